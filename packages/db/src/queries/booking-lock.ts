import type { BookingId, MeetingId, PersonId, Right, RoomId, SiteSettings } from '@planner/core';
import type { SiteTransaction } from '../database.ts';
import { meetingFromJson, bookingFromJson, seriesFromJson } from './booking-row.ts';
import type {
  BookingJson,
  MeetingJson,
  SeriesJson,
  StoredBooking,
  StoredMeeting,
  StoredSeries,
} from './booking-row.ts';
import { personColumns, toPerson } from './person-queries.ts';
import type { PersonRow, RightsHolder } from './person-queries.ts';
import { placedRoomColumns, toPlacedRoom } from './room-row.ts';
import type { PlacedRoom, PlacedRoomRow } from './room-row.ts';

/** What a booking is decided from, besides the room's other claims. Read under the lock of its rooms. */
export interface LockedRooms {
  /** The wanted rooms that exist. */
  readonly rooms: readonly PlacedRoom[];
  readonly settings: Partial<SiteSettings>;
  readonly people: readonly RightsHolder[];
  readonly idempotency: IdempotencyFinding | null;
}

/** Key of a request that may come twice. */
export interface IdempotencyKey {
  readonly personId: PersonId;
  readonly key: string;
  /** Hash of the body: another body under the same key is a mistake. */
  readonly fingerprint: Buffer;
}

export type IdempotencyFinding =
  | { readonly state: 'new' }
  /** The first request with this key is being worked on at this moment. */
  | { readonly state: 'running' }
  | { readonly state: 'done'; readonly sameBody: boolean; readonly answer: unknown };

type LockRow = Partial<PlacedRoomRow> & {
  readonly settings: Partial<SiteSettings>;
  readonly people: readonly (PersonRow & { readonly rights: readonly Right[] })[];
  readonly got: boolean;
  readonly known: { readonly fingerprint: string; readonly answer: unknown } | null;
};

/**
 * The sharing rooms are made an array first: asked for in a join, the function would run for each room of the site.
 * @param rowLock  `for no key update of r`, or nothing for a question
 */
const roomsStatement = (rowLock: string) => `
  with attempt as materialized (
    select $4::text is null or pg_try_advisory_xact_lock(hashtextextended($4::text, 0)) as got),
  known as (
    select jsonb_build_object('fingerprint', encode(k.fingerprint, 'hex'), 'answer', k.answer) as found
    from idempotency_keys k where k.site_id = $1 and k.person_id = $5::uuid and k.key = $6::text),
  meeting as (select meeting_id, series_id, organizer_id from meetings where site_id = $1 and meeting_id = $7::uuid),
  wished as materialized (
    select unnest($2::uuid[]) as room_id
    union select b.room_id from meeting m join bookings b on b.site_id = $1 and b.meeting_id = m.meeting_id
    union select b.room_id from meeting m join bookings b on b.site_id = $1 and b.series_id = m.series_id),
  sharing as materialized (
    select array_agg(shared) as room_ids from rooms_sharing((select array_agg(w.room_id) from wished w)) as shared),
  locked as materialized (
    select ${placedRoomColumns} from rooms r join locations l on l.site_id = r.site_id and l.location_id = r.location_id
    where r.site_id = $1 and (select got from attempt) and not exists (select from known)
      and r.room_id = any((select room_ids from sharing)::uuid[])
    order by r.room_id ${rowLock}),
  asked as (select * from locked where room_id in (select w.room_id from wished w))
  select asked.*, s.settings, (select got from attempt) as got, (select found from known) as known,
    coalesce((select jsonb_agg(to_jsonb(holder)) from (select ${personColumns},
        coalesce((select jsonb_agg(jsonb_build_object('kind', g.kind, 'scope', g.scope)) from rights g
          where g.site_id = p.site_id and g.person_id = p.person_id), '[]') as rights
      from people p where p.site_id = $1
        and p.person_id in (select unnest($3::uuid[]) union select organizer_id from meeting)) as holder), '[]') as people
  from sites s left join asked on true where s.site_id = $1`;
const lockStatement = roomsStatement('for no key update of r');
const readStatement = roomsStatement('');

/**
 * Locks the wanted rooms and all rooms that share an atom with them, in the order of their ids, so that two transactions
 * can't wait for each other; and reads what the rules need. One round trip.
 * With an idempotency key whose first request still runs, nothing is locked or waited for.
 */
