import type { Recurrence } from '@planner/api-client';

/** A recurrence as Office.js tells it, as far as it's read here (office.recurrence). */
export interface OfficeRecurrence {
  readonly recurrenceType: string;
  readonly recurrenceProperties?: {
    readonly interval?: number;
    readonly days?: readonly string[];
    readonly dayOfMonth?: number;
    readonly dayOfWeek?: string;
    readonly weekNumber?: string;
    readonly month?: string;
    readonly firstDayOfWeek?: string;
  } | null;
  readonly recurrenceTimeZone?: { readonly name?: string } | null;
  readonly seriesTime: {
    getStartDate(): string;
    getStartTime(): string;
    getEndDate(): string | null;
    getDuration(): number;
  };
}

type Pattern = Recurrence['pattern'];
type Day = NonNullable<Pattern['daysOfWeek']>[number];

const days: readonly Day[] = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const workdays = days.slice(1, 6);
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `tue` → tuesday; `day`, `weekday` and `weekendDay` stand for several (OfficeDev/office-js#3941). */
function daysOf(word: string): readonly Day[] {
  if (word === 'day') return days;
  if (word === 'weekday') return workdays;
  if (word === 'weekendDay') return ['saturday', 'sunday'];
  return days.filter((day) => day.startsWith(word.toLowerCase().slice(0, 3)));
}

/**
 * A pattern in the API's words, which are Graph's.
 * @returns null for one that has no such form
 */
export function patternOf({ recurrenceType, recurrenceProperties }: OfficeRecurrence): Pattern | null {
  const { interval = 1, dayOfMonth, dayOfWeek, weekNumber, month, firstDayOfWeek } = recurrenceProperties ?? {};
  const monthNumber = month === undefined ? 0 : months.indexOf(month.toLowerCase().slice(0, 3)) + 1;
  const place =
    dayOfWeek === undefined || weekNumber === undefined
      ? null
      : { daysOfWeek: [...daysOf(dayOfWeek)], index: weekNumber as NonNullable<Pattern['index']> };
  switch (recurrenceType) {
    case 'daily':
      return { type: 'daily', interval };
    case 'weekday':
      return { type: 'weekly', interval: 1, daysOfWeek: [...workdays], firstDayOfWeek: 'sunday' };
    case 'weekly': {
      const wanted = (recurrenceProperties?.days ?? []).flatMap(daysOf);
      const [first = 'sunday'] = daysOf(firstDayOfWeek ?? 'sun');
      return wanted.length === 0 ? null : { type: 'weekly', interval, daysOfWeek: wanted, firstDayOfWeek: first };
    }
    case 'monthly':
      if (place) return { type: 'relativeMonthly', interval, ...place };
      return dayOfMonth === undefined ? null : { type: 'absoluteMonthly', interval, dayOfMonth };
    case 'yearly':
      if (monthNumber === 0) return null;
      if (place) return { type: 'relativeYearly', interval, ...place, month: monthNumber };
      return dayOfMonth === undefined ? null : { type: 'absoluteYearly', interval, dayOfMonth, month: monthNumber };
    default:
      return null;
  }
}

/** A series as the API takes it, or why it can't be told. */
export type SeriesReading =
  | {
      readonly recurrence: Recurrence;
      readonly startTime: string;
      readonly durationMinutes: number;
      readonly zone: string;
    }
  | { readonly problem: 'pattern' | 'end' };

/**
 * Pattern, dates and wall times of a series, in its own zone. No end is told as null, and by some hosts as zeros for a
 * series that has one (OfficeDev/office-js#1978), which isn't believed.
 * @param zone  of the mailbox, where the host names none
 */
export function readSeries(told: OfficeRecurrence, zone: string): SeriesReading {
  const pattern = patternOf(told);
  if (!pattern) return { problem: 'pattern' };
  const { seriesTime } = told;
  const end = seriesTime.getEndDate();
  if (end !== null && !/^[12]\d{3}-\d\d-\d\d/.test(end)) return { problem: 'end' };
  const startDate = seriesTime.getStartDate().slice(0, 10);
  const startTime = /(\d\d:\d\d)/.exec(seriesTime.getStartTime())?.[1];
  if (startTime === undefined || !/^[12]\d{3}-\d\d-\d\d$/.test(startDate)) return { problem: 'pattern' };
  return {
    recurrence: {
      pattern,
      range: end === null ? { type: 'noEnd', startDate } : { type: 'endDate', startDate, endDate: end.slice(0, 10) },
    },
    startTime,
    durationMinutes: seriesTime.getDuration(),
    zone: told.recurrenceTimeZone?.name ?? zone,
  };
}
