/** How often somebody may call in a minute. Counted in this process: with several each counts for itself. */
export interface CallLimit {
  /** Counts a call. @returns seconds to wait when it is one too many; null = go on */
  admit(key: string, now: Temporal.Instant): number | null;
}

const windowSeconds = 60;
const mostKeys = 10_000;

/** @param perMinute  calls of one key in each minute of the clock */
export function callLimit(perMinute: number): CallLimit {
  let minute = 0;
  const counts = new Map<string, number>();
  return {
    admit(key, now) {
      const second = Math.floor(now.epochMilliseconds / 1000);
      const current = Math.floor(second / windowSeconds);
      if (current !== minute || counts.size > mostKeys) counts.clear();
      minute = current;
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      return count > perMinute ? windowSeconds - (second % windowSeconds) : null;
    },
  };
}
