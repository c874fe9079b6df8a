import { performance } from 'node:perf_hooks';

/** Milliseconds of each round, and what they come to. */
export interface Timing {
  readonly n: number;
  readonly mean: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** One figure of the bench: ours, its baseline from the same run, and how far apart they may be. */
export interface Metric {
  /** As in the performance page: P1, P4 … */
  readonly id: string;
  readonly what: string;
  readonly baselineIs: string;
  readonly subject: Timing | null;
  readonly baseline: Timing | null;
  /** subject ÷ baseline by medians, or another figure (exponent, bytes) where there is no baseline. */
  readonly value: number;
  readonly unit: 'times' | 'exponent' | 'kB' | 'MB' | 'ms' | 'nodes' | 'calls';
  /** null = told, not judged. */
  readonly ceiling: number | null;
  readonly notes?: { readonly [name: string]: number | string };
}

export function timingOf(samples: readonly number[]): Timing {
  if (samples.length === 0) throw new Error('no rounds were measured');
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return {
    n: sorted.length,
    mean: sorted.reduce((sum, value) => sum + value, 0) / sorted.length,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    max: at(1),
  };
}

/**
 * Runs subject and baseline in turn (A B A B …), so that a machine that speeds up or slows down does so for both.
 * @param rounds  counted rounds; half as many run first and aren't counted: a server has been running for days, a bench for seconds
 */
export async function comparePairs(
  rounds: number,
  subject: (round: number) => Promise<unknown>,
  baseline: (round: number) => Promise<unknown>,
): Promise<{ subject: Timing; baseline: Timing; ratio: number }> {
  const warmUp = Math.max(20, Math.floor(rounds / 2));
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = -warmUp; round < rounds; round += 1) {
    const one = await timed(() => subject(round + warmUp));
    const other = await timed(() => baseline(round + warmUp));
    if (round < 0) continue;
    ours.push(one);
    theirs.push(other);
  }
  const [subjectTiming, baselineTiming] = [timingOf(ours), timingOf(theirs)];
  return { subject: subjectTiming, baseline: baselineTiming, ratio: subjectTiming.p50 / baselineTiming.p50 };
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Slope of log(cost) over log(size) by least squares: 0 = independent of size, 1 = proportional. */
export function fittedExponent(points: readonly (readonly [size: number, cost: number])[]): number {
  const logs = points.map(([size, cost]) => [Math.log(size), Math.log(cost)] as const);
  const meanX = logs.reduce((sum, [x]) => sum + x, 0) / logs.length;
  const meanY = logs.reduce((sum, [, y]) => sum + y, 0) / logs.length;
  const above = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  const below = logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  return above / below;
}

/**
 * The same work from several clients at once, each starting its next round when the last has ended (closed loop).
 * @param rounds  of all clients together
 */
export async function inTurnsBy(clients: number, rounds: number, work: () => Promise<unknown>): Promise<Timing> {
  const samples: number[] = [];
  let left = rounds;
  const client = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      samples.push(await timed(work));
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return timingOf(samples);
}
