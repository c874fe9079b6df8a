import type { JsonValue, MeetingId, RoomId } from '@planner/core';
import type { SiteTransaction } from '../database.ts';

/** How synchronization of one room mailbox stands, as its administrators read it. */
export interface MailboxReport {
  readonly roomId: RoomId;
  readonly roomName: string;
  readonly address: string;
  /** Who answers requests. */
  readonly authority: 'planner' | 'exchange';
  readonly state: 'linking' | 'live' | 'behind' | 'stopped';
  readonly linkedAt: Temporal.Instant | null;
  /** Meetings that linking took over, and how many of them were changed since: none = it can be undone. */
  readonly taken: number;
  readonly changedSince: number;
  readonly lastPulledAt: Temporal.Instant | null;
  readonly lastChangeAt: Temporal.Instant | null;
  readonly lastWriteAt: Temporal.Instant | null;
  readonly lastError: JsonValue;
  readonly subscriptionExpiresAt: Temporal.Instant | null;
  /** Answers and changes of ours that this mailbox hasn't got yet. */
  readonly waiting: number;
  readonly openFindings: number;
}

/** What synchronization couldn't settle by itself. */
export interface FindingReport {
  readonly id: string;
  readonly roomId: RoomId | null;
  readonly roomName: string | null;
  readonly kind: string;
  readonly params: { readonly [name: string]: JsonValue };
  readonly attempts: number;
  readonly foundAt: Temporal.Instant;
  readonly resolvedAt: Temporal.Instant | null;
}

/** Synchronization of a whole site in a few numbers. */
export interface ExchangeSummary {
  readonly mailboxes: number;
  /** Stopped, or not to be reached for a reason that doesn't pass by itself: a matter of that room, not of the site. */
  readonly stopped: number;
  /** Mailboxes with changes that haven't been read yet, or that are behind for another reason. */
  readonly behind: number;
  /** When the mailbox that was read longest ago was read; null when one was never. */
  readonly lastPulledAt: Temporal.Instant | null;
  /** The same among those that are behind. */
  readonly behindSince: Temporal.Instant | null;
  readonly waiting: number;
}

const mostFindings = 500;

/** Every room mailbox of the site, in the order of its rooms. */
export async function reportMailboxes(tx: SiteTransaction): Promise<MailboxReport[]> {
  return tx.query<MailboxReport>(
    `select m.room_id as "roomId", r.name as "roomName", m.address, r.authority, m.state, m.linked_at as "linkedAt",
       coalesce(b.taken, 0) as taken, coalesce(b.changed, 0) as "changedSince", m.last_pulled_at as "lastPulledAt",
       m.last_change_at as "lastChangeAt", m.last_write_at as "lastWriteAt", m.last_error as "lastError",
       m.subscription_expires_at as "subscriptionExpiresAt",
       (select count(*) from outbox o where o.site_id = $1 and o.mailbox_key = lower(m.address)
          and o.done_version < o.version) as waiting,
       (select count(*) from findings f where f.site_id = $1 and f.room_id = m.room_id and f.resolved_at is null)
         as "openFindings"
     from mailboxes m join rooms r using (site_id, room_id)
     left join lateral (
       select count(*) as taken, count(*) filter (where t.version <> l.version) as changed
       from link_batch_meetings l join meetings t on t.site_id = l.site_id and t.meeting_id = l.meeting_id
       where l.site_id = m.site_id and l.batch_id = m.batch_id) b on true
     where m.site_id = $1 order by r.sort_key, r.room_id`,
    [tx.scope.siteId],
  );
}

/** A room that isn't synchronized. */
export interface UnlinkedRoom {
  readonly roomId: RoomId;
  readonly roomName: string;
  /** The mailbox that it has, or had. */
  readonly address: string | null;
}

/** Active rooms without a mailbox that is synchronized, in the order of lists. */
export async function unlinkedRooms(tx: SiteTransaction): Promise<UnlinkedRoom[]> {
  return tx.query<UnlinkedRoom>(
    `select r.room_id as "roomId", r.name as "roomName", r.mailbox as address from rooms r
     left join mailboxes m on m.site_id = r.site_id and m.room_id = r.room_id
     where r.site_id = $1 and r.active and (m.room_id is null or m.state = 'stopped') order by r.sort_key, r.room_id`,
    [tx.scope.siteId],
  );
}

/** The rooms that are synchronized, as the script for Exchange names them. */
export async function linkedRoomsForScript(
  tx: SiteTransaction,
): Promise<{ name: string; address: string; authority: 'planner' | 'exchange'; horizonDays: number }[]> {
  return tx.query(
    `select r.name, m.address, r.authority, r.horizon_days as "horizonDays" from mailboxes m join rooms r using (site_id, room_id)
     where m.site_id = $1 and m.state <> 'stopped' order by r.sort_key, r.room_id`,
    [tx.scope.siteId],
  );
}

