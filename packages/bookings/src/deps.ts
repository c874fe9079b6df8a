import type { Clock, IdSource } from '@planner/core';
import type { Database, SiteTransaction } from '@planner/db';

/** What every use case reaches outside with. Handed an open transaction, it joins it and commits with it. */
export interface BookingDeps {
  readonly db: Database | SiteTransaction;
  readonly clock: Clock;
  readonly ids: IdSource;
}
