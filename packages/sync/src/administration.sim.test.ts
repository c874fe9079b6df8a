import { latestDriftReport, latestRoundTrip, saveSyncSettings, syncSettingsOf, withSite } from '@planner/db';
import { createWorld, eventsOf, isWrite, makeMeeting } from '@planner/testkit';
import type { World } from '@planner/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let world: World;
beforeAll(async () => {
  world = await createWorld({
    seed: 'administration',
    rooms: 2,
    settings: { webhookUrl: 'https://planner.test', sweepSeconds: 60 },
  });
});
afterAll(() => world.close());

const admin = () => world.engine().administration;
const settings = () => withSite(world.db, world.scope, syncSettingsOf);
const change = (changes: Parameters<typeof saveSyncSettings>[1]) =>
  withSite(world.db, world.scope, (tx) => saveSyncSettings(tx, changes));
const trip = async () => (await withSite(world.db, world.scope, (tx) => latestRoundTrip(tx, world.rooms[0]!.id)))!;

async function untilEnded(): Promise<void> {
  for (let round = 0; round < 40 && (await trip()).endedAt === null; round += 1) {
    await admin().tend(world.scope);
    await world.pass(5);
  }
}

// With subscriptions a tenant is never quite at rest: they run out one day.
async function rest(): Promise<void> {
  for (let round = 0; round < 12; round += 1) await world.pass(15);
}

describe('a round trip through a room', () => {
  it('comes back by the room’s own news, is no booking, and leaves nothing behind', async () => {
    await admin().startRoundTrip(world.scope, { roomId: world.rooms[0]!.id, organizer: null });
    await untilEnded();
    const { writtenAt, seenAt, removedAt, failure } = await trip();
    expect([writtenAt, seenAt, removedAt].includes(null)).toBe(false);
    expect(failure).toBeNull();
    await rest();
    expect(await eventsOf(world, world.rooms[0]!.mailbox)).toEqual([]);
    expect(await world.database.sql('select 1 from bookings')).toEqual([]);
  });

  it('with an invitation shows that Planner answers', async () => {
    await admin().startRoundTrip(world.scope, { roomId: world.rooms[0]!.id, organizer: world.people[1]!.mail });
    await untilEnded();
    expect(await trip()).toMatchObject({ answeredBy: 'planner', failure: null });
  });

  it('with an invitation shows that nobody answers where requests never reach the calendar', async () => {
    const room = world.tenant.mailbox(world.rooms[0]!.mailbox);
    const before = room.processing.automateProcessing;
    room.processing.automateProcessing = 'None';
    await admin().startRoundTrip(world.scope, { roomId: world.rooms[0]!.id, organizer: world.people[1]!.mail });
    await untilEnded();
    room.processing.automateProcessing = before;
    expect(await trip()).toMatchObject({ seenAt: null, failure: 'notSeen' });
    await rest();
  });
});

describe('a site without a public address', () => {
  it('ends its subscriptions and asks by itself', async () => {
    await world.engine().renewSubscriptions();
    await change({ polling: true, pollSeconds: 60 });
    expect(await world.engine().renewSubscriptions()).toBe(2);
    expect(await world.engine().renewSubscriptions()).toBe(0);
    await makeMeeting(world, world.people[1]!, {
      subject: 'Asked for',
      from: '2026-12-01T10:00',
      minutes: 30,
      rooms: [world.rooms[0]!],
    });
    await rest();
    expect(await world.database.sql(`select 1 from bookings where state = 'confirmed'`)).toHaveLength(1);
    await change({ polling: false });
  });
});

describe('a database that was restored', () => {
  it('is recognised, writes and applies nothing, and waits for somebody', async () => {
    await admin().tend(world.scope);
    await world.database.sql(`update sync_settings set identity = 'another cluster'`);
    await makeMeeting(world, world.people[1]!, {
      subject: 'Made meanwhile',
      from: '2026-12-02T10:00',
      minutes: 30,
      rooms: [world.rooms[1]!],
    });
    await world.pass(10);
    await world.outlook('POST', `/users/${world.rooms[1]!.mailbox}/calendar/events`, {
      subject: 'Unknown here',
      start: { dateTime: '2026-12-03T10:00:00', timeZone: 'UTC' },
      end: { dateTime: '2026-12-03T11:00:00', timeZone: 'UTC' },
    });
    const writes = world.calls.filter(isWrite).length;
    await admin().tend(world.scope);
    await world.pass(120);
    expect((await settings()).heldBecause).toBe('restored');
    expect(world.calls.filter(isWrite).length).toBe(writes);
    const report = await withSite(world.db, world.scope, latestDriftReport);
    expect(report).toMatchObject({ reason: 'restored', rooms: 2 });
    expect(JSON.stringify(report!.differences)).toContain('missingHere');
  });

  it('goes on when it is released, and is equal to Exchange afterwards', async () => {
    expect(await admin().release(world.scope)).toBe(true);
    expect(await admin().release(world.scope)).toBe(false);
    await rest();
    expect((await admin().reportDrift(world.scope)).differences).toEqual([]);
  });

  it('that equals Exchange is released by itself', async () => {
    await world.database.sql(`update sync_settings set identity = 'a standby'`);
    await admin().tend(world.scope);
    expect((await settings()).heldAt).toBeNull();
  });
});

describe('the night’s comparison', () => {
  it('is made once a night in the site’s zone, and repairs what it finds', async () => {
    await admin().tend(world.scope);
    // What a bug or a hand in the database would leave: a meeting of Exchange that nobody knows here any more.
    const lost = `(select meeting_id from meetings where subject = 'Unknown here')`;
    await world.database.sql(
      `delete from occupancy where claim_id in (select booking_id from bookings where meeting_id in ${lost})`,
    );
    await world.database.sql(`update bookings set state = 'cancelled' where meeting_id in ${lost}`);
    await world.database.sql(`delete from links where meeting_id in ${lost}`);
    await world.pass(20 * 3600); // past three in the morning
    await admin().tend(world.scope);
    const night = await withSite(world.db, world.scope, latestDriftReport);
    expect(night).toMatchObject({ reason: 'nightly' });
    await admin().tend(world.scope);
    expect((await withSite(world.db, world.scope, latestDriftReport))!.id).toBe(night!.id);
    await rest();
    expect((await admin().reportDrift(world.scope)).differences).toEqual([]);
  });
});
