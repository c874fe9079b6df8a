import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { useDatabase } from '@planner/testkit';
import { httpWorld } from '../fixtures/http-world.ts';
import type { Browser, HttpWorld } from '../fixtures/http-world.ts';

const database = useDatabase();
let world: HttpWorld;
let ida: Browser;
beforeAll(async () => {
  world = await httpWorld(database.current);
  ida = await world.as('Ida');
});
beforeEach(async () => {
  await database.current.sql(
    'truncate meetings, bookings, series, occupancy, outbox, audit_events, idempotency_keys cascade',
  );
});
afterAll(() => world.close());

interface ProblemBody {
  readonly code: string;
  readonly errors: readonly {
    readonly code: string;
    readonly field?: string;
    readonly params: { readonly [name: string]: unknown };
    readonly message: string;
    readonly next: string;
  }[];
}

/** A meeting at ten on the Tuesday, in the first room, changed by what a row of the table is about. */
function draft(changes: { readonly [field: string]: unknown } = {}) {
  return {
    subject: 'Budget',
    start: '2026-11-24T10:00:00Z',
    end: '2026-11-24T11:00:00Z',
    zone: 'Europe/Copenhagen',
    roomIds: [world.home.rooms[0]!.id],
    ...changes,
  };
}

const weekly = { type: 'weekly', interval: 1, daysOfWeek: ['tuesday'], firstDayOfWeek: 'monday' };
const tenTimes = { type: 'numbered', startDate: '2026-11-24', numberOfOccurrences: 10 };

async function book(changes: { readonly [field: string]: unknown }, headers: { [name: string]: string } = {}) {
  const answer = await ida.post('/api/v1/meetings', { body: draft(changes), headers });
  return { status: answer.statusCode, body: answer.json<ProblemBody>() };
}

async function setRoom(column: string, value: unknown) {
  await database.current.sql(`update rooms set ${column} = $2 where room_id = $1`, [world.home.rooms[0]!.id, value]);
}

/** Nothing may be left behind by what was refused. */
async function nothingIsStored() {
  const [row] = await database.current.sql<{ rows: string }>(
    'select (select count(*) from meetings) + (select count(*) from bookings) + (select count(*) from occupancy) as rows',
  );
  return Number(row?.rows) === 0;
}

describe('a booking that cannot be understood', () => {
  test.each([
    ['a day that does not exist', { start: '2027-02-30T10:00:00Z' }, 'start'],
    ['an hour that does not exist', { start: '2026-11-24T25:00:00Z' }, 'start'],
    ['a local time, which could be anywhere', { start: '2026-11-24T10:00:00' }, 'start'],
    ['a date instead of a time', { end: '2026-11-24' }, 'end'],
    ['a year before calendars agree', { start: '0000-01-01T00:00:00Z' }, 'start'],
    ['a zone that is an offset', { zone: 'CET+1' }, 'zone'],
    ['no room', { roomIds: [] }, 'roomIds'],
    ['a room that is no id', { roomIds: ['4.12'] }, 'roomIds.0'],
    ['the same room twice', () => ({ roomIds: [world.home.rooms[0]!.id, world.home.rooms[0]!.id] }), 'roomIds'],
    ['a subject that is too long', { subject: 'x'.repeat(256) }, 'subject'],
    ['a subject with half a surrogate pair', { subject: 'Budget \ud83d' }, 'subject'],
    ['a subject with a NUL', { subject: 'Bud\0get' }, 'subject'],
    ['an attendee without an address', { attendees: [{ type: 'required' }] }, 'attendees.0.address'],
    [
      'more than 500 attendees',
      { attendees: Array.from({ length: 501 }, (_, at) => ({ address: `a${at}@x.example`, type: 'optional' })) },
      'attendees',
    ],
    ['a privacy of its own', { privacy: 'secret' }, 'privacy'],
    ['a negative number of people', { headcount: -1 }, 'headcount'],
    [
      'an unknown field in the series',
      { recurrence: { pattern: { ...weekly, byHour: 3 }, range: tenTimes } },
      'recurrence.pattern.byHour',
    ],
    [
      'a pattern that Graph does not have',
      { recurrence: { pattern: { ...weekly, type: 'hourly' }, range: tenTimes } },
      'recurrence.pattern.type',
    ],
  ] as const)('because of %s is told so at the field', async (_name, changes, field) => {
    const { status, body } = await book(typeof changes === 'function' ? changes() : changes);
    expect({ status, code: body.code, field: body.errors[0]?.field }).toEqual({
      status: 400,
      code: 'INVALID_REQUEST',
      field,
    });
    expect(body.errors[0]?.next).not.toBe('');
    expect(await nothingIsStored()).toBe(true);
  });

  test.each([
    ['interval 0', { pattern: { ...weekly, interval: 0 }, range: tenTimes }, 'recurrence.pattern.interval'],
    ['no weekday', { pattern: { type: 'weekly', interval: 1 }, range: tenTimes }, 'recurrence.pattern.daysOfWeek'],
    [
      'day 32',
      { pattern: { type: 'absoluteMonthly', interval: 1, dayOfMonth: 32 }, range: tenTimes },
      'recurrence.pattern.dayOfMonth',
    ],
    [
      'month 13',
      { pattern: { type: 'absoluteYearly', interval: 1, dayOfMonth: 1, month: 13 }, range: tenTimes },
      'recurrence.pattern.month',
    ],
    [
      'no number of times',
      { pattern: weekly, range: { type: 'numbered', startDate: '2026-11-24' } },
      'recurrence.range.numberOfOccurrences',
    ],
    [
      'another start date than the meeting',
      { pattern: weekly, range: { ...tenTimes, startDate: '2026-11-25' } },
      'recurrence.range.startDate',
    ],
  ])('because its series has %s is told so at the field', async (_name, recurrence, field) => {
    const { status, body } = await book({ recurrence });
    expect({ status, code: body.code, field: body.errors[0]?.field }).toEqual({
      status: 400,
      code: 'PATTERN_INVALID',
      field,
    });
  });

  test('because of an unknown zone is told the nearest ones', async () => {
    const { status, body } = await book({ zone: 'Mars/Base' });
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'ZONE_UNKNOWN' });
    expect(body.errors[0]?.params['nearest']).not.toHaveLength(0);
  });
});

