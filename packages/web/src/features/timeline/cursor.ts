import { minuteMs } from '../../lib/instants.ts';
import type { KeyAction } from './keys.ts';
import { bookingAt, isRoomRow } from './rows.ts';
import type { Row } from './rows.ts';
import { dayAt, snap } from './time-axis.ts';
import type { TimeAxis } from './time-axis.ts';

/** The place that the keyboard is at; `endMs` while Shift has drawn it out over free time. */
export interface CursorPlace {
  readonly roomId: string;
  readonly ms: number;
  readonly endMs: number | null;
}

const rowsAPage = 10;

/** The cursor after a key; the same place when the key moves nothing. */
export function moveCursor(place: CursorPlace, action: KeyAction, rows: readonly Row[], axis: TimeAxis): CursorPlace {
  const index = rows.findIndex((row) => row.kind === 'room' && row.room.id === place.roomId);
  const row = rows[index];
  if (!isRoomRow(row)) return place;
  const step = row.room.granularityMinutes * minuteMs;
  const here = bookingAt(row, place.ms);
  switch (action) {
    case 'right':
      return at(
        place,
        axis,
        here ? Math.max(here.endMs, place.ms + 1) : snap(axis, place.ms, step / minuteMs, 'floor') + step,
      );
    case 'left': {
      const before = (here ? here.startMs : place.ms) - step;
      const there = bookingAt(row, before);
      return at(place, axis, there ? Math.max(there.startMs, dayAt(axis, before).startMs) : before);
    }
    case 'extendRight':
      return here
        ? place
        : { ...place, endMs: Math.min((place.endMs ?? place.ms + step) + step, dayAt(axis, place.ms).endMs) };
    case 'extendLeft':
      return here || place.endMs === null ? place : { ...place, endMs: Math.max(place.ms + step, place.endMs - step) };
    case 'dayStart':
      return at(place, axis, dayAt(axis, place.ms).startMs);
    case 'dayEnd':
      return at(place, axis, dayAt(axis, place.ms).endMs - step);
    case 'up':
    case 'down':
    case 'pageUp':
    case 'pageDown': {
      const by = action.startsWith('page') ? rowsAPage : 1;
      const next = roomAlong(rows, index, action === 'up' || action === 'pageUp' ? -by : by);
      return next ? { roomId: next.room.id, ms: place.ms, endMs: null } : place;
    }
    default:
      return place;
  }
}

/** The room some rows further; group lines don't count. */
export function roomAlong(rows: readonly Row[], index: number, by: number) {
  const rooms = rows.flatMap((row, at) => (row.kind === 'room' ? [{ row, at }] : []));
  const here = rooms.findIndex(({ at }) => at === index);
  return rooms[Math.max(0, Math.min(rooms.length - 1, here + by))]?.row;
}

/** Where the cursor begins: the first room, now if that is shown, else when the day begins. */
export function firstPlace(rows: readonly Row[], axis: TimeAxis, nowMs: number): CursorPlace | null {
  const first = rows.find(isRoomRow);
  if (!first) return null;
  const [day] = axis.days;
  const shown = nowMs >= day!.startMs && nowMs < axis.days.at(-1)!.endMs;
  const ms = shown ? snap(axis, nowMs, first.room.granularityMinutes, 'floor') : day!.startMs;
  return { roomId: first.room.id, ms, endMs: null };
}

function at(place: CursorPlace, axis: TimeAxis, ms: number): CursorPlace {
  const first = axis.days[0]!.startMs;
  const last = axis.days.at(-1)!.endMs - minuteMs;
  const wanted = Math.max(first, Math.min(ms, last));
  // The night between two shown days is jumped over.
  const day = dayAt(axis, wanted);
  const previous = axis.days[axis.days.indexOf(day) - 1];
  const inNight = wanted < day.startMs;
  const shown = inNight && previous && ms < place.ms ? previous.endMs - 15 * minuteMs : Math.max(day.startMs, wanted);
  return { roomId: place.roomId, ms: shown, endMs: null };
}
