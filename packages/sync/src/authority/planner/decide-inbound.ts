import type { Refusal, RoomId } from '@planner/core';
import type { Link } from '../../link.ts';
import type { OurMeeting } from '../../our-meeting.ts';
import { projectionOfOurs, standingBookings } from '../../our-meeting.ts';
import { changedFields, dateDifferences } from '../../projection.ts';
import type { Projection, ProjectionField } from '../../projection.ts';
import { isEntirelyPast, projectionOfItem } from '../../inbound/remote-item.ts';
import type { RemoteItem } from '../../inbound/remote-item.ts';
import type { DateRefusals, InboundDecision, InboundState } from '../authority.ts';

// An accepted answer may take a while to show; only after that is a request that still waits answered again.
const answerShowsWithinSeconds = 120;

/**
 * What a room copy means for Planner, on a room whose requests Planner answers (sync.md §§4.5–4.9).
 * Pure, and idempotent: deciding again after the decision was carried out gives nothing or a bare match.
 */
export function decideInbound(state: InboundState): InboundDecision {
  const { seen, link, ours, now, roomId, base } = state;
  const holding = ours !== null && ours.active && standingBookings(ours, roomId).some((one) => isAhead(one.end, now));
  if (seen.kind === 'gone') return goneDecision(state, holding);
  const { item } = seen;
  const { event } = item;
  if (event.draft) return { do: 'nothing' };
  if (event.cancelled) return holding ? { do: 'end', as: 'cancelled', finding: null } : { do: 'nothing' };
  if (event.response === 'declined') return goneDecision(state, holding);
  if (isEntirelyPast(item, now) && !holding) return { do: 'nothing' };
  if (item.rule === null && Temporal.Instant.compare(event.start, event.end) >= 0)
    return { do: 'finding', finding: 'zeroLength' };
  if (event.isOrganizer) return ownedByRoom(state, item, holding);
  if (state.createInFlight) return { do: 'lookAgain' };

  const request = isRequest(item, link) || datesToAnswer(item).length > 0;
  if (request && wasJustAnswered(item, link, now)) return { do: 'nothing' };
  const theirs = projectionOfItem(item);
  if (!holding) {
    if (endedHere(state, theirs)) return { do: 'nothing' };
    return { do: 'book', answer: request, honour: state.linking && !request };
  }

  const mine = projectionOfOurs(ours, roomId);
  const fromOurs = changedFields(theirs, mine, now);
  const answer = request && !isEntirelyPast(item, now);
  if (fromOurs.size === 0) return { do: 'match', answer };
  // Only what the other side has changed since both last agreed is taken over: what differs besides is on its way from here.
  const fromBase = base === null ? new Set<ProjectionField>() : changedFields(theirs, base, now);
  if (base === null && state.madeHere) {
    // The request of our own event, before our newer version has reached it: never judged, never declined.
    return { do: 'match', answer };
  }
  const fields = base === null ? fromOurs : new Set([...fromBase].filter((field) => fromOurs.has(field)));
  if (fields.size === 0) {
    const refused =
      !state.madeHere && refusedDates(ours, item, { roomId, now }).length > 0 && !wasJustAnswered(item, link, now);
    return answer || refused ? { do: 'match', answer } : { do: 'nothing' };
  }
  // A date that is called off comes without a request; a date at another time shouldn't.
  const { added, moved } = dateDifferences(theirs.dates, mine.dates, now);
  if (!request && fields.has('time') && added.length + moved.length > 0) return movedWithoutRequest(state, fields);
  return { do: 'change', answer, fields };
}

// It ended in Planner and the other side shows what it showed before: the word is on its way out, and nothing asks for the room.
function endedHere({ link, ours, base, madeHere, now }: InboundState, theirs: Projection): boolean {
  if (ours === null) return false;
  const agreed = link === null ? madeHere : link.state === 'linked';
  return agreed && (base === null ? !ours.active : changedFields(theirs, base, now).size === 0);
}

