import { accepted, isHolding } from '@planner/core';
import type { BookingId, IsoDate, Outcome, Refusal, RoomId, Source } from '@planner/core';
import { writeChanges } from '@planner/db';
import type { SiteTransaction, StoredBooking, StoredMeeting, StoredSeries } from '@planner/db';
import type { Actor } from '../actor.ts';
import type { BookingDeps } from '../deps.ts';
import { answerIsDue } from '../judge/frame.ts';
import { enter, judge } from '../judge/judge.ts';
import type { Conflict, PlannedBooking } from '../judge/plan.ts';
import {
  keysWithoutRoom,
  nextVersion,
  placedRooms,
  plannedRow,
  roomIdsOf,
  rowFor,
  timedByBookings,
  withRows,
} from '../meeting-parts.ts';
import type { OpenedMeeting } from '../open-meeting.ts';
import { groundOf, lookAround } from '../prepare.ts';
import { auditOf, newsOf, nothing, outboxOf, spanOf } from '../record.ts';
import type { AuditAction } from '../record.ts';
import { refuse } from '../refusal.ts';
import type { Changed } from './wishes.ts';

/** A booking that shall hold its room again. */
export interface Wish {
  readonly key: IsoDate | null;
  readonly roomId: RoomId;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
}

/** Judges ended bookings anew and revives all of them, or none. */
export async function bringBack(
  context: {
    readonly tx: SiteTransaction;
    readonly opened: OpenedMeeting;
    readonly command: { readonly actor: Actor; readonly source: Source; readonly correlationId: string | null };
    readonly deps: BookingDeps;
    readonly now: Temporal.Instant;
  },
  order: {
    readonly wishes: readonly Wish[];
    readonly action: AuditAction;
    /** The series as it shall stand again. */
    readonly series: StoredSeries | null;
  },
): Promise<Outcome<Changed>> {
  const { tx, opened, command, deps, now } = context;
  const { whole, rooms, locked } = opened;
  const held = (wish: Wish) => rowFor(whole.bookings, wish);
  const wishes = order.wishes.filter((wish) => {
    const row = held(wish);
    return row === undefined || !isHolding(row.state);
  });
  const ground = groundOf(locked, { ...whole.master, ...command, roomIds: [] }, now);
  if (!ground.ok) return ground;
  const { frame } = ground.value;
  const diary = await lookAround(tx, [...rooms.values()], wishes, now);
  const conflicts: Conflict[] = [];
  const warnings: Refusal[] = [];
  const rows: StoredBooking[] = [];
  for (const wish of wishes) {
    const [placed] = placedRooms(rooms, [wish.roomId]);
    if (!placed) continue;
    const ask = { placed, key: wish.key, start: wish.start, end: wish.end };
    const verdict = judge(frame, ask, diary);
    warnings.push(...verdict.warnings);
    if (verdict.errors.length > 0) {
      conflicts.push({ ask, errors: verdict.errors });
      continue;
    }
    const before = held(wish);
    const id = before?.id ?? (deps.ids.next() as BookingId);
    enter(frame, ask, id, diary);
    const state = answerIsDue(placed.room, command.source) ? 'tentative' : 'confirmed';
    const planned: PlannedBooking = { id, ask, state, reason: null, elsewhere: false };
    const exception = whole.exceptions.find((one) => one.occurrenceKey === wish.key && wish.key !== null);
    const meetingId = exception?.id ?? whole.master.id;
    const given = {
      meetingId,
      seriesId: whole.series?.id ?? null,
      layout: frame.layout,
      grandfathered: false,
      at: now,
    };
    rows.push(plannedRow(planned, given, before));
  }
  if (conflicts.length > 0) return refuse(tx, { frame }, conflicts);

  const bookings = withRows(whole.bookings, rows);
  const revived = order.series && {
    ...order.series,
    cancelledKeys: keysWithoutRoom(bookings),
    state: 'active' as const,
  };
  const { master, series } = nextVersion(timedByBookings(whole.master, bookings), revived, now);
  const exceptions = whole.exceptions
    .filter(({ id }) => rows.some(({ meetingId }) => meetingId === id))
    .map((exception): StoredMeeting => ({
      ...timedByBookings(
        exception,
        bookings.filter(({ meetingId }) => meetingId === exception.id),
      ),
      version: master.version,
      updatedAt: now,
    }));
  const change = {
    count: rows.length,
    dates: rows.map(({ occurrenceKey, start }) => occurrenceKey ?? start.toString()).slice(0, 50),
    rooms: roomIdsOf(rows),
  };
  await writeChanges(tx, {
    ...nothing,
    meetings: [master, ...exceptions],
    series: series ? [series] : [],
    bookings: rows,
    occupied: diary.changed(),
    freed: diary.freed(),
    audit: [auditOf({ ...command, action: order.action, change }, master, { at: now, ids: deps.ids })],
    outbox: outboxOf(master, [...rooms.values()], { source: command.source, at: now }),
    live: newsOf(tx.scope, roomIdsOf(rows), spanOf(rows) ?? master),
  });
  return accepted({ meeting: master, series, bookings, skipped: [], dropped: [], splitFrom: null }, warnings);
}
