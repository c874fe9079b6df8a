import { describe, expect, it } from 'vitest';
import { aRequest, at, between, may } from '../builders.ts';
import { horizonEnd, lastBookableDate } from './horizon.ts';
import { checkRules } from './index.ts';

const site = { maxHorizonDays: 180 };

describe('the last bookable date', () => {
  it.each([
    ['2026-11-24T08:00:00Z', 'Europe/Copenhagen', '2027-05-23', '2027-05-23T22:00:00Z'],
    ['2026-11-24T23:30:00Z', 'Europe/Copenhagen', '2027-05-24', '2027-05-24T22:00:00Z'],
    ['2026-11-24T23:30:00Z', 'America/New_York', '2027-05-23', '2027-05-24T04:00:00Z'],
    ['2026-11-24T23:30:00Z', 'Asia/Singapore', '2027-05-24', '2027-05-24T16:00:00Z'],
    ['2026-09-26T10:00:00Z', 'Europe/Copenhagen', '2027-03-25', '2027-03-25T23:00:00Z'],
    ['2026-11-24T18:30:00Z', 'Asia/Kathmandu', '2027-05-24', '2027-05-24T18:15:00Z'],
  ])('at %s in %s is %s, so meetings end by %s', (now, zone, date, end) => {
    expect(lastBookableDate(at(now), { horizonDays: 180 }, site, zone)).toBe(date);
    expect(horizonEnd(date, zone).toString()).toBe(end);
  });

  it('is today for a horizon of 0', () => {
    expect(lastBookableDate(at('2026-11-24T08:00:00Z'), { horizonDays: 0 }, site, 'Europe/Copenhagen')).toBe(
      '2026-11-24',
    );
  });

  it('is the room’s, the site’s or 180 days, whichever comes first', () => {
    const now = at('2026-11-24T08:00:00Z');
    const zone = 'Europe/Copenhagen';
    expect(lastBookableDate(now, { horizonDays: 30 }, site, zone)).toBe('2026-12-24');
    expect(lastBookableDate(now, { horizonDays: 180 }, { maxHorizonDays: 30 }, zone)).toBe('2026-12-24');
    expect(lastBookableDate(now, { horizonDays: 900 }, { maxHorizonDays: 900 }, zone)).toBe('2027-05-23');
  });
});

describe('rule 7, horizon', () => {
  const lastEvening = between('2027-05-23T21:00:00Z', '2027-05-23T22:00:00Z');
  const halfPastMidnight = between('2027-05-23T21:00:00Z', '2027-05-23T22:30:00Z');
  const facility = { rights: [may('manageRooms')] };

  function refusals(changes: Parameters<typeof aRequest>[0]) {
    return checkRules(aRequest(changes)).errors;
  }

  it('23:00 to midnight on the last date is allowed, until half past midnight isn’t', () => {
    expect(refusals(lastEvening)).toEqual([]);
    expect(refusals(halfPastMidnight)).toMatchObject([
      { code: 'HORIZON_EXCEEDED', field: 'end', params: { lastDate: '2027-05-23' } },
    ]);
  });

  it('buffers don’t count', () => {
    expect(refusals({ ...lastEvening, room: { teardownMinutes: 60 } })).toEqual([]);
  });

  it('holds for Outlook too', () => {
    expect(refusals({ ...halfPastMidnight, source: 'exchange' })).toMatchObject([{ code: 'HORIZON_EXCEEDED' }]);
  });

  it('facility reaches the site’s limit in every room, and nobody reaches beyond 180 days', () => {
    const room = { horizonDays: 7 };
    expect(refusals({ ...lastEvening, room })).toMatchObject([{ params: { lastDate: '2026-12-01' } }]);
    expect(refusals({ ...lastEvening, room, actor: facility })).toEqual([]);
    expect(refusals({ ...halfPastMidnight, room, actor: facility })).toMatchObject([{ code: 'HORIZON_EXCEEDED' }]);
    expect(refusals({ ...lastEvening, room, actor: facility, settings: { maxHorizonDays: 30 } })).toMatchObject([
      { code: 'HORIZON_EXCEEDED' },
    ]);
  });
});
