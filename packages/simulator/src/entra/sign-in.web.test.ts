import { axeViolations, launchChromium, openPage } from '@planner/testkit';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSimulator, type OpenedSimulator } from '../http/open-simulator.ts';
import { scenarioSchema } from '../scenario/scenario-schema.ts';
import { aWebApplication } from '../test-tenant/web-application.ts';

const tenantId = 'a0f1c5d2-0b7e-4c61-9c3b-3a6d0f0e5c11';
const appId = '5d8f6a30-94b0-4a0e-8f2e-5b9c3a1d7e42';
const samlId = '7a6f0c1e-5f0b-4d3c-9d2e-1b2c3d4e5f60';

let browser: Browser;
let application: Awaited<ReturnType<typeof aWebApplication>>;
let opened: OpenedSimulator;

beforeAll(async () => {
  browser = await launchChromium();
  application = await aWebApplication();
  const { origin } = application;
  const scenario = scenarioSchema.parse({
    tenants: [
      {
        id: tenantId,
        displayName: 'Nordlys',
        domains: ['nordlys.example'],
        people: [
          { name: 'Ida Holm', address: 'ida@nordlys.example' },
          { name: 'Lars Bech', address: 'lars@nordlys.example', directoryRoles: ['Global Administrator'] },
        ],
        apps: [
          {
            appId,
            displayName: 'Planner',
            roles: ['Calendars.ReadWrite'],
            scopes: ['User.Read'],
            consented: false,
            redirectUris: [`${origin}/callback`],
            spaRedirectUris: [`${origin}/spa`],
          },
          {
            appId: samlId,
            displayName: 'Planner by SAML',
            roles: [],
            identifierUris: ['urn:planner'],
            redirectUris: [`${origin}/acs`],
            saml: {},
          },
        ],
      },
    ],
  });
  opened = await openSimulator({
    seed: 7,
    scenario: () => scenario,
    onError: (error) => expect.unreachable(String(error)),
  });
});

afterAll(async () => {
  await browser.close();
  await application.close();
  await opened.close();
});

async function aPage(options: Parameters<typeof openPage>[1] = {}) {
  const opened = await openPage(browser, options);
  opened.page.setDefaultTimeout(10_000);
  return opened;
}

const authorizeAddress = (more: Record<string, string> = {}): string =>
  `${opened.pagesOrigin}/${tenantId}/oauth2/v2.0/authorize?${new URLSearchParams({
    client_id: appId,
    response_type: 'code',
    redirect_uri: `${application.origin}/callback`,
    scope: 'openid profile User.Read',
    state: 's1',
    ...more,
  }).toString()}`;

async function signIn(page: Page, name: string) {
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  await page.getByLabel('Password').fill('simulated');
  await page.getByRole('button', { name: 'Sign in' }).click();
}

