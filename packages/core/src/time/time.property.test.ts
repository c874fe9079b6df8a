import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, isIsoDate, minutesOfDay, weekdayOf, weekdays } from './calendar.ts';
import { dateOfDayNumber, dayNumber } from './day-number.ts';
import { contains, covers, intersectIntervals, mergeIntervals, overlaps, subtractIntervals } from './interval.ts';
import type { Interval } from './interval.ts';
import { addMinutes, dateIn, elapsedMinutes, instantAt, startOfDay, wallOf } from './wall-time.ts';

const zone = fc.constantFrom(
  'Europe/Copenhagen',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'Pacific/Apia',
  'UTC',
);
const minuteOf2020s = fc.integer({ min: 26_297_280, max: 31_556_160 }); // minutes since 1970, 2020 to 2029
const instant = minuteOf2020s.map((minute) => Temporal.Instant.fromEpochMilliseconds(minute * 60_000));
const date = fc.integer({ min: 10_957, max: 47_482 }).map(dateOfDayNumber); // 2000 to 2099
const time = fc
  .integer({ min: 0, max: 1439 })
  .map((minute) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`);

// Small numbers, so that intervals meet often.
const interval: fc.Arbitrary<Interval> = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 12 }))
  .map(([start, length]) => ({ start: minute(start), end: minute(start + length) }));
const intervals = fc.array(interval, { maxLength: 8 });

function minute(number: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(number * 60_000);
}

function minutesIn(list: readonly Interval[]): Set<number> {
  const minutes = new Set<number>();
  for (const { start, end } of list) {
    for (let at = start.epochMilliseconds; at < end.epochMilliseconds; at += 60_000) minutes.add(at / 60_000);
  }
  return minutes;
}

describe('intervals', () => {
  it('overlap exactly if they share a minute', () => {
    fc.assert(
      fc.property(interval, interval, (one, other) => {
        const shared = minutesIn([one]).intersection(minutesIn([other]));
        expect(overlaps(one, other)).toBe(shared.size > 0);
        expect(overlaps(other, one)).toBe(shared.size > 0);
      }),
    );
  });

  it('that only touch never overlap', () => {
    fc.assert(
      fc.property(interval, fc.integer({ min: 1, max: 9 }), (one, length) => {
        expect(overlaps(one, { start: one.end, end: addMinutes(one.end, length) })).toBe(false);
      }),
    );
  });

  it('merged hold the same minutes, sorted, and don’t touch', () => {
    fc.assert(
      fc.property(intervals, (list) => {
        const merged = mergeIntervals(list);
        expect(minutesIn(merged)).toEqual(minutesIn(list));
        for (let i = 1; i < merged.length; i += 1) {
          expect(Temporal.Instant.compare(merged[i - 1]!.end, merged[i]!.start)).toBe(-1);
        }
      }),
    );
  });

  it('subtracted and intersected are what sets of minutes say', () => {
    fc.assert(
      fc.property(intervals, intervals, (ones, others) => {
        expect(minutesIn(subtractIntervals(ones, others))).toEqual(minutesIn(ones).difference(minutesIn(others)));
        expect(minutesIn(intersectIntervals(ones, others))).toEqual(minutesIn(ones).intersection(minutesIn(others)));
      }),
    );
  });

  it('cover another one exactly if they have all of its minutes', () => {
    fc.assert(
      fc.property(intervals, interval, (list, inner) => {
        expect(covers(list, inner)).toBe(minutesIn([inner]).isSubsetOf(minutesIn(list)));
        expect(contains(inner, inner)).toBe(true);
      }),
    );
  });
});

describe('wall times', () => {
  it('that an instant shows lead back to it, or to the earlier instant that shows the same', () => {
    fc.assert(
      fc.property(instant, zone, (moment, place) => {
        const wall = wallOf(moment, place);
        const back = instantAt(wall.date, wall.time, place);
        expect(Temporal.Instant.compare(back, moment)).not.toBe(1);
        expect(wallOf(back, place)).toEqual(wall);
      }),
    );
  });

  it('that don’t exist move forward, never back, and by no more than the gap', () => {
    fc.assert(
      fc.property(date, time, zone, (day, clock, place) => {
        const wall = wallOf(instantAt(day, clock, place), place);
        const moved = daysBetween(day, wall.date) * 1440 + minutesOfDay(wall.time) - minutesOfDay(clock);
        expect([0, 30, 60, 1440]).toContain(moved); // an hour, Lord Howe's half, and the day that Samoa left out
      }),
    );
  });

  it('a day begins at the first of its instants', () => {
    fc.assert(
      fc.property(date, zone, (day, place) => {
        const start = startOfDay(day, place);
        fc.pre(dateIn(start, place) === day); // Samoa had no 2011-12-30
        expect(dateIn(addMinutes(start, -1), place) < day).toBe(true);
      }),
    );
  });

  it('a day has 23 to 25 hours', () => {
    fc.assert(
      fc.property(date, zone, (day, place) => {
        fc.pre(day !== '2011-12-29' && day !== '2011-12-30');
        const hours = elapsedMinutes({ start: startOfDay(day, place), end: startOfDay(addDays(day, 1), place) }) / 60;
        expect(hours).toBeGreaterThanOrEqual(23);
        expect(hours).toBeLessThanOrEqual(25);
      }),
    );
  });
});

describe('day numbers', () => {
  it('count calendar days as Temporal does', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -2000, max: 2000 }), (day, distance) => {
        const plain = Temporal.PlainDate.from(day);
        const moved = plain.add({ days: distance }).toString();
        expect(addDays(day, distance)).toBe(moved);
        expect(daysBetween(day, moved)).toBe(distance);
        expect(weekdayOf(day)).toBe(weekdays[plain.dayOfWeek - 1]);
        expect(isIsoDate(day)).toBe(true);
      }),
    );
  });

  it('reach from year 1 to year 9999', () => {
    for (const day of ['0001-01-01', '1900-02-28', '2000-02-29', '2100-03-01', '9999-12-31']) {
      expect(dateOfDayNumber(dayNumber(day))).toBe(day);
    }
  });
});

describe('texts that look like dates', () => {
  it('are dates exactly if Temporal takes them', () => {
    const part = (most: number) => fc.integer({ min: 0, max: most }).map((value) => String(value).padStart(2, '0'));
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), part(14), part(33), (year, month, day) => {
        const text = `${year}-${month}-${day}`;
        let known = true;
        try {
          Temporal.PlainDate.from(text);
        } catch {
          known = false;
        }
        expect(isIsoDate(text)).toBe(known);
      }),
    );
  });
});
