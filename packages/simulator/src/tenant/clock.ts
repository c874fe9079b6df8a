/** Where the simulator's time comes from. Nothing in this package reads the machine's clock but `systemClock`. */
export interface Clock {
  now(): Temporal.Instant;
  /** The same in milliseconds since 1970: an Instant is an object that the garbage collector must close by itself. */
  ms(): number;
}

/** A clock that a test moves by hand; it never goes backwards. */
export interface VirtualClock extends Clock {
  /** Moves to `instant`; an earlier instant than now is ignored. */
  moveTo(instant: Temporal.Instant): void;
}

/** The machine's clock, for the demo. */
export const systemClock: Clock = { now: () => Temporal.Now.instant(), ms: () => Date.now() };

/** A virtual clock that stands at `start` until it is moved. */
export function virtualClock(start: Temporal.Instant): VirtualClock {
  let current = start;
  return {
    now: () => current,
    ms: () => current.epochMilliseconds,
    moveTo(instant) {
      if (Temporal.Instant.compare(instant, current) > 0) current = instant;
    },
  };
}

/** Tells a clock that can be moved from one that can't. */
export function isVirtual(clock: Clock): clock is VirtualClock {
  return 'moveTo' in clock;
}
