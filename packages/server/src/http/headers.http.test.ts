import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useDatabase } from '@planner/testkit';
import { httpWorld } from '../fixtures/http-world.ts';
import type { HttpWorld } from '../fixtures/http-world.ts';
import { pagePaths } from '../routes/pages.ts';

const database = useDatabase();
let world: HttpWorld;
let webRoot: string;
beforeAll(async () => {
  webRoot = await mkdtemp(path.join(tmpdir(), 'planner-web-'));
  await mkdir(path.join(webRoot, 'assets'));
  await writeFile(path.join(webRoot, 'index.html'), '<!doctype html><title>Planner</title>');
  await writeFile(path.join(webRoot, 'assets', 'index-4f2a.js'), `export const text = '${'a'.repeat(4000)}';`);
  world = await httpWorld(database.current, { webRoot, settings: { trustProxy: true } });
});
afterAll(async () => {
  await world.close();
  await rm(webRoot, { recursive: true });
});

const addressOf = (page: string) => page.replace(':id', '0192f0c4-7b1e-7c3a-9d54-3f2a1b0c9d8e');

describe('every page', () => {
  test.each([...pagePaths, '/no/such/page'])('%s comes with the strict policy and no cache', async (page) => {
    const answer = await world.visitor().get(addressOf(page), { headers: { accept: 'text/html' } });
    expect(answer.statusCode).toBe(page === '/no/such/page' ? 404 : 200);
    expect(answer.body).toContain('<title>Planner</title>');
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.headers['cache-control']).toBe('no-cache');
    expect(answer.headers['content-security-policy']).toBe(
      "default-src 'self'; style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; img-src 'self' data:; " +
        "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
    );
  });
});

describe('every answer', () => {
  test.each(['/', '/api/v1/session', '/api/v1/nothing', '/livez', '/assets/index-4f2a.js', '/assets/missing.js'])(
    '%s tells the browser to guess no types, leak no addresses and share no window',
    async (url) => {
      const { headers } = await world.visitor().get(url);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'x-frame-options': 'DENY',
      });
      expect(headers['x-powered-by']).toBeUndefined();
      expect(headers['strict-transport-security']).toBeUndefined();
      expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    },
  );

  test('over https asks for https from then on', async () => {
    const { headers } = await world.visitor().get('/', { headers: { 'x-forwarded-proto': 'https' } });
    expect(headers['strict-transport-security']).toBe('max-age=15552000; includeSubDomains');
  });
});

describe('assets', () => {
  test('may be kept for a year, since their names change with their content', async () => {
    const answer = await world.visitor().get('/assets/index-4f2a.js');
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(answer.headers['content-type']).toMatch(/^(text|application)\/javascript/);
  });

  test('are compressed for browsers that can unpack them', async () => {
    const answer = await world.visitor().get('/assets/index-4f2a.js', { headers: { 'accept-encoding': 'br' } });
    expect(answer.headers['content-encoding']).toBe('br');
    expect(answer.rawPayload.length).toBeLessThan(500);
  });

  test('that are missing, or lie outside the folder, are a plain 404', async () => {
    for (const url of [
      '/assets/missing.js',
      '/assets/../index.html',
      '/assets/..%2findex.html',
      '/assets/%2e%2e/index.html',
    ]) {
      const answer = await world.visitor().get(url);
      expect({ url, status: answer.statusCode, leaked: answer.body.includes('<title>') }).toEqual({
        url,
        status: 404,
        leaked: false,
      });
    }
  });
});

describe('a host that no site has', () => {
  test('gets a page that says how to add it, and does not repeat the name', async () => {
    const answer = await world.visitor().get('/', { headers: { host: 'evil.example', accept: 'text/html' } });
    expect(answer.statusCode).toBe(421);
    expect(answer.body).toContain('No site at this address');
    expect(answer.body).not.toContain('evil.example');
  });

  test('gets a problem from the API, also with a session of a site', async () => {
    const ida = await world.as('Ida');
    const answer = await ida.get('/api/v1/session', { headers: { host: 'evil.example' } });
    expect(answer.statusCode).toBe(421);
    expect(answer.json()).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('the sign-in page', () => {
  test('says that https is needed where the browser would throw the cookie away', async () => {
    await database.current.sql(
      `insert into site_hosts (site_id, host) values ($1, '192.168.1.5'), ($1, 'localhost'), ($1, '127.0.0.1')`,
      [world.home.scope.siteId],
    );
    const secure = async (headers: { [name: string]: string }) =>
      (await world.visitor().get('/api/v1/sign-in', { headers })).json<{ secure: boolean }>().secure;
    expect(await secure({ host: '192.168.1.5:4000' })).toBe(false);
    expect(await secure({ host: '192.168.1.5:4000', 'x-forwarded-proto': 'https' })).toBe(true);
    expect(await secure({ host: 'localhost:4000' })).toBe(true);
    expect(await secure({ host: '127.0.0.1' })).toBe(true);
  });
});

test('the log has one line a request, with ids and counts and without what anybody wrote', async () => {
  const ida = await world.as('Ida');
  const before = world.log.length;
  await ida.get('/api/v1/people?q=secretname');
  const lines = world.log.slice(before);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({
    event: 'request',
    method: 'GET',
    route: '/api/v1/people',
    status: 200,
    person: world.home.person('Ida').id,
    site: world.home.scope.siteId,
  });
  const all = JSON.stringify(world.log);
  for (const secret of ['secretname', ida.cookie?.split('=')[1] ?? '?', ida.csrfToken ?? '?', 'ida@', '"Ida"']) {
    expect(all).not.toContain(secret);
  }
});
