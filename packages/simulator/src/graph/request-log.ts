/** One line per request to any part of the simulator. */
export interface LogEntry {
  readonly number: number;
  /** When it began, in milliseconds since 1970. */
  readonly atMs: number;
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly status: number;
  readonly ms: number;
  readonly requestId: string | null;
  readonly clientRequestId: string | null;
  readonly appId: string | null;
  /** Why it was refused, or which fault was injected; null for an ordinary answer. */
  readonly note: string | null;
}

/** The newest requests, oldest first; older ones are forgotten, the counters go on. */
export class RequestLog {
  readonly #entries: LogEntry[] = [];
  readonly #capacity: number;
  #count = 0;

  constructor(capacity = 5000) {
    this.#capacity = capacity;
  }

  add(entry: Omit<LogEntry, 'number'>): void {
    this.#count += 1;
    this.#entries.push({ ...entry, number: this.#count });
    // Cut in blocks: shifting a big array on each request would cost more than the request.
    if (this.#entries.length >= 2 * this.#capacity) this.#entries.splice(0, this.#capacity);
  }

  /** How many requests there were in all. */
  get count(): number {
    return this.#count;
  }

  entries(): readonly LogEntry[] {
    return this.#entries.slice(-this.#capacity);
  }

  clear(): void {
    this.#entries.length = 0;
  }
}
