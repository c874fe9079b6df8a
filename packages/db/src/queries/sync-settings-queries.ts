import type { IsoDate, JsonValue } from '@planner/core';
import type { SiteTransaction } from '../database.ts';

/** How a site synchronizes, and whether it may. */
export interface SyncSiteSettings {
  /** Rooms are asked for news; nothing is subscribed to. For a site without a public https address. */
  readonly polling: boolean;
  readonly pollSeconds: number;
  /** Of the database that was synchronized last. */
  readonly identity: string | null;
  /** Set: nothing is written and nothing applied until somebody releases it. */
  readonly heldAt: Temporal.Instant | null;
  readonly heldBecause: string | null;
  readonly comparedOn: IsoDate | null;
}

const usual: SyncSiteSettings = {
  polling: false,
  pollSeconds: 30,
  identity: null,
  heldAt: null,
  heldBecause: null,
  comparedOn: null,
};

/** The site's settings; the usual ones until somebody has set any. */
export async function syncSettingsOf(tx: SiteTransaction): Promise<SyncSiteSettings> {
  const [row] = await tx.query<SyncSiteSettings>(
    `select polling, poll_seconds as "pollSeconds", identity, held_at as "heldAt", held_because as "heldBecause",
       compared_on as "comparedOn" from sync_settings where site_id = $1`,
    [tx.scope.siteId],
  );
  return row ?? usual;
}

/** Changes some of them. */
export async function saveSyncSettings(
  tx: SiteTransaction,
  changes: Partial<SyncSiteSettings>,
): Promise<SyncSiteSettings> {
  const next = { ...(await syncSettingsOf(tx)), ...changes };
  await tx.run(
    `insert into sync_settings (site_id, polling, poll_seconds, identity, held_at, held_because, compared_on)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (site_id) do update set polling = excluded.polling, poll_seconds = excluded.poll_seconds,
       identity = excluded.identity, held_at = excluded.held_at, held_because = excluded.held_because,
       compared_on = excluded.compared_on`,
    [tx.scope.siteId, next.polling, next.pollSeconds, next.identity, next.heldAt, next.heldBecause, next.comparedOn],
  );
  return next;
}

/** Which database this is: a restored copy is another one. */
export async function databaseIdentity(tx: SiteTransaction): Promise<string> {
  const [row] = await tx.query<{ identity: string }>('select database_identity() as identity');
  if (!row) throw new Error('the database says nothing of itself');
  return row.identity;
}

/** Why Planner and the rooms' calendars were compared. */
export type DriftReason = 'asked' | 'nightly' | 'restored';

/** What a comparison found, as it is kept. */
export interface DriftReport {
  readonly id: string;
  readonly at: Temporal.Instant;
  readonly reason: DriftReason;
  readonly rooms: number;
  readonly compared: number;
  readonly unread: JsonValue;
  readonly differences: JsonValue;
}

/** Keeps a report; those older than 30 days go. */
export async function saveDriftReport(tx: SiteTransaction, report: DriftReport): Promise<void> {
  await tx.run(
    `insert into drift_reports (site_id, report_id, at, reason, rooms, compared, unread, differences)
     values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8::jsonb)`,
    [
      tx.scope.siteId,
      report.id,
      report.at,
      report.reason,
      report.rooms,
      report.compared,
      JSON.stringify(report.unread),
      JSON.stringify(report.differences),
    ],
  );
  await tx.run(`delete from drift_reports where site_id = $1 and at < $2::timestamptz - interval '30 days'`, [
    tx.scope.siteId,
    report.at,
  ]);
}

/** The newest report; null before the first one. */
export async function latestDriftReport(tx: SiteTransaction): Promise<DriftReport | null> {
  const [row] = await tx.query<DriftReport>(
    `select report_id as id, at, reason, rooms, compared, unread, differences from drift_reports
     where site_id = $1 order by at desc, report_id desc limit 1`,
    [tx.scope.siteId],
  );
  return row ?? null;
}
