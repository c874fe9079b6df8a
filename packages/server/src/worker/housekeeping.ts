import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '@planner/core';
import {
  DatabaseAway,
  deleteExpiredSessions,
  expireDrafts,
  sweepAccounts,
  sweepMails,
  uuidSource,
  withSite,
} from '@planner/db';
import type { Database } from '@planner/db';
import { forgetOldSignOns } from '@planner/identity';
import { allSites, tellOfExpiries } from '@planner/sites';
import type { Logger } from 'pino';

const everyMs = 10 * 60_000;
/** Long enough to look into a mail that somebody misses, and no longer: it names people. */
const keepMailsDays = 30;
/** Links and counts of tries that are over; a count lives for a day. */
const keepLinksHours = 48;

export interface HousekeepingDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly settings?: { readonly publicUrl?: string | null };
}

/** One round: what has expired is removed, and what soon will is told, site by site. What it misses now the next round finds. */
export async function keepHouse({ db, clock, log, settings }: HousekeepingDeps): Promise<void> {
  const publicUrl = settings?.publicUrl ?? null;
  for (const scope of await allSites(db)) {
    const at = clock.now();
    const sessions = await withSite(db, scope, (tx) => deleteExpiredSessions(tx, at));
    await withSite(db, scope, (tx) => expireDrafts(tx, { now: at, forgetBefore: at.subtract({ hours: 48 }) }));
    await withSite(db, scope, (tx) => sweepMails(tx, { at, endedBefore: at.subtract({ hours: keepMailsDays * 24 }) }));
    await withSite(db, scope, async (tx) => {
      await sweepAccounts(tx, at.subtract({ hours: keepLinksHours }));
      await tellOfExpiries(tx, at, { ids: uuidSource(clock), publicUrl });
    });
    const signOns = await withSite(db, scope, (tx) => forgetOldSignOns(tx, at));
    if (signOns > 0) log.info({ event: 'housekeeping', site: scope.siteId, signOns });
    if (sessions > 0) log.info({ event: 'housekeeping', site: scope.siteId, sessions });
  }
}

/** The role `worker`: keeps house every ten minutes until the signal. Several processes may do it at once. */
export async function startHousekeeping(deps: HousekeepingDeps, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await keepHouse(deps);
    } catch (error) {
      if (!(error instanceof DatabaseAway)) throw error;
      deps.log.warn({ event: 'housekeeping', reason: error.kind });
    }
    await delay(everyMs, undefined, { signal }).catch(() => undefined);
  }
}
