import { bookMeeting } from '@planner/bookings';
import { brokenPromises, createWorld, isWrite } from '@planner/testkit';
import type { World } from '@planner/testkit';
import type { Metric } from './measure.ts';
import { mustHold } from './question.ts';
import type { Bench, Question } from './question.ts';

const bookings = 20;

/**
 * SYNC: how many calls of Graph one booking made in Planner costs, until the room has accepted and both sides have read it,
 * in the simulated world. A second world of the same seed in which nobody books tells what would have been asked anyway.
 */
export const syncQuestion: Question = {
  id: 'SYNC',
  what: 'Graph calls for a booking made in Planner',
  async ask(bench) {
    const idle = await callsOf(bench, null);
    return [
      measured(await callsOf(bench, 'single'), idle, 'single'),
      measured(await callsOf(bench, 'series'), idle, 'series'),
    ];
  },
};

type Kind = 'single' | 'series';

interface Calls {
  readonly reads: number;
  readonly writes: number;
}

/** Time passes alike in every world: half a minute after each booking, and ten minutes in the end. */
async function callsOf({ server, seed }: Bench, kind: Kind | null): Promise<Calls> {
  const database = await server.database();
  try {
    const world = await createWorld({ seed: `bench ${seed}`, database, rooms: 4 });
    for (let round = 0; round < 10; round += 1) await world.pass(30);
    const from = world.calls.length;
    for (let number = 0; number < bookings; number += 1) {
      if (kind) await book(world, number, kind);
      await world.pass(30);
    }
    for (let round = 0; round < 20; round += 1) await world.pass(30);
    const made = world.calls.slice(from);
    const writes = made.filter(isWrite).length;
    await world.settle();
    const broken = await brokenPromises(world);
    mustHold(broken.length === 0, broken.join('; '));
    const answers = world.people.flatMap(({ mail }) => world.tenant.mailbox(mail).responses).length;
    mustHold(kind === null || answers === bookings, `${answers} answers of rooms for ${bookings} meetings`);
    await world.close();
    return { reads: made.length - writes, writes };
  } finally {
    await database.drop();
  }
}

function measured({ reads, writes }: Calls, idle: Calls, kind: Kind): Metric {
  const [readsEach, writesEach] = [(reads - idle.reads) / bookings, (writes - idle.writes) / bookings];
  return {
    id: `SYNC ${kind}`,
    what: `Graph calls for a ${kind === 'single' ? 'booking' : 'series of ten'} made in Planner`,
    baselineIs: 'the same world in which nobody books',
    subject: null,
    baseline: null,
    value: readsEach + writesEach,
    unit: 'calls',
    ceiling: 4,
    notes: { target: 3.2, writesEach, readsEach, readsOfTheIdleWorld: idle.reads },
  };
}

async function book(world: World, number: number, kind: Kind): Promise<void> {
  const [person, room] = [world.people[number % 2]!, world.rooms[number % world.rooms.length]!];
  const zone = world.location.zone;
  const first = world.clock.now().toZonedDateTimeISO(zone).startOfDay().add({ days: 2 });
  const hour = 8 + Math.floor(number / world.rooms.length);
  const start = first.add({ hours: hour }).toInstant();
  const outcome = await bookMeeting(
    world.scope,
    {
      actor: {
        kind: 'person',
        personId: person.id,
        rights: person.rights,
        vipCategories: person.vipCategories,
        displayName: person.displayName,
      },
      source: 'web',
      subject: `Meeting ${number}`,
      organizer: { kind: 'person', personId: person.id },
      attendees: [],
      privacy: 'normal',
      roomIds: [room.id],
      correlationId: null,
      when:
        kind === 'single'
          ? { kind: 'single', start, end: start.add({ hours: 1 }), zone, allDay: false }
          : {
              kind: 'series',
              rule: {
                pattern: { type: 'daily', interval: 1 },
                range: { type: 'numbered', startDate: first.toPlainDate().toString(), numberOfOccurrences: 10 },
                zone,
                startTime: `${String(hour).padStart(2, '0')}:00`,
                endTime: `${String(hour + 1).padStart(2, '0')}:00`,
                endDayOffset: 0,
                allDay: false,
              },
            },
    },
    world.deps,
  );
  mustHold(outcome.ok, 'a booking of a free room was refused');
}
