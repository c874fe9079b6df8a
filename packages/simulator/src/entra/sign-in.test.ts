import { decodeJwt } from 'jose';
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createSimulator } from '../simulator.ts';
import type { Application } from '../tenant/application.ts';
import { graphAppId } from '../tenant/graph-resource.ts';
import { virtualClock } from '../tenant/clock.ts';
import { postedFields, testBrowser } from '../test-tenant/browser.ts';

const tenantId = 'a0f1c5d2-0b7e-4c61-9c3b-3a6d0f0e5c11';
const appId = '5d8f6a30-94b0-4a0e-8f2e-5b9c3a1d7e42';
const back = 'https://planner.example/callback';
const spa = 'https://planner.example/addin/pane.html';
const verifier = 'v'.repeat(64);
const challenge = createHash('sha256').update(verifier).digest('base64url');
const delegated = { userRead: 'e1fe6dd8-ba31-4d61-89e7-88639da4683d' };

/** Nordlys with Ida, Lars the administrator and a web application with a page in the browser; Fjord is another organisation. */
function aSignIn({ signInAudience = 'AzureADMyOrg' }: Partial<Pick<Application, 'signInAudience'>> = {}) {
  const clock = virtualClock(Temporal.Instant.from('2026-11-24T08:00:00Z'));
  const simulator = createSimulator({ seed: 1, clock });
  const tenant = simulator.addTenant({ id: tenantId, displayName: 'Nordlys', domains: ['nordlys.example'] });
  const fjord = simulator.addTenant({ displayName: 'Fjord', domains: ['fjord.example'] });
  const ida = tenant.addUser({
    userPrincipalName: 'ida@nordlys.example',
    displayName: 'Ida Holm',
    givenName: 'Ida',
    surname: 'Holm',
  });
  tenant.addUser({
    userPrincipalName: 'lars@nordlys.example',
    displayName: 'Lars Bech',
    profile: { directoryRoles: ['Global Administrator'] },
  });
  fjord.addUser({
    userPrincipalName: 'eva@fjord.example',
    displayName: 'Eva Lund',
    profile: { directoryRoles: ['Global Administrator'] },
  });
  const application = tenant.registry.addApplication({
    appId,
    displayName: 'Planner',
    signInAudience,
    identifierUris: [`api://${appId}`],
    redirectUris: { web: [back, 'http://localhost/back'], spa: [spa], publicClient: [] },
    requiredResourceAccess: [
      { resourceAppId: graphAppId, resourceAccess: [{ id: delegated.userRead, type: 'Scope' }] },
    ],
    oauth2PermissionScopes: [
      {
        id: '11111111-1111-4111-8111-111111111111',
        value: 'access_as_user',
        type: 'User',
        isEnabled: true,
        adminConsentDisplayName: 'Use Planner as you',
        adminConsentDescription: 'Use Planner as the signed-in person.',
        userConsentDisplayName: null,
        userConsentDescription: null,
      },
    ],
    requestedAccessTokenVersion: 2,
    passwordCredentials: [
      { keyId: '1', displayName: null, hint: 'let', secretText: 'let me in~', startsAt: clock.now(), endsAt: null },
    ],
  });
  tenant.registry.addServicePrincipal({ appId });
  const browser = testBrowser((request) => simulator.fetch(request));
  const authorize = (more: Record<string, string> = {}, tenantName = tenantId) => {
    const query = new URLSearchParams({
      client_id: appId,
      response_type: 'code',
      redirect_uri: back,
      scope: 'openid profile email offline_access',
      state: 'st&te',
      nonce: 'n1',
      code_challenge: challenge,
      code_challenge_method: 'S256',
      ...more,
    });
    for (const [name, value] of Object.entries(more)) if (value === '') query.delete(name);
    return browser.go(`/${tenantName}/oauth2/v2.0/authorize?${query.toString()}`);
  };
  const token = async (
    fields: Record<string, string>,
    { origin, tenantName = tenantId }: { origin?: string; tenantName?: string } = {},
  ) => {
    const body = new URLSearchParams({
      client_id: appId,
      redirect_uri: back,
      grant_type: 'authorization_code',
      code_verifier: verifier,
      client_secret: 'let me in~',
      ...fields,
    });
    for (const [name, value] of Object.entries(fields)) if (value === '') body.delete(name);
    const request = new Request(`https://login.example/${tenantName}/oauth2/v2.0/token`, {
      method: 'POST',
      body,
      ...(origin && { headers: { origin } }),
    });
    const response = await simulator.fetch(request);
    return {
      headers: response.headers,
      status: response.status,
      body: (await response.json()) as Record<string, string> & { error_codes?: number[] },
    };
  };
  /** Signs Ida in and consents: the code that the application gets. */
  const code = async (more: Record<string, string> = {}) => {
    const page = await browser.signIn(await authorize(more), 'ida@nordlys.example');
    const shown = page.text.includes('Permissions requested') ? await browser.send(page, { answer: 'accept' }) : page;
    const fields =
      more['response_mode'] === 'form_post'
        ? new URLSearchParams(postedFields(shown).fields)
        : shown.url.hash === ''
          ? shown.url.searchParams
          : new URLSearchParams(shown.url.hash.slice(1));
    return { shown, fields, code: fields.get('code') ?? '' };
  };
  return { simulator, clock, tenant, fjord, ida, application, browser, authorize, token, code };
}

