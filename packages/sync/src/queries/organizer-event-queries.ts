import type { MeetingId, RoomId } from '@planner/core';
import type { SiteTransaction } from '@planner/db';
import { roomMark } from '../outbound/organizer-event.ts';
import type { OrganizerEvent } from '../outbound/organizer-event.ts';
import type { Projection } from '../projection.ts';

interface OrganizerEventRow {
  readonly meeting_id: MeetingId;
  readonly mailbox: string;
  readonly generation: number;
  readonly event_id: string | null;
  readonly ical_uid: string | null;
  readonly etag: string | null;
  readonly base: Projection | null;
  readonly reached_version: number;
  readonly state: OrganizerEvent['state'];
}

const columns = 'meeting_id, mailbox, generation, event_id, ical_uid, etag, base, reached_version, state';

function eventOf(row: OrganizerEventRow): OrganizerEvent {
  return {
    meetingId: row.meeting_id,
    mailbox: row.mailbox,
    generation: row.generation,
    eventId: row.event_id,
    uid: row.ical_uid,
    etag: row.etag,
    base: row.base,
    reachedVersion: row.reached_version,
    state: row.state,
  };
}

/** Planner's own event of a meeting. */
export async function organizerEventOf(tx: SiteTransaction, meetingId: MeetingId): Promise<OrganizerEvent | null> {
  const rows = await tx.query<OrganizerEventRow>(
    `select ${columns} from organizer_events where site_id = current_site() and meeting_id = $1`,
    [meetingId],
  );
  return rows[0] ? eventOf(rows[0]) : null;
}

/** Planner's own event with this `iCalUId`. */
export async function organizerEventByUid(tx: SiteTransaction, uid: string): Promise<OrganizerEvent | null> {
  const rows = await tx.query<OrganizerEventRow>(
    `select ${columns} from organizer_events where site_id = current_site() and ical_uid = $1`,
    [uid],
  );
  return rows[0] ? eventOf(rows[0]) : null;
}

/**
 * Whether a create of ours whose answer isn't known yet would bring this request: same organizer, start and room, as the
 * booking stands now or as it was written before it moved. Once it was tried its event may be there, and its organizer may have
 * moved it: then any start will do. Judging it would decline our own booking, or book it twice.
 */
export async function createInFlight(
  tx: SiteTransaction,
  request: {
    readonly roomId: RoomId;
    readonly room: string;
    readonly organizer: string;
    readonly start: Temporal.Instant;
  },
): Promise<boolean> {
  const rows = await tx.query<{
    mailbox: string;
    mail: string | null;
    base: Projection | null;
    stands: boolean;
    tried: boolean;
  }>(
    // The few that wait come first, and the booking is found by room and start: in another order it reads the site.
    `with waiting as materialized (
       select site_id, meeting_id, mailbox, base from organizer_events
       where site_id = current_site() and state = 'wanted' and ical_uid is null)
     select e.mailbox, e.base, p.mail, exists (
       select from bookings b where b.site_id = m.site_id and b.room_id = $1 and b.start_at = $2
         and (b.meeting_id = m.meeting_id or m.series_id is not null and b.series_id = m.series_id)) as stands,
       exists (select from outbox o where o.site_id = e.site_id and o.target = 'meeting' and o.target_id = e.meeting_id
         and (o.attempt > 0 or o.lease_owner is not null)) as tried
     from waiting e
       join meetings m on m.site_id = e.site_id and m.meeting_id = e.meeting_id
       left join people p on p.site_id = m.site_id and p.person_id = m.organizer_id`,
    [request.roomId, request.start],
  );
  const organizer = request.organizer.toLowerCase();
  return rows.some(
    ({ mailbox, mail, base, stands, tried }) =>
      (mail ?? mailbox).toLowerCase() === organizer && (stands || (base !== null && brings(base, request, tried))),
  );
}

function brings(
  base: Projection,
  { room, start }: { readonly room: string; readonly start: Temporal.Instant },
  atAnyStart: boolean,
): boolean {
  const starts = Object.values(base.dates).map(([at]) => at);
  return base.people.includes(roomMark(room)) && (atAnyStart || starts.includes(start.toString()));
}

/** Gives Planner's own event of a meeting to the meeting that it has become. */
export async function moveOrganizerEvent(tx: SiteTransaction, from: MeetingId, to: MeetingId): Promise<void> {
  await tx.run('update organizer_events set meeting_id = $2 where site_id = current_site() and meeting_id = $1', [
    from,
    to,
  ]);
}

/** Writes Planner's own event of a meeting as it stands now. */
export async function saveOrganizerEvent(
  tx: SiteTransaction,
  event: OrganizerEvent,
  now: Temporal.Instant,
): Promise<void> {
  await tx.run(
    `insert into organizer_events (site_id, meeting_id, mailbox, generation, event_id, ical_uid, etag, base, reached_version, state, updated_at)
     values (current_site(), $1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9, $10)
     on conflict (site_id, meeting_id) do update set mailbox = excluded.mailbox, generation = excluded.generation,
       event_id = excluded.event_id, ical_uid = excluded.ical_uid, etag = excluded.etag, base = excluded.base,
       reached_version = excluded.reached_version, state = excluded.state, updated_at = excluded.updated_at`,
    [
      event.meetingId,
      event.mailbox,
      event.generation,
      event.eventId,
      event.uid,
      event.etag,
      event.base === null ? null : JSON.stringify(event.base),
      event.reachedVersion,
      event.state,
      now,
    ],
  );
}
