import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '@planner/db';
import { useDatabase } from '@planner/testkit';
import { aCable } from '../fixtures/cable.ts';
import { Browser, httpWorld } from '../fixtures/http-world.ts';
import type { HttpWorld } from '../fixtures/http-world.ts';
import { createServer } from '../server.ts';

const database = useDatabase();
let world: HttpWorld;
let ida: Browser;
beforeAll(async () => {
  world = await httpWorld(database.current);
  ida = await world.as('Ida');
});
afterAll(() => world.close());

interface Problem {
  readonly type: string;
  readonly code: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly correlationId: string;
  readonly errors: readonly { readonly field?: string; readonly message: string; readonly next: string }[];
}

describe('the type of a problem', () => {
  test('leads to the place on a page that says what it means and what to do, to anybody', async () => {
    const { type } = (await ida.patch('/api/v1/me', { body: { zone: 'Mars/Base' } })).json<Problem>();
    const [url = '', anchor] = type.split('#');
    const page = await new Browser(world.app, world.home.host).get(url);
    expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.body).toContain(`id="${anchor}"`);
    expect(page.body).toContain('<code>ZONE_UNKNOWN</code> · HTTP 422');
    expect(page.body).not.toMatch(/style|script|undefined/);
  });
});

describe('a malformed request', () => {
  const change = async (sent: object) => {
    const answer = await ida.patch('/api/v1/me', sent);
    return { status: answer.statusCode, problem: answer.json<Problem>(), type: answer.headers['content-type'] };
  };

  test('that is not JSON says so, as problem details with a reference', async () => {
    const { status, problem, type } = await change({ raw: '{"language": ' });
    expect(status).toBe(400);
    expect(type).toBe('application/problem+json; charset=utf-8');
    expect(problem).toMatchObject({ code: 'INVALID_REQUEST', status: 400, errors: [{ field: 'body' }] });
    expect(problem.correlationId).toMatch(/^[0-9a-f-]{36}$/);
  });

  test.each([
    ['an unknown field', { body: { language: 'da', salary: 1 } }, 'salary'],
    ['a wrong type', { body: { language: 7 } }, 'language'],
    ['a value that is not one of ours', { body: { language: 'xx' } }, 'language'],
    ['a zone that is none by its form', { body: { zone: 'CET+1' } }, 'zone'],
    ['no object at all', { raw: '[]' }, 'body'],
    ['null', { raw: 'null' }, 'body'],
    ['an empty body', { raw: '' }, 'body'],
  ])('with %s names the field and what is expected there', async (_name, sent, field) => {
    const { status, problem } = await change(sent);
    expect(status).toBe(400);
    expect(problem.errors[0]).toMatchObject({ code: 'INVALID_REQUEST', field });
    expect(problem.errors[0]?.message).not.toBe('');
  });

  test('with a zone that nobody knows proposes the nearest ones', async () => {
    const { status, problem } = await change({ body: { zone: 'Mars/Base' } });
    expect(status).toBe(422);
    expect(problem).toMatchObject({ code: 'ZONE_UNKNOWN', errors: [{ field: 'zone' }] });
  });

  test('of a hundred thousand nested lists is refused like any other', async () => {
    const depth = 100_000;
    const { status } = await change({ raw: `{"zone":${'['.repeat(depth)}${']'.repeat(depth)}}` });
    expect(status).toBe(400);
  });

  test('that tries to reach the prototype is refused', async () => {
    expect((await change({ raw: '{"__proto__": {"admin": true}}' })).status).toBe(400);
    expect((await change({ raw: '{"constructor": {"prototype": {"admin": true}}}' })).status).toBe(400);
  });

  test('of one megabyte is told how much is allowed', async () => {
    const { status, problem } = await change({ raw: JSON.stringify({ zone: 'x'.repeat(1024 * 1024) }) });
    expect(status).toBe(413);
    expect(problem.code).toBe('BODY_TOO_LARGE');
  });

  test('as a form or as text is told the right kind', async () => {
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x']) {
      const { status, problem } = await change({ raw: 'language=da', headers: { 'content-type': type } });
      expect({ type, status, field: problem.errors[0]?.field }).toEqual({ type, status: 400, field: 'content-type' });
    }
  });

  test('by somebody who is not signed in learns nothing but that', async () => {
    const answer = await world.visitor().patch('/api/v1/me', { body: { salary: 1 } });
    expect(answer.statusCode).toBe(401);
    expect(answer.json()).toMatchObject({ code: 'SIGN_IN_REQUIRED' });
  });
});

describe('a problem', () => {
  test('speaks the language of the person, and before sign-in that of the browser', async () => {
    const danish = await world.visitor().get('/api/v1/session', { headers: { 'accept-language': 'da-DK,en;q=0.5' } });
    const german = await world.visitor().get('/api/v1/session', { headers: { 'accept-language': 'de' } });
    const english = await world.visitor().get('/api/v1/session');
    const titles = [danish, german, english].map((answer) => answer.json<Problem>().title);
    expect(new Set(titles).size).toBe(3);
    await ida.patch('/api/v1/me', { body: { language: 'da' } });
    const unknownZone = await ida.patch('/api/v1/me', {
      body: { zone: 'Mars/Base' },
      headers: { 'accept-language': 'de' },
    });
    expect(unknownZone.json<Problem>().title).toBe('Ukendt tidszone');
    await ida.patch('/api/v1/me', { body: { language: 'en' } });
  });

  test('answers unknown paths under /api, and paths that cannot be decoded', async () => {
    expect((await ida.get('/api/v1/nothing')).json()).toMatchObject({ code: 'NOT_FOUND', status: 404 });
    expect((await ida.get('/api/v1/%E0%A4%A')).statusCode).toBe(400);
  });
});

test('without its database the server says when to try again, and is ready again by itself', async () => {
  const cable = await aCable(database.current.appUrl);
  const db = openDatabase({ url: cable.url, maxConnections: 2 });
  const far = await createServer({ ...world.options, db });
  const browser = new Browser(far, world.home.host);
  await browser.signIn(world.home.person('Ida').id);
  cable.cut();
  const answer = await browser.get('/api/v1/session');
  expect(answer.statusCode).toBe(503);
  expect(answer.headers['retry-after']).toMatch(/^\d+$/);
  expect(answer.json()).toMatchObject({ code: 'UNAVAILABLE' });
  expect((await browser.get('/readyz')).statusCode).toBe(503);
  expect((await browser.get('/livez')).statusCode).toBe(200);
  cable.mend();
  expect((await browser.get('/api/v1/session')).statusCode).toBe(200);
  expect((await browser.get('/readyz')).statusCode).toBe(200);
  await far.close();
  await db.close();
  await cable.close();
});
