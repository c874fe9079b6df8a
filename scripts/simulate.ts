// Run by `npm run simulate` through the launcher: tells random stories of people, Outlook, Planner and faults, one a seed, on a
// database server of its own that is gone afterwards. Exits with 1 when a promise was broken; with --mutants, when a deliberate
// mistake was not found.
import { parseArgs } from 'node:util';
import { storyOfSeed, usualSteps } from '@planner/testkit';
import type { SeedOutcome } from '@planner/testkit';
import { startBenchServer } from '../bench/server.ts';
import { huntMutants } from './mutants/hunt.ts';

const usage = 'npm run simulate -- [--seeds N] [--seed FIRST] [--steps K] [--replicas R] [--until-failure | --mutants]';
const progressEvery = 25;
const secondsSince = (startedAt: number): string => ((performance.now() - startedAt) / 1000).toFixed(0);

interface Order {
  readonly seeds: number;
  readonly first: number;
  readonly steps: number;
  /** Processes of Planner over one database. */
  readonly replicas: number;
  /** Ends with the first seed that fails. */
  readonly untilFailure: boolean;
  /** Deliberate mistakes are to be found, instead of ones that nobody knows of. */
  readonly mutants: boolean;
}

function readArguments(): Order {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string' },
      seed: { type: 'string', default: '1' },
      steps: { type: 'string', default: String(usualSteps) },
      replicas: { type: 'string', default: '1' },
      'until-failure': { type: 'boolean', default: false },
      mutants: { type: 'boolean', default: false },
    },
  });
  const numbers = [values.seeds ?? (values.mutants ? '500' : '100'), values.seed, values.steps, values.replicas].map(
    Number,
  );
  const isCount = (value: number): boolean => Number.isSafeInteger(value) && value > 0;
  if (!numbers.every(isCount)) throw new Error('--seeds, --seed, --steps and --replicas are whole numbers above 0');
  const [seeds, first, steps, replicas] = numbers as [number, number, number, number];
  return { seeds, first, steps, replicas, untilFailure: values['until-failure'], mutants: values.mutants };
}

// The same stories again need the same world.
const flagsOf = ({ steps, replicas }: Pick<Order, 'steps' | 'replicas'>): string =>
  `--steps ${steps}${replicas > 1 ? ` --replicas ${replicas}` : ''}`;

function printFailure({ seed, history, broken }: SeedOutcome, flags: string): void {
  console.log(`\nSeed ${seed} failed:`);
  for (const line of history) console.log(`  ${line}`);
  for (const line of broken) console.log(`  ✗ ${line}`);
  console.log(`  Replay: npm run simulate -- --seeds 1 --seed ${seed} ${flags}\n`);
}

async function simulate(order: Order): Promise<number> {
  const { seeds, first, steps, replicas, untilFailure } = order;
  const flags = flagsOf(order);
  const server = await startBenchServer(10, { disposable: true });
  const startedAt = performance.now();
  const faults = new Map<string, number>();
  const failed: number[] = [];
  let told = 0;
  // Ctrl-C ends after the story that is being told, with the counts so far and the seed to go on from.
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stopping.abort());
  try {
    const database = await server.database();
    for (let seed = first; seed < first + seeds && !stopping.signal.aborted; seed += 1) {
      const outcome = await storyOfSeed(seed, { database, steps, replicas });
      told += 1;
      for (const [name, count] of outcome.faults) faults.set(name, (faults.get(name) ?? 0) + count);
      if (outcome.broken.length > 0) {
        failed.push(seed);
        printFailure(outcome, flags);
        if (untilFailure) break;
      } else if (seeds === 1) {
        for (const line of outcome.history) console.log(`  ${line}`);
      }
      if (told % progressEvery === 0)
        console.error(`${told} of ${seeds} seeds, ${failed.length} failed, ${secondsSince(startedAt)} s`);
    }
    await database.drop();
  } finally {
    await server.stop();
  }
  console.log('Faults that happened:');
  for (const [name, count] of faults) console.log(`  ${String(count).padStart(6)} × ${name}`);
  if (told < seeds && !untilFailure)
    console.log(`Stopped. Go on with: npm run simulate -- --seeds ${seeds - told} --seed ${first + told} ${flags}`);
  if (failed.length > 0) console.log(`Failed seeds: ${failed.join(', ')}`);
  console.log(`${told - failed.length} passed, ${failed.length} failed (${secondsSince(startedAt)} s)`);
  return failed.length > 0 || told < seeds ? 1 : 0;
}

try {
  const order = readArguments();
  process.exitCode = order.mutants ? ((await huntMutants(order)) ? 0 : 1) : await simulate(order);
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  process.exitCode = 2;
}
