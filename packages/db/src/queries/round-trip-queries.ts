import type { RoomId } from '@planner/core';
import type { SiteTransaction } from '../database.ts';

/** A round trip through a room's mailbox with the instant of each leg. */
export interface RoundTrip {
  readonly id: string;
  readonly roomId: RoomId;
  readonly mailbox: string;
  /** A request of a person, instead of an item in the room's own calendar. */
  readonly invitation: boolean;
  readonly transactionId: string;
  readonly eventId: string | null;
  readonly uid: string | null;
  readonly startedAt: Temporal.Instant;
  readonly writtenAt: Temporal.Instant | null;
  readonly seenAt: Temporal.Instant | null;
  readonly answeredAt: Temporal.Instant | null;
  readonly answer: string | null;
  readonly answeredBy: 'planner' | 'somebody else' | null;
  readonly removedAt: Temporal.Instant | null;
  /** What it ended with, when it didn't come back. */
  readonly failure: string | null;
  readonly endedAt: Temporal.Instant | null;
}

const columns = `trip_id as id, room_id as "roomId", mailbox, invitation, transaction_id as "transactionId", event_id as "eventId",
  ical_uid as uid, started_at as "startedAt", written_at as "writtenAt", seen_at as "seenAt", answered_at as "answeredAt", answer,
  answered_by as "answeredBy", removed_at as "removedAt", failure, ended_at as "endedAt"`;

export async function insertRoundTrip(
  tx: SiteTransaction,
  trip: Pick<RoundTrip, 'id' | 'roomId' | 'mailbox' | 'invitation' | 'transactionId' | 'startedAt'>,
): Promise<void> {
  await tx.run(
    `insert into round_trips (site_id, trip_id, room_id, mailbox, invitation, transaction_id, started_at, run_at)
     values ($1, $2, $3, $4, $5, $6, $7, $7)`,
    [tx.scope.siteId, trip.id, trip.roomId, trip.mailbox, trip.invitation, trip.transactionId, trip.startedAt],
  );
}

/** The newest round trip of a room; null when there never was one. */
export async function latestRoundTrip(tx: SiteTransaction, roomId: RoomId): Promise<RoundTrip | null> {
  const [row] = await tx.query<RoundTrip>(
    `select ${columns} from round_trips where site_id = $1 and room_id = $2 order by started_at desc limit 1`,
    [tx.scope.siteId, roomId],
  );
  return row ?? null;
}

/** Takes the round trips whose next step is due; each is due again at `againAt`, should the taker die. */
export async function claimRoundTrips(
  tx: SiteTransaction,
  at: { readonly now: Temporal.Instant; readonly againAt: Temporal.Instant },
): Promise<RoundTrip[]> {
  return tx.query<RoundTrip>(
    `update round_trips set run_at = $3 where site_id = $1 and ended_at is null and run_at <= $2 returning ${columns}`,
    [tx.scope.siteId, at.now, at.againAt],
  );
}

export async function saveRoundTrip(tx: SiteTransaction, trip: RoundTrip, runAt: Temporal.Instant): Promise<void> {
  await tx.run(
    `update round_trips set event_id = $3, ical_uid = $4, written_at = $5, seen_at = coalesce(seen_at, $6), answered_at = $7, answer = $8,
       answered_by = $9, removed_at = $10, failure = $11, ended_at = $12, run_at = $13
     where site_id = $1 and trip_id = $2`,
    [
      tx.scope.siteId,
      trip.id,
      trip.eventId,
      trip.uid,
      trip.writtenAt,
      trip.seenAt,
      trip.answeredAt,
      trip.answer,
      trip.answeredBy,
      trip.removedAt,
      trip.failure,
      trip.endedAt,
      runAt,
    ],
  );
}

/** Notes that a room's delta has shown the item of a round trip. @returns whether it is one */
export async function seeRoundTrip(
  tx: SiteTransaction,
  seen: { readonly transactionId: string | null; readonly uid: string; readonly now: Temporal.Instant },
): Promise<'probe' | 'invitation' | null> {
  const [row] = await tx.query<{ invitation: boolean }>(
    `update round_trips set seen_at = coalesce(seen_at, $4), run_at = least(run_at, $4)
     where site_id = $1 and (transaction_id = $2 or ical_uid = $3) returning invitation`,
    [tx.scope.siteId, seen.transactionId ?? '', seen.uid, seen.now],
  );
  if (!row) return null;
  return row.invitation ? 'invitation' : 'probe';
}
