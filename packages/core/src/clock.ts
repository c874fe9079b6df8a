/** Where "now" comes from. Handed in as a dependency, so that tests and simulations own the time. */
export interface Clock {
  now(): Temporal.Instant;
}

/** Where new ids come from: UUIDv7 in text form, rising with time. */
export interface IdSource {
  next(): string;
}
