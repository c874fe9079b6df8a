import { minuteMs } from '../../lib/instants.ts';
import type { PlacedBooking, RoomRow } from './rows.ts';
import type { TimeAxis } from './time-axis.ts';

export interface DayPart {
  readonly startMs: number;
  readonly endMs: number;
  /** null = free */
  readonly booking: PlacedBooking | null;
}

/** A room's day as it goes: bookings, and the free stretches between them that can still be booked. */
export function dayParts(row: RoomRow, axis: TimeAxis, nowMs: number): readonly DayPart[] {
  const [day] = axis.days;
  const taken = [
    ...row.closed,
    ...row.bookings.map(
      ({ startMs, endMs, setupMinutes, teardownMinutes }) =>
        [startMs - setupMinutes * minuteMs, endMs + teardownMinutes * minuteMs] as const,
    ),
  ].toSorted(([a], [b]) => a - b);
  const step = row.room.granularityMinutes * minuteMs;
  let from = Math.max(day!.startMs, day!.midnightMs + Math.floor((nowMs - day!.midnightMs) / step) * step);
  const free: DayPart[] = [];
  const add = (endMs: number): void => {
    if (endMs - from >= Math.max(step, row.room.minDurationMinutes * minuteMs)) {
      free.push({ startMs: from, endMs, booking: null });
    }
  };
  for (const [startMs, endMs] of taken) {
    add(Math.min(startMs, day!.endMs));
    from = Math.max(from, endMs);
  }
  add(day!.endMs);
  const booked = row.bookings
    .filter(({ startMs, endMs }) => startMs < day!.endMs && endMs > day!.startMs)
    .map((booking) => ({ startMs: booking.startMs, endMs: booking.endMs, booking }));
  return [...booked, ...(row.room.active ? free : [])].toSorted((a, b) => a.startMs - b.startMs);
}

/** What a room is at this moment, or how its day looks when the day isn't today. */
export function stateNow(
  row: RoomRow,
  axis: TimeAxis,
  nowMs: number,
): { readonly kind: 'free' | 'busy' | 'closed' | 'otherDay'; readonly untilMs: number | null } {
  const [day] = axis.days;
  if (nowMs < day!.startMs || nowMs >= day!.endMs) return { kind: 'otherDay', untilMs: null };
  const closed = row.closed.find(([from, to]) => from <= nowMs && nowMs < to);
  if (closed || !row.room.active) return { kind: 'closed', untilMs: closed?.[1] ?? null };
  let busyUntil = nowMs;
  for (const { startMs, endMs } of row.bookings) if (startMs <= busyUntil && endMs > busyUntil) busyUntil = endMs;
  if (busyUntil > nowMs) return { kind: 'busy', untilMs: busyUntil };
  const next = Math.min(
    ...row.bookings.map(({ startMs }) => startMs).filter((ms) => ms > nowMs),
    ...row.closed.map(([from]) => from).filter((ms) => ms > nowMs),
    day!.endMs,
  );
  return { kind: 'free', untilMs: next };
}
