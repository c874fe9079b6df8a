import { expect, test } from 'vitest';
import { createSimulator } from '../simulator.ts';
import { virtualClock } from '../tenant/clock.ts';

type Notice = { readonly changeType: string; readonly resource: string };

/** A tenant whose app hears of all users and all groups; `settle` lets notifications arrive. */
async function aListeningApp(roles = ['User.ReadWrite.All', 'Group.ReadWrite.All']) {
  const clock = virtualClock(Temporal.Instant.from('2026-11-24T08:00:00Z'));
  const heard: Notice[] = [];
  const simulator = createSimulator({
    seed: 1,
    clock,
    outgoing: async (request) => {
      const token = new URL(request.url).searchParams.get('validationToken');
      if (token !== null) return new Response(token, { headers: { 'content-type': 'text/plain' } });
      const { value } = (await request.json()) as { value: Notice[] };
      heard.push(...value.map(({ changeType, resource }) => ({ changeType, resource })));
      return new Response(null, { status: 202 });
    },
  });
  const tenant = simulator.addTenant({ displayName: 'Fjord', domains: ['fjord.example'] });
  tenant.addApp({ appId: 'app', roles });
  const call = async (method: string, path: string, body?: unknown) =>
    simulator.fetch(
      new Request(`https://graph.microsoft.com/v1.0${path}`, {
        method,
        headers: { authorization: 'Bearer app', 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    );
  const subscribe = (resource: string) =>
    call('POST', '/subscriptions', {
      resource,
      changeType: 'created,updated,deleted',
      notificationUrl: 'https://planner.example/hook',
      expirationDateTime: clock.now().add({ hours: 48 }).toString(),
    });
  const settle = async () => {
    await simulator.advanceTo(clock.now().add({ minutes: 10 }));
    return heard.splice(0);
  };
  return { tenant, call, subscribe, settle };
}

test('new and soft-deleted users are heard of as updated, those gone for ever as deleted', async () => {
  const { tenant, call, subscribe, settle } = await aListeningApp();
  expect((await subscribe('users')).status).toBe(201);
  const { id } = tenant.addUser({ userPrincipalName: 'ida@fjord.example', displayName: 'Ida' });
  const about = (changeType: string) => ({ changeType, resource: `Users/${id}` });
  expect(await settle()).toContainEqual(about('updated'));
  await call('DELETE', `/users/${id}`);
  expect(await settle()).toContainEqual(about('updated'));
  await call('DELETE', `/directory/deletedItems/${id}`);
  expect(await settle()).toContainEqual(about('deleted'));
});

test('groups are heard of when they change and when members come and go', async () => {
  const { tenant, call, subscribe, settle } = await aListeningApp();
  expect((await subscribe('/groups')).status).toBe(201);
  const ida = tenant.addUser({ userPrincipalName: 'ida@fjord.example', displayName: 'Ida' });
  const group = tenant.groups.add({ displayName: 'Sales' });
  const about = (changeType: string) => ({ changeType, resource: `Groups/${group.id}` });
  expect(await settle()).toEqual([about('updated')]);
  tenant.groups.addMembers(group, [{ id: ida.id, kind: 'user' }]);
  expect(await settle()).toEqual([about('updated')]);
  await call('DELETE', `/groups/${group.id}`);
  expect(await settle()).toContainEqual(about('deleted'));
});

test('who may not read groups may not listen to them', async () => {
  const { subscribe } = await aListeningApp(['User.Read.All']);
  expect((await subscribe('groups')).status).toBe(403);
});
