import { ConfidentialClientApplication } from '@azure/msal-node';
import { decodeJwt, SignJWT } from 'jose';
import tls from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GraphError } from '../graph/graph-error.ts';
import { keepAuthority, makeServerCertificate } from '../http/certificates.ts';
import { listenSecurely, type Listener } from '../http/listeners.ts';
import { aCertificate } from '../test-tenant/client-certificate.ts';
import { createSimulator } from '../simulator.ts';
import type { PasswordCredential } from '../tenant/application.ts';
import { virtualClock } from '../tenant/clock.ts';
import { makeSigningKey, printSigningKey, readSigningKey } from './signing-key.ts';

const tenantId = 'a0f1c5d2-0b7e-4c61-9c3b-3a6d0f0e5c11';
const appId = '5d8f6a30-94b0-4a0e-8f2e-5b9c3a1d7e42';
const scope = 'https://graph.microsoft.com/.default';
const key = makeSigningKey();

async function aTokenService({
  now = Temporal.Now.instant(),
  endsAt = null,
  certificates = [],
  roles = ['Calendars.ReadWrite'],
  disabled = false,
}: {
  now?: Temporal.Instant;
  endsAt?: Temporal.Instant | null;
  certificates?: readonly string[];
  roles?: readonly string[];
  disabled?: boolean;
} = {}) {
  const clock = virtualClock(now);
  const simulator = createSimulator({ seed: 1, clock });
  simulator.entra.keys.load([await key]);
  simulator.entra.pagesOrigin = 'http://localhost:8025';
  const tenant = simulator.addTenant({ id: tenantId, displayName: 'Nordlys', domains: ['nordlys.example'] });
  tenant.addApp({ appId, displayName: 'Calendar Service', secret: 'let me in~', certificates, roles });
  const application = tenant.registry.applicationOf(appId)!;
  application.passwordCredentials = application.passwordCredentials.map((one): PasswordCredential => ({
    ...one,
    endsAt,
  }));
  tenant.registry.servicePrincipalOf(appId)!.accountEnabled = !disabled;
  const ask = async (form: Record<string, string>, tenantName = tenantId, headers: Record<string, string> = {}) => {
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: appId,
      client_secret: 'let me in~',
      scope,
      ...form,
    });
    for (const [name, value] of Object.entries(form)) if (value === '') body.delete(name);
    const url = `https://login.example/${tenantName}/oauth2/v2.0/token?client-request-id=1`;
    const response = await simulator.fetch(new Request(url, { method: 'POST', body, headers }));
    return {
      status: response.status,
      headers: response.headers,
      body: (await response.json()) as Record<string, unknown>,
    };
  };
  const check = async (authorization: string | null) =>
    simulator.entra.bearerCheck(
      new Request(
        'https://graph.microsoft.com/v1.0/users',
        authorization === null ? {} : { headers: { authorization } },
      ),
    );
  return { simulator, tenant, ask, clock, check };
}

