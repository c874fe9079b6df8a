import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { useDatabase } from '@planner/testkit';
import { httpWorld } from '../fixtures/http-world.ts';
import type { Browser, HttpWorld } from '../fixtures/http-world.ts';
import { statementsOf } from '../fixtures/statements.ts';

const database = useDatabase();
let world: HttpWorld;
let ida: Browser;
beforeAll(async () => {
  world = await httpWorld(database.current, { rooms: 110 });
  ida = await world.as('Ida');
});
beforeEach(async () => {
  await database.current.sql('truncate meetings, bookings, series, occupancy, outbox, audit_events cascade');
});
afterAll(() => world.close());

interface Timeline {
  readonly zone: string;
  readonly from: string;
  readonly to: string;
  readonly rooms: readonly {
    readonly id: string;
    readonly name: string;
    readonly closed: readonly [string, string][];
  }[];
  readonly bookings: readonly {
    readonly roomId: string;
    readonly viaRoomId: string | null;
    readonly title: string | null;
    readonly [field: string]: unknown;
  }[];
  readonly next: string | null;
  readonly matching: number;
  readonly total: number;
  readonly withoutFilter: object;
}

async function timeline(query: string, who = ida): Promise<Timeline> {
  return (await who.get(`/api/v1/timeline?${query}`)).json<Timeline>();
}

async function book(at: number, who: Browser, changes: object = {}): Promise<void> {
  const answer = await who.post('/api/v1/meetings', {
    body: {
      subject: 'Budget',
      start: '2026-11-24T10:00:00Z',
      end: '2026-11-24T11:00:00Z',
      zone: 'Europe/Copenhagen',
      roomIds: [world.home.rooms[at]!.id],
      ...changes,
    },
  });
  if (answer.statusCode !== 201) throw new Error(answer.body);
}

describe('a day of the timeline', () => {
  test('runs from midnight to midnight of its place, also when it has 25 hours', async () => {
    const { zone, from, to } = await timeline('date=2026-10-25&limit=1');
    expect([zone, from, to]).toEqual(['Europe/Copenhagen', '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z']);
    const week = await timeline('date=2026-11-23&days=7&limit=1');
    expect([week.from, week.to]).toEqual(['2026-11-22T23:00:00Z', '2026-11-29T23:00:00Z']);
  });

  test('shows own meetings with their title, and others as far as the table allows', async () => {
    const lars = await world.as('Lars');
    await book(0, ida);
    await book(1, lars, { subject: 'Secret plan' });
    await book(2, lars, { subject: 'Secret plan', privacy: 'private' });
    const answer = await ida.get('/api/v1/timeline?date=2026-11-24');
    expect(answer.body).not.toContain('Secret');
    const seen = answer
      .json<Timeline>()
      .bookings.map(({ title, organizer, mine, mayChange, private: hidden, state }) => [
        title,
        organizer,
        mine,
        mayChange,
        hidden,
        state,
      ]);
    expect(new Set(seen.map(String))).toEqual(
      new Set(
        [
          ['Budget', 'Ida', true, true, false, 'confirmed'],
          [null, 'Lars', false, false, false, 'confirmed'],
          [null, 'Lars', false, false, true, 'confirmed'],
        ].map(String),
      ),
    );
    const mette = await timeline('date=2026-11-24', await world.as('Mette'));
    expect(new Set(mette.bookings.map(({ title }) => title))).toEqual(new Set(['Budget', 'Secret plan', null]));
  });

  test('shows a booking also on the rooms that share space with the booked one', async () => {
    const [hall, half] = [world.home.rooms[0]!, world.home.rooms[1]!];
    await database.current.sql('update rooms set atoms = $2 where room_id = $1', [
      hall.id,
      [...hall.atoms, ...half.atoms],
    ]);
    await book(1, ida);
    const rows = (await timeline('date=2026-11-24')).bookings.map(({ roomId, viaRoomId }) => [roomId, viaRoomId]);
    await database.current.sql('update rooms set atoms = $2 where room_id = $1', [hall.id, hall.atoms]);
    expect(new Set(rows.map(String))).toEqual(
      new Set(
        [
          [half.id, null],
          [hall.id, half.id],
        ].map(String),
      ),
    );
  });

  test('says when a room is closed', async () => {
    await database.current.sql(
      `update rooms set opening_hours = '{"tuesday":[{"from":"08:00","to":"18:00"}]}' where room_id = $1`,
      [world.home.rooms[0]!.id],
    );
    const { rooms } = await timeline('date=2026-11-24&limit=1');
    await database.current.sql('update rooms set opening_hours = null');
    expect(rooms[0]?.closed).toEqual([
      ['2026-11-23T23:00:00Z', '2026-11-24T07:00:00Z'],
      ['2026-11-24T17:00:00Z', '2026-11-24T23:00:00Z'],
    ]);
  });

  test('tells which filter to drop when no room passes', async () => {
    const found = await timeline('date=2026-11-24&minCapacity=1000&features=video&q=room');
    expect(found).toMatchObject({
      rooms: [],
      bookings: [],
      next: null,
      matching: 0,
      total: 110,
      withoutFilter: { minCapacity: 55, features: 0 },
    });
  });

  test.each(['', 'date=2027-02-30', 'date=2026-11-24&days=8', 'date=2026-11-24&days=0', 'date=24.11.2026'])(
    'that makes no sense is refused: "%s"',
    async (query) => {
      expect((await ida.get(`/api/v1/timeline?${query}`)).statusCode).toBe(400);
    },
  );
});

describe('asking for the timeline again', () => {
  test('costs nothing while nothing has changed, and is answered anew once something has', async () => {
    const first = await ida.get('/api/v1/timeline?date=2026-11-24');
    const headers = { 'if-none-match': String(first.headers['etag']) };
    const same = await ida.get('/api/v1/timeline?date=2026-11-24', { headers });
    expect([same.statusCode, same.body]).toEqual([304, '']);
    await book(0, ida);
    expect((await ida.get('/api/v1/timeline?date=2026-11-24', { headers })).statusCode).toBe(200);
    const jonas = await world.as('Jonas');
    expect((await jonas.get('/api/v1/timeline?date=2026-11-24', { headers })).statusCode).toBe(200);
  });

  test('asks the database three times, for one room as for a hundred with bookings', async () => {
    for (let at = 0; at < 40; at += 1) await book(at, ida);
    const one = await statementsOf(database.current.db, () => timeline('date=2026-11-24&limit=1'));
    let bookings = 0;
    const hundred = await statementsOf(database.current.db, async () => {
      bookings = (await timeline('date=2026-11-24&limit=100')).bookings.length;
    });
    expect(bookings).toBe(40);
    expect(hundred).toBe(one);
    expect(one).toBe(5); // opening and closing the transaction, the session, the rooms, their bookings
  });
});
