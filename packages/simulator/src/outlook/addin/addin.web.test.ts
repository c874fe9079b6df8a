import { axeViolations, launchChromium } from '@planner/testkit';
import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSimulator, type OpenedSimulator } from '../../http/open-simulator.ts';
import { deployAddin } from '../../portal/deploy-addin.ts';
import { scenarioSchema } from '../../scenario/scenario-schema.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { aTestAddin } from '../../test-tenant/addin.ts';
import { aManifestWithButtons } from '../../test-tenant/manifest.ts';

const zone = 'Europe/Copenhagen';
const today = Temporal.Now.plainDateISO(zone);
const monday = today.add({ days: 8 - today.dayOfWeek });
const appId = '5d8f6a30-94b0-4a0e-8f2e-5b9c3a1d7e42';
const addinId = '3c1f9a52-6a0f-4c6e-9b5e-5d7e2b8a1c90';
const cecp = `String {00020329-0000-0000-C000-000000000046} Name cecp-${addinId}`;

type Answer = { readonly status: string; readonly value: unknown; readonly code: number | undefined };
type Pane = { call: (path: string, ...args: unknown[]) => Promise<Answer>; readonly frame: Frame };

let browser: Browser;
let opened: OpenedSimulator;
let addin: Awaited<ReturnType<typeof aTestAddin>>;
let tenant: Tenant;

beforeAll(async () => {
  browser = await launchChromium();
  addin = await aTestAddin(() => `${opened.pagesOrigin}/outlook/office.js`);
  opened = await openSimulator({
    seed: 7,
    scenario: () =>
      scenarioSchema.parse({
        tenants: [
          {
            displayName: 'Fjord',
            domains: ['fjord.example'],
            deliverySeconds: [0.1, 0.2],
            people: [
              { name: 'Ida Holm', address: 'ida@fjord.example', zone },
              { name: 'Lars Bech', address: 'lars@fjord.example', zone },
            ],
            rooms: [
              { name: 'Anholt', address: 'anholt@fjord.example', zone },
              { name: 'Møn', address: 'moen@fjord.example', zone },
              { name: 'Christiansø', address: 'hidden@fjord.example', zone, hidden: true },
            ],
            apps: [
              {
                appId,
                displayName: 'Test add-in',
                roles: ['Calendars.Read'],
                secret: 'only here',
                exposes: ['access_as_user'],
                identifierUris: [`api://${appId}`],
                scopes: ['User.Read'],
                spaRedirectUris: [`brk-multihub://${new URL(addin.origin).host}`],
              },
            ],
            acts: [
              {
                does: 'invite',
                key: 'a',
                organizer: 'lars@fjord.example',
                subject: 'From Lars',
                start: `${monday.add({ days: 1 }).toString()}T10:00`,
                end: `${monday.add({ days: 1 }).toString()}T11:00`,
                zone,
                rooms: ['moen@fjord.example'],
                people: ['ida@fjord.example'],
              },
              {
                does: 'invite',
                key: 'b',
                organizer: 'lars@fjord.example',
                subject: 'Later from Lars',
                start: `${monday.add({ days: 2 }).toString()}T10:00`,
                end: `${monday.add({ days: 2 }).toString()}T11:00`,
                zone,
                people: ['ida@fjord.example'],
              },
              {
                does: 'invite',
                key: 'c',
                organizer: 'ida@fjord.example',
                subject: 'Since long',
                start: `${monday.subtract({ weeks: 3 }).add({ days: 4 }).toString()}T08:00`,
                end: `${monday.subtract({ weeks: 3 }).add({ days: 4 }).toString()}T09:00`,
                zone,
                people: ['lars@fjord.example'],
                recurrence: {
                  pattern: { type: 'weekly', interval: 1, daysOfWeek: ['friday'] },
                  range: { type: 'numbered', numberOfOccurrences: 8 },
                },
              },
            ],
          },
        ],
      }),
    onError: (error) => expect.unreachable(String(error)),
  });
  const { refused } = await opened.performActs();
  if (refused.length > 0) throw new Error(JSON.stringify(refused));
  tenant = [...opened.simulator.tenants.values()][0]!;
  const deployed = deployAddin(tenant, aManifestWithButtons(addin.origin));
  if (!deployed.ok) throw new Error(deployed.problems.join());
});

