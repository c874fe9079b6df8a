import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeCertificate } from '@planner/sites';
import { useDatabase } from '@planner/testkit';
import { httpWorld } from '../fixtures/http-world.ts';
import type { HttpWorld } from '../fixtures/http-world.ts';

const database = useDatabase();
const publicUrl = 'https://planner.nordlys.example';
let world: HttpWorld;
let pathName: string;
beforeAll(async () => {
  world = await httpWorld(database.current, { settings: { publicUrl } });
  pathName = await setUp();
});
afterAll(() => world.close());

const path = '/api/v1/admin/single-sign-on';
const fields = (certificate: string) => ({
  from: 'fields',
  identifier: 'https://sts.windows.net/0b1c2d3e-4f50-4617-a829-3a4b5c6d7e8f/',
  loginUrl: 'https://login.microsoftonline.com/0b1c2d3e-4f50-4617-a829-3a4b5c6d7e8f/saml2',
  logoutUrl: null,
  certificates: [certificate],
});

/** What the identity provider's page sends: a form of another site, without cookies. */
const post = (form: Record<string, string>, to = pathName) =>
  world.app.inject({
    method: 'POST',
    url: `/saml/${to}/acs`,
    headers: {
      host: 'planner.nordlys.example',
      origin: 'https://login.microsoftonline.com',
      'sec-fetch-site': 'cross-site',
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: new URLSearchParams(form).toString(),
  });

async function setUp(): Promise<string> {
  const jonas = await world.as('Jonas');
  const { certificate } = await makeCertificate('Entra', world.clock.now());
  const entered = await jonas.post(`${path}/provider`, { body: fields(certificate) });
  expect(entered.statusCode).toBe(200);
  const { addresses } = entered.json<{ addresses: { acs: string } }>();
  return new URL(addresses.acs).pathname.split('/')[2] ?? '';
}

describe('single sign-on over HTTP', () => {
  test('tells Entra its addresses at the public one', async () => {
    const answer = await world.visitor().get(`/saml/${pathName}/metadata`);
    expect(answer.headers['content-type']).toContain('application/samlmetadata+xml');
    expect(answer.body).toContain(`Location="${publicUrl}/saml/${pathName}/acs"`);
  });

  test('takes the provider’s form from its own page, and leads to the page where the browser has its cookie', async () => {
    const answer = await post({ SAMLResponse: 'AAAA' });
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toMatch(
      /^https:\/\/planner\.nordlys\.example\/login\/sso\/complete\?code=[\w-]{43}$/,
    );
    expect(answer.headers['set-cookie']).toBeUndefined();
    const followed = await world.visitor().get(answer.headers.location!.slice(publicUrl.length));
    expect([followed.statusCode, followed.headers.location]).toEqual([303, '/login?sso=lost']);
  });

  test('another site’s path leads nowhere', async () => {
    expect((await post({ SAMLResponse: 'AAAA' }, 'elsewhere')).statusCode).toBe(404);
    expect((await world.visitor(world.elsewhere).get('/saml/planner-nordlys-example/metadata')).statusCode).toBe(404);
  });

  test('a form of another site still can’t write anywhere else', async () => {
    const answer = await world.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      headers: { host: 'planner.nordlys.example', origin: 'https://evil.example', 'content-type': 'application/json' },
      payload: '{}',
    });
    expect(answer.statusCode).toBe(400);
  });

  test('1.4 MB of garbage are sent away unread', async () => {
    expect((await post({ SAMLResponse: 'A'.repeat(1_400_000) })).statusCode).toBe(413);
  });

  test('a test that isn’t one’s own tells nothing', async () => {
    const jonas = await world.as('Jonas');
    const begun = await jonas.post(`${path}/tests`, { body: {} });
    expect(begun.statusCode).toBe(201);
    const { id } = begun.json<{ id: string }>();
    expect((await jonas.get(`${path}/tests/${id}`)).json()).toEqual({ result: null });
    const other = await world.as('Jonas', world.elsewhere);
    expect((await other.get(`${path}/tests/${id}`)).statusCode).toBe(404);
  });

  test('where it is required other ways are for administrators alone', async () => {
    await database.current.sql(
      `update sso_settings set configuration = configuration || '{"mode":"required"}' where site_id = '${world.home.scope.siteId}'`,
    );
    const ida = await world.visitor().signIn(world.home.person('Ida').id);
    expect([ida.statusCode, ida.json<{ code: string }>().code]).toEqual([403, 'SIGN_ON_REQUIRED']);
    expect((await world.visitor().signIn(world.home.person('Jonas').id)).statusCode).toBe(201);
    expect((await world.visitor().get('/api/v1/sign-in')).json()).toMatchObject({ singleSignOn: 'required' });
  });
});
