import type { MailboxReport, PilotProgress, StoredAddin } from '@planner/db';
import { nextRun } from '@planner/directory';
import type { ImportRun, StoredJob } from '@planner/directory';
import { isSetUp, isTested } from '@planner/identity';
import type { SignOnConfiguration } from '@planner/identity';
import { limitsOf } from '@planner/sites';
import type { Connection, ConnectionState } from '@planner/sites';
import { setUpSteps } from '../api/set-up-schema.ts';
import type { SetUpAnswer, SetUpStep } from '../api/set-up-schema.ts';

type Shown = SetUpAnswer['steps'][number];

/** How one step stands, without whether it was set aside. */
export interface Standing {
  readonly state: Shown['state'];
  readonly detail: Shown['detail'];
  readonly at?: Temporal.Instant | null;
  readonly count?: number;
  readonly of?: number;
}

/** The list, each step with how it stands and whether it was set aside. */
export function presentSetUp(
  standings: { readonly [step in SetUpStep]: Standing },
  { skipped, zone }: { readonly skipped: ReadonlySet<string>; readonly zone: string },
): SetUpAnswer {
  const steps = setUpSteps.map((step) => {
    const { state, detail, at, count, of } = standings[step];
    const facts = { at: at?.toString() ?? null, count: count ?? null, of: of ?? null };
    return { step, state, detail, skipped: skipped.has(step), ...facts };
  });
  return { zone, steps };
}

const connectionStates: { readonly [state in ConnectionState]: Standing['state'] } = {
  notSetUp: 'open',
  notConnected: 'underWay',
  waiting: 'underWay',
  verifying: 'underWay',
  connected: 'done',
  limited: 'done', // what it lacks is optional; a room that refuses is told apart
  expiring: 'done',
  unreachable: 'trouble',
  attention: 'trouble',
};

/** Permission of an application: done when its last check found what it needs. */
export function connectionStanding(connection: Connection | null, state: ConnectionState): Standing {
  const refuses = connection !== null && limitsOf(connection).some(({ kind }) => kind === 'refused');
  if (state === 'limited' && refuses) return { state: 'trouble', detail: 'roomsRefused' };
  return { state: connectionStates[state], detail: state };
}

/** An import job with its runs, the latest first. */
export interface JobProgress {
  readonly job: Pick<StoredJob, 'settings' | 'links'>;
  readonly runs: readonly Pick<ImportRun, 'state' | 'applies'>[];
}

/** Users: the job that is furthest speaks, but for one that failed. */
export function usersStanding(
  jobs: readonly JobProgress[],
  { zone, now }: { readonly zone: string; readonly now: Temporal.Instant },
): Standing {
  const standings = jobs.map((job) => jobStanding(job, { zone, now }));
  const best = ['trouble', 'done', 'underWay'].flatMap((state) => standings.filter((one) => one.state === state));
  return best[0] ?? { state: 'open', detail: 'noJob' };
}

function jobStanding(
  { job: { settings, links }, runs }: JobProgress,
  { zone, now }: { readonly zone: string; readonly now: Temporal.Instant },
): Standing {
  // A preview that nobody applied proves nothing.
  const last = runs.find(({ state, applies }) => (applies && state !== 'cancelled') || hasApplied(state));
  if (last?.state === 'failed') return { state: 'trouble', detail: 'failed' };
  if (last?.state === 'waiting') return { state: 'trouble', detail: 'approval' };
  if (links.length === 0) return { state: 'underWay', detail: 'noLinks' };
  if (!last) return { state: 'underWay', detail: 'noRun' };
  if (!hasApplied(last.state)) return { state: 'underWay', detail: 'running' };
  if (settings.dataSource === 'csv') return { state: 'done', detail: 'imported' }; // a file is given, not fetched
  const at = nextRun(settings.schedule, zone, now);
  return at ? { state: 'done', detail: 'imported', at } : { state: 'underWay', detail: 'noSchedule' };
}

function hasApplied(state: ImportRun['state']): boolean {
  return state === 'succeeded' || state === 'partly';
}

/** Single sign-on: done when it was tested as it is set, and is on. */
export function signOnStanding(configuration: SignOnConfiguration): Standing {
  if (!isSetUp(configuration)) return { state: 'open', detail: 'notEntered' };
  if (!isTested(configuration)) return { state: 'underWay', detail: 'notTested' };
  return { state: configuration.mode === 'off' ? 'underWay' : 'done', detail: configuration.mode };
}

/** The add-in: done when somebody has signed in from Outlook. */
export function addinStanding({ downloadedAt, firstSignInAt }: StoredAddin): Standing {
  if (firstSignInAt) return { state: 'done', detail: 'seen', at: firstSignInAt };
  if (downloadedAt) return { state: 'underWay', detail: 'notSeen', at: downloadedAt };
  return { state: 'open', detail: 'notDownloaded' };
}

/** Failures of a mailbox that don't pass by themselves. */
const lasting: ReadonlySet<unknown> = new Set(['gone', 'denied', 'notFound']);

function kindOf(error: MailboxReport['lastError']): unknown {
  return error !== null && typeof error === 'object' && 'kind' in error ? error.kind : null;
}

/** Rooms: done when at least one is read without trouble; which rooms stay without a mailbox is the site's own matter. */
export function roomsStanding(mailboxes: readonly MailboxReport[], unlinked: number): Standing {
  const linked = mailboxes.filter(({ state }) => state !== 'stopped');
  const of = linked.length + unlinked;
  if (of === 0) return { state: 'open', detail: 'noRooms' };
  if (linked.length === 0) return { state: 'open', detail: 'noneLinked', count: 0, of };
  const troubled = linked.filter(({ lastError }) => lasting.has(kindOf(lastError)));
  if (troubled.length > 0) return { state: 'trouble', detail: 'roomTrouble', count: troubled.length, of };
  const live = linked.some(({ state }) => state === 'live');
  const detail = unlinked === 0 ? 'allLinked' : 'someLinked';
  return { state: live ? 'done' : 'underWay', detail, count: linked.length, of };
}

/** The pilot: done when a person's meeting stands in a room that accepted it in Exchange. */
export function pilotStanding({ booked, answered }: PilotProgress): Standing {
  if (answered) return { state: 'done', detail: 'answered' };
  return booked ? { state: 'underWay', detail: 'booked' } : { state: 'open', detail: 'nothingBooked' };
}
