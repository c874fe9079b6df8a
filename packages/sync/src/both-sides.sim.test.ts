import { cancelMeeting, changeMeeting } from '@planner/bookings';
import type { MeetingId } from '@planner/core';
import {
  actorOf,
  answerOf,
  bookInPlanner,
  brokenPromises,
  commentsTo,
  createWorld,
  echoes,
  eventsOf,
  isWrite,
  makeMeeting,
  viewOf,
  wall,
} from '@planner/testkit';
import type { World, WorldPerson, WorldRoom } from '@planner/testkit';
import { afterEach, describe, expect, it } from 'vitest';

let world: World;
afterEach(async () => {
  await world.close();
});

async function atRest(): Promise<string[]> {
  await world.settle();
  return [...(await brokenPromises(world)), ...(await echoes(world))];
}

async function held(): Promise<{ subject: string; room: string; start: string; meeting_id: MeetingId }[]> {
  const rows = await world.database.sql<{ subject: string; room_id: string; start_at: Date; meeting_id: MeetingId }>(
    `select m.subject, b.room_id, b.start_at, b.meeting_id from bookings b join meetings m using (site_id, meeting_id)
     where b.state = 'confirmed' order by m.subject, b.start_at`,
  );
  const shown = rows.map(({ subject, room_id, start_at, meeting_id }) => ({
    subject,
    room: world.rooms.find(({ id }) => id === room_id)?.name ?? '',
    start: start_at.toISOString().slice(0, 16),
    meeting_id,
  }));
  return shown.toSorted((a, b) => (a.subject === b.subject && a.start === b.start ? a.room.localeCompare(b.room) : 0));
}

describe('one act of a person that arrives as several messages', () => {
  it('two meetings that swap their times both keep the room', async () => {
    world = await createWorld({ seed: 'swap' });
    const [ida, otto] = world.people as [WorldPerson, WorldPerson];
    const [fjord] = world.rooms as [WorldRoom];
    const a = await makeMeeting(world, ida, { subject: 'A', from: '2026-11-26T10:00', minutes: 60, rooms: [fjord] });
    const b = await makeMeeting(world, otto, { subject: 'B', from: '2026-11-26T11:00', minutes: 60, rooms: [fjord] });
    await world.settle();
    await world.outlook('PATCH', `/users/${ida.mail}/events/${a.id}`, {
      start: wall('2026-11-26T11:00'),
      end: wall('2026-11-26T12:00'),
    });
    await world.outlook('PATCH', `/users/${otto.mail}/events/${b.id}`, {
      start: wall('2026-11-26T10:00'),
      end: wall('2026-11-26T11:00'),
    });
    expect(await atRest()).toEqual([]);
    expect((await held()).map(({ subject, start }) => `${subject} ${start}`)).toEqual([
      'A 2026-11-26T10:00',
      'B 2026-11-26T09:00',
    ]);
    expect(await answerOf(world, ida, a, fjord)).toBe('accepted');
    expect(await answerOf(world, otto, b, fjord)).toBe('accepted');
  });

  it('a meeting with two rooms has a booking in each, and a room that declines doesn’t cost the other', async () => {
    world = await createWorld({ seed: 'two rooms' });
    const [ida, otto] = world.people as [WorldPerson, WorldPerson];
    const [fjord, skagen] = world.rooms as [WorldRoom, WorldRoom];
    await makeMeeting(world, otto, { subject: 'In the way', from: '2026-11-27T10:00', minutes: 60, rooms: [skagen] });
    const event = await makeMeeting(world, ida, {
      subject: 'Both',
      from: '2026-11-26T10:00',
      minutes: 60,
      rooms: [fjord, skagen],
    });
    await world.settle();
    expect((await held()).filter(({ subject }) => subject === 'Both').map(({ room }) => room)).toEqual([
      'Room 0',
      'Room 1',
    ]);
    await world.outlook('PATCH', `/users/${ida.mail}/events/${event.id}`, {
      start: wall('2026-11-27T10:00'),
      end: wall('2026-11-27T11:00'),
    });
    expect(await atRest()).toEqual([]);
    expect((await held()).filter(({ subject }) => subject === 'Both').map(({ room }) => room)).toEqual(['Room 0']);
    expect(await answerOf(world, ida, event, fjord)).toBe('accepted');
    expect(await answerOf(world, ida, event, skagen)).toBe('declined');
  });

  it('“this and following” in Outlook cuts one series and brings another; no date is lost', async () => {
    world = await createWorld({ seed: 'following' });
    const [ida] = world.people as [WorldPerson];
    const [fjord] = world.rooms as [WorldRoom];
    const daily = (startDate: string, numberOfOccurrences: number): Record<string, unknown> => ({
      pattern: { type: 'daily', interval: 1 },
      range: { type: 'numbered', startDate, numberOfOccurrences },
    });
    const old = await makeMeeting(world, ida, {
      subject: 'Daily',
      from: '2026-11-26T10:00',
      minutes: 60,
      rooms: [fjord],
      recurrence: daily('2026-11-26', 6),
    });
    await world.settle();
    await makeMeeting(world, ida, {
      subject: 'Daily, later',
      from: '2026-11-29T10:30',
      minutes: 60,
      rooms: [fjord],
      recurrence: daily('2026-11-29', 3),
    });
    await world.outlook('PATCH', `/users/${ida.mail}/events/${old.id}`, { recurrence: daily('2026-11-26', 3) });
    expect(await atRest()).toEqual([]);
    expect((await held()).map(({ start }) => start)).toEqual([
      '2026-11-26T09:00',
      '2026-11-27T09:00',
      '2026-11-28T09:00',
      '2026-11-29T09:30',
      '2026-11-30T09:30',
      '2026-12-01T09:30',
    ]);
  });
});

