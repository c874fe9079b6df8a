import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeViolations, launchChromium, openPage, startPlannerForTests } from '@planner/testkit';
import type { RunningPlanner } from '@planner/testkit';
import type { Browser, Page } from 'playwright-core';

/*
 * Single sign-on from set-up to a person who is signed in, by clicking alone. Planner is opened at 127.0.0.1 and the directory
 * at localhost: two sites to a browser, so the directory's form comes without Planner's cookies, as in real life.
 */
let planner: RunningPlanner;
let browser: Browser;
let base: string;
beforeAll(async () => {
  [planner, browser] = await Promise.all([startPlannerForTests(), launchChromium()]);
  base = planner.url.replace('localhost', '127.0.0.1');
});
afterAll(async () => {
  await browser.close();
  await planner.stop();
});

const settings = '/admin/settings/single-sign-on';

async function asJonas(options: Parameters<typeof openPage>[1] = {}) {
  const opened = await openPage(browser, { viewport: { width: 1320, height: 900 }, ...options });
  await opened.page.goto(`${base}/`);
  await opened.page.getByRole('button', { name: /Jonas/ }).click();
  await opened.page.getByRole('navigation').first().waitFor();
  opened.faults.length = 0;
  return opened;
}

/** Signs in at Microsoft as one of the directory. */
async function signInAtMicrosoft(page: Page, name: string): Promise<void> {
  await page.waitForURL(`${planner.outlookUrl}/**`);
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  await page.getByLabel('Password').fill('simulated');
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Microsoft asks once whether Planner may read the profile, unless an administrator has consented for all. */
async function acceptIfAsked(page: Page): Promise<void> {
  const accept = page.getByRole('button', { name: 'Accept' });
  const back = page.getByRole('heading', { name: 'Test sign-in' });
  await accept.or(back).waitFor();
  if (await accept.isVisible()) await accept.click();
}

/** The value that a page of Planner shows for Entra. */
const valueOf = async (page: Page, label: string) =>
  page.locator('.sign-on-values > div', { hasText: label }).locator('code').first().innerText();

/** Makes the enterprise application in Entra's portal with Planner's values; the way that step 1 describes. */
async function setUpInEntra(
  page: Page,
  values: { readonly [field: string]: string },
): Promise<{ applicationId: string; identifier: string }> {
  await page.goto(`${planner.outlookUrl}/portal/enterprise/new`);
  if (await page.getByRole('button', { name: /^Jonas Friis/ }).isVisible())
    await signInAtMicrosoft(page, 'Jonas Friis');
  await page.locator('input[name=name]').fill('Planner');
  await page.getByRole('button', { name: 'Create' }).click();
  await page.waitForURL(/\/portal\/enterprise\/[0-9a-f-]{36}/);
  const applicationId = /enterprise\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
  await page.goto(`${planner.outlookUrl}/portal/enterprise/${applicationId}/sso`);
  await page.getByRole('button', { name: 'SAML', exact: true }).click();
  await page.getByRole('link', { name: 'Edit Basic SAML Configuration' }).click();
  for (const [name, value] of Object.entries(values)) await page.locator(`[name=${name}]`).fill(value);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Basic SAML Configuration was saved').waitFor();
  await page.goto(`${planner.outlookUrl}/portal/enterprise/${applicationId}/properties`);
  await page.getByLabel('Assignment required').uncheck();
  await page.getByRole('button', { name: 'Save' }).click();
  return { applicationId, identifier: `https://sts.windows.net/${planner.tenant.id}/` };
}

describe('single sign-on, for an administrator', () => {
  test('is set up with two values, tested, mended, switched on, and signs a colleague in', async () => {
    const { page, context, faults } = await asJonas();
    await page.goto(`${base}${settings}`);
    await page.getByRole('heading', { name: '1. Give this to Entra' }).waitFor();
    const portal = await context.newPage();
    const entra = await setUpInEntra(portal, {
      identifiers: await valueOf(page, 'Identifier (Entity ID)'),
      replies: await valueOf(page, 'Reply URL'),
      signOn: await valueOf(page, 'Sign on URL'),
      logout: await valueOf(page, 'Logout URL'),
    });

    await page.getByLabel('Microsoft Entra Identifier').fill(entra.identifier.slice(0, -1));
    await page.getByLabel('Application ID').fill(entra.applicationId);
    await page.locator('form', { hasText: 'Application ID' }).getByRole('button', { name: 'Save' }).click();
    await page.getByText('Entra’s Identifier ends with a slash.').waitFor();
    faults.length = 0; // the browser notes each answer that isn't a 2xx
    await page.getByLabel('Microsoft Entra Identifier').fill(entra.identifier);
    await page.locator('form', { hasText: 'Application ID' }).getByRole('button', { name: 'Save' }).click();
    await page.getByText('As Planner has read it').waitFor();
    await page.getByText('First do “Test sign-in”').waitFor();

    // A message that Entra spoils: the test names the check.
    await portal.goto(`${planner.outlookUrl}/portal/enterprise/${entra.applicationId}/sso`);
    await portal.locator('select[name=fault]').selectOption('wrong-recipient');
    await portal
      .locator('form', { has: portal.locator('select[name=fault]') })
      .getByRole('button')
      .click();
    await portal.getByText('The next answer will be broken').waitFor();
    for (const outcome of ['Check 6 failed', 'All checks passed']) {
      const opening = page.waitForEvent('popup');
      await page.getByRole('button', { name: 'Test sign-in' }).click();
      const popup = await opening;
      await popup.getByText(outcome).waitFor(); // Jonas is signed in at Microsoft since he was in its portal
      expect(popup.url().startsWith(base)).toBe(true);
      await popup.close();
    }
    await page.getByText(/^Tested .* by Jonas Friis\.$/).waitFor();
    await page.getByLabel('Optional').click();
    await page.getByText('Saved.').first().waitFor();
    await page.getByLabel('Signing out of Planner also signs out of Microsoft').click();
    await expect.poll(() => page.getByLabel('Signing out of Planner also').isChecked()).toBe(true);
    expect(await axeViolations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();

    const visitor = await openPage(browser);
    const posted = visitor.page.waitForRequest(
      (request) => request.method() === 'POST' && request.url().endsWith('/acs'),
    );
    await visitor.page.goto(`${base}/rooms?capacity=4`);
    await visitor.page.getByRole('link', { name: 'Sign in with Microsoft' }).click();
    await signInAtMicrosoft(visitor.page, 'Lars Toft');
    await visitor.page.waitForURL(`${base}/rooms?capacity=4`);
    await visitor.page.getByRole('heading', { name: 'Rooms' }).waitFor();
    // The form of the other site came without any cookie of ours; the page that followed it brought the Lax one.
    expect(await (await posted).allHeaders()).not.toHaveProperty('cookie');
    const cookies = await visitor.context.cookies(base);
    expect(cookies.find(({ name }) => name === '__Host-planner')).toMatchObject({ sameSite: 'Lax', httpOnly: true });

    // Signing out goes by way of Microsoft, whose signed answer leads back; there nobody is signed in any more.
    await visitor.page.goto(`${base}/me`);
    await visitor.page.getByRole('button', { name: 'Sign out' }).click();
    await visitor.page.waitForURL(`${base}/login`);
    await visitor.page.getByRole('link', { name: 'Sign in with Microsoft' }).click();
    await visitor.page
      .getByLabel('Password')
      .or(visitor.page.getByRole('button', { name: /^Lars Toft/ }))
      .first()
      .waitFor();

    // Somebody of the directory whom the site doesn't know, and a form that was begun in another browser.
    planner.tenant.addUser({ userPrincipalName: 'eva@nordlys.test', displayName: 'Eva Ny' });
    const stranger = await openPage(browser);
    await stranger.page.goto(`${base}/login/sso`);
    await stranger.page.waitForURL(`${planner.outlookUrl}/**`);
    await stranger.context.clearCookies({ name: '__Host-planner-sign-in' });
    await signInAtMicrosoft(stranger.page, 'Eva Ny');
    await stranger.page.getByText('was begun in another browser').waitFor();
    await stranger.page.getByRole('link', { name: 'Sign in with Microsoft' }).click();
    await stranger.page.getByText('as eva@nordlys.test, but this site doesn’t know you').waitFor();
    await Promise.all([visitor.context.close(), stranger.context.close()]);
  });

  test.each(['light', 'dark'] as const)('is accessible in %s, and fits a phone', async (colorScheme) => {
    const { page, context } = await asJonas({ colorScheme, viewport: { width: 390, height: 800 } });
    await page.goto(`${base}${settings}`);
    await page.getByRole('button', { name: 'Field by field' }).click();
    await page.getByLabel('Certificate (Base64)').fill('-----BEGIN PRIVATE KEY-----');
    await page.getByText('This is a private key.').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await context.close();
  });

  test('is tested by OpenID Connect with the same steps', async () => {
    const { page, context } = await asJonas();
    await page.goto(`${base}${settings}`);
    await page.getByRole('button', { name: 'OpenID Connect' }).click();
    const redirectUri = await valueOf(page, 'Redirect URI');
    const appId = '5d0d3c1b-6b5f-4c86-9c55-0a5f6c1f7d21';
    planner.tenant.addApp({ appId, secret: 'only-in-tests~oidc', displayName: 'Planner sign-in', roles: [] });
    const application = planner.tenant.registry.applicationOf(appId)!;
    application.redirectUris = { ...application.redirectUris, web: [redirectUri] };
    planner.tenant.registry.applicationChanged(application);
    await page.getByLabel('Directory (tenant) ID').fill(planner.tenant.id);
    await page.getByLabel('Application (client) ID').fill(appId);
    const secret = page.getByLabel('Client secret');
    for (const [typed, outcome] of [
      [appId, 'This is the secret’s ID.'],
      ['not the secret', 'As Planner has read it'],
    ] as const) {
      await secret.fill(typed);
      await page.locator('form', { has: secret }).getByRole('button', { name: 'Save' }).click();
      await page.getByText(outcome).waitFor();
    }
    const opening = page.waitForEvent('popup');
    await page.getByRole('button', { name: 'Test sign-in' }).click();
    const popup = await opening;
    await signInAtMicrosoft(popup, 'Jonas Friis');
    await acceptIfAsked(popup);
    await popup.getByText('Entra gave no token.').waitFor();
    await popup.getByText(/AADSTS7000215/).waitFor();
    await secret.fill('only-in-tests~oidc');
    await page.locator('form', { has: secret }).getByRole('button', { name: 'Save' }).click();
    await page.getByText('the one ending in idc stays').waitFor();
    await popup.getByRole('link', { name: 'Test again' }).click();
    await popup.getByText('All checks passed').waitFor();
    await popup.getByText('preferred_username').waitFor();
    await context.close();
  });
});
