import { describe, expect, test } from 'vitest';
import { createSimulator } from '../simulator.ts';
import { virtualClock } from '../tenant/clock.ts';
import { graphAppId } from '../tenant/graph-resource.ts';
import { testBrowser } from '../test-tenant/browser.ts';

const tenantId = 'a0f1c5d2-0b7e-4c61-9c3b-3a6d0f0e5c11';
const appId = '5d8f6a30-94b0-4a0e-8f2e-5b9c3a1d7e42';
const back = 'https://planner.example/admin/consent/callback';
const calendarsReadWrite = 'ef54d2bf-783f-4e0f-bca1-3210c0444d99';
const userRead = 'e1fe6dd8-ba31-4d61-89e7-88639da4683d';

/** The Calendar Service is registered and has a secret, but nobody has consented yet. */
function anUnconsentedApp() {
  const clock = virtualClock(Temporal.Instant.from('2026-11-24T08:00:00Z'));
  const simulator = createSimulator({ seed: 1, clock });
  const tenant = simulator.addTenant({ id: tenantId, displayName: 'Nordlys', domains: ['nordlys.example'] });
  const fjord = simulator.addTenant({ displayName: 'Fjord', domains: ['fjord.example'] });
  tenant.addUser({ userPrincipalName: 'ida@nordlys.example', displayName: 'Ida Holm' });
  for (const [name, role] of [
    ['lars', 'Global Administrator'],
    ['mads', 'Cloud Application Administrator'],
  ] as const)
    tenant.addUser({
      userPrincipalName: `${name}@nordlys.example`,
      displayName: name,
      profile: { directoryRoles: [role] },
    });
  fjord.addUser({
    userPrincipalName: 'eva@fjord.example',
    displayName: 'Eva Lund',
    profile: { directoryRoles: ['Global Administrator'] },
  });
  tenant.registry.addApplication({
    appId,
    displayName: 'Calendar Service',
    redirectUris: { web: [back], spa: [], publicClient: [] },
    requiredResourceAccess: [
      {
        resourceAppId: graphAppId,
        resourceAccess: [
          { id: calendarsReadWrite, type: 'Role' },
          { id: userRead, type: 'Scope' },
        ],
      },
    ],
    passwordCredentials: [
      { keyId: '1', displayName: null, hint: 'let', secretText: 'let me in~', startsAt: clock.now(), endsAt: null },
    ],
  });
  tenant.registry.addServicePrincipal({ appId });
  const browser = testBrowser((request) => simulator.fetch(request));
  const consent = (more: Record<string, string> = {}, path = `/${tenantId}/v2.0/adminconsent`) =>
    browser.go(
      `${path}?${new URLSearchParams({ client_id: appId, redirect_uri: back, scope: 'https://graph.microsoft.com/.default', state: '12345', ...more }).toString()}`,
    );
  return { simulator, tenant, browser, consent };
}

