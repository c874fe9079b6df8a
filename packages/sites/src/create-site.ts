import { insertSite, withSite } from '@planner/db';
import type { Database } from '@planner/db';
import type { Clock, IdSource, Language, SiteId, SiteScope, SiteSettings, ZoneName } from '@planner/core';
import { scopeOfLease } from './scope.ts';
import { usualSettings } from './settings.ts';

export interface NewSite {
  readonly name: string;
  readonly language: Language;
  /** Host names that lead to the site; each belongs to one site of the whole deployment. */
  readonly hosts: readonly string[];
  readonly settings?: Partial<SiteSettings>;
  /** Of wall times that belong to no location, such as the hour of the nightly import; without it the first location's. */
  readonly zone?: ZoneName;
}

/**
 * Makes a site.
 * @returns its scope
 * @throws ConflictOnConstraint `site_hosts_by_host` when a host leads elsewhere already
 */
export async function createSite(
  site: NewSite,
  deps: { readonly db: Database; readonly clock: Clock; readonly ids: IdSource },
): Promise<SiteScope> {
  const scope = scopeOfLease(deps.ids.next() as SiteId);
  await withSite(deps.db, scope, (tx) =>
    insertSite(tx, {
      name: site.name,
      language: site.language,
      hosts: site.hosts,
      settings: { ...usualSettings, ...site.settings },
      zone: site.zone ?? null,
      at: deps.clock.now(),
    }),
  );
  return scope;
}
