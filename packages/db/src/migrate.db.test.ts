import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { afterEach, describe, expect, inject, test } from 'vitest';
import { openDatabase } from './database.ts';
import { SchemaMismatch } from './database-failure.ts';
import { checkSchema, migrate } from './migrate.ts';

const server = inject('postgres');
const made: string[] = [];
const at = (url: string, name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).toString();

async function asAdmin(url: string, text: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

function aName(): string {
  const name = `migrate_${randomBytes(5).toString('hex')}`;
  made.push(name);
  return name;
}
afterEach(async () => {
  for (const name of made.splice(0)) await asAdmin(server.adminUrl, `drop database if exists ${name} with (force)`);
});

async function check(url: string): Promise<SchemaMismatch | null> {
  const db = openDatabase({ url, maxConnections: 1 });
  try {
    await checkSchema(db);
    return null;
  } catch (error) {
    if (error instanceof SchemaMismatch) return error;
    throw error;
  } finally {
    await db.close();
  }
}

describe('migrating', () => {
  test('an empty database gets everything, and the second time nothing', async () => {
    const name = aName();
    const first = await migrate(server.adminUrl, { createDatabase: name });
    expect(first.applied.length).toBe(first.version);
    expect(await migrate(at(server.adminUrl, name))).toEqual({ applied: [], version: first.version });
    expect(await check(at(server.appUrl, name))).toBeNull();
  });

  test('two at once do it once', async () => {
    const name = aName();
    await asAdmin(server.adminUrl, `create database ${name}`);
    const results = await Promise.all([1, 2, 3].map(() => migrate(at(server.adminUrl, name))));
    expect(results.map(({ applied }) => applied.length).toSorted((a, b) => a - b)).toEqual([0, 0, results[0]!.version]);
  });

  test('a database that was never migrated isn’t served, nor is one that is older, newer or changed', async () => {
    const name = aName();
    await asAdmin(server.adminUrl, `create database ${name}`);
    const [admin, app] = [at(server.adminUrl, name), at(server.appUrl, name)];
    expect(await check(app)).toMatchObject({ kind: 'older', message: expect.stringContaining('planner migrate') });
    const { version } = await migrate(admin);
    await asAdmin(admin, `insert into schema_migrations values (${version + 1}, '9999-future.sql', 'x')`);
    expect(await check(app)).toMatchObject({ kind: 'newer' });
    await expect(migrate(admin)).rejects.toMatchObject({ kind: 'newer' });
    await asAdmin(admin, `delete from schema_migrations where version >= ${version}`);
    expect(await check(app)).toMatchObject({ kind: 'older' });
    await asAdmin(admin, `update schema_migrations set checksum = 'x' where version = 1`);
    expect(await check(app)).toMatchObject({ kind: 'changed' });
  });

  test('a user whom row-level security doesn’t bind isn’t served', async () => {
    const name = aName();
    await migrate(server.adminUrl, { createDatabase: name });
    expect(await check(at(server.adminUrl, name))).toMatchObject({ kind: 'role' });
  });
});
