import type { AtomId, RoomId } from '@planner/core';
import { useDatabase } from '@planner/testkit';
import { describe, expect, test } from 'vitest';
import { bookMeeting } from './book-meeting.ts';
import { checkMeeting } from './check-meeting.ts';
import type { When } from './command.ts';
import { aMeeting, anOffice, at, weekly } from './fixtures/office.ts';

const database = useDatabase();
const office = (settings = {}) => anOffice(database.current.db, settings);
const series = (count: number, given: Partial<When & { kind: 'series' }> = {}): When => ({
  kind: 'series',
  rule: weekly(count),
  ...given,
});
const errors = (outcome: Awaited<ReturnType<typeof bookMeeting>>) => (outcome.ok ? [] : outcome.errors);

describe('a series', () => {
  test('with one taken date is refused as a whole, with the date and what is free then', async () => {
    const o = await office();
    const [room, other] = [await o.room(), await o.room()];
    await bookMeeting(o.scope, aMeeting(o, [room], { from: '+7 09:30', to: '+7 10:30' }), o.deps);
    const refused = errors(await bookMeeting(o.scope, aMeeting(o, [room], { when: series(4) }), o.deps));
    expect(refused).toMatchObject([{ code: 'ROOM_TAKEN', params: { date: '2026-12-02' } }]);
    expect(JSON.stringify(refused[0]?.params['alternatives'])).toContain(other.id);
  });

  test('under a threshold takes the free dates; the taken one is kept as declined, with its reason', async () => {
    const o = await office();
    const room = await o.room({ seriesPolicy: { kind: 'threshold', percent: 25, maxInstances: 1 } });
    await bookMeeting(o.scope, aMeeting(o, [room], { from: '+7 09:30', to: '+7 10:30' }), o.deps);
    const booked = await bookMeeting(o.scope, aMeeting(o, [room], { when: series(4) }), o.deps);
    if (!booked.ok) throw new Error(JSON.stringify(booked.errors));
    expect(booked.value.skipped).toMatchObject([
      { key: '2026-12-02', roomId: room.id, errors: [{ code: 'ROOM_TAKEN' }] },
    ]);
    expect(booked.value.series?.cancelledKeys).toEqual(['2026-12-02']);
    expect(booked.value.bookings.map(({ state }) => state)).toEqual([
      'confirmed',
      'declined',
      'confirmed',
      'confirmed',
    ]);
  });

  test('takes another room on the date that a person chose it for', async () => {
    const o = await office();
    const [room, other] = [await o.room(), await o.room()];
    await bookMeeting(o.scope, aMeeting(o, [room], { from: '+7 09:30', to: '+7 10:30' }), o.deps);
    const booked = await bookMeeting(
      o.scope,
      aMeeting(o, [room], { when: series(3, { otherRooms: { '2026-12-02': other.id } }) }),
      o.deps,
    );
    if (!booked.ok) throw new Error(JSON.stringify(booked.errors));
    expect(booked.value.bookings.map(({ roomId }) => roomId)).toEqual([room.id, other.id, room.id]);
    const rows = await database.current.sql(
      'select occurrence_key::text as key from meetings where site_id = $1 and series_id = $2 order by 1 nulls first',
      [o.scope.siteId, booked.value.series?.id],
    );
    expect(rows).toEqual([{ key: null }, { key: '2026-12-02' }]);
  });

  test('keeps the wall time in the night when the clocks go back', async () => {
    const o = await office();
    o.clock.moveTo(Temporal.Instant.from('2026-10-01T08:00:00Z'));
    const room = await o.room();
    const rule = weekly(3, {
      pattern: { type: 'weekly', interval: 1, daysOfWeek: ['sunday'], firstDayOfWeek: 'monday' },
      range: { type: 'numbered', startDate: '2026-10-18', numberOfOccurrences: 3 },
      startTime: '02:30',
      endTime: '03:00',
    });
    const booked = await bookMeeting(o.scope, aMeeting(o, [room], { when: { kind: 'series', rule } }), o.deps);
    expect(booked.ok && booked.value.bookings.map(({ start, end }) => `${start.toString()} ${end.toString()}`)).toEqual(
      [
        '2026-10-18T00:30:00Z 2026-10-18T01:00:00Z',
        '2026-10-25T00:30:00Z 2026-10-25T02:00:00Z',
        '2026-11-01T01:30:00Z 2026-11-01T02:00:00Z',
      ],
    );
  });

  test('beyond the horizon is refused once, with the last date', async () => {
    const o = await office();
    const room = await o.room();
    expect(errors(await bookMeeting(o.scope, aMeeting(o, [room], { when: series(40) }), o.deps))).toMatchObject([
      { code: 'HORIZON_EXCEEDED', params: { lastDate: '2027-05-23' } },
    ]);
  });

  test('beyond the horizon is cut where the site wants that', async () => {
    const o = await office({ horizonTrim: true });
    const room = await o.room();
    const booked = await bookMeeting(o.scope, aMeeting(o, [room], { when: series(40) }), o.deps);
    expect(booked.ok && booked.value.bookings.length).toBe(26);
    expect(booked.ok && booked.warnings).toMatchObject([{ code: 'HORIZON_EXCEEDED', params: { trimmed: true } }]);
  });

  test('without an end is refused with the last date that can be had', async () => {
    const o = await office();
    const rule = weekly(1, { range: { type: 'noEnd', startDate: '2026-11-25' } });
    const refused = errors(
      await bookMeeting(o.scope, aMeeting(o, [await o.room()], { when: { kind: 'series', rule } }), o.deps),
    );
    expect(refused).toMatchObject([{ code: 'SERIES_INFINITE', params: { lastDate: '2027-05-23' } }]);
  });

  test('that touches itself shares its buffers where meetings of one organizer do', async () => {
    const o = await office();
    const room = await o.room({ setupMinutes: 30, teardownMinutes: 30 });
    const rule = weekly(3, {
      pattern: { type: 'daily', interval: 1 },
      startTime: '00:00',
      endTime: '00:00',
      endDayOffset: 1,
      allDay: true,
    });
    const booked = await bookMeeting(o.scope, aMeeting(o, [room], { when: { kind: 'series', rule } }), o.deps);
    expect(errors(booked)).toEqual([]);
    const [span] = await database.current.sql<{ n: string; total: string }>(
      'select count(*) as n, sum(upper(during) - lower(during))::text as total from occupancy where site_id = $1',
      [o.scope.siteId],
    );
    expect(span).toEqual({ n: '3', total: '3 days 01:00:00' });
  });

  test('is checked without writing: dates, reasons, and a room that is free on all of them', async () => {
    const o = await office();
    const [room, other] = [await o.room(), await o.room()];
    await bookMeeting(o.scope, aMeeting(o, [room], { from: '+7 09:30', to: '+7 10:30' }), o.deps);
    const verdict = await checkMeeting(o.scope, aMeeting(o, [room], { when: series(4) }), o.deps);
    expect(verdict.errors.map(({ code }) => code)).toEqual(['ROOM_TAKEN']);
    expect(verdict.occurrences.map(({ errors: of }) => of.length)).toEqual([0, 1, 0, 0]);
    expect(verdict.alternatives[0]).toMatchObject({ kind: 'roomForAllDates', roomId: other.id });
    expect(await database.current.sql('select from meetings where site_id = $1', [o.scope.siteId])).toHaveLength(1);
  });
});

