import type { Json } from '../graph/json-read.ts';
import type { User } from '../tenant/user.ts';
import { badProperty, invalidValue, kinds } from './property.ts';

/** Properties of a room that its profile holds under Graph's names, each with what Graph shows when nothing was set. */
const placeDefaults: Record<string, unknown> = {
  address: null,
  geoCoordinates: null,
  phone: '',
  label: null,
  parentId: null,
  placeId: null,
  tags: [],
  isWheelChairAccessible: null,
  building: null,
  floorNumber: null,
  floorLabel: null,
  capacity: null,
  audioDeviceName: null,
  videoDeviceName: null,
  displayDeviceName: null,
  teamsEnabledState: 'unknown',
};

const own: Record<string, (user: User) => unknown> = {
  id: (user) => user.profile['placeId'] ?? user.id,
  displayName: (user) => user.displayName,
  nickname: (user) => user.profile['nickname'] ?? user.displayName,
  emailAddress: (user) => user.mail,
  bookingType: (user) => user.profile['bookingType'] ?? 'standard',
};

const spelling = new Map(
  [...Object.keys(own), ...Object.keys(placeDefaults)].map((name) => [name.toLowerCase(), name]),
);

/** All properties of a room in the order that Graph shows them. */
export const roomProperties: readonly string[] = [...spelling.values()];

/** Graph's spelling of a room's property; undefined for one that isn't known. */
export const spelledRoomProperty = (name: string): string | undefined => spelling.get(name.toLowerCase());

/** The value of a room's property. */
export function roomProperty(user: User, name: string): unknown {
  const spelled = spelling.get(name.toLowerCase());
  if (spelled === undefined) return undefined;
  const read = own[spelled];
  return read ? read(user) : (user.profile[spelled] ?? placeDefaults[spelled] ?? null);
}

/** A room with the chosen properties. */
export function presentRoom(user: User, properties: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(properties.map((name) => [name, roomProperty(user, name)]));
}

/** What can be changed of a room and its kind (learn.microsoft.com/graph/api/place-update). */
const writable: Readonly<Record<string, (value: unknown, name: string) => unknown>> = {
  nickname: kinds.text,
  building: kinds.text,
  floorLabel: kinds.text,
  label: kinds.text,
  phone: kinds.text,
  audioDeviceName: kinds.text,
  videoDeviceName: kinds.text,
  displayDeviceName: kinds.text,
  tags: kinds.texts,
  isWheelChairAccessible: kinds.flagOrNull,
  address: kinds.object,
  geoCoordinates: kinds.object,
  capacity: wholeNumber,
  floorNumber: wholeNumber,
  bookingType: (value, name) => {
    if (value !== 'standard' && value !== 'reserved') throw badProperty(name);
    return value;
  },
};

/** Writes a body into a room. Throws 400 before anything is written when a name or a value can't be. */
export function writeRoom(room: User, body: Json): void {
  const changes = Object.entries(body).filter(([name]) => !name.includes('@'));
  const read = changes.map(([name, value]) => {
    // The page's own sample writes the property that the schema spells isWheelChairAccessible with a small c.
    const spelled = Object.keys(writable).find((one) => one.toLowerCase() === name.toLowerCase());
    if (name === 'displayName') return [name, kinds.name(value, name)] as const;
    if (spelled === undefined) throw invalidValue(`Property '${name}' of a room cannot be updated.`);
    return [spelled, writable[spelled]!(value, name)] as const;
  });
  for (const [name, value] of read) {
    if (name === 'displayName') room.displayName = String(value);
    else room.profile[name] = value;
  }
}

function wholeNumber(value: unknown, name: string): number | null {
  if (value === null || (typeof value === 'number' && Number.isInteger(value))) return value;
  throw badProperty(name);
}
