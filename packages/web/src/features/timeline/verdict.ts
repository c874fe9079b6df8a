/**
 * What the rules say about a place on the timeline while a bar is still in the hand. The same rules as on the server
 * (core), asked with what the loaded page knows; what it doesn't know (lead time, quota) the server judges at the drop.
 */
import { checkRules, daysBetween } from '@planner/core';
import type {
  CalendarException,
  Claim,
  LocationId,
  PersonId,
  Refusal,
  Right,
  Room,
  RoomId,
  RuleRequest,
} from '@planner/core';
import { dateOf, minuteMs, timeOf } from '../../lib/instants.ts';
import type { PlacedBooking, RoomRow } from './rows.ts';
import type { AxisDay } from './time-axis.ts';

export interface Asker {
  readonly personId: string;
  readonly rights: readonly Right[];
}

export interface WantedPlace {
  readonly row: RoomRow;
  readonly startMs: number;
  readonly endMs: number;
  /** What is moved; it isn't in its own way. */
  readonly booking: PlacedBooking | null;
  readonly days: readonly AxisDay[];
  readonly nowMs: number;
}

export interface LocalVerdict {
  readonly errors: readonly Refusal[];
  readonly warnings: readonly Refusal[];
  /** The booking in the way, when that is a reason. */
  readonly taken: PlacedBooking | null;
}

/** Whether the place may be booked, as far as the page can know. */
export function judge(wanted: WantedPlace, asker: Asker): LocalVerdict {
  const { row, startMs, endMs, booking, nowMs } = wanted;
  const others = row.bookings.filter((other) => other.meetingId !== booking?.meetingId || other.key !== booking.key);
  const request: RuleRequest = {
    now: at(nowMs),
    source: 'web',
    actor: { personId: asker.personId as PersonId, rights: asker.rights, vipCategories: [] },
    // A meeting that the person may change is judged as theirs: the right to change it was decided by the server.
    organizerId: asker.personId as PersonId,
    organizerKey: booking === null || booking.mine ? 'me' : `organizer of ${booking.meetingId}`,
    room: roomOf(row, nowMs),
    location: {
      id: row.room.locationId as LocationId,
      name: '',
      zone: row.room.zone,
      openingHours: {},
      calendarExceptions: openingHoursOf(row, wanted.days),
    },
    settings: { maxHorizonDays: 180, exchangeBuffers: 'enforced', unknownOrganizer: 'accept', joinOwnMeetings: true },
    start: at(startMs),
    end: at(endMs),
    allDay: false,
    zone: row.room.zone,
    headcount: 1,
    layout: null,
    occupied: others.map(claimOf),
    holds: [],
    blocked: [],
  };
  const { errors, warnings } = checkRules(request);
  const isTaken = errors.some(({ code }) => code === 'ROOM_TAKEN');
  return { errors, warnings, taken: isTaken ? (inTheWay(wanted, others) ?? null) : null };
}

function at(ms: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(ms);
}

function roomOf({ room }: RoomRow, nowMs: number): Room {
  return {
    ...room,
    id: room.id as RoomId,
    locationId: room.locationId as LocationId,
    floorId: null,
    granularityMinutes: room.granularityMinutes as Room['granularityMinutes'],
    capacityStrict: false,
    layouts: [],
    // Bookings of rooms that share space stand in this row already, so one atom a row says the same.
    atoms: [room.id as unknown as Room['atoms'][number]],
    leadMinutes: 0,
    horizonDays: daysBetween(dateOf(nowMs, room.zone), room.lastBookableDate),
    vipCategory: null,
    openingHours: null,
    seriesPolicy: { kind: 'allOrNothing' },
    hiddenInAddressList: false,
    authority: 'planner',
    mailbox: null,
  };
}

function claimOf(booking: PlacedBooking): Claim {
  const bare = { start: at(booking.startMs), end: at(booking.endMs) };
  return {
    roomId: booking.roomId as RoomId,
    atoms: [booking.roomId as unknown as Claim['atoms'][number]],
    bare,
    during: {
      start: at(booking.startMs - booking.setupMinutes * minuteMs),
      end: at(booking.endMs + booking.teardownMinutes * minuteMs),
    },
    organizerKey: booking.mine ? 'me' : `organizer of ${booking.meetingId}`,
    layout: null,
  };
}

/** The closed stretches of the shown days, turned round into opening hours of each date. */
function openingHoursOf({ room, closed }: RoomRow, days: readonly AxisDay[]): CalendarException[] {
  return days.map(({ date, midnightMs }) => {
    const nextMs = days.find((day) => day.midnightMs > midnightMs)?.midnightMs ?? midnightMs + 25 * 60 * minuteMs;
    const open: { from: string; to: string }[] = [];
    let from = midnightMs;
    for (const [startMs, endMs] of closed) {
      if (endMs <= midnightMs || startMs >= nextMs) continue;
      if (startMs > from) open.push({ from: timeOf(from, room.zone), to: timeOf(startMs, room.zone) });
      from = Math.max(from, endMs);
    }
    const endsNextDay = dateOf(from, room.zone) > date;
    if (!endsNextDay) open.push({ from: timeOf(from, room.zone), to: '24:00' });
    return { date, open };
  });
}

function inTheWay({ row, startMs, endMs }: WantedPlace, others: readonly PlacedBooking[]): PlacedBooking | undefined {
  const from = startMs - row.room.setupMinutes * minuteMs;
  const to = endMs + row.room.teardownMinutes * minuteMs;
  return (
    others.find((other) => other.startMs < endMs && startMs < other.endMs) ??
    others.find(
      (other) =>
        other.startMs - other.setupMinutes * minuteMs < to && from < other.endMs + other.teardownMinutes * minuteMs,
    )
  );
}
