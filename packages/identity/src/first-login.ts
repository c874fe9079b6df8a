import type { SiteScope } from '@planner/core';
import { countAdministrators, hasSetupLink, withSite } from '@planner/db';
import type { Database } from '@planner/db';
import { accountLinkUrl, makeAccountLink } from './local/account-links.ts';
import type { AccountDeps } from './local/account-deps.ts';

/**
 * A link that makes the first administrator of a site that has none; good for one use and a day.
 * @param publicUrl  how people open the site, without a path
 * @returns null when the site has an administrator, or a link that still stands: only its hash is known
 */
export async function firstLoginLink(
  deps: Pick<AccountDeps, 'clock'> & { readonly db: Database },
  scope: SiteScope,
  publicUrl: string,
): Promise<string | null> {
  return withSite(deps.db, scope, async (tx) => {
    if ((await countAdministrators(tx)).all > 0 || (await hasSetupLink(tx, deps.clock.now()))) return null;
    const { token } = await makeAccountLink(tx, { purpose: 'setup', personId: null, madeBy: null }, deps);
    return accountLinkUrl(publicUrl, token);
  });
}

/** Another such link, from the server's command line alone: for a site whose administrators can't sign in. */
export async function administratorLink(
  deps: Pick<AccountDeps, 'clock'> & { readonly db: Database },
  scope: SiteScope,
  publicUrl: string,
): Promise<string> {
  return withSite(deps.db, scope, async (tx) => {
    const { token } = await makeAccountLink(tx, { purpose: 'setup', personId: null, madeBy: null }, deps);
    return accountLinkUrl(publicUrl, token);
  });
}
