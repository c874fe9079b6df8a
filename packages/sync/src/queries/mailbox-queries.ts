import type { JsonValue, PersonId, RoomId, SiteId } from '@planner/core';
import { withoutScope } from '@planner/db';
import type { Database, SiteTransaction } from '@planner/db';
import type { MailboxClaim, RoomMailbox } from '../mailbox/room-mailbox.ts';

interface MailboxRow {
  readonly room_id: RoomId;
  readonly address: string;
  readonly object_id: string | null;
  readonly state: RoomMailbox['state'];
  readonly take_notes: boolean;
  readonly delta_link: string | null;
  readonly window_start: Temporal.Instant | null;
  readonly window_end: Temporal.Instant | null;
  readonly dirty_seq: number;
  readonly done_seq: number;
  readonly attempt: number;
  readonly last_change_at: Temporal.Instant | null;
  readonly subscription_id: string | null;
  readonly subscription_expires_at: Temporal.Instant | null;
  readonly subscription_url: string | null;
}

const columns =
  'room_id, address, object_id, state, take_notes, delta_link, window_start, window_end, dirty_seq, done_seq, attempt, last_change_at, ' +
  'subscription_id, subscription_expires_at, subscription_url';

function mailboxOf(row: MailboxRow): RoomMailbox {
  return {
    roomId: row.room_id,
    address: row.address,
    path: row.object_id ?? row.address,
    state: row.state,
    takeNotes: row.take_notes,
    deltaLink: row.delta_link,
    windowStart: row.window_start,
    windowEnd: row.window_end,
    behind: row.dirty_seq > row.done_seq,
    attempt: row.attempt,
    lastChangeAt: row.last_change_at,
    subscriptionId: row.subscription_id,
    subscriptionExpiresAt: row.subscription_expires_at,
    subscriptionUrl: row.subscription_url,
  };
}

/** How a room is linked. */
export interface MailboxEntry {
  readonly roomId: RoomId;
  readonly address: string;
  /** Object id or UPN to be used in Graph's paths instead of the address. */
  readonly path?: string | null;
  readonly batchId?: string;
  readonly by?: PersonId | null;
  readonly takeNotes?: boolean;
  readonly now: Temporal.Instant;
}

/** Links a room to its mailbox, which is then read from the beginning; one that is linked already goes on as it is. */
export async function insertMailbox(tx: SiteTransaction, mailbox: MailboxEntry): Promise<void> {
  await tx.run(
    `insert into mailboxes (site_id, room_id, address, object_id, batch_id, linked_by, take_notes, linked_at, run_at, next_poll_at)
     values (current_site(), $1, $2, $3, $4, $5, $6, $7, $7, $7)
     on conflict (site_id, room_id) do update set address = excluded.address, object_id = excluded.object_id,
       batch_id = excluded.batch_id, linked_by = excluded.linked_by, take_notes = excluded.take_notes,
       linked_at = excluded.linked_at, state = 'linking', delta_link = null, dirty_seq = mailboxes.dirty_seq + 1,
       run_at = excluded.run_at, next_poll_at = excluded.next_poll_at, attempt = 0, last_error = null,
       lease_owner = null, lease_until = null, fence = mailboxes.fence + 1
       where mailboxes.state = 'stopped'`,
    [
      mailbox.roomId,
      mailbox.address,
      mailbox.path ?? null,
      mailbox.batchId ?? null,
      mailbox.by ?? null,
      mailbox.takeNotes ?? false,
      mailbox.now,
    ],
  );
}

/** Ends the synchronization of a room; whoever pulls it at this moment is refused by its fence. @returns its subscription */
export async function stopMailbox(
  tx: SiteTransaction,
  roomId: RoomId,
): Promise<{ readonly subscriptionId: string | null } | null> {
  const [row] = await tx.query<{ subscription_id: string | null }>(
    `with before as (select subscription_id from mailboxes where site_id = current_site() and room_id = $1 and state <> 'stopped' for update)
     update mailboxes m set state = 'stopped', fence = m.fence + 1, lease_owner = null, lease_until = null, subscription_id = null,
       subscription_expires_at = null, subscription_url = null, client_state_hash = null, last_error = null
     from before where m.site_id = current_site() and m.room_id = $1 returning before.subscription_id`,
    [roomId],
  );
  return row ? { subscriptionId: row.subscription_id } : null;
}

