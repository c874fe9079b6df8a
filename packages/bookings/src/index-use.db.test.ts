import type { Person, PersonId } from '@planner/core';
import { allRooms, calendarOf, historyOf, searchPeople, timelineBookings, timelineRooms, withSite } from '@planner/db';
import { useDatabase } from '@planner/testkit';
import { describe, expect, test } from 'vitest';
import { bookMeeting } from './book-meeting.ts';
import { cancelMeeting } from './cancel-meeting.ts';
import { changeMeeting } from './change/change-meeting.ts';
import { aMeeting, acting, anOffice, at, weekly } from './fixtures/office.ts';
import type { Office } from './fixtures/office.ts';

const database = useDatabase({ maxConnections: 1 });

/** Two years of full days in ten rooms, their audit, and a command each that was carried out long ago; and 20 000 people. */
async function aLongHistory(o: Office): Promise<void> {
  for (let n = 0; n < 10; n += 1) await o.room({ mailbox: `room${n}@nordlys.test` });
  const { sql } = database.current;
  const site = o.scope.siteId;
  await sql(
    `insert into meetings (site_id, meeting_id, subject, organizer_id, organizer_name, start_at, end_at, last_end_at, zone,
       source, state, created_at, updated_at)
     select $1, gen_random_uuid(), 'Old', $2, 'Mette', r.at, r.at + interval '1 hour', r.at + interval '1 hour',
       'Europe/Copenhagen', 'web', 'active', r.at, r.at
     from (select timestamptz '2024-11-01 08:00Z' + d * interval '1 day' + h * interval '1 hour' as at
       from generate_series(0, 649) d, generate_series(0, 8) h, generate_series(0, 5) n) r`,
    [site, o.mette.id],
  );
  await sql(
    `insert into bookings (site_id, booking_id, meeting_id, room_id, start_at, end_at, state)
     select $1, gen_random_uuid(), m.meeting_id, r.room_id, m.start_at, m.end_at, 'completed'
     from (select *, row_number() over (partition by start_at order by meeting_id) as n from meetings where site_id = $1) m
     join (select *, row_number() over (order by room_id) as n from rooms where site_id = $1) r using (n)`,
    [site],
  );
  await sql(
    `insert into occupancy (site_id, claim_id, atom_id, during)
     select b.site_id, b.booking_id, r.atoms[1], tstzrange(b.start_at, b.end_at)
     from bookings b join rooms r using (site_id, room_id) where b.site_id = $1`,
    [site],
  );
  await sql(
    `insert into outbox (site_id, target, target_id, mailbox_key, version, done_version, run_at, created_at)
     select site_id, 'meeting', meeting_id, 'x', 1, 1, start_at, start_at from meetings where site_id = $1`,
    [site],
  );
  await sql(
    `insert into audit_events (site_id, event_id, at, actor, action, entity, entity_id, change)
     select site_id, gen_random_uuid(), start_at, '{}', 'meetingBooked', 'meeting', meeting_id, '{}' from meetings where site_id = $1`,
    [site],
  );
  await sql(
    `with made as (
       insert into people (site_id, person_id, display_name, user_principal_name, language, zone)
       select $1, gen_random_uuid(), 'Person ' || n, n || '@nordlys.test', 'en', 'UTC' from generate_series(1, 20000) n
       returning person_id, display_name)
     insert into person_words (site_id, word, person_id) select $1, lower(display_name), person_id from made`,
    [site],
  );
  await sql('analyze');
}

const large = ['bookings', 'meetings', 'occupancy', 'outbox', 'audit_events', 'people', 'person_words'];

/** Whole readings of large tables during some work, as the server itself counts them: statements inside functions too. */
async function sequentialScans(work: () => Promise<unknown>): Promise<Record<string, number>> {
  const { db, sql } = database.current;
  const read = async () => {
    await db.pool.query('select pg_stat_force_next_flush()');
    const rows = await sql<{ relname: string; n: number }>(
      'select relname, seq_scan::int as n from pg_stat_user_tables where relname = any($1)',
      [large],
    );
    return new Map(rows.map(({ relname, n }) => [relname, n]));
  };
  const before = await read();
  await work();
  const after = await read();
  return Object.fromEntries(
    [...after].map(([table, n]) => [table, n - (before.get(table) ?? 0)]).filter(([, n]) => n !== 0),
  );
}

