import type { IdSource, Interval, JsonValue, MeetingId, RoomId, SeriesId, SiteScope, Source } from '@planner/core';
import type { AuditEntry, BookingChanges, OutboxEntry, PlacedRoom, StoredMeeting } from '@planner/db';
import { auditActor } from './actor.ts';
import type { Actor } from './actor.ts';

/** What each use case writes beside the meeting itself: who did it, who has to hear of it, what Exchange has to be told. */
export interface Deed {
  readonly actor: Actor;
  readonly source: Source;
  readonly action: AuditAction;
  readonly change: { readonly [name: string]: JsonValue };
  readonly reason?: string | null;
  readonly correlationId: string | null;
}

export type AuditAction =
  | 'meetingBooked'
  | 'meetingChanged'
  | 'meetingCancelled'
  | 'meetingRestored'
  | 'bookingsConfirmed'
  | 'bookingsEnded'
  | 'occurrenceReadded'
  | 'seriesSplit';

/** No changes at all, to be spread over. */
export const nothing: BookingChanges = {
  meetings: [],
  series: [],
  bookings: [],
  occupied: [],
  freed: [],
  audit: [],
  outbox: [],
  idempotency: null,
  live: [],
};

export function auditOf(
  deed: Deed,
  meeting: { readonly id: MeetingId; readonly seriesId: SeriesId | null },
  { at, ids }: { at: Temporal.Instant; ids: IdSource },
): AuditEntry {
  return {
    id: ids.next(),
    at,
    actor: auditActor(deed.actor),
    action: deed.action,
    entity: 'meeting',
    entityId: meeting.id,
    seriesId: meeting.seriesId,
    change: { source: deed.source, ...deed.change },
    reason: deed.reason ?? null,
    correlationId: deed.correlationId,
  };
}

/**
 * The command to bring a meeting's event to this version. Written for whatever didn't come from Exchange, when a room
 * concerned has a mailbox. It goes to the organizer's mailbox, or, where they have none, to the first room's own.
 */
export function outboxOf(
  master: Pick<StoredMeeting, 'id' | 'version' | 'organizer' | 'organizerAddress'>,
  rooms: readonly PlacedRoom[],
  { source, at }: { source: Source; at: Temporal.Instant },
): OutboxEntry[] {
  const roomMailbox = rooms.find(({ room }) => room.mailbox !== null)?.room.mailbox;
  if (source === 'exchange' || typeof roomMailbox !== 'string') return [];
  const organizerMailbox = master.organizer.kind === 'person' ? master.organizerAddress : null;
  const mailboxKey = (organizerMailbox ?? roomMailbox).toLowerCase();
  return [{ meetingId: master.id, mailboxKey, version: master.version, runAt: at }];
}

const roomsInNews = 20; // a notification holds 8000 bytes; beyond this everybody looks again

/** News for open pages: which rooms changed, and when. */
export function newsOf(scope: SiteScope, roomIds: readonly RoomId[], range: Interval): string[] {
  const rooms = [...new Set(roomIds)];
  if (rooms.length === 0) return [];
  return [
    JSON.stringify({
      site: scope.siteId,
      kind: 'bookings',
      rooms: rooms.length <= roomsInNews ? rooms : null,
      from: range.start.toString(),
      to: range.end.toString(),
    }),
  ];
}

/** From the earliest start to the latest end; null of nothing. */
export function spanOf(intervals: readonly Interval[]): Interval | null {
  const [first, ...rest] = intervals;
  if (!first) return null;
  let { start, end } = first;
  for (const next of rest) {
    if (Temporal.Instant.compare(next.start, start) < 0) start = next.start;
    if (Temporal.Instant.compare(next.end, end) > 0) end = next.end;
  }
  return { start, end };
}
