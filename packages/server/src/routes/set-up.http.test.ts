import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useDatabase } from '@planner/testkit';
import type { SetUpAnswer, SetUpStep } from '../api/set-up-schema.ts';
import { httpWorld } from '../fixtures/http-world.ts';
import type { Browser, HttpWorld } from '../fixtures/http-world.ts';

const database = useDatabase();
const url = '/api/v1/admin/set-up';
let world: HttpWorld;
let jonas: Browser;
beforeAll(async () => {
  world = await httpWorld(database.current);
  jonas = await world.as('Jonas');
});
afterAll(() => world.close());

async function stepOf(step: SetUpStep, browser: Browser = jonas) {
  const { steps } = (await browser.get(url)).json<SetUpAnswer>();
  return steps.find((one) => one.step === step)!;
}

describe('the set-up list', () => {
  test('of a new site has everything to do, in the order in which it is done', async () => {
    const { zone, steps } = (await jonas.get(url)).json<SetUpAnswer>();
    expect(zone).toBe('Europe/Copenhagen');
    expect(steps.map(({ step, state, detail }) => [step, state, detail])).toEqual([
      ['calendarService', 'open', 'notSetUp'],
      ['addinApplication', 'open', 'notSetUp'],
      ['plannerApplication', 'open', 'notSetUp'],
      ['users', 'open', 'noJob'],
      ['singleSignOn', 'open', 'notEntered'],
      ['addin', 'open', 'notDownloaded'],
      ['rooms', 'open', 'noneLinked'],
      ['pilot', 'open', 'nothingBooked'],
    ]);
    expect(steps.filter(({ skipped }) => skipped)).toEqual([]);
  });

  test('follows what is there, without anybody ticking it off', async () => {
    const entry = {
      tenant: '6b1f0a52-3c84-4d0e-9a57-2e8d41c7f3b0',
      clientId: '91f4b8d6-27ce-4a35-b0c1-5d6a7e3f8c21',
      cloud: 'global',
      secret: { value: 'hush~hush', expiresAt: null },
    };
    await jonas.patch('/api/v1/admin/connections/calendar-service', { body: entry });
    expect(await stepOf('calendarService')).toMatchObject({ state: 'underWay', detail: 'notConnected' });
    await jonas.post('/api/v1/admin/connections/calendar-service/check'); // nobody answers in this world
    expect(await stepOf('calendarService')).toMatchObject({ state: 'trouble', detail: 'unreachable' });

    const job = { name: 'All', defaultLocation: world.home.locationId, defaultUserLanguage: 'en' };
    expect((await jonas.post('/api/v1/admin/import-jobs', { body: job })).statusCode).toBe(201);
    expect(await stepOf('users')).toMatchObject({ state: 'underWay', detail: 'noLinks' });

    await world.inOutlook('Ida');
    expect(await stepOf('addin')).toMatchObject({ state: 'done', detail: 'seen', at: '2026-11-24T08:00:00Z' });
  });

  test('has its pilot when a person’s meeting was accepted by a linked room', async () => {
    const [room] = world.home.rooms;
    const { siteId } = world.home.scope;
    await database.current.sql(
      `insert into mailboxes (site_id, room_id, address, state) values ($1, $2, 'room1@nordlys.example', 'live')`,
      [siteId, room!.id],
    );
    expect(await stepOf('rooms')).toMatchObject({ state: 'done', detail: 'someLinked', count: 1, of: 3 });
    const ida = await world.as('Ida');
    const times = { start: '2026-11-24T10:00:00Z', end: '2026-11-24T11:00:00Z', zone: 'Europe/Copenhagen' };
    const made = await ida.post('/api/v1/meetings', { body: { subject: 'Trial', ...times, roomIds: [room!.id] } });
    expect(made.statusCode).toBe(201);
    expect(await stepOf('pilot')).toMatchObject({ state: 'underWay', detail: 'booked' });
    await database.current.sql(
      `insert into links (site_id, link_id, room_id, ical_uid, meeting_id, state, answer, answered_at, updated_at)
       values ($1, gen_random_uuid(), $2, 'trial', $3, 'linked', 'accepted', now(), now())`,
      [siteId, room!.id, made.json<{ id: string }>().id],
    );
    expect(await stepOf('pilot')).toMatchObject({ state: 'done', detail: 'answered' });
    await database.current.sql(`update mailboxes set last_error = '{"kind":"denied"}' where site_id = $1`, [siteId]);
    expect(await stepOf('rooms')).toMatchObject({ state: 'trouble', detail: 'roomTrouble', count: 1 });
  });

  test('keeps for the site what was set aside, with who did it, and can be taken up again', async () => {
    expect((await jonas.patch(url, { body: { step: 'coffee', skipped: true } })).statusCode).toBe(400);
    for (const step of ['singleSignOn', 'addin', 'singleSignOn'])
      expect((await jonas.patch(url, { body: { step, skipped: true } })).statusCode).toBe(200);
    await jonas.patch(url, { body: { step: 'addin', skipped: false } });
    const later = await world.as('Jonas');
    const { steps } = (await later.get(url)).json<SetUpAnswer>();
    expect(steps.filter(({ skipped }) => skipped).map(({ step }) => step)).toEqual(['singleSignOn']);
    const audited = await database.current.sql<{ change: object }>(
      `select change from audit_events where action = 'setUp.changed' and actor->>'personId' = $1 order by event_id`,
      [world.home.person('Jonas').id],
    );
    expect(audited.at(-1)?.change).toEqual({ step: 'addin', skipped: false });
  });

  test('of another site is its own', async () => {
    const other = await world.as('Jonas', world.elsewhere);
    expect(await stepOf('singleSignOn', other)).toMatchObject({ skipped: false });
    expect(await stepOf('users', other)).toMatchObject({ detail: 'noJob' });
    expect(await stepOf('pilot', other)).toMatchObject({ detail: 'nothingBooked' });
  });
});
