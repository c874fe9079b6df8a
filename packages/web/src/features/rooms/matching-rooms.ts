import type { RoomAnswer } from '@planner/api-client';
import type { RoomFilter } from '../timeline/timeline-url.ts';

type Listed = Pick<
  RoomAnswer,
  'name' | 'code' | 'capacity' | 'features' | 'locationId' | 'locationName' | 'floorId' | 'floorName'
>;

/** Rooms that pass every filter, by location and name as the reader sorts. The words typed may stand in any order. */
export function matchingRooms<R extends Listed>(rooms: readonly R[], filter: RoomFilter, locale: string): readonly R[] {
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const words = folded(filter.q).split(/\s+/).filter(Boolean);
  return rooms
    .filter((room) => passes(room, filter) && hasAll(room, words))
    .toSorted((a, b) => compare(a.locationName, b.locationName) || compare(a.name, b.name));
}

function passes(room: Listed, { location, floor, minCapacity, features }: RoomFilter): boolean {
  return (
    (location === null || location === 'all' || room.locationId === location) &&
    (floor === null || room.floorId === floor) &&
    (minCapacity === null || room.capacity >= minCapacity) &&
    features.every((wanted) => room.features.some((feature) => feature === wanted))
  );
}

function hasAll(room: Listed, words: readonly string[]): boolean {
  const text = folded([room.name, room.code, room.locationName, room.floorName ?? ''].join(' '));
  return words.every((word) => text.includes(word));
}

/** Small letters without accents: `cafe` finds Café. */
function folded(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase();
}
