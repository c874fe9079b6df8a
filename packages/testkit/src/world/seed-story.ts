import { createRandom } from '@planner/simulator';
import type { TestDatabase } from '../database.ts';
import { brokenPromises, echoes } from './questions.ts';
import { type Faults, tell } from './story.ts';
import { type World, type WorldOptions, createWorld } from './world.ts';

/** What came of one seed. */
export interface SeedOutcome {
  readonly seed: number;
  /** What happened, a line each. */
  readonly history: readonly string[];
  /** Broken promises of sync.md §9; empty = passed. */
  readonly broken: readonly string[];
  /** What Planner asked Graph for, and the status of the answer, a line each. */
  readonly calls: readonly string[];
  /** How often each fault has really happened. */
  readonly faults: ReadonlyMap<string, number>;
}

/** Steps of a story, unless told otherwise. */
export const usualSteps = 12;

/**
 * Tells the story of a seed in a database that is emptied for it: people and faults at random, then the world comes to rest and
 * the promises are asked. A world that never comes to rest, or dies of a mistake, is a broken promise too.
 */
export async function storyOfSeed(
  seed: number,
  {
    database,
    steps = usualSteps,
    replicas = 1,
  }: {
    readonly database: TestDatabase;
    readonly steps?: number;
    /** Processes of Planner over the one database. */
    readonly replicas?: number;
  },
): Promise<SeedOutcome> {
  const world = await createWorld({ ...worldOf(seed), replicas, database });
  const history: string[] = [];
  const broken: string[] = [];
  try {
    await tell(world, steps, faultsOf(seed, replicas), history);
    await world.settle();
    broken.push(...(await brokenPromises(world)), ...(await echoes(world)));
  } catch (error) {
    broken.push(`no end: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
  await world.close();
  const calls = world.calls.map(
    ({ at, call, status }) => `${at.toString()} ${call.method} ${call.path ?? call.url ?? ''} ${status}`,
  );
  return { seed, history, broken, calls, faults: faultsThatHappened(world) };
}

// Every fourth story is calm, so that a mistake without any fault is seen as one.
function faultsOf(seed: number, replicas: number): Faults {
  const kind = seed % 4;
  return {
    ...(replicas > 1 ? { stalls: 0.3 } : {}),
    ...(seed % 3 === 1 ? { lostNotifications: 0.3 } : {}),
    series: seed % 2 === 0,
    handEdits: seed % 5 === 0,
    ...(kind === 1 ? { refusals: 0.4 } : {}),
    ...(kind === 2 ? { refusals: 0.2, lostAnswers: 0.4 } : {}),
    ...(kind === 3 ? { deaths: 0.5, lostAnswers: 0.2, lostDelta: 0.2 } : {}),
  };
}

// Of two rooms, how many Exchange's attendant answers for.
const roomsOfExchange = [0, 0, 1, 0, 1, 2, 0] as const;

// Some sites have notifications and a sweep for those that get lost, the others poll.
function worldOf(seed: number): Pick<WorldOptions, 'seed' | 'switches' | 'settings' | 'exchangeRooms'> {
  return {
    seed: `story ${seed}`,
    exchangeRooms: roomsOfExchange[seed % roomsOfExchange.length]!,
    switches: switchesOf(seed),
    settings: seed % 3 === 1 ? { webhookUrl: 'https://planner.test', sweepSeconds: 120 } : {},
  };
}

/**
 * What no document settles is drawn: Planner has to be right either way. Deletions that the delta never reports aren't drawn: only
 * the nightly comparison finds them.
 */
function switchesOf(seed: number): NonNullable<WorldOptions['switches']> {
  const random = createRandom(`switches ${seed}`);
  const either = (): boolean => random.next() < 0.5;
  return {
    answerChangesDefaultId: either(),
    orphanAs: either() ? 'singleInstance' : 'exception',
    acceptOnDateTurnsOthersTentative: either(),
    declinedDateReturnsWithSeriesUpdate: either(),
    endDateChangeKeepsExceptions: either(),
    privateKeptUnderAutoUpdate: either(),
    actionsIgnoreIfMatch: either(),
    deltaEmptyPageRate: either() ? 0.2 : 0,
    deltaRepeatRate: either() ? 0.2 : 0,
    pendingResponse: either() ? 'tentativelyAccepted' : 'notResponded',
    pendingTellsOrganizer: either(),
    pendingIgnoresConflicts: either(),
    pendingWithoutDelegate: either() ? 'waits' : 'declined',
    forwardNoticeAddsAttendee: either(),
    answerChangesImmutableId: seed % 3 === 0,
    cancelledDateAs: seed % 2 === 0 ? 'exception' : 'cancelledOccurrence',
    deltaReportsRemovedOccurrences: seed % 7 !== 0,
    answerVisibleAfterSeconds: seed % 5 === 0 ? [0, 20] : [0, 0],
    getFindsDeletedItems: seed % 4 !== 0,
    duplicateTransactionStatus: seed % 2 === 0 ? 409 : 400,
    transient412Rate: seed % 6 === 0 ? 0.2 : 0,
  };
}

const faultNames: ReadonlyMap<number, string> = new Map([
  [0, 'no answer'],
  [410, '410, delta link lost'],
  [412, '412, changed meanwhile'],
  [429, '429, throttled'],
  [503, '503, unavailable'],
  [504, '504, timed out'],
]);

function faultsThatHappened(world: World): Map<string, number> {
  const counts = new Map<string, number>([...faultNames.values()].map((name) => [name, 0]));
  for (const { status } of world.calls) {
    const name = faultNames.get(status);
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts
    .set('process died', world.crash.deaths)
    .set(
      'process outlived its leases',
      world.stalls.reduce((sum, { stalls }) => sum + stalls, 0),
    )
    .set('notifications lost', world.notificationsLost);
}