describe('a booking that the rules refuse', () => {
  afterAll(async () => {
    await database.current.sql(
      `update rooms set lead_minutes = 0, horizon_days = 180, opening_hours = null, granularity_minutes = 15, vip_category = null,
         active = true, capacity_strict = false, min_duration_minutes = 5, max_duration_minutes = 1440`,
    );
  });

  test.each([
    ['ends before it starts', {}, { end: '2026-11-24T09:00:00Z' }, 422, 'TIME_RANGE_INVALID'],
    ['ends when it starts', {}, { end: '2026-11-24T10:00:00Z' }, 422, 'TIME_RANGE_INVALID'],
    ['has seconds', {}, { end: '2026-11-24T11:00:30Z' }, 422, 'TIME_RANGE_INVALID'],
    ['is over', {}, { start: '2026-11-23T10:00:00Z', end: '2026-11-23T11:00:00Z' }, 422, 'IN_THE_PAST'],
    ['comes too short notice', { lead_minutes: 600 }, {}, 422, 'LEAD_TIME'],
    [
      'lies beyond the last day',
      {},
      { start: '2027-06-01T10:00:00Z', end: '2027-06-01T11:00:00Z' },
      422,
      'HORIZON_EXCEEDED',
    ],
    [
      'lies in the year 9999',
      {},
      { start: '9999-12-31T10:00:00Z', end: '9999-12-31T11:00:00Z' },
      422,
      'HORIZON_EXCEEDED',
    ],
    [
      'lies outside opening hours',
      { opening_hours: '{"tuesday":[{"from":"08:00","to":"09:00"}]}' },
      {},
      422,
      'OUTSIDE_HOURS',
    ],
    ['is off the grid', {}, { start: '2026-11-24T10:07:00Z' }, 422, 'OFF_GRID'],
    ['is too short', { min_duration_minutes: 90 }, {}, 422, 'TOO_SHORT'],
    ['is too long', { max_duration_minutes: 30 }, {}, 422, 'TOO_LONG'],
    ['has too many people for a strict room', { capacity_strict: true }, { headcount: 50 }, 422, 'CAPACITY'],
    ['is in a room for others', { vip_category: 'board' }, {}, 403, 'VIP_ONLY'],
    ['is in a room out of use', { active: false }, {}, 409, 'ROOM_INACTIVE'],
    [
      'never ends',
      {},
      { recurrence: { pattern: weekly, range: { type: 'noEnd', startDate: '2026-11-24' } } },
      422,
      'SERIES_INFINITE',
    ],
    [
      'has no date',
      {},
      { recurrence: { pattern: weekly, range: { type: 'endDate', startDate: '2026-11-24', endDate: '2026-11-01' } } },
      422,
      'SERIES_EMPTY',
    ],
    [
      'has too many dates',
      {},
      { recurrence: { pattern: { type: 'daily', interval: 1 }, range: { ...tenTimes, numberOfOccurrences: 401 } } },
      422,
      'SERIES_TOO_LONG',
    ],
    [
      'overlaps itself',
      {},
      { end: '2026-11-25T11:00:00Z', recurrence: { pattern: { type: 'daily', interval: 1 }, range: tenTimes } },
      422,
      'SERIES_SELF_OVERLAP',
    ],
  ] as const)('because it %s says which rule and what would go', async (_name, room, changes, status, code) => {
    for (const [column, value] of Object.entries(room)) await setRoom(column, value);
    const answer = await book(changes);
    for (const column of Object.keys(room)) {
      const usual = {
        lead_minutes: 0,
        opening_hours: null,
        min_duration_minutes: 5,
        max_duration_minutes: 1440,
        capacity_strict: false,
        vip_category: null,
        active: true,
      };
      await setRoom(column, usual[column as keyof typeof usual]);
    }
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
    expect(answer.body.errors[0]?.message).not.toBe('');
    expect(answer.body.errors[0]?.next).not.toBe('');
    expect(await nothingIsStored()).toBe(true);
  });

  test('beyond the horizon names the last date', async () => {
    const { body } = await book({ start: '2027-06-01T10:00:00Z', end: '2027-06-01T11:00:00Z' });
    expect(body.errors[0]).toMatchObject({ params: { lastDate: '2027-05-23' } });
    expect(body.errors[0]?.message).toContain('23 May 2027');
  });

  test('by somebody without the right in that place names the right', async () => {
    const { id } = world.home.person('Omar');
    const elsewhere = world.ids.next();
    await database.current.sql(`update rights set scope = $2 where person_id = $1`, [
      id,
      JSON.stringify({ kind: 'locations', locationIds: [elsewhere] }),
    ]);
    const omar = await world.as('Omar');
    const answer = await omar.post('/api/v1/meetings', { body: draft() });
    expect({ status: answer.statusCode, code: answer.json<ProblemBody>().code }).toEqual({
      status: 403,
      code: 'RIGHT_MISSING',
    });
    await database.current.sql(`update rights set scope = '{"kind":"site"}' where person_id = $1`, [id]);
  });

  test('for somebody else needs the right to do so', async () => {
    const { status, body } = await book({ organizerId: world.home.person('Lars').id });
    expect({ status, code: body.code }).toEqual({ status: 403, code: 'RIGHT_MISSING' });
  });

  test('breaks several rules at once is told all of them', async () => {
    await setRoom('lead_minutes', 600);
    const { body } = await book({ start: '2026-11-24T10:07:00Z' });
    await setRoom('lead_minutes', 0);
    expect(body.errors.map(({ code }) => code).toSorted()).toEqual(['LEAD_TIME', 'OFF_GRID']);
  });

  test('is in a room of another site, or in none, is answered alike', async () => {
    const other = await book({ roomIds: [world.elsewhere.rooms[0]!.id] });
    const none = await book({ roomIds: ['0192f0c4-7b1e-7c3a-9d54-3f2a1b0c9d8e'] });
    const plain = ({ status, body }: typeof other) => JSON.stringify({ status, body: { ...body, correlationId: '' } });
    expect(other.status).toBe(404);
    expect(plain(other).replaceAll(world.elsewhere.rooms[0]!.id, '')).toBe(
      plain(none).replaceAll('0192f0c4-7b1e-7c3a-9d54-3f2a1b0c9d8e', ''),
    );
  });
});

