import type { BookingState, Refusal, RoomId } from '@planner/core';
import { isExpected } from '../../link.ts';
import type { Link } from '../../link.ts';
import type { OurMeeting } from '../../our-meeting.ts';
import { projectionOfOurs, standingBookings } from '../../our-meeting.ts';
import { changedFields, dateDifferences } from '../../projection.ts';
import type { Projection, ProjectionField } from '../../projection.ts';
import { isEntirelyPast, projectionOfItem } from '../../inbound/remote-item.ts';
import type { RemoteItem } from '../../inbound/remote-item.ts';
import type { DateRefusals, InboundDecision, InboundState, OrganizerCopy } from '../authority.ts';

// An accepted answer may take a while to show; only after that is a request that still waits answered again.
const answerShowsWithinSeconds = 120;
const requestArrivesWithinSeconds = 60;

/**
 * What a room copy means for Planner, on a room whose requests Planner answers (sync.md §§4.5–4.9).
 * A room copy follows its organizer's by post, minutes late at worst. So once Planner has written to a meeting's event, a
 * copy that says something else is news only if no command of ours is on its way and the organizer's copy says the same.
 * Pure, and idempotent: deciding again after the decision was carried out gives nothing or a bare match.
 */
export function decideInbound(state: InboundState): InboundDecision {
  const { seen, link, ours, own, now, roomId } = state;
  // An event that Planner has taken back or replaced: whatever becomes of it says nothing about the meeting.
  if (own !== null && !own.current) return { do: 'nothing' };
  const holding = ours !== null && ours.active && standingBookings(ours, roomId).some((one) => isAhead(one.end, now));
  if (seen.kind === 'gone') return goneDecision(state, holding);
  const { item } = seen;
  const { event } = item;
  if (event.draft) return { do: 'nothing' };
  if (event.cancelled) return cancelledDecision(state, holding);
  if (event.response === 'declined') return goneDecision(state, holding);
  if (isEntirelyPast(item, now) && !holding) return { do: 'nothing' };
  if (item.rule === null && Temporal.Instant.compare(event.start, event.end) >= 0)
    return { do: 'finding', finding: 'zeroLength' };
  if (state.createInFlight && !event.isOrganizer) return { do: 'lookAgain' };

  const request = isRequest(item, link) || datesToAnswer(item).length > 0;
  if (request && wasJustAnswered(item, link, now)) return { do: 'nothing' };
  const theirs = projectionOfItem(item);
  if (!holding) return notHeld(state, { item, theirs, request });

  const mine = projectionOfOurs(ours, roomId);
  const fromOurs = changedFields(theirs, mine, now);
  const answer = request && !event.isOrganizer && !isEntirelyPast(item, now);
  if (fromOurs.size === 0) return { do: 'match', answer };
  const fields = newsAmong(fromOurs, state, theirs);
  if (fields.size === 0) {
    const refused = own === null && hasLostDates(state, item, ours) && !wasJustAnswered(item, link, now);
    return answer || refused ? { do: 'match', answer } : { do: 'nothing' };
  }
  // A date that is called off comes without a request; a date at another time shouldn't.
  const { added, moved } = dateDifferences(theirs.dates, mine.dates, now);
  const isMoved = fields.has('time') && added.length + moved.length > 0;
  const unasked = isMoved && !request && !event.isOrganizer;
  if (state.written !== 'never') return afterOurWrites(state, { theirs, fields, answer, unasked });
  return unasked ? movedWithoutRequest(state, { theirs, fields }) : { do: 'change', answer, fields };
}

/**
 * Only what the other side has changed is taken over: a field that is as the room's copy last had it, or as we have last
 * written it, differs because ours has changed since, and the word is on its way from here.
 */
function newsAmong(
  fromOurs: ReadonlySet<ProjectionField>,
  { link, own, now }: InboundState,
  theirs: Projection,
): Set<ProjectionField> {
  const known = [link?.base, own?.base].filter((base) => base !== null && base !== undefined);
  // The request of our own event, before we know what it was written with: never judged, never declined.
  if (known.length === 0 && own !== null) return new Set();
  return known.reduce(
    (news, base) => new Set([...news].filter((field) => changedFields(theirs, base, now).has(field))),
    new Set(fromOurs),
  );
}

interface Difference {
  readonly theirs: Projection;
  readonly fields: ReadonlySet<ProjectionField>;
  readonly answer: boolean;
  /** Dates were moved, and no request came with it. */
  readonly unasked: boolean;
}

