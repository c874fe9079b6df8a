import { describe, expect, test } from 'vitest';
import { aTestDirectory, type TestDirectory } from '../test-tenant/directory.ts';

const many = 100_000;

/** A directory of a hundred thousand people without mailboxes, all in one group, and a thousand small groups. */
function aLargeDirectory(): TestDirectory & { readonly everybody: string } {
  const world = aTestDirectory();
  const people = Array.from({ length: many }, (_, n) => world.person(`P${n}`, { mail: null }));
  const everybody = world.group('Everybody', people);
  for (let n = 0; n < 1000; n += 1) world.group(`Team ${n}`, people.slice(n * 10, n * 10 + 10));
  world.tenant.userLog.forget();
  world.tenant.groups.log.forget();
  return { ...world, everybody: everybody.id };
}

/** How many objects the directory looked at for a call: what its cost follows, on any machine. */
async function touched({ tenant }: TestDirectory, act: () => Promise<unknown>): Promise<number> {
  let count = 0;
  const counted = (shelf: { get(key: string): unknown }) => {
    const get = shelf.get.bind(shelf);
    shelf.get = (key) => {
      count += 1;
      return get(key);
    };
  };
  counted(tenant.users);
  counted(tenant.groups.all);
  counted(tenant.groups.all.get([...tenant.groups.all.keys()][0]!)!.members);
  count = 0;
  await act();
  return count;
}

describe('a hundred thousand people', () => {
  test('a page in the middle, a page of members and a delta after one change cost a page, not the organisation', async () => {
    const world = aLargeDirectory();
    const { call, tenant, everybody } = world;
    let link = '/users?$select=id&$top=999';
    for (let page = 0; page < 50; page += 1) link = (await call('GET', link)).body['@odata.nextLink'];
    const costs = await touched(world, async () => {
      expect((await call('GET', link)).body.value).toHaveLength(999);
    });
    expect(costs).toBeLessThan(3000);

    let members = `/groups/${everybody}/members?$select=id&$top=999`;
    for (let page = 0; page < 3; page += 1) members = (await call('GET', members)).body['@odata.nextLink'];
    const memberCosts = await touched(world, () => call('GET', members));
    expect(memberCosts).toBeLessThan(10_000);

    const start = (await call('GET', '/users/delta?$deltatoken=latest&$select=displayName')).body['@odata.deltaLink'];
    const one = tenant.users.values().next().value!;
    await call('PATCH', `/users/${one.id}`, { displayName: 'Changed' });
    const deltaCosts = await touched(world, async () => {
      expect((await call('GET', start)).body.value).toEqual([{ displayName: 'Changed', id: one.id }]);
    });
    expect(deltaCosts).toBeLessThan(20);

    const groups = (await call('GET', '/groups/delta?$deltatoken=latest')).body['@odata.deltaLink'];
    tenant.groups.removeMember(tenant.groups.all.get(everybody)!, one.id);
    const groupCosts = await touched(world, async () => {
      expect((await call('GET', groups)).body.value).toMatchObject([
        { id: everybody, 'members@delta': [{ id: one.id }] },
      ]);
    });
    expect(groupCosts).toBeLessThan(20);
  });
});
