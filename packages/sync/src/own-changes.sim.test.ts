import { bookMeeting, cancelMeeting, changeMeeting, restoreMeeting } from '@planner/bookings';
import type { Actor, MeetingChanges } from '@planner/bookings';
import type { MeetingId } from '@planner/core';
import { brokenPromises, createWorld, echoes, eventsOf, testDatabase, viewOf } from '@planner/testkit';
import type { TestDatabase, World, WorldPerson } from '@planner/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/*
 * A meeting made in Planner and changed again within seconds, while its first version still travels to the room. Each story is
 * told at several speeds, so that the change falls before, between and after the request, its reading and its answer.
 */
const travelSeconds = 4;
const key = '2026-12-07';
const monday = '2026-11-30';

type Kind = 'single meeting' | 'date of a series';
type Deed = 'move' | 'move back' | 'change room' | 'change room back' | 'cancel' | 'restore' | 'rename' | 'rename back';

const stories: readonly (readonly Deed[])[] = [
  ['move'],
  ['move', 'move back'],
  ['change room'],
  ['change room', 'change room back'],
  ['cancel', 'restore'],
  ['rename'],
  ['rename', 'rename back'],
  ['move', 'change room'],
];
const kinds: readonly Kind[] = ['single meeting', 'date of a series'];

/** Seconds between booking and first deed, and between the deeds: the request comes after 4 s, an answer after 8. */
const speeds: readonly (readonly [number, number])[] = [
  [0, 1],
  [5, 2],
  [9, 6],
];

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

interface Stage {
  readonly world: World;
  readonly kind: Kind;
  readonly meetingId: MeetingId;
  readonly actor: Actor;
  /** What has to be seen from now on: room, start and title of the date that the story is about. */
  expected: string;
  /** What was seen and shouldn't have been. */
  readonly wrong: string[];
}

const wallIn = (date: string, time: string): Temporal.Instant =>
  Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime('Europe/Copenhagen').toInstant();

async function begin(seed: string, kind: Kind): Promise<Stage> {
  const world = await createWorld({ seed, database, settings: { pollSeconds: 1 } });
  world.tenant.post.delivery.delaySeconds = [travelSeconds, travelSeconds];
  const [person] = world.people as [WorldPerson];
  const actor: Actor = {
    kind: 'person',
    personId: person.id,
    rights: person.rights,
    vipCategories: [],
    displayName: person.displayName,
  };
  const outcome = await bookMeeting(
    world.scope,
    {
      actor,
      source: 'web',
      subject: 'Plan',
      organizer: { kind: 'person', personId: person.id },
      attendees: [],
      privacy: 'normal',
      roomIds: [world.rooms[0]!.id],
      when:
        kind === 'single meeting'
          ? {
              kind: 'single',
              start: wallIn(key, '10:00'),
              end: wallIn(key, '11:00'),
              zone: 'Europe/Copenhagen',
              allDay: false,
            }
          : {
              kind: 'series',
              rule: {
                pattern: { type: 'weekly', interval: 1, daysOfWeek: ['monday'], firstDayOfWeek: 'monday' },
                range: { type: 'numbered', startDate: monday, numberOfOccurrences: 3 },
                zone: 'Europe/Copenhagen',
                startTime: '10:00',
                endTime: '11:00',
                endDayOffset: 0,
                allDay: false,
              },
            },
      correlationId: null,
    },
    world.deps,
  );
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return { world, kind, meetingId: outcome.value.meeting.id, actor, expected: 'Room 0 10:00 Plan', wrong: [] };
}

const changesOf = (stage: Stage): { readonly [deed in Deed]?: MeetingChanges } => ({
  move: { start: wallIn(key, '14:00'), end: wallIn(key, '15:00') },
  'move back': { start: wallIn(key, '10:00'), end: wallIn(key, '11:00') },
  'change room': { roomIds: [stage.world.rooms[1]!.id] },
  'change room back': { roomIds: [stage.world.rooms[0]!.id] },
  rename: { subject: 'Retro' },
  'rename back': { subject: 'Plan' },
});

async function perform(stage: Stage, deed: Deed): Promise<void> {
  const { world, actor, meetingId, kind } = stage;
  const common = { actor, source: 'web', meetingId, correlationId: null } as const;
  const span = kind === 'single meeting' ? ({ span: 'all' } as const) : ({ span: 'this', key } as const);
  const date = { expectedVersion: null, ...span };
  const changes = changesOf(stage)[deed];
  const outcome = await (changes
    ? changeMeeting(world.scope, { ...common, ...date, changes }, world.deps)
    : deed === 'cancel'
      ? cancelMeeting(world.scope, { ...common, ...date }, world.deps)
      : restoreMeeting(world.scope, common, world.deps));
  if (!outcome.ok) throw new Error(`${deed}: ${JSON.stringify(outcome.errors)}`);
  stage.expected = await shown(stage);
}