describe('what staff do to a meeting made in Outlook', () => {
  it('taking its room away makes the room decline; the people’s meeting goes on', async () => {
    world = await createWorld({ seed: 'staff cancel' });
    const [staff, ida] = world.people as [WorldPerson, WorldPerson];
    const [fjord] = world.rooms as [WorldRoom];
    const event = await makeMeeting(world, ida, {
      subject: 'Theirs',
      from: '2026-11-26T10:00',
      minutes: 60,
      rooms: [fjord],
      guests: [staff],
    });
    await world.settle();
    const [booked] = await held();
    await cancelMeeting(
      world.scope,
      {
        actor: actorOf(staff),
        source: 'web',
        meetingId: booked!.meeting_id,
        expectedVersion: null,
        span: 'all',
        correlationId: null,
      },
      world.deps,
    );
    expect(await atRest()).toEqual([]);
    expect(await answerOf(world, ida, event, fjord)).toBe('declined');
    expect(commentsTo(world, ida).at(-1)?.comment).not.toBe('');
    expect((await eventsOf(world, ida.mail)).map(({ subject, isCancelled }) => [subject, isCancelled])).toEqual([
      ['Theirs', false],
    ]);
  });

  it('another room is invited in its organizer’s own copy, and nobody else is dropped', async () => {
    world = await createWorld({ seed: 'staff room' });
    const [staff, ida, otto] = world.people as [WorldPerson, WorldPerson, WorldPerson];
    const [fjord, skagen] = world.rooms as [WorldRoom, WorldRoom];
    const event = await makeMeeting(world, ida, {
      subject: 'Theirs with 1 guests',
      from: '2026-11-26T10:00',
      minutes: 60,
      rooms: [fjord],
      guests: [otto],
    });
    await world.settle();
    const [booked] = await held();
    const changed = await changeMeeting(
      world.scope,
      {
        actor: actorOf(staff),
        source: 'web',
        meetingId: booked!.meeting_id,
        expectedVersion: null,
        span: 'all',
        changes: { roomIds: [skagen.id] },
        correlationId: null,
      },
      world.deps,
    );
    expect(changed.ok).toBe(true);
    expect(await atRest()).toEqual([]);
    expect(await answerOf(world, ida, event, skagen)).toBe('accepted');
    expect((await held()).map(({ room }) => room)).toEqual(['Room 1']);
  });

  it('giving it the room back that it had left in Outlook makes that room accept', async () => {
    world = await createWorld({ seed: 'there and back' });
    const [staff, ida] = world.people as [WorldPerson, WorldPerson];
    const [fjord, dal] = world.rooms as [WorldRoom, WorldRoom];
    const event = await makeMeeting(world, ida, {
      subject: 'Theirs',
      from: '2026-11-26T10:00',
      minutes: 60,
      rooms: [fjord],
    });
    await world.settle();
    await world.outlook('PATCH', `/users/${ida.mail}/events/${event.id}`, {
      attendees: [{ type: 'resource', emailAddress: { address: dal.mailbox, name: dal.name } }],
    });
    await world.settle();
    const [there] = await held();
    expect(there?.room).toBe(dal.name);
    const outcome = await changeMeeting(
      world.scope,
      {
        actor: actorOf(staff),
        source: 'web',
        meetingId: there!.meeting_id,
        expectedVersion: null,
        span: 'all',
        changes: { roomIds: [fjord.id] },
        correlationId: null,
      },
      world.deps,
    );
    expect(outcome.ok).toBe(true);
    expect(await atRest()).toEqual([]);
    expect(await answerOf(world, ida, event, fjord)).toBe('accepted');
    expect((await held()).map(({ room }) => room)).toEqual([fjord.name]);
  });
});

