import { bookMeeting } from '@planner/bookings';
import type { BookCommand } from '@planner/bookings';
import type { Room } from '@planner/core';
import { equalColumns, makeEqualTable } from './equal-table.ts';
import { comparePairs } from './measure.ts';
import type { Metric } from './measure.ts';
import { aCommand, anOffice, checkBookings, now, zone } from './office.ts';
import type { Office } from './office.ts';
import { mustHold } from './question.ts';
import type { Bench, Question } from './question.ts';
import type { BenchDatabase } from './server.ts';

const dates = 52;
/** A room holds five series; they don't touch, so that a series is judged by itself and not with a hundred neighbours. */
const hours = [8, 10, 12, 14, 16];

/** P3: what a series of 52 costs beside one raw insert of 52 rows with the constraint. */
export const seriesQuestion: Question = {
  id: 'P3',
  what: 'create a weekly series of 52 dates',
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
  const rounds = Math.min(400, Math.max(40, bench.seconds * 8));
  const office = await anOffice(database, { rooms: Math.ceil((rounds * 1.5 + 40) / hours.length), linked: true });
  await makeEqualTable(database);
  const places = office.rooms.flatMap((room) => hours.map((hour) => ({ room, hour })));
  let made = 0;
  const statements = new Set<number>();
  const book = async (round: number, count = dates) => {
    const place = places[round]!;
    const before = database.db.statements;
    const outcome = await bookMeeting(office.scope, aSeries(office, place, count), office.deps);
    mustHold(outcome.ok && outcome.value.bookings.length === count, 'a free series was refused or came out shorter');
    statements.add(database.db.statements - before);
    made += count;
  };
  const { subject, baseline, ratio } = await comparePairs(rounds, book, (round) =>
    bookRaw(database, office, places[round]!),
  );
  await book(places.length - 1, 4);
  const [roundTrips] = statements;
  mustHold(statements.size === 1, `the number of statements grows with the dates: ${[...statements].join(', ')}`);
  await checkBookings(database, made);
  return [
    {
      id: 'P3',
      what: `create a weekly series of ${dates} dates`,
      baselineIs: `raw driver: one insert of ${dates} rows with the constraint`,
      subject,
      baseline,
      value: ratio,
      unit: 'times',
      ceiling: 3,
      notes: { roundTrips: roundTrips ?? 0, rounds },
    },
  ];
}

interface Place {
  readonly room: Room;
  readonly hour: number;
}

/** Wednesdays and Thursdays, so that 52 dates end within the 180 days for which a room can be booked. */
function aSeries(office: Office, { room, hour }: Place, count: number): BookCommand {
  return {
    ...aCommand(office, room),
    when: {
      kind: 'series',
      rule: {
        pattern: { type: 'weekly', interval: 1, daysOfWeek: ['wednesday', 'thursday'], firstDayOfWeek: 'monday' },
        range: { type: 'numbered', startDate: '2026-11-25', numberOfOccurrences: count },
        zone,
        startTime: `${String(hour).padStart(2, '0')}:00`,
        endTime: `${String(hour + 1).padStart(2, '0')}:00`,
        endDayOffset: 0,
        allDay: false,
      },
    },
  };
}

/** The same 52 hours as rows of one statement, prepared once. */
async function bookRaw({ raw }: BenchDatabase, office: Office, { room, hour }: Place): Promise<void> {
  const { scope, ida, deps } = office;
  const first = now.toZonedDateTimeISO(zone).startOfDay().add({ days: 1, hours: hour });
  const attendees = JSON.stringify(aCommand(office, room).attendees);
  const rows: unknown[] = [];
  const places: string[] = [];
  for (let at = 0; at < dates; at += 1) {
    const start = first.add({ days: 7 * Math.floor(at / 2) + (at % 2) }).toInstant();
    const given = [
      scope.siteId,
      deps.ids.next(),
      room.id,
      room.atoms[0],
      `[${start.toString()},${start.add({ hours: 1 }).toString()})`,
      'Budget review',
      ida.id,
      ida.displayName,
      attendees,
      zone,
      'confirmed',
      now.toString(),
    ];
    places.push(`(${given.map((_value, index) => `$${rows.length + index + 1}`).join(', ')})`);
    rows.push(...given);
  }
  await raw.query({
    name: 'raw_series',
    text: `insert into raw_bookings (${equalColumns}) values ${places.join(', ')}`,
    values: rows,
  });
}
