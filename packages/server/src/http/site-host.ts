import type { Clock, SiteScope } from '@planner/core';
import { withSite } from '@planner/db';
import type { Database } from '@planner/db';
import { siteOfHost, siteProfile } from '@planner/sites';
import type { SiteProfile } from '@planner/sites';

/** How long an answer is believed: a new address or setting shows within this time in every process. Rules read settings anew. */
const believedSeconds = 10;
/** More names than sites have; above it the oldest answers go, so that invented hosts can't fill the memory. */
const mostNames = 1000;

/** The site that a request belongs to, as its pages show it. */
export interface Site extends SiteProfile {
  readonly scope: SiteScope;
}

/** Which site a host name belongs to. */
export interface SiteHosts {
  /** @returns null for a host that no site has */
  find(host: string): Promise<Site | null>;
}

/** Asks the database about each host once in a while: every request has a host, and hardly any is new. */
export function siteHosts(deps: { readonly db: Database; readonly clock: Clock }): SiteHosts {
  const known = new Map<string, { readonly site: Site | null; readonly until: number }>();
  return {
    async find(host) {
      const name = host.toLowerCase();
      const now = deps.clock.now().epochMilliseconds;
      const answer = known.get(name);
      if (answer && now < answer.until) return answer.site;
      const scope = await siteOfHost(deps.db, name);
      const site = scope && { scope, ...(await withSite(deps.db, scope, siteProfile)) };
      known.delete(name);
      if (known.size >= mostNames) known.delete(known.keys().next().value!);
      known.set(name, { site, until: now + believedSeconds * 1000 });
      return site;
    },
  };
}