describe('signing in', () => {
  test('a person types name and password, consents, and the application gets who they are', async () => {
    const { browser, authorize, token, ida, clock } = aSignIn();
    const first = await authorize();
    expect(first.text).toContain('to continue to Planner');
    const consent = await browser.signIn(first, 'ida@nordlys.example');
    expect(consent.text).toContain('Permissions requested');
    const shown = await browser.send(consent, { answer: 'accept' });
    expect(shown.url.origin + shown.url.pathname).toBe(back);
    expect(shown.url.searchParams.get('state')).toBe('st&te');
    const { status, body } = await token({ code: shown.url.searchParams.get('code')! });
    expect(status).toBe(200);
    const claims = decodeJwt(body['id_token']!);
    expect(claims).toMatchObject({
      iss: `https://login.example/${tenantId}/v2.0`,
      aud: appId,
      oid: ida.id,
      tid: tenantId,
      name: 'Ida Holm',
      preferred_username: 'ida@nordlys.example',
      email: 'ida@nordlys.example',
      nonce: 'n1',
      ver: '2.0',
      auth_time: Math.floor(clock.now().epochMilliseconds / 1000),
    });
    expect(claims.sub).not.toBe(ida.id);
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3599, scope: 'openid profile email' });
    expect(body['refresh_token']).toBeTypeOf('string');
  });

  test('whoever is signed in isn’t asked again, unless the application insists', async () => {
    const { code, authorize } = aSignIn();
    await code();
    expect((await authorize()).url.searchParams.get('code')).not.toBeNull();
    expect((await authorize({ prompt: 'none' })).url.searchParams.get('code')).not.toBeNull();
    expect((await authorize({ prompt: 'login' })).text).toContain('Sign in');
    expect((await authorize({ prompt: 'select_account' })).text).toContain('Pick an account');
    expect((await authorize({ prompt: 'consent' })).text).toContain('Permissions requested');
    expect((await authorize({ login_hint: 'lars@nordlys.example' })).text).toContain('Enter password');
  });

  test('a wrong password, an unknown name, a disabled account and too many tries say so with Entra’s numbers', async () => {
    const { browser, authorize, ida, clock } = aSignIn();
    const page = await authorize();
    expect((await browser.send(page, { login: 'nobody@nordlys.example', step: 'person' })).text).toContain(
      'AADSTS50034',
    );
    let shown = await browser.signIn(page, 'ida@nordlys.example', 'wrong');
    expect(shown.text).toContain('AADSTS50126');
    for (let tries = 0; tries < 9; tries += 1) shown = await browser.signIn(shown, 'ida@nordlys.example', 'wrong');
    expect((await browser.signIn(shown, 'ida@nordlys.example')).text).toContain('AADSTS50053');
    clock.moveTo(clock.now().add({ minutes: 2 }));
    ida.accountEnabled = false;
    expect((await browser.signIn(shown, 'ida@nordlys.example')).text).toContain('AADSTS50057');
    ida.accountEnabled = true;
    expect((await browser.signIn(shown, 'ida@nordlys.example')).text).toContain('Permissions requested');
  });

  test.each(['query', 'fragment', 'form_post'])('the answer arrives by %s', async (mode) => {
    const { code } = aSignIn();
    const { fields, shown } = await code({ response_mode: mode });
    expect(fields.get('code')).toMatch(/^1\./);
    expect(fields.get('state')).toBe('st&te');
    expect(mode === 'form_post' ? postedFields(shown).action : shown.url.origin + shown.url.pathname).toBe(back);
  });

  test('somebody of another organisation is told so on Entra’s page', async () => {
    const { browser, authorize } = aSignIn();
    expect((await browser.signIn(await authorize(), 'eva@fjord.example')).text).toContain('AADSTS50020');
  });

  test('an application that wants its people assigned lets nobody else in', async () => {
    const { tenant, browser, authorize, ida } = aSignIn();
    const principal = tenant.registry.servicePrincipalOf(appId)!;
    principal.appRoleAssignmentRequired = true;
    expect((await browser.signIn(await authorize(), 'ida@nordlys.example')).text).toContain('AADSTS50105');
    const group = tenant.groups.add({ displayName: 'Planner people' });
    tenant.groups.addMembers(group, [{ id: ida.id, kind: 'user' }]);
    tenant.consents.assign({
      principalId: group.id,
      principalType: 'Group',
      appRoleId: '00000000-0000-0000-0000-000000000000',
      resourceId: principal.id,
    });
    expect((await authorize()).text).toContain('Permissions requested');
  });

  test('groups are named in the token, and too many are pointed to', async () => {
    const { tenant, application, code, token, ida, authorize } = aSignIn();
    application.more['groupMembershipClaims'] = 'SecurityGroup';
    const group = tenant.groups.add({ displayName: 'Planner people' });
    tenant.groups.addMembers(group, [{ id: ida.id, kind: 'user' }]);
    const one = await token({ code: (await code()).code });
    expect(decodeJwt(one.body['id_token']!)['groups']).toEqual([group.id]);
    for (let count = 0; count < 200; count += 1)
      tenant.groups.addMembers(tenant.groups.add({ displayName: `Group ${count}` }), [{ id: ida.id, kind: 'user' }]);
    const many = await token({ code: (await authorize()).url.searchParams.get('code')! });
    expect(decodeJwt(many.body['id_token']!)).toMatchObject({ _claim_names: { groups: 'src1' } });
    expect(decodeJwt(many.body['id_token']!)).not.toHaveProperty('groups');
  });

  test('of `common` only applications for several organisations are served, and consent makes them known', async () => {
    const single = aSignIn();
    expect((await single.authorize({}, 'common')).text).toContain('AADSTS50194');
    const { browser, authorize, fjord, token } = aSignIn({ signInAudience: 'AzureADMultipleOrgs' });
    expect(fjord.registry.servicePrincipalOf(appId)).toBeUndefined();
    const consent = await browser.signIn(await authorize({}, 'common'), 'eva@fjord.example');
    const shown = await browser.send(consent, { answer: 'accept' });
    const { body } = await token({ code: shown.url.searchParams.get('code')! }, { tenantName: 'common' });
    expect(decodeJwt(body['id_token']!)).toMatchObject({
      tid: fjord.id,
      iss: `https://login.example/${fjord.id}/v2.0`,
    });
    expect(fjord.registry.servicePrincipalOf(appId)).toMatchObject({ appOwnerOrganizationId: tenantId });
  });
});

