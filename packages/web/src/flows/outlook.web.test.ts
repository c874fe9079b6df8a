import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeViolations, launchChromium, openPage, startPlannerForTests } from '@planner/testkit';
import type { RunningPlanner } from '@planner/testkit';
import type { Browser, FrameLocator, Page } from 'playwright-core';

/*
 * The pane as people meet it: unmodified, in the simulated Outlook, from the manifest that an administrator downloads and
 * uploads. What Exchange brings is what Planner shows, and what Planner holds is what Exchange gets.
 */
let planner: RunningPlanner;
let browser: Browser;
beforeAll(async () => {
  [planner, browser] = await Promise.all([startPlannerForTests({ addinConnected: true }), launchChromium()]);
});
afterAll(async () => {
  await browser.close();
  await planner.stop();
});

const zone = 'Europe/Copenhagen';
const today = Temporal.Now.plainDateISO(zone);
const monday = today.add({ days: 8 - today.dayOfWeek });

async function outlook(person: string, more: Record<string, string> = {}): Promise<Page> {
  const { page } = await openPage(browser, { viewport: { width: 1280, height: 900 } });
  const query = new URLSearchParams({ week: monday.toString(), ...more });
  page.setDefaultTimeout(9000);
  await page.goto(`${planner.outlookUrl}/outlook/nordlys.test/${person}@nordlys.test?${query.toString()}`);
  await page.getByRole('button', { name: 'New meeting' }).waitFor();
  return page;
}

const paneOf = (page: Page): FrameLocator => page.frameLocator('.pane-page');

async function newMeeting(page: Page, title: string, [from, to]: readonly [string, string]): Promise<FrameLocator> {
  await page.getByRole('button', { name: 'New meeting' }).click();
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('Starts', { exact: true }).fill(monday.toString());
  await page.getByLabel('Ends', { exact: true }).first().fill(monday.toString());
  await page.getByLabel('Start time').fill(from);
  await page.getByLabel('End time').fill(to);
  await page.getByRole('button', { name: 'Rooms and services' }).click();
  return paneOf(page);
}

interface Row {
  readonly subject: string;
  readonly state: string;
  readonly room: string;
  readonly wall: string;
}

/** Bookings of a meeting as the database has them, once they are what is expected. */
async function bookingsOf(subject: string, wanted: readonly Omit<Row, 'subject'>[]): Promise<void> {
  await expect
    .poll(
      () =>
        planner.rows<Row>(
          `select b.state, r.name as room, to_char(b.start_at at time zone 'Europe/Copenhagen', 'HH24:MI') as wall
           from bookings b join meetings m using (site_id, meeting_id) join rooms r using (site_id, room_id)
           where m.subject = $1 order by b.start_at, r.name`,
          [subject],
        ),
      { timeout: 15_000 },
    )
    .toEqual(wanted);
}

