import type { Clock } from './clock.ts';

/** Something that will happen at an instant. */
export interface DueAction {
  readonly at: Temporal.Instant;
  /** For logs and the control page: "deliver request to room-12". */
  readonly what: string;
  readonly run: () => void | Promise<void>;
}

/** What `add` returns: hand it to `cancel` to take the action off the agenda. */
export interface Ticket {
  readonly number: number;
}

interface Entry extends DueAction {
  readonly number: number;
  readonly ms: number;
}

interface Pump {
  readonly clock: Clock;
  readonly onError: (error: unknown, what: string) => void;
  timer?: NodeJS.Timeout;
}

// One batch must end even if actions keep adding due actions; the rest is due in the next batch.
const actionsPerBatch = 100_000;

/**
 * The one queue of everything that happens by itself: deliveries, attendants' answers, notifications, expiries.
 * Order is by instant, then by the order of adding, so a run with a virtual clock and a seed is repeatable.
 */
export class Agenda {
  #heap: Entry[] = [];
  #cancelled = new Set<number>();
  #counter = 0;
  #running: Promise<unknown> = Promise.resolve();
  #pump: Pump | undefined;

  /** Puts an action on the agenda; one in the past runs with the next batch. */
  add(action: DueAction): Ticket {
    this.#counter += 1;
    this.#push({ ...action, number: this.#counter, ms: action.at.epochMilliseconds });
    this.#arm();
    return { number: this.#counter };
  }

  /** Takes an action off; one that already ran is left alone. */
  cancel(ticket: Ticket): void {
    if (this.#heap.some((entry) => entry.number === ticket.number)) this.#cancelled.add(ticket.number);
  }

  /** The instant of the next action, or undefined when nothing is planned. */
  nextDueAt(): Temporal.Instant | undefined {
    this.#dropCancelled();
    return this.#heap[0]?.at;
  }

  /** How many actions wait. */
  get size(): number {
    return this.#heap.length - this.#cancelled.size;
  }

  /** What is planned, in order; for the control page. */
  planned(): readonly DueAction[] {
    return this.#heap
      .filter((entry) => !this.#cancelled.has(entry.number))
      .sort((one, other) => one.ms - other.ms || one.number - other.number);
  }

  /**
   * Runs everything due at or before `until`, one after another, each awaited; also what these actions add in time.
   * Concurrent calls queue up behind each other. An action that throws makes this reject; the later ones stay planned.
   * @returns how many actions ran
   */
  runDue(until: Temporal.Instant): Promise<number> {
    const batch = this.#running.then(async () => {
      let count = 0;
      for (let entry = this.#take(until); entry && count < actionsPerBatch; entry = this.#take(until)) {
        await entry.run();
        count += 1;
      }
      return count;
    });
    this.#running = batch.catch(() => undefined);
    return batch;
  }

  /**
   * Real time: one timer runs what is due. Actions start in order but aren't awaited one by one,
   * so that a slow webhook doesn't hold up the mail of the whole organisation.
   */
  start(clock: Clock, onError: (error: unknown, what: string) => void): void {
    this.#pump = { clock, onError };
    this.#arm();
  }

  /** Ends the real-time mode; what is planned stays planned. */
  stop(): void {
    clearTimeout(this.#pump?.timer);
    this.#pump = undefined;
  }

  /** Forgets everything planned. */
  clear(): void {
    this.#heap = [];
    this.#cancelled.clear();
  }

  #arm(): void {
    const pump = this.#pump;
    const next = this.nextDueAt();
    if (!pump || !next) return;
    clearTimeout(pump.timer);
    // setTimeout holds 31 bits of milliseconds; a longer wait is armed again when it fires.
    const waitMs = Math.min(Math.max(0, next.epochMilliseconds - pump.clock.now().epochMilliseconds), 2_000_000_000);
    pump.timer = setTimeout(() => this.#pumpDue(pump), waitMs);
    pump.timer.unref();
  }

  #pumpDue(pump: Pump): void {
    const until = pump.clock.now();
    for (let entry = this.#take(until); entry; entry = this.#take(until)) {
      const { run, what } = entry;
      void (async () => run())().catch((error: unknown) => pump.onError(error, what));
    }
    this.#arm();
  }

  #take(until: Temporal.Instant): Entry | undefined {
    this.#dropCancelled();
    const first = this.#heap[0];
    return first && first.ms <= until.epochMilliseconds ? this.#pop() : undefined;
  }

  #dropCancelled(): void {
    while (this.#heap[0] && this.#cancelled.delete(this.#heap[0].number)) this.#pop();
  }

  #push(entry: Entry): void {
    const heap = this.#heap;
    heap.push(entry);
    let index = heap.length - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!isBefore(heap[index], heap[parent])) break;
      swap(heap, index, parent);
      index = parent;
    }
  }

  #pop(): Entry | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (heap.length === 0 || last === undefined) return first;
    heap[0] = last;
    for (let index = 0; ;) {
      const left = 2 * index + 1;
      const right = left + 1;
      let least = index;
      if (isBefore(heap[left], heap[least])) least = left;
      if (isBefore(heap[right], heap[least])) least = right;
      if (least === index) return first;
      swap(heap, index, least);
      index = least;
    }
  }
}

function isBefore(one: Entry | undefined, other: Entry | undefined): boolean {
  if (!one || !other) return false;
  return one.ms < other.ms || (one.ms === other.ms && one.number < other.number);
}

function swap(heap: Entry[], one: number, other: number): void {
  const kept = heap[one];
  const moved = heap[other];
  if (!kept || !moved) return;
  heap[one] = moved;
  heap[other] = kept;
}
