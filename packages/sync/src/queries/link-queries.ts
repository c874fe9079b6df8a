import type { LinkId, MeetingId, RoomId, SeriesId } from '@planner/core';
import type { SiteTransaction } from '@planner/db';
import type { Link, LinkAnswer } from '../link.ts';
import type { Projection } from '../projection.ts';

interface LinkRow {
  readonly link_id: LinkId;
  readonly room_id: RoomId;
  readonly ical_uid: string;
  readonly original_start: Temporal.Instant | null;
  readonly meeting_id: MeetingId | null;
  readonly series_id: SeriesId | null;
  readonly event_id: string | null;
  readonly etag: string | null;
  readonly organizer_address: string | null;
  readonly base: Projection | null;
  readonly judged_version: string | null;
  readonly answered_version: string | null;
  readonly answer: LinkAnswer | null;
  readonly answered_at: Temporal.Instant | null;
  readonly state: Link['state'];
}

const columns =
  'link_id, room_id, ical_uid, original_start, meeting_id, series_id, event_id, etag, organizer_address, base, judged_version, ' +
  'answered_version, answer, answered_at, state';

function linkOf(row: LinkRow): Link {
  return {
    linkId: row.link_id,
    roomId: row.room_id,
    uid: row.ical_uid,
    originalStart: row.original_start,
    meetingId: row.meeting_id,
    seriesId: row.series_id,
    eventId: row.event_id,
    etag: row.etag,
    organizerAddress: row.organizer_address,
    base: row.base,
    judgedVersion: row.judged_version,
    answeredVersion: row.answered_version,
    answer: row.answer,
    answeredAt: row.answered_at,
    state: row.state,
  };
}

/** The link of one meeting of a room's calendar, by its key. */
export async function linkByKey(
  tx: SiteTransaction,
  key: { readonly roomId: RoomId; readonly uid: string; readonly originalStart: Temporal.Instant | null },
): Promise<Link | null> {
  const rows = await tx.query<LinkRow>(
    `select ${columns} from links where site_id = current_site() and room_id = $1 and ical_uid = $2
       and coalesce(original_start, '-infinity') = coalesce($3::timestamptz, '-infinity')`,
    [key.roomId, key.uid, key.originalStart],
  );
  return rows[0] ? linkOf(rows[0]) : null;
}

/** The links whose cached event ids are among these. */
export async function linksByEventIds(
  tx: SiteTransaction,
  roomId: RoomId,
  eventIds: readonly string[],
): Promise<Link[]> {
  if (eventIds.length === 0) return [];
  const rows = await tx.query<LinkRow>(
    `select ${columns} from links where site_id = current_site() and room_id = $1 and event_id = any($2::text[])`,
    [roomId, [...eventIds]],
  );
  return rows.map(linkOf);
}

export async function linkById(tx: SiteTransaction, linkId: LinkId): Promise<Link | null> {
  const rows = await tx.query<LinkRow>(`select ${columns} from links where site_id = current_site() and link_id = $1`, [
    linkId,
  ]);
  return rows[0] ? linkOf(rows[0]) : null;
}

/** Every link of a room that stands for something ahead of us: what a full read has to account for. */
export async function liveLinksOfRoom(tx: SiteTransaction, roomId: RoomId): Promise<Link[]> {
  const rows = await tx.query<LinkRow>(
    `select ${columns} from links where site_id = current_site() and room_id = $1 and state in ('new', 'linked', 'failing', 'detached')`,
    [roomId],
  );
  return rows.map(linkOf);
}

/** Events that were set aside when their room was linked, and that somebody wants tried again. */
export async function wantedAgain(tx: SiteTransaction, roomId: RoomId): Promise<string[]> {
  const rows = await tx.query<{ event_id: string }>(
    `select event_id from links where site_id = current_site() and room_id = $1 and state = 'detached' and judged_version is null
       and event_id is not null`,
    [roomId],
  );
  return rows.map(({ event_id }) => event_id);
}

/** The links of a meeting, one a room. */
export async function linksOfMeeting(tx: SiteTransaction, meetingId: MeetingId): Promise<Link[]> {
  const rows = await tx.query<LinkRow>(
    `select ${columns} from links where site_id = current_site() and meeting_id = $1 order by link_id`,
    [meetingId],
  );
  return rows.map(linkOf);
}

/**
 * The meeting that another room of the same invitation is linked to. One that was cancelled in Planner counts while the word is on
 * its way out: the invitation may be an earlier word of ours.
 */
export async function meetingOfSiblings(
  tx: SiteTransaction,
  link: {
    readonly roomId: RoomId;
    readonly uid: string;
    readonly originalStart: Temporal.Instant | null;
    /** A meeting that isn't meant. */
    readonly otherThan?: MeetingId;
  },
): Promise<MeetingId | null> {
  const rows = await tx.query<{ meeting_id: MeetingId }>(
    `select l.meeting_id from links l join meetings m on m.site_id = l.site_id and m.meeting_id = l.meeting_id
     where l.site_id = current_site() and l.ical_uid = $2 and l.room_id <> $1
       and (m.state = 'active' or exists (select from outbox o where o.site_id = m.site_id and o.target = 'meeting'
         and o.target_id = m.meeting_id and o.done_version < o.version))
       and coalesce(l.original_start, '-infinity') = coalesce($3::timestamptz, '-infinity') and l.meeting_id is distinct from $4
     order by m.state <> 'active', l.link_id limit 1`,
    [link.roomId, link.uid, link.originalStart, link.otherThan ?? null],
  );
  return rows[0]?.meeting_id ?? null;
}

/** Writes a link as it stands now, new or not. */
export async function saveLink(tx: SiteTransaction, link: Link, now: Temporal.Instant): Promise<void> {
  await tx.run(
    `insert into links (site_id, link_id, room_id, ical_uid, original_start, meeting_id, series_id, event_id, etag, organizer_address,
       base, judged_version, answered_version, answer, answered_at, state, updated_at)
     values (current_site(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb, $11, $12, $13, $14, $15, $16)
     on conflict (site_id, link_id) do update set
       meeting_id = excluded.meeting_id, series_id = excluded.series_id, event_id = excluded.event_id, etag = excluded.etag,
       organizer_address = excluded.organizer_address, base = excluded.base, judged_version = excluded.judged_version,
       answered_version = excluded.answered_version, answer = excluded.answer, answered_at = excluded.answered_at,
       state = excluded.state, version = links.version + 1, updated_at = excluded.updated_at`,
    [
      link.linkId,
      link.roomId,
      link.uid,
      link.originalStart,
      link.meetingId,
      link.seriesId,
      link.eventId,
      link.etag,
      link.organizerAddress,
      link.base === null ? null : JSON.stringify(link.base),
      link.judgedVersion,
      link.answeredVersion,
      link.answer,
      link.answeredAt,
      link.state,
      now,
    ],
  );
}

/** How many answers a room has given since an instant. */
export async function answersSince(tx: SiteTransaction, roomId: RoomId, since: Temporal.Instant): Promise<number> {
  const rows = await tx.query<{ count: number }>(
    'select count(*)::int as count from links where site_id = current_site() and room_id = $1 and answered_at > $2',
    [roomId, since],
  );
  return rows[0]?.count ?? 0;
}
