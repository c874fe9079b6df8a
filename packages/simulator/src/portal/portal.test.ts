import { describe, expect, test } from 'vitest';
import { createSimulator } from '../simulator.ts';
import { virtualClock } from '../tenant/clock.ts';
import { testBrowser, type Shown } from '../test-tenant/browser.ts';
import { aManifest } from '../test-tenant/manifest.ts';
import { addinsOf } from './addins-of.ts';

/** Nordlys with Lars, who administers everything, signed in to the portal. */
async function aPortal() {
  const clock = virtualClock(Temporal.Instant.from('2026-11-24T08:00:00Z'));
  const simulator = createSimulator({ seed: 1, clock });
  const tenant = simulator.addTenant({ displayName: 'Nordlys', domains: ['nordlys.example'] });
  const ida = tenant.addUser({ userPrincipalName: 'ida@nordlys.example', displayName: 'Ida Holm' });
  const lars = tenant.addUser({
    userPrincipalName: 'lars@nordlys.example',
    displayName: 'Lars Bech',
    profile: { directoryRoles: ['Global Administrator'] },
  });
  const browser = testBrowser((request) => simulator.fetch(request), 'http://localhost:8025');
  await browser.signIn(await browser.go('/portal'), 'lars@nordlys.example');
  return { simulator, clock, tenant, ida, lars, browser };
}

/** Texts of a page without its tags. */
const plain = ({ text }: Shown): string =>
  text
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/\s+/g, ' ');

