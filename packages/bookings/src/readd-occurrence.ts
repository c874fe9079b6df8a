import { isDateOf, occurrenceOn, refused } from '@planner/core';
import type { IsoDate, MeetingId, Outcome, RoomId, SiteScope, Source } from '@planner/core';
import type { StoredSeries } from '@planner/db';
import type { Actor } from './actor.ts';
import { bringBack } from './change/bring-back.ts';
import type { Changed } from './change/wishes.ts';
import type { BookingDeps } from './deps.ts';
import { roomIdsOf } from './meeting-parts.ts';
import { openMeeting } from './open-meeting.ts';
import { transact } from './transact.ts';

export interface ReaddCommand {
  readonly actor: Actor;
  readonly source: Source;
  readonly meetingId: MeetingId;
  /** A date of the series that was skipped or cancelled. */
  readonly key: IsoDate;
  /** Absent = every room of the series. */
  readonly roomIds?: readonly RoomId[];
  /** Where Exchange says another time than the rule; absent = the rule's. */
  readonly start?: Temporal.Instant;
  readonly end?: Temporal.Instant;
  readonly correlationId: string | null;
}

/**
 * Brings a skipped or cancelled date of a series back, under its old key; also long after the series was made. It's judged
 * like a new date. Rooms that hold the date already keep it.
 * @returns on "no" NOT_FOUND (also for a date that the series doesn't have), RIGHT_MISSING, or the rules' reasons
 */
export async function readdOccurrence(
  scope: SiteScope,
  command: ReaddCommand,
  deps: BookingDeps,
): Promise<Outcome<Changed>> {
  return transact(deps.db, scope, async (tx) => {
    const opened = await openMeeting(tx, {
      ...command,
      expectedVersion: null,
      roomIds: command.roomIds ?? [],
      ...(command.roomIds ? { onlyIn: command.roomIds } : {}),
    });
    if (!opened.ok) return opened;
    const { series, bookings } = opened.value.whole;
    const date = series && dateOf(series, command);
    if (!series || !date) {
      return refused({ code: 'NOT_FOUND', field: 'key', params: { kind: 'occurrence', id: command.key } });
    }
    const usual = bookings.filter(({ occurrenceKey }) => occurrenceKey === command.key);
    const roomIds = command.roomIds ?? roomIdsOf(usual.length > 0 ? usual : bookings);
    const wishes = roomIds.map((roomId) => ({ key: command.key, roomId, ...date }));
    return bringBack(
      { tx, opened: opened.value, command, deps, now: deps.clock.now() },
      { wishes, action: 'occurrenceReadded', series },
    );
  });
}

function dateOf(
  series: StoredSeries,
  { key, start, end }: ReaddCommand,
): { readonly start: Temporal.Instant; readonly end: Temporal.Instant } | null {
  if (start && end) return { start, end };
  const explicit = series.explicitDates?.find((date) => date.key === key);
  if (explicit) return { start: explicit.start, end: explicit.end };
  if (!isDateOf(series.rule, key)) return null;
  const occurrence = occurrenceOn(series.rule, key);
  return { start: occurrence.start, end: occurrence.end };
}
