import { describe, expect, test } from 'vitest';
import { holdToSchema } from '../test-tenant/hold-to-schema.ts';
import { createSimulator, virtualClock, type Tenant } from '../index.ts';
import type { CalendarItem } from '../tenant/item.ts';

const appId = '5d8f6a30-94b0-4a0e-8f2e-5b9c3a1d7e42';
const start = Temporal.Instant.from('2026-11-24T08:00:00Z');
const hook = 'https://planner.example/hooks/graph?site=1';

type Post = { readonly url: string; readonly value: readonly Record<string, unknown>[] };

/** A tenant with one room and an endpoint that answers as the test wants. */
function aTenant({ roles = ['Calendars.Read'] }: { roles?: readonly string[] } = {}) {
  const posts: Post[] = [];
  const endpoint = {
    validates: true,
    status: 202,
    posts,
    validations: [] as string[],
    get notices() {
      return posts.flatMap((post) => post.value);
    },
  };
  const clock = virtualClock(start);
  const simulator = createSimulator({
    seed: 1,
    clock,
    outgoing: async (request) => {
      const token = new URL(request.url).searchParams.get('validationToken');
      holdToSchema(simulator, { marksNeeded: false });
      if (token !== null) {
        endpoint.validations.push(request.url);
        return new Response(endpoint.validates ? token : 'no', { headers: { 'content-type': 'text/plain' } });
      }
      const body = (await request.json()) as { value: Record<string, unknown>[] };
      posts.push({ url: request.url, value: body.value });
      return new Response(null, { status: endpoint.status });
    },
  });
  const tenant = simulator.addTenant({ displayName: 'Nordlys', domains: ['nordlys.example'] });
  tenant.addApp({ appId, roles });
  const room = tenant.addUser({ userPrincipalName: 'room@nordlys.example', displayName: 'Room', kind: 'room' });
  const ask = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await simulator.fetch(
      new Request(`https://graph.example/v1.0${path}`, {
        method,
        headers: { authorization: `Bearer ${appId}`, 'content-type': 'application/json', ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    );
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as Record<string, unknown>) };
  };
  const wish = (more: Record<string, unknown> = {}) => ({
    changeType: 'created,updated,deleted',
    notificationUrl: hook,
    resource: `users/${room.id}/events`,
    expirationDateTime: start.add({ hours: 48 }).toString(),
    clientState: 'secret',
    ...more,
  });
  return { simulator, tenant, room, ask, wish, endpoint, clock };
}

/** What the calendar part does when an item of a room changes. */
function change(tenant: Tenant, kind: 'created' | 'updated' | 'deleted', number = 1) {
  const mailbox = tenant.mailbox('room@nordlys.example');
  tenant.tellEventChange(
    mailbox,
    { number, idGeneration: 1, immutableGeneration: 1, changeNumber: 7 } as CalendarItem,
    kind,
  );
}

