import { accepted, has, refused } from '@planner/core';
import type { MeetingId, Outcome, RoomId } from '@planner/core';
import { TransactionRefused, lockRooms, readWholeMeeting } from '@planner/db';
import type { LockedRooms, PlacedRoom, SiteTransaction, WholeMeeting } from '@planner/db';
import type { Actor } from './actor.ts';
import { versionOf } from './meeting-parts.ts';

/** A meeting that exists, read under the lock of all its rooms. */
export interface OpenedMeeting {
  readonly whole: WholeMeeting;
  readonly locked: LockedRooms;
  readonly rooms: ReadonlyMap<RoomId, PlacedRoom>;
}

export interface OpenRequest {
  readonly actor: Actor;
  /** The master's id, or that of an exception. */
  readonly meetingId: MeetingId;
  /** The version that the caller has seen; null = whichever there is. */
  readonly expectedVersion: number | null;
  /** Rooms that come in addition. */
  readonly roomIds: readonly RoomId[];
  /** Only these rooms are touched: rights elsewhere aren't asked for. */
  readonly onlyIn?: readonly RoomId[];
}

/**
 * Locks the rooms of a meeting (and others that it shall get), then reads it as it stands.
 * @returns on "no" NOT_FOUND, RIGHT_MISSING, STALE_VERSION
 */
export async function openMeeting(tx: SiteTransaction, request: OpenRequest): Promise<Outcome<OpenedMeeting>> {
  const { actor, meetingId, expectedVersion } = request;
  const locked = await lockRooms(tx, {
    roomIds: request.roomIds,
    personIds: actor.kind === 'person' ? [actor.personId] : [],
    idempotency: null,
    meetingId,
  });
  const whole = await readWholeMeeting(tx, meetingId);
  if (!whole) return refused({ code: 'NOT_FOUND', field: 'meetingId', params: { kind: 'meeting', id: meetingId } });
  const rooms = new Map(locked.rooms.map((placed) => [placed.room.id, placed]));
  // Another change gave it a room between the two statements; nothing is written yet, so begin again.
  if (whole.bookings.some(({ roomId }) => !rooms.has(roomId))) throw new TransactionRefused('rooms changed');
  const unknown = request.roomIds.find((roomId) => !rooms.has(roomId));
  if (unknown !== undefined) {
    return refused({ code: 'NOT_FOUND', field: 'roomIds', params: { kind: 'room', id: unknown } });
  }
  const concerned = request.onlyIn ?? [...rooms.keys()];
  const denied = concerned
    .map((roomId) => rooms.get(roomId))
    .find((placed) => placed && !mayChange(actor, whole, placed));
  if (denied) {
    return refused({ code: 'RIGHT_MISSING', params: { right: 'bookForOthers', location: denied.location.name } });
  }
  const version = versionOf(whole);
  if (expectedVersion !== null && expectedVersion !== version) {
    return refused({ code: 'STALE_VERSION', params: { expected: expectedVersion, version } });
  }
  return accepted({ whole, locked, rooms });
}

/**
 * Whether somebody may change a meeting in a room: its organizer and whoever made it, else who books for others or manages
 * rooms there. Exchange and programs of ours act for people whom they have asked already.
 */
export function mayChange(
  actor: Actor,
  { master }: { readonly master: Pick<WholeMeeting['master'], 'organizer' | 'creatorId'> },
  { room }: PlacedRoom,
): boolean {
  if (actor.kind !== 'person') return true;
  const { organizer, creatorId } = master;
  if (organizer.kind === 'person' && organizer.personId === actor.personId) return true;
  if (creatorId === actor.personId) return true;
  const place = { locationId: room.locationId, roomId: room.id };
  return has(actor.rights, 'bookForOthers', place) || has(actor.rights, 'manageRooms', place);
}
