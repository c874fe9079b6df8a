import type pg from 'pg';

/** The role that Planner serves with: owns nothing, can't pass row-level security. */
export const appRole = 'planner_app';

/**
 * Makes the application's role when the server has none, and sets its password when one is given.
 * Roles belong to the whole server, so two databases migrated at once may meet here.
 */
export async function ensureAppRole(client: pg.Client, password: string | null): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [appRole]);
  if (rowCount === 0) {
    try {
      await client.query(`create role ${appRole} login nosuperuser nobypassrls nocreatedb nocreaterole noinherit`);
    } catch (error) {
      const code = (error as { code?: string }).code;
      if (code !== '42710' && code !== '23505') throw error; // duplicate_object, unique_violation: the other was faster
    }
  }
  if (password !== null) {
    await client.query(`alter role ${appRole} password ${client.escapeLiteral(password)}`);
  }
}
