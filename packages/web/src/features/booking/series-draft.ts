/** A repeating meeting as the form holds it, and as Graph's pattern and range spell it. */
import type { Recurrence } from '@planner/api-client';
import { addDays, weekdayOf, weekdays } from '@planner/core';
import type { IsoDate, SeriesRule, WeekIndex, Weekday } from '@planner/core';

export type PatternType = Recurrence['pattern']['type'];
export const patternTypes: readonly PatternType[] = [
  'daily',
  'weekly',
  'absoluteMonthly',
  'relativeMonthly',
  'absoluteYearly',
  'relativeYearly',
];

export type SeriesEnd =
  | { readonly kind: 'date'; readonly date: IsoDate }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'none' };

/** Every field of every pattern, so that switching between patterns forgets nothing. */
export interface SeriesDraft {
  readonly type: PatternType;
  readonly interval: number;
  readonly daysOfWeek: readonly Weekday[];
  readonly dayOfMonth: number;
  readonly month: number;
  readonly index: WeekIndex;
  readonly end: SeriesEnd;
}

const standardWeeks = 8;

/** A weekly series of a meeting's own day, for eight weeks: what most people mean by "repeats". */
export function weeklyFrom(date: IsoDate): SeriesDraft {
  const plain = Temporal.PlainDate.from(date);
  const week = Math.ceil(plain.day / 7);
  return {
    type: 'weekly',
    interval: 1,
    daysOfWeek: [weekdayOf(date)],
    dayOfMonth: plain.day,
    month: plain.month,
    // A fifth weekday exists in some months only, so it is taken as the last one.
    index: (['first', 'second', 'third', 'fourth'] as const)[week - 1] ?? 'last',
    end: { kind: 'date', date: addDays(date, standardWeeks * 7) },
  };
}

/** Monday to Friday. */
export const workdays: readonly Weekday[] = weekdays.slice(0, 5);

/** As the API takes it; only the fields that the pattern has. */
export function recurrenceOf(series: SeriesDraft, startDate: IsoDate, zone: string): Recurrence {
  const { type, interval, daysOfWeek, dayOfMonth, month, index, end } = series;
  const own: { readonly [type in PatternType]: Partial<Recurrence['pattern']> } = {
    daily: {},
    weekly: { daysOfWeek, firstDayOfWeek: 'monday' },
    absoluteMonthly: { dayOfMonth },
    relativeMonthly: { daysOfWeek, index },
    absoluteYearly: { dayOfMonth, month },
    relativeYearly: { daysOfWeek, index, month },
  };
  return {
    pattern: { type, interval, ...own[type] },
    range: {
      startDate,
      recurrenceTimeZone: zone,
      ...(end.kind === 'date' && { type: 'endDate', endDate: end.date }),
      ...(end.kind === 'count' && { type: 'numbered', numberOfOccurrences: end.count }),
      ...(end.kind === 'none' && { type: 'noEnd' }),
    } as Recurrence['range'],
  };
}

/** A series that stands already, for editing. */
export function draftOf({ pattern, range }: Recurrence): SeriesDraft {
  return {
    ...weeklyFrom(range.startDate),
    ...(pattern as Partial<SeriesDraft>),
    type: pattern.type,
    interval: pattern.interval,
    end:
      range.type === 'endDate'
        ? { kind: 'date', date: range.endDate ?? range.startDate }
        : range.type === 'numbered'
          ? { kind: 'count', count: range.numberOfOccurrences ?? 1 }
          : { kind: 'none' },
  };
}

/** As core expands and tells it. */
export function ruleOf(
  recurrence: Recurrence,
  times: { readonly zone: string; readonly startTime: string; readonly endTime: string; readonly endDayOffset: number },
): SeriesRule {
  const { recurrenceTimeZone: _zone, ...range } = recurrence.range;
  return {
    pattern: recurrence.pattern as SeriesRule['pattern'],
    range: range as SeriesRule['range'],
    ...times,
    allDay: false,
  };
}
