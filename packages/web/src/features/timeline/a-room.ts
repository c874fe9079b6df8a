/** Builders for the tests of the timeline: something valid, of which a test names what matters. */
import type { TimelineBooking, TimelineRoom } from '@planner/api-client';
import { placed } from './rows.ts';
import type { PlacedBooking, RoomRow } from './rows.ts';
import { msOf } from '../../lib/instants.ts';

const rooms = { a: '0192f0c4-7b1e-7c3a-9d54-00000000000a', b: '0192f0c4-7b1e-7c3a-9d54-00000000000b' };

export function aTimelineRoom(given: Partial<TimelineRoom> = {}): TimelineRoom {
  return {
    id: rooms.a,
    name: 'Anholt',
    code: 'ANH',
    capacity: 6,
    features: ['screen'],
    floorId: null,
    locationId: '0192f0c4-7b1e-7c3a-9d54-0000000000aa',
    zone: 'Europe/Copenhagen',
    granularityMinutes: 15,
    setupMinutes: 0,
    teardownMinutes: 0,
    minDurationMinutes: 15,
    maxDurationMinutes: 480,
    lastBookableDate: '2027-05-01',
    closed: [
      ['2026-11-23T23:00:00Z', '2026-11-24T07:00:00Z'],
      ['2026-11-24T17:00:00Z', '2026-11-24T23:00:00Z'],
    ],
    active: true,
    exchange: 'live',
    ...given,
  };
}

/** A colleague's booking on 24 November 2026, times of Copenhagen. */
export function aPlacedBooking(from: string, to: string, given: Partial<TimelineBooking> = {}): PlacedBooking {
  return placed({
    id: `0192f0c4-7b1e-7c3a-9d54-${from.replace(':', '').padStart(12, '0')}`,
    meetingId: `0192f0c4-7b1e-7c3a-9d55-${from.replace(':', '').padStart(12, '0')}`,
    roomId: rooms.a,
    seriesId: null,
    key: null,
    start: `2026-11-24T${from}:00+01:00`,
    end: `2026-11-24T${to}:00+01:00`,
    setupMinutes: 0,
    teardownMinutes: 0,
    state: 'confirmed',
    title: null,
    organizer: 'Lars Toft',
    mine: false,
    mayChange: false,
    private: false,
    viaRoomId: null,
    exchange: 'inStep',
    version: 1,
    ...given,
  });
}

export function aRow(bookings: readonly PlacedBooking[], given: Partial<TimelineRoom> = {}): RoomRow {
  const room = aTimelineRoom(given);
  const closed = room.closed.map(([from, to]) => [msOf(from), msOf(to)] as const);
  return { kind: 'room', key: room.id, room, bookings, closed };
}

/** An instant of 24 November 2026 on the clock of Copenhagen. */
export function at(time: string): number {
  return msOf(`2026-11-24T${time}:00+01:00`);
}
