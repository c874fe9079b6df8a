import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium, openPage, startPlannerForTests } from '@planner/testkit';
import type { RunningPlanner } from '@planner/testkit';
import type { Browser, Locator, Page } from 'playwright-core';

let planner: RunningPlanner;
let browser: Browser;
beforeAll(async () => {
  [planner, browser] = await Promise.all([startPlannerForTests(), launchChromium()]);
});
afterAll(async () => {
  await browser.close();
  await planner.stop();
});

/** A Wednesday ahead, so that rooms are open and neither the time of day nor the date changes what a test sees. */
const today = Temporal.Now.plainDateISO('Europe/Copenhagen');
const day = today.add({ days: 14 + ((3 - today.dayOfWeek + 7) % 7) });

/** The timeline of a date of its own for each test. */
async function openTimeline(who: string, daysLater: number): Promise<{ readonly page: Page; close(): Promise<void> }> {
  const { page, context } = await openPage(browser, { viewport: { width: 1320, height: 800 } });
  await page.goto(`${planner.url}/`);
  await page.getByRole('button', { name: new RegExp(who) }).click();
  await page.getByRole('navigation').waitFor();
  await page.goto(`${planner.url}/timeline?date=${day.add({ weeks: daysLater }).toString()}`);
  await page.getByText('Anholt').waitFor();
  return { page, close: () => context.close() };
}

const row = (page: Page, room: string): Locator => page.locator('[data-room]').filter({ hasText: room });
const bar = (page: Page, text: string): Locator => page.locator('.bar').filter({ hasText: text });

/** Pixels of a time on the page, read from the labels of the hours. */
async function xOf(page: Page, time: string): Promise<number> {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const label = async (wanted: number) => {
    const box = await page
      .getByRole('columnheader', { name: `${String(wanted).padStart(2, '0')}:00`, exact: true })
      .boundingBox();
    return box!.x + box!.width / 2;
  };
  const [from, to] = [await label(hour), await label(hour + 1)];
  return from + ((to - from) * minute) / 60 + 2;
}
async function yOf(page: Page, room: string): Promise<number> {
  const box = await row(page, room).boundingBox();
  return box!.y + box!.height / 2;
}

/** Draws a new booking with the mouse, gives it a title and books it. */
async function draw(page: Page, room: string, times: readonly [string, string], title: string): Promise<void> {
  const y = await yOf(page, room);
  await page.mouse.move(await xOf(page, times[0]), y);
  await page.mouse.down();
  await page.mouse.move((await xOf(page, times[1])) - 8, y, { steps: 5 });
  await page.mouse.up();
  await page.getByRole('textbox', { name: 'Title' }).fill(title);
  await page.locator('.checked-ok', { hasText: 'is free' }).waitFor();
  await page.getByRole('button', { name: 'Book', exact: true }).last().click();
  await bar(page, title).waitFor();
}

async function drag(
  page: Page,
  from: Locator,
  to: { readonly x: number; readonly y: number },
  drop = true,
): Promise<void> {
  const box = await from.boundingBox();
  await page.mouse.move(box!.x + 14, box!.y + box!.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + 12, to.y, { steps: 6 });
  if (drop) await page.mouse.up();
}

/** For what follows a save: the answer of the server on a busy machine. */
const soon = { timeout: 15_000 };
const timesIn = (spoken: string): string => /\d\d:\d\d–\d\d:\d\d/.exec(spoken)?.[0] ?? '';
/** `09:00–10:00`, with start and end so many minutes later. */
const shifted = (times: string, [start, end]: readonly [number, number]): string =>
  times
    .split('–')
    .map((time, at) => Temporal.PlainTime.from(time).add({ minutes: at === 0 ? start : end }))
    .map((time) => time.toString({ smallestUnit: 'minute' }))
    .join('–');
/** Names of the rooms in whose rows a booking stands. */
const rowsWith = async (page: Page, text: string): Promise<string> => {
  const rooms = await page
    .locator('[data-room]')
    .filter({ has: bar(page, text) })
    .allInnerTexts();
  return planner.rooms
    .filter(({ name }) => rooms.some((shown) => shown.includes(name)))
    .map(({ name }) => name)
    .join();
};