describe('a hall that can be divided', () => {
  async function aHall() {
    const o = await office();
    const [a, b, c] = [o.deps.ids.next(), o.deps.ids.next(), o.deps.ids.next()] as AtomId[];
    return {
      o,
      hall: await o.room({ name: 'Hall', atoms: [a!, b!, c!], teardownMinutes: 30 }),
      hallA: await o.room({ name: 'Hall A', atoms: [a!] }),
      hallB: await o.room({ name: 'Hall B', atoms: [b!] }),
      hallBC: await o.room({ name: 'Hall B+C', atoms: [b!, c!] }),
      hallC: await o.room({ name: 'Hall C', atoms: [c!] }),
    };
  }

  test.each([
    ['Hall A, then Hall B', 'hallA', 'hallB', '09:30', true],
    ['Hall A, then the whole hall', 'hallA', 'hall', '09:30', false],
    ['Hall B+C, then Hall B', 'hallBC', 'hallB', '09:30', false],
    ['the whole hall with its clean-down, then Hall C at its end', 'hall', 'hallC', '10:00', false],
    ['the whole hall, then Hall C after its clean-down', 'hall', 'hallC', '10:30', true],
  ] as const)('%s', async (_name, first, second, from, fits) => {
    const parts = await aHall();
    const { o } = parts;
    expect((await bookMeeting(o.scope, aMeeting(o, [parts[first]]), o.deps)).ok).toBe(true);
    expect((await bookMeeting(o.scope, aMeeting(o, [parts[second]], { from, to: '11:30' }), o.deps)).ok).toBe(fits);
  });

  test('is not booked together with one of its parts', async () => {
    const { o, hall, hallB } = await aHall();
    expect(errors(await bookMeeting(o.scope, aMeeting(o, [hallB, hall]), o.deps))).toMatchObject([
      { code: 'ROOM_TAKEN', params: { roomId: hall.id } },
    ]);
  });

  test('of 30 requests for the hall and its parts no two overlap in space', async () => {
    const parts = await aHall();
    const { o } = parts;
    const rooms = [parts.hall, parts.hallA, parts.hallBC, parts.hallB, parts.hallC];
    await Promise.all(
      Array.from({ length: 30 }, (_, index) => bookMeeting(o.scope, aMeeting(o, [rooms[index % 5]!]), o.deps)),
    );
    const [overlaps] = await database.current.sql(
      `select count(*)::int as n from occupancy x join occupancy y using (site_id, atom_id)
       where x.site_id = $1 and x.claim_id < y.claim_id and x.during && y.during`,
      [o.scope.siteId],
    );
    expect(overlaps).toEqual({ n: 0 });
    expect(await database.current.sql('select from occupancy where site_id = $1', [o.scope.siteId])).toHaveLength(3);
  });
});