describe('the token endpoint', () => {
  test('an app with the right secret gets a token that names its tenant, itself and its permissions', async () => {
    const { ask } = await aTokenService();
    const { status, body } = await ask({});
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599 });
    expect(decodeJwt(body['access_token'] as string)).toMatchObject({
      aud: 'https://graph.microsoft.com',
      iss: `https://sts.windows.net/${tenantId}/`,
      tid: tenantId,
      appid: appId,
      appidacr: '1',
      idtyp: 'app',
      roles: ['Calendars.ReadWrite'],
    });
  });

  test('an app that nobody consented to gets a token without roles', async () => {
    const { ask } = await aTokenService({ roles: [] });
    const { body } = await ask({});
    expect(decodeJwt(body['access_token'] as string)).not.toHaveProperty('roles');
  });

  test('the tenant can be named by its domain', async () => {
    const { ask } = await aTokenService();
    expect((await ask({}, 'Nordlys.example')).status).toBe(200);
  });

  test.each([
    ['a wrong secret', { client_secret: 'nope' }, tenantId, 401, 'invalid_client', 7000215],
    ['no secret at all', { client_secret: '' }, tenantId, 401, 'invalid_client', 7000218],
    ['an app the tenant does not know', { client_id: tenantId }, tenantId, 400, 'unauthorized_client', 700016],
    ['a tenant nobody has', {}, 'fabrikam.example', 400, 'invalid_request', 90002],
    ['a grant that Entra does not know', { grant_type: 'magic' }, tenantId, 400, 'unsupported_grant_type', 70003],
    ['no scope', { scope: '' }, tenantId, 400, 'invalid_request', 900144],
    [
      'a named permission as scope',
      { scope: 'https://graph.microsoft.com/Calendars.Read' },
      tenantId,
      400,
      'invalid_scope',
      1002012,
    ],
    [
      'two resources at once',
      { scope: `${scope} https://vault.example/.default` },
      tenantId,
      400,
      'invalid_scope',
      700022,
    ],
    ['a resource nobody has', { scope: 'https://vault.example/.default' }, tenantId, 400, 'invalid_resource', 500011],
  ])('%s is refused as Entra refuses it', async (_what, form, tenant, status, error, number) => {
    const { ask } = await aTokenService();
    const answer = await ask(form, tenant);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ error, error_codes: [number] });
    expect(answer.body['error_description']).toMatch(
      new RegExp(`^AADSTS${number}: .+ Trace ID: .+ Correlation ID: .+ Timestamp: `),
    );
  });

  test('a secret past its end is refused as lapsed', async () => {
    const now = Temporal.Instant.from('2026-11-24T08:00:00Z');
    const { ask } = await aTokenService({ now, endsAt: now.subtract({ hours: 1 }) });
    expect((await ask({})).body).toMatchObject({ error_codes: [7000222] });
  });

  test('an app that an administrator disabled gets nothing', async () => {
    expect((await (await aTokenService({ disabled: true })).ask({})).body).toMatchObject({ error_codes: [7000112] });
  });
});

describe('proof by certificate', () => {
  test('an assertion signed with the registered certificate is accepted, another one is not', async () => {
    const { certificate, sign } = await aCertificate(appId);
    const other = await aCertificate(appId);
    const { ask } = await aTokenService({ certificates: [certificate] });
    const type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
    const audience = `https://login.example/${tenantId}/oauth2/v2.0/token`;
    const byAssertion = async (assertion: string) =>
      ask({ client_secret: '', client_assertion_type: type, client_assertion: assertion });
    const accepted = await byAssertion(await sign({ audience }));
    expect(decodeJwt(accepted.body['access_token'] as string)).toMatchObject({ appidacr: '2' });
    expect((await byAssertion(await other.sign({ audience }))).body).toMatchObject({ error_codes: [700027] });
    expect((await byAssertion('no.jwt.here')).body).toMatchObject({ error_codes: [700027] });
    expect((await byAssertion(await sign({ audience: 'https://elsewhere.example' }))).body).toMatchObject({
      error_codes: [700023],
    });
    expect((await byAssertion(await sign({ audience, lifeSeconds: -3600 }))).body).toMatchObject({
      error_codes: [700024],
    });
    expect((await byAssertion(await sign({ audience, subject: tenantId }))).body).toMatchObject({
      error_codes: [700030],
    });
  });
});

describe('a bearer token', () => {
  test('is good until its hour is over', async () => {
    const { ask, clock, check } = await aTokenService();
    const token = (await ask({})).body['access_token'] as string;
    expect(await check(`Bearer ${token}`)).toEqual({ tenantId, appId, roles: ['Calendars.ReadWrite'] });
    clock.moveTo(clock.now().add({ hours: 1 }));
    expect(await check(`Bearer ${token}`)).toMatchObject({ status: 401, code: 'InvalidAuthenticationToken' });
  });

  test('is refused when it is missing, malformed, unsigned or signed by somebody else', async () => {
    const { check } = await aTokenService();
    const foreign = await makeSigningKey();
    const claims = new SignJWT({ tid: tenantId, appid: appId, aud: 'https://graph.microsoft.com' });
    const { kid } = await key;
    const forged = await claims
      .setProtectedHeader({ alg: 'RS256', kid })
      .setExpirationTime('1h')
      .sign(foreign.privateKey);
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.`;
    for (const header of [null, 'Basic abc', 'Bearer abc', `Bearer ${unsigned}`, `Bearer ${forged}`]) {
      expect(await check(header)).toBeInstanceOf(GraphError);
    }
  });

  test('outlives a restart when the key was kept, and a new signing key', async () => {
    const { ask } = await aTokenService();
    const token = (await ask({})).body['access_token'] as string;
    const restarted = await aTokenService();
    restarted.simulator.entra.keys.load([await readSigningKey(await printSigningKey(await key))]);
    expect(await restarted.check(`Bearer ${token}`)).toMatchObject({ appId });
    await restarted.simulator.entra.keys.rollOver();
    expect(await restarted.check(`Bearer ${token}`)).toMatchObject({ appId });
    const keys = await restarted.simulator.fetch(new Request(`https://login.example/${tenantId}/discovery/v2.0/keys`));
    expect(((await keys.json()) as { keys: unknown[] }).keys).toHaveLength(2);
  });
});

