import type { Language, SiteId, SiteSettings, ZoneName } from '@planner/core';
import type { Database, SiteTransaction } from '../database.ts';
import { withoutScope } from '../database.ts';

/** A site as it is stored. */
export interface SiteRow {
  readonly name: string;
  readonly settings: Partial<SiteSettings>;
  readonly language: Language;
}

/** The site of a host name, in small letters and without port; null when no site answers there. */
export async function findSiteOfHost(database: Database, host: string): Promise<SiteId | null> {
  const [row] = await withoutScope(database, (connection) =>
    connection.query<{ site_id: SiteId | null }>('select site_of_host($1) as site_id', [host.toLowerCase()]),
  );
  return row?.site_id ?? null;
}

/** Every site, for workers that serve all of them in turn. */
export async function findAllSites(database: Database): Promise<SiteId[]> {
  const rows = await withoutScope(database, (connection) =>
    connection.query<{ site_id: SiteId }>('select site_id from all_sites() as site_id'),
  );
  return rows.map((row) => row.site_id);
}

/** The transaction's own site; null when it doesn't exist (yet). */
export async function readSite(tx: SiteTransaction): Promise<SiteRow | null> {
  const [row] = await tx.query<SiteRow>(
    'select name, settings, default_language as language from sites where site_id = $1',
    [tx.scope.siteId],
  );
  return row ?? null;
}

/** The zone of the site's wall times: its own, else that of its first location, else UTC. */
export async function siteZone(tx: SiteTransaction): Promise<ZoneName> {
  const [row] = await tx.query<{ zone: ZoneName | null }>(
    `select coalesce(s.zone, (select l.zone from locations l where l.site_id = s.site_id order by l.sort_key, l.location_id limit 1)) as zone
     from sites s where s.site_id = $1`,
    [tx.scope.siteId],
  );
  return row?.zone ?? 'UTC';
}

/** Writes the transaction's site for the first time, with the hosts it answers to. */
export async function insertSite(
  tx: SiteTransaction,
  site: {
    name: string;
    language: Language;
    settings: SiteSettings;
    zone: ZoneName | null;
    hosts: readonly string[];
    at: Temporal.Instant;
  },
): Promise<void> {
  await tx.query(
    `with site as (
       insert into sites (site_id, name, settings, default_language, zone, created_at) values ($1, $2, $3::jsonb, $4, $5, $6))
     insert into site_hosts (site_id, host) select $1, host from unnest($7::text[]) host`,
    [
      tx.scope.siteId,
      site.name,
      JSON.stringify(site.settings),
      site.language,
      site.zone,
      site.at,
      site.hosts.map((host) => host.toLowerCase()),
    ],
  );
}

/** Replaces the host names that lead to the site. @throws ConflictOnConstraint when one leads elsewhere already */
export async function replaceSiteHosts(tx: SiteTransaction, hosts: readonly string[]): Promise<void> {
  await tx.run(
    `with gone as (delete from site_hosts where site_id = $1 and host <> all ($2::text[]))
     insert into site_hosts (site_id, host) select $1, host from unnest($2::text[]) host on conflict (site_id, host) do nothing`,
    [tx.scope.siteId, hosts.map((host) => host.toLowerCase())],
  );
}

/** The host names that lead to the site. */
export async function siteHostNames(tx: SiteTransaction): Promise<string[]> {
  const rows = await tx.query<{ host: string }>('select host from site_hosts where site_id = $1 order by host', [
    tx.scope.siteId,
  ]);
  return rows.map(({ host }) => host);
}

/** Replaces the site's settings. */
export async function updateSiteSettings(tx: SiteTransaction, settings: SiteSettings): Promise<void> {
  await tx.run('update sites set settings = $2::jsonb where site_id = $1', [tx.scope.siteId, JSON.stringify(settings)]);
}
