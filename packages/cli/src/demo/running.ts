import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const runningSchema = z.object({
  pid: z.number(),
  databaseUrl: z.string(),
  plannerUrl: z.string(),
  pagesOrigin: z.string(),
  caPem: z.string(),
});

/** A demo that runs: how `planner doctor`, `compare` and `demo load` reach it. Private to its user (0600): it holds a password. */
export type Running = z.infer<typeof runningSchema>;

const fileIn = (dataDir: string): string => path.join(dataDir, 'running.json');

/** @returns takes the note away again */
export function rememberRunning(dataDir: string, running: Running): () => void {
  writeFileSync(fileIn(dataDir), JSON.stringify(running), { mode: 0o600 });
  return () => rmSync(fileIn(dataDir), { force: true });
}

/** The demo that runs on this folder; null when none does, also when one was killed and left its note behind. */
export function readRunning(dataDir: string): Running | null {
  let text: string;
  try {
    text = readFileSync(fileIn(dataDir), 'utf8');
  } catch {
    return null; // no note, or not ours to read
  }
  const note = runningSchema.safeParse(JSON.parse(text));
  return note.success && isAlive(note.data.pid) ? note.data : null;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
