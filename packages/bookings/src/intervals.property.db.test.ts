import type { MeetingId, Room } from '@planner/core';
import { useDatabase } from '@planner/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bookMeeting } from './book-meeting.ts';
import { cancelMeeting } from './cancel-meeting.ts';
import { changeMeeting } from './change/change-meeting.ts';
import { aMeeting, acting, anOffice, at } from './fixtures/office.ts';
import type { Office } from './fixtures/office.ts';
import { restoreMeeting } from './restore-meeting.ts';

const database = useDatabase();

// The model: a list of intervals per room, in quarters of an hour of one day. What it allows, Planner must allow, and nothing else.
interface ModelMeeting {
  readonly id: MeetingId;
  room: number;
  from: number;
  to: number;
  state: 'held' | 'justCancelled' | 'gone';
}

const slot = fc.record({
  room: fc.integer({ min: 0, max: 1 }),
  from: fc.integer({ min: 0, max: 20 }),
  length: fc.integer({ min: 1, max: 6 }),
});
const operation = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('book' as const), slot }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('move' as const), which: fc.nat(20), slot }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('cancel' as const), which: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restore' as const), which: fc.nat(20) }) },
);
const quarter = (n: number) => at('09:00').add({ minutes: 15 * n });

describe('any operations in any order', () => {
  test('leave exactly the intervals in the database that a simple list of them would have', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 5, maxLength: 25 }), async (operations) => {
        const o = await anOffice(database.current.db);
        const rooms = [await o.room(), await o.room()];
        const model: ModelMeeting[] = [];
        for (const one of operations) expect([one, await apply(o, rooms, model, one)]).toEqual([one, true]);
        const rows = await database.current.sql<{ room_id: string; first: Date; last: Date }>(
          `select b.room_id, lower(during) as first, upper(during) as last
           from occupancy join bookings b on b.site_id = occupancy.site_id and b.booking_id = claim_id
           where occupancy.site_id = $1 and b.state = 'confirmed' order by 1, 2`,
          [o.scope.siteId],
        );
        const expected = model
          .filter(({ state }) => state === 'held')
          .map(({ room, from, to }) => `${rooms[room]!.id} ${quarter(from).toString()} ${quarter(to).toString()}`);
        const found = rows.map(({ room_id, first, last }) =>
          [room_id, ...[first, last].map((date) => date.toTemporalInstant().toString())].join(' '),
        );
        expect(found.toSorted()).toEqual(expected.toSorted());
      }),
      { numRuns: 20 },
    );
  });
});

type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

/** Does one operation on both sides. @returns whether Planner answered as the model does */
async function apply(o: Office, rooms: readonly Room[], model: ModelMeeting[], one: Operation): Promise<boolean> {
  if (one.kind === 'book') {
    const { room, from, length } = one.slot;
    const when = {
      kind: 'single',
      start: quarter(from),
      end: quarter(from + length),
      zone: 'Europe/Copenhagen',
      allDay: false,
    } as const;
    const outcome = await bookMeeting(o.scope, aMeeting(o, [rooms[room]!], { when }), o.deps);
    const expected = isFree(model, one.slot);
    if (outcome.ok) model.push({ id: outcome.value.meeting.id, room, from, to: from + length, state: 'held' });
    return outcome.ok === expected;
  }
  const meeting = model[one.which % Math.max(model.length, 1)];
  if (!meeting) return true;
  const command = { actor: acting(o.ida), source: 'web', meetingId: meeting.id, correlationId: null } as const;
  if (one.kind === 'move') {
    const { room, from, length } = one.slot;
    const outcome = await changeMeeting(
      o.scope,
      {
        ...command,
        expectedVersion: null,
        span: 'all',
        changes: { start: quarter(from), end: quarter(from + length), roomIds: [rooms[room]!.id] },
      },
      o.deps,
    );
    const expected = meeting.state === 'held' && isFree(model, one.slot, meeting);
    if (outcome.ok) Object.assign(meeting, { room, from, to: from + length });
    return outcome.ok === expected;
  }
  if (one.kind === 'cancel') {
    const outcome = await cancelMeeting(o.scope, { ...command, expectedVersion: null, span: 'all' }, o.deps);
    const expected = meeting.state === 'held';
    if (outcome.ok) meeting.state = 'justCancelled';
    return outcome.ok === expected;
  }
  const free = isFree(model, { room: meeting.room, from: meeting.from, length: meeting.to - meeting.from }, meeting);
  const outcome = await restoreMeeting(o.scope, command, o.deps);
  const expected = meeting.state === 'justCancelled' && free;
  if (outcome.ok) meeting.state = 'held';
  return outcome.ok === expected;
}

function isFree(
  model: readonly ModelMeeting[],
  { room, from, length }: { room: number; from: number; length: number },
  except?: ModelMeeting,
): boolean {
  return !model.some(
    (other) =>
      other !== except &&
      other.state === 'held' &&
      other.room === room &&
      other.from < from + length &&
      from < other.to,
  );
}