describe('subscribing', () => {
  test('an endpoint that gives its token back gets a subscription', async () => {
    const { ask, wish, endpoint } = aTenant();
    const made = await ask('POST', '/subscriptions', wish({ lifecycleNotificationUrl: hook }));
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      applicationId: appId,
      clientState: 'secret',
      changeType: 'created,updated,deleted',
      notificationUrl: hook,
    });
    expect(endpoint.validations).toHaveLength(2);
    expect(endpoint.validations[0]).toMatch(
      /^https:\/\/planner\.example\/hooks\/graph\?site=1&validationToken=Validation/,
    );
    expect((await ask('GET', '/subscriptions')).body?.['value']).toHaveLength(1);
    expect((await ask('GET', `/subscriptions/${String(made.body?.['id'])}`)).body).toMatchObject({
      id: made.body!['id'],
    });
  });

  test('an endpoint that does not is refused', async () => {
    const { ask, wish, endpoint } = aTenant();
    endpoint.validates = false;
    expect(await ask('POST', '/subscriptions', wish())).toMatchObject({
      status: 400,
      body: { error: { code: 'ValidationError' } },
    });
  });

  test.each([
    ['the past as its end', { expirationDateTime: start.subtract({ hours: 1 }).toString() }, 400, 'InvalidRequest'],
    ['more than seven days', { expirationDateTime: start.add({ hours: 24 * 8 }).toString() }, 400, 'ExtensionError'],
    ['no date', { expirationDateTime: 'tomorrow' }, 400, 'InvalidRequest'],
    ['an unknown kind of change', { changeType: 'created,renamed' }, 400, 'InvalidRequest'],
    ['a client state of 129 characters', { clientState: 'x'.repeat(129) }, 400, 'InvalidRequest'],
    ['plain http to another machine', { notificationUrl: 'http://planner.example/' }, 400, 'InvalidRequest'],
    ['a resource nobody watches', { resource: 'users/1/messages' }, 400, 'ExtensionError'],
    ['a mailbox that is not there', { resource: 'users/nobody@nordlys.example/events' }, 404, 'ResourceNotFound'],
    ['resource data', { includeResourceData: true }, 400, 'InvalidRequest'],
  ])('%s is refused', async (_what, more, status, code) => {
    const { ask, wish } = aTenant();
    expect(await ask('POST', '/subscriptions', wish(more))).toMatchObject({ status, body: { error: { code } } });
  });

  test('an app that may not read the calendar may not watch it', async () => {
    const { ask, wish } = aTenant({ roles: ['User.Read.All'] });
    expect(await ask('POST', '/subscriptions', wish())).toMatchObject({
      status: 403,
      body: { error: { code: 'ErrorAccessDenied' } },
    });
  });

  test('a life below 45 minutes is raised to 45', async () => {
    const { ask, wish } = aTenant();
    const made = await ask(
      'POST',
      '/subscriptions',
      wish({ expirationDateTime: start.add({ minutes: 5 }).toString() }),
    );
    expect(made.body?.['expirationDateTime']).toBe('2026-11-24T08:45:00Z');
  });

  test('it can be renewed, reauthorized and ended, and is gone when its time is over', async () => {
    const { simulator, ask, wish } = aTenant();
    const id = (await ask('POST', '/subscriptions', wish())).body?.['id'] as string;
    const later = start.add({ hours: 100 });
    expect(
      (await ask('PATCH', `/subscriptions/${id}`, { expirationDateTime: later.toString() })).body?.[
        'expirationDateTime'
      ],
    ).toBe(later.toString());
    expect((await ask('PATCH', `/subscriptions/${id}`, { lifecycleNotificationUrl: hook })).status).toBe(400);
    expect((await ask('POST', `/subscriptions/${id}/reauthorize`)).status).toBe(204);
    await simulator.advanceTo(start.add({ hours: 99 }));
    expect((await ask('GET', `/subscriptions/${id}`)).status).toBe(200);
    await simulator.advanceTo(start.add({ hours: 101 }));
    expect(
      await ask('PATCH', `/subscriptions/${id}`, { expirationDateTime: later.add({ hours: 9 }).toString() }),
    ).toMatchObject({ status: 404 });
    const other = (
      await ask('POST', '/subscriptions', wish({ expirationDateTime: start.add({ hours: 120 }).toString() }))
    ).body?.['id'] as string;
    expect((await ask('DELETE', `/subscriptions/${other}`)).status).toBe(204);
    expect((await ask('DELETE', `/subscriptions/${other}`)).status).toBe(404);
  });

  test("another app's subscription can't be seen", async () => {
    const { simulator, tenant, ask, wish } = aTenant();
    const id = (await ask('POST', '/subscriptions', wish())).body?.['id'] as string;
    tenant.addApp({ appId: 'other', roles: ['Calendars.Read'] });
    const response = await simulator.fetch(
      new Request(`https://graph.example/v1.0/subscriptions/${id}`, { headers: { authorization: 'Bearer other' } }),
    );
    expect(response.status).toBe(404);
  });
});

