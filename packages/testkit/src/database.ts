import { randomBytes } from 'node:crypto';
import { type Database, type DatabaseOptions, openDatabase } from '@planner/db';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** The run's database server: as owner of everything, as the application's role, and the migrated template's name. */
    postgres: { readonly adminUrl: string; readonly appUrl: string; readonly template: string };
  }
}

/** A database of its own, made from the migrated template, with both ways in. */
export interface TestDatabase {
  /** As the application's role: what the code under test gets. */
  readonly db: Database;
  readonly adminUrl: string;
  readonly appUrl: string;
  /** Runs SQL as the owner, who sees all sites: for arranging and for looking. */
  sql<Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  drop(): Promise<void>;
}

/**
 * Makes a fresh database on the run's server.
 * @param options  passed to `openDatabase` (observers, pool size)
 */
export async function testDatabase(options: Partial<DatabaseOptions> = {}): Promise<TestDatabase> {
  const server = inject('postgres');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const at = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).toString();
  await asAdmin(server.adminUrl, `create database ${name} template ${server.template}`);
  const [adminUrl, appUrl] = [at(server.adminUrl), at(server.appUrl)];
  const db = openDatabase({ maxConnections: 6, ...options, url: appUrl });
  const admin = new pg.Pool({ connectionString: adminUrl, max: 2 });
  admin.on('error', () => undefined); // the database is dropped under idle connections
  return {
    db,
    adminUrl,
    appUrl,
    sql: async <Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) =>
      (await admin.query<Row>(text, [...values])).rows,
    async drop() {
      await db.close();
      await admin.end();
      await asAdmin(server.adminUrl, `drop database if exists ${name} with (force)`);
    },
  };
}

/** The same for a whole file: made before its tests, dropped after. Read it inside tests only. */
export function useDatabase(options: Partial<DatabaseOptions> = {}): { readonly current: TestDatabase } {
  let made: TestDatabase | undefined;
  beforeAll(async () => {
    made = await testDatabase(options);
  });
  afterAll(async () => {
    await made?.drop();
  });
  return {
    get current() {
      if (!made) throw new Error('the database is there once the tests run');
      return made;
    },
  };
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
