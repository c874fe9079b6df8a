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

describe('signing in', () => {
  test('offers the people of the demo, and nothing when no demo runs', async () => {
    const offered = await world.visitor().get('/api/v1/sign-in');
    expect(offered.json().providers[0].people.map((person: { role: string }) => person.role)).toContain('employee');
  });

  test('one click makes a session that names the person and their rights', async () => {
    const ida = await world.as('Ida');
    const session = await ida.get('/api/v1/session');
    expect(session.json()).toMatchObject({
      person: { displayName: 'Ida', language: 'en', zone: 'Europe/Copenhagen' },
      rights: [{ kind: 'book', scope: { kind: 'site' } }],
      site: { name: 'planner.nordlys.example', language: 'en' },
      now: '2026-11-24T08:00:00Z',
    });
  });

  test('the cookie is bound to this host, hidden from scripts and never sent across sites', async () => {
    const answer = await world.visitor().signIn(world.home.person('Ida').id);
    expect(answer.headers['set-cookie']).toMatch(
      /^__Host-planner=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
  });

  test('the database knows only a hash of the token', async () => {
    const ida = await world.as('Ida');
    const token = ida.cookie?.split('=')[1] ?? '';
    const rows = await database.current.sql<{ all: string }>('select sessions::text as all from sessions');
    expect(rows.length).toBeGreaterThan(0);
    for (const { all } of rows) {
      expect(all).not.toContain(token);
      expect(all).not.toContain(Buffer.from(token).toString('hex'));
      expect(all).not.toContain(Buffer.from(token, 'base64url').toString('hex'));
    }
  });

  test('a token brought along is replaced and ended, never taken over', async () => {
    const ida = await world.as('Ida');
    const before = ida.cookie;
    await ida.signIn(world.home.person('Ida').id);
    expect(ida.cookie).not.toBe(before);
    const old = world.visitor();
    old.cookie = before;
    expect((await old.get('/api/v1/session')).statusCode).toBe(401);
  });

  test('a person of another site, an unknown and a deactivated one are answered alike', async () => {
    const gone = world.home.person('Omar').id;
    await database.current.sql('update people set active = false where person_id = $1', [gone]);
    const wanted = [world.elsewhere.person('Ida').id, '0192f0c4-7b1e-7c3a-9d54-3f2a1b0c9d8e', gone];
    const answers = await Promise.all(wanted.map((id) => world.visitor().signIn(id)));
    await database.current.sql('update people set active = true where person_id = $1', [gone]);
    const bodies = answers.map((answer) => ({ ...answer.json(), correlationId: '' }));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404]);
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
  });
});

describe('a session', () => {
  test('ends on the server when the person signs out', async () => {
    const ida = await world.as('Ida');
    const copy = world.visitor();
    copy.cookie = ida.cookie;
    expect((await copy.get('/api/v1/session')).statusCode).toBe(200);
    expect((await ida.delete('/api/v1/session')).statusCode).toBe(204);
    expect((await copy.get('/api/v1/session')).statusCode).toBe(401);
    expect(ida.cookie).toBeNull();
  });

  test('ends after eight hours without a request, but not while it is used', async () => {
    const ida = await world.as('Ida');
    const idle = await world.as('Ida');
    world.clock.advance({ hours: 7 });
    expect((await ida.get('/api/v1/session')).statusCode).toBe(200);
    world.clock.advance({ hours: 2 });
    expect((await ida.get('/api/v1/session')).statusCode).toBe(200);
    expect((await idle.get('/api/v1/session')).statusCode).toBe(401);
  });

  test('ends after an hour without a request for an administrator', async () => {
    const jonas = await world.as('Jonas');
    world.clock.advance({ minutes: 50 });
    expect((await jonas.get('/api/v1/session')).statusCode).toBe(200);
    world.clock.advance({ minutes: 61 });
    expect((await jonas.get('/api/v1/session')).statusCode).toBe(401);
  });

  test('ends after twelve hours, however much it is used', async () => {
    const ida = await world.as('Ida');
    world.clock.advance({ hours: 6 });
    expect((await ida.get('/api/v1/session')).statusCode).toBe(200);
    world.clock.advance({ hours: 6 });
    expect((await ida.get('/api/v1/session')).statusCode).toBe(401);
  });

  test('ends with the next request when the person is deactivated or their right is taken', async () => {
    const omar = await world.as('Omar');
    const { id } = world.home.person('Omar');
    await database.current.sql(`update rights set kind = 'reports' where person_id = $1`, [id]);
    expect((await omar.get('/api/v1/people?q=i')).statusCode).toBe(403);
    await database.current.sql(`update rights set kind = 'book' where person_id = $1`, [id]);
    await database.current.sql('update people set active = false where person_id = $1', [id]);
    expect((await omar.get('/api/v1/session')).statusCode).toBe(401);
    await database.current.sql('update people set active = true where person_id = $1', [id]);
  });

  test('of one site opens nothing on another', async () => {
    const ida = await world.as('Ida', world.elsewhere);
    const here = world.visitor();
    here.cookie = ida.cookie;
    expect((await here.get('/api/v1/session')).statusCode).toBe(401);
  });
});

describe('a write', () => {
  test('without the token of the session is refused, and so is one with the token of another session', async () => {
    const ida = await world.as('Ida');
    const mette = await world.as('Mette');
    for (const token of ['', 'x', mette.csrfToken ?? '']) {
      const answer = await ida.patch('/api/v1/me', { body: { language: 'da' }, headers: { 'x-csrf-token': token } });
      expect(answer.statusCode).toBe(400);
      expect(answer.json().errors[0].field).toBe('X-CSRF-Token');
    }
    expect((await ida.get('/api/v1/session')).json().person.language).toBe('en');
  });

  test('from a page of another site is refused', async () => {
    const ida = await world.as('Ida');
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: `http://${world.home.host}.evil.example` },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]) {
      const answer = await ida.patch('/api/v1/me', { body: { language: 'da' }, headers });
      expect({ headers, status: answer.statusCode }).toEqual({ headers, status: 400 });
    }
  });

  test('with everything in place is done', async () => {
    const ida = await world.as('Ida');
    const answer = await ida.patch('/api/v1/me', { body: { language: 'de', zone: 'america/new_york' } });
    expect(answer.json()).toMatchObject({ language: 'de', zone: 'America/New_York' });
    await ida.patch('/api/v1/me', { body: { language: 'en', zone: 'Europe/Copenhagen' } });
  });
});
