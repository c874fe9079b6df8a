import type { PoolClient } from 'pg';
import { signedIn } from './browser.ts';
import { bookingsADay, loadHistory, shownDay } from './history.ts';
import { fittedExponent, timed, timingOf } from './measure.ts';
import type { Metric } from './measure.ts';
import { anOffice, checkBookings, zone } from './office.ts';
import type { Office } from './office.ts';
import { mustHold, roomsOf } from './question.ts';
import type { Bench, Question } from './question.ts';
import type { BenchDatabase } from './server.ts';

const page = 50;
const histories = [10_000, 100_000, 1_000_000] as const;
/** Session with its person, rooms with counts, bookings; begin and commit come on top. */
const mostStatements = 3 + 2;

/** P4: what the timeline's first page costs beside the one best SELECT, and whether a longer history makes it dearer. */
export const dayViewQuestion: Question = {
  id: 'P4',
  what: `day view of ${page} rooms`,
  async ask(bench) {
    const views: View[] = [];
    try {
      for (const history of histories) {
        bench.tell(`  loading ${history} bookings`);
        views.push(await open(bench, history));
      }
      return await compare(bench, views);
    } finally {
      for (const view of views) await view.close();
    }
  },
};

interface View {
  readonly history: number;
  readonly database: BenchDatabase;
  readonly ours: () => Promise<number>;
  /** The answer as text, to be looked into. */
  readonly answer: () => Promise<string>;
  readonly best: () => Promise<string>;
  close(): Promise<void>;
}

async function open({ server, size }: Bench, history: number): Promise<View> {
  const database = await server.database();
  const office = await anOffice(database, { rooms: Math.max(page, roomsOf[size]), linked: true });
  await loadHistory({ database, office, folder: server.folder }, history);
  const { app, get, take } = await signedIn(office);
  const url = `/api/v1/timeline?date=${shownDay.toString()}&limit=${page}`;
  const client = await database.raw.connect();
  return {
    history,
    database,
    ours: () => take(url),
    answer: () => get(url),
    best: () => bestSelect(client, office),
    async close() {
      await app.close();
      client.release();
      await database.drop();
    },
  };
}

/** All histories in turn in each round, so that a machine that slows down does so for each of them. */
async function compare(bench: Bench, views: readonly View[]): Promise<Metric[]> {
  const samples = views.map(() => ({ ours: [] as number[], best: [] as number[] }));
  const rounds = Math.min(600, Math.max(30, bench.seconds * 12));
  const warmUp = Math.max(20, Math.floor(rounds / 2));
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const [at, { ours, best }] of views.entries()) {
      const [one, other] = [await timed(ours), await timed(best)];
      if (round < 0) continue;
      samples[at]!.ours.push(one);
      samples[at]!.best.push(other);
    }
  }
  const timings = samples.map(({ ours, best }) => ({ ours: timingOf(ours), best: timingOf(best) }));
  const exponent = (pick: (timing: (typeof timings)[number]) => number) =>
    fittedExponent(views.map(({ history }, at) => [history, pick(timings[at]!)] as const));

  let statements = 0;
  for (const { answer, best, history, database } of views) {
    const before = database.db.statements;
    const [body, rows] = [await answer(), await best()];
    statements = Math.max(statements, database.db.statements - before);
    const found = (JSON.parse(body) as { bookings: unknown[] }).bookings.length;
    mustHold(found === page * bookingsADay, `the day view shows ${found} bookings of ${page * bookingsADay}`);
    mustHold((JSON.parse(rows) as unknown[]).length === found, 'the best SELECT finds another number of bookings');
    await checkBookings(database, history);
  }
  mustHold(statements <= mostStatements, `a day view takes ${statements} round trips, more than ${mostStatements}`);
  const middle = timings[1]!;
  const [bodyBytes, bestBytes] = [await views[1]!.ours(), Buffer.byteLength(await views[1]!.best())];
  return [
    {
      id: 'P4',
      what: `day view of ${page} rooms × ${bookingsADay} bookings`,
      baselineIs: 'raw driver: the best single SELECT, and JSON.stringify',
      subject: middle.ours,
      baseline: middle.best,
      value: middle.ours.p50 / middle.best.p50,
      unit: 'times',
      ceiling: 2.5,
      notes: { history: histories[1], roundTrips: statements, bytes: bodyBytes, bytesOfBaseline: bestBytes, rounds },
    },
    {
      id: 'P4 growth',
      what: `day view over a history of ${histories.join(', ')}`,
      baselineIs: 'the best single SELECT over the same',
      subject: timings[2]!.ours,
      baseline: timings[2]!.best,
      value: exponent(({ ours }) => ours.p50),
      unit: 'exponent',
      ceiling: 0.05,
      notes: {
        p50Ms: timings.map(({ ours }) => ours.p50.toFixed(2)).join(' · '),
        baselineP50Ms: timings.map(({ best }) => best.p50.toFixed(2)).join(' · '),
        baselineExponent: exponent(({ best }) => best.p50).toFixed(3),
      },
    },
  ];
}

/**
 * The page as one statement: its rooms in order, each with its bookings by the index on room and start. The same columns
 * as the timeline's answer has, for a superuser, past row-level security.
 */
async function bestSelect(client: PoolClient, { scope }: Office): Promise<string> {
  const start = shownDay.toZonedDateTime(zone).toInstant();
  const end = shownDay.add({ days: 1 }).toZonedDateTime(zone).toInstant();
  const { rows } = await client.query({
    name: 'best_day_view',
    text: `select r.room_id, r.name as room, r.capacity, r.features, b.booking_id, b.meeting_id, b.series_id,
        b.occurrence_key, b.start_at, b.end_at, b.setup_minutes, b.teardown_minutes, b.state, m.subject,
        m.organizer_id, m.organizer_name, m.privacy, m.version
      from (select room_id, name, capacity, features, sort_key from rooms where site_id = $1
          order by sort_key, room_id limit ${page}) r
      join bookings b on b.site_id = $1 and b.room_id = r.room_id
        and b.start_at > $2::timestamptz - interval '1 day' and b.start_at < $3 and b.end_at > $2
        and b.state in ('tentative', 'confirmed', 'checkedIn')
      join meetings m on m.site_id = $1 and m.meeting_id = b.meeting_id
      order by b.start_at, b.booking_id`,
    values: [scope.siteId, start.toString(), end.toString()],
  });
  return JSON.stringify(rows);
}
