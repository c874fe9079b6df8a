import { weekdays } from '../time/calendar.ts';
import type { Weekday } from '../time/calendar.ts';
import { instantAt } from '../time/wall-time.ts';
import { weekIndexes } from './series.ts';
import type { Pattern, SeriesRule, WeekIndex } from './series.ts';

/** RFC 5545's two letters of each weekday, in the order of `weekdays`. */
export const rruleDays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** The last day that every month has; from the 29th on "the last day" needs a list. */
export const safeDayOfMonth = 28;

/**
 * The rule as the value of an RRULE (without `RRULE:`), by the table of domain §7.2. WKST is always written: its default
 * differs between RFC 5545 (Monday) and Graph (Sunday), and with an interval it decides the dates.
 * For an export, DTSTART has to be the first real date: see `rebased`.
 */
export function toRRule(rule: Pick<SeriesRule, 'pattern' | 'range' | 'zone'>): string {
  const parts = [...patternParts(rule.pattern), ...rangeParts(rule)];
  const weekStart = rule.pattern.type === 'weekly' ? rule.pattern.firstDayOfWeek : 'monday';
  return [...parts, ['WKST', dayLetters([weekStart])]].map(([name, value]) => `${name}=${value}`).join(';');
}

function patternParts(pattern: Pattern): [string, string][] {
  const interval: [string, string] = ['INTERVAL', String(pattern.interval)];
  switch (pattern.type) {
    case 'daily':
      return [['FREQ', 'DAILY'], interval];
    case 'weekly':
      return [['FREQ', 'WEEKLY'], interval, ['BYDAY', dayLetters(pattern.daysOfWeek)]];
    case 'absoluteMonthly':
      return [['FREQ', 'MONTHLY'], interval, ...dayOfMonthParts(pattern.dayOfMonth)];
    case 'relativeMonthly':
      return [['FREQ', 'MONTHLY'], interval, ...relativeParts(pattern.daysOfWeek, pattern.index)];
    case 'absoluteYearly':
      return [['FREQ', 'YEARLY'], interval, ['BYMONTH', String(pattern.month)], ...dayOfMonthParts(pattern.dayOfMonth)];
    case 'relativeYearly':
      return [
        ['FREQ', 'YEARLY'],
        interval,
        ['BYMONTH', String(pattern.month)],
        ...relativeParts(pattern.daysOfWeek, pattern.index),
      ];
    default:
      return pattern satisfies never;
  }
}

/** `BYMONTHDAY=31` would leave out short months; the last of 28…31 that exists is what Exchange means. */
function dayOfMonthParts(day: number): [string, string][] {
  if (day <= safeDayOfMonth) return [['BYMONTHDAY', String(day)]];
  const list = Array.from({ length: day - safeDayOfMonth + 1 }, (_, index) => safeDayOfMonth + index);
  return [
    ['BYMONTHDAY', list.join(',')],
    ['BYSETPOS', '-1'],
  ];
}

function relativeParts(daysOfWeek: readonly Weekday[], index: WeekIndex): [string, string][] {
  const position = index === 'last' ? -1 : weekIndexes.indexOf(index) + 1;
  return [
    ['BYDAY', dayLetters(daysOfWeek)],
    ['BYSETPOS', String(position)],
  ];
}

function rangeParts({ range, zone }: Pick<SeriesRule, 'range' | 'zone'>): [string, string][] {
  if (range.type === 'noEnd') return [];
  if (range.type === 'numbered') return [['COUNT', String(range.numberOfOccurrences)]];
  const endOfDate = instantAt(range.endDate, '24:00', zone).subtract({ seconds: 1 });
  return [['UNTIL', endOfDate.toString().replaceAll(/[-:]/g, '')]];
}

function dayLetters(days: readonly Weekday[]): string {
  return weekdays
    .map((day, index) => ({ day, letters: rruleDays[index] }))
    .filter(({ day }) => days.includes(day))
    .map(({ letters }) => letters)
    .join(',');
}
