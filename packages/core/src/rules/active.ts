import { mergeIntervals, overlaps } from '../time/interval.ts';
import { always, refusalOf } from './rule.ts';
import type { Rule, TimedRequest } from './rule.ts';

/** Rule 4, first half: a room that was taken out of use takes no new bookings and keeps its old ones. */
export const active: Rule = {
  codes: ['ROOM_INACTIVE'],
  appliesTo: always,
  check: (request) => (request.room.active ? null : refusalOf(request, 'ROOM_INACTIVE', {}, 'roomId')),
};

/** Rule 4, second half: the meeting itself, without buffers, lies in no maintenance. */
export const blocked: Rule<TimedRequest> = {
  codes: ['ROOM_BLOCKED'],
  appliesTo: always,
  check: (request) => {
    // Merged, so that "until" is the moment from which the room is really usable again.
    const block = mergeIntervals(request.blocked).find((candidate) => overlaps(candidate, request.interval));
    if (!block) return null;
    return refusalOf(request, 'ROOM_BLOCKED', { from: block.start.toString(), until: block.end.toString() }, 'start');
  },
};
