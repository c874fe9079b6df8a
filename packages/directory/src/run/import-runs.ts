import type { PersonId, SiteScope } from '@planner/core';
import { ConflictOnConstraint, type SiteTransaction, withSite } from '@planner/db';
import { GraphFailure } from '@planner/graph';
import type { ImportDeps } from '../deps.ts';
import { planImport } from '../plan/plan.ts';
import { type StoredJob, jobById, writeCursor } from '../queries/job-queries.ts';
import { mirroredGroups, mirroredUsers } from '../queries/mirror-queries.ts';
import { knownPeople, siteLists } from '../queries/people-queries.ts';
import {
  type ImportRun,
  type RunChange,
  type RunTrigger,
  advanceRun,
  discardPlans,
  insertRun,
  leaseRun,
  moveRun,
  runById,
  runUnderWay,
  writePlan,
} from '../queries/run-queries.ts';
import { createReader } from '../read/pages.ts';
import { readDirectory } from '../read/read-directory.ts';
import { applyRun } from './apply-run.ts';

const leaseSeconds = 120;
const fullReadingEveryDays = 7;
const planHoldsMinutes = 30;

/** Why a run doesn't begin, or a plan isn't applied. */
export type RunRefusal =
  'noSuchJob' | 'noSuchRun' | 'running' | 'notConnected' | 'planTooOld' | 'wrongNumber' | 'notWaiting';
export type RunAnswer =
  | { readonly ok: true; readonly run: ImportRun }
  | { readonly ok: false; readonly reason: RunRefusal; readonly run: ImportRun | null };

/**
 * Begins a run of a job, to be worked on by `workOnRun`.
 * @param applies  false = preview: the plan waits half an hour for `applyPlan`
 * @returns `running` with the run under way: there is one a site at a time
 */
export async function startRun(
  deps: ImportDeps,
  scope: SiteScope,
  wanted: { readonly jobId: string; readonly trigger: RunTrigger; readonly applies: boolean; readonly full?: boolean },
): Promise<RunAnswer> {
  if (!(await deps.directoryOf(scope))) return { ok: false, reason: 'notConnected', run: null };
  const at = deps.clock.now();
  try {
    return await withSite(deps.db, scope, async (tx): Promise<RunAnswer> => {
      const job = await jobById(tx, wanted.jobId);
      if (!job) return { ok: false, reason: 'noSuchJob', run: null };
      const id = deps.ids.next();
      const mode = wanted.full || needsFull(job, at) ? 'full' : 'incremental';
      await insertRun(tx, { id, jobId: job.id, trigger: wanted.trigger, mode, applies: wanted.applies, at });
      await discardPlans(tx, job.id, at);
      return { ok: true, run: (await runById(tx, id))! };
    });
  } catch (error) {
    if (!(error instanceof ConflictOnConstraint) || error.constraint !== 'import_runs_under_way') throw error;
    return { ok: false, reason: 'running', run: await withSite(deps.db, scope, runUnderWay) };
  }
}

function needsFull({ cursor }: StoredJob, at: Temporal.Instant): boolean {
  if (!cursor.users || !cursor.groups || !cursor.fullAt) return true;
  return at.since(Temporal.Instant.from(cursor.fullAt)).total('days') >= fullReadingEveryDays;
}

/**
 * Reads, plans and applies as far as the run may go now; after a crash any worker goes on from where it stands.
 * What Graph refuses for good ends the run before its first change.
 * @returns the run as it stands then; unchanged while another worker holds it
 * @throws LeaseLost when another worker has taken over meanwhile
 */
export async function workOnRun(deps: ImportDeps, scope: SiteScope, runId: string): Promise<ImportRun | null> {
  const { db, clock } = deps;
  const fence = await withSite(db, scope, (tx) =>
    leaseRun(tx, { runId, worker: deps.worker, now: clock.now(), seconds: leaseSeconds }),
  );
  if (fence === null) return withSite(db, scope, (tx) => runById(tx, runId));
  const advance = (tx: SiteTransaction, change: RunChange) =>
    advanceRun(tx, { runId, fence, until: clock.now().add({ seconds: leaseSeconds }) }, change);
  const [run, job, access] = [
    await withSite(db, scope, (tx) => runById(tx, runId)),
    await withSite(db, scope, async (tx) => jobById(tx, (await runById(tx, runId))?.jobId ?? runId)),
    await deps.directoryOf(scope),
  ];
  if (!run) return null;
  const fail = (code: string, status: number) =>
    withSite(db, scope, (tx) => advance(tx, { state: 'failed', failure: { code, status }, endedAt: clock.now() }));
  if (!job) await fail('jobDeleted', 0);
  else if (!access) await fail('notConnected', 0);
  else {
    const source = `entra:${access.tenantId}`;
    try {
      if (run.state === 'reading') {
        const reader = createReader({
          client: access.client,
          clock,
          waitUntil: deps.waitUntil,
          waiting: () => withSite(db, scope, (tx) => advance(tx, {})),
        });
        const cursor = await readDirectory({ db, scope, job, run, reader, now: () => clock.now(), advance });
        await withSite(db, scope, async (tx) => {
          await writeCursor(tx, job.id, cursor);
          await planRun(tx, { job, run, source, deps, advance });
        });
      }
      const planned = await withSite(db, scope, (tx) => runById(tx, runId));
      if (planned?.state === 'applying') {
        const applying = { source, isEntra: true, jobId: job.id, runId, at: clock.now(), newId: () => deps.ids.next() };
        await applyRun({ db, scope, applying, now: () => clock.now(), advance });
      }
    } catch (error) {
      if (!(error instanceof GraphFailure)) throw error;
      await fail(error.code, error.status);
    }
  }
  const ended = await withSite(db, scope, (tx) => runById(tx, runId));
  if (ended)
    deps.log('import run', { runId, state: ended.state, mode: ended.mode, pages: ended.pages, ...ended.counts });
  return ended;
}

async function planRun(
  tx: SiteTransaction,
  given: {
    readonly job: StoredJob;
    readonly run: ImportRun;
    readonly source: string;
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
    people: await knownPeople(tx, given.source),
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
    if (!(error instanceof ConflictOnConstraint) || error.constraint !== 'import_runs_under_way') throw error;
    return { ok: false, reason: 'running', run: await withSite(deps.db, scope, runUnderWay) };
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
