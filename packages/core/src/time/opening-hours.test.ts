import { describe, expect, it } from 'vitest';
import { between, workdays } from '../builders.ts';
import type { CalendarException, WeeklyHours } from '../location.ts';
import { elapsedMinutes } from './wall-time.ts';
import { narrowedHours, openIntervals } from './opening-hours.ts';

const copenhagen = 'Europe/Copenhagen';
const allDay = [{ from: '00:00', to: '24:00' }];

function open(
  hours: WeeklyHours | null,
  range: [string, string],
  exceptions: CalendarException[] = [],
  zone = copenhagen,
) {
  return openIntervals(hours, exceptions, between(...range), zone).map(
    ({ start, end }) => `${start.toString()} ${end.toString()}`,
  );
}

describe('opening hours', () => {
  it('are wall times of the place', () => {
    expect(open(workdays('08:00', '18:00'), ['2026-11-27T00:00:00Z', '2026-12-01T00:00:00Z'])).toEqual([
      '2026-11-27T07:00:00Z 2026-11-27T17:00:00Z',
      '2026-11-30T07:00:00Z 2026-11-30T17:00:00Z',
    ]);
    expect(
      open(workdays('08:00', '18:00'), ['2026-11-27T00:00:00Z', '2026-11-28T00:00:00Z'], [], 'Asia/Kathmandu'),
    ).toEqual(['2026-11-27T02:15:00Z 2026-11-27T12:15:00Z']);
  });

  it('until 24:00 join the next day’s 00:00', () => {
    const hours = { friday: [{ from: '20:00', to: '24:00' }], saturday: [{ from: '00:00', to: '02:00' }] };
    expect(open(hours, ['2026-11-27T00:00:00Z', '2026-11-29T00:00:00Z'])).toEqual([
      '2026-11-27T19:00:00Z 2026-11-28T01:00:00Z',
    ]);
  });

  it('an exception replaces the weekday', () => {
    const exceptions = [
      { date: '2026-11-27', open: [] },
      { date: '2026-11-28', open: [{ from: '10:00', to: '12:00' }] },
    ];
    expect(open(workdays('08:00', '18:00'), ['2026-11-27T00:00:00Z', '2026-11-30T00:00:00Z'], exceptions)).toEqual([
      '2026-11-28T09:00:00Z 2026-11-28T11:00:00Z',
    ]);
  });

  it('without any the place is open day and night, but closed on an exception', () => {
    expect(open(null, ['2026-11-27T10:00:00Z', '2026-11-29T10:00:00Z'])).toEqual([
      '2026-11-27T10:00:00Z 2026-11-29T10:00:00Z',
    ]);
    expect(open(null, ['2026-11-27T10:00:00Z', '2026-11-29T10:00:00Z'], [{ date: '2026-11-28', open: [] }])).toEqual([
      '2026-11-27T10:00:00Z 2026-11-27T23:00:00Z',
      '2026-11-28T23:00:00Z 2026-11-29T10:00:00Z',
    ]);
  });

  it('on the day the clocks go back are an hour longer, on the day they go forward an hour shorter', () => {
    const sundays = { sunday: allDay };
    const [long] = openIntervals(sundays, [], between('2026-10-24T00:00:00Z', '2026-10-27T00:00:00Z'), copenhagen);
    const [short] = openIntervals(sundays, [], between('2027-03-27T00:00:00Z', '2027-03-30T00:00:00Z'), copenhagen);
    expect([long, short].map((day) => elapsedMinutes(day!) / 60)).toEqual([25, 23]);
  });

  it('that lie inside a missing hour don’t exist that day', () => {
    const hours = {
      sunday: [
        { from: '02:00', to: '02:30' },
        { from: '09:00', to: '10:00' },
      ],
    };
    const range: [string, string] = ['2027-03-28T00:00:00Z', '2027-03-28T12:00:00Z'];
    // 02:00 and 02:30 move to 03:00 and 03:30: half an hour stays, an hour later on the wall.
    expect(open(hours, range)).toEqual([
      '2027-03-28T01:00:00Z 2027-03-28T01:30:00Z',
      '2027-03-28T07:00:00Z 2027-03-28T08:00:00Z',
    ]);
  });

  it('of a room are those of its location, cut down', () => {
    const location = workdays('08:00', '18:00');
    const room = {
      monday: [
        { from: '07:00', to: '10:00' },
        { from: '16:00', to: '24:00' },
      ],
      sunday: allDay,
    };
    expect(narrowedHours(location, room)).toEqual({
      monday: [
        { from: '08:00', to: '10:00' },
        { from: '16:00', to: '18:00' },
      ],
      tuesday: [],
      wednesday: [],
      thursday: [],
      friday: [],
      saturday: [],
      sunday: [],
    });
    expect(narrowedHours(location, null)).toBe(location);
    expect(narrowedHours(null, room)).toBe(room);
  });
});
