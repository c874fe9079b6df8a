import { GraphFailure, createGraphClient, createTokenSource } from '@planner/graph';
import { createWorld } from '@planner/testkit';
import type { World } from '@planner/testkit';
import { afterEach, describe, expect, it } from 'vitest';

let world: World;
afterEach(async () => {
  await world.close();
});

const authorityUrl = 'https://login.microsoftonline.com';
const graphUrl = 'https://graph.microsoft.com/v1.0';

describe('signing in as the application', () => {
  it('gets one token for all callers, keeps it until five minutes before its end, and Graph takes it', async () => {
    world = await createWorld({ seed: 'token' });
    let signIns = 0;
    const tokens = createTokenSource(
      {
        tenantId: world.tenant.id,
        clientId: 'planner',
        credential: { kind: 'secret', secret: 'secret of the simulated application' },
        authorityUrl,
        graphUrl,
      },
      {
        clock: world.clock,
        fetch: (url, init) => {
          if (init.method === 'POST') signIns += 1;
          return world.fetch(url, init);
        },
      },
    );
    const [one, other] = await Promise.all([tokens.token(), tokens.token()]);
    expect(one).toBe(other);
    expect(await tokens.token()).toBe(one);
    expect(signIns).toBe(1);
    world.simulator.graph.authenticate = world.simulator.entra.bearerCheck;
    const client = createGraphClient({
      fetch: world.fetch,
      tokens,
      baseUrl: graphUrl,
      clock: world.clock,
      requestId: () => 'r',
    });
    const room = world.rooms[0]!.mailbox;
    expect(
      await client.request({ mailbox: room, method: 'GET', path: `/users/${room}/calendar/events` }),
    ).toHaveProperty('value');
    await world.simulator.advanceTo(world.clock.now().add({ minutes: 58 }));
    await tokens.token();
    expect(signIns).toBe(2);
  });

  it('with a wrong secret is denied, which no waiting heals', async () => {
    world = await createWorld({ seed: 'wrong secret' });
    const tokens = createTokenSource(
      {
        tenantId: world.tenant.id,
        clientId: 'planner',
        credential: { kind: 'secret', secret: 'wrong' },
        authorityUrl,
        graphUrl,
      },
      { clock: world.clock, fetch: world.fetch },
    );
    const failure = await tokens.token().then(
      () => null,
      (error: unknown) => error,
    );
    expect(failure instanceof GraphFailure && failure.kind).toBe('denied');
  });
});
