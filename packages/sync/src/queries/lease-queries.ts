import { withoutScope } from '@planner/db';
import type { Database } from '@planner/db';

/** Keeps everything that a worker has claimed, of all sites, for as long again as a new claim would. */
export async function renewLeases(
  database: Database,
  lease: { readonly worker: string; readonly now: Temporal.Instant; readonly leaseSeconds: number },
): Promise<void> {
  await withoutScope(database, (connection) =>
    connection.query('select renew_leases($1, $2, $3)', [lease.worker, lease.now, lease.leaseSeconds]),
  );
}