describe('a room that is taken', () => {
  test('is refused with rooms and times that are free, and without a word of whose meeting it is', async () => {
    const lars = await world.as('Lars');
    expect((await lars.post('/api/v1/meetings', { body: draft({ subject: 'Secret plan' }) })).statusCode).toBe(201);
    const answer = await ida.post('/api/v1/meetings', { body: draft({ end: '2026-11-24T10:30:00Z' }) });
    expect(answer.statusCode).toBe(409);
    const { code, errors } = answer.json<ProblemBody>();
    expect(code).toBe('ROOM_TAKEN');
    const alternatives = errors[0]?.params['alternatives'] as readonly { kind: string; roomName: string }[];
    expect(alternatives.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['otherRoom', 'otherTime']));
    expect(alternatives.length).toBeLessThanOrEqual(5);
    expect(answer.body).not.toMatch(/Secret|Lars/);
  });

  test('is given to one of two who ask at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => book({})));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, ...Array<number>(7).fill(409)]);
  });
});

describe('a request that comes twice', () => {
  const key = { 'idempotency-key': 'booking-of-ida-1' };

  test('with the same key and body gives the first answer, and books once', async () => {
    const first = await book({}, key);
    const second = await book({}, key);
    expect(second.status).toBe(201);
    expect((second.body as unknown as { id: string }).id).toBe((first.body as unknown as { id: string }).id);
    expect(await database.current.sql('select from meetings')).toHaveLength(1);
  });

  test('with the same key and another body is a mistake', async () => {
    await book({}, key);
    const { status, body } = await book({ subject: 'Another' }, key);
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'IDEMPOTENCY_MISMATCH' });
  });

  test('with the same key by somebody else is a request of its own', async () => {
    await book({}, key);
    const lars = await world.as('Lars');
    const body = draft({ roomIds: [world.home.rooms[1]!.id] });
    expect((await lars.post('/api/v1/meetings', { body, headers: key })).statusCode).toBe(201);
  });
});

test('markup in a title is kept as it was written, and comes back as text', async () => {
  const subject = `<script>alert('x')</script> & "æøå" 🚪 \u202Eevil`;
  const answer = await ida.post('/api/v1/meetings', { body: draft({ subject }) });
  expect(answer.statusCode).toBe(201);
  expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
  expect(answer.json<{ subject: string }>().subject).toBe(subject);
  const [row] = await database.current.sql<{ subject: string }>('select subject from meetings');
  expect(row?.subject).toBe(subject);
});
