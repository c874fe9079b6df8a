import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aClaim, aRequest } from '../builders.ts';
import { errorCatalogue } from '../errors.ts';
import type { ErrorCode, Refusal } from '../errors.ts';
import { languages } from '../language.ts';
import { checkRules } from '../rules/index.ts';
import { longestComment } from './decline.ts';
import { declineComment } from './index.ts';

const zone = 'Europe/Copenhagen';
const horizon: Refusal = { code: 'HORIZON_EXCEEDED', params: { room: 'Room 4.12', zone, lastDate: '2027-05-23' } };
const endless: Refusal = { code: 'SERIES_INFINITE', params: { lastDate: '2027-05-23' } };
const taken: Refusal = {
  code: 'ROOM_TAKEN',
  params: { room: 'Room 4.12', zone, with: { start: '2026-11-24T09:00:00Z', end: '2026-11-24T10:00:00Z' } },
};
const sevenDates = ['2026-11-30', '2026-12-07', '2026-12-14', '2026-12-21', '2026-12-28', '2027-01-04', '2027-01-11'];

describe('a decline in Outlook', () => {
  it('says why, until when it would work and what to do', () => {
    expect(declineComment([horizon], { language: 'en', roomName: 'Room 4.12' })).toBe(
      'Room 4.12 can’t take this meeting. Room 4.12 can be booked until 23 May 2027; that day is included. Choose an earlier date, or ask Facility.',
    );
    expect(declineComment([endless], { language: 'da', roomName: 'Lokale 4.12' })).toBe(
      'Lokale 4.12 kan ikke tage dette møde. Lokaler kan ikke bookes til en serie uden slutdato. Giv serien en slutdato, senest 23. maj 2027.',
    );
  });

  it('of a taken room says when it is taken and what is free', () => {
    const comment = declineComment([taken], {
      language: 'en',
      roomName: 'Room 4.12',
      alternatives: ['Room 4.13', 'Room 5.01'],
      link: 'https://planner.example/find',
    });
    expect(comment).toContain('Room 4.12 is taken on Tue, 24 Nov 2026, 10:00–11:00.');
    expect(comment).toContain('Free instead: Room 4.13 and Room 5.01.');
    expect(comment).toContain('https://planner.example/find');
  });

  it('takes the offers of the refusal where none are given apart', () => {
    const range = { start: '2026-11-24T09:00:00Z', end: '2026-11-24T10:00:00Z' };
    const withOffers = {
      ...taken,
      params: { ...taken.params, alternatives: [{ kind: 'otherRoom', name: 'Room 4.13', ...range }] },
    };
    const comment = declineComment([withOffers], { language: 'de', roomName: 'Raum 4.12' });
    expect(comment.match(/Room 4\.13/g)).toHaveLength(1);
  });

  it('of a series names the first five dates and counts the others, each rule once', () => {
    const refusals = sevenDates.map((date) => ({ ...taken, params: { ...taken.params, date } }));
    const comment = declineComment(refusals, { language: 'en', roomName: 'Room 4.12' });
    expect(comment).toContain(
      'Dates concerned (7): 30 November 2026, 7 December 2026, 14 December 2026, 21 December 2026, 28 December 2026 and 2 more.',
    );
    expect(comment.match(/is taken/g)).toHaveLength(1);
    expect(comment).not.toContain('24 Nov');
  });

  it('to somebody outside says the rule alone: no other rooms, no link', () => {
    const comment = declineComment([taken], {
      language: 'en',
      roomName: 'Room 4.12',
      alternatives: ['Room 4.13'],
      link: 'https://planner.example/find',
      external: true,
    });
    expect(comment).toContain('Room 4.12 is taken');
    expect(comment).not.toMatch(/4\.13|https/);
  });

  it('never names another person or another meeting', () => {
    const occupied = [
      aClaim('2026-11-24T09:00:00Z', '2026-11-24T10:00:00Z', { organizerKey: 'secret@nordlys.example' }),
    ];
    const { errors } = checkRules(aRequest({ source: 'exchange', occupied }));
    expect(declineComment(errors, { language: 'en', roomName: 'Room 4.12' })).not.toContain('secret');
  });

  it('is plain text of at most 800 characters, whatever the names and however many the reasons', () => {
    const codes = Object.keys(errorCatalogue) as ErrorCode[];
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...codes), { minLength: 1, maxLength: 12 }),
        fc.constantFrom(...languages),
        fc.string({ unit: 'binary', maxLength: 2000 }),
        fc.array(fc.string({ unit: 'grapheme', maxLength: 200 }), { maxLength: 8 }),
        (refused, language, roomName, alternatives) => {
          const refusals = refused.map((code) => ({ code, params: { zone } }));
          const comment = declineComment(refusals, {
            language,
            roomName,
            alternatives,
            dates: sevenDates,
            link: 'https://planner.example',
          });
          expect(comment.length).toBeGreaterThan(20);
          expect(comment.length).toBeLessThanOrEqual(longestComment);
          expect(comment).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
          expect(comment.isWellFormed()).toBe(true);
        },
      ),
    );
  });

  it('says the rule first: it is the last thing to be left out', () => {
    const link = `https://planner.example/${'x'.repeat(780)}`;
    const comment = declineComment([taken], {
      language: 'en',
      roomName: 'Room 4.12',
      alternatives: ['Room 4.13'],
      link,
    });
    expect(comment).toContain('Room 4.12 is taken');
    expect(comment).toContain('Room 4.13');
    expect(comment).not.toContain('https');
  });
});
