import { createHash } from 'node:crypto';
import { createSimulator } from '../simulator.ts';
import type { Application } from '../tenant/application.ts';
import { virtualClock } from '../tenant/clock.ts';
import { graphAppId } from '../tenant/graph-resource.ts';
import { postedFields, testBrowser } from './browser.ts';

export const tenantId = 'a0f1c5d2-0b7e-4c61-9c3b-3a6d0f0e5c11';
export const appId = '5d8f6a30-94b0-4a0e-8f2e-5b9c3a1d7e42';
export const back = 'https://planner.example/callback';
export const spa = 'https://planner.example/addin/pane.html';
const verifier = 'v'.repeat(64);
const challenge = createHash('sha256').update(verifier).digest('base64url');
const userRead = 'e1fe6dd8-ba31-4d61-89e7-88639da4683d';

/** Nordlys with Ida, Lars the administrator and a web application with a page in the browser; Fjord is another organisation. */
export function aSignIn({ signInAudience = 'AzureADMyOrg' }: Partial<Pick<Application, 'signInAudience'>> = {}) {
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
    requiredResourceAccess: [{ resourceAppId: graphAppId, resourceAccess: [{ id: userRead, type: 'Scope' }] }],
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