describe('notifications', () => {
  test('a change of the mailbox is told with the client state, several in one post', async () => {
    const { simulator, tenant, room, ask, wish, endpoint } = aTenant();
    await ask('POST', '/subscriptions', wish());
    change(tenant, 'created', 1);
    change(tenant, 'deleted', 2);
    await simulator.advanceTo(start.add({ minutes: 1 }));
    expect(endpoint.posts).toHaveLength(1);
    // Graph reports a new item as created and as updated.
    expect(endpoint.notices.map((notice) => notice['changeType'])).toEqual(['created', 'updated', 'deleted']);
    expect(endpoint.notices[0]).toMatchObject({
      clientState: 'secret',
      tenantId: tenant.id,
      resourceData: { '@odata.type': '#Microsoft.Graph.Event' },
    });
    expect(endpoint.notices[0]!['resource']).toMatch(new RegExp(`^Users/${room.id}/Events/AAMk`));
  });

  test('immutable ids are told to those who asked for them when they subscribed', async () => {
    const { simulator, tenant, ask, wish, endpoint } = aTenant();
    await ask('POST', '/subscriptions', wish({ changeType: 'updated' }), { prefer: 'IdType="ImmutableId"' });
    change(tenant, 'updated');
    change(tenant, 'deleted');
    await simulator.advanceTo(start.add({ minutes: 1 }));
    expect(endpoint.notices).toHaveLength(1);
    expect(endpoint.notices[0]!['resourceData']).toMatchObject({ id: expect.stringMatching(/^AAkALg/) });
  });

  test('an endpoint that is away gets it later, and after four hours learns that it missed something', async () => {
    const { simulator, tenant, ask, wish, endpoint } = aTenant();
    const lifecycle = 'https://planner.example/hooks/lifecycle';
    await ask('POST', '/subscriptions', wish({ lifecycleNotificationUrl: lifecycle }));
    endpoint.status = 503;
    change(tenant, 'updated');
    await simulator.advanceTo(start.add({ seconds: 30 }));
    expect(endpoint.posts.length).toBeGreaterThan(1);
    await simulator.advanceTo(start.add({ hours: 5 }));
    const missed = endpoint.posts.filter((post) => post.url === lifecycle);
    expect(missed[0]?.value[0]).toMatchObject({ lifecycleEvent: 'missed', clientState: 'secret' });
    expect(missed[0]?.value[0]).not.toHaveProperty('changeType');
  });

  test('delivery stops with the end of the subscription, and a reminder comes before it', async () => {
    const { simulator, tenant, ask, wish, endpoint } = aTenant();
    await ask('POST', '/subscriptions', wish({ lifecycleNotificationUrl: hook }));
    await simulator.advanceTo(start.add({ hours: 49 }));
    expect(endpoint.notices).toMatchObject([{ lifecycleEvent: 'reauthorizationRequired' }]);
    change(tenant, 'updated');
    await simulator.advanceTo(start.add({ hours: 50 }));
    expect(endpoint.notices).toHaveLength(1);
  });

  test('duplicates and losses happen on request', async () => {
    const { simulator, tenant, ask, wish, endpoint } = aTenant();
    await ask('POST', '/subscriptions', wish());
    simulator.subscriptions.sender.settings.duplicateRate = 1;
    change(tenant, 'updated');
    await simulator.advanceTo(start.add({ minutes: 1 }));
    expect(endpoint.notices).toHaveLength(2);
    simulator.subscriptions.sender.settings.lossRate = 1;
    change(tenant, 'updated');
    await simulator.advanceTo(start.add({ minutes: 2 }));
    expect(endpoint.notices).toHaveLength(2);
  });

  test('a removed subscription says so to its lifecycle address and is gone', async () => {
    const { simulator, ask, wish, endpoint } = aTenant();
    const id = (await ask('POST', '/subscriptions', wish({ lifecycleNotificationUrl: hook }))).body?.['id'] as string;
    simulator.subscriptions.tellLifecycle(simulator.subscriptions.list()[0]!, 'subscriptionRemoved');
    await simulator.advanceTo(start.add({ minutes: 1 }));
    expect(endpoint.notices).toMatchObject([{ lifecycleEvent: 'subscriptionRemoved', subscriptionId: id }]);
    expect((await ask('GET', `/subscriptions/${id}`)).status).toBe(404);
  });
});

describe('an endpoint that answers slowly', () => {
  test('is served ten minutes late when a tenth of its answers is slow, and not at all from fifteen in a hundred', async () => {
    const { EndpointHealth } = await import('./endpoint-health.ts');
    const clock = virtualClock(start);
    const health = new EndpointHealth(clock);
    const answer = (count: number, tookMs: number) => {
      for (let n = 0; n < count; n += 1) health.count(hook, tookMs);
    };
    answer(89, 10);
    answer(10, 2950);
    expect(health.treatment(hook)).toBe('normal');
    answer(1, 2950);
    expect(health.treatment(hook)).toBe('delayed');
    answer(10, 3000);
    expect(health.treatment(hook)).toBe('dropped');
    clock.moveTo(start.add({ minutes: 10 }));
    expect(health.treatment(hook)).toBe('normal');
  });
});
