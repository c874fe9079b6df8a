import type {
  BookingId,
  BookingState,
  Interval,
  IsoDate,
  MeetingId,
  PersonId,
  Privacy,
  RoomId,
  SeriesId,
} from '@planner/core';
import type { SiteTransaction } from '../database.ts';
import type { ExchangeDelay, MailboxReport } from './exchange-report-queries.ts';
import { countsStatement, conditions, filterValues, pageStart, toCounts, writeCursor } from './room-queries.ts';
import type { CountsRow, Page, RoomCounts, RoomFilter } from './room-queries.ts';
import { placedRoomColumns, toPlacedRoom } from './room-row.ts';
import type { PlacedRoom, PlacedRoomRow } from './room-row.ts';

/** A room as a row of the timeline. */
export interface TimelineRoom extends PlacedRoom {
  /** null: the room isn't linked to a mailbox. */
  readonly mailboxState: MailboxReport['state'] | null;
}

/** A booking in a row of the timeline. Who may see what it is about is decided where it is presented. */
export interface TimelineRow {
  /** The room whose row it fills. */
  readonly rowRoomId: RoomId;
  /** The room that was booked: another one when the two share space. */
  readonly roomId: RoomId;
  readonly bookingId: BookingId;
  /** Of a series the meeting for all dates. */
  readonly meetingId: MeetingId;
  readonly seriesId: SeriesId | null;
  readonly key: IsoDate | null;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly setupMinutes: number;
  readonly teardownMinutes: number;
  readonly state: BookingState;
  readonly subject: string;
  readonly privacy: Privacy;
  readonly organizerId: PersonId | null;
  readonly organizerName: string;
  readonly creatorId: PersonId | null;
  /** Whether the given address is invited. */
  readonly attends: boolean;
  /** null: Exchange has it, or needn't. */
  readonly delay: ExchangeDelay | null;
  /** The meeting's version; of a series that of the whole. */
  readonly version: number;
}

/** One page of rooms with the counts of the filter, in one statement. A page without rooms has its counts all the same. */
export async function timelineRooms(
  tx: SiteTransaction,
  { filter, cursor, limit }: { filter: RoomFilter; cursor: string | null; limit: number },
): Promise<Page<TimelineRoom> & { readonly counts: RoomCounts }> {
  const rows = await tx.query<
    Partial<PlacedRoomRow> & { sort_key: string; mailbox_state: TimelineRoom['mailboxState']; counts: CountsRow }
  >(
    `with counted as (select to_jsonb(judged) as counts from (${countsStatement}) judged),
     page as (
       select ${placedRoomColumns}, r.sort_key, m.state as mailbox_state
       from rooms r join locations l using (site_id, location_id) left join mailboxes m using (site_id, room_id)
       where r.site_id = $1 and (r.sort_key, r.room_id) > ($7, $8::uuid)
         and ${conditions.location('$2')} and ${conditions.floor('$3')} and ${conditions.capacity('$4')}
         and ${conditions.features('$5')} and ${conditions.search('$6')}
       order by r.sort_key, r.room_id limit $9)
     select counted.counts, page.* from counted left join page on true order by page.sort_key, page.room_id`,
    [tx.scope.siteId, ...filterValues(filter), ...pageStart(cursor), limit + 1],
  );
  const counts = rows[0]?.counts;
  if (!counts) throw new Error('a count gave no row');
  const found = rows.filter((row): row is PlacedRoomRow & (typeof rows)[number] => typeof row.room_id === 'string');
  const last = found.length > limit ? found[limit - 1] : undefined;
  return {
    items: found.slice(0, limit).map((row) => ({ ...toPlacedRoom(row), mailboxState: row.mailbox_state })),
    next: last ? writeCursor({ sortKey: last.sort_key, roomId: last.room_id }) : null,
    counts: toCounts(counts, filter),
  };
}

/**
 * What occupies these rooms within a range, their own bookings and those of rooms that share space with them, by start.
 * Reads what lies in the range, however long the history is.
 * @param address  of whoever looks, in small letters; null = nobody in particular
 */
export async function timelineBookings(
  tx: SiteTransaction,
  { rooms, range, address }: { rooms: readonly PlacedRoom[]; range: Interval; address: string | null },
): Promise<TimelineRow[]> {
  if (rooms.length === 0) return [];
  const spaces = rooms.flatMap(({ room }) => room.atoms.map((atom) => ({ roomId: room.id, atom })));
  return tx.query<TimelineRow>(
    `with spaces as (select * from unnest($2::uuid[], $3::uuid[]) as space(row_room_id, atom_id)),
     claims as (
       select distinct s.row_room_id, c.claim_id
       from claims_within((select array_agg(distinct atom_id) from spaces), array[$4::timestamptz], array[$5::timestamptz]) c
       join spaces s using (atom_id) where c.hold_expires_at is null),
     unsent as materialized (
       select coalesce(l.meeting_id, case when o.target = 'meeting' then o.target_id end) as meeting_id,
         bool_or(o.last_error is not null) as failing
       from outbox o left join links l on l.site_id = $1 and o.target = 'answer' and l.link_id = o.target_id
       where o.site_id = $1 and o.done_version < o.version group by 1)
     select c.row_room_id as "rowRoomId", b.room_id as "roomId", b.booking_id as "bookingId",
       coalesce(s.master_id, b.meeting_id) as "meetingId", b.series_id as "seriesId", b.occurrence_key as key,
       b.start_at as start, b.end_at as end, b.setup_minutes as "setupMinutes", b.teardown_minutes as "teardownMinutes",
       b.state, m.subject, m.privacy, m.organizer_id as "organizerId", m.organizer_name as "organizerName",
       m.creator_id as "creatorId", coalesce(m.attendee_keys @> array[$6::text], false) as attends,
       case when u.failing then 'failing' when u.failing is not null then 'waiting' end as delay,
       coalesce(s.version, m.version) as version
     from claims c
     join bookings b on b.site_id = $1 and b.booking_id = c.claim_id
     join meetings m on m.site_id = $1 and m.meeting_id = b.meeting_id
     left join series s on s.site_id = $1 and s.series_id = b.series_id
     left join unsent u on u.meeting_id = coalesce(s.master_id, b.meeting_id)
     where b.end_at > $4 and b.start_at < $5
     order by b.start_at, b.booking_id, c.row_room_id`,
    [
      tx.scope.siteId,
      spaces.map(({ roomId }) => roomId),
      spaces.map(({ atom }) => atom),
      range.start,
      range.end,
      address,
    ],
  );
}
