import { bookMeeting, cancelMeeting, changeMeeting, restoreMeeting } from '@planner/bookings';
import type { MeetingId } from '@planner/core';
import { withSite } from '@planner/db';
import { faultRuleSchema } from '@planner/simulator';
import { actorOf } from './in-planner.ts';
import { type OutlookEvent, eventsOf, makeMeeting, viewOf, wall } from './outlook.ts';
import type { World, WorldPerson, WorldRoom } from './world.ts';

/** What may go wrong in a story, with its rate a step. */
export interface Faults {
  /** Answers 429 with Retry-After, 503 and 504 to some calls. */
  readonly refusals?: number;
  /** The effect happens, the answer is lost. */
  readonly lostAnswers?: number;
  /** The process dies at a call or statement. */
  readonly deaths?: number;
  /** A process hears the answer to a call only when its leases have run out; needs more than one of them. */
  readonly stalls?: number;
  /** Notifications get lost; in a world that has them. */
  readonly lostNotifications?: number;
  /** The delta link has expired. */
  readonly lostDelta?: number;
  /** Whether people move and delete things in the rooms' own calendars. */
  readonly handEdits?: boolean;
  readonly series?: boolean;
}

/** One line for each thing that happened, for the report of a failing seed. */
export type History = string[];

type Act = (world: World, history: History) => Promise<void>;

/**
 * People use Outlook and Planner at random, things go wrong at random, time passes at random.
 * @param history  written as it happens, so that a story that breaks off can be read
 */
export async function tell(world: World, steps: number, faults: Faults, history: History = []): Promise<History> {
  titles = 0; // told alone or after others, a seed gives the same story
  const acts: Act[] = [
    meetInOutlook,
    meetInOutlook,
    moveInOutlook,
    cancelInOutlook,
    retitleInOutlook,
    exchangeRoomInOutlook,
    meetInPlanner,
    meetInPlanner,
    moveInPlanner,
    changeMindInPlanner,
    cancelInPlanner,
  ];
  if (faults.series) acts.push(seriesInOutlook, dateInOutlook, seriesInPlanner, dateInPlanner);
  if (faults.handEdits) acts.push(deleteInRoom);
  for (let step = 0; step < steps; step += 1) {
    await misfortune(world, faults, history);
    await pick(world, acts)(world, history);
    await world.pass(1 + Math.floor(world.random() * 45));
    world.simulator.faults.clear();
    world.crash.disarm();
    for (const stall of world.stalls) stall.disarm();
  }
  world.deaf = false;
  return history;
}

let titles = 0;
const title = (what: string): string => `${what} ${(titles += 1)}`;

function pick<T>(world: World, from: readonly T[]): T {
  return from[Math.floor(world.random() * from.length)]!;
}

/** A quarter of an hour within the next ten working days, as a wall time of Copenhagen. Few of them, so that people collide. */
function someTime(world: World): string {
  const day = 25 + Math.floor(world.random() * 6);
  const hour = 9 + Math.floor(world.random() * 6);
  return `2026-11-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:${pick(world, ['00', '30'])}`;
}

async function misfortune(world: World, faults: Faults, history: History): Promise<void> {
  const happens = (rate = 0): boolean => world.random() < rate;
  const rule = (given: Record<string, unknown>): void => {
    world.simulator.faults.add(
      faultRuleSchema.parse({ appId: 'planner', times: 1 + Math.floor(world.random() * 3), rate: 0.5, ...given }),
    );
    history.push(`fault ${JSON.stringify(given)}`);
  };
  if (happens(faults.refusals))
    rule(pick(world, [{ status: 429, retryAfterSeconds: 7 }, { status: 503 }, { status: 504 }]));
  if (happens(faults.lostAnswers)) rule({ afterEffect: true, ...pick(world, [{ status: 504 }, { dropAnswer: true }]) });
  if (happens(faults.lostDelta)) {
    if (world.random() < 0.5) {
      rule({ path: '*delta*', method: 'GET', status: 410 });
    } else {
      const room = pick(world, world.rooms);
      world.tenant.mailbox(room.mailbox).calendar.syncGeneration += 1;
      history.push(`the delta links of ${room.name} expire`);
    }
  }
  world.deaf = happens(faults.lostNotifications);
  if (world.deaf) history.push('notifications get lost');
  if (happens(faults.stalls)) {
    const at = Math.floor(world.random() * world.stalls.length);
    const [inCalls, seconds] = [1 + Math.floor(world.random() * 6), 5 + Math.floor(world.random() * 90)];
    world.stalls[at]!.arm(inCalls, seconds);
    history.push(`process ${at} hears its call no. ${inCalls} ${seconds} s late`);
  }
  if (happens(faults.deaths)) {
    const inCalls = 1 + Math.floor(world.random() * 40);
    const afterEffect = world.random() < 0.5;
    world.crash.arm(inCalls, afterEffect);
    history.push(`death in ${inCalls} ${afterEffect ? 'after' : 'before'} its effect`);
  }
}

