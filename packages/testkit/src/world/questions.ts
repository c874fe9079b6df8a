import { withSite } from '@planner/db';
import { type OutlookEvent, eventsOf } from './outlook.ts';
import { type World, isWrite } from './world.ts';

/** Where the world, at rest, isn't as sync.md §9 promises; each line starts with the invariant's name. */
export async function brokenPromises(world: World): Promise<string[]> {
  return [
    ...(await bothSidesAgree(world)),
    ...oneAnswerEach(world),
    ...(await oneEventEach(world)),
    ...(await nobodyDropped(world)),
    ...(await nothingStuck(world)),
    ...(await noOverlap(world)),
  ];
}

/** I6: an idle system writes nothing. Lets ten minutes pass. */
export async function echoes(world: World): Promise<string[]> {
  const before = world.calls.length;
  for (let round = 0; round < 3; round += 1) await world.pass(200);
  return world.calls
    .slice(before)
    .filter(isWrite)
    .map(({ call }) => `I6 idle, and yet ${call.method} ${call.path ?? ''}`);
}

// I2
async function bothSidesAgree(world: World): Promise<string[]> {
  const { differences } = await world.engine().compareAll(world.scope);
  return differences
    .filter(({ explained }) => !explained)
    .map(({ kind, roomId, start, meetingId, eventId }) => {
      const room = world.rooms.find(({ id }) => id === roomId)?.name ?? roomId;
      return `I2 ${kind} in ${room} at ${start.toString()} (meeting ${meetingId ?? '-'}, event ${eventId ?? '-'})`;
    });
}

// I3: one response mail for each version that a room was asked about; a decline may follow an accept, never the same twice.
// A room that is taken off a meeting and invited again is asked anew, so its requests are counted.
function oneAnswerEach(world: World): string[] {
  const answers = new Map<string, number>();
  const broken: string[] = [];
  for (const person of world.people) {
    for (const message of world.tenant.mailbox(person.mail).responses) {
      const room = world.rooms.find(({ mailbox }) => mailbox === message.from.address.toLowerCase());
      if (message.kind !== 'response' || !room) continue;
      const key = [
        room.name,
        message.meetingId,
        message.date ?? '',
        message.sequence,
        message.criticalAt,
        message.response,
      ].join(' ');
      const count = (answers.get(key) ?? 0) + 1;
      answers.set(key, count);
      const asked = world.tenant
        .mailbox(room.mailbox)
        .messages.filter(
          ({ kind, meetingId, sequence }) =>
            kind === 'request' && meetingId === message.meetingId && sequence === message.sequence,
        );
      // An answer that takes effect late lands on whatever has come meanwhile: its sender can't know.
      const late = message.sequence > 0 && world.tenant.switches.answerVisibleAfterSeconds[1] > 0 ? 1 : 0;
      if (count > Math.max(1, asked.length) + late) broken.push(`I3 answered twice: ${key}`);
      if (message.response === 'declined' && message.comment === '')
        broken.push(`I3 declined without a reason: ${key}`);
    }
  }
  return broken;
}

// I4: one live event for a meeting, in any mailbox.
async function oneEventEach(world: World): Promise<string[]> {
  const counts = new Map<string, number>();
  for (const { mail } of world.people) {
    for (const event of await eventsOf(world, mail)) {
      if (!event.isOrganizer || event.isCancelled || !event.subject.startsWith('Planner')) continue;
      counts.set(event.subject, (counts.get(event.subject) ?? 0) + 1);
    }
  }
  // Every meeting of a story has a title of its own.
  return [...counts].filter(([, count]) => count > 1).map(([subject, count]) => `I4 ${count} events for "${subject}"`);
}

// I8: nobody but Planner's rooms ever leaves the list of a meeting that a person made.
async function nobodyDropped(world: World): Promise<string[]> {
  const broken: string[] = [];
  for (const { mail } of world.people) {
    for (const event of await eventsOf(world, mail)) {
      const guests = guestsOf(event, world);
      const promised = /with (\d+) guests/.exec(event.subject)?.[1];
      if (event.isOrganizer && !event.isCancelled && promised !== undefined && guests !== Number(promised))
        broken.push(`I8 "${event.subject}" has ${guests}`);
    }
  }
  return broken;
}

// A room whose answer comes after it was taken off stands on the list once more, as Exchange does with anyone who answers.
function guestsOf({ attendees }: OutlookEvent, world: World): number {
  return attendees.filter(
    ({ emailAddress }) => !world.rooms.some(({ mailbox }) => mailbox === emailAddress.address.toLowerCase()),
  ).length;
}

// R5: nothing waits for ever.
async function nothingStuck(world: World): Promise<string[]> {
  return withSite(world.db, world.scope, async (tx) => {
    const commands = await tx.query<{ target: string; last_error: unknown }>(
      'select target, last_error from outbox where site_id = current_site() and done_version < version',
    );
    const lost = await tx.query<{ kind: string; params: unknown }>(
      `select kind, params from findings where site_id = current_site() and kind = 'quarantined' and resolved_at is null`,
    );
    return [
      ...commands.map(({ target, last_error }) => `R5 a command waits: ${target} ${JSON.stringify(last_error)}`),
      ...lost.map(({ params }) => `I7 quarantined: ${JSON.stringify(params)}`),
    ];
  });
}

// I1: the constraint keeps it; asked all the same, of the bookings themselves.
async function noOverlap(world: World): Promise<string[]> {
  const rows = await world.database.sql<{ one: string; other: string }>(
    `select a.booking_id as one, b.booking_id as other from bookings a join bookings b on a.site_id = b.site_id and a.room_id = b.room_id
       and a.booking_id < b.booking_id and tstzrange(a.start_at, a.end_at) && tstzrange(b.start_at, b.end_at)
     where a.state in ('tentative', 'confirmed', 'checkedIn') and b.state in ('tentative', 'confirmed', 'checkedIn')`,
  );
  return rows.map(({ one, other }) => `I1 ${one} overlaps ${other}`);
}
