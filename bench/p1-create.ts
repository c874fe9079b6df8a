import { bookMeeting } from '@planner/bookings';
import type { Room } from '@planner/core';
import type { PoolClient } from 'pg';
import { equalColumns, makeEqualTable } from './equal-table.ts';
import { comparePairs, inTurnsBy, timed } from './measure.ts';
import type { Metric } from './measure.ts';
import { aCommand, anHour, anOffice, checkBookings, now, zone } from './office.ts';
import type { Office } from './office.ts';
import { mustHold, roomsOf } from './question.ts';
import type { Bench, Question } from './question.ts';
import { randomFrom, shuffled } from './random.ts';
import type { BenchDatabase } from './server.ts';

/** Round trips of one booking: begin with scope, lock, look, write, commit. */
const mostRoundTrips = 6;
const slotsADay = 9;

/** P1: what booking a room costs beside what a raw driver needs for the same promise. */
export const createQuestion: Question = {
  id: 'P1',
  what: 'create a single booking',
  async ask(bench) {
    const database = await bench.server.database();
    try {
      return await ask(bench, database);
    } finally {
      await database.drop();
    }
  },
};

async function ask(bench: Bench, database: BenchDatabase): Promise<Metric[]> {
  const office = await anOffice(database, { rooms: roomsOf[bench.size], linked: true });
  await makeEqualTable(database);
  const slots = slotsOf(office, bench.seed);
  let made = 0;
  const next = () => {
    const slot = slots.next().value;
    if (!slot) throw new Error('the bench ran out of free slots');
    return slot;
  };
  const book = async () => {
    const { room, start } = next();
    const outcome = await bookMeeting(office.scope, anHour(office, room, start), office.deps);
    mustHold(outcome.ok, 'a booking of a free room was refused');
    made += 1;
  };

  const rawSlots = slotsOf(office, bench.seed);
  const client = await database.raw.connect();
  const raw = async () => bookRaw(client, office, rawSlots.next().value!);
  const before = database.db.statements;
  const rounds = Math.min(2000, Math.max(100, bench.seconds * 60));
  const { subject, baseline, ratio } = await comparePairs(rounds, book, raw).finally(() => client.release());
  const roundTrips = (database.db.statements - before) / made;
  mustHold(roundTrips <= mostRoundTrips, `a booking takes ${roundTrips} round trips, more than ${mostRoundTrips}`);

  const [eight, thirtyTwo] = [await inTurnsBy(8, 240, book), await inTurnsBy(32, 480, book)];
  const hot = await hotSlot(office, next());
  made += 1;
  await checkBookings(database, made);
  const [outbox] = await database.sql<{ count: number }>('select count(*)::int as count from outbox');
  mustHold(outbox?.count === made, `${made} bookings left ${outbox?.count} commands for Exchange`);
  return [
    {
      id: 'P1',
      what: 'create a single booking',
      baselineIs: 'raw driver: lock, look, insert in one transaction',
      subject,
      baseline,
      value: ratio,
      unit: 'times',
      ceiling: 4,
      notes: {
        roundTrips,
        rounds,
        p50Of8ClientsMs: round(eight.p50),
        p50Of32ClientsMs: round(thirtyTwo.p50),
        hotSlotOf32ClientsMs: round(hot),
      },
    },
  ];
}

/** 32 clients, one slot, at once: exactly one may win. @returns milliseconds until all had their answer */
async function hotSlot(office: Office, { room, start }: Slot): Promise<number> {
  const clients = Array.from({ length: 32 }, () => anHour(office, room, start));
  let won = 0;
  const all = await timed(async () => {
    const outcomes = await Promise.all(clients.map((command) => bookMeeting(office.scope, command, office.deps)));
    won = outcomes.filter(({ ok }) => ok).length;
  });
  mustHold(won === 1, `${won} of 32 clients got the same slot`);
  return all;
}

interface Slot {
  readonly room: Room;
  readonly start: Temporal.Instant;
}

/** Free hours of the coming weeks, each once: day by day, the rooms in an order that the seed decides. */
function* slotsOf({ rooms }: Office, seed: number): Generator<Slot, undefined, undefined> {
  const random = randomFrom(seed);
  const firstDay = now.toZonedDateTimeISO(zone).startOfDay();
  for (let day = 1; day < 150; day += 1) {
    for (let hour = 0; hour < slotsADay; hour += 1) {
      const start = firstDay.add({ days: day, hours: 8 + hour }).toInstant();
      for (const room of shuffled(rooms, random)) yield { room, start };
    }
  }
}

async function bookRaw(client: PoolClient, office: Office, { room, start }: Slot): Promise<void> {
  const { scope, ida, deps } = office;
  const [siteId, atom] = [scope.siteId, room.atoms[0]];
  const [from, to] = [start.toString(), start.add({ hours: 1 }).toString()];
  await client.query('begin');
  await client.query({
    name: 'raw_lock',
    text: 'select room_id from rooms where site_id = $1 and room_id = $2 for no key update',
    values: [siteId, room.id],
  });
  const taken = await client.query({
    name: 'raw_look',
    text: 'select booking_id from raw_bookings where site_id = $1 and atom_id = $2 and during && tstzrange($3, $4)',
    values: [siteId, atom, from, to],
  });
  if (taken.rowCount !== 0) throw new Error('the raw driver found a free room taken');
  await client.query({
    name: 'raw_insert',
    text: `insert into raw_bookings (${equalColumns})
      values ($1, $2, $3, $4, tstzrange($5, $6), $7, $8, $9, $10, $11, 'confirmed', $12)`,
    values: [
      siteId,
      deps.ids.next(),
      room.id,
      atom,
      from,
      to,
      'Budget review',
      ida.id,
      ida.displayName,
      JSON.stringify(aCommand(office, room).attendees),
      zone,
      now.toString(),
    ],
  });
  await client.query('commit');
}

const round = (ms: number) => Math.round(ms * 100) / 100;
