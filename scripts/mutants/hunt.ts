import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { mutants } from './mutants.ts';

const simulate = fileURLToPath(new URL('../simulate.ts', import.meta.url));
const mutate = fileURLToPath(new URL('mutate.ts', import.meta.url));

/** What came of one mutant: the seed whose story shows it, null when none does. */
type Found = { readonly name: string; readonly seed: number | null; readonly sign: string };

/**
 * Tells stories with each mutant until one breaks a promise, and prints which seed found which.
 * @returns whether all were found
 * @throws Error when a mutant no longer fits the code, or its run ends in another way than by a broken promise
 */
export async function huntMutants(order: { readonly seeds: number; readonly first: number }): Promise<boolean> {
  const queue = [...mutants];
  const found: Found[] = [];
  const hunter = async (): Promise<void> => {
    for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
      const one = await hunt(mutant.name, order);
      found.push(one);
      console.log(
        one.seed === null ? `not found: ${one.name}` : `seed ${one.seed} found: ${one.name}\n    ${one.sign}`,
      );
    }
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, hunter));
  const count = found.filter(({ seed }) => seed !== null).length;
  console.log(`${count} of ${mutants.length} mutants found`);
  return count === mutants.length;
}

async function hunt(name: string, { seeds, first }: { seeds: number; first: number }): Promise<Found> {
  const child = spawn(
    process.execPath,
    ['--import', mutate, simulate, '--until-failure', '--seeds', String(seeds), '--seed', String(first)],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, PLANNER_MUTANT: name } },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const seed = /^Seed (\d+) failed:$/m.exec(output)?.[1];
  if (seed !== undefined) return { name, seed: Number(seed), sign: /^ {2}✗ (.*)$/m.exec(output)?.[1] ?? '' };
  if (code !== 0) throw new Error(`The run with "${name}" ended by itself:\n${output}`);
  return { name, seed: null, sign: '' };
}