describe('the Outlook add-in', () => {
  test('is downloaded on the page that explains its roll-out, and the admin center takes it', async () => {
    const { page, context, faults } = await openPage(browser, { viewport: { width: 1320, height: 900 } });
    await page.goto(`${planner.url}/`);
    await page.getByRole('button', { name: /Jonas/ }).click();
    await page.getByRole('navigation').first().waitFor();
    faults.length = 0;
    await page.goto(`${planner.url}/admin/settings/other-settings`);
    await page.getByText('24 to 36 hours before the launch').waitFor();
    await page.getByText('An older VSTO or COM add-in').waitFor();
    await page.getByText('Nobody yet.').waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download manifest' }).click();
    planner.deploy(await readFile(await (await download).path(), 'utf8'));
    await page.getByText(/^1\.0\.1\.0 on .* by Jonas Friis$/).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('books a room in the appointment: one booking in Planner and in the room’s mailbox, which follows Outlook', async () => {
    const page = await outlook('ida.holm');
    const pane = await newMeeting(page, 'Planning', ['10:00', '11:00']);
    await pane.getByRole('button', { name: 'Add Anholt to the appointment' }).dblclick();
    await pane.getByText('Held for you: Anholt').waitFor();
    await expect.poll(() => page.getByRole('checkbox', { name: /^Anholt/ }).isChecked()).toBe(true);
    // Nobody else gets it meanwhile; an appointment that moves takes its hold along.
    await page.getByLabel('Start time').fill('11:00');
    await page.getByLabel('End time').fill('12:00');
    await pane.getByText('The room is held for the new time.').waitFor();
    const lars = await outlook('lars.toft');
    const other = await newMeeting(lars, 'Elsewhere', ['11:30', '12:30']);
    await other.getByRole('button', { name: 'Add Bornholm to the appointment' }).waitFor();
    expect(await other.getByRole('button', { name: 'Add Anholt to the appointment' }).count()).toBe(0);
    await lars.context().close();

    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page
      .getByRole('button', { name: /^Planning 11:00 to 12:00 room accepted in Anholt/ })
      .waitFor({ timeout: 20_000 });
    await bookingsOf('Planning', [{ state: 'confirmed', room: 'Anholt', wall: '11:00' }]);
    const drafts = await planner.rows(
      "select state from addin_drafts where state <> 'released' union all select 'hold' from holds where draft_id is not null",
    );
    expect(drafts).toEqual([{ state: 'linked' }]);

    // Opened again, the pane knows the booking by the marker; changed without it, Planner follows.
    await page.getByRole('button', { name: /^Planning/ }).click();
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await page.getByRole('button', { name: 'Rooms and services' }).click();
    await paneOf(page).getByText('Confirmed', { exact: true }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: /^Close Planner/ }).click();
    await page.getByLabel('Start time').fill('14:00');
    await page.getByLabel('End time').fill('15:00');
    await page.getByRole('button', { name: /^Send/ }).click();
    await bookingsOf('Planning', [{ state: 'confirmed', room: 'Anholt', wall: '14:00' }]);

    await page.getByRole('button', { name: /^Planning 14:00/ }).click();
    await page.getByRole('button', { name: 'Cancel the meeting' }).click();
    await bookingsOf('Planning', [{ state: 'cancelled', room: 'Anholt', wall: '14:00' }]);
    expect(await page.evaluate('addinTraps')).toEqual([]);
    await page.context().close();
  });

  test('says no in words to an endless series and gives it an end, in a pane of 320 pixels in each theme', async () => {
    const page = await outlook('ida.holm');
    const pane = await newMeeting(page, 'Weekly', ['08:00', '08:30']);
    await pane.getByRole('button', { name: 'Add Tunø to the appointment' }).waitFor();
    await page.getByLabel('Repeats').selectOption('Weekly');
    await page.getByLabel('Series ends').selectOption('Never');
    await pane.getByRole('button', { name: /End the series on/ }).click();
    await pane.getByText('Free on all dates').first().waitFor();
    const frame = page.frames().find((one) => one.url().includes('/addin/compose'))!;
    for (const media of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { forcedColors: 'active' }] as const) {
      await page.emulateMedia(media);
      const tooWide = await frame.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect([media, tooWide]).toEqual([media, 0]);
    }
    await page.context().close();
  });

  test('signs in by a dialog where Outlook gives no token, and adds the room as an attendee where it takes no other', async () => {
    const page = await outlook('ida.holm', { profile: 'ltsc2021', quirks: 'roomNotAdded,markerFailsFirst' });
    const pane = await newMeeting(page, 'Of old', ['16:00', '17:00']);
    const dialog = page.context().waitForEvent('page');
    await pane.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: 'Allow' }).click();
    await (await dialog).getByRole('button', { name: /Ida/ }).click();
    await pane.getByRole('button', { name: 'Add Fanø to the appointment' }).click();
    await pane.getByText('Outlook took the room as an attendee.').waitFor();
    await page.context().close();
  });
});
