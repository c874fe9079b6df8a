import { expect, test } from 'vitest';
import { createApiClient } from './index.ts';

function recordingClient(csrfToken: string | null) {
  const requests: Request[] = [];
  const client = createApiClient({
    baseUrl: 'https://planner.example',
    csrfToken: () => csrfToken,
    fetch: async (request) => {
      requests.push(request);
      return Response.json({});
    },
  });
  return { client, requests };
}

test('a write carries the token of the session, a read does not', async () => {
  const { client, requests } = recordingClient('token-of-ida');
  await client.GET('/api/v1/session');
  await client.DELETE('/api/v1/session');
  expect(requests.map((request) => request.headers.get('X-CSRF-Token'))).toEqual([null, 'token-of-ida']);
});

test('filters reach the server as the query that it documents', async () => {
  const { client, requests } = recordingClient(null);
  await client.GET('/api/v1/timeline', { params: { query: { date: '2026-11-24', features: 'screen,video' } } });
  expect(requests[0]?.url).toBe('https://planner.example/api/v1/timeline?date=2026-11-24&features=screen%2Cvideo');
});

test('a refusal comes back as a problem, not as an exception', async () => {
  const client = createApiClient({
    baseUrl: 'https://planner.example',
    csrfToken: () => null,
    fetch: async () => Response.json({ status: 401, code: 'SIGN_IN_REQUIRED' }, { status: 401 }),
  });
  const { data, error } = await client.GET('/api/v1/session');
  expect(data).toBeUndefined();
  expect(error?.code).toBe('SIGN_IN_REQUIRED');
});
