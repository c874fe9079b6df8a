import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Pattern, Recurrence } from '../../tenant/item.ts';
import { civilOf, dayOf, formatDay, parseDay, weekdayOf } from './days.ts';
import { seriesDays, weekdays } from './pattern-dates.ts';

const patterns: fc.Arbitrary<Pattern> = fc.record({
  type: fc.constantFrom('daily', 'weekly', 'absoluteMonthly', 'relativeMonthly', 'absoluteYearly', 'relativeYearly'),
  interval: fc.integer({ min: 1, max: 4 }),
  month: fc.integer({ min: 1, max: 12 }),
  dayOfMonth: fc.integer({ min: 1, max: 31 }),
  daysOfWeek: fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1 }),
  firstDayOfWeek: fc.constantFrom(...weekdays),
  index: fc.constantFrom('first', 'second', 'third', 'fourth', 'last'),
});

const starts = fc.integer({ min: parseDay('2020-01-01'), max: parseDay('2030-12-31') });

function endless(pattern: Pattern, start: number): Recurrence {
  const startDate = Temporal.PlainDate.from(formatDay(start));
  return { pattern, range: { type: 'noEnd', startDate, endDate: null, numberOfOccurrences: 0, zone: 'UTC' } };
}

describe('the days of any series', () => {
  it('are the same whether one looks at the whole or at a part', () => {
    fc.assert(
      fc.property(
        patterns,
        starts,
        fc.integer({ min: 0, max: 1500 }),
        fc.integer({ min: 0, max: 400 }),
        (pattern, start, skip, width) => {
          const recurrence = endless(pattern, start);
          const all = [...seriesDays(recurrence, start, start + 2000)];
          const part = [...seriesDays(recurrence, start + skip, start + skip + width)];
          expect(part).toEqual(all.filter((day) => day >= start + skip && day <= start + skip + width));
        },
      ),
    );
  });

  it('ascend, and a number of occurrences takes exactly the first ones', () => {
    fc.assert(
      fc.property(patterns, starts, fc.integer({ min: 1, max: 30 }), (pattern, start, count) => {
        const open = endless(pattern, start);
        const numbered: Recurrence = {
          ...open,
          range: { ...open.range, type: 'numbered', numberOfOccurrences: count },
        };
        const taken = [...seriesDays(numbered, start, start + 60_000)];
        expect(taken).toHaveLength(count);
        expect(taken).toEqual([...new Set(taken)].sort((one, other) => one - other));
        expect(taken).toEqual([...seriesDays(open, start, taken.at(-1) ?? start)]);
      }),
    );
  });

  it('fall on the weekdays of a weekly pattern and nowhere else', () => {
    fc.assert(
      fc.property(patterns, starts, (pattern, start) => {
        const days = [...seriesDays(endless({ ...pattern, type: 'weekly' }, start), start, start + 100)];
        for (const day of days) expect(pattern.daysOfWeek).toContain(weekdays[weekdayOf(day)]);
      }),
    );
  });

  it('are counted as the calendar counts', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 900_000 }), (day) => {
        const date = Temporal.PlainDate.from('1970-01-01').add({ days: day });
        expect(formatDay(day)).toBe(date.year >= 0 ? date.toString() : formatDay(day));
        expect(civilOf(day)).toEqual({ year: date.year, month: date.month, day: date.day });
        expect(dayOf(civilOf(day))).toBe(day);
        expect(weekdayOf(day)).toBe(date.dayOfWeek % 7);
      }),
    );
  });
});
