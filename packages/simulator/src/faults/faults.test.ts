import { describe, expect, test, vi } from 'vitest';
import { holdToSchema } from '../test-tenant/hold-to-schema.ts';
import { ConnectionLost, createSimulator, virtualClock } from '../index.ts';
import { faultRuleSchema } from './fault-rule.ts';

const start = Temporal.Instant.from('2026-11-24T08:00:00Z');

function aSimulator() {
  const simulator = createSimulator({ seed: 3, clock: virtualClock(start) });
  holdToSchema(simulator, { marksNeeded: false });
  const tenant = simulator.addTenant({ displayName: 'Nordlys', domains: ['nordlys.example'] });
  tenant.addApp({ appId: 'app', roles: ['User.Read.All'] });
  tenant.addUser({ userPrincipalName: 'ida@nordlys.example', displayName: 'Ida' });
  const get = (path: string) =>
    simulator.fetch(new Request(`https://graph.example/v1.0${path}`, { headers: { authorization: 'Bearer app' } }));
  const inject = (rule: object) => simulator.faults.add(faultRuleSchema.parse(rule));
  return { simulator, get, inject };
}

describe('faults on request', () => {
  test('a throttled call says when to come back, as often as was asked', async () => {
    const { get, inject } = aSimulator();
    const placed = inject({ path: '/users/*', status: 429, retryAfterSeconds: 7, times: 2 });
    const throttled = await get('/users/ida@nordlys.example');
    expect(throttled.status).toBe(429);
    expect(throttled.headers.get('retry-after')).toBe('7');
    expect(await throttled.json()).toMatchObject({ error: { code: 'ApplicationThrottled' } });
    expect((await get('/users')).status).toBe(200);
    expect((await get('/users/ida@nordlys.example')).status).toBe(429);
    expect((await get('/users/ida@nordlys.example')).status).toBe(200);
    expect(placed.struck).toBe(2);
  });

  test('an answer can be lost after the call took effect', async () => {
    const { simulator, get, inject } = aSimulator();
    inject({ dropAnswer: true, afterEffect: true, times: 1 });
    await expect(get('/users')).rejects.toBeInstanceOf(ConnectionLost);
    expect(simulator.log.entries().at(-1)).toMatchObject({ status: 0, note: expect.stringContaining('dropped') });
  });

  test('a delayed answer comes when its time has come', async () => {
    const { simulator, get, inject } = aSimulator();
    inject({ delaySeconds: 30 });
    let answered = false;
    const answer = get('/users').then((response) => {
      answered = true;
      return response;
    });
    await vi.waitFor(() => expect(simulator.agenda.size).toBe(1));
    await simulator.advanceTo(start.add({ seconds: 20 }));
    expect(answered).toBe(false);
    await simulator.advanceTo(start.add({ seconds: 31 }));
    expect((await answer).status).toBe(200);
  });

  test('the same seed strikes the same calls', async () => {
    const run = async () => {
      const { get, inject } = aSimulator();
      inject({ status: 503, rate: 0.5 });
      const statuses = [];
      for (let n = 0; n < 20; n += 1) statuses.push((await get('/users')).status);
      return statuses;
    };
    const once = await run();
    expect(new Set(once)).toEqual(new Set([200, 503]));
    expect(await run()).toEqual(once);
  });

  test('a rule that does nothing is refused', () => {
    expect(faultRuleSchema.safeParse({ path: '*' }).success).toBe(false);
    expect(faultRuleSchema.safeParse({ status: 429, speling: 1 }).success).toBe(false);
  });
});
