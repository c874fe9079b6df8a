import { bookMeeting } from '@planner/bookings';
import { brokenPromises, createWorld, isWrite } from '@planner/testkit';
import type { World } from '@planner/testkit';
import type { Metric } from './measure.ts';
import { mustHold } from './question.ts';
import type { Question } from './question.ts';

const bookings = 20;

/**
 * SYNC: how many calls of Graph one booking made in Planner costs, until the room has accepted and both sides have read it,
 * in the simulated world. What an idle world asks in the same time is taken off.
 */
export const syncQuestion: Question = {
  id: 'SYNC',
  what: 'Graph calls for a booking made in Planner',
  async ask({ server, seed }) {
    const metrics: Metric[] = [];
    for (const kind of ['single', 'series'] as const) {
      const database = await server.database();
      try {
        const world = await createWorld({ seed: `bench ${seed}`, database: { ...database }, rooms: 4 });
        metrics.push(await callsOf(world, kind));
        await world.close();
      } finally {
        await database.drop();
      }
    }
    return metrics;
  },
};

async function callsOf(world: World, kind: 'single' | 'series'): Promise<Metric> {
  await world.settle();
  const idleFrom = { calls: world.calls.length, at: world.clock.now() };
  await world.settle();
  const idleCalls = world.calls.length - idleFrom.calls;
  const idleSeconds = world.clock.now().since(idleFrom.at).total('seconds');

  const from = { calls: world.calls.length, at: world.clock.now() };
  const count = kind === 'single' ? bookings : bookings / 2;
  for (let number = 0; number < count; number += 1) {
    await book(world, number, kind);
    await world.pass(30);
  }
  await world.settle();
  const seconds = world.clock.now().since(from.at).total('seconds');
  const made = world.calls.slice(from.calls);
  const writes = made.filter(isWrite).length;
  const idle = (idleCalls / idleSeconds) * seconds;
  const broken = await brokenPromises(world);
  mustHold(broken.length === 0, broken.join('; '));
  const accepted = world.people.flatMap(({ mail }) => world.tenant.mailbox(mail).responses).length;
  mustHold(accepted >= count, `${accepted} answers of rooms for ${count} meetings`);
  return {
    id: `SYNC ${kind}`,
    what:
      kind === 'single'
        ? 'Graph calls for a booking made in Planner'
        : 'Graph calls for a series of ten made in Planner',
    baselineIs: 'none: calls in the simulated world, less what an idle one makes',
    subject: null,
    baseline: null,
    value: (made.length - idle) / count,
    unit: 'calls',
    ceiling: 4,
    notes: {
      target: 3.2,
      writesEach: writes / count,
      readsEach: Math.round(((made.length - writes - idle) / count) * 100) / 100,
      idleCallsTakenOff: Math.round(idle),
    },
  };
}

async function book(world: World, number: number, kind: 'single' | 'series'): Promise<void> {
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