export async function lockRooms(
  tx: SiteTransaction,
  wanted: {
    readonly roomIds: readonly RoomId[];
    readonly personIds: readonly PersonId[];
    readonly idempotency: IdempotencyKey | null;
    /** Its rooms (of its whole series) and its organizer are wanted too. */
    readonly meetingId?: MeetingId;
  },
): Promise<LockedRooms> {
  const { idempotency } = wanted;
  const rows = await tx.query<LockRow>(lockStatement, [
    tx.scope.siteId,
    wanted.roomIds,
    wanted.personIds,
    idempotency && `${tx.scope.siteId}/${idempotency.personId}/${idempotency.key}`,
    idempotency?.personId ?? null,
    idempotency?.key ?? null,
    wanted.meetingId ?? null,
  ]);
  return lockedFrom(tx, rows, idempotency);
}

/** The same without any lock, for a question that changes nothing. */
export async function readRooms(
  tx: SiteTransaction,
  wanted: { readonly roomIds: readonly RoomId[]; readonly personIds: readonly PersonId[] },
): Promise<LockedRooms> {
  const values = [tx.scope.siteId, wanted.roomIds, wanted.personIds, null, null, null, null];
  return lockedFrom(tx, await tx.query<LockRow>(readStatement, values), null);
}

function lockedFrom(tx: SiteTransaction, rows: readonly LockRow[], idempotency: IdempotencyKey | null): LockedRooms {
  const first = rows[0];
  if (!first) throw new Error(`site ${tx.scope.siteId} does not exist`);
  return {
    rooms: rows.filter((row): row is LockRow & PlacedRoomRow => typeof row.room_id === 'string').map(toPlacedRoom),
    settings: first.settings,
    people: first.people.map((row) => ({ person: toPerson(row), rights: row.rights })),
    idempotency: idempotency && findingOf(first, idempotency),
  };
}

function findingOf(row: LockRow, { fingerprint }: IdempotencyKey): IdempotencyFinding {
  if (row.known) {
    return { state: 'done', sameBody: row.known.fingerprint === fingerprint.toString('hex'), answer: row.known.answer };
  }
  return { state: row.got ? 'new' : 'running' };
}

/** A meeting with everything that belongs to it: of a series the master, all exceptions and all bookings. */
export interface WholeMeeting {
  readonly master: StoredMeeting;
  readonly series: StoredSeries | null;
  readonly exceptions: readonly StoredMeeting[];
  /** By start. */
  readonly bookings: readonly StoredBooking[];
}

/**
 * A meeting as it stands, whichever of its meetings is named (master or exception); null when there is none.
 * To be changed safely it is read under the lock of its rooms, in a statement of its own: a statement sees what was
 * committed before it began, and the lock may have been waited for.
 */
export async function readWholeMeeting(tx: SiteTransaction, meetingId: MeetingId): Promise<WholeMeeting | null> {
  const [row] = await tx.query<{
    meetings: readonly MeetingJson[] | null;
    series: SeriesJson | null;
    bookings: readonly BookingJson[] | null;
  }>(
    // Two ways in, each by its own index: one join with "or" reads the whole site while the tables have no statistics.
    `with named as (select meeting_id, series_id from meetings where site_id = $1 and meeting_id = $2)
     select
       (select jsonb_agg(to_jsonb(m)) from named, lateral (
          select * from meetings where site_id = $1 and meeting_id = named.meeting_id and named.series_id is null
          union all select * from meetings where site_id = $1 and series_id = named.series_id) m) as meetings,
       (select to_jsonb(s) from named join series s on s.site_id = $1 and s.series_id = named.series_id) as series,
       (select jsonb_agg(to_jsonb(b) order by b.start_at, b.room_id, b.booking_id) from named, lateral (
          select * from bookings where site_id = $1 and meeting_id = named.meeting_id and named.series_id is null
          union all select * from bookings where site_id = $1 and series_id = named.series_id) b) as bookings`,
    [tx.scope.siteId, meetingId],
  );
  const meetings = (row?.meetings ?? []).map(meetingFromJson);
  const master = meetings.find((meeting) => meeting.occurrenceKey === null);
  if (!row || !master) return null;
  return {
    master,
    series: row.series && seriesFromJson(row.series),
    exceptions: meetings.filter((meeting) => meeting.occurrenceKey !== null),
    bookings: (row.bookings ?? []).map(bookingFromJson),
  };
}

/** The meeting that some bookings belong to (one of them will do); null when there are none with these ids. */
export async function meetingOfBookings(
  tx: SiteTransaction,
  bookingIds: readonly BookingId[],
): Promise<MeetingId | null> {
  const [row] = await tx.query<{ meeting_id: MeetingId }>(
    'select meeting_id from bookings where site_id = $1 and booking_id = any($2::uuid[]) limit 1',
    [tx.scope.siteId, bookingIds],
  );
  return row?.meeting_id ?? null;
}
