import type { AtomId, BookingId, HoldId, Interval, LayoutName, MeetingId, RoomId, SeriesId } from '@planner/core';
import type { SiteTransaction } from '../database.ts';

/** What stands in a room's way: a booking or a hold, with the time it occupies and the meeting behind it. */
export interface FoundClaim {
  readonly claimId: BookingId | HoldId;
  readonly kind: 'booking' | 'hold';
  readonly roomId: RoomId;
  readonly atoms: readonly AtomId[];
  readonly bare: Interval;
  readonly during: Interval;
  readonly layout: LayoutName | null;
  /** Person id or lower-case address of whom the meeting belongs to; null for holds. */
  readonly organizerKey: string | null;
  readonly meetingId: MeetingId | null;
  readonly seriesId: SeriesId | null;
  readonly setupMinutes: number;
  readonly teardownMinutes: number;
  /** Set for holds: from then on it doesn't count. */
  readonly expiresAt: Temporal.Instant | null;
}

interface ClaimRow {
  readonly claim_id: BookingId | HoldId;
  readonly atoms: readonly AtomId[];
  readonly during: Interval;
  readonly hold_expires_at: Temporal.Instant | null;
  readonly room_id: RoomId | null;
  readonly start_at: Temporal.Instant | null;
  readonly end_at: Temporal.Instant | null;
  readonly setup_minutes: number | null;
  readonly teardown_minutes: number | null;
  readonly layout: LayoutName | null;
  readonly organizer_key: string | null;
  readonly meeting_id: MeetingId | null;
  readonly series_id: SeriesId | null;
}

/**
 * Every claim on any of the atoms within any of the ranges, ranges including buffers. One statement, whatever their number.
 * Call it after the rooms are locked: only then what it doesn't see can't come between.
 */
export async function findClaims(
  tx: SiteTransaction,
  atoms: readonly AtomId[],
  ranges: readonly Interval[],
): Promise<FoundClaim[]> {
  if (atoms.length === 0 || ranges.length === 0) return [];
  // `offset 0` keeps the look-ups one by one: before the tables have statistics, a join would read all bookings of the site.
  const rows = await tx.query<ClaimRow>(
    `select c.claim_id, c.atoms, c.during, c.hold_expires_at, coalesce(b.room_id, h.room_id) as room_id,
       coalesce(b.start_at, h.start_at) as start_at, coalesce(b.end_at, h.end_at) as end_at, b.setup_minutes,
       b.teardown_minutes, b.layout, b.meeting_id, b.series_id,
       coalesce(m.organizer_id::text, lower(m.organizer_address)) as organizer_key
     from (select claim_id, array_agg(distinct atom_id) as atoms, during, hold_expires_at
         from claims_within($2::uuid[], $3::timestamptz[], $4::timestamptz[]) group by claim_id, during, hold_expires_at) c
     left join lateral (
       select * from bookings where site_id = $1 and booking_id = c.claim_id offset 0) b on true
     left join lateral (
       select organizer_id, organizer_address from meetings where site_id = $1 and meeting_id = b.meeting_id offset 0) m on true
     left join holds h on h.site_id = $1 and h.hold_id = c.claim_id`,
    [tx.scope.siteId, atoms, ranges.map(({ start }) => start), ranges.map(({ end }) => end)],
  );
  return rows.map(toClaim);
}

/**
 * Occupied time a room, of many rooms at once: what a search needs, without the meetings behind it.
 * @param except  claims that the search itself would give up
 */
export async function occupiedTimes(
  tx: SiteTransaction,
  atoms: readonly AtomId[],
  ranges: readonly Interval[],
  now: Temporal.Instant,
  except: readonly (BookingId | HoldId)[] = [],
): Promise<{ readonly atomId: AtomId; readonly during: Interval }[]> {
  if (atoms.length === 0 || ranges.length === 0) return [];
  return tx.query<{ atomId: AtomId; during: Interval }>(
    `select atom_id as "atomId", during from claims_within($1::uuid[], $2::timestamptz[], $3::timestamptz[])
     where (hold_expires_at is null or hold_expires_at > $4) and claim_id <> all($5::uuid[])`,
    [atoms, ranges.map(({ start }) => start), ranges.map(({ end }) => end), now, except],
  );
}

function toClaim(row: ClaimRow): FoundClaim {
  if (row.room_id === null || row.start_at === null || row.end_at === null) {
    throw new Error(`occupancy names the claim ${row.claim_id}, which is neither booking nor hold`);
  }
  return {
    claimId: row.claim_id,
    kind: row.hold_expires_at === null ? 'booking' : 'hold',
    roomId: row.room_id,
    atoms: row.atoms,
    bare: { start: row.start_at, end: row.end_at },
    during: row.during,
    layout: row.layout,
    organizerKey: row.organizer_key,
    meetingId: row.meeting_id,
    seriesId: row.series_id,
    setupMinutes: row.setup_minutes ?? 0,
    teardownMinutes: row.teardown_minutes ?? 0,
    expiresAt: row.hold_expires_at,
  };
}