describe('a request that makes no sense', () => {
  test.each([
    ['an unknown application', { client_id: tenantId }, tenantId, 700016],
    ['a redirect address that isn’t registered', { redirect_uri: 'https://evil.example/' }, tenantId, 50011],
    ['an organisation nobody has', {}, 'fabrikam.example', 90002],
    ['no client id', { client_id: '' }, tenantId, 900144],
  ])('%s stays on Entra’s own page', async (_what, more, tenantName, number) => {
    const { authorize } = aSignIn();
    const page = await authorize(more, tenantName);
    expect(page.url.origin).toBe('https://login.example');
    expect(page.text).toContain(`AADSTS${number}`);
  });

  test.each([
    ['no response type', { response_type: '' }, 'invalid_request', 900144],
    ['a token without a code', { response_type: 'token' }, 'unsupported_response_type', 700054],
    ['a scope that Graph doesn’t have', { scope: 'openid Calendars.Read.Magic' }, 'invalid_client', 650053],
    ['two resources', { scope: `User.Read api://${appId}/access_as_user` }, 'invalid_scope', 700022],
    ['a silent request of nobody', { prompt: 'none' }, 'login_required', 50058],
    ['an unknown prompt', { prompt: 'maybe' }, 'invalid_request', 901002],
  ])('%s is told to the application', async (_what, more, error, number) => {
    const { authorize, browser } = aSignIn();
    const first = await authorize(more);
    const page = first.text === '' ? first : await browser.signIn(first, 'ida@nordlys.example');
    expect(page.url.origin).toBe('https://planner.example');
    expect(page.url.searchParams.get('error')).toBe(error);
    expect(page.url.searchParams.get('error_description')).toContain(`AADSTS${number}`);
    expect(page.url.searchParams.get('state')).toBe('st&te');
  });

  test('a person who cancels sends access_denied to the application', async () => {
    const { browser, authorize } = aSignIn();
    const consent = await browser.signIn(await authorize(), 'ida@nordlys.example');
    const shown = await browser.send(consent, { answer: 'cancel' });
    expect(shown.url.searchParams.get('error')).toBe('access_denied');
    expect(shown.url.searchParams.get('error_description')).toContain('AADSTS65004');
  });

  test('a silent request for what nobody consented to is answered with interaction_required', async () => {
    const { code, authorize } = aSignIn();
    await code();
    const shown = await authorize({ prompt: 'none', scope: 'openid Calendars.Read' });
    expect(shown.url.searchParams.get('error')).toBe('interaction_required');
    expect(shown.url.searchParams.get('error_description')).toContain('AADSTS65001');
  });

  test('a port of localhost is not looked at', async () => {
    const { authorize } = aSignIn();
    expect((await authorize({ redirect_uri: 'http://localhost:4711/back' })).text).toContain('Sign in');
    expect((await authorize({ redirect_uri: 'http://localhost:4711/other' })).text).toContain('AADSTS50011');
  });
});

