import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weekdays, weekdayOf } from '../time/calendar.ts';
import { dateOfDayNumber, dayNumber } from '../time/day-number.ts';
import { overlaps } from '../time/interval.ts';
import { wallOf } from '../time/wall-time.ts';
import { isDateOf, mayMoveTo, patternOrTimeDiffers, rebased, splitAt, truncateBefore } from './edit.ts';
import { expandSeries, maxOccurrences } from './expand.ts';
import { fromRRule } from './parse-rrule.ts';
import { patternDates } from './pattern-dates.ts';
import { toRRule } from './rrule.ts';
import { weekIndexes } from './series.ts';
import type { Pattern, SeriesRule } from './series.ts';

const interval = fc.integer({ min: 1, max: 4 });
const daysOfWeek = fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1, maxLength: 7 });
const month = fc.integer({ min: 1, max: 12 });
const dayOfMonth = fc.integer({ min: 1, max: 31 });
const index = fc.constantFrom(...weekIndexes);

/** Any of Graph's six patterns. */
const anyPattern: fc.Arbitrary<Pattern> = fc.oneof(
  fc.record({ type: fc.constant('daily' as const), interval }),
  fc.record({
    type: fc.constant('weekly' as const),
    interval,
    daysOfWeek,
    firstDayOfWeek: fc.constantFrom(...weekdays),
  }),
  fc.record({ type: fc.constant('absoluteMonthly' as const), interval, dayOfMonth }),
  fc.record({ type: fc.constant('relativeMonthly' as const), interval, daysOfWeek, index }),
  fc.record({ type: fc.constant('absoluteYearly' as const), interval, month, dayOfMonth }),
  fc.record({ type: fc.constant('relativeYearly' as const), interval, month, daysOfWeek, index }),
);

const startDate = fc.integer({ min: 20_000, max: 25_000 }).map(dateOfDayNumber); // 2024 to 2038
const minute = fc.integer({ min: 0, max: 1439 });

/** A finite series of at most 40 dates, shorter than a day each, in zones with odd offsets and odd clock changes. */
const anySeries: fc.Arbitrary<SeriesRule> = fc
  .record({
    pattern: anyPattern,
    startDate,
    count: fc.integer({ min: 1, max: 40 }),
    lengthInDays: fc.integer({ min: 0, max: 1500 }),
    byDate: fc.boolean(),
    zone: fc.constantFrom(
      'Europe/Copenhagen',
      'America/New_York',
      'America/St_Johns',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
    ),
    start: minute,
    minutes: fc.integer({ min: 1, max: 1440 }),
  })
  .map((given) => ({
    pattern: given.pattern,
    range: given.byDate
      ? {
          type: 'endDate',
          startDate: given.startDate,
          endDate: dateAfter(given.startDate, Math.min(given.lengthInDays, 40)),
        }
      : { type: 'numbered', startDate: given.startDate, numberOfOccurrences: given.count },
    zone: given.zone,
    startTime: clock(given.start),
    endTime: clock((given.start + given.minutes) % 1440),
    endDayOffset: Math.floor((given.start + given.minutes) / 1440),
    allDay: false,
  }));

