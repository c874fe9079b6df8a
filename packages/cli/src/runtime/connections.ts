import type { Clock, IdSource } from '@planner/core';
import type { Database } from '@planner/db';
import type { ConnectionDeps, SecretBox } from '@planner/sites';

/** What connections to Microsoft 365 of this process reach outside with: the machine's network. */
export function connectionsOfProcess(deps: {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly box: SecretBox;
}): ConnectionDeps {
  const { db, clock, ids, box } = deps;
  return { db, clock, ids, secrets: box, fetch: (url, init) => fetch(url, init) };
}
