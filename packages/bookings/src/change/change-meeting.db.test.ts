import type { Room } from '@planner/core';
import { useDatabase } from '@planner/testkit';
import { describe, expect, test } from 'vitest';
import { bookMeeting } from '../book-meeting.ts';
import type { Booked } from '../command.ts';
import { aMeeting, acting, anOffice, at } from '../fixtures/office.ts';
import type { Office } from '../fixtures/office.ts';
import { changeMeeting } from './change-meeting.ts';
import type { ChangeCommand } from './wishes.ts';

const database = useDatabase({ maxConnections: 12 });
const office = (settings = {}) => anOffice(database.current.db, settings);

async function booked(o: Office, rooms: readonly Room[], given: Parameters<typeof aMeeting>[2] = {}): Promise<Booked> {
  const outcome = await bookMeeting(o.scope, aMeeting(o, rooms, given), o.deps);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return outcome.value;
}

function change(
  o: Office,
  meeting: Booked['meeting'],
  changes: ChangeCommand['changes'],
  given: Partial<ChangeCommand> = {},
) {
  return changeMeeting(
    o.scope,
    {
      actor: acting(o.ida),
      source: 'web',
      meetingId: meeting.id,
      expectedVersion: null,
      span: 'all',
      changes,
      correlationId: null,
      ...given,
    },
    o.deps,
  );
}

const codes = (outcome: Awaited<ReturnType<typeof changeMeeting>>) =>
  outcome.ok ? [] : outcome.errors.map(({ code }) => code);
const occupied = async (o: Office) =>
  (
    await database.current.sql<{ first: Date; last: Date }>(
      'select lower(during) as first, upper(during) as last from occupancy where site_id = $1 order by 1',
      [o.scope.siteId],
    )
  ).map(({ first, last }) => [first.toISOString().slice(11, 16), last.toISOString().slice(11, 16)]);

