import type { Pattern, Recurrence, Weekday } from '../../tenant/item.ts';
import { civilOf, dayOf, daysInMonth, weekdayOf, type Day } from './days.ts';

export const weekdays: readonly Weekday[] = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
];

// Outlook's calendar ends in the year 4500; an endless series has to stop somewhere.
const lastPossibleDay = dayOf({ year: 4500, month: 8, day: 31 });

/**
 * The days of a series in [from, to], both included, ascending. Its own start and end are respected; cancelled dates
 * aren't known here. Cost grows with the days returned, not with the distance from the start.
 */
export function* seriesDays(recurrence: Recurrence, from: Day, to: Day): Generator<Day> {
  const last = Math.min(to, lastDay(recurrence));
  for (const day of patternDays(recurrence.pattern, startDay(recurrence), from)) {
    if (day > last) return;
    yield day;
  }
}

/** The day from which the series counts; the first occurrence may be later. */
export function startDay(recurrence: Recurrence): Day {
  return dayOf(recurrence.range.startDate);
}

const lastDays = new WeakMap<Recurrence, Day>();

/** The last day on which the series may fall; for `numbered` the day of its last occurrence. */
export function lastDay(recurrence: Recurrence): Day {
  const known = lastDays.get(recurrence);
  if (known !== undefined) return known;
  const found = findLastDay(recurrence);
  lastDays.set(recurrence, found);
  return found;
}

function findLastDay(recurrence: Recurrence): Day {
  const { range, pattern } = recurrence;
  if (range.type === 'endDate' && range.endDate) return Math.min(dayOf(range.endDate), lastPossibleDay);
  if (range.type === 'noEnd') return lastPossibleDay;
  let count = 0;
  let last = startDay(recurrence) - 1;
  for (const day of patternDays(pattern, startDay(recurrence), startDay(recurrence))) {
    if (day > lastPossibleDay || count === range.numberOfOccurrences) break;
    count += 1;
    last = day;
  }
  return last;
}

/** All days of a pattern from max(start, from) on, ascending, up to the end of Outlook's calendar. */
function* patternDays(pattern: Pattern, start: Day, from: Day): Generator<Day> {
  const least = Math.max(start, from);
  for (const day of candidates[pattern.type](pattern, start, least)) {
    if (day > lastPossibleDay) return;
    if (day >= least) yield day;
  }
}

type Candidates = (pattern: Pattern, start: Day, least: Day) => Generator<Day>;

function* daily({ interval }: Pattern, start: Day, least: Day): Generator<Day> {
  for (let step = Math.ceil((least - start) / interval); ; step += 1) yield start + step * interval;
}

function* weekly({ interval, daysOfWeek, firstDayOfWeek }: Pattern, start: Day, least: Day): Generator<Day> {
  const first = weekdays.indexOf(firstDayOfWeek);
  const weekStart = start - ((weekdayOf(start) - first + 7) % 7);
  const offsets = daysOfWeek.map((name) => (weekdays.indexOf(name) - first + 7) % 7).sort((one, other) => one - other);
  for (let week = Math.floor((least - weekStart) / (7 * interval)); ; week += 1) {
    for (const offset of offsets) yield weekStart + week * 7 * interval + offset;
  }
}

function* monthly(pattern: Pattern, start: Day, least: Day): Generator<Day> {
  const monthIndex = (day: Day): number => civilOf(day).year * 12 + civilOf(day).month - 1;
  const first = monthIndex(start);
  for (let step = Math.floor((monthIndex(least) - first) / pattern.interval); ; step += 1) {
    const index = first + step * pattern.interval;
    yield dayInMonth(pattern, Math.floor(index / 12), (index % 12) + 1);
  }
}

function* yearly(pattern: Pattern, start: Day, least: Day): Generator<Day> {
  const first = civilOf(start).year;
  for (let step = Math.floor((civilOf(least).year - first) / pattern.interval); ; step += 1) {
    yield dayInMonth(pattern, first + step * pattern.interval, pattern.month);
  }
}

/** For each pattern the days that it means, from about `least` on. */
const candidates: Readonly<Record<Pattern['type'], Candidates>> = {
  daily,
  weekly,
  absoluteMonthly: monthly,
  relativeMonthly: monthly,
  absoluteYearly: yearly,
  relativeYearly: yearly,
};

const indexes = { first: 0, second: 1, third: 2, fourth: 3, last: -1 } as const;

/** The day that the pattern means in one month. A day that the month doesn't have becomes its last day. */
function dayInMonth({ type, dayOfMonth, daysOfWeek, index }: Pattern, year: number, month: number): Day {
  const length = daysInMonth(year, month);
  const firstOfMonth = dayOf({ year, month, day: 1 });
  if (type === 'absoluteMonthly' || type === 'absoluteYearly') return firstOfMonth + Math.min(dayOfMonth, length) - 1;
  const fitting = Array.from({ length }, (_, offset) => firstOfMonth + offset).filter((day) =>
    daysOfWeek.includes(weekdays[weekdayOf(day)] ?? 'sunday'),
  );
  const found = fitting.at(indexes[index]);
  if (found === undefined) throw new Error('a relative pattern has at least one weekday');
  return found;
}

/** Whether the series has any day at all. */
export function hasAnyDay(recurrence: Recurrence): boolean {
  for (const _ of seriesDays(recurrence, startDay(recurrence), lastDay(recurrence))) return true;
  return false;
}
