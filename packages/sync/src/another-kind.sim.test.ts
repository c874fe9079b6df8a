import { bookMeeting } from '@planner/bookings';
import { withSite } from '@planner/db';
import { answerOf, brokenPromises, createWorld, echoes, eventsOf, makeMeeting, wall } from '@planner/testkit';
import type { World, WorldPerson, WorldRoom } from '@planner/testkit';
import { afterEach, describe, expect, it } from 'vitest';

let world: World;
afterEach(async () => {
  await world.close();
});

const mondays = {
  pattern: { type: 'weekly', interval: 1, daysOfWeek: ['monday'], firstDayOfWeek: 'monday' },
  range: { type: 'numbered', startDate: '2026-11-30', numberOfOccurrences: 4 },
};

/** What is held ahead: how many bookings in how many meetings. */
async function held(): Promise<{ readonly meetings: number; readonly bookings: number }> {
  const [counts] = await withSite(world.db, world.scope, (tx) =>
    tx.query<{ meetings: number; bookings: number }>(
      `select count(distinct coalesce(series_id, meeting_id))::int as meetings, count(*)::int as bookings
       from bookings where site_id = current_site() and state = 'confirmed'`,
    ),
  );
  return counts!;
}

async function atRest(): Promise<string[]> {
  await world.settle();
  return [...(await brokenPromises(world)), ...(await echoes(world))];
}

describe('a meeting that becomes another kind in Outlook', () => {
  it('a single one that repeats now, in two rooms, is one series in both', async () => {
    world = await createWorld({ seed: 'single to series' });
    const [ida] = world.people as [WorldPerson];
    const rooms = world.rooms.slice(0, 2);
    const event = await makeMeeting(world, ida, { subject: 'Plan', from: '2026-11-30T10:00', minutes: 60, rooms });
    expect(await atRest()).toEqual([]);
    expect(await held()).toEqual({ meetings: 1, bookings: 2 });
    await world.outlook('PATCH', `/users/${ida.mail}/events/${event.id}`, { recurrence: mondays });
    expect(await atRest()).toEqual([]);
    expect(await held()).toEqual({ meetings: 1, bookings: 8 });
    for (const room of rooms) expect(await answerOf(world, ida, event, room)).toBe('accepted');
  });

  it('a series without its recurrence is its first date, and the others are free again', async () => {
    world = await createWorld({ seed: 'series to single' });
    const [ida, otto] = world.people as [WorldPerson, WorldPerson];
    const [fjord] = world.rooms as [WorldRoom];
    const meeting = { subject: 'Plan', from: '2026-11-30T10:00', minutes: 60, rooms: [fjord] };
    const event = await makeMeeting(world, ida, { ...meeting, recurrence: mondays });
    await world.settle();
    await world.outlook('PATCH', `/users/${ida.mail}/events/${event.id}`, { recurrence: null });
    expect(await atRest()).toEqual([]);
    expect(await held()).toEqual({ meetings: 1, bookings: 1 });
    const next = await makeMeeting(world, otto, { ...meeting, from: '2026-12-07T10:00' });
    expect(await atRest()).toEqual([]);
    expect(await answerOf(world, otto, next, fjord)).toBe('accepted');
  });

  it('into a series one date of which is taken is declined, and holds nothing', async () => {
    world = await createWorld({ seed: 'to a taken series' });
    const [ida, otto] = world.people as [WorldPerson, WorldPerson];
    const [fjord] = world.rooms as [WorldRoom];
    const meeting = { subject: 'Plan', from: '2026-11-30T10:00', minutes: 60, rooms: [fjord] };
    const event = await makeMeeting(world, ida, meeting);
    await makeMeeting(world, otto, { ...meeting, subject: 'In the way', from: '2026-12-14T10:00' });
    await world.settle();
    await world.outlook('PATCH', `/users/${ida.mail}/events/${event.id}`, { recurrence: mondays });
    expect(await atRest()).toEqual([]);
    expect(await held()).toEqual({ meetings: 1, bookings: 1 });
    expect(await answerOf(world, ida, event, fjord)).toBe('declined');
  });

  it('one that Planner made goes on as that series, and its event stays the one it was', async () => {
    world = await createWorld({ seed: 'ours to series' });
    const [ida] = world.people as [WorldPerson];
    const [fjord] = world.rooms as [WorldRoom];
    const start = Temporal.PlainDateTime.from(wall('2026-11-30T10:00').dateTime)
      .toZonedDateTime('Europe/Copenhagen')
      .toInstant();
    const made = await bookMeeting(
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
        subject: 'Ours',
        organizer: { kind: 'person', personId: ida.id },
        attendees: [],
        privacy: 'normal',
        roomIds: [fjord.id],
        when: { kind: 'single', start, end: start.add({ hours: 1 }), zone: 'Europe/Copenhagen', allDay: false },
        correlationId: null,
      },
      world.deps,
    );
    expect(made.ok).toBe(true);
    await world.settle();
    const [event] = await eventsOf(world, ida.mail);
    await world.outlook('PATCH', `/users/${ida.mail}/events/${event!.id}`, { recurrence: mondays });
    expect(await atRest()).toEqual([]);
    expect(await held()).toEqual({ meetings: 1, bookings: 4 });
    const [after, ...others] = await eventsOf(world, ida.mail);
    expect(others).toEqual([]);
    expect(after).toMatchObject({ id: event!.id, type: 'seriesMaster', isCancelled: false });
  });
});
