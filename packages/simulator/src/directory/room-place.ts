import type { User } from '../tenant/user.ts';

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
  nickname: (user) => user.displayName,
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
