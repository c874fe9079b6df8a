import type { JsonValue, PersonId } from '@planner/core';
import type { SiteTransaction } from '@planner/db';
import type { EntryAction, Plan, PlanCounts, PlanEntry } from '../plan/entry.ts';
import { LeaseLost } from '../run/lease.ts';

export type RunState =
  'reading' | 'planned' | 'waiting' | 'applying' | 'succeeded' | 'partly' | 'cancelled' | 'discarded' | 'failed';
export type RunTrigger =
  | { readonly kind: 'person'; readonly personId: PersonId }
  | { readonly kind: 'schedule' }
  | { readonly kind: 'command' };

/** Where reading stands. Links are Graph's own; the texts after them say which part they belong to. */
export interface Reading {
  readonly part?: 'users' | 'groups' | 'members' | 'done';
  readonly link?: string;
  readonly usersLink?: string;
  readonly groupsLink?: string;
  /** Linked groups still to be read, and the members of the first so far */
  readonly groupsLeft?: readonly string[];
  readonly startedAt?: string;
}

/** A run and how far it is. */
export interface ImportRun {
  readonly id: string;
  readonly jobId: string;
  readonly trigger: RunTrigger;
  readonly mode: 'full' | 'incremental';
  readonly applies: boolean;
  readonly state: RunState;
  readonly reading: Reading;
  readonly counts: Partial<PlanCounts>;
  readonly brake: Plan['brake'];
  readonly failure: JsonValue;
  readonly total: number;
  readonly applied: number;
  readonly pages: number;
  readonly startedAt: Temporal.Instant;
  readonly plannedAt: Temporal.Instant | null;
  readonly endedAt: Temporal.Instant | null;
  /** While the directory asks to wait */
  readonly waitsUntil: Temporal.Instant | null;
  readonly fence: number;
}

const columns = `run_id as id, job_id as "jobId", trigger, mode, applies, state, reading, counts, brake, failure, total, applied, pages,
  started_at as "startedAt", planned_at as "plannedAt", ended_at as "endedAt", waits_until as "waitsUntil", fence`;

/** Begins a run. @throws ConflictOnConstraint `import_runs_under_way` while another is under way in the site */
export async function insertRun(
  tx: SiteTransaction,
  run: Pick<ImportRun, 'id' | 'jobId' | 'trigger' | 'mode' | 'applies'> & { readonly at: Temporal.Instant },
): Promise<void> {
  await tx.run(
    `insert into import_runs (site_id, run_id, job_id, trigger, mode, applies, state, started_at)
     values ($1, $2, $3, $4::jsonb, $5, $6, 'reading', $7)`,
    [tx.scope.siteId, run.id, run.jobId, JSON.stringify(run.trigger), run.mode, run.applies, run.at],
  );
}

export async function runById(tx: SiteTransaction, runId: string): Promise<ImportRun | null> {
  const [run] = await tx.query<ImportRun>(`select ${columns} from import_runs where site_id = $1 and run_id = $2`, [
    tx.scope.siteId,
    runId,
  ]);
  return run ?? null;
}

/** The run that reads or applies now, of whatever job. */
export async function runUnderWay(tx: SiteTransaction): Promise<ImportRun | null> {
  const [run] = await tx.query<ImportRun>(
    `select ${columns} from import_runs where site_id = $1 and state in ('reading', 'applying')`,
    [tx.scope.siteId],
  );
  return run ?? null;
}

/** Runs of a job, the latest first. */
export async function historyOfJob(tx: SiteTransaction, jobId: string): Promise<ImportRun[]> {
  return tx.query<ImportRun>(
    `select ${columns} from import_runs where site_id = $1 and job_id = $2 order by run_id desc limit $3`,
    [tx.scope.siteId, jobId, historyRuns],
  );
}

