import { earlier } from '../time/interval.ts';
import { addMinutes } from '../time/wall-time.ts';
import { earliestStart, exceptExchange, managesRoom, refusalOf } from './rule.ts';
import type { Rule, TimedRequest } from './rule.ts';
import { nextOnGrid } from './granularity.ts';

const backdateDays = 31; // for registering what has taken place, never pushed to Exchange

/** Rule 5: the meeting isn't over, and began at most a step of the grid (at least 15 minutes) ago. */
export const past: Rule<TimedRequest> = {
  codes: ['IN_THE_PAST'],
  appliesTo: exceptExchange,
  check: (request) => {
    const { interval, now } = request;
    const running = Temporal.Instant.compare(interval.end, now) > 0;
    if (running && Temporal.Instant.compare(interval.start, earliestStart(request)) >= 0) return null;
    const earliest = nextOnGrid(earliestStart(request), request.location.zone, request.room.granularityMinutes);
    return refusalOf(request, 'IN_THE_PAST', { earliest: earliest.toString() }, 'start');
  },
  mayPass: (request) => {
    const limit = addMinutes(request.now, -backdateDays * 1440);
    return managesRoom(request) && earlier(limit, request.interval.start).equals(limit);
  },
};
