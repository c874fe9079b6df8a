/** A half-open stretch of time `[start, end)` between two instants. Empty and negative ones aren't intervals. */
export interface Interval {
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
}

export function overlaps(one: Interval, other: Interval): boolean {
  return Temporal.Instant.compare(one.start, other.end) < 0 && Temporal.Instant.compare(other.start, one.end) < 0;
}
