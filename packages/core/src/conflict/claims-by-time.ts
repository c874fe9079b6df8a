import type { Interval } from '../time/interval.ts';
import type { Claim } from './occupied.ts';

/**
 * Claims arranged so that those near a date are found at once: a series looks at a year's claims once a date.
 * @returns a function from an interval to the claims whose occupied range overlaps or touches it, earliest first
 */
export function claimsByTime<C extends Pick<Claim, 'during'>>(claims: readonly C[]): (range: Interval) => C[] {
  const sorted = claims
    .map((claim) => ({ claim, start: claim.during.start.epochMilliseconds, end: claim.during.end.epochMilliseconds }))
    .toSorted((a, b) => a.start - b.start);
  const longest = sorted.reduce((most, { start, end }) => Math.max(most, end - start), 0);
  return (range) => {
    const from = range.start.epochMilliseconds;
    const to = range.end.epochMilliseconds;
    const found: C[] = [];
    for (let i = firstAt(sorted, from - longest); i < sorted.length && sorted[i]!.start <= to; i += 1) {
      if (sorted[i]!.end >= from) found.push(sorted[i]!.claim);
    }
    return found;
  };
}

/** Index of the first entry that starts at or after a time, by halving. */
function firstAt(sorted: readonly { readonly start: number }[], start: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
