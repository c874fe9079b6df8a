import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeViolations, launchChromium, openPage, startPlannerForTests } from '@planner/testkit';
import type { RunningPlanner } from '@planner/testkit';
import type { Browser } from 'playwright-core';

let planner: RunningPlanner;
let browser: Browser;
beforeAll(async () => {
  [planner, browser] = await Promise.all([startPlannerForTests(), launchChromium()]);
});
afterAll(async () => {
  await browser.close();
  await planner.stop();
});

async function asJonas(options: Parameters<typeof openPage>[1] = {}) {
  const opened = await openPage(browser, { viewport: { width: 1320, height: 900 }, ...options });
  await opened.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await opened.page.goto(`${planner.url}/`);
  await opened.page.getByRole('button', { name: /Jonas/ }).click();
  await opened.page.getByRole('navigation').first().waitFor();
  opened.faults.length = 0;
  await opened.page.goto(`${planner.url}/admin/settings/integration/calendar-synchronization`);
  return opened;
}

describe('rooms and their mailboxes, for an administrator', () => {
  test('are unlinked, looked at before they are linked, and linked, by clicking alone', async () => {
    const room = planner.rooms[1]!;
    const { page, context, faults } = await asJonas();
    await page.getByRole('link', { name: `Manage: ${room.name}` }).click();
    await page.getByRole('heading', { name: room.name }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Unlink' }).click();
    await page.locator('.toast', { hasText: `${room.name} is no longer synchronized` }).waitFor();

    await page.getByRole('link', { name: 'Link a room…' }).click();
    await page.getByText('Exchange’s list can’t be shown without Place.Read.All').waitFor();
    await page.getByRole('textbox', { name: 'Mailbox' }).fill(planner.people[0]!.mail);
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByRole('alert').getByText('is a person’s mailbox').waitFor();
    await page.getByRole('textbox', { name: 'Mailbox' }).fill(room.mailbox!);
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByText('Nothing ahead stands in this calendar.').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Link', exact: true }).click();
    await page.locator('.toast', { hasText: `${room.name} is linked` }).waitFor();
    await page.getByText('In step').waitFor({ timeout: 20_000 });
    await page.getByRole('button', { name: 'Read everything anew' }).click();
    await page.locator('.toast', { hasText: 'read from the beginning' }).waitFor();
    await page.getByRole('button', { name: 'Verify now' }).click();
    await page.getByText('It came back: reading, writing and news work.').waitFor({ timeout: 40_000 });
    await page.getByText('Removed:').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    // The browser itself tells of the answer 422.
    expect(faults.filter((one) => !one.includes('422'))).toEqual([]);
    await context.close();
  });

  test('get a script for exactly the linked ones, on a phone too', async () => {
    const { page, context } = await asJonas({ colorScheme: 'dark', viewport: { width: 390, height: 800 } });
    await page.getByRole('checkbox', { name: 'Ask instead of being told' }).check();
    await page.getByRole('spinbutton', { name: 'Ask each room every' }).waitFor();
    await page.getByRole('link', { name: 'Settings for Exchange…' }).click();
    await page.getByRole('button', { name: 'Copy' }).click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    for (const { mailbox } of planner.rooms) expect(copied).toContain(`Identity = '${mailbox}'; Answers = 'planner'`);
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await context.close();
  });
});
