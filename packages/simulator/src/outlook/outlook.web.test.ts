import { axeViolations, launchChromium } from '@planner/testkit';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSimulator, type OpenedSimulator } from '../http/open-simulator.ts';
import { scenarioSchema } from '../scenario/scenario-schema.ts';

const today = Temporal.Now.plainDateISO('Europe/Copenhagen');
const monday = today.add({ days: 8 - today.dayOfWeek });
const at = (days: number, time: string) => `${monday.add({ days }).toString()}T${time}`;

const scenario = scenarioSchema.parse({
  tenants: [
    {
      displayName: 'Fjord',
      domains: ['fjord.example'],
      deliverySeconds: [0.1, 0.2],
      people: [
        { name: 'Ida Holm', address: 'ida@fjord.example', zone: 'Europe/Copenhagen', language: 'en-GB' },
        { name: 'Lars Bech', address: 'lars@fjord.example', zone: 'Europe/Copenhagen' },
      ],
      rooms: [
        {
          name: 'Anholt',
          address: 'anholt@fjord.example',
          language: 'en-GB',
          zone: 'Europe/Copenhagen',
          profile: { capacity: 6, building: 'Harbour' },
        },
        {
          name: 'Møn',
          address: 'moen@fjord.example',
          language: 'en-GB',
          zone: 'Europe/Copenhagen',
          profile: { capacity: 8 },
        },
      ],
      acts: [
        {
          does: 'invite',
          key: 'a',
          organizer: 'lars@fjord.example',
          subject: 'Taken',
          start: at(1, '10:00'),
          end: at(1, '11:00'),
          zone: 'Europe/Copenhagen',
          rooms: ['moen@fjord.example'],
          people: ['ida@fjord.example'],
        },
        {
          does: 'invite',
          key: 'b',
          organizer: 'lars@fjord.example',
          subject: 'Choir',
          start: at(4, '16:00'),
          end: at(4, '17:00'),
          zone: 'Europe/Copenhagen',
          rooms: [],
          people: ['ida@fjord.example'],
          recurrence: { pattern: { type: 'weekly', interval: 1, daysOfWeek: ['friday'] }, range: { type: 'noEnd' } },
        },
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
  const { refused } = await opened.performActs();
  if (refused.length > 0) throw new Error(JSON.stringify(refused));
});

afterAll(async () => {
  await browser.close();
  await opened.close();
});

/** Ida's calendar, in the week of the test; fails the test on any error of the page. */
async function idasOutlook(options: { colorScheme?: 'light' | 'dark'; width?: number } = {}) {
  const { colorScheme = 'light', width = 1280 } = options;
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await page.goto(`${opened.pagesOrigin}/outlook/fjord.example/ida@fjord.example?week=${monday.toString()}`);
  await page.getByRole('button', { name: /^Taken/ }).waitFor();
  return { page, problems };
}

/** Fills the form for a meeting of an hour and sends it. */
async function make(
  page: Page,
  {
    title,
    day,
    time,
    room,
    minutes = 60,
  }: { title: string; day: number; time: string; room?: string; minutes?: number },
) {
  await page.getByRole('button', { name: 'New meeting' }).click();
  const form = page.getByRole('dialog', { name: 'New meeting' });
  await form.getByLabel('Title').fill(title);
  await form.getByLabel('Starts', { exact: true }).fill(monday.add({ days: day }).toString());
  await form
    .getByLabel('Ends', { exact: true })
    .first()
    .fill(monday.add({ days: day }).toString());
  await form.getByLabel('Start time').fill(time);
  await form.getByLabel('End time').fill(Temporal.PlainTime.from(time).add({ minutes }).toString().slice(0, 5));
  if (room) await form.getByRole('checkbox', { name: new RegExp(`^${room}`) }).check();
  await form.getByRole('button', { name: 'Send', exact: true }).click();
  await form.waitFor({ state: 'hidden' });
}

describe('the simulated Outlook', () => {
  test('a meeting with a free room: the room accepts while one looks on', async () => {
    const { page, problems } = await idasOutlook();
    await make(page, { title: 'Budget talk', day: 0, time: '09:00', room: 'Anholt' });
    await page.getByRole('button', { name: /^Budget talk 09:00 to 10:00 room accepted in Anholt/ }).waitFor();
    await page.getByRole('button', { name: /^Anholt accepted/ }).waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });

  test('a meeting in a taken room: declined, with the whole reason', async () => {
    const { page, problems } = await idasOutlook();
    await make(page, { title: 'Too late', day: 1, time: '10:00', room: 'Møn' });
    const meeting = page.getByRole('button', { name: /^Too late.*room declined/ });
    await meeting.click();
    const details = page.getByRole('dialog', { name: 'Too late' });
    expect(await details.getByRole('listitem').filter({ hasText: 'Møn' }).textContent()).toMatch(
      /declined.*already booked by Lars Bech/,
    );
    expect(new URL(page.url()).searchParams.get('event')).not.toBeNull();
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await details.waitFor({ state: 'hidden' });
    expect(new URL(page.url()).searchParams.get('event')).toBeNull();
    expect(problems).toEqual([]);
    await page.context().close();
  });

  test('a series is sent with its end, one date is moved, the series called off', async () => {
    const { page, problems } = await idasOutlook();
    await page.getByRole('button', { name: 'New meeting' }).click();
    const form = page.getByRole('dialog', { name: 'New meeting' });
    await form.getByLabel('Title').fill('Stand-up');
    await form.getByLabel('Starts', { exact: true }).fill(monday.toString());
    await form.getByLabel('Start time').fill('13:00');
    await form.getByLabel('End time').fill('13:30');
    await form.getByLabel('Repeats').selectOption('Weekly');
    await form.getByRole('checkbox', { name: 'Thursday' }).check();
    await form.getByLabel('Series ends').selectOption('After a number of dates');
    await form.getByRole('spinbutton', { name: 'Number of dates' }).fill('4');
    await form.getByRole('checkbox', { name: /^Anholt/ }).check();
    expect(await axeViolations(page)).toEqual([]);
    await form.getByRole('button', { name: 'Send', exact: true }).click();
    const dates = page.getByRole('button', { name: /^Stand-up.*room accepted/ });
    await dates.nth(1).waitFor();
    expect(await dates.count()).toBe(2);
    await dates.nth(1).click();
    await page.getByRole('button', { name: 'Edit this date' }).click();
    const change = page.getByRole('dialog', { name: 'Change this date' });
    await change.getByLabel('Start time').fill('15:00');
    await change.getByLabel('End time').fill('15:30');
    await change.getByRole('button', { name: 'Send update' }).click();
    await page.getByRole('button', { name: /^Stand-up 15:00 to 15:30 room accepted/ }).click();
    await page.getByRole('button', { name: 'Cancel the series' }).click();
    await page
      .getByRole('button', { name: /^Stand-up/ })
      .first()
      .waitFor({ state: 'detached' });
    expect(problems).toEqual([]);
    await page.context().close();
  });

  test('the form does what a form of Outlook does', async () => {
    const { page, problems } = await idasOutlook();
    await page.getByRole('button', { name: 'New meeting' }).click();
    const form = page.getByRole('dialog', { name: 'New meeting' });
    const day = (days: number) => monday.add({ days }).toString();
    const starts = form.getByLabel('Starts', { exact: true });
    const ends = form.getByLabel('Ends', { exact: true }).first();
    const send = form.getByRole('button', { name: 'Send', exact: true });
    const moen = form.getByRole('listitem').filter({ hasText: /^Møn/ });
    await form.getByLabel('Title').fill('Choir of two');
    await starts.fill(day(1));
    await form.getByLabel('Start time').fill('14:00');
    expect([await ends.inputValue(), await form.getByLabel('End time').inputValue()]).toEqual([day(1), '15:00']);
    await moen.getByText('free', { exact: true }).waitFor();
    await form.getByLabel('All day').check();
    await moen.getByText('taken', { exact: true }).waitFor();
    await form.getByLabel('Repeats').selectOption('Weekly');
    await moen.getByText(/^free on \d+ of \d+ dates$/).waitFor();
    expect(await form.getByLabel('Last date').inputValue()).not.toBe('');
    await form.getByLabel('Series ends').selectOption('After a number of dates');
    await form.getByRole('spinbutton', { name: 'Number of dates' }).fill('3');
    await moen.getByText('free on 2 of 3 dates').waitFor();
    await form.getByLabel('Repeats').selectOption('Does not repeat');
    await moen.getByText('taken', { exact: true }).waitFor();
    await ends.fill(day(2));
    await form.getByLabel('Required').fill('Lars Bech; nobody');
    await form.getByLabel('Optional').fill('guest@elsewhere.example');
    await send.click();
    const alert = form.getByRole('alert');
    expect(await alert.textContent()).toContain('nobody');
    await expect.poll(() => alert.evaluate((box) => box.getBoundingClientRect().bottom)).toBeLessThan(890);
    await form.getByLabel('Required').fill('');
    await send.click();
    await form.waitFor({ state: 'hidden' });
    await page
      .getByRole('button', { name: /^Choir of two all day/ })
      .first()
      .click();
    const details = page.getByRole('dialog', { name: 'Choir of two' });
    const when = await details.getByRole('definition').first().textContent();
    expect(when).toMatch(/^Tuesday.* to Wednesday.*, all day$/);
    expect(await details.getByRole('listitem').allTextContents()).toEqual([
      'Lars Bech: no answer yet',
      'guest@elsewhere.example (optional): no answer yet',
    ]);
    await page.keyboard.press('Escape');
    await make(page, { title: 'On my own', day: 3, time: '08:00' });
    expect(await page.locator('#status').textContent()).toBe('The appointment is in the calendar.');
    await page.getByRole('button', { name: /^On my own/ }).click();
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    const change = page.getByRole('dialog', { name: 'Change the meeting' });
    await change.getByLabel('Repeats').selectOption('Daily');
    await change.getByRole('button', { name: 'Save' }).click();
    await page
      .getByRole('button', { name: /^On my own/ })
      .nth(1)
      .waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });

  test('a series of somebody else says how it repeats, is answered as a whole and without telling, and the cursor stays', async () => {
    const { page, problems } = await idasOutlook();
    const focused = () => page.evaluate("document.activeElement.dataset.key ? document.activeElement.textContent : ''");
    const choir = page.getByRole('button', { name: /^Choir 16:00/ });
    await choir.focus();
    await page.keyboard.press('Enter');
    const details = page.getByRole('dialog', { name: 'Choir' });
    expect(await details.getByText(/every week on Friday/).textContent()).toContain('without end');
    await details.getByText('Answers go to the organizer alone').waitFor();
    await details.getByLabel('Send my answer').uncheck();
    await details.getByRole('button', { name: 'Tentative for the series' }).click();
    await page.getByRole('button', { name: /^Choir 16:00 to 17:00 tentative/ }).waitFor();
    await expect.poll(focused).toContain('Choir');
    const [lars] = opened.simulator.tenants.values();
    expect(lars!.mailbox('lars@fjord.example').responses.map(({ subject }) => subject)).not.toContain(
      'Tentative: Choir',
    );
    await page.keyboard.press('Enter');
    await details.getByRole('button', { name: 'Remove without an answer' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(focused).toContain('Choir');
    expect(problems).toEqual([]);
    await page.context().close();
  });

  test('a short meeting shows when it begins, and an all-day one its whole line', async () => {
    const { page } = await idasOutlook();
    await make(page, { title: 'A stand-up that has a long name', day: 2, time: '09:00', minutes: 30 });
    const short = page.getByRole('button', { name: /^A stand-up that/ });
    await short.waitFor();
    expect(await short.locator('.time').evaluate((time) => time.scrollWidth - time.clientWidth)).toBe(0);
    await page.context().close();
  });

  test('an invitation of somebody else is answered', async () => {
    const { page } = await idasOutlook();
    await page.getByRole('button', { name: /^Taken/ }).click();
    await page.getByLabel('Text for the organizer').fill('I will be late.');
    await page.getByRole('button', { name: 'Tentative', exact: true }).click();
    await page.getByRole('button', { name: /^Taken.*tentative/ }).waitFor();
    await expect
      .poll(() =>
        opened.simulator.tenants
          .values()
          .next()
          .value?.mailbox('lars@fjord.example')
          .responses.map((answer) => answer.comment),
      )
      .toContain('I will be late.');
    await page.context().close();
  });

  test.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
  ] as const)('nothing to complain about for axe: %s at %i pixels', async (colorScheme, width) => {
    const { page, problems } = await idasOutlook({ colorScheme, width });
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await page.goto(`${opened.pagesOrigin}/outlook`);
    await page.getByLabel('Find a person').fill('lars');
    expect(await page.getByRole('main').getByRole('link').count()).toBe(1);
    expect(await axeViolations(page)).toEqual([]);
    await page.goto(`${opened.pagesOrigin}/control`);
    await page.getByText('Planned happenings').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(problems).toEqual([]);
    await page.context().close();
  });
});
