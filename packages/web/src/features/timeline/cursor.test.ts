import { describe, expect, test } from 'vitest';
import { aPlacedBooking, aRow, at } from './a-room.ts';
import { firstPlace, moveCursor } from './cursor.ts';
import { makeAxis } from './time-axis.ts';
import { actionOf } from './keys.ts';

const axis = makeAxis({
  date: '2026-11-24',
  days: 1,
  zone: 'Europe/Copenhagen',
  hours: { from: 7, to: 19 },
  width: 1200,
  minHourWidth: 62,
});
const first = aRow([aPlacedBooking('10:00', '11:30')]);
const second = aRow([], { id: 'second', name: 'Bornholm' });
const rows = [
  { kind: 'group', key: 'g', location: null, floorName: '1st', zone: 'Europe/Copenhagen' } as const,
  first,
  second,
];
const here = { roomId: first.room.id, ms: at('09:45'), endMs: null };

describe('the keyboard on the timeline', () => {
  test('begins in the first room at the present quarter', () => {
    expect(firstPlace(rows, axis, at('10:07'))).toEqual({ roomId: first.room.id, ms: at('10:00'), endMs: null });
  });

  test('walks by quarters through free time and past a meeting in one step', () => {
    const onMeeting = moveCursor(here, 'right', rows, axis);
    expect(onMeeting.ms).toBe(at('10:00'));
    expect(moveCursor(onMeeting, 'right', rows, axis).ms).toBe(at('11:30'));
    expect(moveCursor({ ...here, ms: at('11:30') }, 'left', rows, axis).ms).toBe(at('10:00'));
  });

  test('goes to the next room, over the line of a floor, and stays at the last', () => {
    const below = moveCursor(here, 'down', rows, axis);
    expect(below.roomId).toBe('second');
    expect(moveCursor(below, 'down', rows, axis).roomId).toBe('second');
    expect(moveCursor(here, 'up', rows, axis).roomId).toBe(first.room.id);
  });

  test('Shift and the arrows draw a longer booking', () => {
    const longer = moveCursor(moveCursor(here, 'extendRight', rows, axis), 'extendRight', rows, axis);
    expect(longer.endMs).toBe(at('10:30'));
    expect(moveCursor(longer, 'extendLeft', rows, axis).endMs).toBe(at('10:15'));
  });

  test('keys with Ctrl or Alt belong to the browser', () => {
    const plain = { shiftKey: false, ctrlKey: false, altKey: false, metaKey: false };
    expect(actionOf({ ...plain, key: 'M' })).toBe('move');
    expect(actionOf({ ...plain, key: 'ArrowRight', shiftKey: true })).toBe('extendRight');
    expect(actionOf({ ...plain, key: 'd', ctrlKey: true })).toBeNull();
  });
});
