import type { Clock, IdSource } from '@planner/core';
import { uuidSource } from '@planner/db';

/** A clock that stands until it is moved. */
export interface TestClock extends Clock {
  moveTo(instant: Temporal.Instant): void;
  advance(duration: Temporal.DurationLike): void;
}

export function aClock(at: string): TestClock {
  let now = Temporal.Instant.from(at);
  return {
    now: () => now,
    moveTo(instant) {
      now = instant;
    },
    advance(duration) {
      now = now.add(duration);
    },
  };
}

/** The real id source on a counter instead of chance: the same run gives the same ids. */
export function countingIds(clock: Clock): IdSource {
  let count = 0;
  return uuidSource(clock, (bytes) => {
    count += 1;
    return Uint8Array.from({ length: bytes }, (_, at) => (at < 6 ? (count >>> (8 * at)) & 0xff : 0));
  });
}
