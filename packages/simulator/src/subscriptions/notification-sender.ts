import type { Agenda } from '../tenant/agenda.ts';
import type { Clock } from '../tenant/clock.ts';
import type { Random } from '../tenant/random.ts';
import { EndpointHealth } from './endpoint-health.ts';
import type { OutgoingFetch } from './validation.ts';

/** How notifications travel; each can be changed while running (control API). */
export type NotificationSettings = {
  /** Seconds between a change and its notification, drawn between these two. */
  latencySeconds: readonly [number, number];
  /** A new item is reported as created and as updated, as Graph does (microsoft-graph-docs#7598). */
  createdAlsoUpdated: boolean;
  /** Rate of notifications that are sent twice. */
  duplicateRate: number;
  /** Rate of notifications that never leave. */
  lossRate: number;
};

export const defaultNotificationSettings: Readonly<NotificationSettings> = {
  latencySeconds: [0, 1],
  createdAlsoUpdated: true,
  duplicateRate: 0,
  lossRate: 0,
};

/** One thing to tell, and what to do when it could not be told in four hours. */
export type Notice = { readonly body: Record<string, unknown>; readonly onLost?: () => void };

/** Graph puts several notifications for one address into one POST; the bound is ours. */
const noticesPerPost = 50;
/** Graph stops waiting for the answer after 3 s (change-notifications-delivery-webhooks). */
const answerTimeoutMs = 3000;
const firstRetrySeconds = 10;
const longestRetrySeconds = 600;
const giveUpAfterHours = 4;

type Post = {
  readonly url: string;
  readonly notices: readonly Notice[];
  readonly since: Temporal.Instant;
  attempt: number;
};

/** Sends notifications: gathers what is due for one address, posts it, retries for four hours. */
export class NotificationSender {
  readonly settings: NotificationSettings = { ...defaultNotificationSettings };
  readonly #clock: Clock;
  readonly #agenda: Agenda;
  readonly #random: Random;
  readonly #health: EndpointHealth;
  readonly #waiting = new Map<string, Notice[]>();
  readonly #outgoing: OutgoingFetch;

  constructor(deps: { clock: Clock; agenda: Agenda; random: Random; outgoing: OutgoingFetch }) {
    this.#clock = deps.clock;
    this.#agenda = deps.agenda;
    this.#random = deps.random;
    this.#outgoing = deps.outgoing;
    this.#health = new EndpointHealth(deps.clock);
  }

  /** Takes a notice for an address; it leaves after the latency, with others that are due there by then. */
  send(url: string, notice: Notice): void {
    if (this.#random.chance(this.settings.lossRate)) return;
    const copies = this.#random.chance(this.settings.duplicateRate) ? [notice, notice] : [notice];
    const waiting = this.#waiting.get(url);
    if (waiting !== undefined) {
      waiting.push(...copies);
      return;
    }
    this.#waiting.set(url, copies);
    const [least, most] = this.settings.latencySeconds;
    const delayMs = Math.round((least + (most - least) * this.#random.next()) * 1000);
    this.#agenda.add({
      at: this.#clock.now().add({ milliseconds: delayMs }),
      what: `notify ${new URL(url).host}`,
      run: () => this.#sendWaiting(url),
    });
  }

  async #sendWaiting(url: string): Promise<void> {
    const notices = this.#waiting.get(url) ?? [];
    this.#waiting.delete(url);
    const treatment = this.#health.treatment(url);
    if (treatment === 'dropped') {
      for (const notice of notices) notice.onLost?.();
      return;
    }
    for (let first = 0; first < notices.length; first += noticesPerPost) {
      const post: Post = {
        url,
        notices: notices.slice(first, first + noticesPerPost),
        since: this.#clock.now(),
        attempt: 0,
      };
      if (treatment === 'delayed') this.#later(post, longestRetrySeconds);
      else await this.#attempt(post);
    }
  }

  async #attempt(post: Post): Promise<void> {
    const startedAt = this.#clock.now();
    let delivered = false;
    try {
      const response = await this.#outgoing(
        new Request(post.url, {
          method: 'POST',
          headers: { 'content-type': 'application/json; charset=utf-8' },
          body: JSON.stringify({ value: post.notices.map((notice) => notice.body) }),
          signal: AbortSignal.timeout(answerTimeoutMs),
        }),
      );
      await response.body?.cancel();
      delivered = response.ok;
    } catch {
      // Refused connection, timeout, broken answer: to Graph they are all one undelivered notification.
    }
    this.#health.count(post.url, this.#clock.now().since(startedAt).total('milliseconds'));
    if (delivered) return;
    post.attempt += 1;
    const waited = this.#clock.now().since(post.since).total('hours');
    if (waited >= giveUpAfterHours) {
      for (const notice of post.notices) notice.onLost?.();
      return;
    }
    this.#later(post, Math.min(firstRetrySeconds * 2 ** (post.attempt - 1), longestRetrySeconds));
  }

  #later(post: Post, seconds: number): void {
    this.#agenda.add({
      at: this.#clock.now().add({ seconds }),
      what: `notify ${new URL(post.url).host} again`,
      run: () => this.#attempt(post),
    });
  }
}
