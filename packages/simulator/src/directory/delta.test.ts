import { describe, expect, test } from 'vitest';
import { aTestDirectory, type TestDirectory } from '../test-tenant/directory.ts';

// eslint-disable-next-line typescript/no-explicit-any -- answers are looked into, not typed
type Json = any;

/** Reads a round to its end: all values in order, and the link for the next one. */
async function round(call: TestDirectory['call'], link: string, headers: Record<string, string> = {}) {
  const values: Json[] = [];
  let pages = 0;
  for (let next: string = link; ; pages += 1) {
    const { status, body } = await call('GET', next, undefined, { headers });
    expect(status).toBe(200);
    values.push(...body.value);
    // Exactly one of the two links, always.
    expect('@odata.nextLink' in body).not.toBe('@odata.deltaLink' in body);
    if (body['@odata.deltaLink']) return { values, link: body['@odata.deltaLink'] as string, pages: pages + 1 };
    next = body['@odata.nextLink'];
  }
}

describe('changes of users', () => {
  test('a first round gives everybody, the next ones what changed, each once', async () => {
    const { call, person, tenant } = aTestDirectory();
    const people = Array.from({ length: 230 }, (_, n) => person(`P${n}`));
    const first = await round(call, '/users/delta?$select=displayName,jobTitle');
    expect(first.pages).toBe(3);
    expect(first.values).toHaveLength(230);
    expect(first.values[0]).toEqual({ displayName: 'P0', id: people[0]!.id });
    expect((await round(call, first.link)).values).toEqual([]);

    await call('PATCH', `/users/${people[3]!.id}`, { jobTitle: 'Pilot' });
    await call('PATCH', `/users/${people[3]!.id}`, { displayName: 'Captain' });
    const fresh = person('New');
    const second = await round(call, first.link);
    expect(second.values).toEqual([
      { displayName: 'Captain', jobTitle: 'Pilot', id: people[3]!.id },
      { displayName: 'New', id: fresh.id },
    ]);
    expect(tenant.userLog.last).toBeGreaterThan(0);
  });

  test('only changes of the properties that were selected count', async () => {
    const { call, person } = aTestDirectory();
    const { id } = person('Ida');
    const { link } = await round(call, '/users/delta?$select=displayName');
    await call('PATCH', `/users/${id}`, { department: 'Sales' });
    expect((await round(call, link)).values).toEqual([]);
    const all = await round(call, '/users/delta');
    expect(all.values).toMatchObject([{ id, userPrincipalName: 'ida@fjord.example' }]);
    expect(all.values[0]).not.toHaveProperty('department');
  });

  test('return=minimal gives only what changed, also when it was emptied', async () => {
    const { call, person } = aTestDirectory();
    const { id } = person('Ida', { profile: { jobTitle: 'Pilot', mobilePhone: '+45 1' } });
    const { link } = await round(call, '/users/delta?$select=displayName,jobTitle,mobilePhone');
    await call('PATCH', `/users/${id}`, { jobTitle: null });
    expect((await round(call, link, { prefer: 'return=minimal' })).values).toEqual([{ id, jobTitle: null }]);
    expect((await round(call, link)).values).toEqual([
      { id, displayName: 'Ida', jobTitle: null, mobilePhone: '+45 1' },
    ]);
  });

  test('a deleted user is removed as changed, for ever as deleted; a restored one is simply there', async () => {
    const { call, person } = aTestDirectory();
    const [ida, otto, nana] = [person('Ida'), person('Otto'), person('Nana')];
    const { link } = await round(call, '/users/delta?$select=displayName');
    for (const { id } of [ida, otto, nana]) await call('DELETE', `/users/${id}`);
    await call('DELETE', `/directory/deletedItems/${otto.id}`);
    await call('POST', `/directory/deletedItems/${nana.id}/restore`);
    expect((await round(call, link)).values).toEqual([
      { id: ida.id, '@removed': { reason: 'changed' } },
      { id: otto.id, '@removed': { reason: 'deleted' } },
      { id: nana.id, displayName: 'Nana' },
    ]);
  });

  test('after thirty days a deleted user is gone for ever, and its name is free', async () => {
    const { call, person, simulator, clock } = aTestDirectory();
    const { id } = person('Ida');
    await call('DELETE', `/users/${id}`);
    await simulator.advanceTo(clock.now().add({ hours: 24 * 29 }));
    const { link } = await round(call, '/users/delta?$deltatoken=latest');
    await simulator.advanceTo(clock.now().add({ hours: 25 }));
    expect((await round(call, link)).values).toEqual([{ id, '@removed': { reason: 'deleted' } }]);
    expect((await call('POST', `/directory/deletedItems/${id}/restore`)).status).toBe(404);
  });

  test('$deltatoken=latest begins with nothing but what comes', async () => {
    const { call, person } = aTestDirectory();
    person('Ida');
    const { values, link } = await round(call, '/users/delta?$deltatoken=latest&$select=displayName');
    expect(values).toEqual([]);
    person('Otto');
    expect((await round(call, link)).values).toMatchObject([{ displayName: 'Otto' }]);
  });

  test('a filter by ids tracks those alone, and no other filter is taken', async () => {
    const { call, person } = aTestDirectory();
    const [ida, otto] = [person('Ida'), person('Otto')];
    const filter = encodeURIComponent(`id eq '${ida.id}'`);
    const { values, link } = await round(call, `/users/delta?$filter=${filter}&$select=displayName`);
    expect(values).toEqual([{ displayName: 'Ida', id: ida.id }]);
    await call('PATCH', `/users/${otto.id}`, { displayName: 'O' });
    expect((await round(call, link)).values).toEqual([]);
    const other = encodeURIComponent("displayName eq 'Ida'");
    expect((await call('GET', `/users/delta?$filter=${other}`)).status).toBe(400);
    for (const option of ['$top=5', '$orderby=displayName', '$expand=manager', '$search="displayName:I"'])
      expect((await call('GET', `/users/delta?${option}`)).status).toBe(400);
  });

  test('a token lives seven days; then 410 says where to begin anew. A mutilated one is refused', async () => {
    const { call, person, simulator, clock } = aTestDirectory();
    person('Ida');
    const { link } = await round(call, '/users/delta');
    await simulator.advanceTo(clock.now().add({ hours: 24 * 7 + 1 }));
    const gone = await call('GET', link);
    expect(gone).toMatchObject({ status: 410, body: { error: { code: 'syncStateNotFound' } } });
    const anew = gone.headers.get('location')!;
    expect(anew).toMatch(/\/users\/delta\?\$deltatoken=$/);
    expect((await round(call, anew)).values).toHaveLength(1);
    expect((await call('GET', `${link}x`)).body.error.code).toBe('Directory_ExpiredPageToken');
    expect((await call('GET', link.replace('/users/', '/groups/'))).status).toBe(400);
  });

  test('what clients made from the metadata send is the same call', async () => {
    const { call, person } = aTestDirectory();
    person('Ida');
    expect((await call('GET', '/users/microsoft.graph.delta()')).body.value).toHaveLength(1);
    expect((await call('GET', '/users/delta()')).body.value).toHaveLength(1);
  });

  test('pages are as large as the client prefers', async () => {
    const { call, person } = aTestDirectory();
    for (let n = 0; n < 5; n += 1) person(`P${n}`);
    expect((await round(call, '/users/delta', { prefer: 'odata.maxpagesize=2' })).pages).toBe(3);
  });
});

