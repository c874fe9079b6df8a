import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { useDatabase } from '@planner/testkit';
import { httpWorld } from '../fixtures/http-world.ts';
import type { Browser, HttpWorld } from '../fixtures/http-world.ts';
import { statementsOf } from '../fixtures/statements.ts';

const database = useDatabase();
let world: HttpWorld;
let ida: Browser;
beforeAll(async () => {
  world = await httpWorld(database.current);
  ida = await world.as('Ida');
});
beforeEach(async () => {
  await database.current.sql('truncate meetings, bookings, series, occupancy, outbox, audit_events cascade');
});
afterAll(() => world.close());

interface Details {
  readonly id: string;
  readonly key: string | null;
  readonly subject: string | null;
  readonly attendees: readonly { readonly address: string }[] | null;
  readonly attendeeCount: number | null;
  readonly mine: boolean;
  readonly mayChange: boolean;
  readonly seriesId: string | null;
  readonly state: string;
  readonly bookings: readonly { readonly state: string; readonly roomName: string }[];
}

const tuesdays = {
  pattern: { type: 'weekly', interval: 1, daysOfWeek: ['tuesday'], firstDayOfWeek: 'monday' },
  range: { type: 'numbered', startDate: '2026-11-24', numberOfOccurrences: 52 },
};

async function book(changes: object = {}, who = ida): Promise<{ body: Details; etag: string }> {
  const answer = await who.post('/api/v1/meetings', {
    body: {
      subject: 'Budget',
      start: '2026-11-24T10:00:00Z',
      end: '2026-11-24T11:00:00Z',
      zone: 'Europe/Copenhagen',
      roomIds: [world.home.rooms[0]!.id],
      attendees: [{ address: 'Omar@nordlys.example', type: 'required' }],
      ...changes,
    },
  });
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return { body: answer.json<Details>(), etag: String(answer.headers['etag']) };
}

async function read(who: Browser, id: string, query = ''): Promise<Details> {
  return (await who.get(`/api/v1/meetings/${id}${query}`)).json<Details>();
}

describe('a booked meeting', () => {
  test('is answered whole, with its version and where it is found', async () => {
    const answer = await ida.post('/api/v1/meetings', {
      body: {
        subject: 'Budget',
        start: '2026-11-24T11:00:00+01:00',
        end: '2026-11-24T12:00:00+01:00',
        zone: 'Europe/Copenhagen',
        roomIds: [world.home.rooms[0]!.id],
      },
    });
    const body = answer.json<Details>();
    expect(body).toMatchObject({
      subject: 'Budget',
      organizer: { id: world.home.person('Ida').id, name: 'Ida' },
      start: '2026-11-24T10:00:00Z',
      end: '2026-11-24T11:00:00Z',
      zone: 'Europe/Copenhagen',
      privacy: 'normal',
      source: 'web',
      mine: true,
      mayChange: true,
      recurrence: null,
      bookings: [{ roomName: 'Room 1', state: 'confirmed', reason: null, exchange: null }],
      warnings: [],
      skipped: [],
    });
    expect(answer.headers['location']).toBe(`/api/v1/meetings/${body.id}`);
    expect(answer.headers['etag']).toBe('"1"');
    expect((await ida.get(String(answer.headers['location']))).headers['etag']).toBe('"1"');
  });

  test('shows each who looks what the table allows', async () => {
    const { body } = await book();
    const see = async (name: string) => {
      const { subject, attendees, attendeeCount, mine, mayChange } = await read(await world.as(name), body.id);
      return [subject, attendees?.length ?? null, attendeeCount, mine, mayChange];
    };
    expect(await see('Ida')).toEqual(['Budget', 1, 1, true, true]);
    expect(await see('Omar')).toEqual(['Budget', 1, 1, false, false]);
    expect(await see('Lars')).toEqual(['Budget', 1, 1, false, true]);
    expect(await see('Mette')).toEqual(['Budget', 1, 1, false, true]);
    expect(await see('Jonas')).toEqual([null, null, null, false, false]);
  });

  test('that is private opens to those in it alone', async () => {
    const { body } = await book({ privacy: 'private' });
    const subjects = await Promise.all(
      ['Ida', 'Omar', 'Lars', 'Mette', 'Jonas'].map(
        async (name) => (await read(await world.as(name), body.id)).subject,
      ),
    );
    expect(subjects).toEqual(['Budget', 'Budget', null, null, null]);
  });

  test('of another site is not there, for reading, cancelling or its history', async () => {
    const { body } = await book();
    const other = await world.as('Jonas', world.elsewhere);
    const answers = await Promise.all([
      other.get(`/api/v1/meetings/${body.id}`),
      other.get(`/api/v1/meetings/${body.id}/history`),
      other.delete(`/api/v1/meetings/${body.id}`, { headers: { 'if-match': '"1"' } }),
    ]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404]);
  });

  test('has a history that tells who did what, and to whom it is not shown', async () => {
    const { body } = await book();
    const history = (await ida.get(`/api/v1/meetings/${body.id}/history`)).json<{ events: object[] }>();
    expect(history.events).toMatchObject([
      { at: '2026-11-24T08:00:00Z', actor: 'Ida', action: 'meetingBooked', text: 'Ida booked the meeting' },
    ]);
    const jonas = await world.as('Jonas');
    expect((await jonas.get(`/api/v1/meetings/${body.id}/history`)).statusCode).toBe(403);
  });
});