describe('admin consent', () => {
  test('an administrator reads what is asked for, accepts, and the application holds it', async () => {
    const { tenant, browser, consent } = anUnconsentedApp();
    const page = await browser.signIn(await consent(), 'lars@nordlys.example');
    expect(page.text).toContain('Review for your organization');
    expect(page.text).toContain('Read and write calendars in all mailboxes');
    expect(page.text).toContain('Sign in and read user profile');
    expect([...tenant.apps.get(appId)!.roles]).toEqual([]);
    const shown = await browser.send(page, { answer: 'accept' });
    expect(shown.url.origin + shown.url.pathname).toBe(back);
    expect(Object.fromEntries(shown.url.searchParams)).toEqual({
      admin_consent: 'True',
      tenant: tenantId,
      scope: 'https://graph.microsoft.com/.default https://graph.microsoft.com/User.Read',
      state: '12345',
    });
    expect([...tenant.apps.get(appId)!.roles]).toEqual(['Calendars.ReadWrite']);
    expect(tenant.consents.grantsOf(tenant.registry.servicePrincipalOf(appId)!.id)).toMatchObject([
      { consentType: 'AllPrincipals', scope: 'User.Read' },
    ]);
  });

  test('by the older address the answer has no scope', async () => {
    const { browser, consent } = anUnconsentedApp();
    // A single-tenant application isn’t served without its tenant.
    expect((await consent({}, `/common/adminconsent`)).text).toContain('AADSTS50194');
    const own = await browser.signIn(await consent({}, `/nordlys.example/adminconsent`), 'lars@nordlys.example');
    const shown = await browser.send(own, { answer: 'accept' });
    expect(Object.fromEntries(shown.url.searchParams)).toEqual({
      tenant: tenantId,
      admin_consent: 'True',
      state: '12345',
    });
  });

  test('an administrator who cancels sends an error beside admin_consent=True, and no tenant', async () => {
    const { tenant, browser, consent } = anUnconsentedApp();
    const page = await browser.signIn(await consent(), 'lars@nordlys.example');
    const { searchParams } = (await browser.send(page, { answer: 'cancel' })).url;
    expect(searchParams.get('admin_consent')).toBe('True');
    expect(searchParams.get('error')).toBe('access_denied');
    expect(searchParams.get('error_description')).toContain('AADSTS65004');
    expect(searchParams.get('state')).toBe('12345');
    expect(searchParams.get('tenant')).toBeNull();
    expect([...tenant.apps.get(appId)!.roles]).toEqual([]);
  });

  test.each(['ida', 'mads'])(
    '%s, who is no Global Administrator, gets no further than Need admin approval',
    async (who) => {
      const { browser, consent } = anUnconsentedApp();
      const page = await browser.signIn(await consent(), `${who}@nordlys.example`);
      expect(page.text).toContain('Need admin approval');
      expect(page.text).not.toContain('value="accept"');
    },
  );

  test('an administrator of another organisation is refused at the application’s address', async () => {
    const { browser, consent } = anUnconsentedApp();
    const { searchParams } = (await browser.signIn(await consent(), 'eva@fjord.example')).url;
    expect(searchParams.get('error')).toBe('access_denied');
    expect(searchParams.get('error_description')).toContain('AADSTS50020');
  });

  test('common at the v2 address is taken for a broken request', async () => {
    const { tenant, consent } = anUnconsentedApp();
    tenant.registry.applicationOf(appId)!.signInAudience = 'AzureADMultipleOrgs';
    const { searchParams } = (await consent({}, '/common/v2.0/adminconsent')).url;
    expect(searchParams.get('error')).toBe('invalid_request');
    expect(searchParams.get('error_description')).toContain('response_type');
  });

  test.each([
    [
      'a redirect address that isn’t registered',
      { redirect_uri: 'https://evil.example/' },
      `AADSTS50011: The redirect URI 'https://evil.example/' specified in the request does not match the redirect URIs configured for the application '${appId}'.`,
    ],
    [
      'an unknown application',
      { client_id: tenantId },
      `AADSTS700016: Application with identifier '${tenantId}' was not found in the directory 'Nordlys'.`,
    ],
  ])('%s ends on Entra’s page without a redirect', async (_what, more, sentence) => {
    const { consent } = anUnconsentedApp();
    const page = await consent(more);
    expect(page.url.origin).toBe('https://login.example');
    expect(page.text.replaceAll('&#39;', "'")).toContain(sentence);
  });

  test('a permission that was added later is missing until consent is repeated', async () => {
    const { tenant, browser, consent } = anUnconsentedApp();
    await browser.send(await browser.signIn(await consent(), 'lars@nordlys.example'), { answer: 'accept' });
    const application = tenant.registry.applicationOf(appId)!;
    const placeReadAll = tenant.registry.graph.appRoles.find(({ value }) => value === 'Place.Read.All')!.id;
    application.requiredResourceAccess = [
      {
        resourceAppId: graphAppId,
        resourceAccess: [
          { id: calendarsReadWrite, type: 'Role' },
          { id: placeReadAll, type: 'Role' },
        ],
      },
    ];
    tenant.registry.applicationChanged(application);
    expect([...tenant.apps.get(appId)!.roles]).toEqual(['Calendars.ReadWrite']);
    const lars = [...tenant.users.values()].find(({ displayName }) => displayName === 'lars')!;
    const again = await browser.send(await consent(), { account: lars.id });
    await browser.send(again, { answer: 'accept' });
    expect([...tenant.apps.get(appId)!.roles].sort()).toEqual(['Calendars.ReadWrite', 'Place.Read.All']);
  });
});
