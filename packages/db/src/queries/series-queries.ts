import type { MeetingId, SeriesId } from '@planner/core';
import type { SiteTransaction } from '../database.ts';

/** The meeting for all dates of a series; null when the site has no such series. */
export async function masterOfSeries(tx: SiteTransaction, seriesId: SeriesId): Promise<MeetingId | null> {
  const [row] = await tx.query<{ master_id: MeetingId }>(
    'select master_id from series where site_id = $1 and series_id = $2',
    [tx.scope.siteId, seriesId],
  );
  return row?.master_id ?? null;
}
