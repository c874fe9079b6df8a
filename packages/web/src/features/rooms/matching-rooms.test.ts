import { describe, expect, test } from 'vitest';
import type { RoomFilter } from '../timeline/timeline-url.ts';
import { matchingRooms } from './matching-rooms.ts';

const everything: RoomFilter = { location: null, floor: null, minCapacity: null, features: [], q: '' };
const aRoom = (name: string, more: Partial<Parameters<typeof matchingRooms>[0][number]> = {}) => ({
  name,
  code: '',
  capacity: 6,
  features: [],
  locationId: 'cph',
  locationName: 'Copenhagen',
  floorId: 'f1',
  floorName: '1st floor',
  ...more,
});
const rooms = [
  aRoom('Room 10', { capacity: 12, features: ['screen', 'video'] }),
  aRoom('Room 2', { features: ['screen'] }),
  aRoom('Café', { locationId: 'bos', locationName: 'Boston', floorId: 'f9', floorName: null }),
];
const names = (filter: Partial<RoomFilter>) =>
  matchingRooms(rooms, { ...everything, ...filter }, 'en-GB').map(({ name }) => name);

describe('the room directory', () => {
  test('lists by place, then by name, and counts 2 before 10', () => {
    expect(names({})).toEqual(['Café', 'Room 2', 'Room 10']);
  });

  test('finds a room by words of its name, floor and place in any order', () => {
    expect(names({ q: '1st room copen' })).toEqual(['Room 2', 'Room 10']);
    expect(names({ q: 'nowhere' })).toEqual([]);
  });

  test('finds an accented name by plain letters', () => {
    expect(names({ q: 'CAFE' })).toEqual(['Café']);
  });

  test('keeps rooms that have enough seats and every feature asked for', () => {
    expect(names({ minCapacity: 6, features: ['screen'] })).toEqual(['Room 2', 'Room 10']);
    expect(names({ minCapacity: 7 })).toEqual(['Room 10']);
    expect(names({ features: ['screen', 'video'] })).toEqual(['Room 10']);
  });

  test('narrows to a place and a floor; all places is no filter', () => {
    expect(names({ location: 'bos' })).toEqual(['Café']);
    expect(names({ location: 'cph', floor: 'f9' })).toEqual([]);
    expect(names({ location: 'all' })).toHaveLength(3);
  });
});
