import type { MeetingId, RoomId } from '@planner/core';
import { useDatabase } from '@planner/testkit';
import { describe, expect, test } from 'vitest';
import { bookMeeting } from './book-meeting.ts';
import { aMeeting, acting, anOffice, at, weekly } from './fixtures/office.ts';

const database = useDatabase({ maxConnections: 12 });
const office = () => anOffice(database.current.db);
const codes = (outcome: Awaited<ReturnType<typeof bookMeeting>>) =>
  outcome.ok ? [] : outcome.errors.map(({ code }) => code);

describe('booking a meeting', () => {
  test('a free room is booked, with its audit, and without a command where nothing is linked to Exchange', async () => {
    const o = await office();
    const room = await o.room();
    const booked = await bookMeeting(o.scope, aMeeting(o, [room]), o.deps);
    expect(booked.ok && booked.value.bookings.map(({ roomId, state }) => [roomId, state])).toEqual([
      [room.id, 'confirmed'],
    ]);
    const audit = await database.current.sql('select action, change from audit_events where site_id = $1', [
      o.scope.siteId,
    ]);
    expect(audit).toMatchObject([{ action: 'meetingBooked', change: { rooms: [room.id] } }]);
    expect(await database.current.sql('select from outbox where site_id = $1', [o.scope.siteId])).toEqual([]);
  });

  test('a room with a mailbox gets a command to the organizer’s calendar', async () => {
    const o = await office();
    const room = await o.room({ mailbox: `Room.${o.scope.siteId}@nordlys.test` });
    const booked = await bookMeeting(o.scope, aMeeting(o, [room]), o.deps);
    const outbox = await database.current.sql(
      'select target, target_id, mailbox_key, version from outbox where site_id = $1',
      [o.scope.siteId],
    );
    expect(outbox).toEqual([
      {
        target: 'meeting',
        target_id: booked.ok && booked.value.meeting.id,
        mailbox_key: o.ida.mail?.toLowerCase(),
        version: '1',
      },
    ]);
  });

  test('a meeting that ends at ten does not block one that starts at ten', async () => {
    const o = await office();
    const room = await o.room();
    expect((await bookMeeting(o.scope, aMeeting(o, [room]), o.deps)).ok).toBe(true);
    expect((await bookMeeting(o.scope, aMeeting(o, [room], { from: '10:00', to: '11:00' }), o.deps)).ok).toBe(true);
  });

  test('a taken room is refused with free rooms and times, and nothing is written', async () => {
    const o = await office();
    const room = await o.room();
    const other = await o.room({ name: 'Elsewhere' });
    await bookMeeting(o.scope, aMeeting(o, [room]), o.deps);
    const refused = await bookMeeting(o.scope, aMeeting(o, [room], { from: '09:30', to: '10:30' }), o.deps);
    expect(codes(refused)).toEqual(['ROOM_TAKEN']);
    const offers = refused.ok ? [] : (refused.errors[0]?.params['alternatives'] as { roomId: string; start: string }[]);
    expect(offers.map(({ roomId, start }) => [roomId, start])).toContainEqual([other.id, at('09:30').toString()]);
    expect(offers.map(({ roomId, start }) => [roomId, start])).toContainEqual([room.id, at('10:00').toString()]);
    expect(await database.current.sql('select from meetings where site_id = $1', [o.scope.siteId])).toHaveLength(1);
  });

  test('all reasons are told at once', async () => {
    const o = await office();
    const room = await o.room({ active: false, granularityMinutes: 30, leadMinutes: 60 });
    const refused = await bookMeeting(
      o.scope,
      aMeeting(o, [room], {
        when: {
          kind: 'single',
          start: at('09:05').subtract({ hours: 24 }),
          end: at('09:00').subtract({ hours: 23 }),
          zone: 'Europe/Copenhagen',
          allDay: false,
        },
      }),
      o.deps,
    );
    expect(codes(refused)).toEqual(['ROOM_INACTIVE', 'LEAD_TIME', 'OFF_GRID']);
  });

  test('a room of another site is as unknown as one that does not exist', async () => {
    const o = await office();
    const elsewhere = await office();
    const theirs = await elsewhere.room();
    expect(codes(await bookMeeting(o.scope, aMeeting(o, [theirs]), o.deps))).toEqual(['NOT_FOUND']);
    const never = '00000000-0000-7000-8000-00000000dead' as RoomId;
    expect(codes(await bookMeeting(o.scope, { ...aMeeting(o, [theirs]), roomIds: [never] }, o.deps))).toEqual([
      'NOT_FOUND',
    ]);
  });

  test('two rooms are booked both or not at all', async () => {
    const o = await office();
    const [one, two] = [await o.room(), await o.room()];
    await bookMeeting(o.scope, aMeeting(o, [two]), o.deps);
    expect(codes(await bookMeeting(o.scope, aMeeting(o, [one, two]), o.deps))).toEqual(['ROOM_TAKEN']);
    expect((await bookMeeting(o.scope, aMeeting(o, [one]), o.deps)).ok).toBe(true);
  });

  test('a booking takes at most five round trips', async () => {
    const o = await office();
    const room = await o.room();
    const before = database.current.db.statements;
    await bookMeeting(
      o.scope,
      aMeeting(o, [room], { idempotency: { personId: o.ida.id, key: 'k', fingerprint: Buffer.from('a') } }),
      o.deps,
    );
    expect(database.current.db.statements - before).toBe(5);
  });
});

