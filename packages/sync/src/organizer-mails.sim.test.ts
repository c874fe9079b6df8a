import { cancelMeeting } from '@planner/bookings';
import type { MeetingId } from '@planner/core';
import {
  actorOf,
  answerOf,
  bookInPlanner,
  commentsTo,
  createWorld,
  eventsOf,
  makeMeeting,
  testDatabase,
  viewOf,
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
  world = await createWorld({ seed, database, rooms: 1, settings: { pollSeconds: 5 }, ...more });
  const [ida, otto] = world.people as [WorldPerson, WorldPerson];
  return { ida, otto, fjord: world.rooms[0] as WorldRoom };
}

const theirs = (room: WorldRoom) => ({ subject: 'Theirs', from: '2026-11-26T10:00', minutes: 60, rooms: [room] });
const silent = { more: { responseRequested: false } };
const atTen = { start: '2026-11-26T09:00:00Z', end: '2026-11-26T10:00:00Z' };

interface Mail {
  readonly kind: string;
  readonly to: string;
  readonly language: string;
  readonly zone: string;
  readonly link: string | null;
  readonly params: { readonly [name: string]: unknown };
}

/** Everything that was written, after all mailboxes were read once more from their beginning. */
async function mails(): Promise<Mail[]> {
  await world.settle();
  await world.database.sql(`update mailboxes set delta_link = null, dirty_seq = dirty_seq + 1`);
  await world.settle();
  return world.database.sql<Mail>(
    `select kind, to_address as "to", language, zone, link, params from mails order by created_at, mail_id`,
  );
}

/** Nobody in Planner has the address of an organizer any more: it is somebody's from outside. */
async function forgetAddresses(): Promise<void> {
  await world.database.sql(`update people set mail = null, user_principal_name = person_id::text`);
}

async function deleteInRoom(room: WorldRoom): Promise<void> {
  const [copy] = await eventsOf(world, room.mailbox);
  await world.outlook('DELETE', `/users/${room.mailbox}/events/${copy!.id}`);
}

async function takeRoomAway(staff: WorldPerson): Promise<void> {
  const [row] = await world.database.sql<{ meeting_id: MeetingId }>('select meeting_id from meetings');
  const meeting = { meetingId: row!.meeting_id, expectedVersion: null, span: 'all', correlationId: null } as const;
  const away = await cancelMeeting(world.scope, { actor: actorOf(staff), source: 'web', ...meeting }, world.deps);
  expect(away.ok).toBe(true);
}

describe('a copy that is deleted in the room’s own calendar', () => {
  it('is told to its organizer once, in their language and the room’s zone', async () => {
    const { ida, fjord } = await aWorld('vanished');
    await world.database.sql(`update people set language = 'de' where lower(mail) = '${ida.mail}'`);
    await makeMeeting(world, ida, theirs(fjord));
    await world.settle();
    await deleteInRoom(fjord);
    const params = { meeting: 'Theirs', room: fjord.name, when: atTen, more: 0 };
    const zone = 'Europe/Copenhagen';
    expect(await mails()).toEqual([
      { kind: 'roomCopyVanished', to: ida.mail, language: 'de', zone, link: null, params },
    ]);
  });

  it('is told to somebody from outside in the language of the place, without a title or a link', async () => {
    const { ida, fjord } = await aWorld('vanished outside');
    await makeMeeting(world, ida, theirs(fjord));
    await world.settle();
    await forgetAddresses();
    await world.database.sql(`update locations set default_language = 'da'`);
    await deleteInRoom(fjord);
    const params = { room: fjord.name, when: atTen, more: 0 };
    expect(await mails()).toMatchObject([{ to: ida.mail, language: 'da', link: null, params }]);
  });

  it('is never told to the room, where the meeting lives in its calendar and nobody’s address is known', async () => {
    const { ida, fjord } = await aWorld('vanished at home');
    world.fault({ path: '/users/person0*', status: 403, code: 'ErrorAccessDenied' });
    await bookInPlanner(world, { person: ida, room: fjord, from: '2026-11-26T10:00' });
    await world.settle();
    await forgetAddresses();
    expect(await viewOf(world, fjord.mailbox, '2026-11-25', '2026-11-30')).toMatchObject([{ isOrganizer: true }]);
    await deleteInRoom(fjord);
    await world.settle();
    expect(await world.database.sql(`select 1 from findings where kind = 'removedByHand'`)).toHaveLength(1);
    expect(await mails()).toEqual([]);
  });

  it('is no news when its organizer has called it off', async () => {
    const { ida, fjord } = await aWorld('called off');
    const event = await makeMeeting(world, ida, theirs(fjord));
    await world.settle();
    await world.outlook('DELETE', `/users/${ida.mail}/events/${event.id}`);
    expect(await mails()).toEqual([]);
  });
});

describe('a decline', () => {
  it('of an invitation that asks for no response is told by mail once, with what the room said', async () => {
    const { ida, otto, fjord } = await aWorld('silent decline', { rooms: 2 });
    await makeMeeting(world, otto, { ...theirs(fjord), subject: 'First' });
    await world.settle();
    await makeMeeting(world, ida, { ...theirs(fjord), ...silent });
    const [mail, ...more] = await mails();
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ kind: 'roomDeclined', to: ida.mail, params: { meeting: 'Theirs', when: atTen } });
    for (const { name } of world.rooms) expect(mail?.params['reason']).toContain(name);
    expect(commentsTo(world, ida)).toEqual([]);
  });

  it('that Exchange brings is not told again', async () => {
    const { ida, otto, fjord } = await aWorld('loud decline');
    await makeMeeting(world, otto, { ...theirs(fjord), subject: 'First' });
    await world.settle();
    await makeMeeting(world, ida, theirs(fjord));
    expect(await mails()).toEqual([]);
    expect(commentsTo(world, ida)).toHaveLength(1);
  });

  it.each(['planner', 'exchange'])(
    'after staff took its room away is told once, on a room of %s',
    async (authority) => {
      const { ida, otto, fjord } = await aWorld(`away ${authority}`, {
        exchangeRooms: authority === 'exchange' ? 1 : 0,
      });
      const event = await makeMeeting(world, otto, { ...theirs(fjord), ...silent });
      await world.settle();
      await takeRoomAway(ida);
      expect(await mails()).toMatchObject([{ kind: 'roomDeclined', to: otto.mail, params: { meeting: 'Theirs' } }]);
      expect(await answerOf(world, otto, event, fjord)).not.toBe('accepted');
      expect(commentsTo(world, otto)).toEqual([]);
    },
  );
});

describe('a booking that makes way for what Exchange has accepted', () => {
  it('is told to its organizer once', async () => {
    const { ida, otto, fjord } = await aWorld('made way', { exchangeRooms: 1, settings: { pollSeconds: 60 } });
    await makeMeeting(world, otto, theirs(fjord));
    await world.pass(2);
    // Her calendar can't be written for a while, so Exchange never hears of her booking and has nobody to decline.
    world.fault({ path: '/users/person0*', method: 'POST', status: 503 });
    await bookInPlanner(world, { person: ida, room: fjord, from: '2026-11-26T10:00' });
    for (let turn = 0; turn < 4; turn += 1) await world.pass(30);
    world.simulator.faults.clear();
    const params = { meeting: 'Planner meeting', room: fjord.name, when: atTen, more: 0 };
    expect(await mails()).toMatchObject([{ kind: 'bookingMadeWay', to: ida.mail, params }]);
  });
});