function dateAfter(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function datesOf(rule: SeriesRule | null): string[] {
  return rule === null ? [] : [...patternDates(rule.pattern, rule.range)];
}

function firstDates(pattern: SeriesRule['pattern'], startDate: string, count: number): string[] {
  return [...patternDates(pattern, { type: 'numbered', startDate, numberOfOccurrences: count })];
}

function thrownBy(work: () => unknown): unknown {
  try {
    work();
    return null;
  } catch (error) {
    return error instanceof Error ? error.constructor : error;
  }
}

/** A second, slower way to the dates: walk over every day and ask whether the pattern names it. */
function isPatternDate(pattern: SeriesRule['pattern'], startDate: string, date: string): boolean {
  const start = Temporal.PlainDate.from(startDate);
  const day = Temporal.PlainDate.from(date);
  const months = (day.year - start.year) * 12 + day.month - start.month;
  const matches = (days: readonly string[], one: Temporal.PlainDate): boolean =>
    days.includes(weekdays[one.dayOfWeek - 1]!);
  const nth = (days: readonly string[], index: string): boolean => {
    const all = Array.from({ length: day.daysInMonth }, (_, i) => day.with({ day: i + 1 })).filter((one) =>
      matches(days, one),
    );
    const wanted = index === 'last' ? all.at(-1) : all[['first', 'second', 'third', 'fourth'].indexOf(index)];
    return wanted?.equals(day) ?? false;
  };
  switch (pattern.type) {
    case 'daily':
      return start.until(day).days % pattern.interval === 0;
    case 'weekly': {
      const first = weekdays.indexOf(pattern.firstDayOfWeek);
      const weekOf = (one: Temporal.PlainDate) => one.subtract({ days: (one.dayOfWeek - 1 - first + 7) % 7 });
      const weeks = weekOf(start).until(weekOf(day)).days / 7;
      return weeks % pattern.interval === 0 && matches(pattern.daysOfWeek, day);
    }
    case 'absoluteMonthly':
      return months % pattern.interval === 0 && day.day === Math.min(pattern.dayOfMonth, day.daysInMonth);
    case 'relativeMonthly':
      return months % pattern.interval === 0 && nth(pattern.daysOfWeek, pattern.index);
    case 'absoluteYearly':
      return (
        (day.year - start.year) % pattern.interval === 0 &&
        day.month === pattern.month &&
        day.day === Math.min(pattern.dayOfMonth, day.daysInMonth)
      );
    case 'relativeYearly':
      return (
        (day.year - start.year) % pattern.interval === 0 &&
        day.month === pattern.month &&
        nth(pattern.daysOfWeek, pattern.index)
      );
    default:
      return pattern satisfies never;
  }
}

describe('the dates of any series', () => {
  it('are exactly those days of which the pattern is true', () => {
    fc.assert(
      fc.property(anyPattern, fc.integer({ min: 0, max: 400 }), (pattern, shift) => {
        const startDate = Temporal.PlainDate.from('2027-01-01').add({ days: shift }).toString();
        const endDate = Temporal.PlainDate.from(startDate).add({ days: 500 }).toString();
        const expected: string[] = [];
        for (let day = startDate; day <= endDate; day = Temporal.PlainDate.from(day).add({ days: 1 }).toString()) {
          if (isPatternDate(pattern, startDate, day)) expected.push(day);
        }
        expect([...patternDates(pattern, { type: 'endDate', startDate, endDate })]).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('are in order, without repetition, and inside the range', () => {
    fc.assert(
      fc.property(anySeries, (rule) => {
        const dates = datesOf(rule);
        expect(dates).toEqual([...new Set(dates)].toSorted());
        const { range } = rule;
        const last = range.type === 'endDate' ? range.endDate : '9999-12-31';
        expect(dates.every((date) => range.startDate <= date && date <= last)).toBe(true);
        expect(dates.length).toBe(range.type === 'numbered' ? range.numberOfOccurrences : dates.length);
      }),
    );
  });

  it('never overlap when the series is accepted, and follow each other', () => {
    fc.assert(
      fc.property(anySeries, (rule) => {
        const expanded = expandSeries(rule);
        fc.pre(expanded.ok);
        for (let i = 1; i < expanded.value.length; i += 1) {
          const before = expanded.value[i - 1]!;
          const after = expanded.value[i]!;
          expect(overlaps(before, after)).toBe(false);
          expect(Temporal.Instant.compare(before.end, after.start)).not.toBe(1);
        }
        for (const one of expanded.value) expect(Temporal.Instant.compare(one.start, one.end)).toBe(-1);
      }),
    );
  });

  it('are refused only for being none or too close, when the rule itself is right', () => {
    fc.assert(
      fc.property(anySeries, (rule) => {
        const expanded = expandSeries(rule);
        const codes = expanded.ok ? [] : expanded.errors.map(({ code }) => code);
        expect(codes.filter((code) => code !== 'SERIES_EMPTY' && code !== 'SERIES_SELF_OVERLAP')).toEqual([]);
        expect(codes.includes('SERIES_EMPTY')).toBe(datesOf(rule).length === 0);
      }),
    );
  });

  it('start when the clock on the series’ wall shows the start time, or just after a gap', () => {
    fc.assert(
      fc.property(anySeries, (rule) => {
        const expanded = expandSeries(rule);
        fc.pre(expanded.ok);
        for (const { key, start } of expanded.value) {
          const wall = wallOf(start, rule.zone);
          const exact = wall.date === key && wall.time === rule.startTime;
          // A start inside a gap is shown later; the minute before the gap's end doesn't show it either.
          const afterGap = wall.date > key || wall.time > rule.startTime;
          expect(exact || afterGap).toBe(true);
          expect(dayNumber(wall.date) - dayNumber(key)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('are never more than the limit', () => {
    fc.assert(
      fc.property(anySeries, fc.integer({ min: 1, max: 20 }), (rule, limit) => {
        const count = datesOf(rule).length;
        const expanded = expandSeries(rule, { limit });
        expect(!expanded.ok && expanded.errors[0]?.code === 'SERIES_TOO_LONG').toBe(count > limit);
        expect(maxOccurrences).toBe(400);
      }),
    );
  });
});

describe('a series written as an RRULE', () => {
  it('and read again has the same dates', () => {
    fc.assert(
      fc.property(anySeries, (rule) => {
        const exported = rebased(rule);
        fc.pre(exported !== null);
        const read = fromRRule(toRRule(exported), {
          startDate: exported.range.startDate,
          startTime: exported.startTime,
          zone: exported.zone,
        });
        if (!read.ok) throw new Error(JSON.stringify([toRRule(exported), read.errors]));
        expect([...patternDates(read.value.pattern, read.value.range)]).toEqual(datesOf(rule));
      }),
    );
  });

  it('always says on which day its week starts', () => {
    fc.assert(
      fc.property(anySeries, (rule) => {
        expect(toRRule(rule)).toMatch(/;WKST=(MO|TU|WE|TH|FR|SA|SU)$/);
      }),
    );
  });

  it('begins at its first real date and keeps all of them', () => {
    fc.assert(
      fc.property(anySeries, (rule) => {
        const dates = datesOf(rule);
        const moved = rebased(rule);
        expect(datesOf(moved)).toEqual(dates);
        expect(moved?.range.startDate).toBe(dates[0]);
      }),
    );
  });
});

describe('a series that is split', () => {
  it('keeps its dates: those before, those after, none twice, none lost', () => {
    fc.assert(
      fc.property(anySeries, fc.nat(), (rule, pick) => {
        const dates = datesOf(rule);
        fc.pre(dates.length > 0);
        const key = dates[pick % dates.length]!;
        const { before, after } = splitAt(rule, key);
        expect([...datesOf(before), ...datesOf(after)]).toEqual(dates);
        expect(before === null).toBe(key === dates[0]);
        expect(patternOrTimeDiffers(rule, after)).toBe(false);
        expect(truncateBefore(rule, key)).toEqual(before);
      }),
    );
  });

  it('can be split at its own dates only', () => {
    fc.assert(
      fc.property(anySeries, fc.integer({ min: -5, max: 60 }), (rule, shift) => {
        const date = Temporal.PlainDate.from(rule.range.startDate).add({ days: shift }).toString();
        const known = datesOf(rule).includes(date);
        expect(isDateOf(rule, date)).toBe(known);
        const split = (): boolean => splitAt(rule, date).after.range.startDate === date;
        const refusal = known ? null : RangeError;
        expect(thrownBy(split)).toBe(refusal);
      }),
    );
  });
});

describe('a date of a series that is moved', () => {
  it('stays in order with all others exactly if the move is allowed', () => {
    fc.assert(
      fc.property(anyPattern, fc.nat(), fc.integer({ min: -40, max: 40 }), (pattern, pick, shift) => {
        const dates = firstDates(pattern, '2027-01-01', 6);
        const key = dates[pick % dates.length]!;
        const to = Temporal.PlainDate.from(key).add({ days: shift }).toString();
        const standing = dates.map((date) => ({ key: date, date }));
        const after = dates.map((date) => (date === key ? to : date));
        const inOrder = after.every((date, i) => i === 0 || after[i - 1]! < date);
        expect(mayMoveTo(standing, { key, to }).ok).toBe(inOrder);
      }),
    );
  });
});

describe('weekdays', () => {
  it('of weekly dates are those asked for', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1 }), (daysOfWeek) => {
        const dates = firstDates(
          { type: 'weekly', interval: 1, daysOfWeek, firstDayOfWeek: 'sunday' },
          '2027-01-01',
          14,
        );
        expect(new Set(dates.map(weekdayOf))).toEqual(new Set(daysOfWeek));
      }),
    );
  });
});
