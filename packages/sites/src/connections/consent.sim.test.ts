import { beforeEach, describe, expect, test } from 'vitest';
import { aSiteWithRegistrations, useDatabase } from '@planner/testkit';
import type { SiteWithRegistrations } from '@planner/testkit';
import { beginConsent, cancelConsent, receiveConsent } from './consent.ts';
import type { ConsentAnswer, ConsentReception } from './consent.ts';
import { addCertificate, disconnect, enterConnection } from './edit-connection.ts';
import { clientSecret } from './credential.ts';
import { runDueChecks } from './run-check.ts';

const database = useDatabase();
let site: SiteWithRegistrations;
beforeEach(async () => {
  await database.current.sql('update connections set next_check_at = null'); // of the tests before
  site = await aSiteWithRegistrations(database.current);
});
const calendar = 'calendar-service';
const redirectUri = 'https://planner.example/admin/consent/callback';

async function begin(): Promise<URL> {
  const begun = await site.inSite((tx) =>
    beginConsent(tx, { application: calendar, redirectUri, asker: site.asker }, site.deps),
  );
  if (!begun.ok) throw new Error(begun.errors[0]?.code);
  return new URL(begun.value.url);
}

/** The browser comes back. */
async function receive(
  answer: ConsentAnswer,
  sessionKey: string | null = site.asker.sessionKey,
  where: SiteWithRegistrations = site,
): Promise<ConsentReception> {
  return where.inSite((tx) => receiveConsent(tx, { answer, sessionKey, correlationId: 'test' }, where.deps));
}

const stateOf = (url: URL) => url.searchParams.get('state') ?? '';
const due = () => runDueChecks(site.deps, (error) => expect(error).toBeUndefined());
const pass = (seconds: number) => site.clock.moveTo(site.clock.now().add({ seconds }));

describe('consent', () => {
  test('begins at the directory that was entered, for exactly what is registered', async () => {
    const connection = await site.enter(calendar);
    const url = await begin();
    expect(url.href.replace(stateOf(url), 'STATE')).toBe(
      `https://login.microsoftonline.com/${site.tenant.id}/v2.0/adminconsent?client_id=${connection.clientId}` +
        `&scope=${encodeURIComponent('https://graph.microsoft.com/.default')}&redirect_uri=${encodeURIComponent(redirectUri)}&state=STATE`,
    );
    expect(Buffer.from(stateOf(url), 'base64url')).toHaveLength(32);
    expect(await site.state(calendar)).toBe('waiting');
  });

  test('can’t begin before ids and a credential are there', async () => {
    await expect(begin()).rejects.toThrow('CONNECTION_INCOMPLETE');
  });

  test('is believed only when a new token shows it', async () => {
    await site.enter(calendar);
    const url = await begin();
    expect(await receive({ state: stateOf(url), tenant: site.tenant.id })).toEqual({
      kind: 'begun',
      application: calendar,
    });
    expect(await site.state(calendar)).toBe('verifying');
    await due();
    expect(await site.state(calendar)).toBe('verifying'); // the browser said so; Entra doesn’t
    site.consentInEntra(calendar);
    pass(5);
    expect(await due()).toBe(1);
    expect(await site.state(calendar)).toBe('limited');
    expect(await site.read(calendar)).toMatchObject({ state: 'connected', connectedBy: site.asker.personId });
  });

  test('that never shows needs attention after five minutes, with more and more time between two looks', async () => {
    await site.enter(calendar);
    await receive({ state: stateOf(await begin()), tenant: site.tenant.id });
    let looks = 0;
    for (let second = 0; second < 310; second += 5) {
      looks += await due();
      pass(5);
    }
    expect(looks).toBe(9);
    expect(await site.state(calendar)).toBe('attention');
    expect(await site.read(calendar)).toMatchObject({ state: 'disconnected', nextCheckAt: null });
  });

  test('that Entra’s token service learns of late is waited for', async () => {
    await site.enter(calendar);
    await site.control('PATCH', '/tenants/{tenant}/switches', { consentVisibleAfterSeconds: 30 });
    await receive({ state: stateOf(await begin()), tenant: site.tenant.id });
    site.consentInEntra(calendar);
    await due();
    expect(await site.state(calendar)).toBe('verifying');
    for (let second = 0; second < 60; second += 5) {
      pass(5);
      await due();
    }
    expect(await site.state(calendar)).toBe('limited');
  });

  test('given by a colleague without an account here only begins a look', async () => {
    await site.enter(calendar);
    const state = stateOf(await begin());
    expect(await receive({ state, error: 'access_denied' }, null)).toMatchObject({ kind: 'guest', isApproved: false });
    expect(await site.state(calendar)).toBe('waiting');
    site.consentInEntra(calendar);
    expect(await receive({ state, tenant: site.tenant.id }, null)).toMatchObject({ kind: 'guest', isApproved: true });
    await due();
    expect(await site.state(calendar)).toBe('limited');
  });

  test('given in Entra itself, without coming back, is found by “Check now”', async () => {
    await site.enter(calendar);
    await begin();
    site.consentInEntra(calendar);
    expect(await site.check(calendar)).toBe('limited');
  });

  test('that was declined changes nothing, though Microsoft says admin_consent=True', async () => {
    await site.enter(calendar);
    await receive({ state: stateOf(await begin()), error: 'access_denied', errorDescription: 'AADSTS65004: …' });
    expect(await site.state(calendar)).toBe('notConnected');
  });

  test('of another directory is named and changes nothing', async () => {
    await site.enter(calendar);
    site.consentInEntra(calendar);
    await receive({ state: stateOf(await begin()), tenant: '11111111-2222-4333-8444-555555555555' });
    expect(await site.state(calendar)).toBe('notConnected');
    const [row] = await database.current.sql<{ outcome: object }>(
      'select outcome from consent_requests where site_id = $1',
      [site.scope.siteId],
    );
    expect(row?.outcome).toEqual({ kind: 'wrongTenant', approvedIn: '11111111-2222-4333-8444-555555555555' });
  });

  test('with a state that is forged, used, expired, cancelled, of another session or site is all the same: nothing', async () => {
    await site.enter(calendar);
    site.consentInEntra(calendar);
    const tenant = site.tenant.id;
    const invalid = { kind: 'invalid' };
    expect(await receive({ tenant })).toEqual(invalid);
    expect(await receive({ state: 'forged', tenant })).toEqual(invalid);
    const state = stateOf(await begin());
    expect(await receive({ state, tenant }, 'somebody else’s session')).toEqual(invalid);
    const elsewhere = await aSiteWithRegistrations(database.current);
    await elsewhere.enter(calendar);
    expect(await receive({ state, tenant }, site.asker.sessionKey, elsewhere)).toEqual(invalid);
    await site.inSite((tx) => cancelConsent(tx, { application: calendar, asker: site.asker }, site.deps));
    expect(await receive({ state, tenant })).toEqual(invalid);
    const late = stateOf(await begin());
    pass(60 * 60);
    expect(await receive({ state: late, tenant })).toEqual(invalid);
    expect(await due()).toBe(0);
    expect(await site.state(calendar)).toBe('notConnected');
    const used = stateOf(await begin());
    await receive({ state: used, error: 'access_denied' });
    expect(await receive({ state: used, tenant })).toEqual(invalid);
    const refusals = await database.current.sql(
      `select 1 from audit_events where site_id = $1 and action = 'connection.consentRefused'`,
      [site.scope.siteId],
    );
    expect(refusals).toHaveLength(6);
  });

  test('brought ten times at once counts once', async () => {
    await site.enter(calendar);
    const state = stateOf(await begin());
    const receptions = await Promise.all(Array.from({ length: 10 }, () => receive({ state, tenant: site.tenant.id })));
    expect(receptions.filter(({ kind }) => kind === 'begun')).toHaveLength(1);
  });
});