async function ownMeeting(world: World, type?: string): Promise<{ person: WorldPerson; event: OutlookEvent } | null> {
  const person = pick(world, world.people);
  const events = (await eventsOf(world, person.mail)).filter(
    ({ isOrganizer, isCancelled, ...event }) =>
      isOrganizer && !isCancelled && (type === undefined || event.type === type),
  );
  return events.length === 0 ? null : { person, event: pick(world, events) };
}

async function meetInOutlook(world: World, history: History): Promise<void> {
  const person = pick(world, world.people);
  const rooms = world.random() < 0.15 ? world.rooms.slice(0, 2) : [pick(world, world.rooms)];
  const guests = world.people.filter((one) => one !== person && world.random() < 0.4);
  const from = someTime(world);
  const subject = title(`Outlook with ${guests.length} guests`);
  await makeMeeting(world, person, { subject, from, minutes: pick(world, [30, 60, 90]), rooms, guests });
  history.push(`${person.displayName} makes "${subject}" at ${from} in ${rooms.map(({ name }) => name).join(' and ')}`);
}

async function moveInOutlook(world: World, history: History): Promise<void> {
  const found = await ownMeeting(world, 'singleInstance');
  if (!found) return;
  const from = someTime(world);
  const { status } = await world.outlook('PATCH', `/users/${found.person.mail}/events/${found.event.id}`, {
    start: wall(from),
    end: wall(from, 60),
  });
  history.push(`${found.person.displayName} moves "${found.event.subject}" to ${from}: ${status}`);
}

async function retitleInOutlook(world: World, history: History): Promise<void> {
  const found = await ownMeeting(world);
  if (!found) return;
  const subject = `${found.event.subject}'`.slice(0, 60);
  const { status } = await world.outlook('PATCH', `/users/${found.person.mail}/events/${found.event.id}`, { subject });
  history.push(`${found.person.displayName} renames "${found.event.subject}": ${status}`);
}

async function exchangeRoomInOutlook(world: World, history: History): Promise<void> {
  const found = await ownMeeting(world, 'singleInstance');
  if (!found) return;
  const room = pick(world, world.rooms);
  const others = found.event.attendees
    .filter(({ type }) => type !== 'resource')
    .map(({ emailAddress, type }) => ({ emailAddress, type }));
  const attendees = [...others, { type: 'resource', emailAddress: { address: room.mailbox, name: room.name } }];
  const { status } = await world.outlook('PATCH', `/users/${found.person.mail}/events/${found.event.id}`, {
    attendees,
  });
  history.push(`${found.person.displayName} takes ${room.name} for "${found.event.subject}": ${status}`);
}

async function cancelInOutlook(world: World, history: History): Promise<void> {
  const found = await ownMeeting(world);
  if (!found) return;
  const { status } = await world.outlook('DELETE', `/users/${found.person.mail}/events/${found.event.id}`);
  history.push(`${found.person.displayName} cancels "${found.event.subject}": ${status}`);
}

async function seriesInOutlook(world: World, history: History): Promise<void> {
  const person = pick(world, world.people);
  const room = pick(world, world.rooms);
  const from = someTime(world);
  const subject = title('Series in Outlook');
  const recurrence = {
    pattern: { type: 'daily', interval: pick(world, [1, 2]) },
    range: { type: 'numbered', startDate: from.slice(0, 10), numberOfOccurrences: pick(world, [2, 3, 5]) },
  };
  await makeMeeting(world, person, { subject, from, minutes: 30, rooms: [room], recurrence });
  history.push(`${person.displayName} makes the series "${subject}" from ${from} in ${room.name}`);
}

