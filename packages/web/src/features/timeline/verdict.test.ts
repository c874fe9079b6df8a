import { describe, expect, test } from 'vitest';
import { aPlacedBooking, aRow, at } from './a-room.ts';
import { makeAxis } from './time-axis.ts';
import { judge } from './verdict.ts';
import type { WantedPlace } from './verdict.ts';

const axis = makeAxis({
  date: '2026-11-24',
  days: 1,
  zone: 'Europe/Copenhagen',
  hours: { from: 7, to: 19 },
  width: 1200,
  minHourWidth: 62,
});
const ida = { personId: 'ida', rights: [{ kind: 'book', scope: { kind: 'site' } }] } as const;
const mette = { personId: 'mette', rights: [...ida.rights, { kind: 'manageRooms', scope: { kind: 'site' } }] } as const;

function place(from: string, to: string, given: Partial<WantedPlace> = {}): WantedPlace {
  return {
    row: aRow([]),
    startMs: at(from),
    endMs: at(to),
    booking: null,
    days: axis.days,
    nowMs: at('08:30'),
    ...given,
  };
}
const codes = (wanted: WantedPlace) => judge(wanted, ida).errors.map(({ code }) => code);

describe('the verdict at the pointer', () => {
  test('a free room in its opening hours may be booked', () => {
    expect(codes(place('10:00', '11:00'))).toEqual([]);
  });

  test('a taken time names the meeting in the way', () => {
    const taken = aPlacedBooking('10:30', '11:30');
    const verdict = judge(place('10:00', '11:00', { row: aRow([taken]) }), ida);
    expect(verdict.errors.map(({ code }) => code)).toEqual(['ROOM_TAKEN']);
    expect(verdict.taken?.id).toBe(taken.id);
  });

  test('a meeting that ends at ten does not block one that starts at ten, unless the room has to be prepared', () => {
    const before = aPlacedBooking('09:00', '10:00');
    expect(codes(place('10:00', '11:00', { row: aRow([before]) }))).toEqual([]);
    expect(codes(place('10:00', '11:00', { row: aRow([before], { setupMinutes: 15 }) }))).toEqual(['ROOM_TAKEN']);
  });

  test('a moved meeting is not in its own way', () => {
    const own = aPlacedBooking('10:00', '11:00', { mine: true, mayChange: true });
    expect(codes(place('10:30', '11:30', { row: aRow([own]), booking: own }))).toEqual([]);
  });

  test('closed, past, too long and beyond the last date are told before the drop', () => {
    expect(codes(place('17:30', '18:30'))).toEqual(['OUTSIDE_HOURS']);
    expect(codes(place('08:00', '08:15'))).toEqual(['IN_THE_PAST']);
    expect(codes(place('09:00', '12:00', { row: aRow([], { maxDurationMinutes: 60 }) }))).toEqual(['TOO_LONG']);
    expect(codes(place('09:00', '10:00', { row: aRow([], { lastBookableDate: '2026-11-23' }) }))).toEqual([
      'HORIZON_EXCEEDED',
    ]);
  });

  test('facility may pass opening hours, and is warned', () => {
    const verdict = judge(place('17:30', '18:30'), mette);
    expect(verdict.errors).toEqual([]);
    expect(verdict.warnings.map(({ code }) => code)).toEqual(['OUTSIDE_HOURS']);
  });

  test('a room that is open all day has no closed hours to refuse', () => {
    expect(codes(place('20:00', '21:00', { row: aRow([], { closed: [] }) }))).toEqual([]);
  });
});
