import { addDays } from '../time/calendar.ts';
import { contains } from '../time/interval.ts';
import type { Interval } from '../time/interval.ts';
import { narrowedHours, openIntervals, openOn } from '../time/opening-hours.ts';
import { addMinutes, dateIn, elapsedMinutes, startOfDay } from '../time/wall-time.ts';
import { always, managesRoom, refusalOf } from './rule.ts';
import type { Rule, TimedRequest } from './rule.ts';

const searchDays = 7; // every weekday once before and after: a place that opens at all opens within a week

/** Rule 10: the meeting, without buffers, lies inside one stretch of opening hours. */
export const openingHours: Rule<TimedRequest> = {
  codes: ['OUTSIDE_HOURS'],
  appliesTo: always,
  check: (request) => {
    if (isOpenOnItsDay(request)) return null;
    const open = openAround(request, 0);
    if (open.some((stretch) => contains(stretch, request.interval))) return null;
    const nearest = nearestOpen(request);
    return refusalOf(
      request,
      'OUTSIDE_HOURS',
      {
        date: dateIn(request.interval.start, request.location.zone),
        open: open.map(({ start, end }) => ({ start: start.toString(), end: end.toString() })),
        nearest: nearest && { start: nearest.start.toString(), end: nearest.end.toString() },
      },
      'start',
    );
  },
  mayPass: managesRoom,
};

/** The ordinary case, for a fraction of the work: a series asks this of each of its dates. */
function isOpenOnItsDay({ interval, room, location }: TimedRequest): boolean {
  const { openingHours, calendarExceptions, zone } = location;
  const hours = narrowedHours(openingHours, room.openingHours);
  if (hours === null && calendarExceptions.length === 0) return true;
  return openOn(dateIn(interval.start, zone), hours, calendarExceptions, zone).some((open) => contains(open, interval));
}

/** When the room is open on the dates that the meeting touches, and `days` dates before and after them. */
function openAround({ interval, room, location }: TimedRequest, days: number): Interval[] {
  const { zone } = location;
  const around = {
    start: startOfDay(addDays(dateIn(interval.start, zone), -days), zone),
    end: startOfDay(addDays(dateIn(interval.end, zone), days + 1), zone),
  };
  const hours = narrowedHours(location.openingHours, room.openingHours);
  return openIntervals(hours, location.calendarExceptions, around, zone);
}

/** The meeting moved as little as possible, at its full length, so that it lies inside opening hours; null = not that week. */
function nearestOpen(request: TimedRequest): Interval | null {
  const minutes = elapsedMinutes(request.interval);
  const wanted = request.interval.start.epochMilliseconds;
  let best: Interval | null = null;
  for (const stretch of openAround(request, searchDays)) {
    if (elapsedMinutes(stretch) < minutes) continue;
    const last = addMinutes(stretch.end, -minutes);
    const start = Math.min(Math.max(wanted, stretch.start.epochMilliseconds), last.epochMilliseconds);
    const isNearer = best === null || Math.abs(start - wanted) < Math.abs(best.start.epochMilliseconds - wanted);
    const moved = Temporal.Instant.fromEpochMilliseconds(start);
    if (isNearer && start > request.now.epochMilliseconds) best = { start: moved, end: addMinutes(moved, minutes) };
  }
  return best;
}
