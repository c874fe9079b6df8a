import { describe, expect, it } from 'vitest';

import { wrongOnPurpose } from '../test-tenant/hold-to-schema.ts';
import { aMeeting, calendarOf, fjord, ida, nordlys, otto, type GraphJson } from '../test-tenant/nordlys.ts';
import { ConnectionLost } from './request.ts';

describe('limits of a mailbox', () => {
  it('the fifth call at once is refused and told when to come again', async () => {
    const world = nordlys();
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    world.simulator.graph.use(async (_, proceed) => {
      await gate;
      return proceed();
    });
    const calls = Array.from({ length: 5 }, () => world.call('GET', `/users/${ida}/events`));
    const other = world.call('GET', `/users/${otto}/events`);
    const refused = await Promise.race(calls);
    expect([refused.status, refused.body.error.code, refused.headers.get('retry-after')]).toEqual([
      429,
      'ApplicationThrottled',
      '1',
    ]);
    open();
    expect((await Promise.all(calls)).map(({ status }) => status)).toEqual([200, 200, 200, 200, 429]);
    expect((await other).status).toBe(200);
  });

  it('after the last call of ten minutes all are refused until the ten minutes are over', async () => {
    const world = nordlys();
    world.tenant.limits.requestsPerTenMinutes = 3;
    const status = async () => (await world.call('GET', `/users/${ida}/events`)).status;
    expect([await status(), await status(), await status(), await status()]).toEqual([200, 200, 200, 429]);
    await world.settle(599);
    expect(await status()).toBe(429);
    await world.settle(1);
    expect(await status()).toBe(200);
  });
});

describe('the front of Graph', () => {
  it('echoes the client’s request id and keeps a log of everything', async () => {
    const world = nordlys();
    const answer = await world.call('GET', `/users/${ida}/events`, undefined, { 'client-request-id': 'abc' });
    expect(answer.headers.get('client-request-id')).toBe('abc');
    await world.call('DELETE', `/users/${ida}/events`);
    expect(
      world.simulator.log.entries().map(({ method, path, status, appId }) => [method, path, status, appId]),
    ).toEqual([
      ['GET', `/users/${ida}/events`, 200, 'planner'],
      ['DELETE', `/users/${ida}/events`, 405, 'planner'],
    ]);
  });

  it('can lose an answer after the work is done', async () => {
    const world = nordlys();
    const stop = world.simulator.graph.use(async (_, proceed) => {
      await proceed();
      throw new ConnectionLost('the answer was lost');
    });
    await expect(world.call('POST', `/users/${ida}/events`, aMeeting('2026-03-04T10:00'))).rejects.toThrow(
      'the answer was lost',
    );
    stop();
    expect(await calendarOf(world, ida)).toHaveLength(1);
    expect(world.simulator.log.entries()[0]).toMatchObject({ status: 0, note: 'the answer was lost' });
  });

  it('gives the same ids, etags and order for the same seed, and others for another', async () => {
    const run = async (seed: string) => {
      const world = nordlys({ seed });
      await world.call('POST', `/users/${ida}/events`, aMeeting('2026-03-04T10:00', { rooms: [fjord] }));
      await world.settle();
      return JSON.stringify([await calendarOf(world, ida), await calendarOf(world, fjord)]);
    };
    expect(await run('one')).toBe(await run('one'));
    expect(await run('one')).not.toBe(await run('two'));
  });
});

describe('a batch', () => {
  async function batch(requests: object[], headers: Record<string, string> = {}) {
    const world = nordlys();
    const answer = await world.call('POST', '/$batch', { requests }, headers);
    const byId = new Map<string, GraphJson>((answer.body.responses ?? []).map((one: GraphJson) => [one.id, one]));
    return { world, answer, byId };
  }

  const create = {
    method: 'POST',
    url: `/users/${ida}/events`,
    headers: { 'Content-Type': 'application/json' },
    body: aMeeting('2026-03-04T10:00'),
  };

  it('runs each part as a call of its own; what depends on a failed one isn’t tried', async () => {
    const { world, byId } = await batch([
      { id: '1', ...create },
      { id: '2', method: 'GET', url: '/users/nobody/events' },
      { id: '3', ...create, dependsOn: ['2'] },
    ]);
    expect([byId.get('1').status, byId.get('2').status, byId.get('3').status]).toEqual([201, 404, 424]);
    expect(await calendarOf(world, ida)).toHaveLength(1);
  });

  it('is refused when it is too long, nested, has an id twice or a body without a type', async () => {
    const get = { method: 'GET', url: `/users/${ida}/events` };
    for (const requests of [
      [],
      Array.from({ length: 21 }, (_, index) => ({ id: String(index), ...get })),
      [{ id: '1', method: 'POST', url: '/$batch' }],
      [
        { id: '1', ...get },
        { id: '1', ...get },
      ],
      [{ id: '1', ...create, headers: {} }],
      [{ id: '1', ...get, dependsOn: ['2'] }],
    ]) {
      expect((await batch(requests, wrongOnPurpose)).answer.status).toBe(400);
    }
  });
});
