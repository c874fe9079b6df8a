import type { BookingId, IsoDate, MeetingId, RoomId, SiteScope } from '@planner/core';
import { ceilToMinute, dateIn, floorToMinute } from '@planner/core';
import { withSite } from '@planner/db';
import type { SiteTransaction } from '@planner/db';
import { GraphFailure, listCalendarView } from '@planner/graph';
import type { EventPlace, GraphClient, RemoteEvent } from '@planner/graph';
import type { SyncDeps } from '../deps.ts';
import { endlessOf, openFindings } from '../queries/finding-queries.ts';
import { allMailboxes } from '../queries/mailbox-queries.ts';
import { linkedRooms } from '../queries/place-queries.ts';
import type { LinkedRoom } from '../queries/place-queries.ts';

export type DifferenceKind = 'missingHere' | 'missingThere' | 'differs' | 'duplicate';

/** One date on which Planner and a room's calendar don't say the same. */
export interface Difference {
  readonly kind: DifferenceKind;
  readonly roomId: RoomId;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly meetingId: MeetingId | null;
  readonly bookingId: BookingId | null;
  readonly eventId: string | null;
  /** Listed as a finding already (shadow, edited by hand …), so an administrator knows. */
  readonly explained: boolean;
}

export interface Comparison {
  /** Rooms whose calendar was read. */
  readonly rooms: number;
  /** Rooms whose calendar couldn't be read, and why: nothing is known of them. */
  readonly unread: readonly { readonly roomId: RoomId; readonly code: string }[];
  readonly compared: number;
  readonly differences: readonly Difference[];
}

interface Ours {
  readonly booking_id: BookingId;
  readonly meeting_id: MeetingId;
  readonly occurrence_key: IsoDate | null;
  readonly start_at: Temporal.Instant;
  readonly end_at: Temporal.Instant;
  readonly event_id: string | null;
  readonly ical_uid: string | null;
}

/**
 * Compares every linked room in full, from now to the end of its window: what stands in Planner and what occupies the room's
 * calendar have to be the same dates at the same times (I2).
 * A room whose calendar can't be read is named instead of compared.
 */
export async function compareAll(deps: SyncDeps, scope: SiteScope): Promise<Comparison> {
  const client = await deps.graphFor(scope);
  const { rooms, mailboxes, explained } = await withSite(deps.db, scope, async (tx) => ({
    rooms: await linkedRooms(tx),
    mailboxes: await allMailboxes(tx),
    explained: await explainedSubjects(tx),
  }));
  const differences: Difference[] = [];
  const unread: { roomId: RoomId; code: string }[] = [];
  let compared = 0;
  let read = 0;
  for (const room of rooms) {
    const mailbox = mailboxes.find(({ roomId }) => roomId === room.roomId);
    if (!mailbox || mailbox.state === 'stopped' || !client) continue;
    const now = deps.clock.now();
    const range = { start: now, end: now.add({ hours: 24 * (room.horizonDays + 1) }) };
    const view = await readView(client, { mailbox: mailbox.path, zone: room.zone }, range);
    if (view instanceof GraphFailure) {
      unread.push({ roomId: room.roomId, code: view.code });
      continue;
    }
    read += 1;
    const endless = (await withSite(deps.db, scope, (tx) => openFindings(tx, room.roomId, ['endless']))).map((one) =>
      endlessOf(one, room.roomId),
    );
    // An endless series is held as far as the horizon; what lies behind it comes with the days.
    const heldUntil = new Map(endless.map(({ eventId, until }) => [eventId, until]));
    const isHeld = ({ seriesMasterId, start }: RemoteEvent): boolean =>
      dateIn(start, room.zone) <= (heldUntil.get(seriesMasterId ?? '') ?? '9999');
    const theirs = view.filter((event) => occupies(event, now) && isHeld(event));
    const ours = await withSite(deps.db, scope, (tx) => oursOf(tx, room, range));
    compared += Math.max(theirs.length, ours.length);
    differences.push(...compareRoom(room, ours, theirs, explained));
  }
  return { rooms: read, unread, compared, differences };
}

/** One mailbox that is away hides no difference of another. */
async function readView(
  client: GraphClient,
  place: EventPlace,
  range: { readonly start: Temporal.Instant; readonly end: Temporal.Instant },
): Promise<RemoteEvent[] | GraphFailure> {
  try {
    return await listCalendarView(client, place, range);
  } catch (error) {
    if (error instanceof GraphFailure) return error;
    throw error;
  }
}

