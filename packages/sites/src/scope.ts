import type { SiteId, SiteScope } from '@planner/core';
import { findAllSites, findSiteOfHost } from '@planner/db';
import type { Database } from '@planner/db';

/**
 * The site that a host name leads to, as a scope for all work on the request's behalf.
 * @param host  as the browser named it; case and port don't matter
 * @returns null when no site answers to it
 */
export async function siteOfHost(db: Database, host: string): Promise<SiteScope | null> {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  const siteId = await findSiteOfHost(db, name);
  return siteId && scopeOf(siteId);
}

/** The scope of a site that a worker has leased: its id comes from the database's own claim, never from a request. */
export function scopeOfLease(siteId: SiteId): SiteScope {
  return scopeOf(siteId);
}

/** The scopes of every site, for work that goes through all of them. */
export async function allSites(db: Database): Promise<SiteScope[]> {
  return (await findAllSites(db)).map(scopeOf);
}

/** The one place where a scope comes into being. */
function scopeOf(siteId: SiteId): SiteScope {
  return Object.freeze({ siteId }) as SiteScope;
}
