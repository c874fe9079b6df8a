/** A half-open stretch of time `[start, end)` between two instants. Empty and negative ones aren't intervals. */
export interface Interval {
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
}

/** Whether two intervals share an instant. `[10,11)` and `[11,12)` don't. */
export function overlaps(one: Interval, other: Interval): boolean {
  return Temporal.Instant.compare(one.start, other.end) < 0 && Temporal.Instant.compare(other.start, one.end) < 0;
}

/** Whether `inner` lies wholly inside `outer`. */
export function contains(outer: Interval, inner: Interval): boolean {
  return Temporal.Instant.compare(outer.start, inner.start) <= 0 && Temporal.Instant.compare(inner.end, outer.end) <= 0;
}

/** The interval, or null when the end isn't after the start. */
export function intervalOf(start: Temporal.Instant, end: Temporal.Instant): Interval | null {
  return Temporal.Instant.compare(start, end) < 0 ? { start, end } : null;
}

/** The same instants as sorted intervals that neither overlap nor touch. */
export function mergeIntervals(intervals: readonly Interval[]): Interval[] {
  const merged: Interval[] = [];
  for (const next of intervals.toSorted((a, b) => Temporal.Instant.compare(a.start, b.start))) {
    const last = merged.at(-1);
    if (last && Temporal.Instant.compare(next.start, last.end) <= 0) {
      if (Temporal.Instant.compare(next.end, last.end) > 0)
        merged[merged.length - 1] = { start: last.start, end: next.end };
    } else {
      merged.push({ start: next.start, end: next.end });
    }
  }
  return merged;
}

/** The instants of `from` that lie in none of `taken`: sorted, not touching. */
export function subtractIntervals(from: readonly Interval[], taken: readonly Interval[]): Interval[] {
  const cuts = mergeIntervals(taken);
  return mergeIntervals(from).flatMap((whole) => {
    const rest: Interval[] = [];
    let start = whole.start;
    for (const cut of cuts) {
      if (!overlaps({ start, end: whole.end }, cut)) continue;
      const before = intervalOf(start, cut.start);
      if (before) rest.push(before);
      start = cut.end;
      if (Temporal.Instant.compare(start, whole.end) >= 0) return rest;
    }
    return [...rest, { start, end: whole.end }];
  });
}

/** The instants that both lists have: sorted, not touching. */
export function intersectIntervals(ones: readonly Interval[], others: readonly Interval[]): Interval[] {
  const left = mergeIntervals(ones);
  const right = mergeIntervals(others);
  const shared: Interval[] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length;) {
    const one = left[i]!;
    const other = right[j]!;
    const both = intervalOf(later(one.start, other.start), earlier(one.end, other.end));
    if (both) shared.push(both);
    if (Temporal.Instant.compare(one.end, other.end) < 0) i += 1;
    else j += 1;
  }
  return mergeIntervals(shared);
}

/** Whether every instant of `inner` lies in one of the intervals, touching ones taken together. */
export function covers(intervals: readonly Interval[], inner: Interval): boolean {
  return mergeIntervals(intervals).some((outer) => contains(outer, inner));
}

/** The later of two instants. */
export function later(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(one, other) >= 0 ? one : other;
}

/** The earlier of two instants. */
export function earlier(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(one, other) <= 0 ? one : other;
}
