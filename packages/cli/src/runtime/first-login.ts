import type { Clock, IdSource } from '@planner/core';
import { type Database, siteHostNames, type SiteTransaction, withSite } from '@planner/db';
import { firstLoginLink } from '@planner/identity';
import { allSites, createSite } from '@planner/sites';
import type { Settings } from '../settings.ts';

type Place = Pick<Settings, 'PUBLIC_URL' | 'HOST' | 'PORT'>;

/** How people open a site: its host name with the scheme and port of the public address. @param host  one of its names, or null */
export async function publicUrlOfSite(tx: SiteTransaction, place: Place, host: string | null): Promise<string> {
  const url = new URL(place.PUBLIC_URL ?? `http://localhost:${place.PORT}`);
  const names = await siteHostNames(tx);
  url.hostname = host ?? (names.includes(url.hostname) ? url.hostname : (names[0] ?? url.hostname));
  return url.origin;
}

/**
 * What a first start needs: a site, and for each site without an administrator a link that makes one.
 * @returns the links that were made; none on later starts
 */
export async function prepareFirstLogin(
  deps: { readonly db: Database; readonly clock: Clock; readonly ids: IdSource },
  place: Place,
): Promise<readonly string[]> {
  const { db } = deps;
  if ((await allSites(db)).length === 0) {
    const host = place.PUBLIC_URL === undefined ? 'localhost' : new URL(place.PUBLIC_URL).hostname;
    await createSite({ name: host, language: 'en', hosts: [host] }, deps); // its administrator names it
  }
  const links: string[] = [];
  for (const scope of await allSites(db)) {
    const url = await withSite(db, scope, (tx) => publicUrlOfSite(tx, place, null));
    const link = await firstLoginLink(deps, scope, url);
    if (link !== null) links.push(link);
  }
  return links;
}
