import type { SiteScope } from '@planner/core';
import { databaseIdentity, saveSyncSettings, syncSettingsOf, withSite } from '@planner/db';
import type { SyncDeps } from '../deps.ts';
import { isClean, newestDrift, reportDrift } from './drift-report.ts';

/**
 * Recognises a database that was restored (reliability.md §6): it's another cluster, another database, or another history than
 * the one that was synchronized last. From then on nothing is written and nothing applied until the site is released: no claim
 * is given out (`claim_mailboxes`, `claim_outbox`).
 */
export async function recogniseRestored(deps: SyncDeps, scope: SiteScope): Promise<void> {
  const isNew = await withSite(deps.db, scope, async (tx) => {
    const { identity } = await syncSettingsOf(tx);
    const now = await databaseIdentity(tx);
    if (identity === now) return false;
    const held = identity === null ? {} : { heldAt: deps.clock.now(), heldBecause: 'restored' };
    await saveSyncSettings(tx, { identity: now, ...held });
    return identity !== null;
  });
  if (isNew) deps.log('restored database recognised', { site: scope.siteId });
}

/**
 * Compares a held site with Exchange, once. What equals Exchange is released by itself: a switch to a standby that had
 * everything, or a restore of a moment ago. Else it waits for an administrator.
 */
export async function compareHeld(deps: SyncDeps, scope: SiteScope): Promise<void> {
  const { heldAt } = await withSite(deps.db, scope, syncSettingsOf);
  if (heldAt === null) return;
  const newest = await newestDrift(deps, scope);
  if (newest?.reason === 'restored' && Temporal.Instant.compare(newest.at, heldAt) >= 0) return;
  const report = await reportDrift(deps, scope, 'restored');
  if (report.rooms > 0 && isClean(report)) await releaseSync(deps, scope);
}

/** Holds a site by hand: a restore into the very same database can't be told from outside. */
export async function holdSync(deps: SyncDeps, scope: SiteScope): Promise<void> {
  await withSite(deps.db, scope, (tx) => saveSyncSettings(tx, { heldAt: deps.clock.now(), heldBecause: 'byHand' }));
}

// Time for the full reads to find what a command from before the restore has done already.
const oldCommandsWaitSeconds = 60;

/**
 * Lets a held site go on. Every room is read in full first. Commands from before the restore are states to reach, counted as
 * tried: they look before they write, so that nothing is sent twice.
 * @returns false when it wasn't held
 */
export async function releaseSync(deps: SyncDeps, scope: SiteScope): Promise<boolean> {
  return withSite(deps.db, scope, async (tx) => {
    if ((await syncSettingsOf(tx)).heldAt === null) return false;
    await saveSyncSettings(tx, { heldAt: null, heldBecause: null });
    const now = deps.clock.now();
    await tx.run(
      `update mailboxes set delta_link = null, dirty_seq = dirty_seq + 1, run_at = $2 where site_id = $1 and state <> 'stopped'`,
      [scope.siteId, now],
    );
    await tx.run(
      'update outbox set run_at = $2, attempt = greatest(attempt, 1) where site_id = $1 and done_version < version',
      [scope.siteId, now.add({ seconds: oldCommandsWaitSeconds })],
    );
    await tx.query(`select pg_notify('planner_work', '{"kind":"mailbox"}')`);
    return true;
  });
}