function afterOurWrites(state: InboundState, { theirs, fields, answer, unasked }: Difference): InboundDecision {
  if (state.written === 'inFlight') return { do: 'lookAgain' };
  const { organizerCopy: copy } = state;
  if (copy === 'unread') return { do: 'askOrganizerCopy' };
  if (copy === 'unreadable') return { do: 'change', answer, fields };
  const confirmed = new Set([...fields].filter((field) => saysTheSame(copy, theirs, field, state.now)));
  if (confirmed.size > 0) return { do: 'change', answer, fields: confirmed };
  // Older than our last word, which is still to arrive; answered already, somebody has dragged it in the room's calendar.
  return unasked && copy.room === 'answered' ? { do: 'finding', finding: 'editedByHand' } : { do: 'nothing' };
}

function saysTheSame(copy: OrganizerCopy, theirs: Projection, field: ProjectionField, now: Temporal.Instant): boolean {
  return copy.projection !== null && !changedFields(theirs, copy.projection, now).has(field);
}

// The room holds nothing of it in Planner: it never did, it was refused, or it ended here.
function notHeld(
  state: InboundState,
  { item, theirs, request }: { readonly item: RemoteItem; readonly theirs: Projection; readonly request: boolean },
): InboundDecision {
  const { link, own, ours, written } = state;
  const answer = request && !item.event.isOrganizer;
  const book: InboundDecision = { do: 'book', answer, honour: state.linking && !request };
  // Refused and waiting for its answer: it's judged once more before that.
  if (link?.state === 'new' && link.judgedVersion !== null) return book;
  if (ours === null) return book;
  if (own === null && written === 'never') return endedHere(state, theirs) ? { do: 'nothing' } : book;
  // The room's own event of ours: what Planner has ended there isn't booked again.
  if (own !== null && item.event.isOrganizer) return { do: 'nothing' };
  if (endedHere(state, theirs)) return { do: 'nothing' };
  if (written === 'inFlight') return { do: 'lookAgain' };
  // Invited by a word of ours that the cancellation has overtaken: it was waited for, and stands cancelled.
  if (own === null && !ours.active && link?.state === 'new' && link.meetingId !== null)
    return request ? { do: 'refuse' } : { do: 'nothing' };
  const { organizerCopy: copy } = state;
  if (copy === 'unread') return { do: 'askOrganizerCopy' };
  if (copy === 'unreadable') return own === null ? book : { do: 'nothing' };
  const invited = copy.room !== 'notInvited' && saysTheSame(copy, theirs, 'time', state.now);
  return invited ? book : { do: 'nothing' };
}

// It ended in Planner and the other side shows what it showed before: the word is on its way out, and nothing asks for the room.
function endedHere({ link, ours, own, now }: InboundState, theirs: Projection): boolean {
  if (ours === null) return false;
  // A link that was looked at and never judged agrees to nothing yet.
  const agreed = link === null || link.state === 'new' ? (own?.invites ?? false) : link.state === 'linked';
  const known = [link?.base, own?.base].filter((base) => base !== null && base !== undefined);
  if (known.length === 0) return own !== null || (agreed && !ours.active);
  return agreed && known.some((base) => !changedFields(theirs, base, now).has('time'));
}

// What a person has cancelled a moment ago is on its way to being declined, and may be taken back.
function hasLostDates({ gaveUp, written, roomId, now }: InboundState, item: RemoteItem, ours: OurMeeting): boolean {
  const isOnItsWay = gaveUp || written === 'inFlight';
  return (isOnItsWay ? refusedDates : lostDates)(ours, item, { roomId, now }).length > 0;
}

interface At {
  readonly roomId: RoomId;
  readonly now: Temporal.Instant;
}

/** Dates ahead that this room has refused and the copy still shows: each is still to be declined. */
function refusedDates(ours: OurMeeting, item: RemoteItem, at: At): DateRefusals[] {
  return endedDates(ours, item, at, ['declined']);
}

/**
 * Dates ahead that this room has refused or that were cancelled in Planner, and the copy shows: an update of the series may have
 * brought them back (sync.md §4.10), and none of them is accepted by the way.
 */
export function lostDates(ours: OurMeeting, item: RemoteItem, at: At): DateRefusals[] {
  return endedDates(ours, item, at, ['declined', 'cancelled']);
}

function endedDates(
  ours: OurMeeting,
  item: RemoteItem,
  { roomId, now }: At,
  states: readonly BookingState[],
): DateRefusals[] {
  if (item.rule === null) return [];
  const held = new Set(standingBookings(ours, roomId).map(({ key }) => key));
  const lost = new Map<string, DateRefusals>();
  for (const { key, roomId: inRoom, state, reason } of ours.bookings) {
    const date = item.dates.get(key);
    if (inRoom !== roomId || !states.includes(state) || held.has(key) || !date || !isAhead(date.start, now)) continue;
    lost.set(key, { key, refusals: isRefusal(reason) ? [reason] : [] });
  }
  return [...lost.values()];
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
  // Changed since and asking again: moved away and back, it's another request though it says the same.
  if (link.etag !== null && item.event.etag !== null && link.etag !== item.event.etag) return false;
  return now.since(link.answeredAt).total('seconds') < answerShowsWithinSeconds;
}