afterAll(async () => {
  await browser.close();
  await addin.close();
  await opened.close();
});

/** Ida's Outlook as a client with some faults. */
async function outlook(profile = 'web', quirks = ''): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  const query = new URLSearchParams({ week: monday.toString(), profile, quirks });
  await page.goto(`${opened.pagesOrigin}/outlook/fjord.example/ida@fjord.example?${query.toString()}`);
  await page.getByRole('button', { name: /^From Lars/ }).waitFor();
  return page;
}

/** Opens the pane behind a button of the ribbon, and waits until Office is ready in it. */
async function openPane(page: Page, button = 'Find a room', path = '/compose'): Promise<Pane> {
  await page.getByRole('button', { name: button }).click();
  await page.frameLocator('.pane-page').locator('body[data-host="Outlook"]').waitFor();
  const frame = page.frames().find((one) => one.url().startsWith(addin.origin + path))!;
  const call: Pane['call'] = (name, ...args) =>
    frame.evaluate(([one, rest]) => (globalThis as unknown as Pane).call(one, ...rest), [name, args] as const);
  return { call, frame };
}

async function newMeeting(page: Page, title: string): Promise<Pane> {
  await page.getByRole('button', { name: 'New meeting' }).click();
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('Starts', { exact: true }).fill(monday.toString());
  await page.getByLabel('Ends', { exact: true }).first().fill(monday.toString());
  return openPane(page);
}

const room = [{ id: 'anholt@fjord.example', type: 'room' }];
const names = ({ value }: Answer): string[] =>
  (value as { locationIdentifier: { id: string } }[]).map((one) => one.locationIdentifier.id);