/** Takes the run for a worker. @returns its fence; null while another worker holds it, or when it is neither read nor applied */
export async function leaseRun(
  tx: SiteTransaction,
  lease: { readonly runId: string; readonly worker: string; readonly now: Temporal.Instant; readonly seconds: number },
): Promise<number | null> {
  const [row] = await tx.query<{ fence: number }>(
    `update import_runs set lease_owner = $3, lease_until = $4::timestamptz + make_interval(secs => $5), fence = fence + 1
     where site_id = $1 and run_id = $2 and state in ('reading', 'applying')
       and (lease_until is null or lease_until <= $4 or lease_owner = $3)
     returning fence`,
    [tx.scope.siteId, lease.runId, lease.worker, lease.now, lease.seconds],
  );
  return row?.fence ?? null;
}

/** Hands a run back before its time: the next worker takes it up at once. */
export async function releaseRun(
  tx: SiteTransaction,
  held: { readonly runId: string; readonly fence: number },
): Promise<void> {
  await tx.run('update import_runs set lease_until = null where site_id = $1 and run_id = $2 and fence = $3', [
    tx.scope.siteId,
    held.runId,
    held.fence,
  ]);
}

/** What a worker may write of its run. */
export interface RunChange {
  readonly state?: RunState;
  readonly reading?: Reading;
  readonly failure?: JsonValue;
  readonly pagesMore?: number;
  readonly appliedMore?: number;
  readonly plannedAt?: Temporal.Instant;
  readonly endedAt?: Temporal.Instant;
  /** Left out = it doesn't wait (any more) */
  readonly waitsUntil?: Temporal.Instant;
}

/**
 * Writes how far the run is and keeps the lease.
 * @throws LeaseLost when another worker has taken the run, or it was cancelled
 */
export async function advanceRun(
  tx: SiteTransaction,
  held: { readonly runId: string; readonly fence: number; readonly until: Temporal.Instant },
  change: RunChange,
): Promise<void> {
  const written = await tx.run(
    `update import_runs set state = coalesce($4, state), reading = coalesce($5::jsonb, reading), failure = coalesce($6::jsonb, failure),
       pages = pages + $7, applied = applied + $8, planned_at = coalesce($9, planned_at), ended_at = coalesce($10, ended_at), lease_until = $11,
       waits_until = $12
     where site_id = $1 and run_id = $2 and fence = $3 and state in ('reading', 'applying')`,
    [
      tx.scope.siteId,
      held.runId,
      held.fence,
      change.state ?? null,
      change.reading ? JSON.stringify(change.reading) : null,
      change.failure === undefined ? null : JSON.stringify(change.failure),
      change.pagesMore ?? 0,
      change.appliedMore ?? 0,
      change.plannedAt ?? null,
      change.endedAt ?? null,
      held.until,
      change.waitsUntil ?? null,
    ],
  );
  if (written === 0) throw new LeaseLost(`run ${held.runId}`);
}

const rowsAtOnce = 1000;

/** Stores the plan of a run in place of an earlier one. */
export async function writePlan(tx: SiteTransaction, runId: string, plan: Plan): Promise<void> {
  await tx.run('delete from import_run_rows where site_id = $1 and run_id = $2', [tx.scope.siteId, runId]);
  for (let from = 0; from < plan.entries.length; from += rowsAtOnce) {
    await tx.run(
      `insert into import_run_rows (site_id, run_id, ordinal, entry)
       select $1, $2, $3 + o.at::integer, o.entry from jsonb_array_elements($4::jsonb) with ordinality as o(entry, at)`,
      [tx.scope.siteId, runId, from, JSON.stringify(plan.entries.slice(from, from + rowsAtOnce))],
    );
  }
  await tx.run(
    'update import_runs set counts = $3::jsonb, brake = $4::jsonb, total = $5 where site_id = $1 and run_id = $2',
    [tx.scope.siteId, runId, JSON.stringify(plan.counts), JSON.stringify(plan.brake), plan.entries.length],
  );
}

export interface RunRow {
  readonly ordinal: number;
  readonly entry: PlanEntry;
  readonly outcome: string | null;
}

