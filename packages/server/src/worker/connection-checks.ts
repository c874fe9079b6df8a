import { setTimeout as delay } from 'node:timers/promises';
import { DatabaseAway } from '@planner/db';
import { runDueRefreshes } from '@planner/identity';
import { runDueChecks } from '@planner/sites';
import type { ConnectionDeps } from '@planner/sites';
import type { Logger } from 'pino';

// Somebody watches a page that says "Verifying": a second is what they notice.
const everyMs = 1000;

/** The role `worker`: checks connections to Microsoft 365 and reads metadata of single sign-on when they are due, until the signal. Several processes may do it. */
export async function startConnectionChecks(deps: ConnectionDeps, log: Logger, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await runDueChecks(deps, (error, application) =>
        log.error({ event: 'connection check', application, err: error }, 'a connection could not be checked'),
      );
      await runDueRefreshes(deps, (error) =>
        log.error({ event: 'sign-on metadata', err: error }, 'metadata could not be read'),
      );
    } catch (error) {
      if (!(error instanceof DatabaseAway)) throw error;
      log.warn({ event: 'connection check', reason: error.kind });
    }
    await delay(everyMs, undefined, { signal }).catch(() => undefined);
  }
}
