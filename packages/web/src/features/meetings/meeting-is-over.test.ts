import { describe, expect, test } from 'vitest';
import { msOf } from '../../lib/instants.ts';
import { meetingIsOver } from './meeting-is-over.ts';

const aBooking = (end: string) => ({ end }) as Parameters<typeof meetingIsOver>[0]['bookings'][number];
const now = msOf('2026-11-24T10:00:00Z');

describe('a meeting that is over', () => {
  test('is one that has ended, to the second', () => {
    expect(meetingIsOver({ end: '2026-11-24T10:00:00Z', bookings: [] }, now)).toBe(true);
    expect(meetingIsOver({ end: '2026-11-24T10:00:01Z', bookings: [] }, now)).toBe(false);
  });

  test('is no series that still has a date ahead', () => {
    const bookings = [aBooking('2026-11-23T10:00:00Z'), aBooking('2026-12-01T10:00:00Z')];
    expect(meetingIsOver({ end: '2026-11-23T10:00:00Z', bookings }, now)).toBe(false);
  });
});
