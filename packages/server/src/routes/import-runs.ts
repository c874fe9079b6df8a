import type { FastifyInstance } from 'fastify';
import { refused } from '@planner/core';
import type { SiteScope } from '@planner/core';
import { withSite } from '@planner/db';
import {
  type ImportDeed,
  type ImportDeps,
  type ImportRun,
  type RunAnswer,
  applyPlan,
  approveRun,
  auditDeed,
  cancelRun,
  historyOfJob,
  jobById,
  rowsOfRun,
  runById,
  startRun,
} from '@planner/directory';
import type { ServerDeps } from '../deps.ts';
import { answer, serve, serveOutside } from '../http/calls.ts';
import type { CallOutside } from '../http/calls.ts';
import { presentRows, presentRun, startersOf } from '../presenters/imports.ts';
import { refusalOf } from './import-refusals.ts';
import { namesOf } from './names.ts';

const unknown = refused({ code: 'NOT_FOUND', params: {} });
const unavailable = refused({ code: 'UNAVAILABLE', params: { retryAfterSeconds: 60 } });

/** Runs of import jobs. They are only begun and decided here; the role `worker` does the work. */
export function serveImportRuns(app: FastifyInstance, deps: ServerDeps): void {
  serve(app, deps, 'listImportRuns', async ({ params, tx }) => {
    if (!(await jobById(tx, params.id))) return unknown;
    const runs = await historyOfJob(tx, params.id);
    const names = await namesOf(tx, startersOf(runs));
    return answer(200, { runs: runs.map((run) => presentRun(run, names)) });
  });

  serve(app, deps, 'readImportRun', async ({ params, tx }) => {
    const run = await runById(tx, params.id);
    return run ? answer(200, presentRun(run, await namesOf(tx, startersOf([run])))) : unknown;
  });

  serve(app, deps, 'listImportRows', async ({ params, query, tx }) => {
    if (!(await runById(tx, params.id))) return unknown;
    return answer(200, presentRows(await rowsOfRun(tx, { ...query, runId: params.id }), query.limit));
  });

  serveOutside(app, deps, 'startImport', async (call) => {
    const { params, body, caller, site } = call;
    if (!deps.imports) return unavailable;
    const retryAfterSeconds = deps.importCalls.admit(site.scope.siteId, call.now);
    if (retryAfterSeconds !== null) return refused({ code: 'RATE_LIMITED', params: { retryAfterSeconds } });
    const trigger = { kind: 'person', personId: caller.person.id } as const;
    const started = await startRun(deps.imports, site.scope, { ...body, jobId: params.id, trigger });
    return settle(deps, call, started, { action: 'importRun.start', change: { jobId: params.id, ...body } });
  });

  serveOutside(app, deps, 'applyImport', (call) =>
    decide(deps, call, 'importRun.apply', (imports, scope) => applyPlan(imports, scope, call.params.id)),
  );

  serveOutside(app, deps, 'approveImport', (call) =>
    decide(deps, call, 'importRun.approve', (imports, scope) =>
      approveRun(imports, scope, { runId: call.params.id, typed: call.body.people, by: call.caller.person.id }),
    ),
  );

  serveOutside(app, deps, 'cancelImport', (call) =>
    decide(deps, call, 'importRun.cancel', async (imports, scope): Promise<RunAnswer> => {
      const stopped = await cancelRun(imports, scope, call.params.id);
      const run = await withSite(deps.db, scope, (tx) => runById(tx, call.params.id));
      if (!run) return { ok: false, reason: 'noSuchRun', run };
      return stopped ? { ok: true, run } : { ok: false, reason: 'notWaiting', run };
    }),
  );
}

type RunCall = Pick<CallOutside<'applyImport'>, 'params' | 'caller' | 'site' | 'now' | 'correlationId'>;

async function decide(
  deps: ServerDeps,
  call: RunCall,
  action: ImportDeed['action'],
  how: (imports: ImportDeps, scope: SiteScope) => Promise<RunAnswer>,
) {
  if (!deps.imports) return unavailable;
  const decided = await how(deps.imports, call.site.scope);
  return settle(deps, call, decided, { action, change: { people: decided.run?.brake?.people ?? null } });
}

/** The answer to a decision that was made, and its place in the audit. */
async function settle(
  deps: ServerDeps,
  { caller, site: { scope }, now, correlationId }: RunCall,
  decided: RunAnswer,
  deed: Pick<ImportDeed, 'action' | 'change'>,
) {
  return withSite(deps.db, scope, async (tx) => {
    if (!decided.ok) {
      const job = decided.run ? await jobById(tx, decided.run.jobId) : null;
      return refusalOf(decided.reason, decided.run, job);
    }
    const run: ImportRun = decided.run;
    await auditDeed(tx, { ...deed, id: deps.ids.next(), at: now, by: caller.person.id, of: run.id, correlationId });
    return answer(202, presentRun(run, await namesOf(tx, startersOf([run]))));
  });
}