describe('a credential', () => {
  test('that is new takes over once it has proved itself, and the old one works until then', async () => {
    // Assertions carry the machine's time.
    site = await aSiteWithRegistrations(database.current, Temporal.Now.instant());
    await site.enter(calendar, { state: 'connected' });
    site.consentInEntra(calendar);
    const edit = { application: calendar, asker: site.asker } as const;
    await site.inSite((tx) => addCertificate(tx, edit, site.deps));
    expect(await site.check(calendar)).toBe('limited');
    const before = (await site.read(calendar))!;
    expect([before.credential?.kind, before.nextCredential?.kind]).toEqual(['secret', 'certificate']);
    expect(before.checked?.nextAccepted).toBe(false);
    const certificate = before.nextCredential?.kind === 'certificate' ? before.nextCredential.certificate : '';
    site.uploadInEntra(calendar, certificate);
    await site.check(calendar);
    const after = (await site.read(calendar))!;
    expect([after.credential?.kind, after.nextCredential]).toEqual(['certificate', null]);
  });

  test('is forgotten with another registration or cloud, so that no secret travels to a host of somebody’s choice', async () => {
    const { tenantId, clientId, graphUrl, authorityUrl } = await site.enter(calendar);
    const enter = (more: object) =>
      site.inSite((tx) =>
        enterConnection(
          tx,
          {
            application: calendar,
            asker: site.asker,
            entry: { tenantId, clientId, graphUrl, authorityUrl, secret: null, ...more },
          },
          site.deps,
        ),
      );
    await enter({});
    expect((await site.read(calendar))!.credential).not.toBeNull();
    await enter({ authorityUrl: 'https://evil.example' });
    expect((await site.read(calendar))!.credential).toBeNull();
    await enter({ secret: clientSecret('let me in~') });
    expect((await site.read(calendar))!.credential).toMatchObject({ hint: 'in~' });
  });

  test('stays when the connection is ended, which is one click to make again', async () => {
    await site.enter(calendar, { state: 'connected' });
    site.consentInEntra(calendar);
    await site.check(calendar);
    await site.inSite((tx) => disconnect(tx, { application: calendar, asker: site.asker }, site.deps));
    expect(await site.state(calendar)).toBe('notConnected');
    await begin();
    expect(await site.check(calendar)).toBe('limited');
  });
});
