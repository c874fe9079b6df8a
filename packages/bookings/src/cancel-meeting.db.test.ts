import type { Room } from '@planner/core';
import { useDatabase } from '@planner/testkit';
import { withSite } from '@planner/db';
import { describe, expect, test } from 'vitest';
import { bookMeeting } from './book-meeting.ts';
import { cancelMeeting } from './cancel-meeting.ts';
import type { CancelCommand } from './cancel-meeting.ts';
import { changeMeeting } from './change/change-meeting.ts';
import { endBooking } from './end-booking.ts';
import { aMeeting, acting, anOffice, at, weekly } from './fixtures/office.ts';
import type { Office } from './fixtures/office.ts';
import { restoreMeeting } from './restore-meeting.ts';

const database = useDatabase();
const office = (settings = {}) => anOffice(database.current.db, settings);

async function booked(o: Office, rooms: readonly Room[], given: Parameters<typeof aMeeting>[2] = {}) {
  const outcome = await bookMeeting(o.scope, aMeeting(o, rooms, given), o.deps);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return outcome.value;
}
const command = (o: Office, meeting: { id: CancelCommand['meetingId'] }) =>
  ({ actor: acting(o.ida), source: 'web', meetingId: meeting.id, correlationId: null }) as const;
const cancel = (o: Office, meeting: { id: CancelCommand['meetingId'] }, given: Partial<CancelCommand> = {}) =>
  cancelMeeting(o.scope, { ...command(o, meeting), expectedVersion: null, span: 'all', ...given }, o.deps);
const restore = (o: Office, meeting: { id: CancelCommand['meetingId'] }) =>
  restoreMeeting(o.scope, command(o, meeting), o.deps);
const codes = (outcome: { ok: true } | { ok: false; errors: readonly { code: string }[] }) =>
  outcome.ok ? [] : outcome.errors.map(({ code }) => code);
const claims = async (o: Office) =>
  (await database.current.sql('select from occupancy where site_id = $1', [o.scope.siteId])).length;

describe('cancelling', () => {
  test('frees the room and tells Exchange a later version', async () => {
    const o = await office();
    const room = await o.room({ mailbox: `room.${o.scope.siteId}@nordlys.test` });
    const { meeting } = await booked(o, [room]);
    const cancelled = await cancel(o, meeting, { expectedVersion: 1 });
    expect(cancelled.ok && cancelled.value.meeting.state).toBe('cancelled');
    expect(await claims(o)).toBe(0);
    const outbox = await database.current.sql('select version from outbox where site_id = $1', [o.scope.siteId]);
    expect(outbox).toEqual([{ version: '2' }]);
  });

  test('twice is closed, with the first time', async () => {
    const o = await office();
    const { meeting } = await booked(o, [await o.room()]);
    await cancel(o, meeting);
    expect(codes(await cancel(o, meeting))).toEqual(['BOOKING_CLOSED']);
  });

  test('a running meeting ends it now and keeps what was used', async () => {
    const o = await office();
    const room = await o.room({ teardownMinutes: 10 });
    const { meeting } = await booked(o, [room]);
    o.clock.moveTo(at('09:20'));
    const cancelled = await cancel(o, meeting);
    expect(cancelled.ok && cancelled.value.ended.map(({ state, end }) => [state, end.toString()])).toEqual([
      ['completed', at('09:20').toString()],
    ]);
    const [range] = await database.current.sql<{ last: Date }>(
      'select upper(during) as last from occupancy where site_id = $1',
      [o.scope.siteId],
    );
    expect(range?.last.toISOString()).toBe('2026-11-25T08:30:00.000Z');
  });

  test('a meeting that was booked for right now and is taken back at once leaves nothing behind', async () => {
    const o = await office();
    o.clock.moveTo(at('09:04'));
    const { meeting } = await booked(o, [await o.room()]);
    o.clock.moveTo(at('09:05'));
    const cancelled = await cancel(o, meeting);
    expect(cancelled.ok && cancelled.value.ended.map(({ state }) => state)).toEqual(['cancelled']);
    expect(await claims(o)).toBe(0);
  });

  test('one of two rooms leaves the meeting in the other', async () => {
    const o = await office();
    const [one, two] = [await o.room(), await o.room()];
    const { meeting } = await booked(o, [one, two]);
    const cancelled = await cancel(o, meeting, { roomIds: [one.id] });
    expect(cancelled.ok && [cancelled.value.meeting.state, cancelled.value.ended.map(({ roomId }) => roomId)]).toEqual([
      'active',
      [one.id],
    ]);
    expect(await claims(o)).toBe(1);
  });

  test('what is over is history', async () => {
    const o = await office();
    const { meeting } = await booked(o, [await o.room()]);
    o.clock.moveTo(at('11:00'));
    expect(codes(await cancel(o, meeting))).toEqual(['BOOKING_CLOSED']);
    expect(await claims(o)).toBe(1);
  });
});

