import { alternativeParams, maxAlternatives } from '../conflict/alternatives.ts';
import { buffersOf, conflicts, joinOwnMeetings, occupiedOf } from '../conflict/occupied.ts';
import type { Claim } from '../conflict/occupied.ts';
import type { Refusal } from '../errors.ts';
import { always, refusalOf } from './rule.ts';
import type { Rule, RuleRequest, TimedRequest } from './rule.ts';

/** The claim that a request makes: its room's atoms, with buffers. */
export function claimOf(request: TimedRequest): Claim {
  const { room, interval, layout, organizerKey } = request;
  const during = occupiedOf(interval, buffersOf(room, layout, request.buffers));
  return { roomId: room.id, atoms: room.atoms, bare: interval, during, organizerKey, layout };
}

/** Rule 13: the room is free, buffers included. Nobody passes it, and only the database's constraint is the last word. */
export const conflict: Rule<TimedRequest> = {
  codes: ['ROOM_TAKEN'],
  appliesTo: always,
  check: (request) => takenBy(request, isOnlyWished(request) ? bareClaim(request) : claimOf(request)),
};

/**
 * What a meeting from Outlook in a room with advisory buffers has to know: the room takes it, without all of its
 * preparation time.
 */
export function lostBuffers(request: TimedRequest): Refusal | null {
  if (!isOnlyWished(request) || takenBy(request, bareClaim(request))) return null;
  const taken = takenBy(request, claimOf(request));
  return taken && { ...taken, params: { ...taken.params, buffersOnly: true } };
}

function isOnlyWished({ source, settings }: RuleRequest): boolean {
  return source === 'exchange' && settings.exchangeBuffers === 'advisory';
}

function bareClaim(request: TimedRequest): Claim {
  return { ...claimOf(request), during: request.interval };
}

function takenBy(request: TimedRequest, wanted: Claim): Refusal | null {
  const near = neighbours(request, wanted);
  if (near.length === 0) return null;
  const joined = request.settings.joinOwnMeetings ? joinOwnMeetings(wanted, near) : { claim: wanted, neighbours: near };
  const first = joined.neighbours
    .filter((neighbour) => conflicts(joined.claim, neighbour))
    .toSorted((a, b) => Temporal.Instant.compare(a.during.start, b.during.start))[0];
  if (!first) return null;
  return refusalOf(request, 'ROOM_TAKEN', {
    // Time only: whose meeting it is and what it's called is nobody else's business.
    with: { start: first.during.start.toString(), end: first.during.end.toString() },
    alternatives: (request.alternatives ?? []).slice(0, maxAlternatives).map(alternativeParams),
  });
}

/** What is in the way before own meetings are joined, which can only take away: bookings and the holds that still live. */
function neighbours({ occupied, holds, now }: TimedRequest, wanted: Claim): Claim[] {
  const live = holds.filter((hold) => Temporal.Instant.compare(hold.expiresAt, now) > 0);
  return [...occupied, ...live].filter((other) => conflicts(wanted, other));
}
