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
  await database.current.sql('truncate meetings, bookings, series, occupancy, outbox, audit_events cascade');
});
afterAll(() => world.close());

const atTen = { start: '2026-11-24T10:00:00Z', end: '2026-11-24T11:00:00Z' };
const threeTuesdays = {
  pattern: { type: 'weekly', interval: 1, daysOfWeek: ['tuesday'], firstDayOfWeek: 'monday' },
  range: { type: 'numbered', startDate: '2026-11-24', numberOfOccurrences: 3 },
};

async function book(changes: object = {}, who = ida): Promise<{ id: string; etag: string; seriesId: string }> {
  const answer = await who.post('/api/v1/meetings', {
    body: { subject: 'Budget', ...atTen, zone: 'Europe/Copenhagen', roomIds: [world.home.rooms[0]!.id], ...changes },
  });
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return { ...answer.json<{ id: string; seriesId: string }>(), etag: String(answer.headers['etag']) };
}

describe('changing a meeting', () => {
  test('moves it, answers it whole, and gives the version that the next change needs', async () => {
    const { id, etag } = await book();
    const moved = await ida.patch(`/api/v1/meetings/${id}`, {
      body: { start: '2026-11-24T12:00:00Z', roomIds: [world.home.rooms[1]!.id] },
      headers: { 'if-match': etag },
    });
    expect(moved.statusCode).toBe(200);
    expect(moved.json()).toMatchObject({
      start: '2026-11-24T12:00:00Z',
      end: '2026-11-24T13:00:00Z',
      subject: 'Budget',
    });
    const next = String(moved.headers['etag']);
    expect(next).not.toBe(etag);
    const renamed = await ida.patch(`/api/v1/meetings/${id}`, {
      body: { subject: 'Budget 2027' },
      headers: { 'if-match': next },
    });
    expect(renamed.json()).toMatchObject({ subject: 'Budget 2027', start: '2026-11-24T12:00:00Z' });
    await book(); // the old place is free again
  });

  test('onto a taken time is refused with what is free, and leaves it where it was', async () => {
    const lars = await world.as('Lars');
    await book({ start: '2026-11-24T12:00:00Z', end: '2026-11-24T13:00:00Z' }, lars);
    const { id, etag } = await book();
    const answer = await ida.patch(`/api/v1/meetings/${id}`, {
      body: { start: '2026-11-24T12:30:00Z' },
      headers: { 'if-match': etag },
    });
    expect(answer.statusCode).toBe(409);
    expect(answer.json<{ errors: { code: string; params: { alternatives: object[] } }[] }>().errors[0]).toMatchObject({
      code: 'ROOM_TAKEN',
    });
    expect((await ida.get(`/api/v1/meetings/${id}`)).json()).toMatchObject({ start: atTen.start, version: 1 });
  });

  test('by two people at once lets the second one know', async () => {
    const { id, etag } = await book();
    const lars = await world.as('Lars');
    const headers = { 'if-match': etag };
    expect((await lars.patch(`/api/v1/meetings/${id}`, { body: { subject: 'Plan' }, headers })).statusCode).toBe(200);
    const late = await ida.patch(`/api/v1/meetings/${id}`, { body: { subject: 'Other' }, headers });
    expect(late.statusCode).toBe(412);
    expect(late.json<{ detail: string }>().detail).toMatch(/^Lars changed it/);
  });

  test.each([
    ['nothing to change', {}, 400],
    ['an unknown field', { organizer: 'x' }, 400],
    ['a local time', { start: '2026-11-24T12:00:00' }, 400],
    ['a zone that nobody knows', { zone: 'Mars/Base' }, 422],
  ])('with %s is refused', async (_name, body, status) => {
    const { id, etag } = await book();
    const answer = await ida.patch(`/api/v1/meetings/${id}`, { body, headers: { 'if-match': etag } });
    expect(answer.statusCode).toBe(status);
  });

  test('of one date leaves the series, and needs its version as well', async () => {
    const { id, etag } = await book({ recurrence: threeTuesdays });
    const url = `/api/v1/meetings/${id}?span=this&key=2026-12-01`;
    const body = { start: '2026-12-01T13:00:00Z' };
    expect((await ida.patch(url, { body })).statusCode).toBe(428);
    const moved = await ida.patch(url, { body, headers: { 'if-match': etag } });
    expect(moved.json()).toMatchObject({ id, key: '2026-12-01', start: '2026-12-01T13:00:00Z' });
    const dates = (await ida.get('/api/v1/calendar?from=2026-11-23&to=2026-12-20'))
      .json<{ occurrences: { key: string; start: string; meetingId: string }[] }>()
      .occurrences.map(({ key, start, meetingId }) => [key, start, meetingId === id]);
    expect(dates).toEqual([
      ['2026-11-24', '2026-11-24T10:00:00Z', true],
      ['2026-12-01', '2026-12-01T13:00:00Z', true],
      ['2026-12-08', '2026-12-08T10:00:00Z', true],
    ]);
  });

  test('gives a series another rule', async () => {
    const { id, etag, seriesId } = await book({ recurrence: threeTuesdays });
    const recurrence = { ...threeTuesdays, range: { ...threeTuesdays.range, numberOfOccurrences: 5 } };
    const answer = await ida.patch(`/api/v1/meetings/${id}?span=all`, {
      body: { recurrence },
      headers: { 'if-match': etag },
    });
    expect(answer.statusCode).toBe(200);
    const series = (await ida.get(`/api/v1/series/${seriesId}`)).json<{ occurrences: { state: string }[] }>();
    expect(series.occurrences.map(({ state }) => state)).toEqual(Array(5).fill('active'));
  });
});

