import { storyOfSeed, testDatabase } from '@planner/testkit';
import type { TestDatabase } from '@planner/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/*
 * Random stories, each from a seed; after each the world comes to rest and sync.md §9 is asked. `npm run simulate` tells more of
 * them, and one alone with its history.
 */
const seeds = Array.from({ length: 24 }, (_, index) => index + 1);

describe('whatever people do and whatever goes wrong', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());

  it.each(seeds)('Planner and the rooms’ calendars are equal in the end (seed %i)', async (seed) => {
    const { history, broken } = await storyOfSeed(seed, { database });
    const replay = `npm run simulate -- --seeds 1 --seed ${seed}`;
    expect(broken.length === 0 ? '' : [`Replay: ${replay}`, ...history, ...broken].join('\n')).toBe('');
  });

  it.each([8, 20])('two processes of Planner are as good as one (seed %i)', async (seed) => {
    const { history, broken } = await storyOfSeed(seed, { database, replicas: 2 });
    expect(broken.length === 0 ? '' : [...history, ...broken].join('\n')).toBe('');
  });

  it.each([2, 3])('a seed tells the same story again, call by call (seed %i)', async (seed) => {
    const first = await storyOfSeed(seed, { database });
    const second = await storyOfSeed(seed, { database });
    expect(second.history).toEqual(first.history);
    expect(second.calls).toEqual(first.calls);
  });
});
