import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useDatabase } from '@planner/testkit';
import { httpWorld } from '../fixtures/http-world.ts';
import type { Browser, HttpWorld } from '../fixtures/http-world.ts';
import { statementsOf } from '../fixtures/statements.ts';

const database = useDatabase();
let world: HttpWorld;
let ida: Browser;
beforeAll(async () => {
  world = await httpWorld(database.current, { rooms: 120 });
  ida = await world.as('Ida');
});
afterAll(() => world.close());

interface RoomsBody {
  readonly rooms: readonly { readonly name: string; readonly [field: string]: unknown }[];
  readonly next: string | null;
}

async function rooms(query: string): Promise<RoomsBody> {
  return (await ida.get(`/api/v1/rooms?${query}`)).json<RoomsBody>();
}

describe('the list of rooms', () => {
  test('tells what a person needs to choose, and nothing of its mailbox', async () => {
    await database.current.sql(`update rooms set mailbox = 'room1@nordlys.example' where room_id = $1`, [
      world.home.rooms[0]!.id,
    ]);
    const answer = await ida.get('/api/v1/rooms?limit=1');
    expect(answer.json<RoomsBody>().rooms[0]).toEqual({
      id: world.home.rooms[0]!.id,
      name: 'Room 1',
      code: 'R1',
      capacity: 4,
      features: ['screen'],
      layouts: [],
      locationId: world.home.locationId,
      locationName: 'Copenhagen',
      floorId: world.home.floorId,
      floorName: '1st floor',
      zone: 'Europe/Copenhagen',
      granularityMinutes: 15,
      setupMinutes: 0,
      teardownMinutes: 0,
      minDurationMinutes: 5,
      maxDurationMinutes: 1440,
      lastBookableDate: '2027-05-23',
      active: true,
      exchange: null,
    });
    expect(answer.body).not.toContain('@nordlys');
  });

  test('goes on where the page before ended, until every room was seen once', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const page: RoomsBody = await rooms(`limit=50${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.rooms.map(({ name }) => name));
      cursor = page.next ?? '';
    } while (cursor !== '');
    expect(seen).toHaveLength(120);
    expect(new Set(seen).size).toBe(120);
    expect(seen.indexOf('Room 9')).toBeLessThan(seen.indexOf('Room 10'));
  });

  test('narrows by every filter at once', async () => {
    const found = await rooms(`minCapacity=40&features=screen,video&location=${world.home.locationId}&q=room%201`);
    expect(found.rooms.map(({ name }) => name)).toEqual(expect.arrayContaining(['Room 10', 'Room 12', 'Room 100']));
    expect(found.rooms.every(({ capacity }) => Number(capacity) >= 40)).toBe(true);
  });

  test.each([
    'cursor=bm90LWEtY3Vyc29y',
    'cursor=%20',
    'limit=0',
    'limit=501',
    'features=pool',
    'minCapacity=many',
    'location=copenhagen',
  ])('refuses a query that makes no sense: %s', async (query) => {
    const answer = await ida.get(`/api/v1/rooms?${query}`);
    expect(answer.statusCode).toBe(400);
    expect(answer.json<{ errors: { field: string }[] }>().errors[0]?.field).toBe(query.split('=')[0]);
  });

  test('asks the database as often for a hundred rooms as for one', async () => {
    const one = await statementsOf(database.current.db, () => ida.get('/api/v1/rooms?limit=1'));
    const hundred = await statementsOf(database.current.db, () => ida.get('/api/v1/rooms?limit=100'));
    expect(hundred).toBe(one);
    expect(one).toBeLessThanOrEqual(6);
  });
});

describe('one room', () => {
  test('of another site is answered like one that never was', async () => {
    const answers = await Promise.all(
      [world.elsewhere.rooms[0]!.id, '0192f0c4-7b1e-7c3a-9d54-3f2a1b0c9d8e', 'no-id-at-all'].map((id) =>
        ida.get(`/api/v1/rooms/${id}`),
      ),
    );
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404]);
    const bodies = answers.map((answer) => JSON.stringify({ ...answer.json<object>(), correlationId: '' }));
    expect(new Set(bodies).size).toBe(1);
  });
});

test('locations come with their floors and the features to filter by', async () => {
  const answer = await ida.get('/api/v1/locations');
  expect(answer.json()).toEqual({
    locations: [
      {
        id: world.home.locationId,
        name: 'Copenhagen',
        zone: 'Europe/Copenhagen',
        language: 'en',
        floors: [{ id: world.home.floorId, name: '1st floor', level: 1 }],
      },
    ],
    features: ['screen', 'video', 'whiteboard', 'phone', 'audio', 'accessible', 'daylight'],
  });
});

test('people are found by the beginning of a name or address, in their own site alone', async () => {
  const found = await ida.get('/api/v1/people?q=LA');
  expect(found.json()).toEqual({
    people: [{ id: world.home.person('Lars').id, displayName: 'Lars', mail: 'lars@nordlys.example' }],
  });
});
