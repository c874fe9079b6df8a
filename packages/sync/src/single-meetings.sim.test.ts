import { bookMeeting } from '@planner/bookings';
import { withSite } from '@planner/db';
import { answerOf, commentsTo, createWorld, eventsOf, isWrite, makeMeeting } from '@planner/testkit';
import type { World, WorldPerson, WorldRoom } from '@planner/testkit';
import { afterEach, describe, expect, it } from 'vitest';

let world: World;
afterEach(async () => {
  await world.close();
});

interface BookingRow {
  readonly subject: string;
  readonly state: string;
  readonly start_at: Temporal.Instant;
  readonly room_id: string;
}

async function bookings(of: World): Promise<BookingRow[]> {
  return withSite(of.db, of.scope, (tx) =>
    tx.query<BookingRow>(
      `select m.subject, b.state, b.start_at, b.room_id from bookings b join meetings m using (site_id, meeting_id)
       where b.site_id = current_site() order by b.start_at, b.booking_id`,
    ),
  );
}

async function differences(of: World): Promise<string[]> {
  const { differences: found } = await of.engine().compareAll(of.scope);
  return found.map(({ kind, start, explained }) => `${kind} ${start.toString()}${explained ? ' (explained)' : ''}`);
}

async function bookInPlanner(
  of: World,
  person: WorldPerson,
  meeting: { room: WorldRoom; start: string; minutes: number; subject?: string },
): Promise<void> {
  const start = Temporal.Instant.from(meeting.start);
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
      subject: meeting.subject ?? 'Planner meeting',
      organizer: { kind: 'person', personId: person.id },
      attendees: [],
      privacy: 'normal',
      roomIds: [meeting.room.id],
      when: {
        kind: 'single',
        start,
        end: start.add({ minutes: meeting.minutes }),
        zone: 'Europe/Copenhagen',
        allDay: false,
      },
      correlationId: null,
    },
    of.deps,
  );
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
}

describe('a meeting made in Outlook', () => {
  it('stands in Planner within a poll, and the room has accepted it', async () => {
    world = await createWorld({ seed: 'accepts' });
    const [ida] = world.people as [WorldPerson];
    const [fjord] = world.rooms as [WorldRoom];
    const event = await makeMeeting(world, ida, {
      subject: 'Budget',
      from: '2026-11-26T10:00',
      minutes: 60,
      rooms: [fjord],
    });
    await world.settle();
    expect(await bookings(world)).toMatchObject([{ subject: 'Budget', state: 'confirmed', room_id: fjord.id }]);
    expect((await bookings(world))[0]?.start_at.toString()).toBe('2026-11-26T09:00:00Z');
    expect(await answerOf(world, ida, event, fjord)).toBe('accepted');
    expect(await differences(world)).toEqual([]);
    expect(world.calls.filter(isWrite).map(({ call }) => call.path?.split('/').at(-1))).toEqual(['accept']);
  });

  it('in a taken room is declined with the reason, and the first one keeps the room', async () => {
    world = await createWorld({ seed: 'declines' });
    const [ida, otto] = world.people as [WorldPerson, WorldPerson];
    const [fjord] = world.rooms as [WorldRoom];
    const first = await makeMeeting(world, ida, {
      subject: 'First',
      from: '2026-11-26T10:00',
      minutes: 60,
      rooms: [fjord],
    });
    await world.settle();
    const second = await makeMeeting(world, otto, {
      subject: 'Second',
      from: '2026-11-26T10:30',
      minutes: 60,
      rooms: [fjord],
    });
    await world.settle();
    expect(await answerOf(world, ida, first, fjord)).toBe('accepted');
    expect(await answerOf(world, otto, second, fjord)).toBe('declined');
    const [told] = commentsTo(world, otto);
    expect(told?.comment).toMatch(/Room 0/);
    expect(told?.comment).not.toMatch(/First|Person/);
    // The other rooms by name, the taken one only with the times at which it would be free.
    const free = told?.comment.split('Free instead: ')[1] ?? '';
    expect(free).toMatch(/^Room 1/);
    expect(free).toMatch(/26 Nov 2026, 11:00–12:00/);
    expect(free).not.toMatch(/Room 0/);
    expect((await bookings(world)).map(({ subject }) => subject)).toEqual(['First']);
    expect(await differences(world)).toEqual([]);
  });

  it('past the horizon or without an end is declined at once', async () => {
    world = await createWorld({ seed: 'horizon' });
    const [ida] = world.people as [WorldPerson];
    const [fjord] = world.rooms as [WorldRoom];
    const far = await makeMeeting(world, ida, {
      subject: 'Far',
      from: '2027-06-15T10:00',
      minutes: 60,
      rooms: [fjord],
    });
    const endless = await makeMeeting(world, ida, {
      subject: 'Endless',
      from: '2026-11-30T10:00',
      minutes: 30,
      rooms: [fjord],
      recurrence: { pattern: { type: 'daily', interval: 1 }, range: { type: 'noEnd', startDate: '2026-11-30' } },
    });
    await world.settle();
    expect(await answerOf(world, ida, far, fjord)).toBe('declined');
    expect(await answerOf(world, ida, endless, fjord)).toBe('declined');
    expect(await bookings(world)).toEqual([]);
  });
});

describe('a meeting made in Planner', () => {
  it('stands in its organizer’s Outlook and is accepted by the room', async () => {
    world = await createWorld({ seed: 'outbound' });
    const [ida] = world.people as [WorldPerson];
    const [fjord] = world.rooms as [WorldRoom];
    await bookInPlanner(world, ida, { room: fjord, start: '2026-11-26T12:00:00Z', minutes: 30 });
    await world.settle();
    const [event, ...more] = await eventsOf(world, ida.mail);
    expect(more).toEqual([]);
    expect(event).toMatchObject({ subject: 'Planner meeting', isOrganizer: true });
    expect(await answerOf(world, ida, event!, fjord)).toBe('accepted');
    expect(await differences(world)).toEqual([]);
    expect(world.calls.filter(isWrite)).toHaveLength(2);
  });
});
