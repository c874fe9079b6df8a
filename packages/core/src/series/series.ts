import type { IsoDate, WallTime, Weekday, ZoneName } from '../time/calendar.ts';

export const weekIndexes = ['first', 'second', 'third', 'fourth', 'last'] as const;
export type WeekIndex = (typeof weekIndexes)[number];

/** Graph's six patterns, spelled as Graph spells them (recurrencePattern). `interval` counts periods, 1 = each. */
export type Pattern =
  | { readonly type: 'daily'; readonly interval: number }
  | {
      readonly type: 'weekly';
      readonly interval: number;
      readonly daysOfWeek: readonly Weekday[];
      readonly firstDayOfWeek: Weekday;
    }
  | { readonly type: 'absoluteMonthly'; readonly interval: number; readonly dayOfMonth: number }
  | {
      readonly type: 'relativeMonthly';
      readonly interval: number;
      readonly daysOfWeek: readonly Weekday[];
      readonly index: WeekIndex;
    }
  | {
      readonly type: 'absoluteYearly';
      readonly interval: number;
      readonly month: number;
      readonly dayOfMonth: number;
    }
  | {
      readonly type: 'relativeYearly';
      readonly interval: number;
      readonly month: number;
      readonly daysOfWeek: readonly Weekday[];
      readonly index: WeekIndex;
    };

/** `endDate` is inclusive, a date in the series zone; `numbered` counts pattern dates, cancelled ones included. */
export type SeriesRange =
  | { readonly type: 'endDate'; readonly startDate: IsoDate; readonly endDate: IsoDate }
  | { readonly type: 'numbered'; readonly startDate: IsoDate; readonly numberOfOccurrences: number }
  | { readonly type: 'noEnd'; readonly startDate: IsoDate };

/** All that is needed to tell the dates of a series. Wall times are those of `zone`, which never changes. */
export interface SeriesRule {
  readonly pattern: Pattern;
  readonly range: SeriesRange;
  readonly zone: ZoneName;
  readonly startTime: WallTime;
  readonly endTime: WallTime;
  /** Days between the start's and the end's wall dates (0 = same day). */
  readonly endDayOffset: number;
  readonly allDay: boolean;
}

/** One date of a series; `key` is its original local start date in the series zone and never changes. */
export interface Occurrence {
  readonly key: IsoDate;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
}
