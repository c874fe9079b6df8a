// Started by p14-start.ts as a process of its own: Planner on a data folder, as `planner demo` has it, without the
// simulated tenant. Prints its address when it listens; ends, with its database, when its standard input is closed.
import { migrate, openDatabase, startEmbedded, uuidSource } from '@planner/db';
import path from 'node:path';

const [dataDir = ''] = process.argv.slice(2);
const clock = { now: () => Temporal.Now.instant() };
const code = () =>
  Promise.all([import('@planner/sync'), import('@planner/server'), import('@planner/sites'), import('pino')]);
const server = await startEmbedded({ dataDir, log: () => undefined, whileStarting: () => void code() });
await migrate(server.adminUrl);
const [sync, { startServer }, { createGraphAccess, secretBoxFromFile }, { pino }] = await code();
const db = openDatabase({ url: server.appUrl });
const ids = uuidSource(clock);
const secrets = secretBoxFromFile(path.join(dataDir, 'secret.key'));
const access = createGraphAccess(
  { application: 'calendar-service', trust: 'kept' },
  { db, clock, ids, secrets, fetch: (url, init) => fetch(url, init) },
);
const engine = sync.createSyncEngine({
  db,
  clock,
  ids,
  graphFor: async (scope) => (await access(scope))?.client ?? null,
  random: Math.random,
  settings: { ...sync.defaultSyncSettings },
  log: () => undefined,
  worker: 'bench',
});
const running = await startServer({
  db,
  clock,
  ids,
  roles: ['web', 'worker', 'sync'],
  log: pino({ level: 'silent' }),
  webRoot: null,
  sync: engine,
});
console.log(running.url);
process.stdin.once('end', () => void stop()).resume();

async function stop(): Promise<void> {
  await running.stop();
  await db.close();
  await server.stop();
  process.exit(0);
}
