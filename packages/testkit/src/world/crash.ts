import type { Database } from '@planner/db';

/** The process died here; nothing of it goes on. */
export class ProcessDied extends Error {
  constructor(where: string) {
    super(`process died ${where}`);
    this.name = 'ProcessDied';
  }
}

/** Counts what a process does to the outside, and kills it at the wanted effect. */
export class CrashPoint {
  #left: number | null = null;
  #afterEffect = false;
  #died = false;
  deaths = 0;

  /** Dies at the n-th call from now on: before it has any effect, or after it but before its answer is heard. */
  arm(inCalls: number, afterEffect: boolean): void {
    this.#left = inCalls;
    this.#afterEffect = afterEffect;
  }

  disarm(): void {
    this.#left = null;
  }

  /** A new process starts. */
  revive(): void {
    this.#died = false;
    this.#left = null;
  }

  /** Does one thing to the outside, unless the process is dead or dies over it. */
  async pass<T>(where: string, effect: () => Promise<T>): Promise<T> {
    if (this.#died) throw new ProcessDied(where);
    if (this.#left === null) return effect();
    this.#left -= 1;
    if (this.#left > 0) return effect();
    this.#died = true;
    this.#left = null;
    this.deaths += 1;
    if (this.#afterEffect) await effect();
    throw new ProcessDied(where);
  }
}

/**
 * Keeps the answer to one of a process's calls back: the effect has happened, the process hears of it long after its leases have
 * run out, and goes on as if nothing had been.
 */
export class StallPoint {
  #left: number | null = null;
  #seconds = 0;
  #release: (() => void) | null = null;
  #whenStalled: (() => void) | null = null;
  readonly #now: () => Temporal.Instant;
  stalls = 0;
  /** When the process hears the answer; null = it isn't waiting. */
  until: Temporal.Instant | null = null;

  constructor(now: () => Temporal.Instant) {
    this.#now = now;
  }

  /** Stalls at the n-th call from now on, for so long. */
  arm(inCalls: number, seconds: number): void {
    this.#left = inCalls;
    this.#seconds = seconds;
  }

  disarm(): void {
    this.#left = null;
  }

  /** Comes true when the process begins to wait. */
  stalled(): Promise<'stalled'> {
    return new Promise((resolve) => {
      this.#whenStalled = () => resolve('stalled');
    });
  }

  release(): void {
    this.until = null;
    this.#release?.();
    this.#release = null;
  }

  async pass<T>(effect: () => Promise<T>): Promise<T> {
    const answer = await effect();
    if (this.#left === null) return answer;
    this.#left -= 1;
    if (this.#left > 0) return answer;
    this.#left = null;
    this.stalls += 1;
    this.until = this.#now().add({ seconds: this.#seconds });
    const heard = new Promise<void>((resolve) => (this.#release = resolve));
    this.#whenStalled?.();
    await heard;
    return answer;
  }
}

/** The same database, seen from a process that can die at any statement; a rollback always gets through, as at a real death. */
export function mortal(db: Database, point: CrashPoint): Database {
  const connect = async (): Promise<unknown> => {
    const client = await db.pool.connect();
    return new Proxy(client, {
      get(target, name) {
        if (name !== 'query') {
          const value: unknown = Reflect.get(target, name);
          return typeof value === 'function' ? (value.bind(target) as unknown) : value;
        }
        const query = target.query.bind(target) as (asked: unknown, values?: unknown) => Promise<unknown>;
        return (asked: unknown, values?: unknown) => {
          const ask = (): Promise<unknown> => (values === undefined ? query(asked) : query(asked, values));
          return statementOf(asked).startsWith('rollback') ? ask() : point.pass('at a statement', ask);
        };
      },
    });
  };
  const pool = new Proxy(db.pool, {
    get(target, name) {
      if (name === 'connect') return connect;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  return new Proxy(db, {
    get: (target, name) => (name === 'pool' ? pool : (Reflect.get(target, name) as unknown)),
    set: (target, name, value) => Reflect.set(target, name, value),
  });
}

// The driver takes a text, or an object that holds it.
function statementOf(asked: unknown): string {
  if (typeof asked === 'string') return asked;
  return typeof asked === 'object' && asked !== null && 'text' in asked && typeof asked.text === 'string'
    ? asked.text
    : '';
}