describe('what people do in the room’s own calendar', () => {
  it('a meeting deleted there ends in Planner, with a finding', async () => {
    world = await createWorld({ seed: 'deleted by hand' });
    const [ida] = world.people as [WorldPerson];
    const [fjord] = world.rooms as [WorldRoom];
    await makeMeeting(world, ida, { subject: 'Vanishes', from: '2026-11-26T10:00', minutes: 60, rooms: [fjord] });
    await world.settle();
    const [copy] = await eventsOf(world, fjord.mailbox);
    await world.outlook('DELETE', `/users/${fjord.mailbox}/events/${copy!.id}`);
    expect(await atRest()).toEqual([]);
    expect(await held()).toEqual([]);
    expect(await world.database.sql('select kind from findings')).toEqual([{ kind: 'removedByHand' }]);
  });

  it('a meeting dragged there stays where its organizer has it, with a finding', async () => {
    world = await createWorld({ seed: 'dragged' });
    const [ida] = world.people as [WorldPerson];
    const [fjord] = world.rooms as [WorldRoom];
    await makeMeeting(world, ida, { subject: 'Dragged', from: '2026-11-26T10:00', minutes: 60, rooms: [fjord] });
    await world.settle();
    const [copy] = await eventsOf(world, fjord.mailbox);
    await world.outlook('PATCH', `/users/${fjord.mailbox}/events/${copy!.id}`, {
      start: wall('2026-11-26T15:00'),
      end: wall('2026-11-26T16:00'),
    });
    expect(await atRest()).toEqual([]);
    expect((await held()).map(({ start }) => start)).toEqual(['2026-11-26T09:00']);
    expect(await world.database.sql('select kind from findings')).toEqual([{ kind: 'editedByHand' }]);
  });

  it('a meeting made there by a panel is a booking of the room; in the way of another it’s a finding', async () => {
    world = await createWorld({ seed: 'panel' });
    const [ida] = world.people as [WorldPerson];
    const [fjord] = world.rooms as [WorldRoom];
    await makeMeeting(world, ida, { subject: 'First', from: '2026-11-26T10:00', minutes: 60, rooms: [fjord] });
    await world.settle();
    const reserve = (from: string): Promise<unknown> =>
      world.outlook('POST', `/users/${fjord.mailbox}/calendar/events`, {
        subject: `Panel ${from}`,
        start: wall(from),
        end: wall(from, 30),
      });
    await reserve('2026-11-26T12:00');
    await reserve('2026-11-26T10:15');
    expect(await atRest()).toEqual([]);
    expect((await held()).map(({ subject }) => subject)).toEqual(['First', 'Panel 2026-11-26T12:00']);
    expect(await world.database.sql('select kind from findings')).toEqual([{ kind: 'shadow' }]);
  });
});