describe('a permission for administrators', () => {
  test('shows people that an administrator is needed, and tells the application nothing', async () => {
    const { browser, authorize } = aSignIn();
    const page = await browser.signIn(await authorize({ scope: 'openid Group.Read.All' }), 'ida@nordlys.example');
    expect(page.text).toContain('Need admin approval');
    expect(page.url.origin).toBe('https://login.example');
  });

  test('is consented to by an administrator, for everybody if wished', async () => {
    const { browser, authorize, tenant } = aSignIn();
    const page = await browser.signIn(await authorize({ scope: 'openid Group.Read.All' }), 'lars@nordlys.example');
    const shown = await browser.send(page, { answer: 'accept', for_all: 'on' });
    expect(shown.url.searchParams.get('code')).not.toBeNull();
    const [grant] = tenant.consents.grantsOf(tenant.registry.servicePrincipalOf(appId)!.id);
    expect(grant).toMatchObject({
      consentType: 'AllPrincipals',
      scope: expect.stringContaining('Group.Read.All') as string,
    });
  });

  test('where people may not consent at all, even User.Read needs an administrator', async () => {
    const { browser, authorize, tenant } = aSignIn();
    tenant.switches.usersMayConsent = false;
    expect(
      (await browser.signIn(await authorize({ scope: 'openid User.Read' }), 'ida@nordlys.example')).text,
    ).toContain('Need admin approval');
  });
});

