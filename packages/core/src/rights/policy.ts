import type { LocationId, RoomId } from '../ids.ts';
import type { Right, RightKind } from './right.ts';

/** Where a right is asked for; with neither, only a right for the whole site answers. */
export interface Place {
  readonly locationId?: LocationId;
  readonly roomId?: RoomId;
}

/**
 * Whether one of the rights is of this kind and holds at the place. Deny by default; rights add up, and none includes
 * another: an administrator without Book books nothing.
 */
export function has(rights: readonly Right[], kind: RightKind, place: Place = {}): boolean {
  return rights.some((right) => right.kind === kind && reaches(right, place));
}

/** Whether one of the rights is of this kind anywhere at all: for menus and lists, never for a decision. */
export function hasAnywhere(rights: readonly Right[], kind: RightKind): boolean {
  return rights.some((right) => right.kind === kind && (right.scope.kind === 'site' || scopeSize(right) > 0));
}

function reaches({ scope }: Right, { locationId, roomId }: Place): boolean {
  if (scope.kind === 'site') return true;
  if (scope.kind === 'locations') return locationId !== undefined && scope.locationIds.includes(locationId);
  return roomId !== undefined && scope.roomIds.includes(roomId);
}

function scopeSize({ scope }: Right): number {
  if (scope.kind === 'locations') return scope.locationIds.length;
  return scope.kind === 'rooms' ? scope.roomIds.length : 0;
}
