import type { Clock } from '@planner/core';
import { type GraphCall, type GraphClient, GraphFailure, type Page, pageOf } from '@planner/graph';

const mostPages = 10_000;
const mostWaitSeconds = 3600;
const firstPauseSeconds = 2;
const longestPauseSeconds = 60;
/** A wait is cut into pieces, so that the lease is kept meanwhile. */
const pieceSeconds = 30;

/** The reader's patience and memory for one run. */
export interface Reader {
  /** One answer, after as much waiting as Graph asks for. @throws GraphFailure when it doesn't pass within an hour in all */
  ask(call: Omit<GraphCall, 'mailbox' | 'method'>): Promise<unknown>;
  /** One page. @throws GraphFailure `directoryLoop` for a link that came before, or after 10 000 pages */
  page(call: Omit<GraphCall, 'mailbox' | 'method'>): Promise<Page>;
}

export function createReader(deps: {
  readonly client: GraphClient;
  readonly clock: Clock;
  readonly waitUntil: (instant: Temporal.Instant) => Promise<void>;
  /** Told before and during each wait, with its end */
  readonly waiting: (until: Temporal.Instant) => Promise<void>;
}): Reader {
  const seen = new Set<string>();
  let waited = 0;
  let pages = 0;

  const ask: Reader['ask'] = async (call) => {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await deps.client.request({ ...call, mailbox: null, method: 'GET' });
      } catch (error) {
        if (!(error instanceof GraphFailure) || !error.mayPass) throw error;
        const now = deps.clock.now();
        const pause = Math.min(longestPauseSeconds, firstPauseSeconds * 2 ** attempt);
        const until = error.retryAt ?? now.add({ seconds: pause });
        waited += Math.max(1, until.since(now).total('seconds'));
        if (waited > mostWaitSeconds) throw error;
        await wait(until);
      }
    }
  };
  const wait = async (until: Temporal.Instant): Promise<void> => {
    for (let now = deps.clock.now(); Temporal.Instant.compare(now, until) < 0; now = deps.clock.now()) {
      await deps.waiting(until);
      const piece = now.add({ seconds: pieceSeconds });
      await deps.waitUntil(Temporal.Instant.compare(piece, until) < 0 ? piece : until);
    }
  };
  return {
    ask,
    async page(call) {
      pages += 1;
      if (pages > mostPages || (call.url !== undefined && seen.has(call.url)))
        throw new GraphFailure({ kind: 'invalid', code: 'directoryLoop', status: 200 });
      if (call.url !== undefined) seen.add(call.url);
      const page = pageOf(await ask(call));
      if (!page) throw new GraphFailure({ kind: 'invalid', code: 'notAPage', status: 200 });
      return page;
    },
  };
}