/** Dates ahead that this room has refused and the copy still shows: each is still to be declined. */
export function refusedDates(
  ours: OurMeeting,
  item: RemoteItem,
  { roomId, now }: { readonly roomId: RoomId; readonly now: Temporal.Instant },
): DateRefusals[] {
  const held = new Set(standingBookings(ours, roomId).map(({ key }) => key));
  return ours.bookings.flatMap((one) => {
    const date = item.dates.get(one.key);
    const isRefused = one.roomId === roomId && one.state === 'declined' && item.rule !== null && !held.has(one.key);
    if (!isRefused || !date || !isAhead(date.start, now)) return [];
    return [{ key: one.key, refusals: isRefusal(one.reason) ? [one.reason] : [] }];
  });
}

function isRefusal(reason: unknown): reason is Refusal {
  return typeof reason === 'object' && reason !== null && 'code' in reason && 'params' in reason;
}

/** Keys of dates that the organizer has changed alone and that wait for an answer of their own. */
export function datesToAnswer({ event, dates }: RemoteItem): string[] {
  if (event.recurrence === null || event.response === 'none' || event.response === 'notResponded') return [];
  return [...dates]
    .filter(([, { response }]) => response === 'none' || response === 'notResponded')
    .map(([key]) => key);
}

/** Whether the copy waits for the room's answer. */
export function isRequest(item: RemoteItem, link: Link | null): boolean {
  const { event } = item;
  if (event.isOrganizer || event.cancelled || event.draft) return false;
  if (event.response === 'none' || event.response === 'notResponded') return true;
  return event.response === 'tentativelyAccepted' && link?.answer !== 'tentativelyAccepted';
}

function wasJustAnswered(item: RemoteItem, link: Link | null, now: Temporal.Instant): boolean {
  if (!link?.answeredAt || link.answeredVersion !== item.version) return false;
  return now.since(link.answeredAt).total('seconds') < answerShowsWithinSeconds;
}

function goneDecision({ link, now, ours }: InboundState, holding: boolean): InboundDecision {
  if (!link || !holding) return { do: 'nothing' };
  // Our own decline removed it: an echo. But a date that is holding again was booked since.
  if (
    link.answer === 'declined' &&
    link.answeredAt &&
    now.since(link.answeredAt).total('seconds') < answerShowsWithinSeconds
  )
    return { do: 'nothing' };
  return { do: 'end', as: 'cancelled', finding: ours?.active ? 'removedByHand' : null };
}

function ownedByRoom(state: InboundState, item: RemoteItem, holding: boolean): InboundDecision {
  const { ours, now, roomId } = state;
  if (!holding) {
    // A panel or a person with rights wrote it; it went through no rule and can't be declined.
    return state.madeHere ? { do: 'nothing' } : { do: 'book', answer: false, honour: state.linking };
  }
  const theirs = projectionOfItem(item);
  const fromOurs = changedFields(theirs, projectionOfOurs(ours!, roomId), now);
  if (fromOurs.size === 0) return { do: 'match', answer: false };
  const { base } = state;
  const fromBase = base === null ? fromOurs : changedFields(theirs, base, now);
  const fields = new Set([...fromBase].filter((field) => fromOurs.has(field)));
  return fields.size === 0 ? { do: 'nothing' } : { do: 'change', answer: false, fields };
}

// Accepted, the time differs and no request came with it: dragged in the room's calendar, or an update that slipped in
// between judging and answering. The organizer's copy knows; without it the new time is judged, so that nothing is lost.
function movedWithoutRequest(state: InboundState, fields: ReadonlySet<ProjectionField>): InboundDecision {
  if (state.organizerCopy === 'unread') return { do: 'askOrganizerCopy' };
  if (state.organizerCopy === 'differs') return { do: 'finding', finding: 'editedByHand' };
  return { do: 'change', answer: false, fields };
}

function isAhead(instant: Temporal.Instant, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(instant, now) > 0;
}
