/**
 * Making, moving and resizing on the timeline as values: pointer and keys change the same gesture, so that both can do the same.
 */
import type { TimelineRoom } from '@planner/api-client';
import { minuteMs } from '../../lib/instants.ts';
import type { PlacedBooking } from './rows.ts';
import { dayAt, snap } from './time-axis.ts';
import type { TimeAxis } from './time-axis.ts';

export interface Gesture {
  readonly kind: 'create' | 'move' | 'start' | 'end';
  /** What is moved or resized; null while a new booking is drawn. */
  readonly booking: PlacedBooking | null;
  readonly room: TimelineRoom;
  readonly startMs: number;
  readonly endMs: number;
  /** Create: the fixed end. Move: how far from the start the pointer holds the bar. */
  readonly gripMs: number;
  readonly by: 'pointer' | 'keys';
}

/** A press on an empty place: one step of the grid, which grows towards the pointer. */
export function beginCreate(axis: TimeAxis, room: TimelineRoom, ms: number, by: Gesture['by']): Gesture {
  const startMs = snap(axis, ms, room.granularityMinutes, 'floor');
  const endMs = startMs + room.granularityMinutes * minuteMs;
  return { kind: 'create', booking: null, room, startMs, endMs, gripMs: startMs, by };
}

/** A grip on a bar, or on one of its edges. */
export function beginChange(
  kind: 'move' | 'start' | 'end',
  {
    booking,
    room,
    ms,
    by,
  }: { readonly booking: PlacedBooking; readonly room: TimelineRoom; readonly ms: number; readonly by: Gesture['by'] },
): Gesture {
  const { startMs, endMs } = booking;
  return { kind, booking, room, startMs, endMs, gripMs: ms - startMs, by };
}

/** The gesture with the pointer over another instant or room. Edges stay in their room. */
export function dragTo(
  axis: TimeAxis,
  gesture: Gesture,
  to: { readonly ms: number; readonly room: TimelineRoom },
): Gesture {
  const step = gesture.room.granularityMinutes;
  const stepMs = step * minuteMs;
  switch (gesture.kind) {
    case 'create': {
      const from = gesture.gripMs;
      if (to.ms < from) return { ...gesture, startMs: snap(axis, to.ms, step, 'floor'), endMs: from + stepMs };
      return { ...gesture, startMs: from, endMs: Math.max(from + stepMs, snap(axis, to.ms + stepMs / 2, step)) };
    }
    case 'move': {
      const length = gesture.endMs - gesture.startMs;
      const startMs = snap(axis, to.ms - gesture.gripMs, to.room.granularityMinutes);
      return { ...gesture, room: to.room, startMs, endMs: startMs + length };
    }
    case 'start':
      return { ...gesture, startMs: Math.min(gesture.endMs - stepMs, snap(axis, to.ms, step)) };
    default:
      return { ...gesture, endMs: Math.max(gesture.startMs + stepMs, snap(axis, to.ms, step)) };
  }
}

/** The gesture after an arrow key: by `steps` of the room's grid, or into another room. */
export function nudge(gesture: Gesture, by: { readonly steps?: number; readonly room?: TimelineRoom }): Gesture {
  const stepMs = gesture.room.granularityMinutes * minuteMs;
  const delta = (by.steps ?? 0) * stepMs;
  const room = by.room && gesture.kind === 'move' ? by.room : gesture.room;
  if (gesture.kind === 'move')
    return { ...gesture, room, startMs: gesture.startMs + delta, endMs: gesture.endMs + delta };
  if (gesture.kind === 'start')
    return { ...gesture, startMs: Math.min(gesture.startMs + delta, gesture.endMs - stepMs) };
  return { ...gesture, endMs: Math.max(gesture.endMs + delta, gesture.startMs + stepMs) };
}

/** Whether a drop would change anything. */
export function isChange(gesture: Gesture): boolean {
  const { booking } = gesture;
  if (!booking) return true;
  return booking.startMs !== gesture.startMs || booking.endMs !== gesture.endMs || booking.roomId !== gesture.room.id;
}

/** Hour of the click made into a first proposal: an hour, or as long as the room is free, never less than a step. */
export function proposal(axis: TimeAxis, room: TimelineRoom, ms: number, bookings: readonly PlacedBooking[]): Gesture {
  const first = beginCreate(axis, room, ms, 'pointer');
  const next = bookings.find((booking) => booking.startMs >= first.endMs);
  const limit = Math.min(
    next ? next.startMs - (next.setupMinutes + room.teardownMinutes) * minuteMs : Infinity,
    dayAt(axis, ms).endMs,
  );
  const wanted = first.startMs + Math.max(room.minDurationMinutes, 60) * minuteMs;
  return { ...first, endMs: Math.max(first.endMs, Math.min(wanted, limit)) };
}
