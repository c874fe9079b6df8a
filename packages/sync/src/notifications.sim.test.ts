import { answerOf, brokenPromises, createWorld, makeMeeting } from '@planner/testkit';
import type { World, WorldPerson, WorldRoom } from '@planner/testkit';
import { afterEach, describe, expect, it } from 'vitest';

let world: World;
afterEach(async () => {
  await world.close();
});

const settings = { webhookUrl: 'https://planner.test', sweepSeconds: 900 };

describe('with notifications', () => {
  it('a meeting is answered without waiting for the sweep, however often the notification comes', async () => {
    world = await createWorld({ seed: 'webhook', settings });
    const [ida] = world.people as [WorldPerson];
    const [fjord] = world.rooms as [WorldRoom];
    await world.pass(5);
    const event = await makeMeeting(world, ida, {
      subject: 'Quick',
      from: '2026-11-26T10:00',
      minutes: 60,
      rooms: [fjord],
    });
    await world.pass(10);
    await world.pass(5);
    expect(world.notifications.length).toBeGreaterThan(0);
    expect(await answerOf(world, ida, event, fjord)).toBe('accepted');
    const before = world.calls.length;
    for (let again = 0; again < 3; again += 1) await world.engine().receiveNotifications(world.notifications.at(-1));
    await world.pass(2);
    expect(world.calls.slice(before).filter(({ call }) => call.method !== 'GET')).toEqual([]);
    expect(world.calls.length - before).toBeLessThanOrEqual(2);
  });

  it('a lost one costs at most a sweep', async () => {
    world = await createWorld({ seed: 'lost', settings });
    const [ida] = world.people as [WorldPerson];
    const [fjord] = world.rooms as [WorldRoom];
    await world.pass(5);
    world.deaf = true;
    const event = await makeMeeting(world, ida, {
      subject: 'Unheard',
      from: '2026-11-26T10:00',
      minutes: 60,
      rooms: [fjord],
    });
    await world.pass(60);
    expect(await answerOf(world, ida, event, fjord)).not.toBe('accepted');
    await world.pass(900);
    await world.pass(5);
    expect(await answerOf(world, ida, event, fjord)).toBe('accepted');
  });

  it('a forged one and an unknown one wake nobody', async () => {
    world = await createWorld({ seed: 'forged', settings });
    await world.pass(5);
    const [row] = await world.database.sql<{ subscription_id: string }>(
      'select subscription_id from mailboxes limit 1',
    );
    const forged = {
      value: [
        { subscriptionId: row!.subscription_id, clientState: 'guess' },
        { subscriptionId: 'none', clientState: 'guess' },
      ],
    };
    expect(await world.engine().receiveNotifications(forged)).toEqual({ woken: 0, ignored: 2 });
    expect(await world.engine().receiveNotifications({ value: 'no' })).toBeNull();
    expect(await world.engine().receiveNotifications('no')).toBeNull();
  });

  it('subscriptions are renewed at half life and made anew when Graph has lost them', async () => {
    world = await createWorld({ seed: 'renewal', settings });
    await world.pass(5);
    const expiry = async (): Promise<string[]> =>
      (
        await world.database.sql<{ at: string }>(
          'select subscription_expires_at::text as at from mailboxes order by room_id',
        )
      ).map(({ at }) => at);
    const first = await expiry();
    await world.pass(3600 * 80);
    const second = await expiry();
    expect(second.every((at, index) => at > first[index]!)).toBe(true);
    await world.database.sql(`update mailboxes set subscription_id = room_id::text, subscription_expires_at = $1`, [
      world.clock.now().toString(),
    ]);
    await world.pass(120);
    expect((await expiry()).every((at, index) => at > second[index]!)).toBe(true);
    expect(await brokenPromises(world)).toEqual([]);
  });

  it('a Planner that has moved to another address is told there, and no longer at the old one', async () => {
    world = await createWorld({ seed: 'moved', settings });
    await world.pass(5);
    const told = () => world.simulator.subscriptions.list().map(({ notificationUrl }) => new URL(notificationUrl).host);
    expect(told()).toEqual(['planner.test', 'planner.test']);
    world.restart({ webhookUrl: 'https://rooms.test' });
    await world.pass(5);
    expect(told()).toEqual(['rooms.test', 'rooms.test']);
  });
});
