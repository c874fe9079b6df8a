import { daysBetween } from '../time/calendar.ts';
import { addMinutes, dateIn, elapsedMinutes } from '../time/wall-time.ts';
import { always, managesRoom, refusalOf } from './rule.ts';
import type { Rule, TimedRequest } from './rule.ts';

/** Rule 8: the meeting is neither shorter nor longer than the room allows. */
export const duration: Rule<TimedRequest> = {
  codes: ['TOO_SHORT', 'TOO_LONG'],
  appliesTo: always,
  check: (request) => {
    const { minDurationMinutes: least, maxDurationMinutes: most } = request.room;
    const minutes = countedMinutes(request);
    const { start } = request.interval;
    if (minutes < least) {
      const params = { minutes, minMinutes: least, earliestEnd: addMinutes(start, least).toString() };
      return refusalOf(request, 'TOO_SHORT', params, 'end');
    }
    if (minutes > most) {
      const params = { minutes, maxMinutes: most, latestEnd: addMinutes(start, most).toString() };
      return refusalOf(request, 'TOO_LONG', params, 'end');
    }
    return null;
  },
  mayPass: managesRoom,
};

/** Elapsed minutes; an all-day meeting counts 1440 a calendar day of its own zone, so a 25-hour day isn't too long. */
function countedMinutes({ interval, allDay, zone }: TimedRequest): number {
  if (!allDay) return elapsedMinutes(interval);
  return 1440 * daysBetween(dateIn(interval.start, zone), dateIn(interval.end, zone));
}
