import type { SiteScope } from '@planner/core';
import { DatabaseAway, siteZone, withSite } from '@planner/db';
import { allSites } from '@planner/sites';
import type { ImportDeps } from '../deps.ts';
import { listJobs } from '../queries/job-queries.ts';
import { runUnderWay } from '../queries/run-queries.ts';
import { startRun, workOnRun } from '../run/import-runs.ts';
import { LeaseLost } from '../run/lease.ts';
import { dueRun } from './next-run.ts';

/** How long somebody who pressed Run now waits for the worker at most. */
const lookEverySeconds = 2;

/**
 * The worker of imports: begins what is due by schedule and works on whatever run is under way, also one that another process
 * left behind. Several processes may do it: a run is leased, a due time is taken once.
 */
export interface ImportWorker {
  /** One look at a site: begins its due jobs and works on its run to the end. */
  look(scope: SiteScope): Promise<void>;
  /** Looks after every site until `deps.signal` is aborted; then its runs are handed back. */
  run(): Promise<void>;
}

export function createImportWorker(deps: ImportDeps & { readonly signal: AbortSignal }): ImportWorker {
  const { signal } = deps;
  // A site whose run takes long must not keep the others waiting.
  const busy = new Map<string, Promise<void>>();
  const look = async (scope: SiteScope): Promise<void> => {
    await beginDue(deps, scope);
    const run = await withSite(deps.db, scope, runUnderWay);
    if (!run || signal.aborted) return;
    try {
      await workOnRun(deps, scope, run.id);
    } catch (error) {
      if (!(error instanceof LeaseLost)) throw error;
      deps.log('import run given up', { runId: run.id });
    }
  };
  const survive = (error: unknown): void => {
    // The run stays leased for its two minutes, then it is taken up again: by us or by another process.
    const reason = error instanceof Error ? error.name : 'unknown';
    deps.log('import worker', { reason, ...(error instanceof Error && error.stack ? { stack: error.stack } : {}) });
  };
  const lookAround = async (): Promise<void> => {
    for (const scope of await allSites(deps.db)) {
      const { siteId } = scope;
      if (busy.has(siteId) || signal.aborted) continue;
      busy.set(
        siteId,
        look(scope)
          .catch(survive)
          .finally(() => busy.delete(siteId)),
      );
    }
  };
  return {
    look,
    async run() {
      while (!signal.aborted) {
        await lookAround().catch((error: unknown) => {
          if (!(error instanceof DatabaseAway)) throw error;
          survive(error);
        });
        await deps.waitUntil(deps.clock.now().add({ seconds: lookEverySeconds }), signal).catch(() => undefined);
      }
      await Promise.all(busy.values());
    },
  };
}

/** Begins the runs that are due. What meets another run of the site is tried again at the next look, for twelve hours. */
async function beginDue(deps: ImportDeps, scope: SiteScope): Promise<void> {
  const { zone, jobs } = await withSite(deps.db, scope, async (tx) => ({
    zone: await siteZone(tx),
    jobs: await listJobs(tx),
  }));
  for (const job of jobs) {
    const due = dueRun(job.settings.schedule, zone, { last: job.scheduledFrom, now: deps.clock.now() });
    if (!due) continue;
    const answer = await startRun(deps, scope, { jobId: job.id, trigger: { kind: 'schedule' }, applies: true });
    deps.log('import due', {
      jobId: job.id,
      due: due.toString(),
      begun: answer.ok,
      ...(!answer.ok && { reason: answer.reason }),
    });
    if (answer.ok) return; // one run a site at a time
  }
}
