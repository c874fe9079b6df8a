import type { LocationAnswer, TimelineBooking, TimelineRoom } from '@planner/api-client';
import { msOf } from '../../lib/instants.ts';

/** A booking with its instants as numbers: layout asks for them at every frame. */
export interface PlacedBooking extends TimelineBooking {
  readonly startMs: number;
  readonly endMs: number;
}

export interface GroupRow {
  readonly kind: 'group';
  readonly key: string;
  readonly location: LocationAnswer | null;
  readonly floorName: string | null;
  readonly zone: string;
}

export interface RoomRow {
  readonly kind: 'room';
  readonly key: string;
  readonly room: TimelineRoom;
  /** Sorted by start. */
  readonly bookings: readonly PlacedBooking[];
  readonly closed: readonly (readonly [number, number])[];
}

export type Row = GroupRow | RoomRow;

export function placed(booking: TimelineBooking): PlacedBooking {
  return { ...booking, startMs: msOf(booking.start), endMs: msOf(booking.end) };
}

/** Rooms as rows under their floors: locations by name, higher floors first, rooms by name as the reader sorts. */
export function makeRows(
  rooms: readonly TimelineRoom[],
  bookings: readonly PlacedBooking[],
  locations: readonly LocationAnswer[],
  locale: string,
): readonly Row[] {
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const byId = new Map(locations.map((location) => [location.id, location]));
  const floors = new Map(locations.flatMap(({ floors }) => floors.map((floor) => [floor.id, floor] as const)));
  const floorOf = (room: TimelineRoom) => (room.floorId === null ? undefined : floors.get(room.floorId));
  const nameOf = (room: TimelineRoom) => byId.get(room.locationId)?.name ?? '';
  const sorted = rooms.toSorted(
    (a, b) =>
      compare(nameOf(a), nameOf(b)) ||
      (floorOf(b)?.level ?? -99) - (floorOf(a)?.level ?? -99) ||
      compare(a.name, b.name),
  );
  const byRoom = Map.groupBy(bookings, (booking) => booking.roomId);
  const severalLocations = new Set(rooms.map((room) => room.locationId)).size > 1;
  const rows: Row[] = [];
  let group = '';
  for (const room of sorted) {
    const key = `${room.locationId}/${room.floorId}`;
    if (key !== group) {
      group = key;
      rows.push({
        kind: 'group',
        key: `group ${key} ${rows.length}`,
        location: severalLocations ? (byId.get(room.locationId) ?? null) : null,
        floorName: floorOf(room)?.name ?? null,
        zone: room.zone,
      });
    }
    rows.push({
      kind: 'room',
      key: room.id,
      room,
      bookings: (byRoom.get(room.id) ?? []).toSorted((a, b) => a.startMs - b.startMs),
      closed: room.closed.map(([from, to]) => [msOf(from), msOf(to)] as const),
    });
  }
  return rows;
}

/** Heights of the two kinds of rows, in pixels. */
export interface RowHeights {
  readonly group: number;
  readonly room: number;
}

/** Where each row begins, and as last entry where all end. */
export function offsetsOf(rows: readonly Row[], heights: RowHeights): readonly number[] {
  const offsets = [0];
  for (const row of rows) offsets.push(offsets.at(-1)! + heights[row.kind]);
  return offsets;
}

/** Index of the row at a height; the last row for everything below. */
export function rowAt(offsets: readonly number[], y: number): number {
  let low = 0;
  let high = offsets.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (offsets[middle]! <= y) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

/** First and last row to draw: what is seen and some above and below, so that scrolling meets finished rows. */
export function rowsInView(
  offsets: readonly number[],
  view: { readonly top: number; readonly height: number },
  around: number,
): { readonly first: number; readonly last: number } {
  return {
    first: Math.max(0, rowAt(offsets, view.top) - around),
    last: Math.min(offsets.length - 2, rowAt(offsets, view.top + view.height) + around),
  };
}

/** What keeps the room at an instant, buffers not counted. */
export function bookingAt(row: RoomRow, ms: number): PlacedBooking | undefined {
  return row.bookings.find((booking) => booking.startMs <= ms && ms < booking.endMs);
}

export function isRoomRow(row: Row | undefined): row is RoomRow {
  return row?.kind === 'room';
}
