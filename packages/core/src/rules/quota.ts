import { addDays } from '../time/calendar.ts';
import { intersectIntervals } from '../time/interval.ts';
import { dateIn, elapsedMinutes, startOfDay } from '../time/wall-time.ts';
import { always, managesRoom, refusalOf } from './rule.ts';
import type { Rule, TimedRequest } from './rule.ts';

/** Rule 12: a person has no more open bookings, and no more minutes a day, than their right allows. Off without a limit. */
export const quota: Rule<TimedRequest> = {
  codes: ['QUOTA'],
  appliesTo: always,
  check: (request) => {
    const limits = request.quota;
    if (!limits) return null;
    if (limits.maxOpenBookings !== null && limits.openBookings >= limits.maxOpenBookings) {
      return refusalOf(request, 'QUOTA', {
        kind: 'bookings',
        limit: limits.maxOpenBookings,
        used: limits.openBookings,
      });
    }
    if (limits.maxMinutesPerDay === null) return null;
    for (const [date, minutes] of minutesByDate(request)) {
      const used = limits.minutesOn[date] ?? 0;
      if (used + minutes > limits.maxMinutesPerDay) {
        return refusalOf(request, 'QUOTA', { kind: 'minutes', limit: limits.maxMinutesPerDay, used, date }, 'start');
      }
    }
    return null;
  },
  mayPass: managesRoom,
};

/** The meeting's elapsed minutes on each calendar date of the room. */
function minutesByDate({ interval, location }: TimedRequest): [string, number][] {
  const { zone } = location;
  const counted: [string, number][] = [];
  for (let date = dateIn(interval.start, zone); ; date = addDays(date, 1)) {
    const day = { start: startOfDay(date, zone), end: startOfDay(addDays(date, 1), zone) };
    if (Temporal.Instant.compare(day.start, interval.end) >= 0) return counted;
    const part = intersectIntervals([day], [interval])[0];
    if (part) counted.push([date, elapsedMinutes(part)]);
  }
}
