import { expect, test } from 'vitest';
import { applyScenario } from '../scenario/apply-scenario.ts';
import { scenarioSchema } from '../scenario/scenario-schema.ts';
import { createSimulator } from '../simulator.ts';
import { createRandom } from '../tenant/random.ts';
import { testBrowser } from '../test-tenant/browser.ts';

const appId = '5d8f6a30-94b0-4a0e-8f2e-5b9c3a1d7e42';
const scenario = scenarioSchema.parse({
  tenants: [
    {
      displayName: 'Nordlys',
      domains: ['nordlys.example'],
      people: [{ name: 'Ida Holm', address: 'ida@nordlys.example', directoryRoles: ['Global Administrator'] }],
      apps: [
        {
          appId,
          displayName: '<Planner> & "friends"',
          secret: 's',
          roles: [],
          identifierUris: ['urn:planner'],
          redirectUris: ['https://planner.example/callback'],
          saml: {},
        },
      ],
    },
  ],
});

/** Values that break what isn't careful: not encoded, much too long, of another kind, hostile. */
const values = [
  '',
  ' ',
  '%',
  '%E0%A4%A',
  '\u0000',
  'ø',
  '😀',
  '<script>alert(1)</script>',
  '"><img src=x>',
  "' or 1=1 --",
  '../../etc/passwd',
  'null',
  '{}',
  '[]',
  '-1',
  'x'.repeat(100_000),
  'eyJhbGciOiJub25lIn0.e30.',
  'a.b.c',
  'AAAA',
  appId,
  'urn:planner',
  'https://planner.example/callback',
  'openid',
  'code',
  'form_post',
  'https://graph.microsoft.com/.default',
  'api:///',
  'https://',
  'authorization_code',
  'refresh_token',
  'client_credentials',
  'nordlys.example',
  'common',
  'S256',
];
const names = [
  'client_id',
  'redirect_uri',
  'response_type',
  'response_mode',
  'scope',
  'state',
  'nonce',
  'prompt',
  'login_hint',
  'domain_hint',
  'code_challenge',
  'code_challenge_method',
  'grant_type',
  'code',
  'code_verifier',
  'refresh_token',
  'assertion',
  'requested_token_use',
  'client_secret',
  'client_assertion',
  'client_assertion_type',
  'SAMLRequest',
  'SAMLResponse',
  'RelayState',
  'SigAlg',
  'Signature',
  'post_logout_redirect_uri',
  'id_token_hint',
  'appid',
  'tenantId',
  'act',
  'step',
  'login',
  'password',
];
const paths = [
  'oauth2/v2.0/authorize',
  'oauth2/v2.0/token',
  'oauth2/v2.0/logout',
  'v2.0/adminconsent',
  'adminconsent',
  'saml2',
  'federationmetadata/2007-06/federationmetadata.xml',
  'v2.0/.well-known/openid-configuration',
  'discovery/v2.0/keys',
];

test('a thousand senseless requests are refused, none breaks the token service or its pages, none is reflected as HTML', async () => {
  const simulator = createSimulator({ seed: 1 });
  const [tenant] = applyScenario(simulator, scenario);
  const random = createRandom('hostile');
  const send = async (method: string, path: string) => {
    const fields = new URLSearchParams(
      Array.from({ length: random.integer(0, 8) }, () => [random.pick(names), random.pick(values)]),
    );
    const url = `http://localhost${path}`;
    const headers: Record<string, string> = random.chance(0.2)
      ? { origin: 'https://spa.example', authorization: 'Basic Oi8vJQ==' }
      : {};
    const request =
      method === 'GET'
        ? new Request(`${url}?${fields.toString()}`, { headers })
        : new Request(url, { method, headers, body: random.chance(0.1) ? '\u0000{' : fields });
    const response = await simulator.fetch(request);
    const text = await response.text();
    expect(
      response.status,
      `${method} ${path} ${fields.toString().slice(0, 300)} → ${text.slice(0, 300)}`,
    ).toBeLessThan(500);
    expect(text).not.toContain('<script>alert');
    expect(text).not.toContain('<img src=x>');
  };
  const hosts = [tenant!.id, 'nordlys.example', 'common', 'organizations', 'nobody.example', '%E0%A4%A', '😀'];
  for (let count = 0; count < 1000; count += 1)
    await send(random.pick(['GET', 'POST']), `/${random.pick(hosts)}/${random.pick(paths)}`);
  for (const path of [
    '/signin/nothing',
    '/signin/out',
    '/myapps',
    '/myapps/signin/x',
    '/portal',
    '/portal/registrations/new',
    '/portal/enterprise/x/sso',
  ])
    for (const method of ['GET', 'POST']) await send(method, path);
});

test('a query with a broken encoding is answered in a sentence', async () => {
  const simulator = createSimulator({ seed: 1 });
  applyScenario(simulator, scenario);
  const browser = testBrowser((request) => simulator.fetch(request));
  const page = await browser.go('/nordlys.example/saml2?SAMLRequest=AAAA&SigAlg=%E0%A4%A&Signature=%');
  expect(page.text).toContain('AADSTS75005');
});