describe('the verdict on a change', () => {
  const check = (id: string, changes: object) =>
    ida.post('/api/v1/meetings/check', {
      body: {
        subject: '',
        ...atTen,
        zone: 'Europe/Copenhagen',
        roomIds: [world.home.rooms[0]!.id],
        changeOf: { meetingId: id },
        ...changes,
      },
    });

  test('is a yes onto its own time, and a no with offers onto somebody else’s; nothing moves', async () => {
    const lars = await world.as('Lars');
    await book({ start: '2026-11-24T12:00:00Z', end: '2026-11-24T13:00:00Z' }, lars);
    const { id } = await book();
    const own = await check(id, { start: '2026-11-24T10:30:00Z', end: '2026-11-24T11:30:00Z' });
    expect(own.json()).toMatchObject({ ok: true, errors: [], alternatives: [] });
    const taken = await check(id, { start: '2026-11-24T12:00:00Z', end: '2026-11-24T13:00:00Z' });
    expect(taken.json()).toMatchObject({ ok: false, errors: [{ code: 'ROOM_TAKEN' }] });
    expect(taken.json<{ alternatives: object[] }>().alternatives).not.toEqual([]);
    expect((await ida.get(`/api/v1/meetings/${id}`)).json()).toMatchObject({ start: atTen.start, version: 1 });
    expect(await database.current.sql('select from audit_events')).toHaveLength(2);
  });

  test('of a meeting of another site is not found', async () => {
    const other = await world.as('Jonas', world.elsewhere);
    const { id } = await book();
    const answer = await other.post('/api/v1/meetings/check', {
      body: {
        subject: '',
        ...atTen,
        zone: 'Europe/Copenhagen',
        roomIds: [world.elsewhere.rooms[0]!.id],
        changeOf: { meetingId: id },
      },
    });
    expect(answer.statusCode).toBe(404);
  });
});

describe('taking a cancellation back', () => {
  test('gives the meeting its room again, while that is free', async () => {
    const { id, etag } = await book();
    await ida.delete(`/api/v1/meetings/${id}`, { headers: { 'if-match': etag } });
    const restored = await ida.post(`/api/v1/meetings/${id}/restore`);
    expect(restored.statusCode).toBe(200);
    expect(restored.json()).toMatchObject({ id, state: 'active', bookings: [{ state: 'confirmed' }] });
    expect((await ida.post(`/api/v1/meetings/${id}/restore`)).statusCode).toBe(409);
  });

  test('is refused once somebody else has the room', async () => {
    const { id, etag } = await book();
    await ida.delete(`/api/v1/meetings/${id}`, { headers: { 'if-match': etag } });
    await book({}, await world.as('Lars'));
    const answer = await ida.post(`/api/v1/meetings/${id}/restore`);
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([409, 'ROOM_TAKEN']);
  });

  test('of one date of a series books that date again', async () => {
    const { id, etag, seriesId } = await book({ recurrence: threeTuesdays });
    const url = `/api/v1/meetings/${id}?span=this&key=2026-12-01`;
    await ida.delete(url, { headers: { 'if-match': etag } });
    const answer = await ida.post(`/api/v1/series/${seriesId}/occurrences/2026-12-01`);
    expect(answer.statusCode).toBe(200);
    const series = (await ida.get(`/api/v1/series/${seriesId}`)).json<{ occurrences: { state: string }[] }>();
    expect(series.occurrences.map(({ state }) => state)).toEqual(['active', 'active', 'active']);
    expect((await ida.post(`/api/v1/series/${seriesId}/occurrences/2026-12-02`)).statusCode).toBe(404);
  });
});