describe('changing a single meeting', () => {
  test('a moved meeting frees its old time', async () => {
    const o = await office();
    const room = await o.room();
    const { meeting } = await booked(o, [room]);
    const moved = await change(o, meeting, { start: at('11:00') });
    expect(moved.ok && [moved.value.meeting.start.toString(), moved.value.meeting.version]).toEqual([
      '2026-11-25T10:00:00Z',
      2,
    ]);
    expect(await occupied(o)).toEqual([['10:00', '11:00']]);
  });

  test('a move onto a taken time changes nothing', async () => {
    const o = await office();
    const room = await o.room();
    const { meeting } = await booked(o, [room]);
    await booked(o, [room], { from: '11:00', to: '12:00' });
    expect(codes(await change(o, meeting, { start: at('11:30') }))).toEqual(['ROOM_TAKEN']);
    expect(await occupied(o)).toEqual([
      ['08:00', '09:00'],
      ['10:00', '11:00'],
    ]);
  });

  test('a meeting may move over its own old time', async () => {
    const o = await office();
    const room = await o.room({ setupMinutes: 15, teardownMinutes: 15 });
    const { meeting } = await booked(o, [room]);
    expect((await change(o, meeting, { start: at('09:30') })).ok).toBe(true);
  });

  test('a change of text runs no time rules and keeps its bookings', async () => {
    const o = await office();
    const room = await o.room();
    const { meeting, bookings } = await booked(o, [room]);
    await database.current.sql('update rooms set active = false where room_id = $1', [room.id]);
    const changed = await change(o, meeting, { subject: 'Budget 2027' });
    expect(changed.ok && changed.value.meeting.subject).toBe('Budget 2027');
    expect(changed.ok && changed.value.bookings.map(({ id, version }) => [id, version])).toEqual(
      bookings.map(({ id, version }) => [id, version]),
    );
    const audit = await database.current.sql<{ change: unknown }>(
      `select change from audit_events where site_id = $1 and action = 'meetingChanged'`,
      [o.scope.siteId],
    );
    expect(JSON.stringify(audit)).not.toContain('2027');
  });

  test('a room is exchanged: the old one is free, the new one taken', async () => {
    const o = await office();
    const [one, two] = [await o.room(), await o.room()];
    const { meeting } = await booked(o, [one]);
    const changed = await change(o, meeting, { roomIds: [two.id] });
    expect(changed.ok && changed.value.bookings.map(({ roomId, state }) => [roomId, state])).toEqual(
      expect.arrayContaining([
        [one.id, 'cancelled'],
        [two.id, 'confirmed'],
      ]),
    );
    expect(await bookMeeting(o.scope, aMeeting(o, [one]), o.deps)).toMatchObject({ ok: true });
  });

  test('an older version is refused with the present one', async () => {
    const o = await office();
    const room = await o.room();
    const { meeting } = await booked(o, [room]);
    await change(o, meeting, { subject: 'First' });
    const stale = await change(o, meeting, { subject: 'Second' }, { expectedVersion: 1 });
    expect(!stale.ok && stale.errors).toEqual([{ code: 'STALE_VERSION', params: { expected: 1, version: 2 } }]);
  });

  test('a colleague changes nothing; a facility manager does', async () => {
    const o = await office();
    const room = await o.room();
    const { meeting } = await booked(o, [room]);
    const stranger = { ...acting(o.mette), rights: o.ida.rights };
    expect(codes(await change(o, meeting, { start: at('12:00') }, { actor: stranger }))).toEqual(['RIGHT_MISSING']);
    expect((await change(o, meeting, { start: at('12:00') }, { actor: acting(o.mette) })).ok).toBe(true);
  });

  test('a running meeting can be made longer or shorter, but not be moved', async () => {
    const o = await office();
    const room = await o.room();
    const { meeting } = await booked(o, [room]);
    o.clock.moveTo(at('09:40'));
    expect((await change(o, meeting, { end: at('10:30') })).ok).toBe(true);
    expect(codes(await change(o, meeting, { start: at('14:00') }))).toEqual(['BOOKING_CLOSED']);
  });

  test('a meeting that is over is closed', async () => {
    const o = await office();
    const room = await o.room();
    const { meeting } = await booked(o, [room]);
    o.clock.moveTo(at('+1 09:00'));
    expect(codes(await change(o, meeting, { subject: 'Late' }))).toEqual(['BOOKING_CLOSED']);
  });

  test('it costs six round trips', async () => {
    const o = await office();
    const room = await o.room();
    const { meeting } = await booked(o, [room]);
    const before = database.current.db.statements;
    await change(o, meeting, { start: at('11:00') });
    expect(database.current.db.statements - before).toBe(6);
  });

  test('of 32 meetings that move onto one slot exactly one wins', async () => {
    const o = await office();
    const room = await o.room();
    const meetings = [];
    for (let index = 0; index < 32; index += 1) {
      const hour = `+${1 + Math.floor(index / 8)} ${String(9 + (index % 8)).padStart(2, '0')}`;
      meetings.push(await booked(o, [room], { from: `${hour}:00`, to: `${hour}:30` }));
    }
    const outcomes = await Promise.all(meetings.map(({ meeting }) => change(o, meeting, { start: at('09:00') })));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new Set(outcomes.flatMap(codes))).toEqual(new Set(['ROOM_TAKEN']));
  });

  test('two meetings that exchange their rooms at once never deadlock and never overlap', async () => {
    const o = await office();
    const [one, two] = [await o.room(), await o.room()];
    const [a, b] = [await booked(o, [one]), await booked(o, [two])];
    const outcomes = await Promise.all([
      change(o, a.meeting, { roomIds: [two.id] }),
      change(o, b.meeting, { roomIds: [one.id] }),
    ]);
    expect(outcomes.flatMap(codes)).toEqual(['ROOM_TAKEN', 'ROOM_TAKEN']);
    expect(await occupied(o)).toHaveLength(2);
  });
});

describe('buffers', () => {
  test('neighbours of different people keep both buffers', async () => {
    const o = await office();
    const room = await o.room({ setupMinutes: 15, teardownMinutes: 15 });
    await booked(o, [room]);
    const hers = { actor: acting(o.mette), organizer: { kind: 'person', personId: o.mette.id } } as const;
    expect(
      codes(
        (await bookMeeting(o.scope, aMeeting(o, [room], { ...hers, from: '10:15', to: '11:00' }), o.deps)) as never,
      ),
    ).toEqual(['ROOM_TAKEN']);
    expect((await bookMeeting(o.scope, aMeeting(o, [room], { ...hers, from: '10:30', to: '11:00' }), o.deps)).ok).toBe(
      true,
    );
  });

  test('between two meetings of one organizer they are dropped, and come back when one moves away', async () => {
    const o = await office();
    const room = await o.room({ setupMinutes: 15, teardownMinutes: 15 });
    await booked(o, [room]);
    const second = await booked(o, [room], { from: '10:00', to: '11:00' });
    expect(await occupied(o)).toEqual([
      ['07:45', '09:00'],
      ['09:00', '10:15'],
    ]);
    expect((await change(o, second.meeting, { start: at('14:00') })).ok).toBe(true);
    expect(await occupied(o)).toEqual([
      ['07:45', '09:15'],
      ['12:45', '14:15'],
    ]);
  });
});