/** The date of the story as everybody sees it. */
async function shown({ world, kind }: Stage): Promise<string> {
  const rows = await world.database.sql<{ subject: string; room_id: string; start_at: Date }>(
    `select m.subject, b.room_id, b.start_at from bookings b join meetings m using (site_id, meeting_id)
     where b.state in ('tentative', 'confirmed') and b.start_at::date = '${key}' order by b.room_id, b.start_at`,
  );
  const rest = await world.database.sql<{ count: number }>(
    `select count(*)::int as count from bookings where state in ('tentative', 'confirmed') and start_at::date <> '${key}'`,
  );
  const others = kind === 'single meeting' ? 0 : 2;
  return [
    ...rows.map(({ subject, room_id, start_at }) => {
      const room = world.rooms.find(({ id }) => id === room_id)?.name;
      const at = Temporal.Instant.fromEpochMilliseconds(start_at.getTime()).toZonedDateTimeISO('Europe/Copenhagen');
      return `${room} ${at.toPlainTime().toString({ smallestUnit: 'minute' })} ${subject}`;
    }),
    ...(rest[0]!.count === others ? [] : [`and ${rest[0]!.count} other dates instead of ${others}`]),
  ].join(' + ');
}

async function watch(stage: Stage, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    await stage.world.pass(1);
    const seen = await shown(stage);
    if (seen !== stage.expected) stage.wrong.push(`"${seen}" instead of "${stage.expected}"`);
  }
}

/** Nobody but its organizer ever changed it, in the history that people read. */
async function strangersIn({ world }: Stage): Promise<string[]> {
  const rows = await world.database.sql<{ action: string; change: unknown }>(
    `select action, change from audit_events where actor ->> 'kind' = 'exchange'`,
  );
  return rows.map(({ action, change }) => `Exchange: ${action} ${JSON.stringify(change)}`);
}

async function ending(stage: Stage): Promise<string[]> {
  const { world } = stage;
  await watch(stage, 15);
  await world.settle();
  const seen = await shown(stage);
  const [person] = world.people as [WorldPerson];
  const live = (await eventsOf(world, person.mail)).filter(({ isCancelled }) => !isCancelled);
  const inRooms = await Promise.all(
    world.rooms.map(async ({ name, mailbox }) => {
      const view = await viewOf(world, mailbox, key, '2026-12-08');
      const standing = view.filter(
        ({ isCancelled, responseStatus }) => !isCancelled && responseStatus.response !== 'declined',
      );
      return standing.map(
        ({ start, responseStatus }) => `${name} ${start.dateTime.slice(11, 16)} ${responseStatus.response}`,
      );
    }),
  );
  const [room, time] = [stage.expected.slice(0, 6), stage.expected.slice(7, 12)];
  const utc = Temporal.PlainTime.from(time).subtract({ hours: 1 }).toString({ smallestUnit: 'minute' });
  // A date that was called off at Exchange can't be brought back there: Planner keeps it, and an administrator knows.
  const findings = await world.database.sql<{ kind: string }>('select kind from findings where resolved_at is null');
  const lost = stage.kind === 'date of a series' && findings.some(({ kind }) => kind === 'explicitDates');
  return [
    ...new Set(stage.wrong),
    ...(seen === stage.expected ? [] : [`at rest "${seen}" instead of "${stage.expected}"`]),
    ...(live.length === 1 ? [] : [`${live.length} events`]),
    ...(lost || inRooms.flat().join() === `${room} ${utc} accepted`
      ? []
      : [`rooms show ${inRooms.flat().join(' + ')}`]),
    ...(await strangersIn(stage)),
    ...(await brokenPromises(world)),
    ...(await echoes(world)),
  ];
}

async function tell(
  kind: Kind,
  deeds: readonly Deed[],
  [first, between]: readonly [number, number],
): Promise<string[]> {
  const stage = await begin(`${kind} ${deeds.join()} ${first} ${between}`, kind);
  await watch(stage, first);
  for (const [index, deed] of deeds.entries()) {
    await perform(stage, deed);
    if (index < deeds.length - 1) await watch(stage, between);
  }
  return (await ending(stage)).map((what) => `after ${first} s, then ${between} s: ${what}`);
}

describe.each(kinds)('a %s that was made in Planner a moment ago', (kind) => {
  it.each(stories.map((deeds) => [deeds.join(', then '), deeds] as const))(
    'follows whoever holds it and never falls back: %s',
    async (_name, deeds) => {
      const failures: string[] = [];
      for (const speed of speeds) failures.push(...(await tell(kind, deeds, speed)));
      expect(failures).toEqual([]);
    },
  );
});

/** Lets something happen between Exchange's answer to the n-th read of the room's changes and its arrival at Planner. */
function whileReading({ world }: Stage, nth: number, happening: () => Promise<void>): void {
  let count = 0;
  world.tamper = async ({ url }, body) => {
    // Reading a mailbox begins with its delta; what it tells has left Exchange by now.
    if (url.includes('/delta') && JSON.stringify(body).includes('iCalUId')) {
      count += 1;
      if (count === nth) {
        world.tamper = null;
        await happening();
      }
    }
    return body;
  };
}

describe.each(kinds)('a %s whose change overtakes what is being read of it', (kind) => {
  const deeds: readonly Deed[] = ['move', 'change room', 'rename', 'cancel'];
  it.each(
    deeds.flatMap(
      (deed) =>
        [
          [deed, 'waits'],
          [deed, 'goes out'],
        ] as const,
    ),
  )('never falls back: %s, and the command %s before the old state is applied', async (deed, command) => {
    const stage = await begin(`${kind} ${deed} ${command} overtakes`, kind);
    let told = false;
    whileReading(stage, 1, async () => {
      told = true;
      await perform(stage, deed);
      if (command === 'goes out') await stage.world.engine().step();
    });
    await watch(stage, travelSeconds + 3);
    expect(told).toBe(true);
    if (deed === 'cancel') await perform(stage, 'restore');
    expect(await ending(stage)).toEqual([]);
  });
});
