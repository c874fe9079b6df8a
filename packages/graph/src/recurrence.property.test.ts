import type { Pattern, SeriesRange, SeriesRule } from '@planner/core';
import { weekIndexes, weekdays } from '@planner/core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  patternFromGraph,
  patternSchema,
  rangeFromGraph,
  rangeSchema,
  recurrenceToGraph,
  seriesRuleOf,
} from './recurrence.ts';

const days = fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1 });
const index = fc.constantFrom(...weekIndexes);
const interval = fc.integer({ min: 1, max: 99 });
const month = fc.integer({ min: 1, max: 12 });
const dayOfMonth = fc.integer({ min: 1, max: 31 });
const patterns: fc.Arbitrary<Pattern> = fc.oneof(
  fc.record({ type: fc.constant('daily'), interval }),
  fc.record({ type: fc.constant('weekly'), interval, daysOfWeek: days, firstDayOfWeek: fc.constantFrom(...weekdays) }),
  fc.record({ type: fc.constant('absoluteMonthly'), interval, dayOfMonth }),
  fc.record({ type: fc.constant('relativeMonthly'), interval, daysOfWeek: days, index }),
  fc.record({ type: fc.constant('absoluteYearly'), interval, month, dayOfMonth }),
  fc.record({ type: fc.constant('relativeYearly'), interval, month, daysOfWeek: days, index }),
);
const startDate = '2026-11-30';
const ranges: fc.Arbitrary<SeriesRange> = fc.oneof(
  fc.constant<SeriesRange>({ type: 'endDate', startDate, endDate: '2027-03-01' }),
  fc.record({
    type: fc.constant('numbered'),
    startDate: fc.constant(startDate),
    numberOfOccurrences: fc.integer({ min: 1, max: 400 }),
  }),
  fc.constant<SeriesRange>({ type: 'noEnd', startDate }),
);

describe('a series rule', () => {
  it('comes back from Graph as it was sent', () => {
    fc.assert(
      fc.property(patterns, ranges, (pattern, range) => {
        const rule: SeriesRule = {
          pattern,
          range,
          zone: 'Asia/Kathmandu',
          startTime: '09:00',
          endTime: '10:00',
          endDayOffset: 0,
          allDay: false,
        };
        const sent = recurrenceToGraph(rule, range.startDate) as { pattern: unknown; range: unknown };
        expect(patternFromGraph(patternSchema.parse(sent.pattern))).toEqual(pattern);
        expect(rangeFromGraph(rangeSchema.parse(sent.range))).toEqual(range);
      }),
    );
  });

  it('takes its wall times from the series zone, not from the zone the start is shown in', () => {
    // 22:30 UTC on Sunday is 09:30 on Monday in Kiritimati-like zones: days and startDate are the zone's.
    const rule = seriesRuleOf(
      { pattern: { type: 'daily', interval: 1 }, range: { type: 'noEnd', startDate } },
      {
        start: Temporal.Instant.from('2026-11-29T19:30:00Z'),
        end: Temporal.Instant.from('2026-11-29T20:30:00Z'),
        allDay: false,
      },
      'Asia/Kathmandu',
    );
    expect(rule).toMatchObject({ startTime: '01:15', endTime: '02:15', endDayOffset: 0 });
  });
});