describe('an add-in in an appointment that is written', () => {
  test('reads and changes the form, hears of changes, and its marker goes along with the room', async () => {
    const page = await outlook();
    const { call, frame } = await newMeeting(page, 'Planning');
    expect(await call('item.subject.getAsync')).toMatchObject({ status: 'succeeded', value: 'Planning' });
    expect((await call('item.getItemIdAsync')).code).toBe(9046);
    await frame.evaluate("heard('EnhancedLocationsChanged').then(() => heard('RecurrenceChanged'))");
    expect((await call('item.enhancedLocation.addAsync', room)).status).toBe('succeeded');
    expect(names(await call('item.enhancedLocation.getAsync'))).toEqual(['anholt@fjord.example']);
    await page
      .getByRole('checkbox', { name: /^Anholt/ })
      .and(page.locator(':checked'))
      .waitFor();
    expect(await call('item.recurrence.getAsync')).toMatchObject({ status: 'succeeded', value: null });
    await page.getByLabel('Repeats').selectOption('Weekly');
    await page.getByLabel('Series ends').selectOption('After a number of dates');
    await page.getByRole('spinbutton', { name: 'Number of dates' }).fill('3');
    const series = await frame.evaluate(
      'new Promise((done) => Office.context.mailbox.item.recurrence.getAsync(({ value }) => done([value.recurrenceType, value.recurrenceProperties.days, value.recurrenceTimeZone.name, value.seriesTime.getEndDate()])))',
    );
    expect(series).toEqual(['weekly', ['mon'], 'Romance Standard Time', monday.add({ weeks: 2 }).toString()]);
    await page.getByLabel('Repeats').selectOption({ index: 0 });
    await expect
      .poll(() => frame.evaluate('raised.join()'))
      .toMatch(/olkEnhancedLocationsChanged.*olkRecurrenceChanged/);
    const saved = await frame.evaluate(
      "new Promise((done) => Office.context.mailbox.item.loadCustomPropertiesAsync(({ value }) => { value.set('d', 'draft-1'); value.saveAsync(({ status }) => done(status)); }))",
    );
    expect(saved).toBe('succeeded');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('button', { name: /^Planning 10:00 to 11:00 room accepted in Anholt/ }).waitFor();
    const items = [...tenant.mailbox('ida@fjord.example').calendar.active()];
    const sent = items.find(({ fields }) => fields.subject === 'Planning')!;
    expect(sent.own.properties.get(cecp)).toBe('{"d":"draft-1"}');
    await page.getByRole('button', { name: /^Planning/ }).click();
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    const again = await openPane(page);
    const restId = await again.frame.evaluate(
      "call('item.getItemIdAsync').then(({ value }) => Office.context.mailbox.convertToRestId(value, 'v2.0'))",
    );
    expect(tenant.mailbox('ida@fjord.example').calendar.readId(restId as string)).toMatchObject({
      number: sent.number,
    });
    const marker = await again.frame.evaluate(
      "new Promise((done) => Office.context.mailbox.item.loadCustomPropertiesAsync(({ value }) => done(value.get('d'))))",
    );
    expect(marker).toBe('draft-1');
    await page.context().close();
  });

  test('is asked before the meeting is sent, and may stop it', async () => {
    const page = await outlook();
    await newMeeting(page, 'A secret talk');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('Say another title.').waitFor();
    await page.getByRole('button', { name: 'Change it' }).click();
    expect(await page.getByRole('dialog', { name: 'New meeting' }).isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('button', { name: 'Send Anyway' }).click();
    await page.getByRole('button', { name: /^A secret talk/ }).waitFor();
    await page.context().close();
  });

  test('gets a token for its own API with unmodified msal-browser, and signs in by a dialog', async () => {
    const page = await outlook();
    const { call, frame } = await newMeeting(page, 'Token');
    const silent = await frame.evaluate(
      `msal.createNestablePublicClientApplication({ auth: { clientId: '${appId}', authority: '${opened.secureOrigin}/${tenant.id}' } })
        .then((app) => app.acquireTokenSilent({ scopes: ['api://${appId}/access_as_user'] }))
        .then(({ accessToken, account }) => [JSON.parse(atob(accessToken.split('.')[1])).aud, account.username], (error) => [error.errorCode, error.message])`,
    );
    expect(silent).toEqual([appId, 'ida@fjord.example']);
    const dialog = frame.evaluate(
      `new Promise((done) => Office.context.ui.displayDialogAsync('${addin.origin}/dialog', { width: 30, height: 40 }, ({ value, error }) => value ? value.addEventHandler(Office.EventType.DialogMessageReceived, ({ message }) => { value.close(); done(message); }) : done(error.code)))`,
    );
    await page.getByRole('button', { name: 'Allow' }).click();
    expect(await dialog).toBe('signed in');
    expect((await call('Office.context.ui.displayDialogAsync', 'https://elsewhere.example/')).code).toBe(12004);
    await page.context().close();
  });
});

test('an add-in in an appointment that is read knows its id, room and organizer, and can’t change it', async () => {
  const page = await outlook();
  await page.getByRole('button', { name: /^From Lars/ }).click();
  const { call, frame } = await openPane(page, 'About the room', '/read');
  const item = await frame.evaluate(
    '(({ itemId, itemClass, subject, organizer, start, enhancedLocation }) => [itemId.length > 20, itemClass, subject, organizer.emailAddress, start.toISOString(), Object.keys(enhancedLocation)])(Office.context.mailbox.item)',
  );
  const start = monday.add({ days: 1 }).toZonedDateTime({ timeZone: zone, plainTime: '10:00' }).toInstant();
  expect(item).toEqual([
    true,
    'IPM.Appointment',
    'From Lars',
    'lars@fjord.example',
    start.toString().replace('Z', '.000Z'),
    ['getAsync'],
  ]);
  expect(names(await call('item.enhancedLocation.getAsync'))).toEqual(['moen@fjord.example']);
  expect((await call('item.getSharedPropertiesAsync')).code).toBe(9055);
  expect(await axeViolations(page)).toEqual([]);
  await page.context().close();
});

test('an add-in in a meeting request of the inbox knows the meeting and who sent it; pinned, it hears of the next one', async () => {
  const page = await outlook();
  await page.getByRole('button', { name: /^Lars Bech invites you From Lars/ }).click();
  const message = page.locator('#message');
  await message.getByRole('heading', { name: 'From Lars' }).waitFor();
  const first = await openPane(page, 'About the room', '/read');
  const told =
    '(({ itemType, itemClass, subject, from, organizer, start }) => [itemType, itemClass, subject, from.emailAddress, typeof organizer, start.toISOString().slice(0, 10)])';
  expect(await first.frame.evaluate(`${told}(Office.context.mailbox.item)`)).toEqual([
    'message',
    'IPM.Schedule.Meeting.Request',
    'From Lars',
    'lars@fjord.example',
    'undefined',
    monday.add({ days: 1 }).toString(),
  ]);
  await message.getByRole('button', { name: 'Newer' }).click();
  await page.locator('.task-pane').waitFor({ state: 'hidden' });
  const { frame } = await openPane(page, 'About the room', '/read');
  await frame.evaluate(
    "call('mailbox.addHandlerAsync', Office.EventType.ItemChanged, () => raised.push(Office.context.mailbox.item.subject))",
  );
  await frame.evaluate(
    "call('mailbox.addHandlerAsync', Office.EventType.OfficeThemeChanged, ({ officeTheme }) => raised.push(officeTheme.isDarkTheme === Office.context.officeTheme.isDarkTheme && officeTheme.bodyForegroundColor))",
  );
  await page.getByRole('button', { name: 'Pin', exact: true }).click();
  await message.getByRole('button', { name: 'Older' }).click();
  await expect.poll(() => frame.evaluate('raised.join()')).toBe('From Lars');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => frame.evaluate('raised.join()')).toBe('From Lars,#ffffff');
  expect(await axeViolations(page)).toEqual([]);
  await message.getByRole('button', { name: 'Tentative' }).click();
  await page.getByRole('button', { name: /^From Lars.*tentative/ }).waitFor();
  await page.context().close();
});

