import { createWorld } from '@planner/testkit';
import type { World, WorldRoom } from '@planner/testkit';
import { afterEach, describe, expect, it } from 'vitest';
import { renewLeases } from './queries/lease-queries.ts';
import { claimMailboxes } from './queries/mailbox-queries.ts';

let world: World;
afterEach(async () => {
  await world.close();
});

const claim = (worker: string) =>
  claimMailboxes(world.db, { worker, now: world.clock.now(), leaseSeconds: 30, limit: 10 });
const renew = (worker: string) => renewLeases(world.db, { worker, now: world.clock.now(), leaseSeconds: 30 });
const wait = (seconds: number) => world.clock.moveTo(world.clock.now().add({ seconds }));

describe('a mailbox that a worker has claimed', () => {
  it('stays its own as long as it gives signs of life, and is somebody else’s half a minute after the last', async () => {
    world = await createWorld({ seed: 'leases' });
    const [fjord] = world.rooms as [WorldRoom];
    await world.engine().markDirty(world.scope, fjord.id);
    expect(await claim('one')).toHaveLength(1);
    for (let beats = 0; beats < 6; beats += 1) {
      wait(10);
      await renew('one');
      expect(await claim('two')).toEqual([]);
    }
    wait(29);
    await renew('two'); // nobody renews for another
    expect(await claim('two')).toEqual([]);
    wait(1);
    expect((await claim('two')).map(({ roomId }) => roomId)).toEqual([fjord.id]);
  });
});
