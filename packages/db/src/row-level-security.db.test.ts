import type { Person, PersonId, SiteScope } from '@planner/core';
import { aLocation, aPerson, aRoom, aSite, aClock, useDatabase } from '@planner/testkit';
import { describe, expect, test } from 'vitest';
import { withSite } from './database.ts';
import { insertPerson, personById, searchPeople } from './queries/person-queries.ts';
import { allRooms, roomsById } from './queries/room-queries.ts';
import { uuidSource } from './uuid.ts';

const database = useDatabase();

/** Tables without a site: the list of applied migrations belongs to the whole database. */
const ofTheDatabase = ['schema_migrations'];

async function twoSites() {
  const clock = aClock('2026-11-24T08:00:00Z');
  const deps = { db: database.current.db, clock, ids: uuidSource(clock) };
  const [ours, theirs] = [await aSite(deps), await aSite(deps)];
  const location = await aLocation(theirs, deps);
  const room = await aRoom(theirs, deps, { locationId: location.id });
  const person = await aPerson(theirs, deps);
  return { deps, ours, theirs, room, person };
}

describe('the wall between two sites', () => {
  test('every table has it, with the site first in each key', async () => {
    const { sql } = database.current;
    const tables = await sql<{ name: string; walled: boolean; policies: number }>(
      `select c.relname as name, c.relrowsecurity as walled,
         (select count(*)::int from pg_policy p where p.polrelid = c.oid and p.polcmd = '*'
           and pg_get_expr(p.polqual, c.oid) like '%site_id = current_site()%'
           and pg_get_expr(p.polwithcheck, c.oid) like '%site_id = current_site()%') as policies
       from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and c.relname <> all($1)`,
      [ofTheDatabase],
    );
    expect(tables.length).toBeGreaterThan(20);
    expect(tables.filter(({ walled, policies }) => !walled || policies !== 1)).toEqual([]);
    const keys = await sql<{ name: string; first: string }>(
      `select i.indexrelid::regclass::text as name,
         (select attname from pg_attribute where attrelid = i.indrelid and attnum = i.indkey[0]) as first
       from pg_index i join pg_class c on c.oid = i.indrelid
       where (i.indisunique or i.indisexclusion) and c.relnamespace = 'public'::regnamespace and c.relname <> all($1)`,
      [ofTheDatabase],
    );
    // A host leads to its site, so it alone is unique across all of them.
    expect(keys.filter(({ name, first }) => first !== 'site_id' && name !== 'site_hosts_by_host')).toEqual([]);
    const foreign = await sql<{ name: string }>(
      `select conname as name from pg_constraint k join pg_class c on c.oid = k.conrelid
       where k.contype = 'f' and c.relnamespace = 'public'::regnamespace
         and (select attname from pg_attribute where attrelid = k.conrelid and attnum = k.conkey[1]) <> 'site_id'`,
    );
    expect(foreign).toEqual([]);
  });

  test('the application owns nothing and can’t pass it', async () => {
    const [role] = await database.current.sql(
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
         (select count(*)::int from pg_class where relowner = r.oid) as owned
       from pg_roles r where rolname = 'planner_app'`,
    );
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, owned: 0 });
  });

  test('without a scope nothing is seen, in no table', async () => {
    await twoSites();
    const { db, sql } = database.current;
    const tables = await sql<{ name: string }>(
      `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> all($1)`,
      [ofTheDatabase],
    );
    for (const { name } of tables) {
      const { rows } = await db.pool.query(`select count(*) as n from ${name}`);
      expect([name, rows]).toEqual([name, [{ n: 0 }]]);
    }
  });

  test('another site’s rows are neither seen nor changed nor written', async () => {
    const { ours, room, person, deps } = await twoSites();
    await withSite(deps.db, ours, async (tx) => {
      expect(await allRooms(tx)).toEqual([]);
      expect(await roomsById(tx, [room.id])).toEqual([]);
      expect(await personById(tx, person.id)).toBeNull();
      expect(await searchPeople(tx, { text: person.displayName, limit: 5 })).toEqual([]);
      expect(await tx.run('update rooms set capacity = 1 where room_id = $1', [room.id])).toBe(0);
      expect(await tx.run('delete from people where person_id = $1', [person.id])).toBe(0);
    });
  });

  test('a row can’t be written into another site', async () => {
    const { ours, theirs, deps } = await twoSites();
    const written = withSite(deps.db, ours, (tx) =>
      tx.run(`insert into people (site_id, person_id, display_name, user_principal_name, language, zone)
              values ('${theirs.siteId}', gen_random_uuid(), 'X', 'x@nordlys.test', 'en', 'UTC')`),
    );
    await expect(written).rejects.toMatchObject({ code: '42501' });
  });

  test('functions that pass it for an index answer for the transaction’s site alone', async () => {
    const { ours, theirs, room, deps } = await twoSites();
    const sharing = async (scope: SiteScope) =>
      withSite(deps.db, scope, (tx) => tx.query<{ id: string }>('select rooms_sharing($1) as id', [[room.id]]));
    expect(await sharing(theirs)).toEqual([{ id: room.id }]);
    expect(await sharing(ours)).toEqual([]);
  });

  test('a scope ends with its transaction', async () => {
    const { theirs, deps } = await twoSites();
    await withSite(deps.db, theirs, (tx) => tx.query('select 1'));
    const { rows } = await deps.db.pool.query(`select current_site() as site`);
    expect(rows).toEqual([{ site: null }]);
  });

  test('a transaction of one site isn’t joined for another', async () => {
    const { ours, theirs, deps } = await twoSites();
    const joined = withSite(deps.db, ours, (tx) => withSite(tx, theirs, async () => 1));
    await expect(joined).rejects.toThrow('another site');
  });

  test('two sites may have people of the same address', async () => {
    const { ours, person, deps } = await twoSites();
    const twin: Person = { ...person, id: deps.ids.next() as PersonId };
    await withSite(deps.db, ours, (tx) => insertPerson(tx, twin));
    expect(await withSite(deps.db, ours, (tx) => personById(tx, twin.id))).toMatchObject({ mail: person.mail });
  });
});

describe('the audit', () => {
  test('can be added to, and neither changed nor emptied by the application', async () => {
    const { ours, deps } = await twoSites();
    const insert = `insert into audit_events (site_id, event_id, at, actor, action, entity, entity_id, change)
      values ($1, gen_random_uuid(), now(), '{}', 'meetingBooked', 'meeting', gen_random_uuid(), '{}')`;
    await withSite(deps.db, ours, (tx) => tx.run(insert, [ours.siteId]));
    for (const forbidden of [
      `update audit_events set action = 'x'`,
      'delete from audit_events',
      'truncate audit_events',
    ]) {
      await expect(withSite(deps.db, ours, (tx) => tx.run(forbidden))).rejects.toMatchObject({ code: '42501' });
    }
  });
});
