import type { PersonId, SiteScope } from '@planner/core';
import { ConflictOnConstraint, type SiteTransaction, withSite } from '@planner/db';
import { GraphFailure } from '@planner/graph';
import type { ImportDeps } from '../deps.ts';
import { planImport } from '../plan/plan.ts';
import { whoOf } from '../job/job.ts';
import { type StoredJob, jobById, takeDue, writeCursor } from '../queries/job-queries.ts';
import { mirroredGroups, mirroredUsers } from '../queries/mirror-queries.ts';
import { knownPeople, siteLists } from '../queries/people-queries.ts';
import {
  type ImportRun,
  type RunChange,
  type RunTrigger,
  advanceRun,
  discardPlans,
  dropOldRuns,
  insertRun,
  leaseRun,
  moveRun,
  releaseRun,
  runById,
  runUnderWay,
  writePlan,
} from '../queries/run-queries.ts';
import { type ImportSource, openSource } from '../read/source.ts';
import { SourceFailure } from '../read/source-failure.ts';
import { applyRun } from './apply-run.ts';

const leaseSeconds = 120;
const fullReadingEveryDays = 7;
const planHoldsMinutes = 30;

/** Why a run doesn't begin, or a plan isn't applied. */
export type RunRefusal =
  | 'noSuchJob'
  | 'noSuchRun'
  | 'running'
  | 'notConnected'
  | 'noFile'
  | 'noLink'
  | 'notDue'
  | 'planTooOld'
  | 'wrongNumber'
  | 'notWaiting';
export type RunAnswer =
  | { readonly ok: true; readonly run: ImportRun }
  | { readonly ok: false; readonly reason: RunRefusal; readonly run: ImportRun | null };

/**
 * Begins a run of a job, to be worked on by `workOnRun`.
 * @param wanted.applies  false = preview: the plan waits half an hour for `applyPlan`
 * @returns `running` with the run under way: there is one a site at a time. By schedule, `notDue` when another worker began
 * it; and one that can't begin is kept as a failed run, since nobody looks on.
 */
export async function startRun(
  deps: ImportDeps,
  scope: SiteScope,
  wanted: { readonly jobId: string; readonly trigger: RunTrigger; readonly applies: boolean; readonly full?: boolean },
): Promise<RunAnswer> {
  const job = await withSite(deps.db, scope, (tx) => jobById(tx, wanted.jobId));
  if (!job) return { ok: false, reason: 'noSuchJob', run: null };
  const { trigger, applies } = wanted;
  const missing = await whatIsMissing(deps, scope, job);
  if (missing && trigger.kind !== 'schedule') return { ok: false, reason: missing, run: null };
  const at = deps.clock.now();
  try {
    return await withSite(deps.db, scope, async (tx): Promise<RunAnswer> => {
      if (trigger.kind === 'schedule' && !(await takeDue(tx, job, at)))
        return { ok: false, reason: 'notDue', run: null };
      const id = deps.ids.next();
      const mode = wanted.full || needsFull(job, at) ? 'full' : 'incremental';
      await insertRun(tx, { id, jobId: job.id, trigger, mode, applies, at });
      if (missing) {
        const failure = { code: missing, status: 0 };
        await advanceRun(tx, { runId: id, fence: 0, until: at }, { state: 'failed', failure, endedAt: at });
        return { ok: false, reason: missing, run: await runById(tx, id) };
      }
      await discardPlans(tx, job.id, at);
      return { ok: true, run: (await runById(tx, id))! };
    });
  } catch (error) {
    return { ok: false, reason: 'running', run: await runInTheWay(deps, scope, error) };
  }
}

/** What has to be done before the job can run at all. */
async function whatIsMissing(
  deps: ImportDeps,
  scope: SiteScope,
  job: StoredJob,
): Promise<'notConnected' | 'noFile' | 'noLink' | null> {
  const source = await openSource(deps, scope, job);
  if (typeof source === 'string') return source;
  return whoOf(job) === 'membersOfLinkedGroups' && job.links.length === 0 ? 'noLink' : null;
}

/** @throws whatever isn't the refusal of a second run in the site */
async function runInTheWay(deps: ImportDeps, scope: SiteScope, error: unknown): Promise<ImportRun | null> {
  if (!(error instanceof ConflictOnConstraint) || error.constraint !== 'import_runs_under_way') throw error;
  return withSite(deps.db, scope, runUnderWay);
}

function needsFull({ cursor }: StoredJob, at: Temporal.Instant): boolean {
  if (!cursor.users || !cursor.groups || !cursor.fullAt) return true;
  return at.since(Temporal.Instant.from(cursor.fullAt)).total('days') >= fullReadingEveryDays;
}

/** The process stops: what was being written is given up, the next worker goes on. */
class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/**
 * Reads, plans and applies as far as the run may go now; after a crash any worker goes on from where it stands.
 * What the source refuses for good ends the run before its first change.
 * @returns the run as it stands then; unchanged while another worker holds it
 * @throws LeaseLost when another worker has taken over meanwhile
 */
export async function workOnRun(deps: ImportDeps, scope: SiteScope, runId: string): Promise<ImportRun | null> {
  const { db, clock, signal } = deps;
  const read = () => withSite(db, scope, (tx) => runById(tx, runId));
  const fence = await withSite(db, scope, (tx) =>
    leaseRun(tx, { runId, worker: deps.worker, now: clock.now(), seconds: leaseSeconds }),
  );
  if (fence === null) return read();
  const advance = (tx: SiteTransaction, change: RunChange) => {
    if (signal?.aborted) throw new Interrupted();
    return advanceRun(tx, { runId, fence, until: clock.now().add({ seconds: leaseSeconds }) }, change);
  };
  try {
    await work(deps, scope, { run: (await read())!, advance });
  } catch (error) {
    if (!signal?.aborted) throw error;
    await withSite(db, scope, (tx) => releaseRun(tx, { runId, fence }));
  }
  const ended = await read();
  if (ended)
    deps.log('import run', { runId, state: ended.state, mode: ended.mode, pages: ended.pages, ...ended.counts });
  return ended;
}