/** Whether the room has accepted the meeting as it stands in Planner, and nothing is on its way to Exchange. */
async function roomHasAnswered(title: string): Promise<boolean> {
  const [row] = await planner.database.sql<{ answered: boolean }>(
    `select exists (
         select from meetings m join links l using (site_id, meeting_id) join bookings b using (site_id, meeting_id, room_id)
         where m.subject = '${title}' and b.state = 'confirmed' and l.answer = 'accepted'
           and (l.base #>> '{dates,"",1}')::timestamptz = b.end_at)
       and not exists (select from outbox where done_version < version) as answered`,
  );
  return row?.answered ?? false;
}

/** Who has made and changed a meeting, in order. */
async function whoChanged(title: string): Promise<string[]> {
  const rows = await planner.database.sql<{ who: string }>(
    `select a.actor ->> 'kind' as who from audit_events a join meetings m on m.meeting_id = a.entity_id
     where m.subject = '${title}' order by a.event_id`,
  );
  return rows.map(({ who }) => who);
}

const named = (page: Page, name: RegExp): Locator => page.getByRole('gridcell', { name });

describe('the timeline in the hand', () => {
  test('a booking that is drawn, moved to another room and taken back', async () => {
    const { page, close } = await openTimeline('Ida Holm', 0);
    await draw(page, 'Anholt', ['10:00', '11:00'], 'Planning');
    await named(page, /^Planning, You, 10:00–11:00/).waitFor();
    await drag(page, bar(page, 'Planning'), { x: await xOf(page, '13:00'), y: await yOf(page, 'Tunø') });
    await row(page, 'Tunø').locator('.bar', { hasText: 'Planning' }).waitFor();
    await page.locator('.toast', { hasText: 'Moved to Tunø, 13:00' }).getByRole('button', { name: 'Undo' }).click();
    await row(page, 'Anholt').locator('.bar', { hasText: 'Planning' }).waitFor();
    await named(page, /^Planning, You, 10:00–11:00/).waitFor();
    await close();
  });

  test('over a taken time the reason stands at the pointer, and Esc leaves everything as it was', async () => {
    const { page, close } = await openTimeline('Ida Holm', 1);
    await draw(page, 'Bornholm', ['12:00', '13:00'], 'Lunch talk');
    await draw(page, 'Fanø', ['09:00', '10:00'], 'Interview');
    await drag(page, bar(page, 'Interview'), { x: await xOf(page, '12:30'), y: await yOf(page, 'Bornholm') }, false);
    await page.locator('.tip-no', { hasText: 'Bornholm · taken 12:00–13:00 (You)' }).waitFor();
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await named(page, /^Interview, You, 09:00–10:00/).waitFor();
    expect(await page.locator('.tip').count()).toBe(0);
    await close();
  });

  test('a drop on a taken time answers with rooms and times that are free, one press away', async () => {
    const { page, close } = await openTimeline('Ida Holm', 2);
    await draw(page, 'Bornholm', ['12:00', '13:00'], 'Board');
    await draw(page, 'Fanø', ['09:00', '10:00'], 'Retro');
    await drag(page, bar(page, 'Retro'), { x: await xOf(page, '12:00'), y: await yOf(page, 'Bornholm') });
    const ways = page.getByRole('dialog').locator('.way');
    await ways.first().waitFor();
    const room = (await ways.first().innerText()).replace(' instead', '');
    await ways.first().click();
    await row(page, room).locator('.bar', { hasText: 'Retro' }).waitFor();
    await close();
  });

  test('keys alone book, move, make longer and cancel', async () => {
    const { page, close } = await openTimeline('Ida Holm', 3);
    await page.locator('[data-cursor]').focus();
    // The cursor begins in the first room (Langeland, 2nd floor) with the first hour.
    for (let press = 0; press < 8; press += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Title' }).fill('By keys');
    await page.keyboard.press('Enter');
    await bar(page, 'By keys').waitFor();
    const spoken = async () => (await bar(page, 'By keys').getAttribute('aria-label')) ?? '';
    const before = await spoken();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''), soon)
      .toContain('By keys');
    await page.keyboard.press('m');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await row(page, 'Tunø').locator('.bar', { hasText: 'By keys' }).waitFor();
    await expect.poll(async () => timesIn(await spoken()), soon).toBe(shifted(timesIn(before), [15, 15]));
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''), soon)
      .toContain('By keys');
    await page.keyboard.press('r');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    const longer = shifted(timesIn(before), [15, 30]);
    await expect.poll(async () => timesIn(await spoken()), soon).toBe(longer);
    // The bar shows the wish; the last change stands when the server has it, and the room answers that one.
    await expect.poll(async () => (await whoChanged('By keys')).length, soon).toBeGreaterThanOrEqual(3);
    await expect.poll(() => roomHasAnswered('By keys'), soon).toBe(true);
    // Nothing that Exchange has shown meanwhile came back to Planner: the room has it as its organizer's hands left it.
    expect(await whoChanged('By keys')).toEqual(['person', 'person', 'person']);
    expect([await rowsWith(page, 'By keys'), timesIn(await spoken())]).toEqual(['Tunø', longer]);
    await page.keyboard.press('Delete');
    await page.getByRole('button', { name: 'Cancel the meeting' }).click();
    await expect.poll(() => bar(page, 'By keys').count(), soon).toBe(0);
    await page.locator('.toast', { hasText: 'Meeting cancelled' }).getByRole('button', { name: 'Undo' }).click();
    await row(page, 'Tunø').locator('.bar', { hasText: 'By keys' }).waitFor();
    await close();
  });

  test('what one person books, another one sees without reloading', async () => {
    const ida = await openTimeline('Ida Holm', 4);
    const mette = await openTimeline('Mette Lund', 4);
    await draw(mette.page, 'Langeland', ['14:00', '15:00'], 'Walk-through');
    await named(ida.page, /Mette Lund, 14:00–15:00/).waitFor();
    await ida.close();
    await mette.close();
  });
});

