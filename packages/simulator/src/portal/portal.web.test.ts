import { axeViolations, launchChromium, openPage } from '@planner/testkit';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSimulator, type OpenedSimulator } from '../http/open-simulator.ts';
import { scenarioSchema } from '../scenario/scenario-schema.ts';
import { aManifest } from '../test-tenant/manifest.ts';
import { addinsOf } from './addins-of.ts';

const scenario = scenarioSchema.parse({
  tenants: [
    {
      displayName: 'Nordlys',
      domains: ['nordlys.example'],
      people: [
        { name: 'Ida Holm', address: 'ida@nordlys.example' },
        { name: 'Lars Bech', address: 'lars@nordlys.example', directoryRoles: ['Global Administrator'] },
      ],
    },
  ],
});

let browser: Browser;
let opened: OpenedSimulator;

beforeAll(async () => {
  browser = await launchChromium();
  opened = await openSimulator({
    seed: 7,
    scenario: () => scenario,
    onError: (error) => expect.unreachable(String(error)),
  });
});

afterAll(async () => {
  await browser.close();
  await opened.close();
});

/** Lars at the start of the portal. */
async function larsAt(path: string, options: { colorScheme?: 'light' | 'dark' } = {}) {
  const visit = await openPage(browser, options);
  visit.page.setDefaultTimeout(10_000);
  await visit.page.goto(`${opened.pagesOrigin}${path}`);
  await visit.page.getByRole('button', { name: /^Lars Bech/ }).click();
  await visit.page.getByLabel('Password').fill('simulated');
  await visit.page.getByRole('button', { name: 'Sign in' }).click();
  return visit;
}

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true }).waitFor();

describe('the portal, in a browser', () => {
  test.each(['light', 'dark'] as const)('the guide’s way to SAML single sign-on, in %s', async (colorScheme) => {
    const { page, context, faults } = await larsAt('/portal', { colorScheme });
    await page.getByRole('link', { name: 'Enterprise applications' }).click();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('link', { name: 'New application' }).click();
    await page.getByLabel('What’s the name of your app?').fill(`Planner ${colorScheme}`);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Create' }).click();
    await heading(page, `Planner ${colorScheme}`);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Copy Application ID' }).waitFor();
    await page.getByRole('link', { name: '2. Set up single sign on' }).click();
    await page.getByRole('button', { name: 'SAML' }).click();
    await heading(page, '1. Basic SAML Configuration');
    await page.getByRole('link', { name: 'Edit Basic SAML Configuration' }).click();
    const base = `https://planner.example/${colorScheme}`;
    await page.getByLabel(/^Identifier/).fill(`${base}/metadata`);
    await page.getByLabel(/^Reply URL/).fill(`${base}/acs`);
    await page.getByLabel(/^Sign on URL/).fill(`${base}/login`);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('link', { name: 'No, I’ll test later' }).click();
    await page.getByRole('button', { name: 'Copy Microsoft Entra Identifier' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Certificate (Base64): Download' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe(`Planner_${colorScheme}.cer`);
    await page.getByRole('link', { name: 'Edit Attributes & Claims' }).click();
    await heading(page, 'Attributes & Claims');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('link', { name: `Planner ${colorScheme}` }).click();
    await page.getByRole('link', { name: '1. Assign users and groups' }).click();
    await page.getByLabel('User or group').fill('ida@nordlys.example');
    await page.getByRole('button', { name: 'Add user/group' }).click();
    await page.getByRole('cell', { name: 'Ida Holm', exact: true }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('an application is registered, gets a secret and its permissions are granted', async () => {
    const { page, context, faults } = await larsAt('/portal/registrations/new');
    await page.getByLabel('Name', { exact: true }).fill('Calendar Service');
    await page.getByLabel('Redirect URI (optional)').fill('https://planner.example/callback');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Register' }).click();
    await heading(page, 'Calendar Service');
    await page.getByRole('link', { name: 'Certificates & secrets' }).click();
    await page.getByLabel('Description').fill('for Planner');
    await page.getByRole('button', { name: 'New client secret' }).click();
    await page.getByRole('button', { name: 'Copy Value' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Calendar Service' }).click();
    await page.getByRole('link', { name: 'API permissions' }).click();
    await page.getByLabel('Type').selectOption('application');
    await page.getByLabel('Permission', { exact: true }).fill('Calendars.ReadWrite');
    await page.getByRole('button', { name: 'Add a permission' }).click();
    await page.getByRole('cell', { name: 'Microsoft Graph / Calendars.ReadWrite', exact: true }).waitFor();
    await page.getByRole('button', { name: /^Grant admin consent/ }).click();
    await page.getByText('Grant consent successful').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    for (const name of ['Authentication', 'Expose an API']) {
      await page.getByRole('link', { name: 'Calendar Service' }).click();
      await page.getByRole('link', { name }).click();
      await heading(page, name);
      expect(await axeViolations(page)).toEqual([]);
    }
    expect(faults).toEqual([]);
    await context.close();
  });

  test('an add-in is uploaded as a file and deployed to one person', async () => {
    const { page, context, faults } = await larsAt('/portal/admin/integrated-apps');
    await page.getByRole('link', { name: 'Upload custom apps' }).click();
    expect(await axeViolations(page)).toEqual([]);
    const upload = async (manifest: string) => {
      const buffer = Buffer.from(manifest);
      await page
        .getByLabel(/^Upload manifest file/)
        .setInputFiles({ name: 'manifest.xml', mimeType: 'text/xml', buffer });
      await page.getByLabel('Specific users/groups').check();
      await page.getByLabel(/^Users and groups/).fill('ida@nordlys.example');
      await page.getByRole('button', { name: 'Finish deployment' }).click();
    };
    await upload(aManifest({ id: 'planner' }));
    await page.getByText('OfficeApp/Id isn’t written as a UUID is').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await upload(aManifest());
    await heading(page, 'Planner');
    expect(await page.getByRole('status').textContent()).toContain('Deployed');
    expect(await axeViolations(page)).toEqual([]);
    const [tenant] = opened.simulator.tenants.values();
    expect(addinsOf(tenant!, tenant!.findUser('ida@nordlys.example')!)).toHaveLength(1);
    expect(faults).toEqual([]);
    await context.close();
  });
});