describe('cancelling', () => {
  test('says how many bookings ended, and frees the room', async () => {
    const { body, etag } = await book();
    const answer = await ida.delete(`/api/v1/meetings/${body.id}`, { headers: { 'if-match': etag } });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({ cancelled: 1, undoUntil: '2026-11-24T08:10:00Z' });
    expect((await read(ida, body.id)).state).toBe('cancelled');
    await book({ subject: 'Another' });
  });

  test('without a version is asked for one; with an old one is told who changed it', async () => {
    const { body } = await book();
    const without = await ida.delete(`/api/v1/meetings/${body.id}`);
    expect([without.statusCode, without.json<{ code: string }>().code]).toEqual([428, 'PRECONDITION_REQUIRED']);
    const old = await ida.delete(`/api/v1/meetings/${body.id}`, { headers: { 'if-match': '"99"' } });
    expect([old.statusCode, old.json<{ code: string }>().code]).toEqual([412, 'STALE_VERSION']);
    expect(old.json<{ detail: string }>().detail).toMatch(/^Ida changed it on /);
    for (const tag of ['*', 'W/"1"', '1', '"1", "2"']) {
      const odd = await ida.delete(`/api/v1/meetings/${body.id}`, { headers: { 'if-match': tag } });
      expect({ tag, status: odd.statusCode }).toEqual({ tag, status: 400 });
    }
  });

  test('is for those who may change it', async () => {
    const { body, etag } = await book();
    const omar = await world.as('Omar');
    const answer = await omar.delete(`/api/v1/meetings/${body.id}`, { headers: { 'if-match': etag } });
    expect(answer.statusCode).toBe(403);
    expect((await read(ida, body.id)).bookings[0]?.state).toBe('confirmed');
  });

  test('one date of a series leaves the others', async () => {
    const series = await book({
      recurrence: { ...tuesdays, range: { ...tuesdays.range, numberOfOccurrences: 4 } },
    });
    const url = `/api/v1/meetings/${series.body.id}?span=this&key=2026-12-01`;
    expect((await ida.delete(url, { headers: { 'if-match': series.etag } })).json()).toMatchObject({ cancelled: 1 });
    const answer = await ida.get(`/api/v1/series/${series.body.seriesId}`);
    const { occurrences, text } = answer.json<{ occurrences: { key: string; state: string }[]; text: string }>();
    expect(occurrences.map(({ key, state }) => [key, state])).toEqual([
      ['2026-11-24', 'active'],
      ['2026-12-01', 'cancelled'],
      ['2026-12-08', 'active'],
      ['2026-12-15', 'active'],
    ]);
    expect(text).not.toBe('');
    expect((await read(ida, series.body.id, '?key=2026-12-01')).state).toBe('cancelled');
    expect((await ida.get(`/api/v1/meetings/${series.body.id}?key=2026-12-02`)).statusCode).toBe(404);
  });
});

describe('a check', () => {
  const draft = (changes: object) => ({
    subject: '',
    start: '2026-11-24T10:00:00Z',
    end: '2026-11-24T11:00:00Z',
    zone: 'Europe/Copenhagen',
    roomIds: [world.home.rooms[0]!.id],
    ...changes,
  });

  test('says what booking would say, and writes nothing', async () => {
    const lars = await world.as('Lars');
    await book({ subject: 'Taken', start: '2026-12-01T10:00:00Z', end: '2026-12-01T11:00:00Z' }, lars);
    const recurrence = { ...tuesdays, range: { ...tuesdays.range, numberOfOccurrences: 3 } };
    const answer = await ida.post('/api/v1/meetings/check', { body: draft({ recurrence }) });
    expect(answer.statusCode).toBe(200);
    const verdict = answer.json<{
      ok: boolean;
      summary: string;
      occurrences: { key: string; errors: { code: string }[]; proposal: { roomName: string } | null }[];
      alternatives: { kind: string }[];
    }>();
    expect(verdict.ok).toBe(false);
    expect(verdict.occurrences.map(({ key, errors, proposal }) => [key, errors[0]?.code, proposal?.roomName])).toEqual([
      ['2026-11-24', undefined, undefined],
      ['2026-12-01', 'ROOM_TAKEN', 'Room 2'],
      ['2026-12-08', undefined, undefined],
    ]);
    expect(verdict.alternatives.map(({ kind }) => kind)).toContain('roomForAllDates');
    expect(verdict.summary).not.toBe('');
    expect(answer.body).not.toContain('Taken');
    expect(await database.current.sql('select from meetings')).toHaveLength(1);
  });

  test('speaks of the clock that the request names, as the booking does, wherever the room is', async () => {
    const lars = await world.as('Lars');
    const times = { start: '2026-12-01T10:00:00Z', end: '2026-12-01T11:00:00Z', zone: 'Asia/Kolkata' };
    await book(times, lars);
    const checked = await ida.post('/api/v1/meetings/check', { body: draft(times) });
    expect(checked.json<{ errors: { message: string }[] }>().errors[0]?.message).toContain('15:30');
    const refused = await ida.post('/api/v1/meetings', {
      body: draft(times),
      headers: { 'idempotency-key': 'kolkata-1' },
    });
    expect(refused.json<{ detail: string }>().detail).toContain('15:30');
  });

  test('of a free time is a yes', async () => {
    const answer = await ida.post('/api/v1/meetings/check', { body: draft({}) });
    expect(answer.json()).toMatchObject({ ok: true, errors: [], alternatives: [], summary: null });
  });
});

