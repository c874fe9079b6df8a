import { addMinutes } from '../time/wall-time.ts';
import { nextOnGrid } from './granularity.ts';
import { exceptExchange, managesRoom, pastToleranceMinutes, refusalOf } from './rule.ts';
import type { Rule, TimedRequest } from './rule.ts';

/** Rule 6: the room wants to know of a meeting `leadMinutes` before it starts. */
export const lead: Rule<TimedRequest> = {
  codes: ['LEAD_TIME'],
  appliesTo: exceptExchange,
  check: (request) => {
    const { leadMinutes, granularityMinutes } = request.room;
    if (leadMinutes === 0) return null;
    const limit = addMinutes(request.now, leadMinutes);
    if (Temporal.Instant.compare(request.interval.start, limit) >= 0) return null;
    const earliest = nextOnGrid(limit, request.location.zone, granularityMinutes);
    return refusalOf(request, 'LEAD_TIME', { leadMinutes, earliest: earliest.toString() }, 'start');
  },
  mayPass: (request) => managesRoom(request) || isBookNow(request),
};

/** Somebody stands in front of the room: a panel or kiosk, and a start within the next step of the grid. */
function isBookNow({ source, interval, now, room }: TimedRequest): boolean {
  if (source !== 'panel' && source !== 'kiosk') return false;
  return Temporal.Instant.compare(interval.start, addMinutes(now, pastToleranceMinutes(room))) <= 0;
}