describe('a series', () => {
  test('with a taken date gets another room for that date, and the date stands on the page of the series', async () => {
    const { page, close } = await openTimeline('Ida Holm', 6);
    await draw(page, 'Anholt', ['10:00', '11:00'], 'In the way');
    const start = day
      .add({ weeks: 5 })
      .toZonedDateTime({ timeZone: 'Europe/Copenhagen', plainTime: '10:00' })
      .toInstant();
    const times = `start=${start.toString()}&end=${start.add({ minutes: 60 }).toString()}`;
    await page.goto(`${planner.url}/meetings/new?room=${planner.rooms[0]!.id}&${times}`);
    await page.getByRole('textbox', { name: 'Title' }).fill('Weekly');
    await page.getByLabel('Repeats').selectOption('weekly');
    await page.getByRole('combobox', { name: 'Ends' }).selectOption('count');
    await page.getByRole('spinbutton', { name: 'After a number of dates' }).fill('3');
    await page.getByText(/can’t be booked on 1 of 3 dates/).waitFor();
    expect(await page.getByRole('button', { name: 'Book series' }).getAttribute('aria-disabled')).toBe('true');
    const way = page.locator('.way', { hasText: 'on that date' });
    const room = (await way.innerText()).replace(' on that date', '');
    await way.click();
    await page.getByText('All 3 dates are free').waitFor();
    await page.getByRole('button', { name: 'Book series' }).click();
    await page.waitForURL(/\/meetings\/[0-9a-f-]{36}/);
    await page.locator('a[href^="/series/"]').click();
    const dates = page.locator('tbody tr');
    await dates.nth(2).waitFor();
    await dates.nth(1).getByText(room).waitFor();
    await dates.nth(0).getByText('Anholt').waitFor();
    await close();
  });

  test('without an end is refused with the last date that would work', async () => {
    const { page, close } = await openTimeline('Ida Holm', 0);
    const start = day.toZonedDateTime({ timeZone: 'Europe/Copenhagen', plainTime: '16:00' }).toInstant();
    await page.goto(
      `${planner.url}/meetings/new?room=${planner.rooms[1]!.id}&start=${start.toString()}&end=${start.add({ minutes: 30 }).toString()}`,
    );
    await page.getByLabel('Repeats').selectOption('daily');
    await page.getByRole('combobox', { name: 'Ends' }).selectOption('none');
    const refusal = page.getByRole('alert').filter({ hasText: /20\d\d/ });
    await refusal.waitFor();
    expect(await page.getByRole('button', { name: 'Book series' }).getAttribute('aria-disabled')).toBe('true');
    await close();
  });
});