async function dateInOutlook(world: World, history: History): Promise<void> {
  const person = pick(world, world.people);
  const dates = (await viewOf(world, person.mail, '2026-11-25', '2026-12-10')).filter(
    ({ isOrganizer, seriesMasterId }) => isOrganizer && seriesMasterId !== null,
  );
  if (dates.length === 0) return;
  const date = pick(world, dates);
  const path = `/users/${person.mail}/events/${date.id}`;
  if (world.random() < 0.5) {
    const { status } = await world.outlook('DELETE', path);
    history.push(`${person.displayName} calls off "${date.subject}" of ${date.start.dateTime}: ${status}`);
    return;
  }
  const start = Temporal.PlainDateTime.from(date.start.dateTime).add({ minutes: 90 });
  const end = start.add({ minutes: 30 });
  const { status } = await world.outlook('PATCH', path, {
    start: { dateTime: start.toString(), timeZone: 'UTC' },
    end: { dateTime: end.toString(), timeZone: 'UTC' },
  });
  history.push(`${person.displayName} moves "${date.subject}" of ${date.start.dateTime} by 90 minutes: ${status}`);
}

async function deleteInRoom(world: World, history: History): Promise<void> {
  if (world.random() < 0.6) return;
  const room = pick(world, world.rooms);
  const events = (await eventsOf(world, room.mailbox)).filter(({ isCancelled }) => !isCancelled);
  if (events.length === 0) return;
  const event = pick(world, events);
  const { status } = await world.outlook('DELETE', `/users/${room.mailbox}/events/${event.id}`);
  history.push(`somebody deletes "${event.subject}" in ${room.name}: ${status}`);
}

async function meetInPlanner(world: World, history: History): Promise<void> {
  const person = pick(world, world.people);
  const room = pick(world, world.rooms);
  await bookInPlanner(world, history, { person, room, dates: 1 });
}

async function seriesInPlanner(world: World, history: History): Promise<void> {
  await bookInPlanner(world, history, {
    person: pick(world, world.people),
    room: pick(world, world.rooms),
    dates: pick(world, [2, 4]),
  });
}

async function bookInPlanner(
  world: World,
  history: History,
  what: { person: WorldPerson; room: WorldRoom; dates: number },
): Promise<void> {
  const { person, room, dates } = what;
  const from = someTime(world);
  const start = Temporal.PlainDateTime.from(from).toZonedDateTime('Europe/Copenhagen').toInstant();
  const subject = title(dates > 1 ? 'Planner series' : 'Planner meeting');
  const end = Temporal.PlainDateTime.from(from).add({ minutes: 45 });
  const outcome = await bookMeeting(
    world.scope,
    {
      actor: actorOf(person),
      source: 'web',
      subject,
      organizer: { kind: 'person', personId: person.id },
      attendees: [],
      privacy: 'normal',
      roomIds: [room.id],
      when:
        dates === 1
          ? { kind: 'single', start, end: start.add({ minutes: 45 }), zone: 'Europe/Copenhagen', allDay: false }
          : {
              kind: 'series',
              rule: {
                pattern: { type: 'daily', interval: 1 },
                range: { type: 'numbered', startDate: from.slice(0, 10), numberOfOccurrences: dates },
                zone: 'Europe/Copenhagen',
                startTime: from.slice(11),
                endTime: end.toString({ smallestUnit: 'minute' }).slice(11),
                endDayOffset: 0,
                allDay: false,
              },
            },
      correlationId: null,
    },
    world.deps,
  );
  history.push(
    `${person.displayName} books "${subject}" in Planner at ${from} in ${room.name}: ${outcome.ok ? 'yes' : outcome.errors[0]?.code}`,
  );
}

interface Standing {
  readonly meeting_id: MeetingId;
  readonly subject: string;
  readonly occurrence_key: string | null;
  readonly room_id: WorldRoom['id'];
  readonly source: string;
}

