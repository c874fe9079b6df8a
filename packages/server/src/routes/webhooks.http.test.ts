import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useDatabase } from '@planner/testkit';
import { httpWorld } from '../fixtures/http-world.ts';
import type { HttpWorld } from '../fixtures/http-world.ts';

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
    headers: { host: 'hooks.example', ...(payload !== undefined && { 'content-type': 'application/json' }) },
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
