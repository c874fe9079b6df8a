import type { LocationId, RoomId } from '../ids.ts';

export const rightKinds = [
  'book',
  'bookForOthers',
  'manageRooms',
  'manageServices',
  'reception',
  'approve',
  'reports',
  'managePeople',
  'administrator',
] as const;
export type RightKind = (typeof rightKinds)[number];

export type RightScope =
  | { readonly kind: 'site' }
  | { readonly kind: 'locations'; readonly locationIds: readonly LocationId[] }
  | { readonly kind: 'rooms'; readonly roomIds: readonly RoomId[] };

/** One capability of a person. Rights add up; what no right gives is denied. */
export interface Right {
  readonly kind: RightKind;
  readonly scope: RightScope;
}
