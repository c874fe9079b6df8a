import { decodeJwt } from 'jose';
import { describe, expect, test } from 'vitest';
import { aSignIn, appId, back, spa, tenantId } from '../test-tenant/sign-in-world.ts';

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
