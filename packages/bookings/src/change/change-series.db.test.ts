import type { Room } from '@planner/core';
import { useDatabase } from '@planner/testkit';
import { describe, expect, test } from 'vitest';
import { bookMeeting } from '../book-meeting.ts';
import { cancelMeeting } from '../cancel-meeting.ts';
import type { Booked } from '../command.ts';
import { aMeeting, acting, anOffice, at, weekly } from '../fixtures/office.ts';
import type { Office } from '../fixtures/office.ts';
import { readdOccurrence } from '../readd-occurrence.ts';
import { changeMeeting } from './change-meeting.ts';
import type { ChangeCommand } from './wishes.ts';

const database = useDatabase({ maxConnections: 8 });
const office = (settings = {}) => anOffice(database.current.db, settings);

async function aSeries(
  o: Office,
  rooms: readonly Room[],
  count = 6,
  given: Parameters<typeof weekly>[1] = {},
): Promise<Booked> {
  const command = aMeeting(o, rooms, { when: { kind: 'series', rule: weekly(count, given) } });
  const outcome = await bookMeeting(o.scope, command, o.deps);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return outcome.value;
}

function change(o: Office, { meeting }: Booked, changes: ChangeCommand['changes'], given: Partial<ChangeCommand> = {}) {
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
const codes = (outcome: { ok: true } | { ok: false; errors: readonly { code: string }[] }) =>
  outcome.ok ? [] : outcome.errors.map(({ code }) => code);

/** What stands, as `key start` in Copenhagen's time, from the database. */
async function standing(o: Office, seriesId?: string | null): Promise<string[]> {
  const rows = await database.current.sql<{ day: string }>(
    `select occurrence_key::text || ' ' || to_char(start_at at time zone 'Europe/Copenhagen', 'DD.MM HH24:MI') as day
     from bookings where site_id = $1 and ($2::uuid is null or series_id = $2) and state in ('confirmed', 'tentative')
     order by start_at`,
    [o.scope.siteId, seriesId ?? null],
  );
  return rows.map(({ day }) => day);
}
const claims = async (o: Office) =>
  (await database.current.sql('select from occupancy where site_id = $1', [o.scope.siteId])).length;

describe('one date of a series', () => {
  test('moves on its own and becomes an exception under its old key', async () => {
    const o = await office();
    const series = await aSeries(o, [await o.room()], 3);
    const moved = await change(o, series, { start: at('+8 14:00') }, { span: 'this', key: '2026-12-02' });
    expect(moved.ok && moved.value.meeting.occurrenceKey).toBe('2026-12-02');
    expect(await standing(o)).toEqual(['2026-11-25 25.11 09:00', '2026-12-02 03.12 14:00', '2026-12-09 09.12 09:00']);
    expect(moved.ok && moved.value.series?.version).toBe(2);
  });

  test('does not move past its neighbour', async () => {
    const o = await office();
    const series = await aSeries(o, [await o.room()], 3);
    const refused = await change(o, series, { start: at('+14 14:00') }, { span: 'this', key: '2026-12-02' });
    expect(!refused.ok && refused.errors).toMatchObject([
      { code: 'OCCURRENCE_CROSSES_NEIGHBOUR', params: { earliest: '2026-11-26', latest: '2026-12-08' } },
    ]);
  });

  test('is cancelled, and can be had again long after, if it is free', async () => {
    const o = await office();
    const room = await o.room();
    const series = await aSeries(o, [room], 3);
    const command = {
      actor: acting(o.ida),
      source: 'web',
      meetingId: series.meeting.id,
      key: '2026-12-02',
      correlationId: null,
    } as const;
    const cancelled = await cancelMeeting(o.scope, { ...command, expectedVersion: 1, span: 'this' }, o.deps);
    expect(cancelled.ok && cancelled.value.series?.cancelledKeys).toEqual(['2026-12-02']);
    expect(await claims(o)).toBe(2);
    const other = await bookMeeting(o.scope, aMeeting(o, [room], { from: '+7 09:00', to: '+7 09:30' }), o.deps);
    expect(codes(await readdOccurrence(o.scope, command, o.deps))).toEqual(['ROOM_TAKEN']);
    if (other.ok)
      await cancelMeeting(
        o.scope,
        { ...command, meetingId: other.value.meeting.id, expectedVersion: null, span: 'all' },
        o.deps,
      );
    const back = await readdOccurrence(o.scope, command, o.deps);
    expect(back.ok && back.value.series?.cancelledKeys).toEqual([]);
    expect(await standing(o)).toHaveLength(3);
  });
});

describe('all dates of a series', () => {
  test('move to another hour; dates that began stay', async () => {
    const o = await office();
    const series = await aSeries(o, [await o.room()], 4);
    o.clock.moveTo(at('+7 09:30'));
    const moved = await change(o, series, { start: at('+14 13:00'), end: at('+14 14:30') }, { key: '2026-12-09' });
    expect(codes(moved)).toEqual([]);
    expect(await standing(o)).toEqual([
      '2026-11-25 25.11 09:00',
      '2026-12-02 02.12 09:00',
      '2026-12-09 09.12 13:00',
      '2026-12-16 16.12 13:00',
    ]);
  });

  test('move to another weekday with their pattern', async () => {
    const o = await office();
    const series = await aSeries(o, [await o.room()], 3);
    const moved = await change(o, series, { start: at('+1 09:00') }, { key: '2026-11-25' });
    expect(moved.ok && moved.value.series?.rule.pattern).toMatchObject({ daysOfWeek: ['thursday'] });
    expect(await standing(o)).toEqual(['2026-11-26 26.11 09:00', '2026-12-03 03.12 09:00', '2026-12-10 10.12 09:00']);
    expect(await claims(o)).toBe(3);
  });

  test('get another text; an exception keeps the text of its own', async () => {
    const o = await office();
    const series = await aSeries(o, [await o.room()], 3);
    await change(o, series, { subject: 'Budget, with the board' }, { span: 'this', key: '2026-12-02' });
    await change(o, series, {
      subject: 'Figures',
      attendees: [{ name: 'Mette', address: 'mette@nordlys.test', type: 'required' }],
    });
    const rows = await database.current.sql(
      'select occurrence_key::text as key, subject, attendee_keys from meetings where site_id = $1 order by occurrence_key nulls first',
      [o.scope.siteId],
    );
    expect(rows).toEqual([
      { key: null, subject: 'Figures', attendee_keys: ['mette@nordlys.test'] },
      { key: '2026-12-02', subject: 'Budget, with the board', attendee_keys: ['mette@nordlys.test'] },
    ]);
  });

  test('exceptions and cancelled dates are given up and named when the time changes', async () => {
    const o = await office();
    const series = await aSeries(o, [await o.room()], 4);
    await change(o, series, { start: at('+7 15:00') }, { span: 'this', key: '2026-12-02' });
    await cancelMeeting(
      o.scope,
      {
        actor: acting(o.ida),
        source: 'web',
        meetingId: series.meeting.id,
        expectedVersion: null,
        span: 'this',
        key: '2026-12-09',
        correlationId: null,
      },
      o.deps,
    );
    const moved = await change(o, series, { start: at('11:00') }, { key: '2026-11-25' });
    expect(moved.ok && moved.value.dropped).toEqual(['2026-12-02', '2026-12-09']);
    expect(await standing(o)).toEqual([
      '2026-11-25 25.11 11:00',
      '2026-12-02 02.12 11:00',
      '2026-12-09 09.12 11:00',
      '2026-12-16 16.12 11:00',
    ]);
    expect(await claims(o)).toBe(4);
  });

  test('extended: only the added dates are checked, exceptions stay', async () => {
    const o = await office();
    const room = await o.room();
    const series = await aSeries(o, [room], 2);
    await change(o, series, { start: at('+7 15:00') }, { span: 'this', key: '2026-12-02' });
    const longer = await change(o, series, { rule: weekly(4) });
    expect(codes(longer)).toEqual([]);
    expect(await standing(o)).toEqual([
      '2026-11-25 25.11 09:00',
      '2026-12-02 02.12 15:00',
      '2026-12-09 09.12 09:00',
      '2026-12-16 16.12 09:00',
    ]);
    const shorter = await change(o, series, { rule: weekly(1) });
    expect(codes(shorter)).toEqual([]);
    expect(await standing(o)).toEqual(['2026-11-25 25.11 09:00']);
    expect(await claims(o)).toBe(1);
  });

  test('get another room, or keep the old one on every date', async () => {
    const o = await office();
    const [one, two] = [await o.room(), await o.room()];
    const series = await aSeries(o, [one], 3);
    await bookMeeting(o.scope, aMeeting(o, [two], { from: '+7 09:00', to: '+7 10:00' }), o.deps);
    expect(codes(await change(o, series, { roomIds: [two.id] }))).toEqual(['ROOM_TAKEN']);
    expect(await standing(o, series.series?.id)).toHaveLength(3);
    const three = await o.room();
    expect(codes(await change(o, series, { roomIds: [three.id] }))).toEqual([]);
    expect(await standing(o, series.series?.id)).toHaveLength(3);
  });

  test('past and future of a cancelled series: what took place stays', async () => {
    const o = await office();
    const series = await aSeries(o, [await o.room()], 4);
    o.clock.moveTo(at('+8 09:30'));
    const cancelled = await cancelMeeting(
      o.scope,
      {
        actor: acting(o.ida),
        source: 'web',
        meetingId: series.meeting.id,
        expectedVersion: null,
        span: 'all',
        correlationId: null,
      },
      o.deps,
    );
    expect(cancelled.ok && [cancelled.value.series?.state, cancelled.value.series?.rule.range]).toEqual([
      'ended',
      { type: 'endDate', startDate: '2026-11-25', endDate: '2026-12-08' },
    ]);
    expect(await standing(o)).toEqual(['2026-11-25 25.11 09:00', '2026-12-02 02.12 09:00']);
  });
});

describe('this and following', () => {
  test('cuts the series and begins a new one with what remained', async () => {
    const o = await office();
    const series = await aSeries(o, [await o.room()], 5);
    const split = await change(o, series, { start: at('+14 13:00') }, { span: 'following', key: '2026-12-09' });
    expect(codes(split)).toEqual([]);
    if (!split.ok) return;
    expect(split.value.splitFrom).toBe(series.meeting.id);
    expect(split.value.series?.rule.range).toEqual({
      type: 'numbered',
      startDate: '2026-12-09',
      numberOfOccurrences: 3,
    });
    expect(await standing(o, series.series?.id)).toEqual(['2026-11-25 25.11 09:00', '2026-12-02 02.12 09:00']);
    expect(await standing(o, split.value.series?.id)).toEqual([
      '2026-12-09 09.12 13:00',
      '2026-12-16 16.12 13:00',
      '2026-12-23 23.12 13:00',
    ]);
    expect(await claims(o)).toBe(5);
  });

  test('with another text alone takes exceptions and cancelled dates along', async () => {
    const o = await office();
    const series = await aSeries(o, [await o.room()], 5);
    await change(o, series, { start: at('+21 15:00') }, { span: 'this', key: '2026-12-16' });
    await cancelMeeting(
      o.scope,
      {
        actor: acting(o.ida),
        source: 'web',
        meetingId: series.meeting.id,
        expectedVersion: null,
        span: 'this',
        key: '2026-12-23',
        correlationId: null,
      },
      o.deps,
    );
    const split = await change(o, series, { subject: 'Closing' }, { span: 'following', key: '2026-12-09' });
    if (!split.ok) throw new Error(JSON.stringify(split.errors));
    expect(split.value.dropped).toEqual([]);
    expect(split.value.series?.cancelledKeys).toEqual(['2026-12-23']);
    expect(await standing(o, split.value.series?.id)).toEqual(['2026-12-09 09.12 09:00', '2026-12-16 16.12 15:00']);
    const subjects = await database.current.sql('select subject from meetings where site_id = $1 and series_id = $2', [
      o.scope.siteId,
      split.value.series?.id,
    ]);
    expect(subjects).toEqual([{ subject: 'Closing' }, { subject: 'Closing' }]);
  });

  test('on the first date is the same as all', async () => {
    const o = await office();
    const series = await aSeries(o, [await o.room()], 3);
    const changed = await change(o, series, { start: at('13:00') }, { span: 'following', key: '2026-11-25' });
    expect(changed.ok && [changed.value.splitFrom, changed.value.series?.id]).toEqual([null, series.series?.id]);
  });

  test('cancelled: the series ends the day before', async () => {
    const o = await office();
    const series = await aSeries(o, [await o.room()], 5);
    const cut = await cancelMeeting(
      o.scope,
      {
        actor: acting(o.ida),
        source: 'web',
        meetingId: series.meeting.id,
        expectedVersion: null,
        span: 'following',
        key: '2026-12-09',
        correlationId: null,
      },
      o.deps,
    );
    expect(cut.ok && cut.value.series?.rule.range).toEqual({
      type: 'endDate',
      startDate: '2026-11-25',
      endDate: '2026-12-08',
    });
    expect(await standing(o)).toHaveLength(2);
  });
});

describe('cost', () => {
  test('a short series and a long one take equally many round trips to book, move, split and cancel', async () => {
    const o = await office();
    const trips: number[][] = [];
    for (const count of [3, 25]) {
      const room = await o.room();
      const counted: number[] = [];
      const count1 = async <T>(work: () => Promise<T>): Promise<T> => {
        const before = database.current.db.statements;
        const value = await work();
        counted.push(database.current.db.statements - before);
        return value;
      };
      const series = await count1(() => aSeries(o, [room], count));
      await count1(() => change(o, series, { start: at('11:00') }, { key: '2026-11-25' }));
      await count1(() => change(o, series, { start: at('+7 13:00') }, { span: 'following', key: '2026-12-02' }));
      const command = {
        actor: acting(o.ida),
        source: 'web',
        meetingId: series.meeting.id,
        expectedVersion: null,
        span: 'all',
        correlationId: null,
      } as const;
      await count1(() => cancelMeeting(o.scope, command, o.deps));
      trips.push(counted);
    }
    expect(trips[1]).toEqual(trips[0]);
    expect(Math.max(...trips.flat())).toBeLessThanOrEqual(6);
  });
});
