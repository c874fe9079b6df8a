import { accepted, daysBetween, refused, wallOf } from '@planner/core';
import type { Outcome, Pattern, Refusal, SeriesRange, SeriesRule } from '@planner/core';
import type { Recurrence } from '../api/series-schema.ts';

/** The times of the first occurrence, from which a series takes its wall times. */
export interface FirstTime {
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly zone: string;
  readonly allDay: boolean;
}

/**
 * The rule of a series as the API names it: pattern and range in Graph's words, wall times from the meeting itself.
 * What a type needs and doesn't get is handed on as something impossible, so that the rules name the field.
 * @returns PATTERN_INVALID when the range starts on another date than the meeting
 */
export function readRecurrence(recurrence: Recurrence, first: FirstTime): Outcome<SeriesRule> {
  const { pattern, range } = recurrence;
  const from = wallOf(first.start, first.zone);
  const to = wallOf(first.end, first.zone);
  if (range.startDate !== from.date) return refused(otherDate(from.date));
  return accepted({
    pattern: patternOf(pattern),
    range: rangeOf(range),
    zone: first.zone,
    startTime: from.time,
    endTime: to.time,
    endDayOffset: daysBetween(from.date, to.date),
    allDay: first.allDay,
  });
}

/** The rule in the API's words. */
export function presentRecurrence({ pattern, range, zone }: SeriesRule): Recurrence {
  const { interval, ...rest } = pattern;
  return {
    pattern: {
      ...rest,
      interval,
      ...('daysOfWeek' in pattern && { daysOfWeek: [...pattern.daysOfWeek] }),
    } as Recurrence['pattern'],
    range: { ...range, recurrenceTimeZone: zone },
  };
}

function patternOf(pattern: Recurrence['pattern']): Pattern {
  const { type, interval } = pattern;
  const daysOfWeek = pattern.daysOfWeek ?? [];
  const dayOfMonth = pattern.dayOfMonth ?? 0;
  const month = pattern.month ?? 0;
  // Graph's own defaults (recurrencePattern resource): index first, firstDayOfWeek sunday.
  const index = pattern.index ?? 'first';
  switch (type) {
    case 'daily':
      return { type, interval };
    case 'weekly':
      return { type, interval, daysOfWeek, firstDayOfWeek: pattern.firstDayOfWeek ?? 'sunday' };
    case 'absoluteMonthly':
      return { type, interval, dayOfMonth };
    case 'relativeMonthly':
      return { type, interval, daysOfWeek, index };
    case 'absoluteYearly':
      return { type, interval, month, dayOfMonth };
    default:
      return { type, interval, month, daysOfWeek, index };
  }
}

function rangeOf({ type, startDate, endDate, numberOfOccurrences }: Recurrence['range']): SeriesRange {
  switch (type) {
    case 'endDate':
      return { type, startDate, endDate: endDate ?? '' };
    case 'numbered':
      return { type, startDate, numberOfOccurrences: numberOfOccurrences ?? 0 };
    default:
      return { type, startDate };
  }
}

function otherDate(date: string): Refusal {
  const field = 'recurrence.range.startDate';
  return { code: 'PATTERN_INVALID', field, params: { field, expected: date } };
}
