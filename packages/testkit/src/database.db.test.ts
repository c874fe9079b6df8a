import { describe, expect, test } from 'vitest';
import { useDatabase } from './database.ts';

const database = useDatabase();

describe('a test database', () => {
  test('is empty, migrated, and seen by the application without a scope as empty', async () => {
    await database.current.sql(
      `insert into sites (site_id, name, settings, default_language, created_at)
       values (gen_random_uuid(), 'Elsewhere', '{}', 'en', now())`,
    );
    const seen = await database.current.db.pool.query('select * from sites');
    expect(seen.rowCount).toBe(0);
  });
});
