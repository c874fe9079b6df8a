import { isEntirelyPast } from '../../inbound/remote-item.ts';
import type { RemoteItem } from '../../inbound/remote-item.ts';
import { isExpected } from '../../link.ts';
import { standingBookings } from '../../our-meeting.ts';
import type { OurBooking } from '../../our-meeting.ts';
import type { InboundDecision, InboundState } from '../authority.ts';
import { decideInbound as decideAsPlanner, isRunning } from '../planner/decide-inbound.ts';
import { awaitsExchange } from './awaits-exchange.ts';

/** When the answer to a request is looked for, in seconds after it was first waited for; after the last one it's a finding. */
const looksAfterSeconds = [15, 30, 60, 120, 300, 600, 900] as const;
// Our own decline takes its copy away; what vanishes in that time is its echo.
const declineShowsWithinSeconds = 120;

/**
 * What a room copy means for Planner, on a room whose requests Exchange's attendant answers (sync.md §§2, 4.9): Planner follows.
 * What waits for the attendant is pending here; what it has accepted is judged by the rules that Exchange can't know, as any
 * news of a room copy is. Pure, and idempotent.
 */
export function decideInbound(state: InboundState): InboundDecision {
  const { seen, own, now } = state;
  if (own !== null && !own.current) return { do: 'nothing' };
  if (seen.kind === 'gone') return goneDecision(state);
  const { item } = seen;
  const { event } = item;
  if (event.draft || event.cancelled || event.isOrganizer) return decideAsPlanner(state);
  if (event.response === 'declined') return goneDecision(state);
  const held = heldAhead(state);
  if (isEntirelyPast(item, now) && held.length === 0) return { do: 'nothing' };
  if (state.organizerCopy === 'unread' && isNews(state, item, held)) return { do: 'askOrganizerCopy' };
  return awaitsExchange(item) ? waiting(state, item, held) : unanswered(decideAsPlanner(state));
}

// Title and privacy of a room copy are the attendant's. Of a meeting made in Planner they are known until it has been accepted.
function isNews({ link, own }: InboundState, { event }: RemoteItem, held: readonly OurBooking[]): boolean {
  if (link !== null && link.eventId === event.id && link.etag === event.etag) return false;
  return own === null || (held.length > 0 && held.every(({ state }) => state !== 'tentative'));
}

function waiting(state: InboundState, item: RemoteItem, held: readonly OurBooking[]): InboundDecision {
  const again = nextLook(state.waitedSeconds);
  const isLate = again === null && item.event.response !== 'tentativelyAccepted';
  if (isLate && (held.length > 0 || state.ours === null)) return { do: 'finding', finding: 'notAnswered' };
  const decision = unanswered(decideAsPlanner(state));
  const later = again === null ? {} : { again };
  switch (decision.do) {
    case 'match':
      return { ...decision, ...later };
    case 'book':
      return { ...decision, honour: false, pending: true, ...later };
    case 'change':
    case 'finding':
      // The organizer wants another time: the old one is given up only when Exchange has moved or refused it.
      return again === null ? { do: 'nothing' } : { do: 'lookAgain', again };
    default:
      return decision;
  }
}

// Planner doesn't answer here.
function unanswered(decision: InboundDecision): InboundDecision {
  return decision.do === 'match' || decision.do === 'book' || decision.do === 'change'
    ? { ...decision, answer: false }
    : decision;
}

function goneDecision(state: InboundState): InboundDecision {
  const { link, written, now } = state;
  const held = heldAhead(state);
  if (!link || held.length === 0 || link.state === 'ended') return { do: 'nothing' };
  const isOurDecline =
    link.answer === 'declined' &&
    link.answeredAt !== null &&
    now.since(link.answeredAt).total('seconds') < declineShowsWithinSeconds;
  if (isOurDecline) return { do: 'nothing' };
  if (state.gaveUp) return { do: 'inviteAgain' };
  if (written === 'inFlight') return { do: 'lookAgain' };
  return state.organizerCopy === 'unread' ? { do: 'askOrganizerCopy' } : whyGone(state);
}

function whyGone(state: InboundState): InboundDecision {
  const { link, organizerCopy: copy, waitedSeconds } = state;
  const neverSeen = isExpected(link!);
  const room = typeof copy === 'string' ? null : copy.room;
  if (room === 'notInvited') return { do: 'end', as: 'cancelled', finding: null };
  if (room === 'declined') return { do: 'end', as: 'declined', finding: null };
  if (neverSeen) {
    const again = nextLook(waitedSeconds);
    return again === null ? { do: 'finding', finding: 'noRoomCopy' } : { do: 'lookAgain', again };
  }
  if (room !== 'answered') return { do: 'end', as: 'declined', finding: null };
  // Accepted, and then it vanished: from a meeting that runs it was released, by a panel or by Exchange's own check-in.
  return isRunning(state)
    ? { do: 'end', as: 'released', finding: 'releasedByExchange' }
    : { do: 'end', as: 'cancelled', finding: 'removedByHand' };
}

/** @returns seconds from now; null when all looks are over */
function nextLook(waitedSeconds: number): number | null {
  const next = looksAfterSeconds.find((after) => after > waitedSeconds + 1);
  return next === undefined ? null : next - waitedSeconds;
}

function heldAhead({ ours, roomId, now }: InboundState): OurBooking[] {
  if (ours === null || !ours.active) return [];
  return standingBookings(ours, roomId).filter(({ end }) => Temporal.Instant.compare(end, now) > 0);
}
