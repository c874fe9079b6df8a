import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Database, migrate, openDatabase, startEmbedded } from '@planner/db';
import pg from 'pg';

/** The run's own database server, in a folder that is gone afterwards. */
export interface BenchServer {
  /** `PostgreSQL 18.4 …` */
  readonly version: string;
  /** Readable by the database's user: files for COPY go here. */
  readonly folder: string;
  /** A migrated database of its own. */
  database(): Promise<BenchDatabase>;
  stop(): Promise<void>;
}

export interface BenchDatabase {
  /** As the application has it. */
  readonly db: Database;
  readonly adminUrl: string;
  readonly appUrl: string;
  /** The raw driver as owner, past row-level security: baselines, loading, checking. */
  readonly raw: pg.Pool;
  sql<Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  drop(): Promise<void>;
}

const template = 'planner_template';

/**
 * @param connections  of one database's pool, as many as Planner has unless told; the load's clients share them
 * @param disposable  doesn't wait for the disk: for stories, never for figures
 */
export async function startBenchServer(connections = 10, { disposable = false } = {}): Promise<BenchServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'planner-bench-'));
  chmodSync(folder, 0o755); // as root the server runs under another user
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const server = await startEmbedded({ dataDir: path.join(folder, 'db'), log: () => undefined, disposable }).catch(
    (error: unknown) => {
      remove();
      throw error;
    },
  );
  await migrate(server.adminUrl, { createDatabase: template });
  const [version] = await asAdmin<{ version: string }>(server.adminUrl, 'select version()');
  return {
    version: version?.version.split(' on ')[0] ?? 'unknown',
    folder,
    async database() {
      const name = `bench_${randomBytes(4).toString('hex')}`;
      await asAdmin(server.adminUrl, `create database ${name} template ${template}`);
      const at = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).toString();
      const db = openDatabase({ url: at(server.appUrl), maxConnections: connections });
      const raw = new pg.Pool({ connectionString: at(server.adminUrl), max: connections });
      raw.on('error', () => undefined); // the database is dropped under idle connections
      return {
        db,
        adminUrl: at(server.adminUrl),
        appUrl: at(server.appUrl),
        raw,
        sql: async <Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) =>
          (await raw.query<Row>(text, [...values])).rows,
        async drop() {
          await db.close();
          await raw.end();
          await asAdmin(server.adminUrl, `drop database if exists ${name} with (force)`);
        },
      };
    },
    async stop() {
      await server.stop();
      remove();
    },
  };
}

async function asAdmin<Row extends pg.QueryResultRow>(url: string, statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}
