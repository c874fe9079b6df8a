import { refused, takeBackMinutes } from '@planner/core';
import type { IsoDate, MeetingId, Outcome, SeriesRule, SiteScope, Source } from '@planner/core';
import { lastEventOf } from '@planner/db';
import type { AuditEvent, StoredBooking, StoredSeries } from '@planner/db';
import type { Actor } from './actor.ts';
import { bringBack } from './change/bring-back.ts';
import type { Changed } from './change/wishes.ts';
import type { BookingDeps } from './deps.ts';
import { openMeeting } from './open-meeting.ts';
import { transact } from './transact.ts';

export interface RestoreCommand {
  readonly actor: Actor;
  readonly source: Source;
  readonly meetingId: MeetingId;
  readonly correlationId: string | null;
}

/**
 * Takes a cancellation back, as long as it was the last thing that happened to the meeting and is fresh. All rules run
 * again: what somebody else has booked meanwhile stays theirs, and then nothing is restored.
 * @returns on "no" NOT_FOUND, RIGHT_MISSING, BOOKING_CLOSED, or the rules' reasons with offers
 */
export async function restoreMeeting(
  scope: SiteScope,
  command: RestoreCommand,
  deps: BookingDeps,
): Promise<Outcome<Changed>> {
  return transact(deps.db, scope, async (tx) => {
    const opened = await openMeeting(tx, { ...command, expectedVersion: null, roomIds: [] });
    if (!opened.ok) return opened;
    const { whole } = opened.value;
    const now = deps.clock.now();
    const last = await lastEventOf(tx, whole.master.id);
    const bookings = last ? cancelledBy(last, whole.bookings) : [];
    if (
      !last ||
      bookings.length === 0 ||
      Temporal.Instant.compare(now, last.at.add({ minutes: takeBackMinutes })) > 0
    ) {
      const at = whole.master.updatedAt.toString();
      return refused({ code: 'BOOKING_CLOSED', params: { state: whole.master.state, at } });
    }
    const wishes = bookings.map(({ occurrenceKey, roomId, start, end }) => ({
      key: occurrenceKey,
      roomId,
      start,
      end,
    }));
    return bringBack(
      { tx, opened: opened.value, command, deps, now },
      { wishes, action: 'meetingRestored', series: whole.series && seriesBefore(whole.series, last) },
    );
  });
}

/** The bookings that this cancellation ended. */
function cancelledBy({ action, change }: AuditEvent, bookings: readonly StoredBooking[]): StoredBooking[] {
  if (action !== 'meetingCancelled') return [];
  const ids = change['bookings'] as readonly string[];
  return bookings.filter(({ id, state }) => state === 'cancelled' && ids.includes(id));
}

interface SeriesBefore {
  readonly rule: SeriesRule;
  readonly cancelledKeys: readonly IsoDate[];
  readonly explicitDates: readonly { readonly key: IsoDate; readonly start: string; readonly end: string }[] | null;
  readonly state: StoredSeries['state'];
}

function seriesBefore(series: StoredSeries, { change }: AuditEvent): StoredSeries {
  const before = change['before'] as unknown as SeriesBefore | null;
  if (!before) return series;
  const explicitDates =
    before.explicitDates?.map(({ key, start, end }) => ({
      key,
      start: Temporal.Instant.from(start),
      end: Temporal.Instant.from(end),
    })) ?? null;
  return { ...series, ...before, explicitDates };
}
