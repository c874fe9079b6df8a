import type { JsonValue, LinkId, MeetingId, SiteId } from '@planner/core';
import { withoutScope } from '@planner/db';
import type { Database, SiteTransaction } from '@planner/db';

/** A claimed piece of outbound work; the fence refuses a worker that was overtaken. */
export interface OutboxClaim {
  readonly siteId: SiteId;
  readonly target: 'meeting' | 'answer';
  readonly targetId: string;
  readonly fence: number;
  readonly version: number;
}

export interface OutboxRow {
  readonly mailboxKey: string;
  readonly payload: unknown;
  readonly attempt: number;
  readonly createdAt: Temporal.Instant;
}

/** Takes due work of all sites, oldest first, for this worker alone until the lease runs out. */
export function claimOutbox(
  database: Database,
  claim: {
    readonly worker: string;
    readonly now: Temporal.Instant;
    readonly leaseSeconds: number;
    readonly limit: number;
  },
): Promise<OutboxClaim[]> {
  return withoutScope(database, async (connection) => {
    const rows = await connection.query<{
      site_id: SiteId;
      target: 'meeting' | 'answer';
      target_id: string;
      fence: number;
      version: number;
    }>('select site_id, target, target_id, fence, version from claim_outbox($1, $2, $3, $4) order by target_id', [
      claim.worker,
      claim.now,
      claim.leaseSeconds,
      claim.limit,
    ]);
    return rows.map((row) => ({
      siteId: row.site_id,
      target: row.target,
      targetId: row.target_id,
      fence: row.fence,
      version: row.version,
    }));
  });
}

/** What a claim is about. @returns null when another worker has it by now */
export async function outboxRow(tx: SiteTransaction, claim: OutboxClaim): Promise<OutboxRow | null> {
  const rows = await tx.query<{ mailbox_key: string; payload: unknown; attempt: number; created_at: Temporal.Instant }>(
    `select mailbox_key, payload, attempt, created_at from outbox
     where site_id = current_site() and target = $1 and target_id = $2 and fence = $3`,
    [claim.target, claim.targetId, claim.fence],
  );
  const row = rows[0];
  return row
    ? { mailboxKey: row.mailbox_key, payload: row.payload, attempt: row.attempt, createdAt: row.created_at }
    : null;
}

/**
 * Says that the claimed version is reached. A newer version that came meanwhile stays due.
 * @returns false when another worker has it by now: whatever this one wrote must be given up
 */
export async function finishOutbox(tx: SiteTransaction, claim: OutboxClaim): Promise<boolean> {
  const count = await tx.run(
    `update outbox set done_version = greatest(done_version, $4), lease_owner = null, lease_until = null, attempt = 0, last_error = null
     where site_id = current_site() and target = $1 and target_id = $2 and fence = $3`,
    [claim.target, claim.targetId, claim.fence, claim.version],
  );
  return count > 0;
}

/** Puts claimed work off; `failure` counts as a try that failed. @returns false when another worker has it by now */
export async function postponeOutbox(
  tx: SiteTransaction,
  claim: OutboxClaim,
  until: { readonly runAt: Temporal.Instant; readonly failure: JsonValue | null },
): Promise<boolean> {
  const count = await tx.run(
    `update outbox set run_at = $4, lease_owner = null, lease_until = null,
       attempt = attempt + case when $5::jsonb is null then 0 else 1 end, last_error = coalesce($5::jsonb, last_error)
     where site_id = current_site() and target = $1 and target_id = $2 and fence = $3`,
    [
      claim.target,
      claim.targetId,
      claim.fence,
      until.runAt,
      until.failure === null ? null : JSON.stringify(until.failure),
    ],
  );
  return count > 0;
}

/**
 * Asks for an answer to a link's request, or for another look at it; replaces an unsent older one. Failed tries go on
 * counting: one of them may have reached Exchange, so the next waits its time, and the item is read before it.
 */
export async function enqueueAnswer(
  tx: SiteTransaction,
  answer: {
    readonly linkId: LinkId;
    readonly mailbox: string;
    readonly payload: JsonValue;
    readonly runAt: Temporal.Instant;
    readonly now: Temporal.Instant;
  },
): Promise<void> {
  await tx.run(
    `insert into outbox (site_id, target, target_id, mailbox_key, version, payload, run_at, created_at)
     values (current_site(), 'answer', $1, lower($2), 1, $3::jsonb, $4, $5)
     on conflict (site_id, target, target_id) do update set
       mailbox_key = excluded.mailbox_key, version = outbox.version + 1, payload = excluded.payload,
       run_at = case when outbox.done_version < outbox.version and outbox.attempt > 0
         then greatest(outbox.run_at, excluded.run_at) else excluded.run_at end,
       attempt = case when outbox.done_version < outbox.version then outbox.attempt else 0 end,
       created_at = case when outbox.done_version < outbox.version then outbox.created_at else excluded.created_at end`,
    [answer.linkId, answer.mailbox, JSON.stringify(answer.payload), answer.runAt, answer.now],
  );
}

/** Takes back an answer that nobody waits for any more. */
export async function dropAnswer(tx: SiteTransaction, linkId: LinkId): Promise<void> {
  await tx.run(
    `update outbox set done_version = version where site_id = current_site() and target = 'answer' and target_id = $1
       and done_version < version`,
    [linkId],
  );
}

/** An answer that hasn't been sent yet. */
export async function waitingAnswer(tx: SiteTransaction, linkId: LinkId): Promise<{ payload: unknown } | null> {
  const rows = await tx.query<{ payload: unknown }>(
    `select payload from outbox where site_id = current_site() and target = 'answer' and target_id = $1 and done_version < version`,
    [linkId],
  );
  return rows[0] ?? null;
}

/** Asks for the event of a meeting to be brought in line once more. The version is the meeting's own and isn't touched. */
export async function enqueueMeeting(
  tx: SiteTransaction,
  meeting: { readonly meetingId: MeetingId; readonly mailbox: string; readonly now: Temporal.Instant },
): Promise<void> {
  await tx.run(
    `insert into outbox (site_id, target, target_id, mailbox_key, version, run_at, created_at)
     values (current_site(), 'meeting', $1, lower($2), 1, $3, $3)
     on conflict (site_id, target, target_id) do update set done_version = least(outbox.done_version, outbox.version - 1), run_at = excluded.run_at, attempt = 0`,
    [meeting.meetingId, meeting.mailbox, meeting.now],
  );
}

/**
 * Planner's commands for the event of a meeting. A command whose outcome is open, queued for its first try or under way may be
 * newer than anything that a mailbox shows; one that was refused isn't, it's tried again when it may pass.
 * @returns null when there never was one
 */
export async function meetingWrites(
  tx: SiteTransaction,
  meetingId: MeetingId,
  now: Temporal.Instant,
): Promise<'settled' | 'inFlight' | null> {
  const rows = await tx.query<{ in_flight: boolean }>(
    `select done_version < version and (attempt = 0 or coalesce(lease_until > $2, false)
         or coalesce(last_error ->> 'kind', '') = 'unknownOutcome') as in_flight
     from outbox where site_id = current_site() and target = 'meeting' and target_id = $1`,
    [meetingId, now],
  );
  return rows[0] ? (rows[0].in_flight ? 'inFlight' : 'settled') : null;
}
