import type { ExchangeSummary, FindingReport, MailboxReport, UnlinkedRoom } from '@planner/db';
import type { Comparison } from '@planner/sync';
import type { CompareAnswer, FindingsAnswer, MailboxesAnswer, SyncAnswer } from '../api/sync-schema.ts';
import type { RoomExchange } from './rooms.ts';

/** "Synchronised 12 s ago", in numbers. */
export function presentSync(summary: ExchangeSummary, now: Temporal.Instant): SyncAnswer {
  const { behindSince } = summary;
  return {
    state: stateOf(summary),
    lastPulledAt: summary.lastPulledAt?.toString() ?? null,
    behindSeconds: behindSince && Math.max(0, Math.round(now.since(behindSince).total('seconds'))),
    waiting: summary.waiting,
  };
}

function stateOf({ mailboxes, stopped, behind }: ExchangeSummary): SyncAnswer['state'] {
  if (mailboxes === 0) return 'none';
  if (stopped === mailboxes) return 'stopped';
  return behind > 0 ? 'behind' : 'inStep';
}

/** What everybody may know of a room's mailbox: a room that is being linked isn't in step yet. */
export function roomExchangeOf(state: MailboxReport['state']): RoomExchange {
  return state === 'linking' ? 'behind' : state;
}

/** For administrators: every mailbox with its times. */
export function presentMailboxes(
  reports: readonly MailboxReport[],
  unlinked: readonly UnlinkedRoom[],
): MailboxesAnswer {
  return {
    unlinked: [...unlinked],
    mailboxes: reports.map((report) => ({
      ...report,
      linkedAt: text(report.linkedAt),
      lastPulledAt: text(report.lastPulledAt),
      lastChangeAt: text(report.lastChangeAt),
      lastWriteAt: text(report.lastWriteAt),
      subscriptionExpiresAt: text(report.subscriptionExpiresAt),
    })),
  };
}

/** For administrators: what couldn't be settled. */
export function presentFindings(reports: readonly FindingReport[]): FindingsAnswer {
  return {
    findings: reports.map((report) => ({
      ...report,
      params: { ...report.params },
      foundAt: report.foundAt.toString(),
      resolvedAt: text(report.resolvedAt),
    })),
  };
}

/** For administrators: where Planner and the rooms' calendars don't say the same. */
export function presentComparison({ rooms, compared, differences }: Comparison): CompareAnswer {
  return {
    rooms,
    compared,
    differences: differences.length,
    details: differences.map((difference) => ({
      ...difference,
      start: difference.start.toString(),
      end: difference.end.toString(),
    })),
  };
}

function text(instant: Temporal.Instant | null): string | null {
  return instant && instant.toString();
}