async function standing(world: World, series: boolean): Promise<Standing | null> {
  const rows = await withSite(world.db, world.scope, (tx) =>
    tx.query<Standing>(
      `select coalesce(x.meeting_id, m.meeting_id) as meeting_id, m.subject, b.occurrence_key, b.room_id, m.source from bookings b
         join meetings m on m.site_id = b.site_id and m.meeting_id = b.meeting_id
         left join meetings x on x.site_id = b.site_id and x.series_id = b.series_id and x.occurrence_key is null
       where b.site_id = current_site() and b.state = 'confirmed' and b.start_at > $1 and (b.series_id is not null) = $2
       order by b.booking_id`,
      [world.clock.now(), series],
    ),
  );
  return rows.length === 0 ? null : pick(world, rows);
}

async function moveInPlanner(world: World, history: History): Promise<void> {
  const found = await standing(world, false);
  if (!found) return;
  const from = someTime(world);
  const start = Temporal.PlainDateTime.from(from).toZonedDateTime('Europe/Copenhagen').toInstant();
  const outcome = await changeMeeting(
    world.scope,
    {
      actor: actorOf(world.people[0]!),
      source: 'web',
      meetingId: found.meeting_id,
      expectedVersion: null,
      span: 'all',
      changes: { start, end: start.add({ minutes: 30 }) },
      correlationId: null,
    },
    world.deps,
  );
  history.push(`staff move "${found.subject}" in Planner to ${from}: ${outcome.ok ? 'yes' : outcome.errors[0]?.code}`);
}

/** Somebody changes a meeting and, within seconds, changes it again or takes the cancellation back. */
async function changeMindInPlanner(world: World, history: History): Promise<void> {
  const found = await standing(world, false);
  if (!found) return;
  const common = { actor: actorOf(world.people[0]!), source: 'web', meetingId: found.meeting_id } as const;
  const last = { expectedVersion: null, span: 'all', correlationId: null } as const;
  const done: string[] = [];
  for (let deed = 0; deed < 2; deed += 1) {
    const room = pick(world, world.rooms);
    const start = Temporal.PlainDateTime.from(someTime(world)).toZonedDateTime('Europe/Copenhagen').toInstant();
    const changes = pick(world, [{ roomIds: [room.id] }, { start, end: start.add({ minutes: 45 }) }, null]);
    const outcome = changes
      ? await changeMeeting(world.scope, { ...common, ...last, changes }, world.deps)
      : await cancelMeeting(world.scope, { ...common, ...last }, world.deps);
    done.push(`${changes ? JSON.stringify(changes) : 'cancelled'}: ${outcome.ok ? 'yes' : outcome.errors[0]?.code}`);
    await world.pass(1 + Math.floor(world.random() * 4));
    if (changes || !outcome.ok) continue;
    const restored = await restoreMeeting(world.scope, { ...common, correlationId: null }, world.deps);
    done.push(`restored: ${restored.ok ? 'yes' : restored.errors[0]?.code}`);
    await world.pass(1 + Math.floor(world.random() * 4));
  }
  history.push(`staff change their mind about "${found.subject}" in Planner: ${done.join(', then ')}`);
}

async function cancelInPlanner(world: World, history: History): Promise<void> {
  const found = await standing(world, world.random() < 0.3);
  if (!found) return;
  const outcome = await cancelMeeting(
    world.scope,
    {
      actor: actorOf(world.people[0]!),
      source: 'web',
      meetingId: found.meeting_id,
      expectedVersion: null,
      span: 'all',
      correlationId: null,
    },
    world.deps,
  );
  history.push(`staff cancel "${found.subject}" in Planner: ${outcome.ok ? 'yes' : outcome.errors[0]?.code}`);
}

async function dateInPlanner(world: World, history: History): Promise<void> {
  const found = await standing(world, true);
  if (!found?.occurrence_key) return;
  const outcome = await cancelMeeting(
    world.scope,
    {
      actor: actorOf(world.people[0]!),
      source: 'web',
      meetingId: found.meeting_id,
      expectedVersion: null,
      span: 'this',
      key: found.occurrence_key,
      correlationId: null,
    },
    world.deps,
  );
  history.push(
    `staff cancel "${found.subject}" of ${found.occurrence_key} in Planner: ${outcome.ok ? 'yes' : outcome.errors[0]?.code}`,
  );
}