describe('a code', () => {
  test('is redeemed once, with its verifier, its redirect address and the application’s secret', async () => {
    const { code, token } = aSignIn();
    const one = (await code()).code;
    expect((await token({ code: one, code_verifier: 'x'.repeat(64) })).body.error_codes).toEqual([501481]);
    expect((await token({ code: one, client_secret: '' })).body.error_codes).toEqual([7000218]);
    expect((await token({ code: one, client_secret: 'wrong' })).body.error_codes).toEqual([7000215]);
    expect((await token({ code: one, redirect_uri: 'http://localhost/back' })).body.error_codes).toEqual([50011]);
    expect((await token({ code: one })).status).toBe(200);
    expect((await token({ code: one })).body.error_codes).toEqual([54005]);
    expect((await token({ code: 'made up' })).body.error_codes).toEqual([9002313]);
  });

  test('lapses after ten minutes', async () => {
    const { code, token, clock } = aSignIn();
    const one = (await code()).code;
    clock.moveTo(clock.now().add({ minutes: 11 }));
    expect((await token({ code: one })).body.error_codes).toEqual([70008]);
  });

  test('of a single page app goes to browsers alone, of a web application never', async () => {
    const { code, token, authorize } = aSignIn();
    const origin = 'https://planner.example';
    const web = (await code()).code;
    const refused = await token({ code: web }, { origin });
    expect(refused.body.error_codes).toEqual([9002326]);
    expect(refused.headers.get('access-control-allow-origin')).toBeNull();
    const own = (await authorize({ redirect_uri: spa })).url.searchParams.get('code')!;
    const fields = { code: own, redirect_uri: spa, client_secret: '' };
    expect((await token(fields)).body.error_codes).toEqual([9002327]);
    const given = await token(fields, { origin });
    expect(given.status).toBe(200);
    expect(given.headers.get('access-control-allow-origin')).toBe('*');
  });
});

describe('a refresh token', () => {
  test('brings new tokens and its successor, until ninety days pass without use', async () => {
    const { code, token, clock } = aSignIn();
    const first = await token({ code: (await code()).code });
    clock.moveTo(clock.now().add({ hours: 89 * 24 }));
    const second = await token({ grant_type: 'refresh_token', refresh_token: first.body['refresh_token']! });
    expect(second.status).toBe(200);
    clock.moveTo(clock.now().add({ hours: 2 * 24 }));
    expect(
      (await token({ grant_type: 'refresh_token', refresh_token: first.body['refresh_token']! })).body.error_codes,
    ).toEqual([700082]);
    expect((await token({ grant_type: 'refresh_token', refresh_token: second.body['refresh_token']! })).status).toBe(
      200,
    );
  });

  test('of a single page app ends a day after the sign-in, however often it is used', async () => {
    const { code, token, clock } = aSignIn();
    const origin = 'https://planner.example';
    const own = { redirect_uri: spa, client_secret: '' };
    const first = await token({ ...own, code: (await code({ redirect_uri: spa })).code }, { origin });
    clock.moveTo(clock.now().add({ hours: 23 }));
    const second = await token(
      { ...own, grant_type: 'refresh_token', refresh_token: first.body['refresh_token']! },
      { origin },
    );
    expect(second.status).toBe(200);
    clock.moveTo(clock.now().add({ hours: 2 }));
    const third = await token(
      { ...own, grant_type: 'refresh_token', refresh_token: second.body['refresh_token']! },
      { origin },
    );
    expect(third.body.error_codes).toEqual([700084]);
  });

  test('is worth nothing once the person is disabled or their sessions were revoked', async () => {
    const { code, token, clock, ida } = aSignIn();
    const { body } = await token({ code: (await code()).code });
    const again = () => token({ grant_type: 'refresh_token', refresh_token: body['refresh_token']! });
    ida.accountEnabled = false;
    expect((await again()).body.error_codes).toEqual([50057]);
    ida.accountEnabled = true;
    clock.moveTo(clock.now().add({ minutes: 1 }));
    ida.profile['signInSessionsValidFromDateTime'] = clock.now().toString();
    expect((await again()).body.error_codes).toEqual([50173]);
    expect((await token({ grant_type: 'refresh_token', refresh_token: body['id_token']! })).body.error_codes).toEqual([
      70000,
    ]);
  });
});

