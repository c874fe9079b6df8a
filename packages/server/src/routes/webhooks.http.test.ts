import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useDatabase } from '@planner/testkit';
import { httpWorld } from '../fixtures/http-world.ts';
import type { HttpWorld } from '../fixtures/http-world.ts';
import { statementsOf } from '../fixtures/statements.ts';

const database = useDatabase();
let world: HttpWorld;
beforeAll(async () => {
  world = await httpWorld(database.current);
});
afterAll(() => world.close());

/** Graph calls with its own headers, under whatever host the subscription was made for. */
function graphCalls(url: string, payload?: string) {
  return world.app.inject({
    method: 'POST',
    url,
    // A validation comes as text/plain with an empty body (webhooks page, "NotificationUrl validation").
    headers: {
      host: 'hooks.example',
      'content-type': payload === undefined ? 'text/plain; charset=utf-8' : 'application/json',
    },
    ...(payload !== undefined && { payload }),
  });
}

describe('the validation of a subscription', () => {
  test.each(['/webhooks/graph', '/webhooks/graph/lifecycle'])(
    '%s echoes the token decoded, as plain text',
    async (url) => {
      const token = 'Validation: Testing client application & <script>alert(1)</script> æ';
      const answer = await graphCalls(`${url}?validationToken=${encodeURIComponent(token)}`);
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
      expect(answer.body).toBe(token);
    },
  );

  test('with two tokens is no validation', async () => {
    expect((await graphCalls('/webhooks/graph?validationToken=a&validationToken=b')).statusCode).toBe(400);
  });
});

describe('a notification', () => {
  const room = () => world.home.rooms[0]!.id;
  const dirty = async () => {
    const rows = await database.current.sql<{ dirty_seq: string }>('select dirty_seq from mailboxes');
    return Number(rows[0]?.dirty_seq);
  };
  const about = (subscriptionId: string, clientState: string) =>
    JSON.stringify({
      value: [
        {
          subscriptionId,
          clientState,
          changeType: 'updated',
          resource: 'users/1/events/2',
          resourceData: { '@odata.type': '#microsoft.graph.event', id: '2' },
          tenantId: 'any',
        },
      ],
    });

  beforeAll(async () => {
    await database.current.sql(
      `insert into mailboxes (site_id, room_id, address, state, subscription_id, client_state_hash)
       values ($1, $2, 'room1@nordlys.example', 'live', 'sub-1', $3)`,
      [world.home.scope.siteId, room(), createHash('sha256').update('secret').digest()],
    );
  });

  test('with the right secret wakes its mailbox, and nothing else is done', async () => {
    const before = await dirty();
    const answer = await graphCalls('/webhooks/graph', about('sub-1', 'secret'));
    expect([answer.statusCode, answer.body]).toEqual([202, '']);
    expect(await dirty()).toBe(before + 1);
  });

  test('that is forged, or about an unknown subscription, is answered like a true one and wakes nothing', async () => {
    const before = await dirty();
    for (const [subscription, secret] of [
      ['sub-1', 'guess'],
      ['sub-1', ''],
      ['sub-2', 'secret'],
    ] as const) {
      const answer = await graphCalls('/webhooks/graph', about(subscription, secret));
      expect([answer.statusCode, answer.body]).toEqual([202, '']);
    }
    expect(await dirty()).toBe(before);
  });

  test('costs the same few round trips, however many come in one call', async () => {
    const one = await statementsOf(database.current.db, () => graphCalls('/webhooks/graph', about('sub-1', 'secret')));
    const [notification] = (JSON.parse(about('sub-1', 'secret')) as { value: unknown[] }).value;
    const many = JSON.stringify({ value: Array(100).fill(notification) });
    expect(await statementsOf(database.current.db, () => graphCalls('/webhooks/graph', many))).toBe(one);
  });

  test.each(['{"value": ', '[]', '{"value": {}}', '{"value": [{"subscriptionId": 7}]}', 'null'])(
    'that is malformed is refused: %s',
    async (payload) => {
      expect((await graphCalls('/webhooks/graph', payload)).statusCode).toBe(400);
    },
  );

  test('of ten megabytes is refused before it is read', async () => {
    const answer = await graphCalls('/webhooks/graph', JSON.stringify({ value: 'x'.repeat(10 * 1024 * 1024) }));
    expect(answer.statusCode).toBe(413);
  });
});