describe('the same request twice', () => {
  const key = (o: Awaited<ReturnType<typeof office>>, body = 'body') => ({
    personId: o.ida.id,
    key: 'once',
    fingerprint: Buffer.from(body),
  });

  test('books once and answers alike', async () => {
    const o = await office();
    const room = await o.room();
    const command = aMeeting(o, [room], { idempotency: key(o) });
    const first = await bookMeeting(o.scope, command, o.deps);
    const second = await bookMeeting(o.scope, command, o.deps);
    expect(second.ok && second.value.replayed).toBe(true);
    expect(second.ok && second.value.meeting.id).toBe(first.ok && first.value.meeting.id);
    expect(await database.current.sql('select from bookings where site_id = $1', [o.scope.siteId])).toHaveLength(1);
  });

  test('with another body is a mistake', async () => {
    const o = await office();
    const room = await o.room();
    await bookMeeting(o.scope, aMeeting(o, [room], { idempotency: key(o) }), o.deps);
    expect(codes(await bookMeeting(o.scope, aMeeting(o, [room], { idempotency: key(o, 'other') }), o.deps))).toEqual([
      'IDEMPOTENCY_MISMATCH',
    ]);
  });

  test('a refusal is not kept: the next try is judged anew', async () => {
    const o = await office();
    const room = await o.room();
    await bookMeeting(o.scope, aMeeting(o, [room]), o.deps);
    const command = aMeeting(o, [room], { idempotency: key(o) });
    expect(codes(await bookMeeting(o.scope, command, o.deps))).toEqual(['ROOM_TAKEN']);
    await database.current.sql('delete from occupancy where site_id = $1', [o.scope.siteId]);
    expect((await bookMeeting(o.scope, command, o.deps)).ok).toBe(true);
  });

  test('at once: one books, the other hears that the first is running or gets its answer', async () => {
    const o = await office();
    const room = await o.room();
    const command = aMeeting(o, [room], { idempotency: key(o) });
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => bookMeeting(o.scope, command, o.deps)));
    expect(outcomes.filter((outcome) => outcome.ok && !outcome.value.replayed)).toHaveLength(1);
    const others = outcomes.filter((outcome) => !outcome.ok).flatMap(codes);
    expect(others.every((code) => code === 'IDEMPOTENCY_IN_PROGRESS')).toBe(true);
    expect(await database.current.sql('select from bookings where site_id = $1', [o.scope.siteId])).toHaveLength(1);
  });
});

describe('an id that the client has made', () => {
  test('names one meeting: twice is once, and nobody takes over somebody else’s', async () => {
    const o = await office();
    const rooms = await Promise.all([o.room(), o.room(), o.room()]);
    const meetingId = o.deps.ids.next() as MeetingId;
    const outcomes = await Promise.all(
      rooms.map((room) => bookMeeting(o.scope, aMeeting(o, [room], { meetingId }), o.deps)),
    );
    expect(outcomes.map((outcome) => outcome.ok && outcome.value.meeting.id)).toEqual([
      meetingId,
      meetingId,
      meetingId,
    ]);
    expect(outcomes.filter((outcome) => outcome.ok && !outcome.value.replayed)).toHaveLength(1);
    const theirs = aMeeting(o, [rooms[0]], {
      meetingId,
      actor: acting(o.mette),
      subject: 'Mine now',
      from: '15:00',
      to: '16:00',
    });
    expect(codes(await bookMeeting(o.scope, theirs, o.deps))).toEqual(['INVALID_REQUEST']);
    expect(await database.current.sql('select subject from meetings where site_id = $1', [o.scope.siteId])).toEqual([
      { subject: 'Budget' },
    ]);
    expect(await database.current.sql('select from bookings where site_id = $1', [o.scope.siteId])).toHaveLength(1);
  });
});

describe('a race', () => {
  test('of 32 requests for one slot exactly one wins, every round', async () => {
    const o = await office();
    for (let round = 0; round < 12; round += 1) {
      const room = await o.room();
      const outcomes = await Promise.all(
        Array.from({ length: 32 }, () => bookMeeting(o.scope, aMeeting(o, [room]), o.deps)),
      );
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
      expect(new Set(outcomes.flatMap(codes))).toEqual(new Set(['ROOM_TAKEN']));
    }
  });

  test('of 32 series that share one date exactly one wins', async () => {
    const o = await office();
    const room = await o.room();
    const outcomes = await Promise.all(
      Array.from({ length: 32 }, (_, index) =>
        bookMeeting(o.scope, aMeeting(o, [room], { when: { kind: 'series', rule: weekly(1 + (index % 5)) } }), o.deps),
      ),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('of two rooms named in opposite orders nobody waits for the other for ever', async () => {
    const o = await office();
    const [one, two] = [await o.room(), await o.room()];
    const outcomes = await Promise.all(
      Array.from({ length: 24 }, (_, index) =>
        bookMeeting(o.scope, aMeeting(o, index % 2 === 0 ? [one, two] : [two, one]), o.deps),
      ),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });
});
