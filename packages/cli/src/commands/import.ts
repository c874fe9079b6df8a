import type { SiteScope } from '@planner/core';
import { type Database, withSite } from '@planner/db';
import {
  type ImportDeps,
  type ImportRun,
  approveRun,
  historyOfJob,
  jobByName,
  rowsOfRun,
  startRun,
  workOnRun,
} from '@planner/directory';
import { allSites } from '@planner/sites';
import { defineCommand } from 'citty';
import { CommandFailure } from '../failure.ts';
import { reachPlanner } from '../runtime/reach.ts';
import { planTable, runLine } from './import-table.ts';

const jobArguments = {
  job: { type: 'string', description: 'Name of the import job', required: true },
  data: { type: 'string', description: "The demo's data folder" },
} as const;
const full = { type: 'boolean', description: 'Read everything, not only what changed', default: false } as const;

const preview = defineCommand({
  meta: { name: 'preview', description: 'Show what a run would change, and change nothing' },
  args: { ...jobArguments, full },
  run: ({ args }) => withJob(args, (found) => begin(found, { applies: false, full: args.full })),
});

const run = defineCommand({
  meta: { name: 'run', description: 'Import people and rights; goes on with a run that was cut short' },
  args: { ...jobArguments, full },
  run: ({ args }) => withJob(args, (found) => begin(found, { applies: true, full: args.full })),
});

const approve = defineCommand({
  meta: { name: 'approve', description: 'Let a run go on that would take much away' },
  args: {
    ...jobArguments,
    people: { type: 'string', description: 'How many people it hurts, as the run said', required: true },
  },
  run: ({ args }) =>
    withJob(args, async ({ db, deps, scope, jobId }) => {
      const runs = await withSite(db, scope, (tx) => historyOfJob(tx, jobId));
      const waiting = runs.find(({ state }) => state === 'waiting');
      if (!waiting) throw new CommandFailure('No run of this job waits for approval.');
      const answer = await approveRun(deps, scope, { runId: waiting.id, typed: Number(args.people), by: null });
      if (!answer.ok)
        throw new CommandFailure(`The run isn't approved: ${answer.reason}. It says: ${runLine(waiting)}`);
      return workOnRun(deps, scope, waiting.id);
    }),
});

export const importCommand = defineCommand({
  meta: { name: 'import', description: 'Import people from the directory' },
  subCommands: { preview, run, approve },
});

interface Found {
  readonly db: Database;
  readonly deps: ImportDeps;
  readonly scope: SiteScope;
  readonly jobId: string;
}

async function withJob(
  args: { job: string; data?: string | undefined },
  work: (found: Found) => Promise<ImportRun | null>,
): Promise<void> {
  const { db, imports: deps } = reachPlanner(process.env, args.data);
  try {
    for (const scope of await allSites(db)) {
      const job = await withSite(db, scope, (tx) => jobByName(tx, args.job));
      if (!job) continue;
      await print(db, scope, await work({ db, deps, scope, jobId: job.id }));
      return;
    }
    throw new CommandFailure(`No import job has the name "${args.job}".`);
  } finally {
    await db.close();
  }
}

async function begin(
  { deps, scope, jobId }: Found,
  how: { readonly applies: boolean; readonly full: boolean },
): Promise<ImportRun | null> {
  const answer = await startRun(deps, scope, { jobId, trigger: { kind: 'command' }, ...how });
  if (answer.ok) return workOnRun(deps, scope, answer.run.id);
  if (answer.reason === 'running' && answer.run?.jobId === jobId && answer.run.applies === how.applies) {
    return workOnRun(deps, scope, answer.run.id); // nothing happens while another process holds it
  }
  throw new CommandFailure(`The run doesn't begin: ${answer.reason}${answer.run ? ` (${runLine(answer.run)})` : ''}.`);
}

async function print(db: Database, scope: SiteScope, ended: ImportRun | null): Promise<void> {
  if (!ended) return;
  const rows = await withSite(db, scope, (tx) => rowsOfRun(tx, { runId: ended.id, limit: 1_000_000 }));
  for (const line of planTable(rows)) console.log(line);
  console.log(runLine(ended));
  if (ended.state === 'waiting')
    console.log(`Nothing was changed. To go on: planner import approve --job NAME --people ${ended.brake?.people}`);
  if (!['succeeded', 'planned'].includes(ended.state)) process.exitCode = 1;
}
