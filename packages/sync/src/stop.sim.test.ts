import { answerOf, brokenPromises, createWorld, eventsOf, makeMeeting } from '@planner/testkit';
import type { World, WorldPerson, WorldRoom } from '@planner/testkit';
import { afterEach, describe, expect, it } from 'vitest';

let world: World;
afterEach(async () => {
  await world.close();
});

/** A run that is told to stop has so long; the test fails when it's later. */
const fiveSeconds = 5000;

/** A meeting that waits in the room's mailbox. */
async function aRequest(seed: string): Promise<{ ida: WorldPerson; fjord: WorldRoom; event: { readonly id: string } }> {
  world = await createWorld({ seed });
  const [ida] = world.people as [WorldPerson];
  const [fjord] = world.rooms as [WorldRoom];
  const event = await makeMeeting(world, ida, { subject: 'A', from: '2026-11-26T10:00', minutes: 60, rooms: [fjord] });
  await world.simulator.advanceTo(world.clock.now().add({ seconds: 40 }));
  return { ida, fjord, event };
}

/** Runs the engine until `isReached`, tells it to stop there, and waits for its end. */
async function stopAt(isReached: (call: { url: string; method: string }) => boolean, hang: boolean): Promise<void> {
  const stopping = new AbortController();
  let reached = 0;
  world.tamper = async (call, body) => {
    if (!isReached(call)) return body;
    reached += 1;
    stopping.abort();
    // Never answers; the process has to end all the same.
    return hang ? new Promise(() => undefined) : body;
  };
  await world.engine().run(stopping.signal);
  world.tamper = null;
  expect(reached).toBe(1);
}

async function leases(): Promise<number> {
  const [row] = await world.database.sql<{ count: number }>(
    `select (select count(*) from mailboxes where lease_until is not null)::int
       + (select count(*) from outbox where lease_until is not null)::int as count`,
  );
  return row!.count;
}

const isDelta = ({ url }: { readonly url: string }): boolean => /delta/i.test(url);

describe('synchronization that is told to stop', () => {
  it(
    'gives up a read that doesn’t come back, hands its claims back, and reads again at the next start',
    async () => {
      const { ida, fjord, event } = await aRequest('stop in a read');
      await stopAt(isDelta, true);
      expect(await leases()).toBe(0);
      await world.settle();
      expect(await answerOf(world, ida, event, fjord)).toBe('accepted');
      expect(await brokenPromises(world)).toEqual([]);
    },
    fiveSeconds * 4,
  );

  it('applies nothing more of what it has read, and applies it at the next start', async () => {
    const { ida, fjord, event } = await aRequest('stop between items');
    await stopAt(isDelta, false);
    expect(await leases()).toBe(0);
    expect(await world.database.sql('select booking_id from bookings')).toEqual([]);
    await world.settle();
    expect(await answerOf(world, ida, event, fjord)).toBe('accepted');
    expect(await brokenPromises(world)).toEqual([]);
  });

  it('leaves a write whose answer doesn’t come with its outcome open: nobody is told twice', async () => {
    const { ida, fjord, event } = await aRequest('stop in a write');
    const stopping = new AbortController();
    world.fault({ path: '*/accept', method: 'POST', delaySeconds: 30 });
    const watch = setInterval(() => {
      if (world.simulator.agenda.size > 0) stopping.abort();
    }, 20);
    await world.engine().run(stopping.signal);
    clearInterval(watch);
    const [command] = await world.database.sql<{ kind: string }>(
      `select last_error ->> 'kind' as kind from outbox where target = 'answer'`,
    );
    expect(command).toEqual({ kind: 'unknownOutcome' });
    world.simulator.faults.clear();
    await world.settle();
    expect(await answerOf(world, ida, event, fjord)).toBe('accepted');
    expect(await brokenPromises(world)).toEqual([]);
    expect(await eventsOf(world, fjord.mailbox)).toHaveLength(1);
  });
});
