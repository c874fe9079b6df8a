import { accepted, nextBookingState, refused, takeBackMinutes, truncateBefore } from '@planner/core';
import type { IsoDate, JsonValue, MeetingId, Outcome, Refusal, RoomId, SiteScope, Source } from '@planner/core';
import { writeChanges } from '@planner/db';
import type { SiteTransaction, StoredBooking, StoredMeeting, StoredSeries, WholeMeeting } from '@planner/db';
import { settingsFrom } from '@planner/sites';
import type { Actor } from './actor.ts';
import type { BookingDeps } from './deps.ts';
import type { Diary } from './judge/diary.ts';
import {
  endedRow,
  keysWithoutRoom,
  nextVersion,
  openBookings,
  roomIdsOf,
  standingBookings,
  timedByBookings,
  withRows,
} from './meeting-parts.ts';
import { openMeeting } from './open-meeting.ts';
import type { OpenedMeeting } from './open-meeting.ts';
import { lookAround } from './prepare.ts';
import { auditOf, newsOf, nothing, outboxOf, spanOf } from './record.ts';
import { transact } from './transact.ts';

/** Which dates of a series are meant; of a single meeting all is the same. */
export type Span = 'this' | 'following' | 'all';

export interface CancelCommand {
  readonly actor: Actor;
  readonly source: Source;
  readonly meetingId: MeetingId;
  /** The version that the caller has seen; null = whichever there is. */
  readonly expectedVersion: number | null;
  readonly span: Span;
  /** The date that `this` and `following` start from; not needed when an exception is named. */
  readonly key?: IsoDate;
  readonly reason?: string | null;
  /** Only these rooms; the meeting goes on in its others. */
  readonly roomIds?: readonly RoomId[];
  readonly correlationId: string | null;
}

export interface Cancelled {
  readonly meeting: StoredMeeting;
  readonly series: StoredSeries | null;
  /** Bookings that were ended; one that had begun is completed, shortened to this minute. */
  readonly ended: readonly StoredBooking[];
  /** Until then `restoreMeeting` takes it back. */
  readonly undoUntil: Temporal.Instant;
}

/**
 * Cancels a meeting, some dates of a series, or some of its rooms. What has begun ends now; what is over stays as history.
 * @returns on "no" NOT_FOUND, RIGHT_MISSING, STALE_VERSION, or BOOKING_CLOSED when nothing of it lies ahead
 */
export async function cancelMeeting(
  scope: SiteScope,
  command: CancelCommand,
  deps: BookingDeps,
): Promise<Outcome<Cancelled>> {
  return transact(deps.db, scope, async (tx) => {
    const opened = await openMeeting(tx, {
      ...command,
      roomIds: [],
      ...(command.roomIds ? { onlyIn: command.roomIds } : {}),
    });
    return opened.ok ? cancel(tx, opened.value, command, deps) : opened;
  });
}

async function cancel(
  tx: SiteTransaction,
  opened: OpenedMeeting,
  command: CancelCommand,
  deps: BookingDeps,
): Promise<Outcome<Cancelled>> {
  const now = deps.clock.now();
  const { whole, rooms } = opened;
  const wanted = wantedBookings(whole, command, now);
  if (!wanted.ok) return wanted;
  const joinOwnMeetings = settingsFrom(opened.locked.settings).joinOwnMeetings;
  const diary = await lookAround(tx, [...rooms.values()], wanted.value.map(asDate), now);
  const bookedAt = whole.master.createdAt;
  const ended = wanted.value.map((booking) => endBookingNow(booking, { diary, join: joinOwnMeetings, now, bookedAt }));

  const bookings = withRows(whole.bookings, ended);
  const next = nextVersion(timedByBookings(whole.master, bookings), cutSeries(whole, command, bookings, now), now);
  const { master, series } = next;
  await writeChanges(tx, {
    ...nothing,
    meetings: [master, ...emptiedExceptions(whole, bookings, now)],
    series: series ? [series] : [],
    bookings: ended,
    occupied: diary.changed(),
    freed: diary.freed(),
    audit: [
      auditOf({ ...command, action: 'meetingCancelled', change: cancelChange(whole, command, ended) }, master, {
        at: now,
        ids: deps.ids,
      }),
    ],
    outbox: outboxOf(master, [...rooms.values()], { source: command.source, at: now }),
    live: newsOf(tx.scope, roomIdsOf(ended), spanOf(ended) ?? master),
  });
  return accepted({ meeting: master, series, ended, undoUntil: now.add({ minutes: takeBackMinutes }) });
}

function wantedBookings(whole: WholeMeeting, command: CancelCommand, now: Temporal.Instant): Outcome<StoredBooking[]> {
  const inRooms = ({ roomId }: StoredBooking) => command.roomIds === undefined || command.roomIds.includes(roomId);
  const standing = standingBookings(whole, now).filter(inRooms);
  const closed = (): { readonly ok: false; readonly errors: readonly Refusal[] } =>
    refused({ code: 'BOOKING_CLOSED', params: { state: whole.master.state, at: whole.master.lastEnd.toString() } });
  const chosen = whole.series === null ? standing : chosenDates(whole, standing, command, now);
  if (chosen === null) return refused({ code: 'INVALID_REQUEST', field: 'key', params: { field: 'key' } });
  return chosen.length === 0 ? closed() : accepted(chosen);
}

