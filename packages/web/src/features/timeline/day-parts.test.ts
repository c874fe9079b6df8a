import { describe, expect, test } from 'vitest';
import { aPlacedBooking, aRow, at } from './a-room.ts';
import { dayParts, stateNow } from './day-parts.ts';
import { makeAxis } from './time-axis.ts';
import { timeOf } from '../../lib/instants.ts';

const zone = 'Europe/Copenhagen';
const axis = makeAxis({ date: '2026-11-24', days: 1, zone, hours: { from: 7, to: 19 }, width: 100, minHourWidth: 0 });
const told = (row: ReturnType<typeof aRow>, now: string) =>
  dayParts(row, axis, at(now)).map(
    ({ startMs, endMs, booking }) => `${timeOf(startMs, zone)}–${timeOf(endMs, zone)} ${booking ? 'taken' : 'free'}`,
  );

describe('a room’s day on the phone', () => {
  test('meetings and the free time between them, from now on', () => {
    const row = aRow([aPlacedBooking('10:00', '11:00'), aPlacedBooking('11:00', '12:00')]);
    expect(told(row, '09:07')).toEqual([
      '09:00–10:00 free',
      '10:00–11:00 taken',
      '11:00–12:00 taken',
      '12:00–18:00 free',
    ]);
  });

  test('time for preparing isn’t offered', () => {
    const row = aRow([aPlacedBooking('10:00', '11:00', { setupMinutes: 30, teardownMinutes: 15 })]);
    expect(told(row, '09:00')).toEqual(['09:00–09:30 free', '10:00–11:00 taken', '11:15–18:00 free']);
  });

  test('the line above says until when it is free or busy', () => {
    const row = aRow([aPlacedBooking('10:00', '11:00'), aPlacedBooking('11:00', '12:00')]);
    expect(stateNow(row, axis, at('09:00'))).toEqual({ kind: 'free', untilMs: at('10:00') });
    expect(stateNow(row, axis, at('10:30'))).toEqual({ kind: 'busy', untilMs: at('12:00') });
    expect(stateNow(row, axis, at('18:30'))).toMatchObject({ kind: 'closed' });
  });
});
