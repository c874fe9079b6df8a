import { isHolding } from '@planner/core';
import type { BookingState, PersonId } from '@planner/core';
import type { CalendarRow } from '@planner/db';
import type { CalendarAnswer } from '../api/calendar-schema.ts';

type DateAnswer = CalendarAnswer['occurrences'][number];

/** Own meetings, a date each. Whoever has a meeting in their calendar sees what it is about, private or not. */
export function presentCalendar(rows: readonly CalendarRow[], personId: PersonId): CalendarAnswer {
  return { occurrences: rows.map((row) => presentDate(row, personId)) };
}

function presentDate(row: CalendarRow, personId: PersonId): DateAnswer {
  return {
    meetingId: row.meetingId,
    seriesId: row.seriesId,
    key: row.key,
    subject: row.subject,
    organizer: row.organizerName,
    start: row.start.toString(),
    end: row.end.toString(),
    zone: row.zone,
    allDay: row.allDay,
    rooms: row.rooms.map(({ id, name, zone, state }) => ({ id, name, zone, state })),
    state: bestOf(row.rooms.map(({ state }) => state)),
    role: row.organizerId === personId ? 'organizer' : row.creatorId === personId ? 'creator' : 'attendee',
    exchange: row.rooms.some(({ linked, state }) => linked && isHolding(state)) ? (row.delay ?? 'inStep') : null,
    version: row.version,
  };
}

const bestFirst: readonly BookingState[] = [
  'checkedIn',
  'confirmed',
  'tentative',
  'completed',
  'released',
  'declined',
  'cancelled',
];

function bestOf(states: readonly BookingState[]): BookingState {
  return bestFirst.find((state) => states.includes(state)) ?? 'cancelled';
}
