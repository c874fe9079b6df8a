import type { DriftReport, RoundTrip, SyncSiteSettings } from '@planner/db';
import type { DriftAnswer } from '../api/sync-settings-schema.ts';

/** How the site synchronizes. */
export function presentSyncSettings({ polling, pollSeconds, heldAt, heldBecause }: SyncSiteSettings) {
  return {
    polling,
    pollSeconds,
    heldAt: heldAt && heldAt.toString(),
    heldBecause: heldBecause === 'restored' || heldBecause === 'byHand' ? heldBecause : null,
  } as const;
}

/** The newest comparison. */
export function presentDrift(report: DriftReport | null): DriftAnswer {
  if (!report) return { report };
  const { id, at, reason, rooms, compared } = report;
  const unread = report.unread as unknown as NonNullable<DriftAnswer['report']>['unread'];
  const differences = report.differences as unknown as NonNullable<DriftAnswer['report']>['differences'];
  return { report: { id, at: at.toString(), reason, rooms, compared, unread, differences } };
}

/** A round trip with the instant of each leg. */
export function presentRoundTrip(trip: RoundTrip | null) {
  if (!trip) return { trip };
  const text = (instant: Temporal.Instant | null): string | null => instant && instant.toString();
  return {
    trip: {
      invitation: trip.invitation,
      mailbox: trip.mailbox,
      startedAt: trip.startedAt.toString(),
      writtenAt: text(trip.writtenAt),
      seenAt: text(trip.seenAt),
      answeredAt: text(trip.answeredAt),
      answer: trip.answer,
      answeredBy: trip.answeredBy,
      removedAt: text(trip.removedAt),
      failure: trip.failure,
      endedAt: text(trip.endedAt),
    },
  };
}
