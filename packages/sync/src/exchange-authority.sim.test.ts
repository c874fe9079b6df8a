import { cancelMeeting, changeMeeting, restoreMeeting } from '@planner/bookings';
import type { MeetingId } from '@planner/core';
import {
  actorOf,
  answerOf,
  bookInPlanner,
  brokenPromises,
  createWorld,
  echoes,
  eventsOf,
  isWrite,
  makeMeeting,
  testDatabase,
  wall,
} from '@planner/testkit';
import type { TestDatabase, World, WorldOptions, WorldPerson, WorldRoom } from '@planner/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let database: TestDatabase;
let world: World;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

async function aWorld(seed: string, more: Partial<WorldOptions> = {}) {
  world = await createWorld({ seed, database, rooms: 1, exchangeRooms: 1, settings: { pollSeconds: 5 }, ...more });
  const [ida, otto] = world.people as [WorldPerson, WorldPerson];
  return { ida, otto, fjord: world.rooms[0] as WorldRoom };
}

async function bookings(): Promise<string[]> {
  const rows = await world.database.sql<{ subject: string; state: string; start_at: Date; code: string | null }>(
    `select m.subject, b.state, b.start_at, b.reason ->> 'code' as code from bookings b join meetings m using (site_id, meeting_id)
     order by m.subject, b.start_at, b.booking_id`,
  );
  return rows.map((row) =>
    [row.subject, row.state, row.start_at.toISOString().slice(5, 16), ...(row.code ? [row.code] : [])].join(' '),
  );
}

async function atRest(): Promise<string[]> {
  await world.settle();
  return [...(await brokenPromises(world)), ...(await echoes(world))];
}

