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

async function signedIn(who: RegExp, options: Parameters<typeof openPage>[1] = {}) {
  const opened = await openPage(browser, { viewport: { width: 1320, height: 900 }, ...options });
  await opened.page.goto(`${planner.url}/`);
  await opened.page.getByRole('button', { name: who }).click();
  await opened.page.getByRole('navigation').first().waitFor();
  opened.faults.length = 0;
  return opened;
}

const calendarPage = '/admin/settings/integration/calendar-synchronization';

describe('the calendar synchronization, for an administrator', () => {
  test('shows each room in step, reads one on demand, and proves that both sides are equal', async () => {
    const { page, context, faults } = await signedIn(/Jonas/);
    await page.getByRole('link', { name: 'Admin', exact: true }).click();
    await page.getByRole('heading', { name: 'Set up Planner' }).waitFor();
    await page.getByText('Connected; the last check found everything.').first().waitFor();
    await page.getByRole('button', { name: 'Not needed: Single sign-on' }).click();
    await page.getByRole('button', { name: 'Take up again: Single sign-on' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Open: Permissions: Calendar Service' }).click();
    await page.getByRole('heading', { name: 'Calendar Synchronization' }).waitFor();
    const all = planner.rooms.length;
    await page.getByText(`${all} of ${all} rooms are in step`).waitFor({ timeout: 30_000 });
    await page.getByRole('button', { name: `Read now: ${planner.rooms[0]!.name}` }).click();
    await page.locator('.toast', { hasText: `${planner.rooms[0]!.name} is read now` }).waitFor();
    await page.getByRole('searchbox', { name: 'Search rooms' }).fill(planner.rooms[1]!.name);
    expect(await page.getByRole('button', { name: /^Read now: / }).count()).toBe(1);
    await page.getByRole('button', { name: 'Compare now' }).click();
    await page.getByText(/compared. They are the same\./).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  test('names a mailbox that is gone, what to do, and heals when it is back', async () => {
    const room = planner.rooms[2]!;
    const { page, context } = await signedIn(/Jonas/);
    const { mailboxes } = planner.tenant;
    const [id, mailbox] = [...mailboxes].find(([, one]) => one.user.mail === room.mailbox)!;
    mailboxes.delete(id);
    await page.goto(`${planner.url}${calendarPage}`);
    await page.getByRole('button', { name: `Read now: ${room.name}` }).click();
    const finding = page.getByRole('row', { name: /The mailbox can’t be reached/ });
    await finding.waitFor({ timeout: 30_000 });
    expect(await finding.innerText()).toContain('Check in Exchange that the mailbox exists');
    mailboxes.set(id, mailbox);
    await page.getByRole('button', { name: `Try again: ${room.name}` }).click();
    await page.getByText('No open findings.').waitFor({ timeout: 60_000 });
    await context.close();
  });

  test.each(['light', 'dark'] as const)(
    'is accessible in %s, and on a phone scrolls only inside its tables',
    async (colorScheme) => {
      const { page, context } = await signedIn(/Jonas/, { colorScheme, viewport: { width: 390, height: 800 } });
      await page.goto(`${planner.url}${calendarPage}`);
      await page
        .getByRole('button', { name: /^Read now: / })
        .first()
        .waitFor();
      expect(await axeViolations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      await context.close();
    },
  );

  test('isn’t offered to others, who are told why when they come by its address', async () => {
    const { page, context } = await signedIn(/Ida/);
    expect(await page.getByRole('link', { name: 'Admin', exact: true }).count()).toBe(0);
    await page.goto(`${planner.url}/admin`);
    await page.getByText('This page is for administrators.').waitFor();
    await context.close();
  });
});
