import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const holderSchema = z.object({ pid: z.number(), birth: z.string().nullable() });
type Holder = z.output<typeof holderSchema>;

/** A simulator that was told to end writes its last snapshot first; who starts at once waits for that. */
const patienceMs = 15_000;
const stepMs = 50;

/**
 * Takes a data folder for this process. Two simulators on one folder would each lose what the other one is told.
 * A holder that is ending is waited for, one that no longer runs is replaced. Makes the folder when it isn't there.
 * @returns gives the folder back
 * @throws Error with one sentence when another simulator keeps it
 */
export async function lockFolder(dataDir: string, waitMs = patienceMs): Promise<() => void> {
  mkdirSync(dataDir, { recursive: true });
  const lock = path.join(dataDir, 'simulator.pid');
  const mine: Holder = { pid: process.pid, birth: birthOf(process.pid) };
  const draft = `${lock}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 });
  try {
    for (let waited = 0; ; waited += stepMs) {
      if (tryLink(draft, lock)) return () => release(lock, mine);
      const holder = readHolder(lock);
      if (!holder || !isAlive(holder)) rmSync(lock, { force: true });
      else if (waited >= waitMs)
        throw new Error(
          `another simulator (process ${holder.pid}) uses the folder ${dataDir}. Stop it, or take another folder.`,
        );
      else await new Promise((resolve) => setTimeout(resolve, stepMs));
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** A link appears with its content or not at all: nobody reads a half-written lock. */
function tryLink(draft: string, lock: string): boolean {
  try {
    linkSync(draft, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function readHolder(lock: string): Holder | undefined {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(lock, 'utf8')));
  } catch {
    return undefined;
  }
}

function isAlive({ pid, birth }: Holder): boolean {
  if (pid === process.pid) return false; // of an earlier life of this process
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return birthOf(pid) === birth;
}

/** When a process began, as the system tells it: numbers of processes are used again. */
function birthOf(pid: number): string | null {
  try {
    // Field 22, counted behind the name in brackets, which may hold anything.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? 'dead, not yet buried' : (fields[19] ?? null);
  } catch {
    try {
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    } catch {
      return null;
    }
  }
}

function release(lock: string, mine: Holder): void {
  const holder = readHolder(lock);
  if (holder?.pid === mine.pid && holder.birth === mine.birth) rmSync(lock, { force: true });
}
