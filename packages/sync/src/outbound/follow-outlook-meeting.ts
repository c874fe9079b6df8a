import type { JsonValue, Refusal } from '@planner/core';
import { withSite } from '@planner/db';
import { GraphFailure, patchBody, patchEvent } from '@planner/graph';
import type { EventAttendee, EventDraft, EventPart, EventPlace, RemoteEvent } from '@planner/graph';
import { readItem } from '../inbound/read-changes.ts';
import type { Link } from '../link.ts';
import { projectionOfOurs, standingBookings } from '../our-meeting.ts';
import { changedFields, dateDifferences, onlyDate } from '../projection.ts';
import { reportFinding } from '../queries/finding-queries.ts';
import { giveUp } from './queue-answer.ts';
import type { ReachContext } from './reach-context.ts';

/**
 * A meeting made in Outlook was changed in Planner (sync.md §3). What the room has lost it declines, with the reason; its
 * people's meeting is never cancelled. Another time, title or room goes into the organizer's own copy where that can be
 * written, else an administrator is told.
 */
export async function followOutlookMeeting(context: ReachContext): Promise<void> {
  const { ours, links, rooms } = context;
  const now = context.deps.clock.now();
  const linkedRooms = new Set(links.filter(({ state }) => state === 'linked').map(({ roomId }) => roomId));
  const heldRooms = new Set(
    standingBookings(ours)
      .filter(({ end, roomId }) => Temporal.Instant.compare(end, now) > 0 && rooms.has(roomId))
      .map(({ roomId }) => roomId),
  );
  const added = [...heldRooms].filter((roomId) => !linkedRooms.has(roomId));
  const parts = new Set<EventPart>();
  if (added.length > 0) parts.add('people');
  for (const link of links) {
    if (link.state !== 'linked' || link.base === null || !heldRooms.has(link.roomId)) continue;
    const mine = projectionOfOurs(ours, link.roomId);
    const fields = changedFields(mine, link.base, now);
    if (fields.has('subject')) parts.add('subject');
    if (fields.has('privacy')) parts.add('privacy');
    const { added: newDates, moved } = dateDifferences(mine.dates, link.base.dates, now);
    if (newDates.length + moved.length > 0) parts.add('time');
  }
  if (parts.size > 0 && !(await changeOrganizerCopy(context, parts))) await tellNobodyCould(context, parts);
  // A room that was exchanged for another one is taken off the organizer's list, which calls it off there.
  if (!parts.has('people')) await declineWhatWasGivenUp(context);
}

async function declineWhatWasGivenUp(context: ReachContext): Promise<void> {
  const { deps, scope, ours, rooms } = context;
  const now = deps.clock.now();
  for (const link of context.links) {
    const room = rooms.get(link.roomId);
    if (!room || link.state !== 'linked' || link.base === null) continue;
    const mine = projectionOfOurs(ours, link.roomId);
    const { removed } = dateDifferences(mine.dates, link.base.dates, now);
    const lost = Object.keys(link.base.dates).filter((key) => isAhead(link, key, now) && !(key in mine.dates));
    if (removed.length === 0 && lost.length === 0) continue;
    const nothingLeft = !Object.keys(mine.dates).some((key) => isAhead(link, key, now));
    const keys = nothingLeft || link.base.rule === null ? null : lost;
    const refusals = reasonsOf(context, link);
    await withSite(deps.db, scope, (tx) => giveUp(tx, deps, { link, room, keys, refusals }));
  }
}

function isAhead(link: Link, key: string, now: Temporal.Instant): boolean {
  const span = link.base?.dates[key];
  return span !== undefined && Temporal.Instant.compare(Temporal.Instant.from(span[0]), now) > 0;
}

function reasonsOf({ ours }: ReachContext, link: Link): Refusal[] {
  const reasons = ours.bookings.filter(({ roomId }) => roomId === link.roomId).map(({ reason }) => reason);
  const told = reasons.find(
    (reason): reason is Refusal =>
      typeof reason === 'object' && reason !== null && 'code' in reason && 'params' in reason,
  );
  return told ? [told] : [];
}

