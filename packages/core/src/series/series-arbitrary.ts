import * as fc from 'fast-check';
import { weekdays } from '../time/calendar.ts';
import { dateOfDayNumber } from '../time/day-number.ts';
import { weekIndexes } from './series.ts';
import type { Pattern, SeriesRule } from './series.ts';

/* Any series, for the property tests of this folder. */

const interval = fc.integer({ min: 1, max: 4 });
const daysOfWeek = fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1, maxLength: 7 });
const month = fc.integer({ min: 1, max: 12 });
const dayOfMonth = fc.integer({ min: 1, max: 31 });
const index = fc.constantFrom(...weekIndexes);

/** Any of Graph's six patterns. */
export const anyPattern: fc.Arbitrary<Pattern> = fc.oneof(
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
export const anySeries: fc.Arbitrary<SeriesRule> = fc
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
          endDate: later(given.startDate, Math.min(given.lengthInDays, 40)),
        }
      : { type: 'numbered', startDate: given.startDate, numberOfOccurrences: given.count },
    zone: given.zone,
    startTime: clock(given.start),
    endTime: clock((given.start + given.minutes) % 1440),
    endDayOffset: Math.floor((given.start + given.minutes) / 1440),
    allDay: false,
  }));

function later(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