describe('the portal', () => {
  test('deletes a registration and an enterprise application only when one is sure', async () => {
    const { tenant, browser } = await aPortal();
    const made = await browser.send(await browser.go('/portal/registrations/new'), {
      name: 'Passing',
      act: 'register',
    });
    const appId = made.url.pathname.split('/').at(-1)!;
    const enterprise = `/portal/enterprise/${appId}/properties`;
    for (const page of [made.url.pathname, enterprise]) {
      const kept = await browser.send(await browser.go(page), { act: 'delete' });
      expect(plain(kept)).toContain('Say that you understand what is deleted');
    }
    expect(tenant.registry.servicePrincipalOf(appId)).toBeDefined();
    await browser.send(await browser.go(enterprise), { act: 'delete', sure: 'on' });
    expect(tenant.registry.servicePrincipalOf(appId)).toBeUndefined();
    const list = await browser.send(await browser.go(made.url.pathname), { act: 'delete', sure: 'on' });
    expect(plain(list)).not.toContain('Passing');
    expect(tenant.registry.applicationOf(appId)).toBeUndefined();
  });

  test('opens for administrators alone, and not to forms of other pages', async () => {
    const { simulator, browser } = await aPortal();
    const other = testBrowser((request) => simulator.fetch(request), 'http://localhost:8025');
    const refused = await other.signIn(await other.go('/portal/registrations'), 'ida@nordlys.example');
    expect(plain(refused)).toContain('You don’t have access');
    const forged = await browser.go('/portal/registrations/new', {
      method: 'POST',
      body: new URLSearchParams({ act: 'register', name: 'Evil' }),
      headers: { origin: 'http://localhost:9999' },
    });
    expect(forged.status).toBe(403);
    expect((await browser.go('/portal/registrations/nothing')).status).toBe(404);
  });

  test('registers an application, shows its secret once, and grants what it asks for', async () => {
    const { simulator, tenant, browser } = await aPortal();
    const made = await browser.send(await browser.go('/portal/registrations/new'), {
      name: 'Calendar Service',
      audience: 'AzureADMyOrg',
      platform: 'web',
      redirect: 'https://planner.example/callback',
    });
    const appId = made.url.pathname.split('/').at(-1)!;
    expect(plain(made)).toContain(`Application (client) ID ${appId}`);
    const credentials = await browser.go(`${made.url.pathname}/credentials`);
    const shown = await browser.send(credentials, { description: 'for Planner', days: '365' });
    const secret = /data-copy="Value">([^<]+)/.exec(shown.text)![1]!;
    expect((await browser.go(`${made.url.pathname}/credentials`)).text).not.toContain(secret);

    let permissions = await browser.go(`${made.url.pathname}/permissions`);
    permissions = await browser.send(permissions, {
      act: 'add',
      kind: 'application',
      permission: 'Calendars.ReadWrite',
    });
    expect(plain(permissions)).toContain('Microsoft Graph / Calendars.ReadWrite Application');
    expect(plain(permissions)).toContain('Not granted');
    permissions = await browser.send(permissions, { act: 'grant' });
    expect(plain(permissions)).toContain('Grant consent successful for Calendar Service');
    expect([...tenant.apps.get(appId)!.roles]).toEqual(['Calendars.ReadWrite']);
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: appId,
      client_secret: secret,
      scope: 'https://graph.microsoft.com/.default',
    });
    const url = `http://localhost:8025/${tenant.id}/oauth2/v2.0/token`;
    expect((await simulator.fetch(new Request(url, { method: 'POST', body }))).status).toBe(200);
    const gone = await browser.send(permissions, { act: 'add', kind: 'application', permission: 'Calendars.Magic' });
    expect(plain(gone)).toContain('There is no application permission "Calendars.Magic".');
  });

  test('checks redirect addresses and certificates', async () => {
    const { tenant, browser } = await aPortal();
    const application = tenant.registry.addApplication({ displayName: 'Planner' });
    tenant.registry.addServicePrincipal({ appId: application.appId });
    const page = `/portal/registrations/${application.appId}`;
    const authentication = await browser.go(`${page}/authentication`);
    const refused = await browser.send(authentication, {
      web: 'http://planner.example/callback',
      spa: '',
      publicClient: '',
      logout: '',
    });
    expect(plain(refused)).toContain('must start with "https://" or "http://localhost"');
    const fields = {
      web: 'https://planner.example/a\nhttps://planner.example/b',
      spa: 'brk-multihub://planner.example',
      publicClient: '',
      logout: 'https://planner.example/out',
      idTokens: 'on',
    };
    await browser.send(authentication, fields);
    expect(application).toMatchObject({
      redirectUris: {
        web: ['https://planner.example/a', 'https://planner.example/b'],
        spa: ['brk-multihub://planner.example'],
      },
      logoutUrl: 'https://planner.example/out',
    });
    const credentials = await browser.go(`${page}/credentials`);
    const key = await browser.send(credentials, {
      certificate: '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----',
    });
    expect(plain(key)).toContain('That is a private key');
    expect(plain(await browser.send(credentials, { certificate: 'nonsense' }))).toContain('That is no certificate');
  });

  test('exposes an API with a scope that other applications can ask for', async () => {
    const { tenant, browser } = await aPortal();
    const application = tenant.registry.addApplication({ displayName: 'Planner' });
    tenant.registry.addServicePrincipal({ appId: application.appId });
    const page = await browser.go(`/portal/registrations/${application.appId}/expose`);
    await browser.send(page, { uri: `api://${application.appId}` });
    const shown = await browser.send(page, { act: 'scope', value: 'access_as_user', title: 'Use Planner as you' });
    expect(plain(shown)).toContain(`api://${application.appId}/access_as_user Admins and users`);
    expect(plain(await browser.send(page, { act: 'scope', value: 'access_as_user', title: 'again' }))).toContain(
      'is there already',
    );
  });

  test('sets an enterprise application up for SAML, step by step', async () => {
    const { tenant, ida, browser } = await aPortal();
    const made = await browser.send(await browser.go('/portal/enterprise/new'), { name: 'Planner' });
    const base = made.url.pathname;
    const appId = base.split('/').at(-1)!;
    expect(plain(made)).toContain(`Application ID ${appId}`);
    const boxes = await browser.send(await browser.go(`${base}/sso`), { act: 'saml' });
    expect(plain(boxes)).toContain(`Microsoft Entra Identifier https://sts.windows.net/${tenant.id}/`);
    expect(plain(boxes)).toContain(`Login URL http://localhost:8025/${tenant.id}/saml2`);
    const basic = await browser.go(`${base}/sso/basic`);
    const fields = {
      identifiers: 'https://planner.example/saml/metadata',
      replies: 'https://planner.example/saml/acs',
      signOn: 'https://planner.example/login',
      relayState: '',
      logout: 'https://planner.example/saml/logout',
    };
    expect(plain(await browser.send(basic, { ...fields, replies: 'http://planner.example/acs' }))).toContain(
      'must start with https',
    );
    const saved = await browser.send(basic, fields);
    expect(plain(saved)).toContain('No, I’ll test later');
    expect(tenant.registry.servicePrincipalOf(appId)).toMatchObject({
      preferredSingleSignOnMode: 'saml',
      replyUrls: ['https://planner.example/saml/acs'],
      servicePrincipalNames: [appId, 'https://planner.example/saml/metadata'],
      loginUrl: 'https://planner.example/login',
      logoutUrl: 'https://planner.example/saml/logout',
      appRoleAssignmentRequired: true,
    });
    const base64 = await browser.go(`${base}/sso/certificate?format=base64`);
    expect(base64.text).toMatch(/^-----BEGIN CERTIFICATE-----/);
    expect(base64.headers.get('content-disposition')).toBe('attachment; filename="Planner.cer"');
    expect((await browser.go(`${base}/sso/certificate?format=metadata`)).text).toContain('<IDPSSODescriptor');
    const people = await browser.send(await browser.go(`${base}/users`), {
      who: 'ida@nordlys.example',
      role: '00000000-0000-0000-0000-000000000000',
    });
    expect(plain(people)).toContain('Ida Holm User Default Access');
    expect(tenant.consents.assignmentsOf(ida.id)).toHaveLength(1);
    const claims = await browser.go(`${base}/sso/claims`);
    expect(
      plain(await browser.send(claims, { act: 'add', name: 'urn:site', source: 'user.mail', text: 'nordlys' })),
    ).toContain('urn:site "nordlys"');
    const faulty = await browser.send(await browser.go(`${base}/sso`), { act: 'fault', fault: 'wrong-audience' });
    expect(plain(faulty)).toContain('The next answer will be broken: The audience is another application.');
    const rolled = await browser.send(await browser.go(`${base}/sso`), { act: 'new-certificate' });
    expect(plain(rolled)).toContain('signs once you make it active');
    expect(tenant.saml.certificatesOf(tenant.registry.servicePrincipalOf(appId)!.id)).toHaveLength(2);
  });
});

