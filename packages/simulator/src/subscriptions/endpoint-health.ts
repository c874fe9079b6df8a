import type { Clock } from '../tenant/clock.ts';

/** What Graph does with notifications for an endpoint: at once, ten minutes late, or not at all. */
export type Treatment = 'normal' | 'delayed' | 'dropped';

/** An answer after this long counts as slow; at 3 s Graph stops waiting (change-notifications-delivery-webhooks). */
export const slowAfterMs = 2900;
const windowMs = 10 * 60_000;
const leastAnswers = 100;

type Window = { startedAt: number; answers: number; slow: number };

/**
 * Graph's slow-endpoint rules, per host: of at least 100 answers in ten minutes, 10 % slow ones delay everything for the
 * endpoint by ten minutes, 15 % drop it. Counters start anew every ten minutes.
 */
export class EndpointHealth {
  readonly #clock: Clock;
  readonly #windows = new Map<string, Window>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Counts one answer (or the wait for one that didn't come). */
  count(url: string, tookMs: number): void {
    const window = this.#window(url);
    window.answers += 1;
    if (tookMs > slowAfterMs) window.slow += 1;
  }

  /** How the next notification for this endpoint is treated. */
  treatment(url: string): Treatment {
    const { answers, slow } = this.#window(url);
    if (answers < leastAnswers) return 'normal';
    if (slow / answers >= 0.15) return 'dropped';
    return slow / answers >= 0.1 ? 'delayed' : 'normal';
  }

  #window(url: string): Window {
    const host = new URL(url).host;
    const now = this.#clock.now().epochMilliseconds;
    let window = this.#windows.get(host);
    if (window === undefined || now - window.startedAt >= windowMs) {
      window = { startedAt: now, answers: 0, slow: 0 };
      this.#windows.set(host, window);
    }
    return window;
  }
}
