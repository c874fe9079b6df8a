import { setTimeout as delay } from 'node:timers/promises';
import type { Clock, IdSource } from '@planner/core';
import type { Database } from '@planner/db';
import type { ImportDeps } from '@planner/directory';
import { type SecretBox, createGraphAccess } from '@planner/sites';
import type { Logger } from 'pino';
import { connectionsOfProcess } from './connections.ts';
import { newWorkerName } from './worker-name.ts';

/** What imports of this process reach outside with: the machine's clock and network. */
export function importsOfProcess(deps: {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly box: SecretBox;
  readonly log: Logger;
}): ImportDeps {
  const { db, clock, ids } = deps;
  return {
    db,
    clock,
    ids,
    // Read anew for each run: what an administrator changed holds at once.
    directoryOf: createGraphAccess({ application: 'planner', trust: 'fresh' }, connectionsOfProcess(deps)),
    waitUntil: (instant, signal) =>
      delay(Math.max(0, instant.epochMilliseconds - clock.now().epochMilliseconds), undefined, {
        ...(signal && { signal }),
      }),
    worker: newWorkerName(),
    log: (event, fields) => deps.log.info(fields, event),
  };
}
