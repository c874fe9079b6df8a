import type { JsonValue, SiteId } from '@planner/core';
import { withoutScope } from '@planner/db';
import type { Database, SiteTransaction } from '@planner/db';

export interface SettingsRow {
  readonly pathName: string;
  readonly configuration: { readonly [name: string]: JsonValue };
  readonly clientSecret: Buffer | null;
  readonly requestKey: Buffer | null;
  readonly refreshAt: Temporal.Instant | null;
  readonly version: number;
}

/** What is set, or null when nothing was. Read anew by each sign-in, so that what is switched off is off. */
export async function readSettings(tx: SiteTransaction): Promise<SettingsRow | null> {
  const [row] = await tx.query<SettingsRow>(
    `select path_name as "pathName", configuration, client_secret as "clientSecret", request_key as "requestKey",
       refresh_at as "refreshAt", version from sso_settings where site_id = $1`,
    [tx.scope.siteId],
  );
  return row ?? null;
}

/** Waits until no other transaction changes the settings, and keeps others from it. */
export async function lockSettings(tx: SiteTransaction): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended($1 || ' single sign-on', 0))`, [tx.scope.siteId]);
}

/** Makes or replaces the settings; secrets that aren't given stay. @returns the version */
export async function writeSettings(
  tx: SiteTransaction,
  row: Pick<SettingsRow, 'pathName' | 'configuration' | 'refreshAt'> & {
    readonly clientSecret: Buffer | null | undefined;
    readonly requestKey: Buffer | null | undefined;
    readonly secretKeyId: string;
    readonly at: Temporal.Instant;
  },
): Promise<number> {
  const [written] = await tx.query<{ version: number }>(
    `insert into sso_settings (site_id, path_name, configuration, client_secret, request_key, secret_key_id, refresh_at, updated_at)
     values ($1, $2, $3::jsonb, $4, $5, $6, $7, $8)
     on conflict (site_id) do update set configuration = excluded.configuration,
       client_secret = case when $9 then sso_settings.client_secret else excluded.client_secret end,
       request_key = case when $10 then sso_settings.request_key else excluded.request_key end,
       secret_key_id = excluded.secret_key_id, refresh_at = excluded.refresh_at, updated_at = excluded.updated_at,
       version = sso_settings.version + 1
     returning version`,
    [
      tx.scope.siteId,
      row.pathName,
      JSON.stringify(row.configuration),
      row.clientSecret ?? null,
      row.requestKey ?? null,
      row.secretKeyId,
      row.refreshAt,
      row.at,
      row.clientSecret === undefined,
      row.requestKey === undefined,
    ],
  );
  return written!.version;
}

/** Sites whose metadata are due; their next reading is put off, so that no other worker takes them. */
export async function claimRefreshes(
  database: Database,
  claim: { readonly at: Temporal.Instant; readonly againAt: Temporal.Instant; readonly most: number },
): Promise<readonly SiteId[]> {
  const rows = await withoutScope(database, (connection) =>
    connection.query<{ siteId: SiteId }>('select claim_sso_refreshes($1, $2, $3) as "siteId"', [
      claim.at,
      claim.againAt,
      claim.most,
    ]),
  );
  return rows.map(({ siteId }) => siteId);
}
