import { createPrivateKey, X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withSite } from '@planner/db';
import { connectionOf, secretBox } from '@planner/sites';
import { useDatabase } from '@planner/testkit';
import type { ConnectionAnswer, ConnectionsAnswer, SetupAnswer } from '../api/connections-schema.ts';
import { httpWorld } from '../fixtures/http-world.ts';
import type { Browser, HttpWorld } from '../fixtures/http-world.ts';

const database = useDatabase();
const secrets = secretBox(Buffer.alloc(32, 5));
let world: HttpWorld;
let jonas: Browser;
beforeAll(async () => {
  world = await httpWorld(database.current, {
    connections: { secrets, fetch: () => Promise.reject(new TypeError('no way to Microsoft from here')) },
    settings: { publicUrl: 'https://deployment.example' },
  });
  jonas = await world.as('Jonas');
});
afterAll(() => world.close());

const base = '/api/v1/admin/connections';
const calendar = `${base}/calendar-service`;
const tenant = '6b1f0a52-3c84-4d0e-9a57-2e8d41c7f3b0';
const clientId = '91f4b8d6-27ce-4a35-b0c1-5d6a7e3f8c21';
const entry = { tenant, clientId, cloud: 'global', secret: { value: 'hush~hush', expiresAt: null } };

async function calendarOf(browser: Browser): Promise<ConnectionAnswer> {
  const { connections } = (await browser.get(base)).json<ConnectionsAnswer>();
  return connections.find(({ application }) => application === 'calendar-service')!;
}

describe('connections over HTTP', () => {
  test('can’t ask for consent or a certificate before their ids are entered', async () => {
    expect((await calendarOf(jonas)).state).toBe('notSetUp');
    for (const what of ['consent', 'certificate', 'check', 'disconnect']) {
      const answer = await jonas.post(`${calendar}/${what}`);
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([409, 'CONNECTION_INCOMPLETE']);
    }
    expect((await jonas.post(`${base}/mail/consent`)).statusCode).toBe(404);
  });

  test('refuse what people mix up on Entra’s pages, each at its field', async () => {
    for (const [wrong, field] of [
      [{ clientId: 'Calendar Service' }, 'clientId'],
      [{ tenant: 'no domain' }, 'tenant'],
      [{ tenant: 'nordlys.example' }, 'tenant'], // may be one, but nobody can be asked
      [{ secret: { value: clientId, expiresAt: null } }, 'secret.value'],
      [{ secret: { value: '-----BEGIN PRIVATE KEY-----', expiresAt: null } }, 'secret.value'],
      [{ cloud: 'custom' }, 'authorityUrl'],
      [{ cloud: 'custom', authorityUrl: 'http://login.test', graphUrl: 'https://graph.test' }, 'authorityUrl'],
    ] as const) {
      const answer = await jonas.patch(calendar, { body: { ...entry, ...wrong } });
      expect(answer.statusCode, JSON.stringify(wrong)).toBe(400);
      expect(answer.json<{ errors: { field?: string }[] }>().errors[0]?.field).toBe(field);
    }
    expect((await calendarOf(jonas)).state).toBe('notSetUp');
  });

  test('keep a secret and show its last characters alone', async () => {
    const answer = await jonas.patch(calendar, { body: entry });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).not.toContain('hush~hush');
    expect(await calendarOf(jonas)).toMatchObject({
      state: 'notConnected',
      tenantId: tenant,
      credential: { hint: 'ush' },
    });
    const [stored] = await database.current.sql<{ row: string }>('select connections::text as row from connections');
    expect(stored?.row).not.toContain('hush~hush');
  });

  test('make a certificate whose private key stays here', async () => {
    const answer = await jonas.post(`${calendar}/certificate`);
    expect(answer.statusCode).toBe(201);
    expect(answer.body).not.toContain('PRIVATE KEY');
    const { credential } = await calendarOf(jonas);
    const certificate = new X509Certificate(credential?.certificate ?? '');
    expect(certificate.subject).toBe('CN=Calendar Service');
    expect(certificate.fingerprint256.replaceAll(':', '').toLowerCase()).toBe(credential?.thumbprint);
    expect(certificate.publicKey.asymmetricKeyDetails?.modulusLength).toBe(3072);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    const kept = await withSite(database.current.db, world.home.scope, (tx) =>
      connectionOf(tx, 'calendar-service', secrets),
    );
    const key = kept?.credential?.kind === 'certificate' ? kept.credential.privateKey : '';
    expect(certificate.checkPrivateKey(createPrivateKey(key))).toBe(true);
  });

  test('give the script, the manifest and the address that Entra must know, with this site’s own name', async () => {
    const setup = (await jonas.get(`${calendar}/setup?optional=Place.Read.All`)).json<SetupAnswer>();
    expect(setup.redirectUris).toEqual(['https://planner.nordlys.example/admin/consent/callback']);
    const manifest = JSON.parse(setup.manifest) as { requiredResourceAccess: { resourceAccess: object[] }[] };
    expect(manifest.requiredResourceAccess[0]?.resourceAccess).toEqual([
      { id: 'ef54d2bf-783f-4e0f-bca1-3210c0444d99', type: 'Role' }, // Calendars.ReadWrite
      { id: '913b9306-0ce1-42b8-9137-6a7df690a760', type: 'Role' }, // Place.Read.All, asked for
      { id: 'e1fe6dd8-ba31-4d61-89e7-88639da4683d', type: 'Scope' }, // User.Read
    ]);
    for (const script of [setup.azScript, setup.powerShellScript]) {
      expect(script).toContain(setup.manifest);
      expect(script).not.toContain('hush');
    }
  });

  test('that Microsoft doesn’t answer say so instead of failing', async () => {
    expect((await jonas.post(`${calendar}/check`)).statusCode).toBe(200);
    expect(await calendarOf(jonas)).toMatchObject({ state: 'unreachable', missed: { at: '2026-11-24T08:00:00Z' } });
  });

  test('of another site are others: nothing of ours is seen or changed there', async () => {
    const other = await world.as('Jonas', world.elsewhere);
    expect(await calendarOf(other)).toMatchObject({ state: 'notSetUp', tenantId: null, clientId: null });
    expect((await other.post(`${calendar}/disconnect`)).statusCode).toBe(409);
    expect((await calendarOf(jonas)).tenantId).toBe(tenant);
  });
});