describe('with two years of history', () => {
  test('no request of a person reads a large table from end to end', async () => {
    const o = await anOffice(database.current.db);
    await aLongHistory(o);
    const room = await o.room();
    const rooms = await withSite(o.deps.db, o.scope, (tx) => allRooms(tx));
    const range = { start: at('00:00'), end: at('+1 00:00') };
    const scans: Record<string, Record<string, number>> = {};
    const note = async (name: string, work: () => Promise<unknown>) => {
      // Prepared statements change to a plan for any parameters after five runs: it has to be a good one too.
      for (let run = 0; run < 7; run += 1) {
        const found = await sequentialScans(work);
        if (Object.keys(found).length > 0) scans[`${name}, run ${run}`] = found;
      }
    };
    const inSite = (work: Parameters<typeof withSite>[2]) => () => withSite(o.deps.db, o.scope, work);
    let slot = 0;
    const nextSlot = () => {
      slot += 1;
      return { from: `+${slot} 09:00`, to: `+${slot} 10:00` };
    };
    await note('book', () => bookMeeting(o.scope, aMeeting(o, [room], nextSlot()), o.deps));
    await note('refuse', () => bookMeeting(o.scope, aMeeting(o, [room], { from: '+1 09:00', to: '+1 10:00' }), o.deps));
    await note('series', async () => {
      const rule = weekly(8, { startTime: `${11 + (slot % 7)}:00`, endTime: `${11 + (slot % 7)}:30` });
      slot += 1;
      await bookMeeting(o.scope, aMeeting(o, [room], { when: { kind: 'series', rule } }), o.deps);
    });
    await note('change and cancel', async () => {
      const booked = await bookMeeting(o.scope, aMeeting(o, [room], { ...nextSlot() }), o.deps);
      if (!booked.ok) throw new Error(JSON.stringify(booked.errors));
      const command = {
        actor: acting(o.ida),
        source: 'web',
        meetingId: booked.value.meeting.id,
        expectedVersion: null,
        span: 'all',
        correlationId: null,
      } as const;
      const { start } = booked.value.meeting;
      await changeMeeting(o.scope, { ...command, changes: { start: start.add({ hours: 5 }) } }, o.deps);
      await cancelMeeting(o.scope, command, o.deps);
      await withSite(o.deps.db, o.scope, (tx) => historyOf(tx, command.meetingId));
    });
    await note(
      'timeline',
      inSite((tx) => timelineRooms(tx, { filter: {}, cursor: null, limit: 50 })),
    );
    await note(
      'timeline bookings',
      inSite((tx) => timelineBookings(tx, { rooms, range, address: null })),
    );
    await note(
      'my calendar',
      inSite((tx) => calendarOf(tx, calendarRequest(o.mette, range))),
    );
    await note(
      'people',
      inSite((tx) => searchPeople(tx, { text: 'Person 19', limit: 10 })),
    );
    expect(scans).toEqual({});
  });

  test('the timeline takes the same statements for one room and for a hundred', async () => {
    const o = await anOffice(database.current.db);
    const range = { start: at('00:00'), end: at('+1 00:00') };
    const cost = async () => {
      const before = database.current.db.statements;
      await withSite(o.deps.db, o.scope, async (tx) => {
        const page = await timelineRooms(tx, { filter: {}, cursor: null, limit: 200 });
        await timelineBookings(tx, { rooms: page.items, range, address: null });
      });
      return database.current.db.statements - before;
    };
    const room = await o.room();
    const one = await cost();
    for (let n = 0; n < 100; n += 1) await o.room();
    await bookMeeting(o.scope, aMeeting(o, [room]), o.deps);
    expect(await cost()).toBe(one);
    expect(one).toBeLessThanOrEqual(4); // opening, rooms, bookings, commit
  });
});

function calendarRequest(person: Person, range: { start: Temporal.Instant; end: Temporal.Instant }) {
  return { personId: person.id satisfies PersonId, address: person.mail?.toLowerCase() ?? null, range };
}