describe('signing in, in a browser', () => {
  test.each(['light', 'dark'] as const)(
    'by keyboard alone, in %s: name, password, consent, back at the application',
    async (colorScheme) => {
      const { page, context, faults } = await aPage({ colorScheme });
      await page.goto(authorizeAddress({ prompt: 'consent' }));
      expect(await axeViolations(page)).toEqual([]);
      // The cursor stands in the field already.
      await page.keyboard.type('ida@nordlys.example');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Enter password' }).waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await page.keyboard.type('wrong');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
      expect(await page.getByRole('alert').textContent()).toContain('AADSTS50126');
      expect(await axeViolations(page)).toEqual([]);
      await page.keyboard.type('simulated');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Permissions requested' }).waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await page.getByText('Sign you in and read your profile').click();
      await page.getByRole('button', { name: 'Accept' }).click();
      await page.waitForURL(`${application.origin}/callback?code=*`);
      expect(new URL(page.url()).searchParams.get('state')).toBe('s1');
      expect(faults).toEqual([]);
      await context.close();
    },
  );

  test('a form carries the answer where the application wants it by POST', async () => {
    const { page, context, faults } = await aPage();
    await page.goto(authorizeAddress({ response_mode: 'form_post' }));
    await signIn(page, 'Ida Holm');
    await page.waitForURL(`${application.origin}/callback`);
    const last = application.received.at(-1)!;
    expect(last.method).toBe('POST');
    expect(last.form.get('code')).toMatch(/^1\./);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('errors, the choice of accounts and signing out are pages that everybody can use', async () => {
    const { page, context, faults } = await aPage();
    await page.goto(authorizeAddress({ redirect_uri: 'https://evil.example/' }));
    await page.getByRole('alert').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.goto(authorizeAddress());
    await signIn(page, 'Ida Holm');
    await page.waitForURL(`${application.origin}/callback?code=*`);
    await page.goto(authorizeAddress({ prompt: 'select_account' }));
    await page.getByRole('heading', { name: 'Pick an account' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.goto(`${opened.pagesOrigin}/${tenantId}/oauth2/v2.0/logout`);
    await page.getByRole('heading', { name: 'You signed out' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe('admin consent, in a browser', () => {
  const consent = () =>
    `${opened.pagesOrigin}/${tenantId}/v2.0/adminconsent?${new URLSearchParams({ client_id: appId, scope: 'https://graph.microsoft.com/.default', redirect_uri: `${application.origin}/callback`, state: 'c1' }).toString()}`;

  test('somebody else than an administrator gets no further than a page that says so', async () => {
    const { page, context, faults } = await aPage();
    await page.goto(consent());
    await signIn(page, 'Ida Holm');
    await page.getByRole('heading', { name: 'Need admin approval' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('an administrator reviews, accepts and is back', async () => {
    const { page, context, faults } = await aPage();
    await page.goto(consent());
    await signIn(page, 'Lars Bech');
    await page.getByText('Read and write calendars in all mailboxes').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Accept' }).click();
    await page.waitForURL(`${application.origin}/callback?admin_consent=True*`);
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe('SAML, in a browser', () => {
  test('a form of the application asks by POST, the answer comes by POST, and the second time nobody is asked', async () => {
    const { page, context, faults } = await aPage();
    const ask = async () => {
      await page.goto(`${application.origin}/start`);
      const xml = `<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_1" Version="2.0" IssueInstant="2026-11-24T08:00:00Z"><Issuer xmlns="urn:oasis:names:tc:SAML:2.0:assertion">urn:planner</Issuer></samlp:AuthnRequest>`;
      await page.evaluate(
        ({ action, value }) => {
          const { document } = globalThis as unknown as {
            document: { body: { innerHTML: string }; forms: { submit(): void }[] };
          };
          document.body.innerHTML = `<form method="post" action="${action}"><input name="SAMLRequest" value="${value}"><input name="RelayState" value="r1"></form>`;
          document.forms[0]!.submit();
        },
        { action: `${opened.pagesOrigin}/${tenantId}/saml2`, value: Buffer.from(xml).toString('base64') },
      );
    };
    await ask();
    await signIn(page, 'Ida Holm');
    await page.waitForURL(`${application.origin}/acs`);
    expect(application.received.at(-1)!.form.get('RelayState')).toBe('r1');
    await ask();
    await page.waitForURL(`${application.origin}/acs`);
    expect(application.received.filter(({ url }) => url.pathname === '/acs')).toHaveLength(2);
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe('unmodified msal-browser', () => {
  /** What the page's script calls of MSAL. */
  type Msal = {
    PublicClientApplication: new (configuration: object) => {
      initialize(): Promise<void>;
      handleRedirectPromise(): Promise<{ accessToken: string; account: { username: string }; scopes: string[] } | null>;
      loginRedirect(request: object): Promise<void>;
      acquireTokenSilent(request: object): Promise<{ accessToken: string; fromCache: boolean }>;
      getAllAccounts(): object[];
    };
  };

  test('signs in from a page, redeems its code and refreshes by itself', async () => {
    const { page, context } = await aPage({ ignoreHTTPSErrors: true });
    const configuration = {
      auth: {
        clientId: appId,
        authority: `${opened.secureOrigin}/${tenantId}`,
        knownAuthorities: [new URL(opened.secureOrigin).host],
        redirectUri: `${application.origin}/spa`,
      },
      cache: { cacheLocation: 'localStorage' },
    };
    await page.goto(`${application.origin}/spa`);
    await page.evaluate(async (configuration) => {
      const { msal } = globalThis as unknown as { msal: Msal };
      const client = new msal.PublicClientApplication(configuration);
      await client.initialize();
      // The page is left for the sign-in: nobody waits here for its end.
      void client.loginRedirect({ scopes: ['User.Read'] });
    }, configuration);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await signIn(page, 'Ida Holm');
    await page.waitForURL(`${application.origin}/spa*`);
    const result = await page.evaluate(async (configuration) => {
      const { msal } = globalThis as unknown as { msal: Msal };
      const client = new msal.PublicClientApplication(configuration);
      await client.initialize();
      const answer = await client.handleRedirectPromise();
      const account = client.getAllAccounts()[0];
      const cached = await client.acquireTokenSilent({ scopes: ['User.Read'], account });
      const fresh = await client.acquireTokenSilent({ scopes: ['User.Read'], account, forceRefresh: true });
      return {
        username: answer?.account.username,
        scopes: answer?.scopes,
        cached: cached.fromCache,
        fresh: fresh.fromCache,
        token: fresh.accessToken,
      };
    }, configuration);
    expect(result).toMatchObject({ username: 'ida@nordlys.example', cached: true, fresh: false });
    expect(result.scopes).toContain('User.Read');
    expect(result.token.split('.')).toHaveLength(3);
    await context.close();
  });
});
