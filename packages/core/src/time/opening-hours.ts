import type { CalendarException, OpenInterval, WeeklyHours } from '../location.ts';
import { addDays, minutesOfDay, weekdayOf, weekdays } from './calendar.ts';
import type { IsoDate, ZoneName } from './calendar.ts';
import { intersectIntervals, intervalOf, mergeIntervals } from './interval.ts';
import type { Interval } from './interval.ts';
import { addMinutes, dateIn, instantAt } from './wall-time.ts';

const wholeDay: readonly OpenInterval[] = [{ from: '00:00', to: '24:00' }];

/** The opening hours of one date as wall times: the exception's if the date has one, else its weekday's. */
export function hoursOn(
  date: IsoDate,
  hours: WeeklyHours | null,
  exceptions: readonly CalendarException[],
): readonly OpenInterval[] {
  const exception = exceptions.find((candidate) => candidate.date === date);
  if (exception) return exception.open;
  return hours === null ? wholeDay : (hours[weekdayOf(date)] ?? []);
}

/**
 * When a place is open within a range.
 * @param hours  wall times of `zone`; null = open day and night (exceptions still hold)
 * @returns half-open intervals clipped to the range, sorted, not touching: `24:00` joins the next day's `00:00`.
 *          On a DST day the wall times keep their meaning, so the interval is an hour longer or shorter.
 */
export function openIntervals(
  hours: WeeklyHours | null,
  exceptions: readonly CalendarException[],
  range: Interval,
  zone: ZoneName,
): Interval[] {
  if (hours === null && exceptions.length === 0) return [{ start: range.start, end: range.end }];
  const last = dateIn(addMinutes(range.end, -1), zone);
  const open: Interval[] = [];
  for (let date = dateIn(range.start, zone); date <= last; date = addDays(date, 1)) {
    open.push(...openOn(date, hours, exceptions, zone));
  }
  return intersectIntervals(mergeIntervals(open), [range]);
}

/** The opening hours of one date as instants, in order; those that a missing hour swallows are left out. */
export function openOn(
  date: IsoDate,
  hours: WeeklyHours | null,
  exceptions: readonly CalendarException[],
  zone: ZoneName,
): Interval[] {
  return hoursOn(date, hours, exceptions).flatMap(({ from, to }) => {
    const interval = intervalOf(instantAt(date, from, zone), instantAt(date, to, zone));
    return interval ? [interval] : [];
  });
}

/** Weekly hours that hold for a room: the location's, cut down to the room's own where it has some. */
export function narrowedHours(location: WeeklyHours | null, room: WeeklyHours | null): WeeklyHours | null {
  if (location === null || room === null) return room ?? location;
  const both: { [day in (typeof weekdays)[number]]?: readonly OpenInterval[] } = {};
  for (const day of weekdays) {
    both[day] = (location[day] ?? []).flatMap((outer) =>
      (room[day] ?? []).flatMap((inner) => {
        const from = minutesOfDay(outer.from) > minutesOfDay(inner.from) ? outer.from : inner.from;
        const to = minutesOfDay(outer.to) < minutesOfDay(inner.to) ? outer.to : inner.to;
        return minutesOfDay(from) < minutesOfDay(to) ? [{ from, to }] : [];
      }),
    );
  }
  return both;
}