describe('a room that Exchange answers for', () => {
  it('a meeting made in Outlook is pending until the attendant has accepted it, and keeps its title', async () => {
    const { ida, fjord } = await aWorld('accepted there');
    const made = { subject: 'Theirs', from: '2026-11-26T10:00', minutes: 60, rooms: [fjord] };
    const event = await makeMeeting(world, ida, { ...made, more: { sensitivity: 'private' } });
    expect(await atRest()).toEqual([]);
    expect(await bookings()).toEqual(['Theirs confirmed 11-26T09:00']);
    expect(await world.database.sql('select privacy from meetings')).toEqual([{ privacy: 'private' }]);
    expect(await answerOf(world, ida, event, fjord)).toBe('accepted');
    expect(world.calls.filter(isWrite)).toEqual([]);
  });

  it('a booking made in Planner is pending until the room has accepted, within the budget of calls', async () => {
    const { ida, fjord } = await aWorld('accepted here');
    const before = world.calls.length;
    await bookInPlanner(world, { person: ida, room: fjord, from: '2026-11-26T10:00' });
    expect(await bookings()).toEqual(['Planner meeting tentative 11-26T09:00']);
    for (let second = 0; second < 20; second += 1) await world.pass(1);
    expect(await bookings()).toEqual(['Planner meeting confirmed 11-26T09:00']);
    const calls = world.calls.slice(before).filter(({ call }) => !(call.url ?? '').includes('delta'));
    expect(calls.length).toBeLessThanOrEqual(2);
    expect(await atRest()).toEqual([]);
  });

  it('what Exchange has accepted wins: a pending booking in its way is declined, and its event withdrawn', async () => {
    const { ida, otto, fjord } = await aWorld('first come', { settings: { pollSeconds: 60 } });
    const made = { subject: 'Theirs', from: '2026-11-26T10:00', minutes: 60, rooms: [fjord] };
    const event = await makeMeeting(world, otto, made);
    await world.pass(2);
    await bookInPlanner(world, { person: ida, room: fjord, from: '2026-11-26T10:00' });
    expect(await atRest()).toEqual([]);
    expect(await answerOf(world, otto, event, fjord)).toBe('accepted');
    expect(await bookings()).toEqual([
      'Planner meeting declined 11-26T09:00 EXCHANGE_DECLINED',
      'Theirs confirmed 11-26T09:00',
    ]);
    expect((await eventsOf(world, ida.mail)).filter(({ isCancelled }) => !isCancelled)).toEqual([]);
  });

  it('a request that the attendant declines before any delta shows it is declined here too', async () => {
    const { ida, fjord } = await aWorld('never seen');
    world.tenant.mailbox(fjord.mailbox).processing.maximumDurationInMinutes = 30;
    await bookInPlanner(world, { person: ida, room: fjord, from: '2026-11-26T10:00' });
    expect(await atRest()).toEqual([]);
    expect(await bookings()).toEqual(['Planner meeting declined 11-26T09:00 EXCHANGE_DECLINED']);
  });

  it('a meeting that its organizer moves keeps its old time until Exchange has moved it, and ends when Exchange refuses', async () => {
    const { ida, otto, fjord } = await aWorld('moved');
    const made = { subject: 'Theirs', from: '2026-11-26T10:00', minutes: 60, rooms: [fjord] };
    const event = await makeMeeting(world, ida, made);
    await makeMeeting(world, otto, { ...made, subject: 'Taken', from: '2026-11-27T10:00' });
    await world.settle();
    const move = (to: string) =>
      world.outlook('PATCH', `/users/${ida.mail}/events/${event.id}`, { start: wall(to), end: wall(to, 60) });
    await move('2026-11-26T14:00');
    expect(await atRest()).toEqual([]);
    expect(await bookings()).toEqual(['Taken confirmed 11-27T09:00', 'Theirs confirmed 11-26T13:00']);
    await move('2026-11-27T10:30');
    expect(await atRest()).toEqual([]);
    expect(await bookings()).toEqual(['Taken confirmed 11-27T09:00', 'Theirs declined 11-26T13:00 EXCHANGE_DECLINED']);
  });

  it('staff who move and cancel what was made in Outlook are followed', async () => {
    const { ida, fjord } = await aWorld('staff');
    const made = { subject: 'Theirs', from: '2026-11-26T10:00', minutes: 60, rooms: [fjord] };
    const event = await makeMeeting(world, ida, made);
    await world.settle();
    const [row] = await world.database.sql<{ meeting_id: MeetingId }>('select meeting_id from meetings');
    const common = { actor: actorOf(ida), source: 'web', meetingId: row!.meeting_id, expectedVersion: null } as const;
    const start = Temporal.Instant.from('2026-11-26T14:00:00Z');
    const last = { span: 'all', correlationId: null } as const;
    await changeMeeting(
      world.scope,
      { ...common, ...last, changes: { start, end: start.add({ minutes: 30 }) } },
      world.deps,
    );
    expect(await bookings()).toEqual(['Theirs tentative 11-26T14:00']);
    expect(await atRest()).toEqual([]);
    expect(await bookings()).toEqual(['Theirs confirmed 11-26T14:00']);
    expect((await eventsOf(world, ida.mail))[0]?.start.dateTime).toContain('2026-11-26T14:00');
    await cancelMeeting(world.scope, { ...common, ...last }, world.deps);
    await world.pass(1);
    await restoreMeeting(world.scope, { ...common, correlationId: null }, world.deps);
    expect(await atRest()).toEqual([]);
    expect(await bookings()).toEqual(['Theirs confirmed 11-26T14:00']);
    await cancelMeeting(world.scope, { ...common, ...last }, world.deps);
    expect(await atRest()).toEqual([]);
    expect(await answerOf(world, ida, event, fjord)).toBe('declined');
  });

  it('dates of a series that the attendant declined end, the others are confirmed', async () => {
    const { ida, otto, fjord } = await aWorld('some dates');
    world.tenant.mailbox(fjord.mailbox).processing.conflictPercentageAllowed = 50;
    world.tenant.mailbox(fjord.mailbox).processing.maximumConflictInstances = 2;
    await makeMeeting(world, otto, { subject: 'Taken', from: '2026-11-27T10:00', minutes: 60, rooms: [fjord] });
    await world.settle();
    await makeMeeting(world, ida, {
      subject: 'Daily',
      from: '2026-11-26T10:00',
      minutes: 60,
      rooms: [fjord],
      recurrence: {
        pattern: { type: 'daily', interval: 1 },
        range: { type: 'numbered', startDate: '2026-11-26', numberOfOccurrences: 3 },
      },
    });
    expect(await atRest()).toEqual([]);
    expect((await bookings()).filter((line) => line.includes('confirmed'))).toEqual([
      'Daily confirmed 11-26T09:00',
      'Daily confirmed 11-28T09:00',
      'Taken confirmed 11-27T09:00',
    ]);
  });

  it('what waits for a delegate is pending; a request that nobody answers is a finding after a quarter of an hour', async () => {
    const { ida, fjord } = await aWorld('nobody');
    world.tenant.mailbox(fjord.mailbox).processing.automateProcessing = 'AutoUpdate';
    await makeMeeting(world, ida, { subject: 'Waits', from: '2026-11-26T10:00', minutes: 60, rooms: [fjord] });
    const findings = () => world.database.sql('select kind from findings where resolved_at is null');
    for (let minute = 0; minute < 14; minute += 1) await world.pass(60);
    expect(await findings()).toEqual([]);
    expect(await bookings()).toEqual(['Waits tentative 11-26T09:00']);
    for (let minute = 0; minute < 3; minute += 1) await world.pass(60);
    expect(await findings()).toEqual([{ kind: 'notAnswered' }]);
    expect(await bookings()).toEqual(['Waits tentative 11-26T09:00']);
  });
});