describe('integrated apps', () => {
  test('a manifest is checked, deployed to chosen people and shown to them after the delay', async () => {
    const { tenant, clock, ida, lars, browser } = await aPortal();
    tenant.switches.addinVisibleAfterSeconds = 3600;
    const page = await browser.go('/portal/admin/integrated-apps/upload');
    const form = { file: '', who: 'some', names: 'ida@nordlys.example' };
    const refused = await browser.send(page, { ...form, manifest: aManifest({ version: 'one' }) });
    expect(plain(refused)).toContain('OfficeApp/Version isn’t written as a Version is');
    expect(refused.text).toContain('Finish deployment');
    expect(refused.status).toBe(200);
    const done = await browser.send(page, { ...form, manifest: aManifest() });
    expect(plain(done)).toContain('Deployment in progress');
    expect(addinsOf(tenant, ida)).toEqual([]);
    clock.moveTo(clock.now().add({ hours: 2 }));
    expect(addinsOf(tenant, ida).map(({ displayName }) => displayName)).toEqual(['Planner']);
    expect(addinsOf(tenant, lars)).toEqual([]);
    expect(plain(await browser.go('/portal/admin/integrated-apps'))).toContain(
      'Planner Outlook Deployed 1.0.0.0 Ida Holm',
    );
  });

  test('an update needs a later version, a security group without mail can’t be assigned, a removed app is gone', async () => {
    const { tenant, ida, browser } = await aPortal();
    const page = await browser.go('/portal/admin/integrated-apps/upload');
    const app = await browser.send(page, { file: '', who: 'everyone', names: '', manifest: aManifest() });
    expect(addinsOf(tenant, ida)).toHaveLength(1);
    expect(plain(await browser.send(page, { file: '', who: 'everyone', names: '', manifest: aManifest() }))).toContain(
      'is deployed already',
    );
    const same = await browser.send(app, { act: 'update', file: '', manifest: aManifest() });
    expect(plain(same)).toContain('isn’t later than 1.0.0.0');
    const later = await browser.send(app, { act: 'update', file: '', manifest: aManifest({ version: '1.0.10.0' }) });
    expect(plain(later)).toContain('Version 1.0.10.0');
    tenant.groups.add({ displayName: 'Security people' });
    const group = await browser.send(app, { act: 'users', who: 'some', names: 'Security people' });
    expect(plain(group)).toContain('security group without mail');
    await browser.send(app, { act: 'remove' });
    expect(addinsOf(tenant, ida)).toEqual([]);
  });
});
