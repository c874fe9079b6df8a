import { daysInMonth, weekdays } from '../time/calendar.ts';
import type { IsoDate, Weekday } from '../time/calendar.ts';
import { dateOfDayNumber, dayNumber, dayNumberOf, weekdayIndexOf } from '../time/day-number.ts';
import { weekIndexes } from './series.ts';
import type { Pattern, SeriesRange, WeekIndex } from './series.ts';

const lastDay = dayNumberOf(9999, 12, 31); // IsoDate has four digits for the year

/**
 * The dates of a series in order, from `range.startDate` on (domain §7.1, §7.2).
 * The phase of an interval above 1 is the period that contains the start date, so the first date may lie after it.
 * With `noEnd` the dates go on until the year 9999: whoever iterates says when it's enough.
 */
export function* patternDates(pattern: Pattern, range: SeriesRange): Generator<IsoDate, void, undefined> {
  const start = dayNumber(range.startDate);
  const end = range.type === 'endDate' ? Math.min(dayNumber(range.endDate), lastDay) : lastDay;
  const count = range.type === 'numbered' ? range.numberOfOccurrences : Number.POSITIVE_INFINITY;
  let given = 0;
  for (const day of patternDays(pattern, start)) {
    if (day > end || given >= count) return;
    if (day < start) continue;
    given += 1;
    yield dateOfDayNumber(day);
  }
}

/** Day numbers of the pattern in order, beginning with the period that contains `start`; it ends after the year 9999. */
function* patternDays(pattern: Pattern, start: number): Generator<number, void, undefined> {
  switch (pattern.type) {
    case 'daily':
      for (let day = start; day <= lastDay; day += pattern.interval) yield day;
      return;
    case 'weekly':
      yield* weeklyDays(pattern.interval, pattern.daysOfWeek, pattern.firstDayOfWeek, start);
      return;
    case 'absoluteMonthly':
      for (const { year, month } of months(start, pattern.interval)) yield dayOfMonth(year, month, pattern.dayOfMonth);
      return;
    case 'relativeMonthly':
      for (const { year, month } of months(start, pattern.interval)) {
        yield* relativeDay(year, month, pattern.daysOfWeek, pattern.index);
      }
      return;
    case 'absoluteYearly':
      for (const year of years(start, pattern.interval)) yield dayOfMonth(year, pattern.month, pattern.dayOfMonth);
      return;
    case 'relativeYearly':
      for (const year of years(start, pattern.interval)) {
        yield* relativeDay(year, pattern.month, pattern.daysOfWeek, pattern.index);
      }
  }
}

function* weeklyDays(
  interval: number,
  daysOfWeek: readonly Weekday[],
  firstDayOfWeek: Weekday,
  start: number,
): Generator<number, void, undefined> {
  const first = weekdays.indexOf(firstDayOfWeek);
  const offsets = [...new Set(daysOfWeek.map((day) => (weekdays.indexOf(day) - first + 7) % 7))].toSorted(
    (a, b) => a - b,
  );
  if (offsets.length === 0) return;
  const weekStart = start - ((weekdayIndexOf(start) - first + 7) % 7);
  for (let week = weekStart; week <= lastDay; week += 7 * interval) {
    for (const offset of offsets) yield week + offset;
  }
}

function* months(start: number, interval: number): Generator<{ year: number; month: number }, void, undefined> {
  const date = dateOfDayNumber(start);
  const firstMonth = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
  for (let index = firstMonth; index < 10_000 * 12; index += interval) {
    yield { year: Math.floor(index / 12), month: (index % 12) + 1 };
  }
}

function* years(start: number, interval: number): Generator<number, void, undefined> {
  for (let year = Number(dateOfDayNumber(start).slice(0, 4)); year <= 9999; year += interval) yield year;
}

/** A day larger than the month means the month's last day (EWS AbsoluteMonthlyRecurrence); iCalendar would skip the month. */
function dayOfMonth(year: number, month: number, day: number): number {
  return dayNumberOf(year, month, Math.min(day, daysInMonth(year, month)));
}

/** The first, second … or last day of a month that is one of the weekdays; every month has four and a last one. */
function* relativeDay(
  year: number,
  month: number,
  daysOfWeek: readonly Weekday[],
  index: WeekIndex,
): Generator<number, void, undefined> {
  const wanted = new Set(daysOfWeek.map((day) => weekdays.indexOf(day)));
  const first = dayNumberOf(year, month, 1);
  const matching: number[] = [];
  for (let day = first; day < first + daysInMonth(year, month); day += 1) {
    if (wanted.has(weekdayIndexOf(day))) matching.push(day);
  }
  const found = index === 'last' ? matching.at(-1) : matching[weekIndexes.indexOf(index)];
  if (found !== undefined) yield found;
}
