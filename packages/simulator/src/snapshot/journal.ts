import { closeSync, openSync, writeSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { fromPlain, toPlain } from './plain-form.ts';
import type { JournalLine } from './simulator-snapshot.ts';

const fileOf = (dataDir: string, number: number): string => path.join(dataDir, `tenant-journal.${number}.jsonl`);

/**
 * What happened since the last snapshot, one JSON a line. Lines are handed to the operating system before the answer
 * that depends on them leaves: whoever was told something finds it again, even after `kill -9` of the simulator.
 */
export class Journal {
  readonly number: number;
  #file: number;
  #bytes = 0;

  constructor(dataDir: string, number: number) {
    this.number = number;
    this.#file = openSync(fileOf(dataDir, number), 'a', 0o600);
  }

  get bytes(): number {
    return this.#bytes;
  }

  append(line: JournalLine): void {
    this.#bytes += writeSync(this.#file, `${JSON.stringify(toPlain(line))}\n`);
  }

  close(): void {
    closeSync(this.#file);
  }
}

/** The lines of journal `first` and all later ones, in order. A last line that breaks off was never acknowledged. */
export async function readJournals(dataDir: string, first: number): Promise<readonly JournalLine[]> {
  const lines: JournalLine[] = [];
  for (const number of (await journalNumbers(dataDir)).filter((one) => one >= first)) {
    const text = await readFile(fileOf(dataDir, number), 'utf8');
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    for (const line of whole.split('\n')) if (line !== '') lines.push(fromPlain(JSON.parse(line)) as JournalLine);
  }
  return lines;
}

/**
 * The number for a new journal: later than all that are there. Each run with a folder begins one, so it is the run's
 * own number too (1: the first), and part of its seed: new ids would repeat old ones otherwise.
 */
export async function nextJournalNumber(dataDir: string): Promise<number> {
  return ((await journalNumbers(dataDir)).at(-1) ?? 0) + 1;
}

/** Removes the journals whose lines are in a snapshot. */
export async function removeJournalsBefore(dataDir: string, number: number): Promise<void> {
  for (const old of await journalNumbers(dataDir)) if (old < number) await rm(fileOf(dataDir, old));
}

async function journalNumbers(dataDir: string): Promise<readonly number[]> {
  const names = await readdir(dataDir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []; // nothing was kept yet
    throw error;
  });
  const numbers = names.flatMap((name) => /^tenant-journal\.(\d+)\.jsonl$/.exec(name)?.[1] ?? []).map(Number);
  return numbers.sort((one, other) => one - other);
}