function goneDecision(state: InboundState, holding: boolean): InboundDecision {
  const { link, now, ours } = state;
  if (!link || !holding) return { do: 'nothing' };
  // Our own decline removed it: an echo. But a date that is holding again was booked since.
  if (
    link.answer === 'declined' &&
    link.answeredAt &&
    now.since(link.answeredAt).total('seconds') < answerShowsWithinSeconds
  )
    return { do: 'nothing' };
  if (state.gaveUp && link.state !== 'ended') return { do: 'inviteAgain' };
  const byHand: InboundDecision = { do: 'end', as: 'cancelled', finding: ours?.active ? 'removedByHand' : null };
  const waiting = leftWhileWriting(state);
  if (waiting) return waiting;
  const { organizerCopy: copy } = state;
  if (isExpected(link)) return copyHasntCome(copy);
  if (isRunning(state) && link.answer === 'accepted')
    return { do: 'end', as: 'released', finding: 'releasedByExchange' };
  if (typeof copy === 'string' || copy.room === 'answered' || copy.room === 'declined') return byHand;
  if (copy.room === 'notInvited') return { do: 'end', as: 'cancelled', finding: null };
  // Invited anew: the request is on its way. If it doesn't come, the copy was deleted before the room had answered.
  return state.waitedSeconds < requestArrivesWithinSeconds ? { do: 'lookAgain' } : byHand;
}

/** Whether the room is being used by it at this moment. */
export function isRunning({ ours, roomId, now }: Pick<InboundState, 'ours' | 'roomId' | 'now'>): boolean {
  const held = ours === null ? [] : standingBookings(ours, roomId);
  return held.some(({ start, end }) => Temporal.Instant.compare(start, now) <= 0 && isAhead(end, now));
}

// Looked at when its time was up. A no that we haven't said was said by somebody else.
function copyHasntCome(copy: InboundState['organizerCopy']): InboundDecision {
  const room = typeof copy === 'string' ? 'invited' : copy.room;
  if (room === 'notInvited') return { do: 'end', as: 'cancelled', finding: null };
  if (room === 'declined') return { do: 'end', as: 'declined', finding: 'answeredByOther' };
  return { do: 'finding', finding: 'noRoomCopy' };
}

function cancelledDecision(state: InboundState, holding: boolean): InboundDecision {
  // Given away here before it was called off there: the link ends, or the room would pass for invited when it's given again.
  if (!holding) return isOpen(state.link) ? { do: 'end', as: 'cancelled', finding: null } : { do: 'nothing' };
  const waiting = leftWhileWriting(state);
  if (waiting) return waiting;
  const { organizerCopy: copy } = state;
  // The room was taken off and invited again from here; the invitation comes after the cancellation.
  if (typeof copy !== 'string' && copy.room !== 'notInvited') return { do: 'nothing' };
  return { do: 'end', as: 'cancelled', finding: null };
}

function isOpen(link: Link | null): boolean {
  return link?.state === 'linked' || link?.state === 'new';
}

// The room isn't in it any more, which may be our own doing of a moment ago, taken back since.
function leftWhileWriting({ link, written, organizerCopy }: InboundState): InboundDecision | null {
  if (written === 'never') return null;
  if (link?.state === 'ended') return { do: 'nothing' };
  if (written === 'inFlight') return { do: 'lookAgain' };
  return organizerCopy === 'unread' ? { do: 'askOrganizerCopy' } : null;
}

// Accepted, the time differs and no request came with it: dragged in the room's calendar, or an update that slipped in
// between judging and answering. The organizer's copy knows; without it the new time is judged, so that nothing is lost.
function movedWithoutRequest(
  state: InboundState,
  { theirs, fields }: Pick<Difference, 'theirs' | 'fields'>,
): InboundDecision {
  const { organizerCopy: copy } = state;
  if (copy === 'unread') return { do: 'askOrganizerCopy' };
  if (copy !== 'unreadable' && copy.projection !== null && !saysTheSame(copy, theirs, 'time', state.now))
    return { do: 'finding', finding: 'editedByHand' };
  return { do: 'change', answer: false, fields };
}

function isAhead(instant: Temporal.Instant, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(instant, now) > 0;
}
