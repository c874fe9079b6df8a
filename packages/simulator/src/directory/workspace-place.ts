import type { User } from '../tenant/user.ts';
import { roomProperty } from './room-place.ts';

/** Properties of a workspace, in the order of the schema. */
export const workspaceProperties: readonly string[] = [
  'id',
  'address',
  'displayName',
  'geoCoordinates',
  'phone',
  'label',
  'parentId',
  'placeId',
  'tags',
  'isWheelChairAccessible',
  'nickname',
  'emailAddress',
  'capacity',
  'displayDeviceName',
  'mode',
];

/** A workspace: much of a room, without a building of its own. How it is booked (`mode`) isn't told before it was set. */
export function presentWorkspace(user: User): Record<string, unknown> {
  return Object.fromEntries(
    workspaceProperties.map((name) => [
      name,
      name === 'mode' ? (user.profile['mode'] ?? null) : roomProperty(user, name),
    ]),
  );
}
