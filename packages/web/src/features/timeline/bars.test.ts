import { describe, expect, test } from 'vitest';
import { aPlacedBooking } from './a-room.ts';
import { barOf, toneOf } from './bars.ts';
import { makeAxis } from './time-axis.ts';

const axis = makeAxis({
  date: '2026-11-24',
  days: 1,
  zone: 'Europe/Copenhagen',
  hours: { from: 7, to: 19 },
  width: 1200,
  minHourWidth: 62,
});

describe('bars of the timeline', () => {
  test('a short meeting drops its second line, a very short one its text, and five minutes can still be pressed', () => {
    expect(barOf(aPlacedBooking('09:00', '10:00'), axis)?.size).toBe('full');
    expect(barOf(aPlacedBooking('09:00', '09:30'), axis)?.size).toBe('short');
    expect(barOf(aPlacedBooking('09:00', '09:05'), axis)).toMatchObject({
      size: 'tiny',
      width: expect.closeTo(7.3, 0) as number,
    });
  });

  test('preparing and clearing up stand beside the meeting', () => {
    const bar = barOf(aPlacedBooking('09:00', '10:00', { setupMinutes: 30, teardownMinutes: 15 }), axis);
    expect(bar?.setup).toEqual({ x: 150, width: 50 });
    expect(bar?.teardown).toEqual({ x: 300, width: 25 });
  });

  test('a meeting of the night isn’t drawn', () => {
    expect(barOf(aPlacedBooking('03:00', '04:00'), axis)).toBeNull();
  });

  test('shared space and pending approval are told before whose it is', () => {
    expect(toneOf({ state: 'tentative', mine: true, viaRoomId: null })).toBe('pending');
    expect(toneOf({ state: 'confirmed', mine: true, viaRoomId: 'hall' })).toBe('linked');
    expect(toneOf({ state: 'checkedIn', mine: false, viaRoomId: null })).toBe('checkedIn');
  });
});
