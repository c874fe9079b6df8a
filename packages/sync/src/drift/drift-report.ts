import { addDays, dateIn, wallOf } from '@planner/core';
import type { JsonValue, MeetingId, RoomId, SiteScope } from '@planner/core';
import { latestDriftReport, saveDriftReport, saveSyncSettings, siteZone, syncSettingsOf, withSite } from '@planner/db';
import type { DriftReason, DriftReport } from '@planner/db';
import { compareAll } from '../compare/compare-all.ts';
import type { Difference } from '../compare/compare-all.ts';
import type { SyncDeps } from '../deps.ts';
import { forgetDeltaLink } from '../queries/mailbox-queries.ts';
import { ourMeeting } from '../queries/our-meeting-queries.ts';
import { enqueueMeeting } from '../queries/outbox-queries.ts';
import { linkedRoom } from '../queries/place-queries.ts';

// In the site's own night; nobody works, and what was missed is caught up when the process is there again.
const nightlyFrom = '03:00';

/** Compares every linked room in full and keeps what was found. */
export async function reportDrift(deps: SyncDeps, scope: SiteScope, reason: DriftReason): Promise<DriftReport> {
  const comparison = await compareAll(deps, scope);
  const report: DriftReport = {
    id: deps.ids.next(),
    at: deps.clock.now(),
    reason,
    rooms: comparison.rooms,
    compared: comparison.compared,
    unread: comparison.unread.map(({ roomId, code }) => ({ roomId, code })),
    differences: comparison.differences.map(rowOf),
  };
  await withSite(deps.db, scope, (tx) => saveDriftReport(tx, report));
  return report;
}

function rowOf(difference: Difference): JsonValue {
  return { ...difference, start: difference.start.toString(), end: difference.end.toString() };
}

/** Whether a comparison has found everything equal, or explained by a finding, and could read every room. */
export function isClean(report: Pick<DriftReport, 'unread' | 'differences'>): boolean {
  const differences = report.differences as unknown as readonly StoredRow[];
  return (
    (report.unread as unknown as readonly unknown[]).length === 0 && differences.every(({ explained }) => explained)
  );
}

/** The night's comparison, when it's due; differences are repaired where that's unambiguous. @returns whether it was made */
export async function nightlyDrift(deps: SyncDeps, scope: SiteScope): Promise<boolean> {
  const now = deps.clock.now();
  const isDue = await withSite(deps.db, scope, async (tx) => {
    const zone = await siteZone(tx);
    const today = dateIn(now, zone);
    const night = wallOf(now, zone).time < nightlyFrom ? addDays(today, -1) : today;
    const { comparedOn } = await syncSettingsOf(tx);
    // A new site has nothing to compare before its first night.
    if (comparedOn === null) await saveSyncSettings(tx, { comparedOn: night });
    if (comparedOn === null || comparedOn >= night) return false;
    const taken = await tx.run('update sync_settings set compared_on = $2 where site_id = $1 and compared_on = $3', [
      scope.siteId,
      night,
      comparedOn,
    ]);
    return taken > 0;
  });
  if (!isDue) return false;
  const report = await reportDrift(deps, scope, 'nightly');
  await repairDrift(deps, scope, report, null);
  return true;
}

interface StoredRow {
  readonly kind: Difference['kind'];
  readonly roomId: RoomId;
  readonly meetingId: MeetingId | null;
  readonly explained: boolean;
}

/**
 * Repairs what the newest report lists: the rooms concerned are read in full and compared meeting by meeting by the same rules
 * as ever, and meetings made in Planner are written once more where they are missing. A finding stays for whoever it is for.
 * @param rows  positions in the report; null = all
 * @returns how many rooms are read anew
 */
export async function repairDrift(
  deps: SyncDeps,
  scope: SiteScope,
  report: Pick<DriftReport, 'differences'>,
  rows: readonly number[] | null,
): Promise<number> {
  const all = report.differences as unknown as readonly StoredRow[];
  const wanted = all.filter(({ explained }, at) => !explained && (rows === null || rows.includes(at)));
  const now = deps.clock.now();
  const roomIds = [...new Set(wanted.map(({ roomId }) => roomId))];
  await withSite(deps.db, scope, async (tx) => {
    for (const roomId of roomIds) await forgetDeltaLink(tx, roomId, now);
    for (const { kind, meetingId, roomId } of wanted) {
      const ours = kind === 'missingThere' && meetingId !== null ? await ourMeeting(tx, meetingId) : null;
      const room = ours && ours.source !== 'exchange' ? await linkedRoom(tx, roomId) : null;
      if (ours && room)
        await enqueueMeeting(tx, { meetingId: ours.meetingId, mailbox: ours.organizerMail ?? room.address, now });
    }
    if (roomIds.length > 0) await tx.query(`select pg_notify('planner_work', '{"kind":"mailbox"}')`);
  });
  return roomIds.length;
}

/** The newest report of a site. */
export function newestDrift(deps: SyncDeps, scope: SiteScope): Promise<DriftReport | null> {
  return withSite(deps.db, scope, latestDriftReport);
}
