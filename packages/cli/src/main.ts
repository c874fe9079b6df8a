/**
 * `planner …`: one program for the demo, for real use, and for looking after it.
 * A command that can't go on says so in one sentence with the way out, and exits with 1.
 */
import { DatabaseAway, LaunchFailure, SchemaMismatch, StorageFull } from '@planner/db';
import { type CommandDef, defineCommand, renderUsage, runCommand } from 'citty';
import { CommandFailure } from './failure.ts';

const main = defineCommand({
  meta: { name: 'planner', description: 'Room booking for organisations on Microsoft 365' },
  subCommands: {
    demo: () => import('./commands/demo.ts').then((module) => module.demo),
    serve: () => import('./commands/serve.ts').then((module) => module.serve),
    migrate: () => import('./commands/migrate.ts').then((module) => module.migrateCommand),
    doctor: () => import('./commands/doctor.ts').then((module) => module.doctor),
    import: () => import('./commands/import.ts').then((module) => module.importCommand),
    admin: () => import('./commands/admin.ts').then((module) => module.admin),
    site: () => import('./commands/site.ts').then((module) => module.site),
    compare: () => import('./commands/compare.ts').then((module) => module.compare),
    sync: () => import('./commands/sync.ts').then((module) => module.sync),
  },
});

try {
  const rawArgs = process.argv.slice(2);
  if (rawArgs.length === 0 || rawArgs.some((arg) => arg === '--help' || arg === '-h')) {
    console.log(await usageOf(main, rawArgs));
  } else {
    await runCommand(main, { rawArgs });
  }
} catch (error) {
  process.exitCode = 1;
  console.error(`planner: ${sentenceOf(error)}`);
}

/** How the command that the words lead to is used: asking for help never runs anything. */
async function usageOf(command: CommandDef, words: readonly string[], parent?: CommandDef): Promise<string> {
  const known = (await resolved(command.subCommands)) ?? {};
  const [word = '', ...rest] = words;
  const inner = await resolved(known[word]);
  return inner ? usageOf(inner, rest, command) : renderUsage(command, parent);
}

async function resolved<T>(value: T | Promise<T> | (() => T | Promise<T>) | undefined): Promise<T | undefined> {
  return typeof value === 'function' ? (value as () => T | Promise<T>)() : value;
}

/** Failures that we know are sentences already; of anything else the stack is wanted. */
function sentenceOf(error: unknown): string {
  const known = [CommandFailure, LaunchFailure, SchemaMismatch, DatabaseAway, StorageFull];
  if (known.some((kind) => error instanceof kind)) return (error as Error).message;
  if (error instanceof Error && 'code' in error && String(error.code).startsWith('E_')) {
    return `${error.message}. \`planner --help\` lists the commands.`; // citty's own: unknown command, missing argument
  }
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return `The port is taken (${error.message}). Stop what uses it, or choose another with --port (0 = a free one).`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
