import type { FoundRooms } from '@planner/bookings';
import type { FreeRoomsAnswer } from '../api/rooms-schema.ts';
import { presentRoom } from './rooms.ts';
import type { RoomFrame } from './rooms.ts';

/** Free rooms, best first, with what speaks for each; or what would help when there is none. */
export function presentFreeRooms(found: FoundRooms, frame: RoomFrame): FreeRoomsAnswer {
  return {
    rooms: found.rooms.map(({ placed, score, reasons }) => ({
      room: presentRoom(placed, frame),
      score,
      reasons: reasons.map(({ code, params }) => ({ code, params: { ...params } })),
    })),
    nearest: found.nearest.map(({ roomId, roomName, start, end }) => ({
      roomId,
      roomName,
      start: start.toString(),
      end: end.toString(),
    })),
    withoutFilter: { ...found.withoutFilter },
  };
}