test('offline a pane reaches nothing, the mailbox fails, and a meeting waits in the Outbox', async () => {
  const page = await outlook();
  const { call, frame } = await newMeeting(page, 'A secret talk by ship');
  const fetched = "fetch('/msal.js').then(({ status }) => status, ({ name }) => name)";
  expect(await frame.evaluate(fetched)).toBe(200);
  await page.getByText('Add-ins: which Outlook this is').click();
  await page.getByLabel('Work offline').check();
  await expect.poll(() => frame.evaluate('navigator.onLine')).toBe(false);
  expect(await frame.evaluate(fetched)).toBe('TypeError');
  expect(await call('item.subject.getAsync')).toMatchObject({ value: 'A secret talk by ship' });
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText('one meeting waits until you work online again').waitFor();
  expect(await page.getByRole('button', { name: /^A secret talk by ship/ }).count()).toBe(0);
  await page.getByRole('button', { name: /^Since long/ }).click();
  await page.getByRole('button', { name: 'Edit this date' }).click();
  const saved = await openPane(page);
  expect((await saved.call('item.loadCustomPropertiesAsync')).code).toBe(9041);
  await page.getByLabel('Work offline').uncheck();
  expect((await saved.call('item.loadCustomPropertiesAsync')).status).toBe('succeeded');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^A secret talk by ship/ }).waitFor();
  await page.context().close();
});