describe('on behalf of a person', () => {
  test('an API changes the token that it was called with for one of Graph', async () => {
    const { code, token, ida, simulator } = aSignIn();
    const { body } = await token({
      code: (await code({ scope: `openid offline_access api://${appId}/access_as_user` })).code,
    });
    expect(decodeJwt(body['access_token']!)).toMatchObject({
      aud: appId,
      scp: 'access_as_user',
      ver: '2.0',
      azp: appId,
      oid: ida.id,
    });
    const obo = {
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      requested_token_use: 'on_behalf_of',
      assertion: body['access_token']!,
    };
    expect((await token({ ...obo, scope: 'https://graph.microsoft.com/User.Read' })).body).toMatchObject({
      error_codes: [65001],
      suberror: 'consent_required',
    });
    const { tenant } = { tenant: simulator.tenants.get(tenantId)! };
    tenant.consents.grant({
      clientId: tenant.registry.servicePrincipalOf(appId)!.id,
      consentType: 'AllPrincipals',
      principalId: null,
      resourceId: tenant.registry.graph.id,
      scope: 'User.Read',
    });
    const given = await token({ ...obo, scope: 'https://graph.microsoft.com/User.Read' });
    expect(decodeJwt(given.body['access_token']!)).toMatchObject({
      aud: 'https://graph.microsoft.com',
      oid: ida.id,
      scp: expect.stringContaining('User.Read') as string,
    });
    simulator.graph.authenticate = simulator.entra.bearerCheck;
    const me = await simulator.fetch(
      new Request('https://graph.microsoft.com/v1.0/me', {
        headers: { authorization: `Bearer ${given.body['access_token']}` },
      }),
    );
    expect(await me.json()).toMatchObject({ id: ida.id });
    expect(
      (await token({ ...obo, scope: 'User.Read', assertion: given.body['access_token']! })).body.error_codes,
    ).toEqual([500131]);
    expect((await token({ ...obo, scope: 'User.Read', assertion: 'x.y.z' })).body.error_codes).toEqual([50013]);
  });
});

describe('signing out', () => {
  test('ends the session, tells the applications and goes back to a registered address', async () => {
    const { code, browser, authorize, application } = aSignIn();
    application.logoutUrl = 'https://planner.example/signed-out';
    await code();
    const page = await browser.go(
      `/${tenantId}/oauth2/v2.0/logout?post_logout_redirect_uri=${encodeURIComponent(back)}&client_id=${appId}&state=s1`,
    );
    expect(page.text).toContain('src="https://planner.example/signed-out?sid=');
    expect(page.headers.get('content-security-policy')).toContain('frame-src https://planner.example;');
    expect(page.text).toContain(`${back}?state=s1`);
    expect((await authorize({ prompt: 'none' })).url.searchParams.get('error')).toBe('login_required');
  });

  test('an address that nobody registered is not gone to', async () => {
    const { code, browser } = aSignIn();
    await code();
    const page = await browser.go(
      `/${tenantId}/oauth2/v2.0/logout?post_logout_redirect_uri=https%3A%2F%2Fevil.example%2F`,
    );
    expect(page.text).toContain('You signed out');
    expect(page.text).not.toContain('evil.example');
  });
});