export async function mailboxOfRoom(tx: SiteTransaction, roomId: RoomId): Promise<RoomMailbox | null> {
  const rows = await tx.query<MailboxRow>(
    `select ${columns} from mailboxes where site_id = current_site() and room_id = $1`,
    [roomId],
  );
  return rows[0] ? mailboxOf(rows[0]) : null;
}

export async function allMailboxes(tx: SiteTransaction): Promise<RoomMailbox[]> {
  const rows = await tx.query<MailboxRow>(
    `select ${columns} from mailboxes where site_id = current_site() order by address`,
  );
  return rows.map(mailboxOf);
}

/** Takes mailboxes that need a pull, of all sites, for this worker alone until the lease runs out. */
export function claimMailboxes(
  database: Database,
  claim: {
    readonly worker: string;
    readonly now: Temporal.Instant;
    readonly leaseSeconds: number;
    readonly limit: number;
  },
): Promise<MailboxClaim[]> {
  return withoutScope(database, async (connection) => {
    const rows = await connection.query<{ site_id: SiteId; room_id: RoomId; fence: number; dirty_seq: number }>(
      'select site_id, room_id, fence, dirty_seq from claim_mailboxes($1, $2, $3, $4) order by room_id',
      [claim.worker, claim.now, claim.leaseSeconds, claim.limit],
    );
    return rows.map((row) => ({ siteId: row.site_id, roomId: row.room_id, fence: row.fence, dirtySeq: row.dirty_seq }));
  });
}

/** Whether the claim still holds: asserted again in each transaction that writes what a pull has found. */
export async function holdsMailbox(tx: SiteTransaction, claim: MailboxClaim): Promise<boolean> {
  const rows = await tx.query<{ held: boolean }>(
    'select true as held from mailboxes where site_id = current_site() and room_id = $1 and fence = $2 for share',
    [claim.roomId, claim.fence],
  );
  return rows.length > 0;
}

/** A wake-up: the mailbox is to be pulled. A thousand of them cost one pull; one that was put off isn't called before its time. */
export async function markMailboxDirty(tx: SiteTransaction, roomId: RoomId, runAt: Temporal.Instant): Promise<void> {
  await tx.run(
    `update mailboxes set dirty_seq = dirty_seq + 1, run_at = case when attempt > 0 then run_at else least(run_at, $2) end
     where site_id = current_site() and room_id = $1`,
    [roomId, runAt],
  );
}

/** Marks the mailboxes whose poll or sweep has come due. @returns how many */
export function markDueMailboxes(
  tx: SiteTransaction,
  at: { readonly now: Temporal.Instant; readonly pollSeconds: number; readonly sweepSeconds: number },
): Promise<number> {
  return tx.run(
    `update mailboxes set dirty_seq = dirty_seq + 1,
       next_poll_at = $1::timestamptz + make_interval(secs => case
         when subscription_id is not null and subscription_expires_at > $1 then $3::double precision
         else coalesce((select s.poll_seconds from sync_settings s where s.site_id = current_site() and s.polling), $2::double precision) end)
     where site_id = current_site() and next_poll_at <= $1 and state <> 'stopped' and dirty_seq <= done_seq`,
    [at.now, at.pollSeconds, at.sweepSeconds],
  );
}

/**
 * Ends a pull: the delta link is stored last, and only by the worker that still holds the mailbox.
 * @returns false when another worker has it by now
 */
