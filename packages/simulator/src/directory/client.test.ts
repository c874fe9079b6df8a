import { Client, PageIterator, type Context } from '@microsoft/microsoft-graph-client';
import { describe, expect, test } from 'vitest';
import { aTestDirectory, eventual, type TestDirectory } from '../test-tenant/directory.ts';

/** Microsoft's own client, unmodified; its last middleware asks the simulator in process. */
function graphClient({ simulator }: TestDirectory): Client {
  return Client.initWithMiddleware({
    middleware: {
      async execute(context: Context) {
        const headers = new Headers(context.options?.headers);
        headers.set('authorization', 'Bearer everything');
        const { method = 'GET', body } = context.options ?? {};
        const url = typeof context.request === 'string' ? context.request : context.request.url;
        context.response = await simulator.fetch(new Request(url, { method, headers, ...(body && { body }) }));
      },
    },
  });
}

describe("Microsoft's own client", () => {
  test('walks through all pages of users with its PageIterator', async () => {
    const world = aTestDirectory();
    for (let n = 0; n < 250; n += 1) world.person(`P${n}`);
    const client = graphClient(world);
    const seen = new Set<string>();
    const first = await client.api('/users').select('id').get();
    await new PageIterator(client, first, ({ id }: { id: string }) => seen.add(id).size > 0).iterate();
    expect(seen.size).toBe(250);
  });

  test('walks through the members of a group with a cast, sending its header again', async () => {
    const world = aTestDirectory();
    const people = Array.from({ length: 30 }, (_, n) => world.person(`P${n}`));
    const nested = world.group('Nested', people);
    const { id } = world.group('Outer', [nested]);
    const client = graphClient(world);
    const path = `/groups/${id}/transitiveMembers/microsoft.graph.user`;
    const first = await client.api(path).headers(eventual).count(true).top(10).orderby('displayName').get();
    expect(first['@odata.count']).toBe(30);
    const names: string[] = [];
    const take = ({ displayName }: { displayName: string }) => names.push(displayName) > 0;
    await new PageIterator(client, first, take, { headers: eventual }).iterate();
    expect(names).toEqual(
      people
        .map(({ displayName }) => displayName.toLowerCase())
        .toSorted()
        .map((name) => name.toUpperCase()),
    );
  });

  test('follows a delta from its first page to the delta link, and on', async () => {
    const world = aTestDirectory();
    for (let n = 0; n < 150; n += 1) world.person(`P${n}`);
    const client = graphClient(world);
    const iterator = new PageIterator(client, await client.api('/users/delta').select('displayName').get(), () => true);
    await iterator.iterate();
    const link = iterator.getDeltaLink();
    world.person('New');
    const { value } = await client.api(link!).get();
    expect(value).toMatchObject([{ displayName: 'New' }]);
  });

  test('writes: a group with members, and reads what became of it', async () => {
    const world = aTestDirectory();
    const ida = world.person('Ida');
    const client = graphClient(world);
    const group = await client
      .api('/groups')
      .post({ displayName: 'Sales', mailEnabled: false, mailNickname: 'sales', securityEnabled: true });
    await client
      .api(`/groups/${group.id}/members/$ref`)
      .post({ '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${ida.id}` });
    const { value } = await client.api(`/groups/${group.id}/members`).get();
    expect(value).toMatchObject([{ '@odata.type': '#microsoft.graph.user', id: ida.id }]);
    await client.api(`/users/${ida.id}`).patch({ jobTitle: 'Pilot' });
    await client.api(`/users/${ida.id}`).delete();
    await expect(client.api(`/users/${ida.id}`).get()).rejects.toMatchObject({
      statusCode: 404,
      code: 'Request_ResourceNotFound',
    });
  });

  test('asks for several things in one batch', async () => {
    const world = aTestDirectory();
    const ida = world.person('Ida');
    world.group('Sales', [ida]);
    const { responses } = await graphClient(world)
      .api('/$batch')
      .post({
        requests: [
          { id: '1', method: 'GET', url: `/users/${ida.id}/memberOf?$select=displayName` },
          {
            id: '2',
            method: 'POST',
            url: `/users/${ida.id}/getMemberGroups`,
            headers: { 'Content-Type': 'application/json' },
            body: {},
          },
        ],
      });
    const byId = new Map(responses.map((one: { id: string }) => [one.id, one]));
    expect(byId.get('1')).toMatchObject({ status: 200, body: { value: [{ displayName: 'Sales' }] } });
    expect(byId.get('2')).toMatchObject({ status: 200 });
  });
});
