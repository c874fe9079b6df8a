import { bookMeeting, cancelMeeting } from '@planner/bookings';
import type { MeetingId } from '@planner/core';
import { withSite } from '@planner/db';
import {
  answerOf,
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
import type { OutlookEvent, World, WorldPerson, WorldRoom } from '@planner/testkit';
import { afterEach, describe, expect, it } from 'vitest';

let world: World;
afterEach(async () => {
  await world.close();
});

const mondays = (count: number): Record<string, unknown> => ({
  pattern: { type: 'weekly', interval: 1, daysOfWeek: ['monday'], firstDayOfWeek: 'monday' },
  range: { type: 'numbered', startDate: '2026-11-30', numberOfOccurrences: count },
});

interface DateRow {
  readonly meeting_id: MeetingId;
  readonly occurrence_key: string;
  readonly start_at: Temporal.Instant;
}

async function heldDates(of: World): Promise<DateRow[]> {
  return withSite(of.db, of.scope, (tx) =>
    tx.query<DateRow>(
      `select meeting_id, occurrence_key, start_at from bookings
       where site_id = current_site() and state = 'confirmed' and series_id is not null order by start_at`,
    ),
  );
}

async function starts(of: World): Promise<string[]> {
  return (await heldDates(of)).map(({ start_at }) => start_at.toString().slice(0, 16));
}

/** The organizer's dates of a series, in order. */
async function datesOf(of: World, person: WorldPerson): Promise<OutlookEvent[]> {
  const view = await viewOf(of, person.mail, '2026-11-25', '2027-03-01');
  return view
    .filter(({ seriesMasterId }) => seriesMasterId !== null)
    .toSorted((a, b) => (a.start.dateTime < b.start.dateTime ? -1 : 1));
}

async function atRest(of: World): Promise<string[]> {
  await of.settle();
  return [...(await brokenPromises(of)), ...(await echoes(of))];
}

describe('a series made in Outlook', () => {
  it('stands in Planner with all its dates at their wall times, accepted by one answer', async () => {
    world = await createWorld({ seed: 'series in' });
    const [ida] = world.people as [WorldPerson];
    const [fjord] = world.rooms as [WorldRoom];
    const event = await makeMeeting(world, ida, {
      subject: 'Weekly',
      from: '2026-11-30T10:00',
      minutes: 60,
      rooms: [fjord],
      recurrence: mondays(20),
    });
    expect(await atRest(world)).toEqual([]);
    const held = await starts(world);
    expect(held).toHaveLength(20);
    expect([held[0], held.at(-1)]).toEqual(['2026-11-30T09:00', '2027-04-12T08:00']);
    expect(await answerOf(world, ida, event, fjord)).toBe('accepted');
    expect(world.calls.filter(isWrite)).toHaveLength(1);
  });

  it('loses a date, moves another and follows its organizer', async () => {
    world = await createWorld({ seed: 'series dates' });
    const [ida] = world.people as [WorldPerson];
    const [fjord] = world.rooms as [WorldRoom];
    await makeMeeting(world, ida, {
      subject: 'Weekly',
      from: '2026-11-30T10:00',
      minutes: 60,
      rooms: [fjord],
      recurrence: mondays(4),
    });
    await world.settle();
    const [, second, third] = await datesOf(world, ida);
    await world.outlook('DELETE', `/users/${ida.mail}/events/${second!.id}`);
    await world.outlook('PATCH', `/users/${ida.mail}/events/${third!.id}`, {
      start: wall('2026-12-15T13:00'),
      end: wall('2026-12-15T14:00'),
    });
    expect(await atRest(world)).toEqual([]);
    expect(await starts(world)).toEqual(['2026-11-30T09:00', '2026-12-15T12:00', '2026-12-21T09:00']);
  });

  it('that is moved as a whole is judged again and follows', async () => {
    world = await createWorld({ seed: 'series moved' });
    const [ida] = world.people as [WorldPerson];
    const [fjord] = world.rooms as [WorldRoom];
    const event = await makeMeeting(world, ida, {
      subject: 'Weekly',
      from: '2026-11-30T10:00',
      minutes: 60,
      rooms: [fjord],
      recurrence: mondays(3),
    });
    await world.settle();
    await world.outlook('PATCH', `/users/${ida.mail}/events/${event.id}`, {
      start: wall('2026-11-30T15:00'),
      end: wall('2026-11-30T16:00'),
      recurrence: mondays(3),
    });
    expect(await atRest(world)).toEqual([]);
    expect(await starts(world)).toEqual(['2026-11-30T14:00', '2026-12-07T14:00', '2026-12-14T14:00']);
    expect(await answerOf(world, ida, event, fjord)).toBe('accepted');
  });

  it('with one taken date is declined whole where a room wants all or nothing, and the comment names the date', async () => {
    world = await createWorld({ seed: 'series conflict' });
    const [ida, otto] = world.people as [WorldPerson, WorldPerson];
    const [fjord] = world.rooms as [WorldRoom];
    await makeMeeting(world, otto, { subject: 'In the way', from: '2026-12-07T10:00', minutes: 60, rooms: [fjord] });
    await world.settle();
    const event = await makeMeeting(world, ida, {
      subject: 'Weekly',
      from: '2026-11-30T10:00',
      minutes: 60,
      rooms: [fjord],
      recurrence: mondays(4),
    });
    expect(await atRest(world)).toEqual([]);
    expect(await answerOf(world, ida, event, fjord)).toBe('declined');
    expect(commentsTo(world, ida)[0]?.comment).toMatch(/7 Dec/);
    expect(await heldDates(world)).toEqual([]);
  });

  it('with one taken date is accepted without it where the room skips dates', async () => {
    world = await createWorld({ seed: 'series skips', room: { seriesPolicy: { kind: 'skip' } } });
    const [ida, otto] = world.people as [WorldPerson, WorldPerson];
    const [fjord] = world.rooms as [WorldRoom];
    await makeMeeting(world, otto, { subject: 'In the way', from: '2026-12-07T10:00', minutes: 60, rooms: [fjord] });
    await world.settle();
    const event = await makeMeeting(world, ida, {
      subject: 'Weekly',
      from: '2026-11-30T10:00',
      minutes: 60,
      rooms: [fjord],
      recurrence: mondays(4),
    });
    expect(await atRest(world)).toEqual([]);
    expect(await answerOf(world, ida, event, fjord)).toBe('accepted');
    expect(await starts(world)).toEqual(['2026-11-30T09:00', '2026-12-14T09:00', '2026-12-21T09:00']);
    expect(commentsTo(world, ida).map(({ response }) => response)).toEqual(['accepted', 'declined']);
  });

  it('invited to one date only, the room has a meeting of its own', async () => {
    world = await createWorld({ seed: 'orphan' });
    const [ida] = world.people as [WorldPerson];
    const [fjord] = world.rooms as [WorldRoom];
    await makeMeeting(world, ida, {
      subject: 'Elsewhere',
      from: '2026-11-30T10:00',
      minutes: 60,
      rooms: [],
      recurrence: mondays(3),
    });
    await world.settle();
    const [, second] = await datesOf(world, ida);
    await world.outlook('PATCH', `/users/${ida.mail}/events/${second!.id}`, {
      attendees: [{ type: 'resource', emailAddress: { address: fjord.mailbox, name: fjord.name } }],
    });
    expect(await atRest(world)).toEqual([]);
    const rows = await world.database.sql<{ start_at: Temporal.Instant }>(
      `select start_at from bookings where state = 'confirmed'`,
    );
    expect(rows).toHaveLength(1);
  });
});

describe('a series made in Planner', () => {
  async function weekly(of: World, person: WorldPerson, room: WorldRoom): Promise<MeetingId> {
    const outcome = await bookMeeting(
      of.scope,
      {
        actor: {
          kind: 'person',
          personId: person.id,
          rights: person.rights,
          vipCategories: [],
          displayName: person.displayName,
        },
        source: 'web',
        subject: 'Planner weekly',
        organizer: { kind: 'person', personId: person.id },
        attendees: [],
        privacy: 'normal',
        roomIds: [room.id],
        when: {
          kind: 'series',
          rule: {
            pattern: { type: 'weekly', interval: 1, daysOfWeek: ['monday'], firstDayOfWeek: 'monday' },
            range: { type: 'numbered', startDate: '2026-11-30', numberOfOccurrences: 5 },
            zone: 'Europe/Copenhagen',
            startTime: '10:00',
            endTime: '11:00',
            endDayOffset: 0,
            allDay: false,
          },
        },
        correlationId: null,
      },
      of.deps,
    );
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
    return outcome.value.meeting.id;
  }

  it('stands in its organizer’s Outlook as a series and is accepted; one date cancelled here is called off there', async () => {
    world = await createWorld({ seed: 'series out' });
    const [ida] = world.people as [WorldPerson];
    const [fjord] = world.rooms as [WorldRoom];
    const meetingId = await weekly(world, ida, fjord);
    await world.settle();
    const [event] = await eventsOf(world, ida.mail);
    expect(event).toMatchObject({ type: 'seriesMaster', subject: 'Planner weekly' });
    expect(await answerOf(world, ida, event!, fjord)).toBe('accepted');
    const cancelled = await cancelMeeting(
      world.scope,
      {
        actor: {
          kind: 'person',
          personId: ida.id,
          rights: ida.rights,
          vipCategories: [],
          displayName: ida.displayName,
        },
        source: 'web',
        meetingId,
        expectedVersion: null,
        span: 'this',
        key: '2026-12-14',
        correlationId: null,
      },
      world.deps,
    );
    expect(cancelled.ok).toBe(true);
    expect(await atRest(world)).toEqual([]);
    const dates = (await datesOf(world, ida)).map(({ start }) => start.dateTime.slice(0, 10));
    expect(dates).toEqual(['2026-11-30', '2026-12-07', '2026-12-21', '2026-12-28']);
  });

  it('costs two writes and two reads: its dates at the organizer’s, and the room’s copy once it has been accepted', async () => {
    world = await createWorld({ seed: 'series calls', settings: { pollSeconds: 5 } });
    const [ida] = world.people as [WorldPerson];
    const [fjord] = world.rooms as [WorldRoom];
    const before = world.calls.length;
    await weekly(world, ida, fjord);
    expect(await atRest(world)).toEqual([]);
    const made = world.calls.slice(before).filter(({ call }) => !`${call.path} ${call.url}`.includes('calendarView'));
    expect(made.map(({ call }) => `${call.method} ${call.path?.split('/').at(-1)?.slice(0, 9)}`)).toEqual([
      'POST events',
      'GET instances',
      'POST accept',
      expect.stringMatching(/^GET /),
    ]);
  });
});
