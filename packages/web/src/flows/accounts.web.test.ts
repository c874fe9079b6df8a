import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeViolations, launchChromium, openPage, startPlannerForTests } from '@planner/testkit';
import type { RunningPlanner } from '@planner/testkit';
import type { Browser, Page } from 'playwright-core';

/*
 * From the one-time link of the first start to a second person with a password, by clicking alone.
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

const password = 'four words that differ';
/** For looking at what a test sees; CI keeps none. */
const pictures = process.env['PLANNER_PICTURES'];
async function keep(page: Page, name: string): Promise<void> {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
}
async function fresh(options: Parameters<typeof openPage>[1] = {}) {
  const opened = await openPage(browser, { viewport: { width: 1280, height: 860 }, ...options });
  await opened.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  return opened;
}

describe('accounts without Microsoft', () => {
  test('begin with the first administrator, who invites somebody, gives rights and sees why they have them', async () => {
    const link = await planner.setupLink();
    const root = await fresh();
    await root.page.goto(link);
    await root.page.getByRole('heading', { name: 'Set up Planner' }).waitFor();
    await root.page.getByLabel('Name', { exact: true }).fill('Rosa Root');
    await root.page.getByLabel('Login').fill('rosa');
    await root.page.getByLabel('Password', { exact: true }).fill('qwerty123456');
    await root.page.getByRole('button', { name: 'Become administrator' }).click();
    await root.page.getByText('lists of passwords that were leaked').waitFor();
    await keep(root.page, 'setup');
    root.faults.length = 0; // the refusal is an answer that browsers log
    await root.page.getByLabel('Password', { exact: true }).fill(password);
    await root.page.getByRole('button', { name: 'Become administrator' }).click();
    await root.page.waitForURL('**/admin');

    await root.page.goto(`${planner.url}/admin/users`);
    await root.page.getByRole('row', { name: /Ida Holm/ }).waitFor();
    expect(await axeViolations(root.page)).toEqual([]);
    await keep(root.page, 'people');
    await root.page.getByRole('button', { name: 'Invite a person' }).click();
    const dialog = root.page.getByRole('dialog');
    await dialog.getByLabel('Name', { exact: true }).fill('Nora Nyt');
    await dialog.getByLabel('Login').fill('nora');
    await keep(root.page, 'invite');
    await dialog.getByRole('button', { name: 'Invite' }).click();
    await dialog.getByText('No mail was sent.').waitFor();
    await dialog.getByRole('button', { name: 'Copy' }).click();
    const invitation = await root.page.evaluate(() => navigator.clipboard.readText());
    await dialog.getByRole('button', { name: 'Done' }).click();

    const nora = await fresh({ colorScheme: 'dark', viewport: { width: 390, height: 800 } });
    await nora.page.goto(invitation);
    await nora.page.getByText('Rosa Root has invited you').waitFor();
    expect(await axeViolations(nora.page)).toEqual([]);
    await keep(nora.page, 'invitation-dark-phone');
    await nora.page.getByLabel('Password', { exact: true }).fill(password);
    await nora.page.getByRole('button', { name: 'Save and sign in' }).click();
    await nora.page.getByRole('navigation').first().waitFor();

    await root.page.getByLabel('Search by name or address').fill('nora');
    await root.page.getByRole('link', { name: 'Nora Nyt' }).click();
    await root.page.getByText('Signs in with a password').waitFor();
    await root.page.getByRole('button', { name: 'Give rights' }).click();
    await dialog.getByLabel('Right set').selectOption('administrator');
    await dialog.getByRole('button', { name: 'Give rights' }).click();
    await dialog.getByText('Make Nora Nyt an administrator?').waitFor();
    await dialog.getByLabel('Right set').selectOption('receptionist');
    await dialog.getByLabel('Where').selectOption({ label: 'Copenhagen' });
    await dialog.getByRole('button', { name: 'Give rights' }).click();
    const row = root.page.getByRole('row', { name: /^Receptionist/ });
    await row.getByText('Given by Rosa Root').waitFor();
    expect(await axeViolations(root.page)).toEqual([]);
    await keep(root.page, 'person');
    await root.page.getByRole('button', { name: 'Deactivate' }).click();
    await dialog.getByRole('button', { name: 'Deactivate' }).click();
    await root.page.getByText('Deactivated: by an administrator').waitFor();
    await nora.page.goto(`${planner.url}/me`);
    await nora.page.getByRole('heading', { name: 'Sign in to Planner' }).waitFor();
    expect(root.faults).toEqual([]);
    await Promise.all([root.context.close(), nora.context.close()]);
  });

  test('sign in by password, set a second factor up, and see where they are signed in', async () => {
    const { page, context, faults } = await fresh();
    await page.goto(`${planner.url}/login`);
    await page.getByRole('link', { name: 'Sign in with a password' }).click();
    await page.getByLabel('Login').fill('rosa');
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Login or password is wrong.').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await keep(page, 'sign-in');
    faults.length = 0;
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('navigation').first().waitFor();
    await page.goto(`${planner.url}/me`);
    await page.getByRole('row', { name: /This device/ }).waitFor();
    await page.getByRole('button', { name: 'Set up' }).click();
    await page.getByRole('dialog').getByLabel('Current password').fill(password);
    await page.getByRole('dialog').getByRole('button', { name: 'Set up' }).click();
    await page.getByRole('img', { name: 'QR code for an authenticator app' }).waitFor();
    await keep(page, 'second-factor');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Make a token' }).click();
    await page.getByRole('dialog').getByLabel('What is it for?').fill('Report');
    await page.getByRole('dialog').getByRole('button', { name: 'Make a token' }).click();
    await page.getByText(/^plnr_/).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
    await page.getByRole('row', { name: /^Report/ }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await keep(page, 'me');
    expect(faults).toEqual([]);
    await context.close();
  });
});
