import { say } from '../messages/format.ts';
import type { Speech } from '../messages/speech.ts';
import { weekdays } from '../time/calendar.ts';
import type { IsoDate, Weekday } from '../time/calendar.ts';
import { dayNumber, dayNumberOf } from '../time/day-number.ts';
import { safeDayOfMonth } from './rrule.ts';
import type { Pattern, SeriesRange, SeriesRule } from './series.ts';

const msPerDay = 86_400_000;
const aMonday = dayNumberOf(2024, 1, 1);
const aLeapYear = 2024; // so that 29 February has a name

/**
 * A series as one sentence without a full stop: "Every second Tuesday until 15 December 2026".
 * It says the dates, not the time of day. `describeSeries` of `messages/index.ts` takes the language by its name.
 */
export function describeIn(speech: Speech, { pattern, range }: Pick<SeriesRule, 'pattern' | 'range'>): string {
  return withRange(speech, say(speech, speech.series[pattern.type], wordsOf(speech, pattern)), range);
}

function withRange(speech: Speech, pattern: string, range: SeriesRange): string {
  const { series, locale } = speech;
  if (range.type === 'endDate')
    return say(speech, series.endDate, { pattern, endDate: shortDate(range.endDate, locale) });
  if (range.type === 'numbered') return say(speech, series.numbered, { pattern, count: range.numberOfOccurrences });
  return say(speech, series.noEnd, { pattern });
}

function wordsOf(speech: Speech, pattern: Pattern): { [name: string]: string | number } {
  const { interval } = pattern;
  switch (pattern.type) {
    case 'daily':
      return { interval };
    case 'weekly':
      return { interval, count: pattern.daysOfWeek.length, days: namesOf(speech, pattern.daysOfWeek, 'conjunction') };
    case 'absoluteMonthly':
      return { interval, day: pattern.dayOfMonth, tail: String(pattern.dayOfMonth > safeDayOfMonth) };
    case 'relativeMonthly':
      return { interval, index: speech.series.index[pattern.index], days: kindOfDay(speech, pattern.daysOfWeek) };
    case 'absoluteYearly':
      return { interval, date: dayAndMonth(pattern.month, pattern.dayOfMonth, speech.locale) };
    case 'relativeYearly':
      return {
        interval,
        index: speech.series.index[pattern.index],
        days: kindOfDay(speech, pattern.daysOfWeek),
        month: format(speech.locale, { month: 'long' }, dayNumberOf(aLeapYear, pattern.month, 1)),
      };
    default:
      return pattern satisfies never;
  }
}

/** "weekday" for Monday to Friday, "weekend day", "day" for all seven, else the names. */
function kindOfDay(speech: Speech, days: readonly Weekday[]): string {
  const { series } = speech;
  const has = (from: number, to: number): boolean =>
    weekdays.every((day, index) => days.includes(day) === (index >= from && index <= to));
  if (has(0, 6)) return series.day;
  if (has(0, 4)) return series.weekday;
  return has(5, 6) ? series.weekendDay : namesOf(speech, days, 'disjunction');
}

function namesOf(speech: Speech, days: readonly Weekday[], type: 'conjunction' | 'disjunction'): string {
  const names = weekdays
    .map((day, index) => ({ day, name: format(speech.locale, { weekday: 'long' }, aMonday + index) }))
    .filter(({ day }) => days.includes(day))
    .map(({ name }) => name);
  return new Intl.ListFormat(speech.locale, { type }).format(names);
}

function shortDate(date: IsoDate, locale: string): string {
  return format(locale, { day: 'numeric', month: 'long', year: 'numeric' }, dayNumber(date));
}

function dayAndMonth(month: number, day: number, locale: string): string {
  return format(locale, { day: 'numeric', month: 'long' }, dayNumberOf(aLeapYear, month, day));
}

function format(locale: string, parts: Intl.DateTimeFormatOptions, day: number): string {
  return new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' }).format(day * msPerDay);
}
