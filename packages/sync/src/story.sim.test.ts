import { createWorld, brokenPromises, echoes, tell, testDatabase } from '@planner/testkit';
import type { Faults, TestDatabase } from '@planner/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/*
 * Random stories, each from a seed; after each the world comes to rest and sync.md §9 is asked.
 * PLANNER_SEEDS=500 runs more, PLANNER_SEED=17 runs that one alone and prints its history.
 */
const seeds = Number(process.env['PLANNER_SEEDS'] ?? 40);
const alone = process.env['PLANNER_SEED'];
const numbers = alone === undefined ? Array.from({ length: seeds }, (_, index) => index + 1) : [Number(alone)];
const stepsPerStory = 12;

// Every fourth story is calm, so that a mistake without any fault is seen as one.
function faultsOf(seed: number): Faults {
  const kind = seed % 4;
  return {
    series: seed % 2 === 0,
    handEdits: seed % 5 === 0,
    ...(kind === 1 ? { refusals: 0.4 } : {}),
    ...(kind === 2 ? { refusals: 0.2, lostAnswers: 0.4 } : {}),
    ...(kind === 3 ? { deaths: 0.5, lostAnswers: 0.2, lostDelta: 0.2 } : {}),
  };
}

describe('whatever people do and whatever goes wrong', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());

  it.each(numbers)('Planner and the rooms’ calendars are equal in the end (seed %i)', async (seed) => {
    const world = await createWorld({ seed: `story ${seed}`, database, switches: switchesOf(seed) });
    const history = await tell(world, stepsPerStory, faultsOf(seed));
    await world.settle();
    const broken = [...(await brokenPromises(world)), ...(await echoes(world))];
    const replay = `PLANNER_SEED=${seed} npx vitest run packages/sync/src/story.sim.test.ts`;
    expect(broken.length === 0 ? '' : [`Replay: ${replay}`, ...history, ...broken].join('\n')).toBe('');
    await world.close();
  });
});

// What no document settles is drawn: Planner has to be right either way.
function switchesOf(seed: number): NonNullable<Parameters<typeof createWorld>[0]['switches']> {
  return {
    answerChangesImmutableId: seed % 3 === 0,
    cancelledDateAs: seed % 2 === 0 ? 'exception' : 'cancelledOccurrence',
    deltaReportsRemovedOccurrences: seed % 7 !== 0,
    answerVisibleAfterSeconds: seed % 5 === 0 ? [0, 20] : [0, 0],
    getFindsDeletedItems: seed % 4 !== 0,
    duplicateTransactionStatus: seed % 2 === 0 ? 409 : 400,
    transient412Rate: seed % 6 === 0 ? 0.2 : 0,
  };
}