describe('the address that Entra sends a browser back to', () => {
  const callback = (query: Record<string, string>) =>
    `/admin/consent/callback?${new URLSearchParams(query).toString()}`;
  async function begin(): Promise<string> {
    const { url } = (await jonas.post(`${calendar}/consent`)).json<{ url: string }>();
    expect(new URL(url).searchParams.get('redirect_uri')).toBe(
      'https://planner.nordlys.example/admin/consent/callback',
    );
    return new URL(url).searchParams.get('state') ?? '';
  }

  test('leads whoever began back to the page, and believes nothing but that a look is due', async () => {
    const answer = await jonas.get(callback({ state: await begin(), tenant, admin_consent: 'True' }));
    expect([answer.statusCode, answer.headers['location']]).toEqual([
      303,
      '/admin/settings/integration/calendar-synchronization',
    ]);
    expect(await calendarOf(jonas)).toMatchObject({ state: 'verifying', inUse: false });
    await jonas.post(`${calendar}/disconnect`);
  });

  test('tells nothing to a state that isn’t good: not of whom, nor why', async () => {
    const state = await begin();
    const ida = await world.as('Ida');
    const elsewhere = await world.as('Jonas', world.elsewhere);
    const pages = [
      await ida.get(callback({ state, tenant })),
      await elsewhere.get(callback({ state, tenant })),
      await jonas.get(callback({ state: 'forged', tenant })),
      await jonas.get(callback({ tenant, error: 'permission_denied' })),
      await jonas.get(callback({ state: 'x'.repeat(5000), tenant })),
    ];
    expect(pages.map(({ statusCode }) => statusCode)).toEqual([410, 410, 410, 410, 410]);
    expect(new Set(pages.map(({ body }) => body)).size).toBe(1);
    expect(pages[0]?.body).toContain('This consent link is no longer valid');
    expect(await calendarOf(jonas)).toMatchObject({ state: 'waiting' });
  });

  test('thanks a colleague without an account here, and does what they may: begin a look', async () => {
    const answer = await world.visitor().get(callback({ state: await begin(), tenant }));
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('Thank you, approved');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(await calendarOf(jonas)).toMatchObject({ state: 'verifying', inUse: false });
  });

  test('leaves a trail of who did what, without a secret in it', async () => {
    const trail = await database.current.sql<{ action: string; change: object }>(
      `select action, change from audit_events where entity = 'connection' and site_id = $1 order by event_id`,
      [world.home.scope.siteId],
    );
    const actions = new Set(trail.map(({ action }) => action));
    expect([...actions].toSorted()).toEqual([
      'connection.certificateMade',
      'connection.checked',
      'connection.consentAnswered',
      'connection.consentAsked',
      'connection.consentRefused',
      'connection.disconnected',
      'connection.entered',
    ]);
    expect(JSON.stringify(trail)).not.toMatch(/hush|PRIVATE/);
  });
});
