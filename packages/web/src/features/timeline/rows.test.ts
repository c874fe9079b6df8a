import { describe, expect, test } from 'vitest';
import { aPlacedBooking, aRow, aTimelineRoom, at } from './a-room.ts';
import { bookingAt, makeRows, offsetsOf, rowAt, rowsInView } from './rows.ts';

const copenhagen = {
  id: 'cph',
  name: 'Copenhagen',
  zone: 'Europe/Copenhagen',
  language: 'da',
  floors: [
    { id: 'f1', name: '1st', level: 1 },
    { id: 'f3', name: '3rd', level: 3 },
  ],
} as const;
const rooms = [
  aTimelineRoom({ id: 'r1', name: 'Room 10', locationId: 'cph', floorId: 'f1' }),
  aTimelineRoom({ id: 'r2', name: 'Room 9', locationId: 'cph', floorId: 'f1' }),
  aTimelineRoom({ id: 'r3', name: 'Attic', locationId: 'cph', floorId: 'f3' }),
];

describe('rows of the timeline', () => {
  test('higher floors come first, and room 9 before room 10', () => {
    const rows = makeRows(rooms, [], [copenhagen], 'en-GB');
    expect(rows.map((row) => (row.kind === 'group' ? row.floorName : row.room.name))).toEqual([
      '3rd',
      'Attic',
      '1st',
      'Room 9',
      'Room 10',
    ]);
  });

  test('a place is named only where rooms of several places stand together', () => {
    const boston = { ...copenhagen, id: 'bos', name: 'Boston', floors: [] };
    const one = makeRows(rooms, [], [copenhagen, boston], 'en-GB');
    const two = makeRows([...rooms, aTimelineRoom({ id: 'r4', locationId: 'bos' })], [], [copenhagen, boston], 'en-GB');
    expect(one.filter((row) => row.kind === 'group' && row.location !== null)).toHaveLength(0);
    expect(two[0]).toMatchObject({ kind: 'group', location: { name: 'Boston' } });
  });

  test('only rows in view are drawn, and some around them', () => {
    const many = Array.from({ length: 500 }, (_none, index) => aRow([], { id: `r${index}` }));
    const offsets = offsetsOf(many, { group: 32, room: 44 });
    expect(rowAt(offsets, 44 * 100 + 1)).toBe(100);
    expect(rowsInView(offsets, { top: 44 * 100, height: 440 }, 6)).toEqual({ first: 94, last: 116 });
    expect(rowsInView(offsets, { top: 44 * 495, height: 440 }, 6).last).toBe(499);
  });

  test('at an instant a room has the meeting that has begun and isn’t over', () => {
    const row = aRow([aPlacedBooking('09:00', '10:00'), aPlacedBooking('10:00', '11:00')]);
    expect(bookingAt(row, at('10:00'))?.startMs).toBe(at('10:00'));
    expect(bookingAt(row, at('11:00'))).toBeUndefined();
  });
});
