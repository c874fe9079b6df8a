import { type GraphCall, GraphFailure } from '@planner/graph';
import { describe, expect, it } from 'vitest';
import { noon } from '../fixtures/plan.ts';
import { createReader } from './pages.ts';
import { offeredGroups } from './read-group.ts';

/** A reader whose calls are answered one after the other; a failure is thrown. */
function reading(answers: (call: GraphCall) => unknown) {
  let now = noon;
  const told: string[] = [];
  const reader = createReader({
    client: {
      request: async (call) => {
        const answer = answers(call);
        if (answer instanceof Error) throw answer;
        return answer;
      },
    },
    clock: { now: () => now },
    waitUntil: async (instant) => {
      now = instant;
    },
    waiting: async (until) => void told.push(until.toString()),
  });
  return { reader, told, waited: () => now.since(noon).total('seconds') };
}

describe('reading a directory', () => {
  it('ends when a page leads to one that was read before', async () => {
    const { reader } = reading(() => ({
      value: [],
      '@odata.nextLink': 'https://graph.microsoft.com/v1.0/groups?page=2',
    }));
    await expect(offeredGroups(reader, '')).rejects.toMatchObject({ code: 'directoryLoop' });
  });

  it('waits exactly as long as Graph asks, and says so meanwhile', async () => {
    let busy = true;
    const retryAt = noon.add({ seconds: 75 });
    const { reader, told, waited } = reading(() => {
      if (!busy) return { value: [] };
      busy = false;
      return new GraphFailure({ kind: 'throttled', code: 'TooManyRequests', status: 429, retryAt });
    });
    expect(await reader.page({ path: '/users' })).toEqual({ items: [], nextLink: null, deltaLink: null });
    expect(waited()).toBe(75);
    expect(new Set(told)).toEqual(new Set([retryAt.toString()]));
  });

  it('gives up after an hour of waiting in all', async () => {
    const { reader, waited } = reading(
      () => new GraphFailure({ kind: 'unavailable', code: 'serviceNotAvailable', status: 503 }),
    );
    await expect(reader.page({ path: '/users' })).rejects.toMatchObject({ status: 503 });
    expect(waited()).toBeGreaterThan(3000);
    expect(waited()).toBeLessThanOrEqual(3600);
  });

  it('doesn’t wait for what won’t pass', async () => {
    const { reader, waited } = reading(
      () => new GraphFailure({ kind: 'denied', code: 'Authorization_RequestDenied', status: 403 }),
    );
    await expect(reader.page({ path: '/users' })).rejects.toMatchObject({ kind: 'denied' });
    expect(waited()).toBe(0);
  });

  it('offers the groups whose name begins with the prefix, quotes and all', async () => {
    const asked: GraphCall[] = [];
    const { reader } = reading((call) => {
      asked.push(call);
      return { value: [{ id: 'g', displayName: "O'Hara 100% 🎉" }] };
    });
    expect(await offeredGroups(reader, "O'Hara 100% 🎉")).toEqual([{ id: 'g', displayName: "O'Hara 100% 🎉" }]);
    expect(asked[0]?.query?.['$filter']).toBe("startswith(displayName,'O''Hara 100% 🎉')");
  });
});