describe('a hold', () => {
  async function hold(
    o: Awaited<ReturnType<typeof office>>,
    room: { id: RoomId; atoms: readonly AtomId[] },
    expires: string,
  ) {
    const id = o.deps.ids.next();
    await database.current.sql(
      'insert into holds (site_id, hold_id, room_id, start_at, end_at, expires_at) values ($1, $2, $3, $4, $5, $6)',
      [o.scope.siteId, id, room.id, at('09:00').toString(), at('10:00').toString(), expires],
    );
    await database.current.sql(
      'insert into occupancy (site_id, claim_id, atom_id, during, hold_expires_at) values ($1, $2, $3, tstzrange($4, $5), $6)',
      [o.scope.siteId, id, room.atoms[0], at('09:00').toString(), at('10:00').toString(), expires],
    );
  }

  test('blocks while it lives', async () => {
    const o = await office();
    const room = await o.room();
    await hold(o, room, '2026-11-24T08:05:00Z');
    expect(errors(await bookMeeting(o.scope, aMeeting(o, [room]), o.deps))).toMatchObject([{ code: 'ROOM_TAKEN' }]);
  });

  test('that has expired blocks nobody, whether or not it was removed', async () => {
    const o = await office();
    const room = await o.room();
    await hold(o, room, '2026-11-24T08:00:00Z');
    expect(errors(await bookMeeting(o.scope, aMeeting(o, [room]), o.deps))).toEqual([]);
    expect(await database.current.sql('select from holds where site_id = $1', [o.scope.siteId])).toEqual([]);
  });
});
