import { accepted, nextBookingState, refused } from '@planner/core';
import type { BookingId, Outcome, SiteScope, Source } from '@planner/core';
import { meetingOfBookings, writeChanges } from '@planner/db';
import type { StoredBooking } from '@planner/db';
import type { Actor } from './actor.ts';
import type { BookingDeps } from './deps.ts';
import { nextVersion, roomIdsOf } from './meeting-parts.ts';
import { openMeeting } from './open-meeting.ts';
import { auditOf, newsOf, nothing, spanOf } from './record.ts';
import { transact } from './transact.ts';

export interface ConfirmCommand {
  readonly actor: Actor;
  readonly source: Source;
  /** Bookings of one meeting (of one series). */
  readonly bookingIds: readonly BookingId[];
  readonly correlationId: string | null;
}

/**
 * Confirms bookings that waited for an answer: Exchange has accepted them. Those that don't wait are left as they are, so that
 * repeating it changes nothing.
 * @returns the bookings that were confirmed; on "no" NOT_FOUND when none of them exists
 */
export async function confirmBooking(
  scope: SiteScope,
  command: ConfirmCommand,
  deps: BookingDeps,
): Promise<Outcome<readonly StoredBooking[]>> {
  return transact(deps.db, scope, async (tx) => {
    const meetingId = await meetingOfBookings(tx, command.bookingIds);
    if (meetingId === null) return refused({ code: 'NOT_FOUND', params: { kind: 'booking' } });
    const opened = await openMeeting(tx, { ...command, meetingId, expectedVersion: null, roomIds: [] });
    if (!opened.ok) return opened;
    const { whole } = opened.value;
    const now = deps.clock.now();
    const context = { now, checkIn: null, bookedAt: whole.master.createdAt, mayEndEarly: false };
    const confirmed = whole.bookings.flatMap((booking) => {
      if (!command.bookingIds.includes(booking.id) || booking.state !== 'tentative') return [];
      const moved = nextBookingState(booking, { kind: 'approve' }, context);
      return moved.ok ? [{ ...booking, state: moved.value.state, version: booking.version + 1 }] : [];
    });
    if (confirmed.length === 0) return accepted([]);
    const { master, series } = nextVersion(whole.master, whole.series, now);
    const change = { count: confirmed.length, rooms: roomIdsOf(confirmed) };
    await writeChanges(tx, {
      ...nothing,
      meetings: [master],
      series: series ? [series] : [],
      bookings: confirmed,
      audit: [auditOf({ ...command, action: 'bookingsConfirmed', change }, master, { at: now, ids: deps.ids })],
      live: newsOf(tx.scope, roomIdsOf(confirmed), spanOf(confirmed) ?? master),
    });
    return accepted(confirmed);
  });
}
