import type { Language, SiteId, SiteSettings, ZoneName } from '@planner/core';
import type { Database, SiteTransaction } from '../database.ts';
import { withoutScope } from '../database.ts';

/** A site as it is stored. */
export interface SiteRow {
  readonly name: string;
  readonly settings: Partial<SiteSettings>;
  readonly language: Language;
}

/** The application that a connection to Microsoft 365 is for; each has consent of its own. */
export type ConnectedApplication = 'planner' | 'calendar-service' | 'addin';

/** A connection as it is stored: the secret is sealed. */
export interface ConnectionRow {
  readonly application: ConnectedApplication;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: Buffer | null;
  readonly secretKeyId: string | null;
  readonly authorityUrl: string;
  readonly graphUrl: string;
  readonly state: 'connected' | 'revoked' | 'disconnected';
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

/** Replaces the site's settings. */
export async function updateSiteSettings(tx: SiteTransaction, settings: SiteSettings): Promise<void> {
  await tx.run('update sites set settings = $2::jsonb where site_id = $1', [tx.scope.siteId, JSON.stringify(settings)]);
}

/** The connection of an application, or null. */
export async function readConnection(
  tx: SiteTransaction,
  application: ConnectedApplication,
): Promise<ConnectionRow | null> {
  const [row] = await tx.query<ConnectionRow>(
    `select application, tenant_id as "tenantId", client_id as "clientId", client_secret as "clientSecret",
       secret_key_id as "secretKeyId", authority_url as "authorityUrl", graph_url as "graphUrl", state
     from connections where site_id = $1 and application = $2`,
    [tx.scope.siteId, application],
  );
  return row ?? null;
}

/** Makes or replaces the connection of an application. */
export async function writeConnection(tx: SiteTransaction, row: ConnectionRow, at: Temporal.Instant): Promise<void> {
  await tx.query(
    `insert into connections (site_id, application, tenant_id, client_id, client_secret, secret_key_id, authority_url,
       graph_url, state, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (site_id, application) do update set tenant_id = excluded.tenant_id, client_id = excluded.client_id,
       client_secret = excluded.client_secret, secret_key_id = excluded.secret_key_id,
       authority_url = excluded.authority_url, graph_url = excluded.graph_url, state = excluded.state,
       updated_at = excluded.updated_at`,
    [
      tx.scope.siteId,
      row.application,
      row.tenantId,
      row.clientId,
      row.clientSecret,
      row.secretKeyId,
      row.authorityUrl,
      row.graphUrl,
      row.state,
      at,
    ],
  );
}
