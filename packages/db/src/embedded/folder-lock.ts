import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { birthOf, commandOf, isRunning } from './processes.ts';
import { LaunchFailure } from './launch-failure.ts';

interface Holder {
  readonly pid: number;
  /** Start time of the process: pids are reused, also by an innocent program after a restart of the machine. */
  readonly birth: string | null;
}

/**
 * Takes the data folder for this process, so that no second Planner stops the first one's database.
 * A holder that no longer runs is replaced.
 * @returns gives the folder back
 * @throws LaunchFailure `folderInUse` when a living Planner holds it
 */
export function lockFolder(dataDir: string): () => void {
  const lock = path.join(dataDir, 'planner.pid');
  const mine: Holder = { pid: process.pid, birth: birthOf(process.pid) };
  const draft = `${lock}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      try {
        // A link appears with its content or not at all: nobody reads a half-written lock.
        linkSync(draft, lock);
        return () => release(lock, mine);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const holder = readHolder(lock);
      if (holder && isAlive(holder)) {
        throw new LaunchFailure(
          'folderInUse',
          `Another Planner (process ${holder.pid}) uses the data folder ${dataDir}. Stop it, or start this one with --data DIR on another folder.`,
        );
      }
      rmSync(lock, { force: true });
    }
  } finally {
    rmSync(draft, { force: true });
  }
  throw new LaunchFailure(
    'folderInUse',
    `Another Planner is just starting in the data folder ${dataDir}. Wait until it runs, or use --data DIR.`,
  );
}

/** The process that postmaster.pid names, if it still runs. */
export function runningPostmaster(pidFile: string): number | null {
  let text: string;
  try {
    text = readFileSync(pidFile, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const pid = Number(text.split('\n')[0]);
  return Number.isInteger(pid) && pid > 1 && isRunning(pid) ? pid : null;
}

/** Whether a process is postgres on exactly this data directory: only such a one may get a signal from us. */
export function servesFolder(pid: number, pgData: string): boolean {
  const command = commandOf(pid);
  return command !== null && /postgres/.test(command) && command.split(' ').includes(pgData);
}

function readHolder(lock: string): Holder | null {
  try {
    return JSON.parse(readFileSync(lock, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

function isAlive(holder: Holder): boolean {
  return holder.pid !== process.pid && isRunning(holder.pid) && birthOf(holder.pid) === holder.birth;
}

function release(lock: string, mine: Holder): void {
  const holder = readHolder(lock);
  if (holder?.pid === mine.pid && holder.birth === mine.birth) rmSync(lock, { force: true });
}
