import { migrate } from '@planner/db';
import { defineCommand } from 'citty';
import { readSettings } from '../settings.ts';

export const migrateCommand = defineCommand({
  meta: { name: 'migrate', description: 'Bring the database to the schema of this version' },
  async run() {
    const settings = readSettings(process.env);
    const password = decodeURIComponent(new URL(settings.DATABASE_URL).password);
    const url = settings.DATABASE_ADMIN_URL ?? settings.DATABASE_URL;
    const result = await migrate(url, password ? { appPassword: password } : {});
    for (const name of result.applied) console.log(`applied ${name}`);
    console.log(`the database is at version ${result.version}`);
  },
});
