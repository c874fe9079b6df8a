import type { Json } from '../graph/json-read.ts';
import type { Group } from '../tenant/group.ts';
import { invalidValue, kinds } from './property.ts';

/** Properties of a room list in the order that Graph shows them; all but name and address stand in the group's record. */
export const roomListProperties: readonly string[] = [
  'id',
  'displayName',
  'address',
  'geoCoordinates',
  'phone',
  'label',
  'parentId',
  'placeId',
  'tags',
  'isWheelChairAccessible',
  'emailAddress',
];

const empty: Record<string, unknown> = { phone: '', tags: [] };

/** A room list as a place. */
export function presentRoomList(list: Group): Record<string, unknown> {
  const own: Record<string, unknown> = {
    id: list.more['placeId'] ?? list.id,
    displayName: list.displayName,
    emailAddress: list.mail,
  };
  return Object.fromEntries(roomListProperties.map((name) => [name, { ...empty, ...list.more, ...own }[name] ?? null]));
}

/** Writes what may be changed of a room list (place-update). Throws 400 for anything else. */
export function writeRoomList(list: Group, body: Json): void {
  for (const [name, value] of Object.entries(body).filter(([one]) => !one.includes('@'))) {
    if (name === 'displayName') list.displayName = kinds.name(value, name);
    else if (name === 'phone' || name === 'label') list.more[name] = kinds.text(value, name);
    else if (name === 'address' || name === 'geoCoordinates') list.more[name] = kinds.object(value, name);
    else if (name === 'tags') list.more[name] = kinds.texts(value, name);
    else if (name === 'isWheelChairAccessible') list.more[name] = kinds.flagOrNull(value, name);
    else throw invalidValue(`Property '${name}' of a room list cannot be updated.`);
  }
}
