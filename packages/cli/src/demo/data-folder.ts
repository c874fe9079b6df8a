import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CommandFailure } from '../failure.ts';

/**
 * Where the demo keeps its data: `.planner/data` of the clone. PostgreSQL refuses to run as root, so for root it runs as `nobody`,
 * who can't enter a private home such as /root: then the data live under /var/lib.
 */
export function chooseDataFolder(options: { readonly clone: string; readonly wanted?: string | undefined }): string {
  if (options.wanted) return path.resolve(options.wanted);
  const inClone = path.join(options.clone, '.planner', 'data');
  if (process.getuid?.() !== 0 || isOpenToAll(options.clone)) return inClone;
  const name = createHash('sha256').update(options.clone).digest('hex').slice(0, 12);
  return path.join('/var/lib/planner', name);
}

/** Whether any user may pass through every folder on the way. */
function isOpenToAll(folder: string): boolean {
  for (let at = folder; ; at = path.dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

/**
 * Takes the folder for this process.
 * @returns gives it back
 * @throws CommandFailure when it can't be written or another Planner that is alive holds it
 */
export function lockFolder(folder: string): () => void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new CommandFailure(
      `The data folder ${folder} can't be written (${codeOf(error)}). Give this user write access, or choose another with --data DIR.`,
    );
  }
  const lock = path.join(folder, 'planner.pid');
  const holder = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
  if (holder > 0 && holder !== process.pid && isPlanner(holder)) {
    throw new CommandFailure(
      `Process ${holder} is another Planner that uses ${folder}. Stop it (kill ${holder}), or choose another folder with --data DIR.`,
    );
  }
  try {
    writeFileSync(lock, String(process.pid));
  } catch (error) {
    throw new CommandFailure(
      `The data folder ${folder} can't be written (${codeOf(error)}). Free some space, or choose another with --data DIR.`,
    );
  }
  return () => rmSync(lock, { force: true });
}

/** A pid may have been given to another program since: only a living process that runs our program counts. */
function isPlanner(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
  const commandLine = `/proc/${pid}/cmdline`;
  if (!existsSync('/proc/self/cmdline')) return true; // no /proc (macOS): believe the pid
  return existsSync(commandLine) && readFileSync(commandLine, 'utf8').includes('packages/cli/src/main.ts');
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
