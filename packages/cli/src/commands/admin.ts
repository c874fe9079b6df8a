import type { SiteScope } from '@planner/core';
import { type Database, openDatabase, withSite } from '@planner/db';
import { administratorLink } from '@planner/identity';
import { allSites, siteOfHost, siteProfile } from '@planner/sites';
import { defineCommand } from 'citty';
import { CommandFailure } from '../failure.ts';
import { publicUrlOfSite } from '../runtime/first-login.ts';
import { systemClock } from '../runtime/sync.ts';
import { readSettings } from '../settings.ts';

const invite = defineCommand({
  meta: { name: 'invite', description: 'Make a link that makes an administrator: for a site where none can sign in' },
  args: { site: { type: 'string', description: 'Host name of the site; needed where there are several' } },
  async run({ args }) {
    const settings = readSettings(process.env);
    const db = openDatabase({ url: settings.DATABASE_URL, maxConnections: 1 });
    try {
      const scope = await siteNamed(db, args.site);
      const url = await withSite(db, scope, (tx) => publicUrlOfSite(tx, settings, args.site ?? null));
      const link = await administratorLink({ db, clock: systemClock }, scope, url);
      console.log(`Open this within 24 hours. It works once, and ends the links made before:\n\n  ${link}`);
    } finally {
      await db.close();
    }
  },
});

export const admin = defineCommand({
  meta: { name: 'admin', description: 'Help administrators in' },
  subCommands: { invite },
});

/** The site of a host, or the only one there is. @throws CommandFailure that names them when there are several */
async function siteNamed(db: Database, host: string | undefined): Promise<SiteScope> {
  if (host !== undefined) {
    const scope = await siteOfHost(db, host);
    if (!scope) throw new CommandFailure(`No site answers to ${host}. \`planner site list\` names them.`);
    return scope;
  }
  const scopes = await allSites(db);
  const [only] = scopes;
  if (!only) throw new CommandFailure('There is no site yet. `planner serve` makes the first one.');
  if (scopes.length === 1) return only;
  const names = await Promise.all(
    scopes.map((scope) => withSite(db, scope, async (tx) => (await siteProfile(tx)).name)),
  );
  throw new CommandFailure(`There are several sites (${names.join(', ')}). Name the host of one with --site.`);
}