describe('clients and their faults', () => {
  test('a hidden room that isn’t resolved, a removal that nobody hears of, popups that are blocked', async () => {
    const page = await outlook('web', 'hiddenRoomUnresolved,removalSilent,popupsBlocked');
    const { call, frame } = await newMeeting(page, 'Hidden');
    await frame.evaluate("heard('RecurrenceChanged').then(() => heard('AppointmentTimeChanged'))");
    const both = [...room, { id: 'hidden@fjord.example', type: 'room' }];
    expect((await call('item.enhancedLocation.addAsync', both)).status).toBe('succeeded');
    expect(names(await call('item.enhancedLocation.getAsync'))).toEqual(['anholt@fjord.example']);
    await page.getByLabel('Repeats').selectOption('Weekly');
    await expect.poll(() => frame.evaluate('raised.length')).toBe(1);
    await page.getByLabel('Repeats').selectOption({ index: 0 });
    await page.getByLabel('Start time').fill('11:00');
    await page.getByLabel('Title').focus();
    await expect.poll(() => frame.evaluate('raised.join()')).toBe('olkRecurrenceChanged,olkAppointmentTimeChanged');
    const dialog = call('Office.context.ui.displayDialogAsync', `${addin.origin}/dialog`);
    await page.getByRole('button', { name: 'Allow' }).click();
    expect((await dialog).code).toBe(12011);
    await page.context().close();
  });

  test('one date of an old series: its end is zero, its times are the date’s, it has no id, its marker is lost', async () => {
    const faults = 'zeroEndDate,occurrenceTimes,itemIdMissing,markerNotOnDates';
    const seriesOf = async (page: Page) => {
      await page.getByRole('button', { name: /^Since long/ }).click();
      await page.getByRole('button', { name: 'Edit this date' }).click();
      const { call, frame } = await openPane(page);
      const times = await frame.evaluate(
        'new Promise((done) => Office.context.mailbox.item.recurrence.getAsync(({ value }) => done([value.recurrenceType, value.seriesTime.getStartDate(), value.seriesTime.getEndDate()])))',
      );
      const marker = await frame.evaluate(
        "new Promise((done) => Office.context.mailbox.item.loadCustomPropertiesAsync(({ value }) => { value.set('d', '1'); value.saveAsync(({ status }) => Office.context.mailbox.item.loadCustomPropertiesAsync(({ value }) => done([status, value.get('d')]))); }))",
      );
      return { times, marker, id: (await call('item.getItemIdAsync')).status };
    };
    const friday = monday.add({ days: 4 });
    const faulty = await outlook('web', faults);
    expect(await seriesOf(faulty)).toEqual({
      times: ['weekly', friday.toString(), '0000-00-00'],
      marker: ['succeeded', undefined],
      id: 'failed',
    });
    await faulty.context().close();
    const sound = await outlook();
    expect(await seriesOf(sound)).toEqual({
      times: ['weekly', friday.subtract({ weeks: 3 }).toString(), friday.add({ weeks: 4 }).toString()],
      marker: ['succeeded', '1'],
      id: 'succeeded',
    });
    await sound.context().close();
  });

  test('an id that the client has before the server knows it', async () => {
    const page = await outlook('classic-2412', 'idUnknown:1');
    await page.getByRole('button', { name: /^Since long/ }).click();
    await page.getByRole('button', { name: 'Edit the series' }).click();
    const { frame } = await openPane(page);
    const id = await frame.evaluate(
      "call('item.getItemIdAsync').then(({ value }) => Office.context.mailbox.convertToRestId(value, 'v2.0'))",
    );
    const ask = (url: string, init: RequestInit) => opened.simulator.fetch(new Request(url, init));
    const answer = await ask(`https://login.microsoftonline.com/${tenant.id}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: appId,
        client_secret: 'only here',
        scope: 'https://graph.microsoft.com/.default',
      }),
    });
    const { access_token: token } = (await answer.json()) as { access_token: string };
    const status = async () => {
      const url = `https://graph.microsoft.com/v1.0/users/ida@fjord.example/events/${encodeURIComponent(String(id))}`;
      return (await ask(url, { headers: { authorization: `Bearer ${token}` } })).status;
    };
    expect(await status()).toBe(404);
    await expect.poll(status, { timeout: 5000 }).toBe(200);
    await page.context().close();
  });

  test('an old client has no launch events, no session data and no nested sign-in', async () => {
    const page = await outlook('ltsc2021');
    const { frame } = await newMeeting(page, 'A secret talk of old');
    const has = await frame.evaluate(
      "[typeof Office.context.mailbox.item.sessionData, typeof nestedAppAuthBridge, Office.context.requirements.isSetSupported('Mailbox', '1.8'), Office.context.requirements.isSetSupported('NestedAppAuth', '1.1'), Office.context.platform]",
    );
    expect(has).toEqual(['undefined', 'undefined', true, false, 'PC']);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('button', { name: /^A secret talk of old/ }).waitFor();
    await page.context().close();
  });

  test('a client with faults: no room added, no events, a series without pattern, a marker that fails once', async () => {
    const faults = 'roomNotAdded,recurrenceNull,markerFailsFirst,itemIdThrows,eventsMuted,noBridge,dialogRefused';
    const page = await outlook('mac', faults);
    const { call, frame } = await newMeeting(page, 'Faulty');
    await frame.evaluate("heard('EnhancedLocationsChanged').then(() => heard('RecurrenceChanged'))");
    expect((await call('item.enhancedLocation.addAsync', room)).status).toBe('succeeded');
    expect(names(await call('item.enhancedLocation.getAsync'))).toEqual([]);
    await page.getByRole('checkbox', { name: /^Anholt/ }).check();
    expect(names(await call('item.enhancedLocation.getAsync'))).toEqual(['anholt@fjord.example']);
    await page.getByLabel('Repeats').selectOption('Weekly');
    expect((await call('item.recurrence.getAsync')).value).toBeNull();
    const save =
      'new Promise((done) => Office.context.mailbox.item.loadCustomPropertiesAsync(({ value }) => value.saveAsync(({ status }) => done(status))))';
    expect([await frame.evaluate(save), await frame.evaluate(save)]).toEqual(['failed', 'succeeded']);
    expect(
      await frame.evaluate(
        '(() => { try { Office.context.mailbox.item.getItemIdAsync(() => {}); } catch (error) { return error.name; } })()',
      ),
    ).toBe('TypeError');
    expect(await frame.evaluate('[typeof nestedAppAuthBridge, raised.length]')).toEqual(['undefined', 0]);
    expect((await call('Office.context.ui.displayDialogAsync', `${addin.origin}/dialog`)).code).toBe(12009);
    const { value } = await call('item.requiredAttendees.getAsync');
    expect(value).toEqual([]);
    await page.context().close();
  });

  test('more faults: locations as saved, text for rooms, a hanging callback, sending unasked', async () => {
    const page = await outlook('web', 'staleLocations,textForRooms,recurrenceHangs,itemIdMissing,sendUnasked,slow:20');
    const { call, frame } = await newMeeting(page, 'A secret talk unasked');
    await call('item.enhancedLocation.addAsync', room);
    expect(names(await call('item.enhancedLocation.getAsync'))).toEqual([]);
    await call('item.location.setAsync', 'At the harbour');
    expect(await page.getByRole('checkbox', { name: /^Anholt/ }).isChecked()).toBe(false);
    const set = await frame.evaluate(
      `(() => { const seriesTime = new Office.SeriesTime(); seriesTime.setStartDate('${monday.toString()}'); seriesTime.setStartTime('10:00'); seriesTime.setDuration(30); seriesTime.setEndDate('${monday.add({ weeks: 1 }).toString()}');
        return call('item.recurrence.setAsync', { recurrenceType: 'weekly', recurrenceProperties: { interval: 1, days: ['mon'] }, seriesTime }); })()`,
    );
    expect(set).toMatchObject({ status: 'succeeded' });
    const hangs = await frame.evaluate(
      "Promise.race([call('item.recurrence.getAsync').then(() => 'answered'), call('item.subject.getAsync').then(() => call('item.subject.getAsync')).then(() => 'silent')])",
    );
    expect(hangs).toBe('silent');
    expect((await call('item.saveAsync')).code).toBe(5000);
    expect(await page.evaluate('addinTraps')).toEqual([{ addin: 'Planner', member: 'saveAsync' }]);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('button', { name: /^A secret talk unasked 10:00 to 10:30/ }).waitFor();
    await page.context().close();
  });
});
