import { buffersOf, isHolding } from '@planner/core';
import type { IsoDate, Refusal, RoomId } from '@planner/core';
import type { PlacedRoom, StoredBooking, StoredMeeting, StoredSeries, WholeMeeting } from '@planner/db';
import type { PlannedBooking } from './judge/plan.ts';

/*
 * Pure questions to a meeting as it is stored, and the making of its rows.
 */

/** Bookings that hold their room and haven't begun: what a change may touch. Dates that have begun are history. */
export function openBookings(whole: WholeMeeting, now: Temporal.Instant): StoredBooking[] {
  return whole.bookings.filter(({ state, start }) => isHolding(state) && Temporal.Instant.compare(start, now) > 0);
}

/** Bookings that hold their room at this moment or will; one that is over is history even before a job has closed it. */
export function standingBookings(whole: WholeMeeting, now: Temporal.Instant): StoredBooking[] {
  return whole.bookings.filter(({ state, end }) => isHolding(state) && Temporal.Instant.compare(end, now) > 0);
}

/** The rooms of some bookings, each once, in their order. */
export function roomIdsOf(bookings: readonly StoredBooking[]): RoomId[] {
  return [...new Set(bookings.map(({ roomId }) => roomId))];
}

/** The version that a caller has to name: of a series that of the whole. */
export function versionOf({ master, series }: WholeMeeting): number {
  return series?.version ?? master.version;
}

/** The row of a booking in this room on this date, in whatever state: there is never a second one. */
export function rowFor(
  bookings: readonly StoredBooking[],
  { key, roomId }: { key: IsoDate | null; roomId: RoomId },
): StoredBooking | undefined {
  return bookings.find((booking) => booking.occurrenceKey === key && booking.roomId === roomId);
}

/** A booking as it was planned, as a row; `before` is the row that it replaces. */
export function plannedRow(
  planned: PlannedBooking,
  given: Pick<StoredBooking, 'meetingId' | 'seriesId' | 'layout' | 'grandfathered'> & { readonly at: Temporal.Instant },
  before: StoredBooking | undefined,
): StoredBooking {
  const { ask, id, state, reason } = planned;
  return {
    id,
    meetingId: given.meetingId,
    roomId: ask.placed.room.id,
    seriesId: given.seriesId,
    occurrenceKey: ask.key,
    start: ask.start,
    end: ask.end,
    ...buffersOf(ask.placed.room, given.layout),
    layout: given.layout,
    state,
    reason,
    endedAt: isHolding(state) ? null : given.at,
    grandfathered: given.grandfathered,
    version: (before?.version ?? 0) + 1,
  };
}

/** A booking that ends without having taken place. */
export function endedRow(
  booking: StoredBooking,
  { state, reason, at }: { state: 'cancelled' | 'declined' | 'released'; reason: Refusal | null; at: Temporal.Instant },
): StoredBooking {
  return { ...booking, state, reason, endedAt: at, version: booking.version + 1 };
}

/** Dates of a series that no room holds or has held: they are cancelled for the whole series. */
export function keysWithoutRoom(bookings: readonly StoredBooking[]): IsoDate[] {
  const kept = new Set(
    bookings.filter(({ state }) => isHolding(state) || state === 'completed').map(({ occurrenceKey }) => occurrenceKey),
  );
  const keys = bookings.flatMap(({ occurrenceKey }) => (occurrenceKey === null ? [] : [occurrenceKey]));
  return [...new Set(keys)].filter((key) => !kept.has(key)).toSorted();
}

/** The rows of a meeting after some of its bookings were replaced or added. */
export function withRows(bookings: readonly StoredBooking[], rows: readonly StoredBooking[]): StoredBooking[] {
  const replaced = new Map(bookings.map((booking) => [booking.id, booking]));
  for (const row of rows) replaced.set(row.id, row);
  return [...replaced.values()].toSorted((a, b) => Temporal.Instant.compare(a.start, b.start));
}

/** The meeting with times taken from its bookings: of a series from the first to the last date that is left. */
export function timedByBookings(master: StoredMeeting, bookings: readonly StoredBooking[]): StoredMeeting {
  const kept = bookings.filter(({ state }) => isHolding(state) || state === 'completed');
  const [first] = kept;
  if (!first) return { ...master, state: 'cancelled' };
  const lastEnd = kept.reduce((last, { end }) => (Temporal.Instant.compare(end, last) > 0 ? end : last), first.end);
  return { ...master, state: 'active', start: first.start, end: first.end, lastEnd };
}

/** Raises the version of the whole meeting; of a series master and series go together. */
export function nextVersion<M extends StoredMeeting>(
  master: M,
  series: StoredSeries | null,
  at: Temporal.Instant,
): { readonly master: M; readonly series: StoredSeries | null } {
  const version = Math.max(master.version, series?.version ?? 0) + 1;
  return { master: { ...master, version, updatedAt: at }, series: series && { ...series, version } };
}

/** Rooms by id; asserts that each is among those that were locked. */
export function placedRooms(rooms: ReadonlyMap<RoomId, PlacedRoom>, roomIds: readonly RoomId[]): PlacedRoom[] {
  return roomIds.map((roomId) => {
    const placed = rooms.get(roomId);
    if (!placed) throw new Error(`room ${roomId} was let through though it isn't known`);
    return placed;
  });
}