describe('a meeting made in Planner', () => {
  it('is moved by its organizer in Outlook, and cancelled here it’s cancelled there', async () => {
    world = await createWorld({ seed: 'moved there' });
    const [ida] = world.people as [WorldPerson];
    const [fjord] = world.rooms as [WorldRoom];
    await bookInPlanner(world, { person: ida, room: fjord, from: '2026-11-26T10:00' });
    await world.settle();
    const [event] = await eventsOf(world, ida.mail);
    await world.outlook('PATCH', `/users/${ida.mail}/events/${event!.id}`, {
      start: wall('2026-11-26T14:00'),
      end: wall('2026-11-26T15:00'),
    });
    expect(await atRest()).toEqual([]);
    const [moved] = await held();
    expect(moved?.start).toBe('2026-11-26T13:00');
    await cancelMeeting(
      world.scope,
      {
        actor: actorOf(ida),
        source: 'web',
        meetingId: moved!.meeting_id,
        expectedVersion: null,
        span: 'all',
        correlationId: null,
      },
      world.deps,
    );
    expect(await atRest()).toEqual([]);
    expect(await eventsOf(world, ida.mail)).toEqual([]);
  });

  it('whose create was answered by silence is found again and made once', async () => {
    world = await createWorld({ seed: 'silence' });
    const [ida] = world.people as [WorldPerson];
    const [fjord] = world.rooms as [WorldRoom];
    world.fault({ path: '/users/person0*', method: 'POST', dropAnswer: true, afterEffect: true, times: 1 });
    await bookInPlanner(world, { person: ida, room: fjord, from: '2026-11-26T10:00' });
    expect(await atRest()).toEqual([]);
    expect(await eventsOf(world, ida.mail)).toHaveLength(1);
    expect(
      world.calls.filter(isWrite).filter(({ call }) => call.method === 'POST' && call.path?.endsWith('/events')),
    ).toHaveLength(1);
  });

  it('whose create was answered by silence, and that its organizer has moved since, is still one', async () => {
    world = await createWorld({ seed: 'silence and a move' });
    const [ida] = world.people as [WorldPerson];
    const [fjord] = world.rooms as [WorldRoom];
    world.fault({ path: '/users/person0*', method: 'POST', dropAnswer: true, afterEffect: true, times: 1 });
    await bookInPlanner(world, { person: ida, room: fjord, from: '2026-11-26T10:00' });
    await world.engine().step();
    const [event] = await eventsOf(world, ida.mail);
    // Nothing is heard from the organizer's mailbox until the room has seen the request.
    world.fault({ path: '/users/person0*', status: 503, times: 6 });
    await world.outlook('PATCH', `/users/${ida.mail}/events/${event!.id}`, {
      start: wall('2026-11-27T15:00'),
      end: wall('2026-11-27T15:00', 60),
    });
    for (let second = 0; second < 30; second += 1) await world.pass(1);
    world.simulator.faults.clear();
    expect(await atRest()).toEqual([]);
    expect((await held()).map(({ start }) => start)).toEqual(['2026-11-27T14:00']);
  });

  it('for a person whose mailbox can’t be written lives in the room’s own calendar', async () => {
    world = await createWorld({ seed: 'no mailbox' });
    const [ida] = world.people as [WorldPerson];
    const [fjord] = world.rooms as [WorldRoom];
    world.fault({ path: '/users/person0*', status: 403, code: 'ErrorAccessDenied' });
    await bookInPlanner(world, { person: ida, room: fjord, from: '2026-11-26T10:00' });
    expect(await atRest()).toEqual([]);
    expect(await viewOf(world, fjord.mailbox, '2026-11-25', '2026-11-30')).toMatchObject([
      { subject: 'Planner meeting', isOrganizer: true },
    ]);
    expect((await held()).map(({ start }) => start)).toEqual(['2026-11-26T09:00']);
  });
});