/** Not cancelled, no draft, longer than zero, and the room's own or accepted; how it is shown is never asked. */
export function occupies(event: RemoteEvent, now: Temporal.Instant): boolean {
  if (event.cancelled || event.draft || Temporal.Instant.compare(event.end, event.start) <= 0) return false;
  if (Temporal.Instant.compare(event.start, now) <= 0) return false;
  return event.isOrganizer || event.response === 'accepted';
}

function compareRoom(
  room: LinkedRoom,
  ours: readonly Ours[],
  theirs: readonly RemoteEvent[],
  explained: ReadonlySet<string>,
): Difference[] {
  const differences: Difference[] = [];
  const waiting = new Map<string, RemoteEvent[]>();
  for (const event of theirs) {
    const key = groupOf(event.seriesMasterId ?? event.id, keyOf(event, room));
    waiting.set(key, [...(waiting.get(key) ?? []), event]);
  }
  for (const own of ours) {
    const whole = groupOf(own.event_id ?? '', own.occurrence_key ?? '');
    // A room that was invited to one date of a series has it as a meeting of its own.
    const key = waiting.has(whole) ? whole : groupOf(own.event_id ?? '', '');
    const [event, ...more] = waiting.get(key) ?? [];
    waiting.delete(key);
    const common = {
      roomId: room.roomId,
      meetingId: own.meeting_id,
      bookingId: own.booking_id,
      explained: explained.has(`${room.roomId}/${own.ical_uid}`) || explained.has(own.meeting_id),
    };
    if (!event) {
      differences.push({ kind: 'missingThere', start: own.start_at, end: own.end_at, eventId: null, ...common });
    } else if (!sameTime(own, event)) {
      differences.push({ kind: 'differs', start: event.start, end: event.end, eventId: event.id, ...common });
    }
    for (const extra of more)
      differences.push({ kind: 'duplicate', start: extra.start, end: extra.end, eventId: extra.id, ...common });
  }
  for (const event of [...waiting.values()].flat()) {
    differences.push({
      kind: 'missingHere',
      roomId: room.roomId,
      start: event.start,
      end: event.end,
      meetingId: null,
      bookingId: null,
      eventId: event.id,
      explained: explained.has(`${room.roomId}/${event.iCalUId}`),
    });
  }
  return differences;
}

function groupOf(eventId: string, key: string): string {
  return `${eventId}/${key}`;
}

// A date of a series is named by its original local date, which is read in the series zone.
function keyOf(event: RemoteEvent, room: LinkedRoom): string {
  if (event.seriesMasterId === null) return '';
  return dateIn(event.originalStart ?? event.start, event.recurrence?.zone ?? event.zone ?? room.zone);
}

function sameTime(own: Ours, event: RemoteEvent): boolean {
  return (
    Temporal.Instant.compare(own.start_at, floorToMinute(event.start)) === 0 &&
    Temporal.Instant.compare(own.end_at, ceilToMinute(event.end)) === 0
  );
}

const agreed = ['confirmed', 'checkedIn'];

async function oursOf(
  tx: SiteTransaction,
  room: LinkedRoom,
  range: { readonly start: Temporal.Instant; readonly end: Temporal.Instant },
): Promise<Ours[]> {
  return tx.query<Ours>(
    `select b.booking_id, b.meeting_id, b.occurrence_key, b.start_at, b.end_at, l.event_id, l.ical_uid
     from bookings b
     left join meetings m on m.site_id = b.site_id and m.series_id = b.series_id and m.occurrence_key is null
     left join lateral (
       select event_id, ical_uid from links
       where site_id = b.site_id and room_id = b.room_id and state <> 'ended' and meeting_id in (b.meeting_id, m.meeting_id)
       order by (meeting_id = b.meeting_id) desc, link_id limit 1) l on true
     where b.site_id = current_site() and b.room_id = $1 and b.state = any($4::text[])
       and b.start_at > $2 and b.start_at < $3
     order by b.start_at`,
    // What Exchange has still to answer occupies neither side.
    [room.roomId, range.start, range.end, room.authority === 'exchange' ? agreed : ['tentative', ...agreed]],
  );
}

async function explainedSubjects(tx: SiteTransaction): Promise<Set<string>> {
  const rows = await tx.query<{ subject_key: string }>(
    `select subject_key from findings where site_id = current_site() and resolved_at is null
       and kind in ('shadow', 'editedByHand', 'refusedByExchange', 'explicitDates', 'noRoomCopy', 'notAnswered', 'linkConflict',
         'linkLeftOut')`,
  );
  return new Set(rows.map(({ subject_key }) => subject_key));
}