/**
 * Rows of a plan from an ordinal on, in order.
 * @param wanted.action  only these
 * @param wanted.q  only rows in whose login or name, before or after, this stands
 */
export async function rowsOfRun(
  tx: SiteTransaction,
  wanted: {
    readonly runId: string;
    readonly after?: number;
    readonly limit: number;
    readonly openOnly?: boolean;
    readonly action?: EntryAction | undefined;
    readonly q?: string | undefined;
  },
): Promise<RunRow[]> {
  const { runId, after = 0, limit, openOnly = false, action = null, q = '' } = wanted;
  return tx.query<RunRow>(
    `select ordinal, entry, outcome from import_run_rows
     where site_id = $1 and run_id = $2 and ordinal > $3 and (not $5 or outcome is null) and ($6::text is null or entry->>'action' = $6)
       and ($7 = '' or position(lower($7) in lower(concat_ws(' ', entry->>'externalId', entry->>'name', entry#>>'{before,login}', entry#>>'{before,displayName}',
         entry#>>'{after,login}', entry#>>'{after,displayName}'))) > 0)
     order by ordinal limit $4`,
    [tx.scope.siteId, runId, after, limit, openOnly, action, q],
  );
}

export async function writeOutcomes(
  tx: SiteTransaction,
  runId: string,
  outcomes: readonly { readonly ordinal: number; readonly outcome: string }[],
): Promise<void> {
  await tx.run(
    `update import_run_rows r set outcome = o.outcome from jsonb_to_recordset($3::jsonb) as o(ordinal integer, outcome text)
     where r.site_id = $1 and r.run_id = $2 and r.ordinal = o.ordinal`,
    [tx.scope.siteId, runId, JSON.stringify(outcomes)],
  );
}

/** Whether a row of the run couldn't be applied. */
export async function hasFailedRows(tx: SiteTransaction, runId: string): Promise<boolean> {
  const [row] = await tx.query<{ failed: boolean }>(
    `select exists (select from import_run_rows where site_id = $1 and run_id = $2 and outcome <> 'applied') as failed`,
    [tx.scope.siteId, runId],
  );
  return row?.failed ?? false;
}

/** Moves a run from one of these states to another, outside of any worker. @returns whether it was in one of them */
export async function moveRun(
  tx: SiteTransaction,
  move: {
    readonly runId: string;
    readonly from: readonly RunState[];
    readonly to: RunState;
    readonly approvedBy?: PersonId | null;
    readonly endedAt?: Temporal.Instant;
  },
): Promise<boolean> {
  const moved = await tx.run(
    `update import_runs set state = $4, approved_by = coalesce($5, approved_by), ended_at = coalesce($6, ended_at), lease_until = null
     where site_id = $1 and run_id = $2 and state = any($3::text[])`,
    [tx.scope.siteId, move.runId, move.from, move.to, move.approvedBy ?? null, move.endedAt ?? null],
  );
  return moved === 1;
}

const historyMonths = 13;
const historyRuns = 200;

/** Forgets runs of a job that ended more than 13 months ago, and all but the last 200. */
export async function dropOldRuns(tx: SiteTransaction, jobId: string, now: Temporal.Instant): Promise<void> {
  await tx.run(
    `delete from import_runs r where r.site_id = $1 and r.job_id = $2 and r.state not in ('reading', 'applying', 'waiting', 'planned')
       and (r.started_at < $3::timestamptz - make_interval(months => $4)
         or r.run_id in (select o.run_id from import_runs o where o.site_id = $1 and o.job_id = $2 order by o.run_id desc offset $5))`,
    [tx.scope.siteId, jobId, now, historyMonths, historyRuns],
  );
}

/** A new reading makes older plans worthless. */
export async function discardPlans(tx: SiteTransaction, jobId: string, at: Temporal.Instant): Promise<void> {
  await tx.run(
    `update import_runs set state = 'discarded', ended_at = $3 where site_id = $1 and job_id = $2 and state in ('planned', 'waiting')`,
    [tx.scope.siteId, jobId, at],
  );
}
