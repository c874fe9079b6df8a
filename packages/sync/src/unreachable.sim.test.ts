import { withSite } from '@planner/db';
import { createWorld } from '@planner/testkit';
import type { World, WorldRoom } from '@planner/testkit';
import { afterEach, describe, expect, it } from 'vitest';

let world: World;
afterEach(async () => {
  await world.close();
});

const openFindings = () =>
  withSite(world.db, world.scope, (tx) =>
    tx.query<{ kind: string; room_id: string }>(
      'select kind, room_id from findings where site_id = current_site() and resolved_at is null',
    ),
  );

describe('a mailbox that can’t be reached', () => {
  it('is a finding once, and settled by the first pull that succeeds', async () => {
    world = await createWorld({ seed: 'away and back' });
    const [fjord] = world.rooms as [WorldRoom];
    const [id, mailbox] = [...world.tenant.mailboxes].find(([, { user }]) => user.mail === fjord.mailbox)!;
    world.tenant.mailboxes.delete(id);
    await world.pass(300);
    expect(await openFindings()).toEqual([{ kind: 'unreachable', room_id: fjord.id }]);
    world.tenant.mailboxes.set(id, mailbox);
    await world.pass(7200);
    expect(await openFindings()).toEqual([]);
  });
});
