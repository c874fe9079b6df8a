import type { SiteScope } from '@planner/core';
import { ConflictOnConstraint, withSite } from '@planner/db';
import type { Database, SiteTransaction } from '@planner/db';

const racedConstraints: ReadonlySet<string> = new Set([
  'no_double_booking',
  'idempotency_keys_pkey',
  'meetings_pkey', // an id that somebody else has chosen a moment ago
]);

/** Tries of a use case that lost a race it couldn't see; the next one sees what won. */
const attempts = 4;

/**
 * Runs a use case in one transaction. Rooms are locked before they are looked at, so a claim that still meets the database's
 * constraint came from a writer without the lock; and an idempotency key that meets its own belongs to the same request,
 * answered a moment ago. Either way the use case runs again and then sees it.
 * @throws ConflictOnConstraint when that happened every time
 */
export async function transact<T>(
  db: Database | SiteTransaction,
  scope: SiteScope,
  work: (tx: SiteTransaction) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await withSite(db, scope, (tx) => (db.kind === 'transaction' ? tx.savepoint(() => work(tx)) : work(tx)));
    } catch (error) {
      if (!isLostRace(error) || attempt === attempts) throw error;
    }
  }
}

function isLostRace(error: unknown): boolean {
  return error instanceof ConflictOnConstraint && racedConstraints.has(error.constraint);
}
