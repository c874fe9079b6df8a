import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  aMeeting,
  calendarOf,
  fjord,
  ida,
  nordlys,
  otto,
  skagen,
  type GraphJson,
  type Nordlys,
} from '../test-tenant/nordlys.ts';

const rooms = [fjord, skagen];
const weekly = (day: string, count: number) => ({
  pattern: { type: 'daily', interval: 7 },
  range: { type: 'numbered', startDate: `2026-03-${day}`, numberOfOccurrences: count },
});

/** One thing that a person does in Outlook; the numbers choose among what is there. */
const acts = fc.record({
  kind: fc.constantFrom(
    'meet',
    'series',
    'move',
    'retitle',
    'exchange',
    'cancel',
    'moveDate',
    'cancelDate',
    'answer',
    'wait',
  ),
  person: fc.constantFrom(ida, otto),
  which: fc.nat(),
  day: fc.integer({ min: 10, max: 24 }),
  hour: fc.integer({ min: 8, max: 16 }),
  room: fc.constantFrom(...rooms),
});

type Act = typeof acts extends fc.Arbitrary<infer T> ? T : never;

const wall = ({ day, hour }: Act) => `2026-03-${day}T${String(hour).padStart(2, '0')}:00`;

async function perform(world: Nordlys, act: Act): Promise<void> {
  const { kind, person, which, room } = act;
  const events: GraphJson[] = (await world.call('GET', `/users/${person}/events?$top=100`)).body.value.filter(
    (one: GraphJson) => one.isOrganizer,
  );
  const dates = (await calendarOf(world, person)).filter((one) => one.isOrganizer && one.seriesMasterId);
  const event = events[which % (events.length || 1)];
  const date = dates[which % (dates.length || 1)];
  const { start, end, attendees } = aMeeting(wall(act), { rooms: [room] });
  if (kind === 'meet') await world.call('POST', `/users/${person}/events`, aMeeting(wall(act), { rooms: [room] }));
  if (kind === 'series')
    await world.call(
      'POST',
      `/users/${person}/events`,
      aMeeting(wall(act), { rooms: [room], recurrence: weekly(String(act.day), 3) }),
    );
  if (kind === 'move' && event)
    await world.call(
      'PATCH',
      `/users/${person}/events/${event.id}`,
      event.recurrence ? { start, end, recurrence: weekly(String(act.day), 4) } : { start, end },
    );
  if (kind === 'retitle' && event)
    await world.call('PATCH', `/users/${person}/events/${event.id}`, { subject: `Title ${which}` });
  if (kind === 'exchange' && event) await world.call('PATCH', `/users/${person}/events/${event.id}`, { attendees });
  if (kind === 'cancel' && event) await world.call('POST', `/users/${person}/events/${event.id}/cancel`, {});
  if (kind === 'moveDate' && date) await world.call('PATCH', `/users/${person}/events/${date.id}`, { start, end });
  if (kind === 'cancelDate' && date) await world.call('DELETE', `/users/${person}/events/${date.id}`);
  if (kind === 'answer') await answerOne(world, which);
  if (kind === 'wait') await world.settle(which % 10);
}

/** An answer and an update that cross each other leave both sides at odds (the last test): none here. */
async function answerOne(world: Nordlys, which: number): Promise<void> {
  await world.settle(4);
  const open = (await calendarOf(world, fjord)).filter(
    (one) => one.responseStatus.response === 'notResponded' && !one.isCancelled,
  );
  const copy = open[which % (open.length || 1)];
  if (!copy) return;
  const id = which % 3 === 0 ? copy.id : (copy.seriesMasterId ?? copy.id);
  await world.call('POST', `/users/${fjord}/events/${id}/${which % 4 === 0 ? 'decline' : 'accept'}`, { comment: 'no' });
  await world.settle(4);
}

/** What both sides must agree on once everything has arrived: the dates that a room holds, with their times. */
async function held(world: Nordlys, room: string): Promise<string[]> {
  const copies = await calendarOf(world, room);
  return copies
    .filter((one) => !one.isCancelled)
    .map((one) => `${one.iCalUId} ${one.start.dateTime} ${one.end.dateTime}`)
    .sort();
}

async function promised(world: Nordlys, room: string): Promise<string[]> {
  const events = (await Promise.all([ida, otto].map((person) => calendarOf(world, person)))).flat();
  return events
    .filter((one) => one.isOrganizer)
    .filter((one) =>
      one.attendees.some(
        (guest: GraphJson) => guest.emailAddress.address === room && guest.status.response !== 'declined',
      ),
    )
    .map((one) => `${one.iCalUId} ${one.start.dateTime} ${one.end.dateTime}`)
    .sort();
}

describe('whatever people do', () => {
  it('rooms hold in the end exactly what their organizers’ calendars promise, and no room that answers by itself is booked twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(acts, { minLength: 1, maxLength: 25 }), fc.integer(), async (script, seed) => {
        const world = nordlys({ seed });
        for (const act of script) await perform(world, act);
        await world.settle(120);
        for (const room of rooms) expect(await held(world, room)).toEqual(await promised(world, room));
        const booked = (await calendarOf(world, skagen)).filter((one) => one.showAs === 'busy');
        for (const [index, one] of booked.entries()) {
          const next = booked[index + 1];
          expect(next === undefined || next.start.dateTime >= one.end.dateTime).toBe(true);
        }
        expect(world.simulator.log.entries().filter(({ status }) => status >= 500)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('a decline and a new title that cross each other leave an unanswered copy in the room, and the organizer reads declined', async () => {
    const world = nordlys();
    const made = await world.call('POST', `/users/${ida}/events`, aMeeting('2026-03-10T10:00', { rooms: [fjord] }));
    await world.settle();
    const [copy] = await calendarOf(world, fjord);
    await world.call('POST', `/users/${fjord}/events/${copy.id}/decline`, {});
    await world.call('PATCH', `/users/${ida}/events/${made.body.id}`, { subject: 'Another title' });
    await world.settle();
    expect((await calendarOf(world, ida))[0].attendees[0].status.response).toBe('declined');
    expect((await calendarOf(world, fjord)).map((one) => one.responseStatus.response)).toEqual(['notResponded']);
  });

  it('a room that declined is asked again by news of any kind, and its organizer reads no answer until it gives one', async () => {
    const world = nordlys();
    const made = await world.call('POST', `/users/${ida}/events`, aMeeting('2026-03-10T10:00', { rooms: [fjord] }));
    await world.settle();
    const [copy] = await calendarOf(world, fjord);
    await world.call('POST', `/users/${fjord}/events/${copy.id}/decline`, {});
    await world.settle();
    await world.call('PATCH', `/users/${ida}/events/${made.body.id}`, { subject: 'Another title' });
    await world.settle();
    expect((await calendarOf(world, ida))[0].attendees[0].status.response).toBe('none');
    expect((await calendarOf(world, fjord)).map((one) => one.responseStatus.response)).toEqual(['notResponded']);
  });
});
