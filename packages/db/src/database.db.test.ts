import { aClock, aSite, useDatabase } from '@planner/testkit';
import { describe, expect, test } from 'vitest';
import { openDatabase, withSite, withoutScope } from './database.ts';
import { ConflictOnConstraint, DatabaseAway } from './database-failure.ts';
import { listen } from './listen.ts';
import { uuidSource } from './uuid.ts';

const database = useDatabase();
async function aScope() {
  const clock = aClock('2026-11-24T08:00:00Z');
  return aSite({ db: database.current.db, clock, ids: uuidSource(clock) });
}

describe('a transaction', () => {
  test('gives instants, dates, numbers and ranges as what they are', async () => {
    const scope = await aScope();
    const at = Temporal.Instant.from('2026-11-24T08:00:00.123456Z');
    const [row] = await withSite(database.current.db, scope, (tx) =>
      tx.query<{
        at: Temporal.Instant;
        whole: Temporal.Instant;
        on: string;
        n: number;
        range: { start: Temporal.Instant };
      }>(
        `select $1::timestamptz as at, date_trunc('hour', $1::timestamptz) as whole, date '2026-02-28' as on, 9007199254740991 as n,
           tstzrange($1, $1::timestamptz + interval '1 hour') as range`,
        [at],
      ),
    );
    expect(row?.at.equals(at)).toBe(true);
    expect(row?.whole.toString()).toBe('2026-11-24T08:00:00Z');
    expect([row?.on, row?.n]).toEqual(['2026-02-28', Number.MAX_SAFE_INTEGER]);
    expect(row?.range.start.equals(at)).toBe(true);
  });

  test('begins and takes its scope in one round trip', async () => {
    const scope = await aScope();
    const before = database.current.db.statements;
    await withSite(database.current.db, scope, (tx) => tx.query('select $1::int', [1]));
    expect(database.current.db.statements - before).toBe(3);
  });

  test('keeps nothing of work that failed, and the connection serves on', async () => {
    const scope = await aScope();
    const insert = `insert into locations (site_id, location_id, name, sort_key, zone, currency, default_language)
      values ($1, gen_random_uuid(), 'Here', 'here', 'UTC', 'DKK', 'en')`;
    const twice = withSite(database.current.db, scope, async (tx) => {
      await tx.run(insert, [scope.siteId]);
      await tx.run(insert, [scope.siteId]);
    });
    await expect(twice).rejects.toMatchObject({
      name: 'ConflictOnConstraint',
      constraint: 'locations_site_id_name_key',
    });
    const rows = await withSite(database.current.db, scope, async (tx) => {
      await tx.run(insert, [scope.siteId]);
      // A savepoint loses the failed part alone.
      await expect(tx.savepoint(() => tx.run(insert, [scope.siteId]))).rejects.toBeInstanceOf(ConflictOnConstraint);
      return tx.query('select from locations where site_id = $1', [scope.siteId]);
    });
    expect(rows).toHaveLength(1);
  });

  test('runs again when two stood in each other’s way', async () => {
    const scope = await aScope();
    const { db, sql } = database.current;
    for (const name of ['A', 'B']) {
      await sql(
        `insert into locations (site_id, location_id, name, sort_key, zone, currency, default_language)
         values ($1, gen_random_uuid(), $2, $2, 'UTC', 'DKK', 'en')`,
        [scope.siteId, name],
      );
    }
    const touch = 'update locations set version = version + 1 where site_id = $1 and name = $2';
    const both = Promise.withResolvers<void>();
    let started = 0;
    const inOrder = (names: readonly [string, string]) =>
      withSite(db, scope, async (tx) => {
        await tx.run(touch, [scope.siteId, names[0]]);
        started += 1;
        if (started >= 2) both.resolve();
        await both.promise;
        await tx.run(touch, [scope.siteId, names[1]]);
      });
    await Promise.all([inOrder(['A', 'B']), inOrder(['B', 'A'])]);
    const rows = await sql('select name, version from locations where site_id = $1 order by name', [scope.siteId]);
    expect(rows).toEqual([
      { name: 'A', version: '3' },
      { name: 'B', version: '3' },
    ]);
  });

  test('says that the database is away when its connection is cut, and the next one works', async () => {
    const scope = await aScope();
    const { db, sql } = database.current;
    const cut = withSite(db, scope, async (tx) => {
      const [{ pid } = { pid: 0 }] = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
      await sql('select pg_terminate_backend($1)', [pid]);
      await tx.query('select 1');
    });
    await expect(cut).rejects.toBeInstanceOf(DatabaseAway);
    expect(await withSite(db, scope, (tx) => tx.query<{ n: number }>('select 1 as n'))).toEqual([{ n: 1 }]);
  });
});

describe('a wrong DATABASE_URL', () => {
  const asked = async (change: (url: URL) => void) => {
    const url = new URL(database.current.appUrl);
    change(url);
    const db = openDatabase({ url: url.toString() });
    const failure = await withoutScope(db, (connection) => connection.query('select 1')).catch(
      (error: unknown) => error,
    );
    await db.close();
    return failure as Error;
  };

  test.each([
    ['password', (url: URL) => void (url.password = 'wrong'), 'refuses the user name or password'],
    ['database', (url: URL) => void (url.pathname = '/nowhere'), 'does not exist'],
    ['port', (url: URL) => void (url.port = '1'), 'does not answer'],
    ['host', (url: URL) => void (url.hostname = 'nowhere.invalid'), 'does not answer'],
  ])('a wrong %s is one sentence without the password', async (_part, change, sentence) => {
    const failure = await asked(change);
    expect(failure).toBeInstanceOf(DatabaseAway);
    expect(failure.message).toContain(sentence);
    expect(failure.message).not.toContain(new URL(database.current.appUrl).password);
  });
});

describe('listening', () => {
  test('hears what commits, and goes on after its connection was cut', async () => {
    const { db, sql } = database.current;
    const heard: string[] = [];
    let gaps = 0;
    const listening = listen(db, 'planner_live', (payload) => heard.push(payload), { onGap: () => (gaps += 1) });
    await listening.ready;
    await sql(`select pg_notify('planner_live', 'one')`);
    await expect.poll(() => heard).toEqual(['one']);
    await sql(
      `select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen planner_live' and datname = current_database()`,
    );
    await expect.poll(() => gaps, { timeout: 10_000 }).toBe(1);
    await sql(`select pg_notify('planner_live', 'two')`);
    await expect.poll(() => heard).toEqual(['one', 'two']);
    await listening.close();
  });
});