describe('changes of groups', () => {
  test('members come with the group, and later who came and who left', async () => {
    const { call, person, group, tenant } = aTestDirectory();
    const [ida, otto] = [person('Ida'), person('Otto')];
    const sales = group('Sales', [ida]);
    const empty = group('Empty');
    const first = await round(call, '/groups/delta?$select=displayName,description,members');
    expect(first.values).toEqual([
      { displayName: 'Sales', id: sales.id, 'members@delta': [{ '@odata.type': '#microsoft.graph.user', id: ida.id }] },
      { displayName: 'Empty', id: empty.id },
    ]);
    tenant.groups.addMembers(sales, [{ id: otto.id, kind: 'user' }]);
    tenant.groups.removeMember(sales, ida.id);
    const second = await round(call, first.link);
    expect(second.values).toEqual([
      {
        displayName: 'Sales',
        id: sales.id,
        'members@delta': [
          { '@odata.type': '#microsoft.graph.user', id: otto.id },
          { '@odata.type': '#microsoft.graph.user', id: ida.id, '@removed': { reason: 'deleted' } },
        ],
      },
    ]);
  });

  test('without members in $select, who comes and goes is no change', async () => {
    const { call, person, group, tenant } = aTestDirectory();
    const sales = group('Sales');
    const { link } = await round(call, '/groups/delta?$select=displayName');
    tenant.groups.addMembers(sales, [{ id: person('Ida').id, kind: 'user' }]);
    expect((await round(call, link)).values).toEqual([]);
  });

  test('a user who is deleted leaves no group until it is for ever', async () => {
    const { call, person, group } = aTestDirectory();
    const ida = person('Ida');
    const sales = group('Sales', [ida]);
    const { link } = await round(call, '/groups/delta?$select=displayName,members');
    await call('DELETE', `/users/${ida.id}`);
    expect((await round(call, link)).values).toEqual([]);
    await call('DELETE', `/directory/deletedItems/${ida.id}`);
    expect((await round(call, link)).values).toMatchObject([
      { id: sales.id, 'members@delta': [{ id: ida.id, '@removed': { reason: 'deleted' } }] },
    ]);
  });

  test('a large group goes on over several pages, with other members on each', async () => {
    const { call, person, group } = aTestDirectory();
    const people = Array.from({ length: 2300 }, (_, n) => person(`P${n}`));
    const large = group('Large', people);
    const small = group('Small', [people[0]!]);
    const { values, pages } = await round(call, '/groups/delta');
    expect(pages).toBe(3);
    const parts = values.filter(({ id }) => id === large.id);
    expect(parts).toHaveLength(3);
    const seen = parts.flatMap((part) => part['members@delta'].map(({ id }: { id: string }) => id));
    expect(new Set(seen).size).toBe(2300);
    expect(values.at(-1)).toMatchObject({ id: small.id });
  });

  test('what a client that follows the deltas knows is what is there', async () => {
    const { call, person, group, tenant, simulator } = aTestDirectory();
    const random = simulator.random.fork('replay');
    const people = Array.from({ length: 30 }, (_, n) => person(`P${n}`));
    const groups = Array.from({ length: 8 }, (_, n) => group(`G${n}`, people.slice(n, n + 5)));
    const known = new Map<string, Set<string>>();
    let link = '/groups/delta';
    for (let turn = 0; turn < 40; turn += 1) {
      for (let act = 0; act < random.integer(0, 6); act += 1) {
        const one = random.pick(groups);
        const who = random.pick(people);
        if (!tenant.groups.all.has(one.id)) tenant.groups.putBack(one);
        else if (random.chance(0.1)) tenant.groups.takeOut(one);
        else if (!tenant.groups.removeMember(one, who.id))
          tenant.groups.addMembers(one, [{ id: who.id, kind: 'user' }]);
      }
      const changes = await round(call, link, { prefer: `odata.maxpagesize=${random.integer(1, 5)}` });
      link = changes.link;
      for (const { id, '@removed': removed, 'members@delta': members = [] } of changes.values) {
        if (removed) {
          known.delete(id);
          continue;
        }
        const roll = known.get(id) ?? new Set();
        known.set(id, roll);
        for (const member of members) {
          if (member['@removed']) roll.delete(member.id);
          else roll.add(member.id);
        }
      }
      const state = (rolls: Iterable<[string, Iterable<string>]>) =>
        [...rolls].map(([id, roll]) => `${id}: ${[...roll].toSorted().join()}`).toSorted();
      expect(state(known)).toEqual(state([...tenant.groups.all].map(([id, { members }]) => [id, members.keys()])));
    }
  });
});
