import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import type { Pool } from 'pg';
import { appRole, ensureAppRole } from './app-role.ts';
import type { Database } from './database.ts';
import { SchemaMismatch, databaseFailure } from './database-failure.ts';

interface Migration {
  readonly version: number;
  readonly name: string;
  readonly checksum: string;
  readonly sql: string;
}

interface AppliedMigration {
  readonly version: number;
  readonly name: string;
  readonly checksum: string;
}

export interface MigrateOptions {
  /** Makes this database on the server first when it isn't there, and migrates it instead of the one in the URL. */
  readonly createDatabase?: string;
  /** Sets the password of `planner_app`; without one an existing role keeps its own. */
  readonly appPassword?: string;
}

export interface MigrateResult {
  /** Names of the files that ran now, in order; empty when there was nothing to do. */
  readonly applied: readonly string[];
  readonly version: number;
}

const advisoryKey = 7_240_115; // any number, the same for every Planner
const folder = fileURLToPath(new URL('migrations/', import.meta.url));

/**
 * Brings a database to this program's schema, each file in a transaction of its own, one migrator at a time.
 * @param adminUrl  as owner of the tables; the application never uses it
 * @throws SchemaMismatch for a newer database, one whose applied files differ from ours, or a server below 15
 */
export async function migrate(adminUrl: string, options: MigrateOptions = {}): Promise<MigrateResult> {
  const url = options.createDatabase === undefined ? adminUrl : await createDatabase(adminUrl, options.createDatabase);
  return withAdmin(url, async (client) => {
    await client.query('select pg_advisory_lock($1)', [advisoryKey]);
    try {
      await checkServer(client);
      await ensureAppRole(client, options.appPassword ?? null);
      await client.query(`create table if not exists schema_migrations (
        version integer primary key, name text not null, checksum text not null, at timestamptz not null default now())`);
      await client.query(`grant usage on schema public to ${appRole}; grant select on schema_migrations to ${appRole}`);
      const known = migrations();
      const missing = missingAfter(known, await appliedIn(client));
      for (const migration of missing) await apply(client, migration);
      return { applied: missing.map(({ name }) => name), version: known.length };
    } finally {
      await client.query('select pg_advisory_unlock($1)', [advisoryKey]).catch(() => undefined);
    }
  });
}

/**
 * Whether this program may serve from the database: exactly its schema, and a role that row-level security binds.
 * @throws SchemaMismatch with the way out; DatabaseAway when it can't be reached
 */
export async function checkSchema(database: Database): Promise<void> {
  let applied: AppliedMigration[];
  let role: { readonly bypasses: boolean; readonly owns: boolean } | undefined;
  try {
    const { rows } = await database.pool.query<{ bypasses: boolean; owns: boolean }>(`
      select r.rolsuper or r.rolbypassrls as bypasses,
        exists (select from pg_class c where c.relname = 'sites' and c.relkind = 'r' and c.relowner = r.oid) as owns
      from pg_roles r where r.rolname = current_user`);
    role = rows[0];
    applied = await appliedIn(database.pool);
  } catch (error) {
    throw neverMigrated(error) ?? databaseFailure(error);
  }
  if (role?.bypasses !== false || role.owns) {
    throw new SchemaMismatch(
      'role',
      `DATABASE_URL names a user whom row-level security doesn't bind (owner or superuser). Use the role ${appRole}.`,
    );
  }
  const missing = missingAfter(migrations(), applied);
  if (missing.length > 0) {
    throw new SchemaMismatch(
      'older',
      `The database is older than this program (${missing.map(({ name }) => name).join(', ')} still to run). Run \`planner migrate\`.`,
    );
  }
}

function neverMigrated(error: unknown): SchemaMismatch | null {
  const { code } = error as { code?: string };
  if (code !== '42P01' && code !== '42501') return null;
  return new SchemaMismatch('older', 'The database has no Planner tables yet. Run `planner migrate`.', {
    cause: error,
  });
}

function migrations(): readonly Migration[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}-.+\.sql$/.test(name))
    .toSorted()
    .map((name, index) => {
      const sql = readFileSync(`${folder}${name}`, 'utf8').replaceAll('\r\n', '\n');
      if (Number(name.slice(0, 4)) !== index + 1) throw new Error(`migration ${name} is out of order`);
      return { version: index + 1, name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

async function appliedIn(client: Client | Pool): Promise<AppliedMigration[]> {
  const { rows } = await client.query<AppliedMigration>(
    'select version, name, checksum from schema_migrations order by version',
  );
  return rows;
}

function missingAfter(known: readonly Migration[], applied: readonly AppliedMigration[]): readonly Migration[] {
  if (applied.length > known.length) {
    throw new SchemaMismatch(
      'newer',
      `The database is newer than this program (it knows ${known.length} migrations, ${applied.length} were applied). Start the newer Planner.`,
    );
  }
  for (const [index, { name, checksum }] of applied.entries()) {
    if (known[index]?.checksum === checksum) continue;
    throw new SchemaMismatch(
      'changed',
      `The database was made by another version of ${name}. Restore the matching program, or a backup made with this one.`,
    );
  }
  return known.slice(applied.length);
}

async function apply(client: Client, { version, name, checksum, sql }: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(sql);
    await client.query('insert into schema_migrations (version, name, checksum) values ($1, $2, $3)', [
      version,
      name,
      checksum,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw new Error(`The migration ${name} failed and left nothing behind: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

async function checkServer(client: Client): Promise<void> {
  const { rows } = await client.query<{ version: string }>(`select current_setting('server_version_num') as version`);
  const major = Math.floor(Number(rows[0]?.version) / 10_000);
  if (major >= 15) return;
  throw new SchemaMismatch('server', `The database server is PostgreSQL ${major}; Planner needs 15 or later.`);
}

async function createDatabase(adminUrl: string, name: string): Promise<string> {
  await withAdmin(adminUrl, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  });
  return Object.assign(new URL(adminUrl), { pathname: `/${name}` }).toString();
}

/** One connection as owner of the tables, closed in the end. @throws DatabaseAway when there is none */
export async function withAdmin<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: 5000,
    application_name: 'planner migrate',
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw databaseFailure(error);
  }
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