describe('what an administrator consented to', () => {
  test('is seen by the token service after the delay that the tenant is set to', async () => {
    const { ask, clock, tenant } = await aTokenService();
    tenant.switches.consentVisibleAfterSeconds = 30;
    expect((await ask({})).body).toMatchObject({ error_codes: [700016] });
    clock.moveTo(clock.now().add({ seconds: 31 }));
    expect(decodeJwt((await ask({})).body['access_token'] as string)).toMatchObject({ roles: ['Calendars.ReadWrite'] });
  });
});

test('a page in a browser gets no token for an application itself, and may not read why', async () => {
  const { ask } = await aTokenService();
  const { body, headers } = await ask({}, tenantId, { origin: 'https://spa.example' });
  expect(body).toMatchObject({ error: 'invalid_request', error_codes: [9002326] });
  expect(headers.get('access-control-allow-origin')).toBeNull();
});

describe('unmodified msal-node', () => {
  let listener: Listener;
  let certificate: Awaited<ReturnType<typeof aCertificate>>;
  const trusted = tls.getCACertificates('default');

  beforeAll(async () => {
    certificate = await aCertificate(appId);
    const { simulator } = await aTokenService({ certificates: [certificate.certificate] });
    const authority = await keepAuthority(undefined);
    listener = await listenSecurely(
      (request) => simulator.fetch(request),
      { port: 0, orNext: false },
      await makeServerCertificate(authority),
    );
    tls.setDefaultCACertificates([...trusted, authority.certificatePem]);
  });

  afterAll(async () => {
    tls.setDefaultCACertificates(trusted);
    await listener.close();
  });

  const client = (credential: object) =>
    new ConfidentialClientApplication({
      auth: {
        clientId: appId,
        authority: `https://localhost:${listener.port}/${tenantId}`,
        knownAuthorities: [`localhost:${listener.port}`],
        ...credential,
      },
    });

  test('gets a token over https with only its authority set', async () => {
    const result = await client({ clientSecret: 'let me in~' }).acquireTokenByClientCredential({ scopes: [scope] });
    expect(decodeJwt(result!.accessToken)).toMatchObject({ tid: tenantId, roles: ['Calendars.ReadWrite'] });
  });

  test('gets a token with its certificate', async () => {
    const { privateKeyPem, thumbprintSha256 } = certificate;
    const result = await client({
      clientCertificate: { privateKey: privateKeyPem, thumbprintSha256 },
    }).acquireTokenByClientCredential({ scopes: [scope] });
    expect(decodeJwt(result!.accessToken)).toMatchObject({ appidacr: '2' });
  });

  test('understands the refusal of a wrong secret', async () => {
    const asked = client({ clientSecret: 'wrong' }).acquireTokenByClientCredential({ scopes: [scope] });
    await expect(asked).rejects.toMatchObject({ errorCode: 'invalid_client', errorNo: 7000215 });
  });

  test('is told where people sign in: a plain http page', async () => {
    const url = await client({ clientSecret: 'let me in~' }).getAuthCodeUrl({
      scopes: ['openid'],
      redirectUri: 'http://localhost/back',
    });
    expect(url).toMatch(new RegExp(`^http://localhost:8025/${tenantId}/oauth2/v2.0/authorize\\?`));
  });
});
