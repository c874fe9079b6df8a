import { ConfidentialClientApplication, CryptoProvider } from '@azure/msal-node';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSimulator, type RunningSimulator } from '../http/start-simulator.ts';
import { applyScenario } from '../scenario/apply-scenario.ts';
import { scenarioSchema } from '../scenario/scenario-schema.ts';
import { createSimulator } from '../simulator.ts';
import { testBrowser } from '../test-tenant/browser.ts';
import { tls } from '../test-tenant/trust.ts';

const tenantId = 'a0f1c5d2-0b7e-4c61-9c3b-3a6d0f0e5c11';
const appId = '5d8f6a30-94b0-4a0e-8f2e-5b9c3a1d7e42';
const redirectUri = 'https://planner.example/callback';

let running: RunningSimulator;
let restoreTrust: () => void;
let client: ConfidentialClientApplication;

beforeAll(async () => {
  const simulator = createSimulator({ seed: 1 });
  const scenario = scenarioSchema.parse({
    tenants: [
      {
        id: tenantId,
        displayName: 'Nordlys',
        domains: ['nordlys.example'],
        people: [{ name: 'Ida Holm', address: 'ida@nordlys.example' }],
        apps: [
          {
            appId,
            displayName: 'Planner',
            secret: 'let me in~',
            roles: [],
            scopes: ['User.Read'],
            exposes: ['access_as_user'],
            identifierUris: [`api://${appId}`],
            redirectUris: [redirectUri],
          },
        ],
      },
    ],
  });
  applyScenario(simulator, scenario);
  running = await startSimulator({ simulator });
  restoreTrust = tls.trust(running.caPem);
  client = new ConfidentialClientApplication({
    auth: {
      clientId: appId,
      clientSecret: 'let me in~',
      authority: `${running.secureOrigin}/${tenantId}`,
      knownAuthorities: [new URL(running.secureOrigin).host],
    },
  });
});

afterAll(async () => {
  restoreTrust();
  await running.close();
});

/** Ida signs in at the address that MSAL makes; returns the code at the redirect URI. */
async function codeFor(scopes: string[], challenge: string): Promise<string> {
  const browser = testBrowser((request) => fetch(request), running.pagesOrigin);
  const url = await client.getAuthCodeUrl({
    scopes,
    redirectUri,
    codeChallenge: challenge,
    codeChallengeMethod: 'S256',
  });
  const page = await browser.signIn(await browser.go(url), 'ida@nordlys.example');
  const shown = page.text.includes('value="accept"') ? await browser.send(page, { answer: 'accept' }) : page;
  return shown.url.searchParams.get('code') ?? '';
}

test('unmodified msal-node redeems a code, keeps the account and refreshes its token', async () => {
  const { challenge, verifier } = await new CryptoProvider().generatePkceCodes();
  const code = await codeFor(['User.Read'], challenge);
  const result = await client.acquireTokenByCode({ code, scopes: ['User.Read'], redirectUri, codeVerifier: verifier });
  expect(result.account).toMatchObject({ username: 'ida@nordlys.example', tenantId, name: 'Ida Holm' });
  expect(result.scopes).toContain('User.Read');
  const { account } = result;
  const cached = await client.acquireTokenSilent({ account: account!, scopes: ['User.Read'] });
  const fresh = await client.acquireTokenSilent({ account: account!, scopes: ['User.Read'], forceRefresh: true });
  expect([cached.fromCache, fresh.fromCache]).toEqual([true, false]);
  expect(decodeJwt(fresh.accessToken)).toMatchObject({
    aud: 'https://graph.microsoft.com',
    appid: appId,
    appidacr: '1',
  });
});

test('unmodified msal-node acts on behalf of a person with the token of its own API', async () => {
  const { challenge, verifier } = await new CryptoProvider().generatePkceCodes();
  const scopes = [`api://${appId}/access_as_user`];
  const code = await codeFor(scopes, challenge);
  const own = await client.acquireTokenByCode({ code, scopes, redirectUri, codeVerifier: verifier });
  const obo = await client.acquireTokenOnBehalfOf({
    oboAssertion: own.accessToken,
    scopes: ['https://graph.microsoft.com/User.Read'],
  });
  const me = await fetch(`${running.secureOrigin}/v1.0/me`, {
    headers: { authorization: `Bearer ${obo!.accessToken}` },
  });
  expect(await me.json()).toMatchObject({ userPrincipalName: 'ida@nordlys.example' });
});
