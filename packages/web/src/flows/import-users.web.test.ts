import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeViolations, launchChromium, openPage, startPlannerForTests } from '@planner/testkit';
import type { RunningPlanner } from '@planner/testkit';
import type { Browser } from 'playwright-core';

let planner: RunningPlanner;
let browser: Browser;
beforeAll(async () => {
  [planner, browser] = await Promise.all([startPlannerForTests(), launchChromium()]);
  const { tenant } = planner;
  const mail = 'freja.dahl@nordlys.test';
  const freja = tenant.addUser({ userPrincipalName: mail, displayName: 'Freja Dahl', zone: 'Romance Standard Time' });
  const desk = tenant.groups.add({ displayName: 'Planner Front desk' });
  tenant.groups.addMembers(desk, [{ id: freja.id, kind: 'user' }]);
});
afterAll(async () => {
  await browser.close();
  await planner.stop();
});

async function asJonas(options: Parameters<typeof openPage>[1] = {}, at = '/admin/settings/import-users') {
  const opened = await openPage(browser, { viewport: { width: 1280, height: 900 }, ...options });
  await opened.page.goto(`${planner.url}/`);
  await opened.page.getByRole('button', { name: /Jonas/ }).click();
  await opened.page.getByRole('navigation').first().waitFor();
  opened.faults.length = 0;
  await opened.page.goto(`${planner.url}${at}`);
  return opened;
}

const rightsOf = (name: string) =>
  planner.database.sql<{ kind: string; origin: string; active: boolean }>(
    `select r.kind, r.origin, p.active from people p join rights r on r.site_id = p.site_id and r.person_id = p.person_id
     where p.display_name = $1 order by r.kind, r.origin`,
    [name],
  );

describe('Import Users, for an administrator', () => {
  test('from a new job over its preview to a person with the right of their group', async () => {
    const { page, context, faults } = await asJonas();
    await page.getByText('There is no import job yet.').waitFor();
    await page.getByRole('link', { name: 'New Import Job' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Azure AD');
    await page.getByLabel('Group filter prefix').fill('Nothing');
    await page.getByRole('button', { name: 'Create' }).click();

    await page.getByLabel('Enable automatic scheduling').waitFor();
    const job = page.url();
    await page.getByRole('button', { name: 'Grant Consent' }).click();
    await page.waitForURL(`${planner.outlookUrl}/**`);
    await page.getByRole('button', { name: /^Jonas Friis/ }).click();
    await page.getByLabel('Password').fill('simulated');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: 'Accept' }).click();
    await page.waitForURL(`${planner.url}/**`);
    await page.goto(job);
    await page.getByRole('heading', { name: /^Connection to Microsoft 365/ }).waitFor({ state: 'detached' });
    await page.getByLabel('Enable automatic scheduling').check();
    await page.getByRole('combobox', { name: 'Time' }).fill('2:30');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText(/Next run: .* 02:30/).waitFor();
    await page.getByRole('link', { name: 'Continue to linking' }).click();
    await page.getByText(/No group starts with “Nothing”. 1 group exists./).waitFor();
    await page.getByRole('button', { name: 'Clear the prefix' }).click();
    await page.getByRole('button', { name: 'Link: Planner Front desk' }).click();
    const rights = page.getByRole('combobox', { name: 'Right set: Planner Front desk' });
    await rights.selectOption('Administrator');
    await page.getByRole('button', { name: 'Save' }).click();
    await page
      .getByRole('dialog', { name: 'Make members administrators?' })
      .getByRole('button', { name: 'Cancel' })
      .click();
    await rights.selectOption('Receptionist');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('.toast', { hasText: 'Saved.' }).first().waitFor();

    await page.getByRole('button', { name: 'Preview' }).click();
    const row = page.getByRole('row', { name: /Freja Dahl/ });
    await row.waitFor({ timeout: 30_000 });
    expect(await row.innerText()).toMatch(/New[^]*Planner Front desk: Receptionist/);
    expect(await page.getByRole('row', { name: /Ida Holm/ }).innerText()).toContain('in no linked group');
    expect(await axeViolations(page)).toEqual([]);
    expect(await rightsOf('Freja Dahl')).toEqual([]);
    await page.getByRole('button', { name: 'Apply this plan' }).click();
    await page.locator('.admin-state', { hasText: 'Succeeded' }).waitFor({ timeout: 30_000 });
    expect(await rightsOf('Freja Dahl')).toEqual([
      { kind: 'book', origin: 'default', active: true },
      { kind: 'book', origin: 'group', active: true },
      { kind: 'bookForOthers', origin: 'group', active: true },
      { kind: 'reception', origin: 'group', active: true },
    ]);
    await page.getByRole('link', { name: 'Azure AD' }).click();
    await page.getByRole('link', { name: /^Open the run of/ }).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  test('a file is refused with its line, then imported, and the brake asks for the number', async () => {
    const { page, context } = await asJonas({}, '/admin/settings/import-users/new');
    await page.getByLabel('Name', { exact: true }).fill('Cleaners');
    await page.getByLabel('Data source').selectOption('CSV file');
    await page.getByRole('button', { name: 'Create' }).click();
    const choose = (text: string) =>
      page
        .getByLabel('Choose a CSV file')
        .setInputFiles({ name: 'cleaners.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await choose('login,name\n,Nobody\n');
    await page.getByText('Line 2, column “login”: the row has no login.').waitFor();
    const people = Array.from({ length: 7 }, (_, n) => `cleaner${n},Cleaner ${n}`);
    await choose(['login,name', ...people].join('\n'));
    await page.getByText('7 rows read.').waitFor();
    await page.getByRole('button', { name: 'Run now' }).click();
    await page.locator('.admin-state', { hasText: 'Succeeded' }).waitFor({ timeout: 30_000 });
    await page.getByRole('link', { name: 'Cleaners' }).click();
    await page.getByRole('link', { name: 'General' }).click();
    await choose('login,name\ncleaner0,Cleaner 0\n');
    await page.getByText('1 row read.').waitFor();
    await page.getByRole('button', { name: 'Run now' }).click();
    await page.getByText('6 people would be deactivated or lose rights.').waitFor({ timeout: 30_000 });
    const approve = page.getByRole('button', { name: 'Approve' });
    expect(await approve.isDisabled()).toBe(true);
    await page.getByLabel('Type 6 to go on with exactly this plan').fill('6');
    await approve.click();
    await page.locator('.admin-state', { hasText: 'Succeeded' }).waitFor({ timeout: 30_000 });
    await context.close();
  });

  test.each(['light', 'dark'] as const)(
    'is accessible on a phone in %s, and scrolls only inside its tables',
    async (colorScheme) => {
      const { page, context } = await asJonas({ colorScheme, viewport: { width: 390, height: 800 } });
      await page.getByRole('link', { name: 'Edit: Azure AD' }).click();
      for (const tab of ['General', 'Linking', 'Fields', 'History']) {
        await page.getByRole('link', { name: tab, exact: true }).click();
        await page.locator('.skeleton').first().waitFor({ state: 'detached' });
        expect(await axeViolations(page), tab).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), tab).toBeLessThanOrEqual(390);
      }
      await context.close();
    },
  );
});
