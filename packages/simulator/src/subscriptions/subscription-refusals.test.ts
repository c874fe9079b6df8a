import { describe, expect, it } from 'vitest';

import { fjord, nordlys, otto, type Nordlys } from '../test-tenant/nordlys.ts';

const wish = {
  changeType: 'updated',
  notificationUrl: 'https://hooks.example/notifications',
  resource: `users/${fjord}/events`,
  expirationDateTime: '2026-03-03T07:00:00Z',
};

/** A subscription that is there already. */
function keep(world: Nordlys, id: string): void {
  const room = world.tenant.mailbox(fjord).user;
  world.simulator.subscriptions.keep(world.tenant, {
    id,
    tenantId: world.tenant.id,
    appId: 'planner',
    creatorId: room.id,
    resource: wish.resource,
    watched: { kind: 'events', mailboxId: room.id },
    changeTypes: ['updated'],
    notificationUrl: wish.notificationUrl,
    lifecycleNotificationUrl: null,
    clientState: null,
    expiresAt: world.tenant.clock.now().add({ hours: 24 }),
    immutableIds: false,
  });
}

describe('a subscription', () => {
  it('never gets a lifecycle address later: it must be made anew', async () => {
    const world = nordlys();
    keep(world, '00000000-0000-4000-8000-000000000001');
    const path = '/subscriptions/00000000-0000-4000-8000-000000000001';
    const { status } = await world.call('PATCH', path, { lifecycleNotificationUrl: 'https://hooks.example/life' });
    expect(status).toBe(400);
  });

  it('with resource data is refused, never answered with a bare one', async () => {
    const { status } = await nordlys().call('POST', '/subscriptions', { ...wish, includeResourceData: true });
    expect(status).toBe(400);
  });

  it('is one of at most a thousand on a mailbox', async () => {
    const world = nordlys();
    for (let count = 0; count < 1000; count += 1) {
      keep(world, `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`);
    }
    expect((await world.call('POST', '/subscriptions', wish)).status).toBe(403);
  });

  it('of something that nobody has, beyond seven days, or to an address without TLS is refused', async () => {
    const world = nordlys();
    const status = async (more: object) => (await world.call('POST', '/subscriptions', { ...wish, ...more })).status;
    expect(await status({ resource: `users/${otto}/messages` })).toBe(400);
    expect(await status({ resource: 'users/%/events' })).toBe(404);
    expect(await status({ expirationDateTime: '2026-03-10T07:00:00Z' })).toBe(400);
    expect(await status({ expirationDateTime: '2026-03-01T07:00:00Z' })).toBe(400);
    expect(await status({ notificationUrl: 'http://hooks.example/notifications' })).toBe(400);
    expect(await status({ clientState: 'x'.repeat(129) })).toBe(400);
  });
});

describe('the limits of the subscription service', () => {
  it('are a thousand writes in 20 seconds for an app in a tenant; then 429 says when to come back', async () => {
    const world = nordlys();
    const end = (id: number) => world.call('DELETE', `/subscriptions/${id}`);
    for (let count = 0; count < 1000; count += 1) expect((await end(count)).status).toBe(404);
    const refused = await end(1000);
    expect(refused).toMatchObject({ status: 429, body: { error: { code: 'TooManyRequests' } } });
    world.tenant.addApp({ appId: 'other', roles: [] });
    const asOther = { authorization: 'Bearer other' };
    expect((await world.call('DELETE', '/subscriptions/1', undefined, asOther)).status).toBe(404);
    await world.settle(Number(refused.headers.get('retry-after')));
    expect((await end(1001)).status).toBe(404);
  });

  it('are forty lists in 20 seconds, with the category that Microsoft’s refusal names', async () => {
    const world = nordlys();
    for (let count = 0; count < 40; count += 1) expect((await world.call('GET', '/subscriptions')).status).toBe(200);
    const { status, body } = await world.call('GET', '/subscriptions');
    expect(status).toBe(429);
    expect(body.error.message).toContain('category:throttle.aad.ags.subscriptionservice.tenant.app.list.');
    expect((await world.call('GET', '/subscriptions/1')).status).toBe(404);
  });
});