describe('my calendar', () => {
  const calendar = async (who: Browser, query = 'from=2026-11-23&to=2026-11-30') =>
    (await who.get(`/api/v1/calendar?${query}`)).json<{ occurrences: object[] }>();

  test('holds what I organize, what I made for others and what I am invited to', async () => {
    const lars = await world.as('Lars');
    const { body } = await book({ organizerId: world.home.person('Ida').id, privacy: 'private' }, lars);
    const expected = (role: string) => [
      {
        meetingId: body.id,
        subject: 'Budget',
        role,
        start: '2026-11-24T10:00:00Z',
        state: 'confirmed',
        rooms: [{ name: 'Room 1' }],
        exchange: null,
      },
    ];
    expect((await calendar(ida)).occurrences).toMatchObject(expected('organizer'));
    expect((await calendar(lars)).occurrences).toMatchObject(expected('creator'));
    expect((await calendar(await world.as('Omar'))).occurrences).toMatchObject(expected('attendee'));
    expect((await calendar(await world.as('Jonas'))).occurrences).toEqual([]);
    expect((await calendar(await world.as('Ida', world.elsewhere))).occurrences).toEqual([]);
  });

  test('asks the database as often for a year of Tuesdays as for one, and for two months at most', async () => {
    await book();
    const one = await statementsOf(database.current.db, () => calendar(ida));
    await book({
      start: '2026-11-24T12:00:00Z',
      end: '2026-11-24T13:00:00Z',
      recurrence: { ...tuesdays, range: { ...tuesdays.range, numberOfOccurrences: 20 } },
    });
    let dates = 0;
    const many = await statementsOf(database.current.db, async () => {
      dates = (await calendar(ida, 'from=2026-11-23&to=2027-01-20')).occurrences.length;
    });
    expect(dates).toBe(10);
    expect(many).toBe(one);
    expect((await ida.get('/api/v1/calendar?from=2026-11-23&to=2027-02-20')).statusCode).toBe(400);
    expect((await ida.get('/api/v1/calendar?from=2026-11-23&to=2026-11-23')).statusCode).toBe(400);
  });
});

describe('finding a free room', () => {
  const find = async (query: string) =>
    (await ida.get(`/api/v1/free-rooms?${query}`)).json<{
      rooms: { room: { name: string }; reasons: { code: string }[] }[];
      nearest: { roomName: string; start: string }[];
      withoutFilter: object;
    }>();
  const at = 'start=2026-11-24T10:00:00Z&end=2026-11-24T11:00:00Z';

  test('puts the tightest fit first and says why', async () => {
    const { rooms } = await find(`${at}&headcount=7`);
    expect(rooms.map(({ room }) => room.name)).toEqual(['Room 2', 'Room 3']);
    expect(rooms[0]?.reasons.map(({ code }) => code)).toEqual(['seatsOver']);
  });

  test('leaves taken rooms out; with none left it offers the nearest time and the filter to drop', async () => {
    await book({ roomIds: [world.home.rooms[1]!.id] });
    const { rooms, nearest, withoutFilter } = await find(`${at}&headcount=7&features=video`);
    expect(rooms).toEqual([]);
    expect(nearest).toMatchObject([{ roomName: 'Room 2', start: '2026-11-24T11:00:00Z' }]);
    expect(withoutFilter).toEqual({ headcount: 0, features: 1 });
  });

  test('at an end before the start is told so', async () => {
    const answer = await ida.get('/api/v1/free-rooms?start=2026-11-24T10:00:00Z&end=2026-11-24T09:00:00Z');
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([422, 'TIME_RANGE_INVALID']);
  });
});
