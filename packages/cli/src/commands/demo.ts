import { defineCommand } from 'citty';
import { CommandFailure } from '../failure.ts';

const dataArgument = {
  data: { type: 'string', description: 'Folder for the data (default: .planner/data of the clone)' },
} as const;

const start = defineCommand({
  meta: { name: 'start', description: 'Database, simulated Microsoft 365 and Planner, with a demo organisation' },
  args: {
    ...dataArgument,
    fresh: { type: 'boolean', description: 'Throw the data of earlier starts away', default: false },
    empty: { type: 'boolean', description: 'Leave the calendars empty', default: false },
    host: { type: 'string', description: 'Address to listen on', default: '127.0.0.1' },
    port: { type: 'string', description: 'Port of Planner (default: 8080 or the next free one; 0 = any)' },
    seed: { type: 'string', description: 'Seed of the demo organisation', default: 'nordlys' },
  },
  async run({ args }) {
    const [{ demoDataDir }, { runDemo }] = await Promise.all([
      import('../demo/data-dir.ts'),
      import('../demo/run-demo.ts'),
    ]);
    await runDemo({
      dataDir: args.data ?? demoDataDir(),
      fresh: args.fresh,
      empty: args.empty,
      host: args.host,
      port: args.port === undefined ? null : readPort(args.port),
      seed: args.seed,
    });
  },
});

const load = defineCommand({
  meta: { name: 'load', description: 'Turn a calendar file into Outlook meetings of the running demo' },
  args: {
    ...dataArgument,
    file: { type: 'positional', description: 'FILE.ics', required: true },
    rooms: { type: 'string', description: 'Fold the places onto so many rooms' },
    zone: { type: 'string', description: 'Zone of dates and floating times', default: 'America/Los_Angeles' },
  },
  async run({ args }) {
    const { loadCalendar } = await import('../demo/load-calendar.ts');
    const { demoDataDir } = await import('../demo/data-dir.ts');
    await loadCalendar({
      dataDir: args.data ?? demoDataDir(),
      file: args.file,
      rooms: args.rooms === undefined ? null : readCount(args.rooms),
      zone: args.zone,
    });
  },
});

export const demo = defineCommand({
  meta: { name: 'demo', description: 'The demo: everything on this machine, nothing to set up' },
  default: 'start',
  subCommands: { start, load },
});

function readPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new CommandFailure(`--port ${text} is no port. Give a number from 0 (any free one) to 65535.`);
}

function readCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= 500) return count;
  throw new CommandFailure(`--rooms ${text} is no number of rooms. Give one from 1 to 500.`);
}