describe('a room that Planner is to answer for', () => {
  it('and that answers by itself is followed; three answers in a row name the setting and its command', async () => {
    const { ida, fjord } = await aWorld('auto accept', { exchangeRooms: 0, settings: { pollSeconds: 30 } });
    const { processing } = world.tenant.mailbox(fjord.mailbox);
    processing.automateProcessing = 'AutoAccept';
    processing.deleteSubject = false;
    processing.addOrganizerToSubject = false;
    const findings = () =>
      world.database.sql<{ kind: string; command: string | null }>(
        `select kind, params ->> 'command' as command from findings where resolved_at is null order by kind`,
      );
    for (const day of ['25', '26', '27']) {
      const made = { subject: `On ${day}`, from: `2026-11-${day}T10:00`, minutes: 60, rooms: [fjord] };
      await makeMeeting(world, ida, made);
      await world.pass(15);
      await world.pass(30);
    }
    expect(await findings()).toEqual([
      { kind: 'answeredByOther', command: null },
      {
        kind: 'autoAcceptOn',
        command: `Set-CalendarProcessing -Identity '${fjord.mailbox}' -AutomateProcessing AutoUpdate`,
      },
    ]);
    processing.automateProcessing = 'AutoUpdate';
    await makeMeeting(world, ida, { subject: 'Next', from: '2026-11-30T10:00', minutes: 60, rooms: [fjord] });
    expect(await atRest()).toEqual([]);
    expect((await findings()).map(({ kind }) => kind)).toEqual(['answeredByOther']);
  });

  it('says so when the request of a Planner meeting doesn’t come within a quarter of an hour', async () => {
    const { ida, fjord } = await aWorld('no copy', { exchangeRooms: 0 });
    world.tenant.mailbox(fjord.mailbox).processing.automateProcessing = 'None';
    await bookInPlanner(world, { person: ida, room: fjord, from: '2026-11-26T10:00' });
    for (let minute = 0; minute < 17; minute += 1) await world.pass(60);
    const findings = await world.database.sql('select kind from findings where resolved_at is null');
    expect(findings).toEqual([{ kind: 'noRoomCopy' }]);
    expect(await bookings()).toEqual(['Planner meeting confirmed 11-26T09:00']);
  });

  it('doesn’t accept a date that was cancelled here and comes back with a change of its series', async () => {
    const switches = { declinedDateReturnsWithSeriesUpdate: true };
    const { ida, fjord } = await aWorld('date returns', { exchangeRooms: 0, switches });
    const recurrence = {
      pattern: { type: 'daily', interval: 1 },
      range: { type: 'numbered', startDate: '2026-11-26', numberOfOccurrences: 3 },
    };
    const made = { subject: 'Daily', from: '2026-11-26T10:00', minutes: 60, rooms: [fjord], recurrence };
    const event = await makeMeeting(world, ida, made);
    await world.settle();
    const [row] = await world.database.sql<{ meeting_id: MeetingId }>('select meeting_id from meetings');
    const date = { actor: actorOf(ida), source: 'web', meetingId: row!.meeting_id, expectedVersion: null } as const;
    await cancelMeeting(world.scope, { ...date, span: 'this', key: '2026-11-27', correlationId: null }, world.deps);
    await world.pass(15);
    await world.outlook('PATCH', `/users/${ida.mail}/events/${event.id}`, { subject: 'Every day' });
    expect(await atRest()).toEqual([]);
    expect((await bookings()).filter((line) => line.includes('11-27'))).toEqual(['Every day cancelled 11-27T09:00']);
  });
});
