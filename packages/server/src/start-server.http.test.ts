import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useDatabase } from '@planner/testkit';
import { httpWorld } from './fixtures/http-world.ts';
import type { HttpWorld } from './fixtures/http-world.ts';
import { startServer } from './start-server.ts';
import type { RunningServer } from './start-server.ts';

const database = useDatabase();
let world: HttpWorld;
let server: RunningServer;
beforeAll(async () => {
  world = await httpWorld(database.current);
  await database.current.sql(`insert into site_hosts (site_id, host) values ($1, '127.0.0.1')`, [
    world.home.scope.siteId,
  ]);
  server = await startServer({ ...world.options, roles: ['web', 'worker'] });
});
afterAll(async () => {
  await server.stop();
  await world.close();
});

/** Signs in over a real socket and answers the headers of that session. */
async function signedIn(name: string): Promise<{ readonly cookie: string; readonly 'x-csrf-token': string }> {
  const answer = await fetch(`${server.url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ provider: 'demo', personId: world.home.person(name).id }),
  });
  const { csrfToken } = (await answer.json()) as { csrfToken: string };
  return { cookie: (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '', 'x-csrf-token': csrfToken };
}

/** Events of a stream as they come; `next` waits for one of the given kind. */
async function listenTo(cookie: string) {
  const leaving = new AbortController();
  const answer = await fetch(`${server.url}/api/v1/events`, { headers: { cookie }, signal: leaving.signal });
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    async next(kind: string): Promise<unknown> {
      for (;;) {
        const match = new RegExp(`event: ${kind}\ndata: (.*)\n\n`).exec(text);
        if (match) {
          text = text.slice(match.index + match[0].length);
          return JSON.parse(match[1]!);
        }
        const { done, value } = await reader.read();
        if (done) throw new Error('the stream has ended');
        text += value;
      }
    },
    /** Resolves when the server ends the stream. */
    async ended(): Promise<void> {
      while (!(await reader.read()).done);
    },
    leave: () => leaving.abort(),
  };
}

const tell = (site: string, rooms: readonly string[]) =>
  database.current.sql(`select pg_notify('planner_live', $1)`, [
    JSON.stringify({ site, kind: 'bookings', rooms, from: '2026-11-24T09:00:00Z', to: '2026-11-24T10:00:00Z' }),
  ]);

describe('live events', () => {
  test('reach the open tabs of their site and no other site', async () => {
    const { cookie } = await signedIn('Ida');
    const tab = await listenTo(cookie);
    expect(tab.type).toBe('text/event-stream; charset=utf-8');
    await tab.next('hello');
    const room = world.home.rooms[0]!.id;
    await tell(world.elsewhere.scope.siteId, [world.elsewhere.rooms[0]!.id]);
    await tell(world.home.scope.siteId, [room]);
    expect(await tab.next('bookings')).toEqual({
      rooms: [room],
      from: '2026-11-24T09:00:00Z',
      to: '2026-11-24T10:00:00Z',
    });
    tab.leave();
  });

  test('are for people who are signed in', async () => {
    const tab = await listenTo('');
    expect(tab.status).toBe(401);
    tab.leave();
  });
});

describe('a server that listens', () => {
  test('lets go of a caller that never finishes its headers', async () => {
    const limit = server.app.server.headersTimeout;
    expect(limit).toBe(10_000);
    expect(server.app.server.requestTimeout).toBe(30_000);
  });

  test('answers broken HTTP without falling over', async () => {
    const { port, hostname } = new URL(server.url);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => socket.end('NONSENSE / HTTP/9.9\r\n\r\n'));
      let text = '';
      socket.on('data', (data) => (text += data.toString()));
      socket.on('close', () => resolve(text));
      socket.on('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect((await fetch(`${server.url}/livez`)).status).toBe(200);
  });

  test('that is told to stop ends open tabs, finishes the request in work and takes no new one', async () => {
    const own = await startServer({ ...world.options, roles: ['web'] });
    const { cookie } = await signedIn('Ida');
    const tab = await fetch(`${own.url}/api/v1/events`, { headers: { cookie } });
    const inWork = await halfSent(own.url);
    const stopped = own.stop();
    expect(await tab.text()).toContain('event: hello');
    expect(await inWork.finish()).toMatch(/^HTTP\/1.1 201 /);
    await stopped;
    await expect(fetch(`${own.url}/livez`)).rejects.toThrow('fetch failed');
  });
});

/** A sign-in of which the server has the headers and waits for the body. */
async function halfSent(url: string): Promise<{ finish(): Promise<string> }> {
  const { port, hostname, host } = new URL(url);
  const body = JSON.stringify({ provider: 'demo', personId: world.home.person('Ida').id });
  const socket = connect(Number(port), hostname);
  let text = '';
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  socket.on('data', (data) => {
    text += data.toString();
    if (text.startsWith('HTTP/1.1 100 Continue\r\n\r\n')) {
      text = text.slice('HTTP/1.1 100 Continue\r\n\r\n'.length);
      begin();
    }
  });
  const ended = new Promise<void>((resolve) => socket.on('close', () => resolve()));
  socket.write(
    `POST /api/v1/session HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nConnection: close\r\n` +
      `Content-Length: ${body.length}\r\nExpect: 100-continue\r\n\r\n`,
  );
  await begun;
  return {
    async finish() {
      socket.write(body);
      await ended;
      return text;
    },
  };
}