export async function finishPull(
  tx: SiteTransaction,
  claim: MailboxClaim,
  pull: {
    readonly now: Temporal.Instant;
    readonly deltaLink: string;
    readonly windowStart: Temporal.Instant;
    readonly windowEnd: Temporal.Instant;
    readonly changed: boolean;
    readonly nextPollAt: Temporal.Instant;
  },
): Promise<boolean> {
  const count = await tx.run(
    `update mailboxes set delta_link = $3, window_start = $4, window_end = $5, done_seq = greatest(done_seq, $6), state = 'live',
       attempt = 0, run_at = $7, lease_owner = null, lease_until = null, last_pulled_at = $7, last_error = null,
       last_change_at = case when $9 then $7 else last_change_at end,
       next_poll_at = coalesce((select $7::timestamptz + make_interval(secs => s.poll_seconds) from sync_settings s
         where s.site_id = current_site() and s.polling), $8)
     where site_id = current_site() and room_id = $1 and fence = $2`,
    [
      claim.roomId,
      claim.fence,
      pull.deltaLink,
      pull.windowStart,
      pull.windowEnd,
      claim.dirtySeq,
      pull.now,
      pull.nextPollAt,
      pull.changed,
    ],
  );
  return count > 0;
}

/** Hands a claim back that wasn't carried out: the mailbox is still to be pulled, by whoever comes next. */
export async function releaseMailbox(tx: SiteTransaction, claim: MailboxClaim): Promise<void> {
  await tx.run(
    `update mailboxes set lease_owner = null, lease_until = null where site_id = current_site() and room_id = $1 and fence = $2`,
    [claim.roomId, claim.fence],
  );
}

/** Puts a pull off after a failure; nothing that was read is lost, since the delta link stayed where it was. */
export async function postponePull(
  tx: SiteTransaction,
  claim: MailboxClaim,
  until: {
    readonly runAt: Temporal.Instant;
    readonly failure: JsonValue;
    readonly forgetDeltaLink: boolean;
    readonly state: RoomMailbox['state'];
  },
): Promise<void> {
  await tx.run(
    `update mailboxes set run_at = $3, attempt = attempt + 1, lease_owner = null, lease_until = null, last_error = $4::jsonb,
       delta_link = case when $5 then null else delta_link end, state = case when state = 'linking' and $6 <> 'stopped' then state else $6 end
     where site_id = current_site() and room_id = $1 and fence = $2`,
    [claim.roomId, claim.fence, until.runAt, JSON.stringify(until.failure), until.forgetDeltaLink, until.state],
  );
}

/** Keeps what is known of a mailbox's subscription; the secret itself is never stored. */
export async function saveSubscription(
  tx: SiteTransaction,
  roomId: RoomId,
  subscription: {
    readonly id: string;
    readonly expiresAt: Temporal.Instant;
    readonly notificationUrl: string;
    /** Null: as it was. */
    readonly clientStateHash: Buffer | null;
  },
): Promise<void> {
  await tx.run(
    `update mailboxes set subscription_id = $2, subscription_expires_at = $3, subscription_url = $4,
       client_state_hash = coalesce($5, client_state_hash)
     where site_id = current_site() and room_id = $1`,
    [roomId, subscription.id, subscription.expiresAt, subscription.notificationUrl, subscription.clientStateHash],
  );
}

/** Notes that something was written into the mailbox. */
export async function noteWrite(tx: SiteTransaction, address: string, now: Temporal.Instant): Promise<void> {
  await tx.run(
    'update mailboxes set last_write_at = $2 where site_id = current_site() and lower(address) = lower($1)',
    [address, now],
  );
}

/** The next pull reads the whole window and compares. */
export async function forgetDeltaLink(tx: SiteTransaction, roomId: RoomId, now: Temporal.Instant): Promise<void> {
  await tx.run(
    `update mailboxes set delta_link = null, dirty_seq = dirty_seq + 1, run_at = least(run_at, $2)
     where site_id = current_site() and room_id = $1`,
    [roomId, now],
  );
}

/** Nobody tells of this mailbox any more: it's asked. */
export async function forgetSubscription(tx: SiteTransaction, roomId: RoomId): Promise<void> {
  await tx.run(
    `update mailboxes set subscription_id = null, subscription_expires_at = null, subscription_url = null, client_state_hash = null
     where site_id = current_site() and room_id = $1`,
    [roomId],
  );
}
