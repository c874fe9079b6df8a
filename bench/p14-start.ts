import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startEmbedded } from '@planner/db';
import { timed, timingOf } from './measure.ts';
import type { Metric } from './measure.ts';
import { mustHold } from './question.ts';
import type { Bench, Question } from './question.ts';

const program = fileURLToPath(new URL('planner-process.ts', import.meta.url));
const readyWithinMs = 60_000;

/** P14: how long the start of Planner takes on a folder with data, beside a Node that does nothing and a database. */
export const startQuestion: Question = {
  id: 'P14',
  what: 'start on an existing data folder',
  async ask(bench) {
    const folder = mkdtempSync(path.join(tmpdir(), 'planner-bench-start-'));
    chmodSync(folder, 0o755);
    try {
      return await ask(bench, path.join(folder, 'data'));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function ask({ seconds }: Bench, dataDir: string): Promise<Metric[]> {
  const firstEver = await startPlanner(dataDir); // makes the folder
  const rounds = Math.min(30, Math.max(5, Math.ceil(seconds)));
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = -1; round < rounds; round += 1) {
    const one = await startPlanner(dataDir);
    const other = await startNodeAndDatabase(dataDir);
    if (round < 0) continue;
    ours.push(one);
    theirs.push(other);
  }
  const [subject, baseline] = [timingOf(ours), timingOf(theirs)];
  return [
    {
      id: 'P14',
      what: 'start on an existing data folder, to the first 200 of /readyz',
      baselineIs: '`node -e 0` and the start of the database',
      subject,
      baseline,
      value: subject.p50 / baseline.p50,
      unit: 'times',
      ceiling: 3,
      notes: { rounds, onAnEmptyFolderMs: Math.round(firstEver) },
    },
  ];
}

/** @returns milliseconds from the start of the process to the first 200; the process is gone when it returns */
async function startPlanner(dataDir: string): Promise<number> {
  const begun = performance.now();
  const child = spawn(process.execPath, [program, dataDir], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit') as Promise<[number | null]>;
  try {
    const lines = createInterface({ input: child.stdout });
    const [url] = (await Promise.race([
      once(lines, 'line'),
      ended.then(() => Promise.reject(new Error('Planner ended before it listened'))),
    ])) as [string];
    while ((await fetch(`${url}/readyz`)).status !== 200) {
      if (performance.now() - begun > readyWithinMs) throw new Error('Planner does not get ready');
      await delay(5);
    }
    return performance.now() - begun;
  } finally {
    child.stdin.end();
    const [code] = await ended;
    mustHold(code === 0, `Planner ended with ${code}`);
  }
}

async function startNodeAndDatabase(dataDir: string): Promise<number> {
  let stop: (() => Promise<void>) | null = null;
  const elapsed = await timed(async () => {
    const [code] = (await once(spawn(process.execPath, ['-e', '0']), 'exit')) as [number | null];
    mustHold(code === 0, 'node -e 0 failed');
    const server = await startEmbedded({ dataDir, log: () => undefined });
    stop = () => server.stop();
  });
  await (stop as (() => Promise<void>) | null)?.();
  return elapsed;
}
