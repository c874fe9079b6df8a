import { decodeJwt } from 'jose';
import { describe, expect, test } from 'vitest';
import { postedFields } from '../test-tenant/browser.ts';
import { aSignIn, appId, back, tenantId } from '../test-tenant/sign-in-world.ts';

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
    const refused = (await browser.signIn(await authorize(), 'ida@nordlys.example')).text.replaceAll('&#39;', "'");
    expect(refused).toContain(`AADSTS50105: Your administrator has configured the application Planner ('${appId}')`);
    expect(refused).toContain("The signed in user 'ida@nordlys.example' is blocked");
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
  test('has a page that says what its number means', async () => {
    const { browser } = aSignIn();
    expect((await browser.go('/error?code=7000215')).text).toContain('Invalid client secret provided');
    expect((await browser.go('/error?code=1')).text).toContain('no such number');
  });

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
