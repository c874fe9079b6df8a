import { accepted, refused } from '../errors.ts';
import type { Outcome, Refusal } from '../errors.ts';
import type { SeriesPolicy } from '../room.ts';
import type { IsoDate } from '../time/calendar.ts';

/** A date of a series that can't be had, and why. */
export interface DateConflict {
  readonly key: IsoDate;
  readonly refusals: readonly Refusal[];
}

/** A series that a room takes: every date but the skipped ones. */
export interface SeriesDecision {
  readonly skipped: readonly DateConflict[];
}

/**
 * Whether a room takes a series some of whose dates conflict (domain §7.3). "Exceeds" is strict: a share that equals the
 * percentage is accepted. A series of which nothing would be left is refused under every policy.
 * @param n  dates of the series, conflicting ones included
 * @returns on "no": the reasons of the conflicting dates, each with its date in `params.date`
 */
export function decideSeries(
  policy: SeriesPolicy,
  n: number,
  conflicts: readonly DateConflict[],
): Outcome<SeriesDecision> {
  if (maySkip(policy, n, conflicts.length)) return accepted({ skipped: conflicts });
  return refused(
    ...conflicts.flatMap(({ key, refusals }) =>
      refusals.map((refusal) => ({ ...refusal, params: { ...refusal.params, date: key } })),
    ),
  );
}

function maySkip(policy: SeriesPolicy, n: number, c: number): boolean {
  if (c === 0) return true;
  if (c >= n) return false;
  if (policy.kind === 'allOrNothing') return false;
  if (policy.kind === 'skip') return true;
  // In whole numbers: 1 of 3 is more than 33 %.
  return 100 * c <= policy.percent * n && c <= policy.maxInstances;
}
