import type { BenchServer } from './server.ts';
import type { Metric } from './measure.ts';

export type Size = 'S' | 'M' | 'L';

/** What each question is asked with. */
export interface Bench {
  readonly server: BenchServer;
  readonly size: Size;
  /** Roughly how long one question may measure; loading comes on top. */
  readonly seconds: number;
  readonly seed: number;
  /** Progress, for whoever waits. */
  readonly tell: (line: string) => void;
}

/** One question about Planner's speed: a file each. */
export interface Question {
  /** As in `--only`. */
  readonly id: string;
  readonly what: string;
  /** @throws WrongResult when what came out under load isn't right: a fast wrong run is a failed run */
  ask(bench: Bench): Promise<readonly Metric[]>;
}

/** The load left something that must not be: two bookings in one place, a lost write, an answer of 500. */
export class WrongResult extends Error {}

/** @throws WrongResult with the sentence unless it holds */
export function mustHold(holds: boolean, sentence: string): void {
  if (!holds) throw new WrongResult(sentence);
}

/** Rooms of a site of this size (design of the sizes: docs/reference/performance.md). */
export const roomsOf: { readonly [size in Size]: number } = { S: 20, M: 300, L: 3000 };