describe('taking a cancellation back', () => {
  test('restores a series with its exception and its cancelled date', async () => {
    const o = await office();
    const { meeting } = await booked(o, [await o.room()], { when: { kind: 'series', rule: weekly(5) } });
    const this2 = { ...command(o, meeting), expectedVersion: null, span: 'this', key: '2026-12-02' } as const;
    await changeMeeting(o.scope, { ...this2, changes: { start: at('+7 15:00') } }, o.deps);
    await cancel(o, meeting, { span: 'this', key: '2026-12-09' });
    await cancel(o, meeting, { span: 'all' });
    expect(await claims(o)).toBe(0);
    const back = await restore(o, meeting);
    if (!back.ok) throw new Error(JSON.stringify(back.errors));
    expect(back.value.series).toMatchObject({ state: 'active', cancelledKeys: ['2026-12-09'], rule: weekly(5) });
    expect(await claims(o)).toBe(4);
    const exception = await database.current.sql(
      'select state from meetings where site_id = $1 and occurrence_key is not null',
      [o.scope.siteId],
    );
    expect(exception).toEqual([{ state: 'active' }]);
  });

  test('is refused when somebody has taken the room', async () => {
    const o = await office();
    const room = await o.room();
    const { meeting } = await booked(o, [room]);
    await cancel(o, meeting);
    await booked(o, [room]);
    expect(codes(await restore(o, meeting))).toEqual(['ROOM_TAKEN']);
  });

  test('is possible for ten minutes, and only of the last thing that happened', async () => {
    const o = await office();
    const { meeting } = await booked(o, [await o.room()]);
    await cancel(o, meeting);
    o.clock.advance({ minutes: 11 });
    expect(codes(await restore(o, meeting))).toEqual(['BOOKING_CLOSED']);
    const { meeting: other } = await booked(o, [await o.room()]);
    expect(codes(await restore(o, other))).toEqual(['BOOKING_CLOSED']);
  });
});

describe('ending single bookings', () => {
  const decline = (
    o: Office,
    bookingIds: Parameters<typeof endBooking>[1]['bookingIds'],
    state: 'declined' | 'released' = 'declined',
  ) =>
    endBooking(
      o.scope,
      {
        actor: { kind: 'exchange' },
        source: 'exchange',
        bookingIds,
        state,
        reason: { code: 'EXCHANGE_DECLINED', params: {} },
        correlationId: null,
      },
      o.deps,
    );

  test('a declined date of a series is a cancelled date when no other room has it', async () => {
    const o = await office();
    const { bookings } = await booked(o, [await o.room()], { when: { kind: 'series', rule: weekly(3) } });
    const ended = await decline(o, [bookings[1]!.id]);
    expect(ended.ok && ended.value.series?.cancelledKeys).toEqual(['2026-12-02']);
    expect(await claims(o)).toBe(2);
  });

  test('doing it again changes nothing', async () => {
    const o = await office();
    const { bookings } = await booked(o, [await o.room()]);
    await decline(o, [bookings[0]!.id]);
    const again = await decline(o, [bookings[0]!.id]);
    expect(again.ok && [again.value.ended, again.value.meeting.version]).toEqual([[], 2]);
  });

  test('a released booking keeps the time that has passed', async () => {
    const o = await office();
    const { bookings } = await booked(o, [await o.room()]);
    o.clock.moveTo(at('09:10'));
    await decline(o, [bookings[0]!.id], 'released');
    const [range] = await database.current.sql<{ last: Date }>(
      'select upper(during) as last from occupancy where site_id = $1',
      [o.scope.siteId],
    );
    expect(range?.last.toISOString()).toBe('2026-11-25T08:10:00.000Z');
  });
});

describe('inside a transaction of somebody else', () => {
  test('a use case commits or vanishes with it', async () => {
    const o = await office();
    const room = await o.room();
    const lost = withSite(o.deps.db, o.scope, async (tx) => {
      const booked1 = await bookMeeting(o.scope, aMeeting(o, [room]), { ...o.deps, db: tx });
      expect(booked1.ok).toBe(true);
      throw new Error('crash before the delta link is stored');
    });
    await expect(lost).rejects.toThrow('crash');
    expect(await claims(o)).toBe(0);
    await withSite(o.deps.db, o.scope, async (tx) => {
      const deps = { ...o.deps, db: tx };
      const first = await bookMeeting(o.scope, aMeeting(o, [room]), deps);
      expect(codes(await bookMeeting(o.scope, aMeeting(o, [room]), deps))).toEqual(['ROOM_TAKEN']);
      if (first.ok)
        await cancelMeeting(o.scope, { ...command(o, first.value.meeting), expectedVersion: null, span: 'all' }, deps);
      expect((await bookMeeting(o.scope, aMeeting(o, [room]), deps)).ok).toBe(true);
    });
    expect(await claims(o)).toBe(1);
  });
});