/** Open findings first, newest first; at most 500. */
export async function reportFindings(tx: SiteTransaction): Promise<FindingReport[]> {
  return tx.query<FindingReport>(
    `select f.finding_id as id, f.room_id as "roomId", r.name as "roomName", f.kind, f.params, f.attempts,
       f.found_at as "foundAt", f.resolved_at as "resolvedAt"
     from findings f left join rooms r using (site_id, room_id)
     where f.site_id = $1 order by f.resolved_at is not null, f.found_at desc, f.finding_id limit ${mostFindings}`,
    [tx.scope.siteId],
  );
}

/** One reading of all mailboxes and what waits for them. */
export async function summarizeExchange(tx: SiteTransaction): Promise<ExchangeSummary> {
  const [row] = await tx.query<ExchangeSummary>(
    `select count(*) as mailboxes, count(*) filter (where away) as stopped,
       count(*) filter (where late) as behind,
       case when bool_or(last_pulled_at is null) filter (where not away) then null
         else min(last_pulled_at) filter (where not away) end as "lastPulledAt",
       min(last_pulled_at) filter (where late) as "behindSince",
       (select count(*) from outbox o where o.site_id = $1 and o.done_version < o.version) as waiting
     from (select last_pulled_at, away, not away and state in ('linking', 'behind') as late from (
       select m.state, m.last_pulled_at,
         m.state = 'stopped' or coalesce(m.last_error ->> 'kind', '') in ('gone', 'denied', 'notFound') as away
       from mailboxes m where m.site_id = $1) as seen) as judged`,
    [tx.scope.siteId],
  );
  if (!row) throw new Error('a count gave no row');
  return row;
}

/** How each of these rooms stands with its mailbox; rooms without one aren't in it. */
export async function mailboxStates(
  tx: SiteTransaction,
  roomIds: readonly RoomId[],
): Promise<ReadonlyMap<RoomId, MailboxReport['state']>> {
  const rows = await tx.query<{ room_id: RoomId; state: MailboxReport['state'] }>(
    'select room_id, state from mailboxes where site_id = $1 and room_id = any($2::uuid[])',
    [tx.scope.siteId, roomIds],
  );
  return new Map(rows.map(({ room_id, state }) => [room_id, state]));
}

/**
 * Asks for a pull of a room's mailbox now and tells the workers. One that Graph has asked to wait still waits.
 * @returns false when the room has no mailbox
 */
export async function wakeMailbox(tx: SiteTransaction, roomId: RoomId, at: Temporal.Instant): Promise<boolean> {
  const rows = await tx.query(
    `with woken as (
       update mailboxes set dirty_seq = dirty_seq + 1, run_at = case when attempt > 0 and last_error ->> 'kind' = 'throttled' then run_at else least(run_at, $3) end
       where site_id = $1 and room_id = $2 returning room_id)
     select room_id, pg_notify('planner_work', '{"kind":"mailbox"}') from woken`,
    [tx.scope.siteId, roomId, at],
  );
  return rows.length > 0;
}

/**
 * Gives an open finding its tries back, and asks for a pull of its room's mailbox.
 * @returns false when there is no open finding with this id
 */
export async function retryFinding(tx: SiteTransaction, findingId: string, at: Temporal.Instant): Promise<boolean> {
  const [found] = await tx.query<{ room_id: RoomId | null }>(
    // What was set aside when a room was linked is judged anew once its version counts as unseen.
    `with found as (
       update findings set attempts = 0 where site_id = $1 and finding_id = $2 and resolved_at is null returning room_id, subject_key),
     wanted as (
       update links l set judged_version = null from found
       where l.site_id = $1 and l.room_id = found.room_id and l.state = 'detached'
         and found.subject_key = l.room_id::text || '/' || l.ical_uid)
     select room_id from found`,
    [tx.scope.siteId, findingId],
  );
  if (!found) return false;
  if (found.room_id !== null) await wakeMailbox(tx, found.room_id, at);
  return true;
}

/** A change that Exchange hasn't got yet: on its way, or refused so far. */
export type ExchangeDelay = 'waiting' | 'failing';

/**
 * Which of these meetings (masters of series) Exchange doesn't have as we do: their own event or the answer of a room.
 * A meeting that isn't in it is in step, as far as its rooms have mailboxes.
 */
export async function delayedMeetings(
  tx: SiteTransaction,
  meetingIds: readonly MeetingId[],
): Promise<ReadonlyMap<MeetingId, ExchangeDelay>> {
  const rows = await tx.query<{ meeting_id: MeetingId; failing: boolean }>(
    `select meeting_id, bool_or(failing) as failing from (
       select o.target_id as meeting_id, o.last_error is not null as failing from outbox o
       where o.site_id = $1 and o.target = 'meeting' and o.target_id = any($2::uuid[]) and o.done_version < o.version
       union all
       select l.meeting_id, o.last_error is not null from links l
       join outbox o on o.site_id = $1 and o.target = 'answer' and o.target_id = l.link_id and o.done_version < o.version
       where l.site_id = $1 and l.meeting_id = any($2::uuid[])) as unsent
     group by meeting_id`,
    [tx.scope.siteId, meetingIds],
  );
  return new Map(rows.map(({ meeting_id, failing }) => [meeting_id, failing ? 'failing' : 'waiting']));
}
