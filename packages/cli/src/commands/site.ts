import { canonicalZone, languageOf, languages } from '@planner/core';
import { ConflictOnConstraint, openDatabase, siteHostNames, uuidSource, withSite } from '@planner/db';
import { allSites, createSite, siteProfile } from '@planner/sites';
import { defineCommand } from 'citty';
import { CommandFailure } from '../failure.ts';
import { systemClock } from '../runtime/sync.ts';
import { readSettings } from '../settings.ts';

const list = defineCommand({
  meta: { name: 'list', description: 'Name the sites with the hosts that lead to them' },
  async run() {
    const db = openDatabase({ url: readSettings(process.env).DATABASE_URL, maxConnections: 1 });
    try {
      for (const scope of await allSites(db)) {
        const line = await withSite(db, scope, async (tx) => {
          const { name, language } = await siteProfile(tx);
          return `${name}  ${language}  ${(await siteHostNames(tx)).join(', ')}`;
        });
        console.log(line);
      }
    } finally {
      await db.close();
    }
  },
});

const add = defineCommand({
  meta: { name: 'add', description: 'Make a site of its own in this deployment' },
  args: {
    name: { type: 'string', description: 'As people call it', required: true },
    host: { type: 'string', description: 'Host name that leads to it, without scheme and port', required: true },
    language: { type: 'string', description: `One of ${languages.join(', ')}`, default: 'en' },
    zone: { type: 'string', description: 'IANA zone of its own wall times, such as Europe/Copenhagen' },
  },
  async run({ args }) {
    const zone = args.zone === undefined ? null : canonicalZone(args.zone);
    if (args.zone !== undefined && zone === null) throw new CommandFailure(`There is no zone ${args.zone}.`);
    const db = openDatabase({ url: readSettings(process.env).DATABASE_URL, maxConnections: 1 });
    try {
      const site = { name: args.name, language: languageOf(args.language), hosts: [args.host], ...(zone && { zone }) };
      await createSite(site, { db, clock: systemClock, ids: uuidSource(systemClock) });
      console.log(`${args.name} answers at ${args.host}. Next: planner admin invite --site ${args.host}`);
    } catch (error) {
      if (!(error instanceof ConflictOnConstraint)) throw error;
      throw new CommandFailure(`${args.host} leads to another site already.`);
    } finally {
      await db.close();
    }
  },
});

export const site = defineCommand({
  meta: { name: 'site', description: 'The sites of this deployment' },
  subCommands: { list, add },
});
