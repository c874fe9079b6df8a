import { isIsoDate, isWallTime, wallOf, weekdays, weekIndexes, daysBetween } from '@planner/core';
import type { Pattern, SeriesRange, SeriesRule, Weekday, WeekIndex, ZoneName } from '@planner/core';
import { z } from 'zod';
import { graphZoneOf } from './zones.ts';

/** A series as Graph tells it. `zone` is null where Graph names a zone without rules we know (`tzone://…`). */
export interface RemoteRecurrence {
  readonly pattern: Pattern;
  readonly range: SeriesRange;
  readonly zone: ZoneName | null;
}

const weekday = z.string().transform((text, context): Weekday => {
  const found = weekdays.find((day) => day === text.toLowerCase());
  if (found) return found;
  context.addIssue({ code: 'custom', message: `no weekday: ${text.slice(0, 40)}` });
  return z.NEVER;
});
const isoDate = z.string().refine(isIsoDate, 'no calendar date');
const counted = z.number().int();

/** Graph's recurrencePattern, loosely: which fields a type needs is decided by `patternFromGraph`. */
export const patternSchema = z.object({
  type: z.string(),
  interval: counted.min(1).max(999),
  month: counted.min(0).max(12).nullish(),
  dayOfMonth: counted.min(0).max(31).nullish(),
  daysOfWeek: z.array(weekday).nullish(),
  firstDayOfWeek: weekday.nullish(),
  index: z.string().nullish(),
});

/** Graph's recurrenceRange; the fields that its type doesn't use may hold anything (`0001-01-01`, 0). */
export const rangeSchema = z.object({
  type: z.string(),
  startDate: isoDate,
  endDate: z.string().nullish(),
  numberOfOccurrences: counted.nullish(),
  recurrenceTimeZone: z.string().nullish(),
});

/**
 * Reads a pattern in Graph's spelling.
 * @returns null when a field that the type needs is missing or senseless
 */
export function patternFromGraph(raw: z.infer<typeof patternSchema>): Pattern | null {
  const { interval } = raw;
  const daysOfWeek = raw.daysOfWeek ?? [];
  const index = weekIndexOf(raw.index);
  const dayOfMonth = raw.dayOfMonth ?? 0;
  const month = raw.month ?? 0;
  switch (raw.type.toLowerCase()) {
    case 'daily':
      return { type: 'daily', interval };
    case 'weekly':
      if (daysOfWeek.length === 0) return null;
      return { type: 'weekly', interval, daysOfWeek, firstDayOfWeek: raw.firstDayOfWeek ?? 'sunday' };
    case 'absolutemonthly':
      return dayOfMonth < 1 ? null : { type: 'absoluteMonthly', interval, dayOfMonth };
    case 'relativemonthly':
      if (daysOfWeek.length === 0 || index === null) return null;
      return { type: 'relativeMonthly', interval, daysOfWeek, index };
    case 'absoluteyearly':
      return dayOfMonth < 1 || month < 1 ? null : { type: 'absoluteYearly', interval, month, dayOfMonth };
    case 'relativeyearly':
      if (daysOfWeek.length === 0 || index === null || month < 1) return null;
      return { type: 'relativeYearly', interval, month, daysOfWeek, index };
    default:
      return null;
  }
}

// Graph's default is `first` (recurrencePattern); null for a word that it doesn't have.
function weekIndexOf(text: string | null | undefined): WeekIndex | null {
  if (text === null || text === undefined || text === '') return 'first';
  return weekIndexes.find((index) => index === text.toLowerCase()) ?? null;
}

/** Reads a range in Graph's spelling. @returns null when its end is missing or before its start */
export function rangeFromGraph(raw: z.infer<typeof rangeSchema>): SeriesRange | null {
  const { startDate } = raw;
  switch (raw.type.toLowerCase()) {
    case 'enddate':
      if (!raw.endDate || !isIsoDate(raw.endDate) || raw.endDate < startDate) return null;
      return { type: 'endDate', startDate, endDate: raw.endDate };
    case 'numbered':
      if (!raw.numberOfOccurrences || raw.numberOfOccurrences < 1) return null;
      return { type: 'numbered', startDate, numberOfOccurrences: raw.numberOfOccurrences };
    case 'noend':
      return { type: 'noEnd', startDate };
    default:
      return null;
  }
}

/**
 * A rule in Graph's spelling, as it goes into a request.
 * @param startsOn  date of the first real occurrence: Graph wants the event's start on `range.startDate`
 */
export function recurrenceToGraph(rule: SeriesRule, startsOn: string): Record<string, unknown> {
  const { type: rangeType, ...limits } = rule.range;
  return {
    pattern: { ...rule.pattern },
    range: { type: rangeType, ...limits, startDate: startsOn, recurrenceTimeZone: graphZoneOf(rule.zone) },
  };
}

/**
 * The rule of a series whose first occurrence starts and ends at these instants.
 * @param zone  the series zone; the wall times are read in it (the start is shown in UTC, the pattern isn't)
 */
export function seriesRuleOf(
  recurrence: { readonly pattern: Pattern; readonly range: SeriesRange },
  first: { readonly start: Temporal.Instant; readonly end: Temporal.Instant; readonly allDay: boolean },
  zone: ZoneName,
): SeriesRule {
  const start = wallOf(first.start, zone);
  const end = wallOf(first.end, zone);
  if (!isWallTime(start.time) || !isWallTime(end.time)) throw new RangeError('wall time out of range');
  return {
    pattern: recurrence.pattern,
    range: recurrence.range,
    zone,
    startTime: start.time,
    endTime: end.time,
    endDayOffset: daysBetween(start.date, end.date),
    allDay: first.allDay,
  };
}
