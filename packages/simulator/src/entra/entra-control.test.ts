import { decodeJwt } from 'jose';
import { describe, expect, test } from 'vitest';
import { applyScenario } from '../scenario/apply-scenario.ts';
import { scenarioSchema } from '../scenario/scenario-schema.ts';
import { createSimulator } from '../simulator.ts';
import { testBrowser } from '../test-tenant/browser.ts';

const appId = '5d8f6a30-94b0-4a0e-8f2e-5b9c3a1d7e42';
const consentedId = '6d8f6a30-94b0-4a0e-8f2e-5b9c3a1d7e42';
const scenario = scenarioSchema.parse({
  tenants: [
    {
      displayName: 'Nordlys',
      domains: ['nordlys.example'],
      people: [
        { name: 'Ida Holm', address: 'ida@nordlys.example', password: 'own one' },
        { name: 'Lars Bech', address: 'lars@nordlys.example', directoryRoles: ['Global Administrator'] },
      ],
      groups: [{ name: 'Planner people', members: ['ida@nordlys.example'] }],
      apps: [
        {
          appId,
          displayName: 'Planner',
          secret: 'let me in~',
          roles: ['User.Read.All'],
          scopes: ['User.Read'],
          consented: false,
          redirectUris: ['https://planner.example/callback'],
          spaRedirectUris: ['https://planner.example/pane'],
          exposes: ['access_as_user'],
          saml: { signOnUrl: 'https://planner.example/login', assigned: ['Planner people'] },
        },
        {
          appId: consentedId,
          displayName: 'Calendar Service',
          secret: 'let me in~',
          roles: ['Calendars.ReadWrite', 'Place.Read.All'],
        },
      ],
    },
  ],
});

function aSimulator() {
  const simulator = createSimulator({ seed: 1 });
  const [tenant] = applyScenario(simulator, scenario);
  const control = async (method: string, path: string, body?: unknown) => {
    const url = `http://localhost/control/api/tenants/nordlys.example${path}`;
    const response = await simulator.fetch(
      new Request(url, { method, ...(body !== undefined && { body: JSON.stringify(body) }) }),
    );
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
  };
  const token = async (clientId: string) => {
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: 'let me in~',
      scope: 'https://graph.microsoft.com/.default',
    });
    const response = await simulator.fetch(
      new Request('https://login.example/nordlys.example/oauth2/v2.0/token', { method: 'POST', body }),
    );
    return (await response.json()) as { access_token?: string; error_codes?: number[] };
  };
  const roles = async (clientId: string) => decodeJwt((await token(clientId)).access_token ?? '')['roles'];
  return { simulator, tenant: tenant!, control, token, roles };
}

describe('a scenario', () => {
  test('says who administers, who has a password of their own, and what nobody has consented to yet', async () => {
    const { simulator, tenant, roles } = aSimulator();
    expect(await roles(appId)).toBeUndefined();
    expect(await roles(consentedId)).toEqual(['Calendars.ReadWrite', 'Place.Read.All']);
    expect(tenant.registry.servicePrincipalOf(appId)).toMatchObject({
      preferredSingleSignOnMode: 'saml',
      loginUrl: 'https://planner.example/login',
      appRoleAssignmentRequired: true,
    });
    const browser = testBrowser((request) => simulator.fetch(request));
    const page = await browser.go('/myapps');
    expect((await browser.signIn(page, 'ida@nordlys.example')).text).toContain('AADSTS50126');
    expect((await browser.signIn(page, 'ida@nordlys.example', 'own one')).text).toContain('Planner');
  });
});

describe('the control of Entra', () => {
  test('revokes a permission, all of them, disables and deletes an application, lets its secret lapse', async () => {
    const { control, token, roles } = aSimulator();
    expect((await control('DELETE', `/enterprise-apps/${consentedId}/permissions/Place.Read.All`)).status).toBe(204);
    expect(await roles(consentedId)).toEqual(['Calendars.ReadWrite']);
    expect((await control('DELETE', `/enterprise-apps/${consentedId}/permissions/Place.Read.All`)).status).toBe(404);
    await control('DELETE', `/enterprise-apps/${consentedId}/permissions`);
    expect(await roles(consentedId)).toBeUndefined();
    await control('PATCH', `/enterprise-apps/${consentedId}`, { accountEnabled: false });
    expect((await token(consentedId)).error_codes).toEqual([7000112]);
    await control('PATCH', `/enterprise-apps/${consentedId}`, { accountEnabled: true });
    await control('POST', `/apps/${consentedId}/expire-secrets`);
    expect((await token(consentedId)).error_codes).toEqual([7000222]);
    await control('DELETE', `/enterprise-apps/${consentedId}`);
    expect((await token(consentedId)).error_codes).toEqual([700016]);
  });

  test('disables people, gives them a password and a role, and refuses what it doesn’t know', async () => {
    const { control, tenant } = aSimulator();
    await control('PATCH', '/people/ida@nordlys.example/sign-in', {
      enabled: false,
      password: 'new one',
      directoryRoles: ['User Administrator'],
    });
    expect(tenant.findUser('ida@nordlys.example')).toMatchObject({
      accountEnabled: false,
      profile: { passwordProfile: { password: 'new one' }, directoryRoles: ['User Administrator'] },
    });
    expect((await control('PATCH', '/people/ida@nordlys.example/sign-in', { directoryRoles: ['King'] })).status).toBe(
      400,
    );
    expect((await control('PATCH', '/people/nobody/sign-in', {})).status).toBe(404);
  });

  test('orders SAML faults and rolls certificates over', async () => {
    const { control } = aSimulator();
    const app = `/enterprise-apps/${appId}`;
    expect((await control('PUT', `${app}/saml-fault`, { fault: 'unsigned' })).status).toBe(204);
    expect((await control('GET', `${app}/saml-fault`)).body).toEqual({ fault: 'unsigned', times: 1 });
    expect((await control('PUT', `${app}/saml-fault`, { fault: 'magic' })).status).toBe(400);
    await control('DELETE', `${app}/saml-fault`);
    expect((await control('GET', `${app}/saml-fault`)).body).toEqual({ fault: null, times: null });
    await control('POST', `${app}/certificates`, {});
    const { body } = await control('POST', `${app}/certificates`, { endsAt: '2020-01-01T00:00:00Z' });
    const [first, expired] = body as { thumbprint: string; active: boolean; endsAt: string }[];
    expect([first!.active, expired!.active, expired!.endsAt]).toEqual([true, false, '2020-01-01T00:00:00Z']);
    expect((await control('DELETE', `${app}/certificates/${first!.thumbprint}`)).status).toBe(409);
    expect((await control('POST', `${app}/certificates/${expired!.thumbprint}/activate`)).status).toBe(204);
    expect((await control('DELETE', `${app}/certificates/${first!.thumbprint}`)).status).toBe(204);
  });
});