function chosenDates(
  whole: WholeMeeting,
  standing: readonly StoredBooking[],
  command: CancelCommand,
  now: Temporal.Instant,
): StoredBooking[] | null {
  const isAhead = ({ start }: StoredBooking) => Temporal.Instant.compare(start, now) > 0;
  if (command.span === 'all') return standing.filter(isAhead);
  const key = keyOf(whole, command);
  if (key === null) return null;
  if (command.span === 'this') return standing.filter(({ occurrenceKey }) => occurrenceKey === key);
  return standing.filter((booking) => isAhead(booking) && (booking.occurrenceKey ?? '') >= key);
}

/** The date that a command is about: as it says, or that of the exception it names. */
export function keyOf(
  whole: WholeMeeting,
  { key, meetingId }: { readonly key?: IsoDate; readonly meetingId: MeetingId },
): IsoDate | null {
  return key ?? whole.exceptions.find(({ id }) => id === meetingId)?.occurrenceKey ?? null;
}

/** What the end of a booking depends on. */
export interface Ending {
  readonly diary: Diary;
  /** The site's setting `joinOwnMeetings`. */
  readonly join: boolean;
  readonly now: Temporal.Instant;
  readonly bookedAt: Temporal.Instant;
}

/**
 * A booking ends: before its start, or when it was made moments ago, it's cancelled; else it's completed at this minute.
 * Its room is free from then on.
 */
export function endBookingNow(booking: StoredBooking, { diary, join, now, bookedAt }: Ending): StoredBooking {
  const move = nextBookingState(booking, { kind: 'cancel' }, { now, checkIn: null, bookedAt, mayEndEarly: true });
  if (!move.ok) throw new Error(`booking ${booking.id} was let through though it is ${booking.state}`);
  const before = diary.claimOf(booking.id);
  diary.remove(booking.id, { join });
  if (move.value.state === 'cancelled') return endedRow(booking, { state: 'cancelled', reason: null, at: now });
  const { end, state } = move.value;
  if (before) diary.add({ ...before, ...shortenedTo(before, booking, end) }, booking, { join, fit: true });
  return { ...booking, state, end, version: booking.version + 1 };
}

function shortenedTo(
  claim: { readonly during: { readonly start: Temporal.Instant } },
  booking: StoredBooking,
  end: Temporal.Instant,
) {
  const teardownEnd = end.add({ minutes: booking.teardownMinutes });
  return { bare: { start: booking.start, end }, during: { start: claim.during.start, end: teardownEnd } };
}

/** The series after its dates are gone: dates without a room are cancelled; a tail is cut off; without dates it's over. */
function cutSeries(
  whole: WholeMeeting,
  command: CancelCommand,
  bookings: readonly StoredBooking[],
  now: Temporal.Instant,
): StoredSeries | null {
  const { series } = whole;
  if (!series) return null;
  const left = timedByBookings(whole.master, bookings);
  if (left.state === 'cancelled') return { ...series, state: 'cancelled' };
  const wholeDates = command.roomIds === undefined;
  const from = command.span === 'following' ? keyOf(whole, command) : firstOpenKey(whole, now);
  if (command.span === 'this' || !wholeDates || from === null) {
    return { ...series, cancelledKeys: keysWithoutRoom(bookings) };
  }
  const rule = truncateBefore(series.rule, from);
  const keysLeft = keysWithoutRoom(bookings).filter((key) => key < from);
  return {
    ...series,
    rule: rule ?? series.rule,
    cancelledKeys: rule ? keysLeft : keysWithoutRoom(bookings),
    explicitDates: series.explicitDates?.filter(({ key }) => key < from) ?? null,
    state: command.span === 'all' ? 'ended' : series.state,
  };
}

function firstOpenKey(whole: WholeMeeting, now: Temporal.Instant): IsoDate | null {
  const keys = openBookings(whole, now).flatMap(({ occurrenceKey }) => occurrenceKey ?? []);
  return keys.toSorted()[0] ?? null;
}

/** Exceptions none of whose bookings is left. */
export function emptiedExceptions(
  whole: WholeMeeting,
  bookings: readonly StoredBooking[],
  now: Temporal.Instant,
): StoredMeeting[] {
  return whole.exceptions
    .filter(({ state }) => state === 'active')
    .map((exception) =>
      timedByBookings(
        exception,
        bookings.filter(({ meetingId }) => meetingId === exception.id),
      ),
    )
    .filter(({ state }) => state === 'cancelled')
    .map((exception) => ({ ...exception, version: exception.version + 1, updatedAt: now }));
}

/** What is told of it, and what `restoreMeeting` needs. */
function cancelChange(
  { series }: WholeMeeting,
  command: CancelCommand,
  ended: readonly StoredBooking[],
): { readonly [name: string]: JsonValue } {
  return {
    span: series ? command.span : 'all',
    dates: [...new Set(ended.map(({ occurrenceKey, start }) => occurrenceKey ?? start.toString()))].slice(0, 50),
    count: ended.length,
    rooms: roomIdsOf(ended),
    bookings: ended.filter(({ state }) => state === 'cancelled').map(({ id }) => id),
    before: series
      ? {
          rule: series.rule as unknown as JsonValue,
          cancelledKeys: series.cancelledKeys,
          explicitDates:
            series.explicitDates?.map(({ key, start, end }) => ({
              key,
              start: start.toString(),
              end: end.toString(),
            })) ?? null,
          state: series.state,
        }
      : null,
  };
}

function asDate({ occurrenceKey, start, end }: StoredBooking) {
  return { key: occurrenceKey, start, end };
}