// The organizer's item has other ids than the room's; it's found by its iCalUId.
async function changeOrganizerCopy(context: ReachContext, parts: ReadonlySet<EventPart>): Promise<boolean> {
  const { client, ours, links, rooms } = context;
  const link = links.find(({ originalStart }) => originalStart === null);
  const mailbox = link?.organizerAddress ?? '';
  if (!link || !mailbox.includes('@')) return false;
  const place = { mailbox, zone: ours.zone };
  try {
    const item = await readItem(client, place, { uid: link.uid, originalStart: null, eventId: null });
    if (!item?.event.isOrganizer || item.rule !== null) return false;
    const date = standingBookings(ours)[0];
    if (!date || date.key !== onlyDate) return false;
    const draft: EventDraft = {
      subject: ours.subject,
      body: null,
      start: date.start,
      end: date.end,
      zone: ours.zone,
      allDay: ours.allDay,
      privacy: ours.privacy,
      recurrence: null,
      attendees: attendeesOf(context, item.event.attendees),
      locations: [...new Set(standingBookings(ours).map(({ roomId }) => roomId))].flatMap(
        (roomId) => rooms.get(roomId) ?? [],
      ),
    };
    const ifMatch = parts.has('people') ? await withoutRefused(context, place, item.event, draft) : item.event.etag;
    await patchEvent(client, place, item.event.id, {
      body: patchBody(draft, parts, { withRecurrence: false }),
      ifMatch,
    });
    return true;
  } catch (error) {
    if (
      error instanceof GraphFailure &&
      (error.kind === 'denied' || error.kind === 'gone' || error.kind === 'notFound' || error.kind === 'invalid')
    )
      return false;
    throw error;
  }
}

// A room that has declined isn't asked again while it stands on the list: it's taken off first, and invited anew.
async function withoutRefused(
  { client, rooms }: ReachContext,
  place: EventPlace,
  current: RemoteEvent,
  draft: EventDraft,
): Promise<string | null> {
  const known = new Set([...rooms.values()].map(({ address }) => address.toLowerCase()));
  const refused = new Set(
    current.attendees
      .filter(({ address, response }) => response === 'declined' && known.has(address.toLowerCase()))
      .map(({ address }) => address.toLowerCase()),
  );
  const left = draft.attendees.filter(({ address }) => !refused.has(address.toLowerCase()));
  if (left.length === draft.attendees.length) return current.etag;
  const changed = await patchEvent(client, place, current.id, {
    body: patchBody({ ...draft, attendees: left }, new Set(['people']), { withRecurrence: false }),
    ifMatch: current.etag,
  });
  return changed.etag;
}

// Everybody else stays on the list; only Planner's rooms are exchanged.
function attendeesOf({ ours, rooms }: ReachContext, current: readonly EventAttendee[]): EventAttendee[] {
  const known = new Set([...rooms.values()].map(({ address }) => address.toLowerCase()));
  const held = [...new Set(standingBookings(ours).map(({ roomId }) => roomId))].flatMap(
    (roomId) => rooms.get(roomId) ?? [],
  );
  return [
    ...current
      .filter(({ address }) => !known.has(address.toLowerCase()))
      .map(({ name, address, type }) => ({ name, address, type })),
    ...held.map(({ name, address }) => ({ name, address, type: 'resource' as const })),
  ];
}

async function tellNobodyCould(
  { deps, scope, ours, links }: ReachContext,
  parts: ReadonlySet<EventPart>,
): Promise<void> {
  const params: JsonValue = { meetingId: ours.meetingId, parts: [...parts] };
  const roomId = links[0]?.roomId ?? null;
  await withSite(deps.db, scope, (tx) =>
    reportFinding(
      tx,
      { kind: 'refusedByExchange', roomId, subjectKey: ours.meetingId, params },
      deps.ids.next(),
      deps.clock.now(),
    ),
  );
}
