import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeViolations, launchChromium, openPage, registeredIds, startPlannerForTests } from '@planner/testkit';
import type { RunningPlanner } from '@planner/testkit';
import type { Browser, Page } from 'playwright-core';

/*
 * Connections by clicking alone, over TLS with the real client libraries: the tenant is simulated, what Planner does isn't.
 */
let planner: RunningPlanner;
let browser: Browser;
beforeAll(async () => {
  [planner, browser] = await Promise.all([startPlannerForTests(), launchChromium()]);
});
afterAll(async () => {
  await browser.close();
  await planner.stop();
});

const calendarPage = '/admin/settings/integration/calendar-synchronization';

async function asJonas(path: string, options: Parameters<typeof openPage>[1] = {}) {
  const opened = await openPage(browser, { viewport: { width: 1320, height: 900 }, ...options });
  await opened.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await opened.page.goto(`${planner.url}/`);
  await opened.page.getByRole('button', { name: /Jonas/ }).click();
  await opened.page.getByRole('navigation').first().waitFor();
  opened.faults.length = 0;
  await opened.page.goto(`${planner.url}${path}`);
  return opened;
}

/** Signs in at Microsoft as the directory's administrator, up to the page that lists the permissions. */
async function signInAtMicrosoft(page: Page): Promise<void> {
  await page.waitForURL(`${planner.outlookUrl}/**`);
  await page.getByRole('button', { name: /^Jonas Friis/ }).click();
  await page.getByLabel('Password').fill('simulated');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Accept' }).waitFor();
}

const state = (page: Page) => page.locator('.connection-mark');

describe('the connection of the calendars, for an administrator', () => {
  test('is ended, consented to in Microsoft, proved and in use again, by clicking alone', async () => {
    const { page, context, faults } = await asJonas(calendarPage);
    await page.getByRole('heading', { name: 'Connection to Microsoft 365: Calendar Service' }).waitFor();
    await page.getByRole('button', { name: 'Check now' }).click();
    await page.getByText('Connected, limited').waitFor();
    await page.getByText('Without Place.Read.All rooms can’t be chosen').waitFor();
    expect(await page.getByRole('row', { name: /^Calendars.ReadWrite/ }).innerText()).toContain('granted');

    await page.getByRole('button', { name: 'Disconnect' }).click();
    await page.getByRole('dialog').getByText('Rooms are no longer read or written').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click();
    await page.getByText('Not connected', { exact: true }).waitFor();

    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await signInAtMicrosoft(page);
    await page.getByText('Read and write calendars in all mailboxes').waitFor();
    await page.getByRole('button', { name: 'Accept' }).click();
    await page.waitForURL(`${planner.url}${calendarPage}`);
    await page.getByText('Connected, limited').waitFor({ timeout: 20_000 });
    await page.getByText(/by Jonas Friis/).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  test('names what is wrong and its repair, shows it at “Check now”, and heals', async () => {
    const { page, context } = await asJonas(calendarPage);
    const control = (method: string, path: string) =>
      fetch(`${planner.outlookUrl}/control/api/tenants/${planner.tenant.id}${path}`, { method });
    await control('DELETE', `/enterprise-apps/${registeredIds['calendar-service']}/permissions`);
    await page.getByRole('button', { name: 'Check now' }).click();
    const alert = page.getByRole('alert');
    await alert.getByText('The permission Calendars.ReadWrite is missing').waitFor();
    expect(await state(page).innerText()).toBe('Needs attention');
    await page.getByRole('button', { name: 'Consent again' }).click();
    await signInAtMicrosoft(page);
    await page.getByRole('button', { name: 'Accept' }).click();
    await page.getByText('Connected, limited').waitFor({ timeout: 20_000 });

    await control('POST', `/apps/${registeredIds['calendar-service']}/expire-secrets`);
    await page.getByRole('button', { name: 'Check now' }).click();
    await alert.getByText('The client secret has lapsed').waitFor();
    await alert.getByText('Details for Microsoft’s support').click();
    await alert.getByText('AADSTS7000222', { exact: true }).waitFor();

    // The way out: a certificate of Planner's own, uploaded in Entra's portal.
    await page.getByText('Set up in Entra').click();
    await page.getByRole('button', { name: 'Make a new certificate' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download certificate' }).click();
    const certificate = await (await download).path();
    await uploadInPortal(await context.newPage(), certificate);
    await page.getByRole('button', { name: 'Check now' }).click();
    await page.getByText('Connected, limited').waitFor({ timeout: 20_000 });
    await page
      .getByText(/^Certificate [0-9A-F]{12}…, good until/)
      .first()
      .waitFor();
    await context.close();
  });
});

describe('Microsoft Graph, for an administrator', () => {
  test('Add Consent that is declined changes nothing and says so; given, it connects', async () => {
    const { page, context, faults } = await asJonas('/admin/settings/microsoft-graph');
    for (const [answer, outcome] of [
      ['Cancel', 'Consent was declined in Microsoft. Nothing was changed.'],
      ['Accept', 'Connected'],
    ] as const) {
      await page.getByRole('button', { name: 'Add Consent' }).click();
      if (answer === 'Cancel') await signInAtMicrosoft(page);
      else await page.getByRole('button', { name: /^Jonas Friis/ }).click(); // signed in there already
      await page.getByRole('button', { name: answer }).click();
      await page.waitForURL(`${planner.url}/admin/settings/microsoft-graph`);
      await page.locator('.connection').getByText(outcome, { exact: true }).first().waitFor({ timeout: 20_000 });
    }
    expect(faults).toEqual([]);
    await context.close();
  });

  test.each(['light', 'dark'] as const)(
    'is accessible in %s with the set-up open, and fits a phone',
    async (colorScheme) => {
      const { page, context } = await asJonas('/admin/settings/microsoft-graph', {
        colorScheme,
        viewport: { width: 390, height: 800 },
      });
      await page.getByText('Set up in Entra').click();
      await page.getByRole('button', { name: 'PowerShell', exact: true }).click();
      await page.getByText('Connect-MgGraph').waitFor();
      await page.getByLabel('Client secret').fill('3e0c5a77-91d2-4f6b-8a44-1b7e9d2c6f10');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('This is the secret’s ID. Copy the column Value.').waitFor();
      expect(await axeViolations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      await context.close();
    },
  );
});

/** Adds the certificate where an administrator of the directory does: in the registration's "Certificates & secrets". */
async function uploadInPortal(page: Page, file: string): Promise<void> {
  await page.goto(`${planner.outlookUrl}/portal/registrations/${registeredIds['calendar-service']}/credentials`);
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: 'Upload' }).click();
  await page.getByText('The certificate was uploaded.').waitFor();
  await page.close();
}
