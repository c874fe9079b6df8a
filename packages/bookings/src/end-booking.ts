import { accepted, ceilToMinute, isHolding, later, refused } from '@planner/core';
import type { BookingId, Outcome, Refusal, SiteScope, Source } from '@planner/core';
import { meetingOfBookings, writeChanges } from '@planner/db';
import type { SiteTransaction, StoredBooking, StoredMeeting, StoredSeries } from '@planner/db';
import { settingsFrom } from '@planner/sites';
import type { Actor } from './actor.ts';
import { emptiedExceptions, endBookingNow } from './cancel-meeting.ts';
import type { Ending } from './cancel-meeting.ts';
import type { BookingDeps } from './deps.ts';
import type { Diary } from './judge/diary.ts';
import { endedRow, keysWithoutRoom, nextVersion, roomIdsOf, timedByBookings, withRows } from './meeting-parts.ts';
import { openMeeting } from './open-meeting.ts';
import { lookAround } from './prepare.ts';
import { auditOf, newsOf, nothing, outboxOf, spanOf } from './record.ts';
import { transact } from './transact.ts';

export interface EndCommand {
  readonly actor: Actor;
  readonly source: Source;
  /** Bookings of one meeting (of one series). */
  readonly bookingIds: readonly BookingId[];
  readonly state: 'declined' | 'cancelled' | 'released';
  readonly reason: Refusal | null;
  readonly correlationId: string | null;
}

export interface Ended {
  readonly meeting: StoredMeeting;
  readonly series: StoredSeries | null;
  readonly ended: readonly StoredBooking[];
}

/**
 * Ends single bookings: the room declines, Exchange has removed them, nobody came. Bookings that have ended already are
 * left as they are, so that repeating it changes nothing; one that runs and is cancelled counts as completed until now.
 * @returns on "no" NOT_FOUND when none of the bookings exists
 */
export async function endBooking(scope: SiteScope, command: EndCommand, deps: BookingDeps): Promise<Outcome<Ended>> {
  return transact(deps.db, scope, async (tx) => {
    const meetingId = await meetingOfBookings(tx, command.bookingIds);
    if (meetingId === null) return refused({ code: 'NOT_FOUND', params: { kind: 'booking' } });
    const opened = await openMeeting(tx, { ...command, meetingId, expectedVersion: null, roomIds: [] });
    if (!opened.ok) return opened;
    const { whole, rooms, locked } = opened.value;
    const now = deps.clock.now();
    const wanted = whole.bookings.filter(({ id, state }) => command.bookingIds.includes(id) && isHolding(state));
    if (wanted.length === 0) return accepted({ meeting: whole.master, series: whole.series, ended: [] });
    const dates = wanted.map(({ occurrenceKey, start, end }) => ({ key: occurrenceKey, start, end }));
    const diary = await lookAround(tx, [...rooms.values()], dates, now);
    const join = settingsFrom(locked.settings).joinOwnMeetings;
    const ended = wanted.map((booking) =>
      endOne(booking, command, { diary, join, now, bookedAt: whole.master.createdAt }),
    );
    return accepted(await write(tx, opened.value, { command, ended, diary }, deps));
  });
}

function endOne(booking: StoredBooking, { state, reason }: EndCommand, ending: Ending): StoredBooking {
  const { diary, join, now } = ending;
  const begun = Temporal.Instant.compare(booking.start, now) <= 0;
  const over = Temporal.Instant.compare(booking.end, now) <= 0;
  if (state === 'cancelled' && over) return { ...booking, state: 'completed', version: booking.version + 1 };
  if (state === 'cancelled' && begun) return endBookingNow(booking, ending);
  const before = diary.claimOf(booking.id);
  diary.remove(booking.id, { join });
  if (state === 'released' && begun && before) {
    // What was used stays occupied: nothing can be back-dated onto it.
    const end = later(ceilToMinute(now), booking.start.add({ minutes: 1 }));
    const used = { start: before.during.start, end };
    diary.add({ ...before, bare: { start: booking.start, end }, during: used }, booking, { join: false, fit: true });
  }
  return endedRow(booking, { state, reason, at: now });
}

async function write(
  tx: SiteTransaction,
  { whole, rooms }: Extract<Awaited<ReturnType<typeof openMeeting>>, { ok: true }>['value'],
  { command, ended, diary }: { command: EndCommand; ended: readonly StoredBooking[]; diary: Diary },
  deps: BookingDeps,
): Promise<Ended> {
  const now = deps.clock.now();
  const bookings = withRows(whole.bookings, ended);
  const cut = whole.series && { ...whole.series, cancelledKeys: keysWithoutRoom(bookings) };
  const left = timedByBookings(whole.master, bookings);
  const over = left.state === 'cancelled' && cut ? { ...cut, state: 'cancelled' as const } : cut;
  const { master, series } = nextVersion(left, over, now);
  const change = {
    state: command.state,
    count: ended.length,
    dates: ended.map(({ occurrenceKey, start }) => occurrenceKey ?? start.toString()).slice(0, 50),
    rooms: roomIdsOf(ended),
  };
  await writeChanges(tx, {
    ...nothing,
    meetings: [master, ...emptiedExceptions(whole, bookings, now)],
    series: series ? [series] : [],
    bookings: ended,
    occupied: diary.changed(),
    freed: diary.freed(),
    audit: [
      auditOf({ ...command, action: 'bookingsEnded', change, reason: command.reason?.code ?? null }, master, {
        at: now,
        ids: deps.ids,
      }),
    ],
    outbox: outboxOf(master, [...rooms.values()], { source: command.source, at: now }),
    live: newsOf(tx.scope, roomIdsOf(ended), spanOf(ended) ?? master),
  });
  return { meeting: master, series, ended };
}
