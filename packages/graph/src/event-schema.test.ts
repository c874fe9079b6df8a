import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventUnreadable, parseEvent, removedIdOf, thinOccurrenceOf } from './event-schema.ts';

const plain = {
  id: 'A',
  iCalUId: 'U',
  subject: 'Budget',
  start: { dateTime: '2026-11-30T08:00:00.0000000', timeZone: 'UTC' },
  end: { dateTime: '2026-11-30T09:00:00.0000000', timeZone: 'UTC' },
  originalStartTimeZone: 'Romance Standard Time',
};
const unreadable = (change: Record<string, unknown>): string => {
  try {
    parseEvent({ ...plain, ...change }, 'Europe/Copenhagen');
  } catch (error) {
    if (error instanceof EventUnreadable) return error.field;
    throw error;
  }
  return '';
};

describe('an event of Graph', () => {
  it('gives its instants and the room’s own zone where Windows has one name for both', () => {
    const event = parseEvent(plain, 'Europe/Copenhagen');
    expect(event.start.toString()).toBe('2026-11-30T08:00:00Z');
    expect(event.zone).toBe('Europe/Copenhagen');
    expect(event.type).toBe('singleInstance');
  });

  it('that lasts all day lies on the midnights of its own zone, not of the zone asked for', () => {
    const day = {
      ...plain,
      isAllDay: true,
      start: { dateTime: '2026-10-25T00:00:00.0000000', timeZone: 'UTC' },
      end: { dateTime: '2026-10-26T00:00:00.0000000', timeZone: 'UTC' },
    };
    const event = parseEvent(day, 'Europe/Copenhagen');
    expect(event.start.toString()).toBe('2026-10-24T22:00:00Z');
    expect(event.end.toString()).toBe('2026-10-25T23:00:00Z');
    const bare = parseEvent({ ...day, originalStartTimeZone: 'UTC' }, 'Asia/Kathmandu');
    expect(bare.start.toString()).toBe('2026-10-24T18:15:00Z');
  });

  it('names the field that can’t be understood', () => {
    expect(unreadable({ end: null })).toBe('end');
    expect(unreadable({ end: { dateTime: '2026-11-30T07:00:00', timeZone: 'UTC' } })).toBe('end');
    expect(unreadable({ start: { dateTime: '2026-13-30T07:00:00', timeZone: 'UTC' } })).toBe('start');
    expect(unreadable({ start: { dateTime: '2026-11-30T07:00:00', timeZone: 'Mars' } })).toBe('start');
    expect(unreadable({ subject: 'half \ud800 character' })).toBe('subject');
    expect(unreadable({ subject: 'zero \0 character' })).toBe('subject');
    expect(unreadable({ subject: 'x'.repeat(256) })).toBe('subject');
    expect(unreadable({ attendees: Array.from({ length: 501 }, () => ({})) })).toBe('attendees');
    expect(
      unreadable({
        recurrence: {
          pattern: { type: 'weekly', interval: 1, daysOfWeek: [] },
          range: { type: 'noEnd', startDate: '2026-11-30' },
        },
      }),
    ).toBe('recurrence.pattern');
    expect(
      unreadable({
        recurrence: {
          pattern: { type: 'daily', interval: 1 },
          range: { type: 'endDate', startDate: '2026-11-30', endDate: '2026-11-01' },
        },
      }),
    ).toBe('recurrence.range');
  });

  it('with a far year, markup or a huge body is read: the rules or the page deal with it', () => {
    const far = { dateTime: '9999-01-01T08:00:00', timeZone: 'UTC' };
    expect(
      parseEvent({ ...plain, start: far, end: { ...far, dateTime: '9999-01-01T09:00:00' } }, 'UTC').start.toString(),
    ).toContain('9999');
    const event = parseEvent(
      { ...plain, subject: '<script>alert(1)</script>', body: { content: 'x'.repeat(1_000_000) } },
      'UTC',
    );
    expect(event.subject).toBe('<script>alert(1)</script>');
    expect(JSON.stringify(event)).not.toContain('xxxx');
  });

  it('is read or refused as unreadable, whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.object({ key: fc.constantFrom(...Object.keys(plain), 'recurrence', 'attendees', 'organizer'), maxDepth: 4 }),
        (change) => {
          let failure: unknown = null;
          try {
            parseEvent({ ...plain, ...change }, 'America/St_Johns');
          } catch (error) {
            failure = error;
          }
          expect(failure === null || failure instanceof EventUnreadable).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('tells dates of a series and removed items apart from events', () => {
    expect(thinOccurrenceOf({ id: 'B', type: 'occurrence', seriesMasterId: 'A', start: plain.start })).toEqual({
      id: 'B',
      seriesMasterId: 'A',
      start: Temporal.Instant.from('2026-11-30T08:00:00Z'),
    });
    expect(thinOccurrenceOf({ id: 'B', type: 'exception', seriesMasterId: 'A' })).toBeNull();
    expect(removedIdOf({ id: 'B', '@removed': { reason: 'deleted' } })).toBe('B');
    expect(removedIdOf(plain)).toBeNull();
  });

  it('a master gives its exceptions with what they inherit, and its cancelled dates', () => {
    const master = parseEvent(
      {
        ...plain,
        organizer: { emailAddress: { name: 'Ida', address: 'ida@nordlys.example' } },
        recurrence: {
          pattern: { type: 'daily', interval: 1, index: 'first', month: 0, dayOfMonth: 0, daysOfWeek: [] },
          range: {
            type: 'numbered',
            startDate: '2026-11-30',
            endDate: '0001-01-01',
            numberOfOccurrences: 5,
            recurrenceTimeZone: 'Romance Standard Time',
          },
        },
        cancelledOccurrences: ['OID.A.2026-12-02'],
        exceptionOccurrences: [{ id: 'X', start: plain.start, end: plain.end, originalStart: '2026-12-01T08:00:00Z' }],
      },
      'Europe/Copenhagen',
    );
    expect(master.type).toBe('seriesMaster');
    expect(master.recurrence).toEqual({
      pattern: { type: 'daily', interval: 1 },
      range: { type: 'numbered', startDate: '2026-11-30', numberOfOccurrences: 5 },
      zone: 'Europe/Copenhagen',
    });
    expect(master.cancelledDates).toEqual(['2026-12-02']);
    expect(master.exceptions[0]).toMatchObject({ id: 'X', type: 'exception', seriesMasterId: 'A', subject: 'Budget' });
    expect(master.exceptions[0]?.organizer?.name).toBe('Ida');
  });
});
