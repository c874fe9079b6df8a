import { describe, expect, it } from 'vitest';
import { locationId, may, roomId } from '../builders.ts';
import { has, hasAnywhere } from './policy.ts';
import { rightKinds } from './right.ts';

const copenhagen = { locationId: locationId('copenhagen'), roomId: roomId('room-1') };

describe('a right', () => {
  it('nobody has without being given it', () => {
    for (const kind of rightKinds) expect(has([], kind, copenhagen)).toBe(false);
  });

  it('for the site holds everywhere, and only for its own kind', () => {
    const rights = [may('book')];
    expect(has(rights, 'book', copenhagen)).toBe(true);
    expect(has(rights, 'book')).toBe(true);
    expect(has(rights, 'manageRooms', copenhagen)).toBe(false);
  });

  it('for locations holds there, and never for the whole site', () => {
    const rights = [may('manageRooms', { kind: 'locations', locationIds: [locationId('copenhagen')] })];
    expect(has(rights, 'manageRooms', copenhagen)).toBe(true);
    expect(has(rights, 'manageRooms', { locationId: locationId('aarhus') })).toBe(false);
    expect(has(rights, 'manageRooms', { roomId: roomId('room-1') })).toBe(false);
    expect(has(rights, 'manageRooms')).toBe(false);
  });

  it('to approve holds for the rooms that name the person', () => {
    const rights = [may('approve', { kind: 'rooms', roomIds: [roomId('room-1')] })];
    expect(has(rights, 'approve', copenhagen)).toBe(true);
    expect(has(rights, 'approve', { ...copenhagen, roomId: roomId('room-2') })).toBe(false);
  });

  it('adds up with others', () => {
    const rights = [
      may('book', { kind: 'locations', locationIds: [] }),
      may('book', { kind: 'locations', locationIds: [locationId('copenhagen')] }),
    ];
    expect(has(rights, 'book', copenhagen)).toBe(true);
  });

  it('an administrator’s is no right to anything else', () => {
    const others = rightKinds.filter((kind) => kind !== 'administrator');
    expect(others.filter((kind) => has([may('administrator')], kind, copenhagen))).toEqual([]);
  });

  it('with an empty scope is nowhere', () => {
    expect(hasAnywhere([may('book', { kind: 'locations', locationIds: [] })], 'book')).toBe(false);
    expect(hasAnywhere([may('book', { kind: 'rooms', roomIds: [roomId('room-1')] })], 'book')).toBe(true);
    expect(hasAnywhere([may('book')], 'book')).toBe(true);
  });
});