interface Work {
  readonly run: ImportRun;
  readonly advance: (tx: SiteTransaction, change: RunChange) => Promise<void>;
}

async function work(deps: ImportDeps, scope: SiteScope, { run, advance }: Work): Promise<void> {
  const { db, clock, signal } = deps;
  const fail = (code: string, status: number) =>
    withSite(db, scope, (tx) => advance(tx, { state: 'failed', failure: { code, status }, endedAt: clock.now() }));
  const job = await withSite(db, scope, (tx) => jobById(tx, run.jobId));
  if (!job) return fail('jobDeleted', 0);
  const source = await openSource(deps, scope, job);
  if (typeof source === 'string') return fail(source, 0);
  try {
    if (run.state === 'reading') {
      const cursor = await source.read({ db, scope, job, run, now: () => clock.now(), advance });
      await withSite(db, scope, async (tx) => {
        await writeCursor(tx, job.id, cursor);
        await planRun(tx, { job, run, source, deps, advance });
      });
    }
    const planned = await withSite(db, scope, (tx) => runById(tx, run.id));
    if (planned?.state === 'applying') {
      const { key, isEntra } = source;
      const newId = () => deps.ids.next();
      const applying = { source: key, isEntra, jobId: job.id, runId: run.id, at: clock.now(), newId };
      await applyRun({ db, scope, applying, now: () => clock.now(), advance });
    }
  } catch (error) {
    if (signal?.aborted || !(error instanceof GraphFailure || error instanceof SourceFailure)) throw error;
    return fail(error.code, error instanceof GraphFailure ? error.status : 0);
  }
  await withSite(db, scope, (tx) => dropOldRuns(tx, job.id, clock.now()));
}

async function planRun(
  tx: SiteTransaction,
  given: {
    readonly job: StoredJob;
    readonly run: ImportRun;
    readonly source: ImportSource;
    readonly deps: ImportDeps;
    readonly advance: (tx: SiteTransaction, change: RunChange) => Promise<void>;
  },
): Promise<void> {
  const { job, run, deps } = given;
  const at = deps.clock.now();
  const site = await siteLists(tx);
  const plan = planImport({
    job,
    directory: { users: await mirroredUsers(tx, job.id), groups: await mirroredGroups(tx, job.id), rooms: site.rooms },
    people: await knownPeople(tx, given.source.key),
    site,
    at,
    newId: () => deps.ids.next(),
  });
  await writePlan(tx, run.id, plan);
  const state = !run.applies ? 'planned' : plan.brake ? 'waiting' : 'applying';
  await given.advance(tx, { state, plannedAt: at });
}

/** Applies a preview as it was shown, for half an hour; the brake holds for it all the same. */
export async function applyPlan(deps: ImportDeps, scope: SiteScope, runId: string): Promise<RunAnswer> {
  return decide(deps, scope, runId, (run) => {
    if (run.state !== 'planned' || !run.plannedAt) return 'notWaiting';
    if (deps.clock.now().since(run.plannedAt).total('minutes') > planHoldsMinutes) return 'planTooOld';
    return run.brake ? 'waiting' : 'applying';
  });
}

/**
 * Lets a run that the brake stopped go on with exactly its plan.
 * @param typed  the number of people hurt, as the administrator typed it
 */
export async function approveRun(
  deps: ImportDeps,
  scope: SiteScope,
  approval: { readonly runId: string; readonly typed: number; readonly by: PersonId | null },
): Promise<RunAnswer> {
  return decide(
    deps,
    scope,
    approval.runId,
    (run) =>
      run.state !== 'waiting' ? 'notWaiting' : run.brake?.people === approval.typed ? 'applying' : 'wrongNumber',
    approval.by,
  );
}

type Decision = 'waiting' | 'applying' | 'notWaiting' | 'planTooOld' | 'wrongNumber';

async function decide(
  deps: ImportDeps,
  scope: SiteScope,
  runId: string,
  judge: (run: ImportRun) => Decision,
  approvedBy: PersonId | null = null,
): Promise<RunAnswer> {
  try {
    return await withSite(deps.db, scope, async (tx): Promise<RunAnswer> => {
      const run = await runById(tx, runId);
      if (!run) return { ok: false, reason: 'noSuchRun', run: null };
      const to = judge(run);
      if (to !== 'waiting' && to !== 'applying') return { ok: false, reason: to, run };
      await moveRun(tx, { runId, from: [run.state], to, approvedBy });
      return { ok: true, run: (await runById(tx, runId))! };
    });
  } catch (error) {
    return { ok: false, reason: 'running', run: await runInTheWay(deps, scope, error) };
  }
}

/** Stops a run between two batches, or throws a waiting plan away. What was applied stays. @returns whether there was something to stop */
export async function cancelRun(deps: ImportDeps, scope: SiteScope, runId: string): Promise<boolean> {
  const endedAt = deps.clock.now();
  return withSite(
    deps.db,
    scope,
    async (tx) =>
      (await moveRun(tx, { runId, from: ['reading', 'applying'], to: 'cancelled', endedAt })) ||
      moveRun(tx, { runId, from: ['planned', 'waiting'], to: 'discarded', endedAt }),
  );
}
