import { narrowedHours, openIntervals, subtractIntervals } from '@planner/core';
import type { Interval } from '@planner/core';
import type { PlacedRoom, TimelineRoom, TimelineRow } from '@planner/db';
import type { Caller } from '@planner/identity';
import type { TimelineAnswer, TimelineBookingAnswer, TimelineRoomAnswer } from '../api/timeline-schema.ts';
import type { Site } from '../http/site-host.ts';
import { lastBookableDate } from './rooms.ts';
import { roomExchangeOf } from './sync.ts';
import { visibilityFor } from './visibility.ts';

export interface TimelineFrame {
  readonly caller: Caller;
  readonly site: Site;
  readonly now: Temporal.Instant;
  /** What is shown, from midnight to midnight. */
  readonly range: Interval;
}

/** A room as a row, with the times of the shown days in which it is closed. */
export function presentTimelineRoom(placed: TimelineRoom, frame: TimelineFrame): TimelineRoomAnswer {
  const { room, location } = placed;
  return {
    id: room.id,
    name: room.name,
    code: room.code,
    capacity: room.capacity,
    features: [...room.features],
    floorId: room.floorId,
    locationId: room.locationId,
    zone: location.zone,
    granularityMinutes: room.granularityMinutes,
    setupMinutes: room.setupMinutes,
    teardownMinutes: room.teardownMinutes,
    minDurationMinutes: room.minDurationMinutes,
    maxDurationMinutes: room.maxDurationMinutes,
    lastBookableDate: lastBookableDate(placed, { now: frame.now, settings: frame.site.settings }),
    closed: closedTimes(placed, frame.range).map(({ start, end }) => [start.toString(), end.toString()]),
    active: room.active,
    exchange: placed.mailboxState && roomExchangeOf(placed.mailboxState),
  };
}

function closedTimes({ room, location }: PlacedRoom, range: Interval): Interval[] {
  const hours = narrowedHours(location.openingHours, room.openingHours);
  return subtractIntervals([range], openIntervals(hours, location.calendarExceptions, range, location.zone));
}

/**
 * The bookings of the shown rooms as this person may see them.
 * @param rooms  every room whose bookings may be among the rows, by id: rights hold by place
 */
export function presentTimelineBookings(
  rows: readonly TimelineRow[],
  rooms: readonly TimelineRoom[],
  frame: TimelineFrame,
): TimelineAnswer['bookings'] {
  const shown = new Map(rooms.map((placed) => [placed.room.id, placed]));
  return rows.map((row) => presentTimelineBooking(row, shown.get(row.rowRoomId)!, frame));
}

function presentTimelineBooking(
  row: TimelineRow,
  { room, mailboxState }: TimelineRoom,
  { caller, site }: TimelineFrame,
): TimelineBookingAnswer {
  const sees = visibilityFor(
    { personId: caller.person.id, rights: caller.rights, settings: site.settings },
    {
      organizerId: row.organizerId,
      creatorId: row.creatorId,
      viewerAttends: row.attends,
      privacy: row.privacy,
      // Rooms that share space stand in one location, so the row's room answers for the booked one.
      places: [{ locationId: room.locationId, roomId: row.roomId }],
    },
  );
  return {
    id: row.bookingId,
    meetingId: row.meetingId,
    roomId: row.rowRoomId,
    seriesId: row.seriesId,
    key: row.key,
    start: row.start.toString(),
    end: row.end.toString(),
    setupMinutes: row.setupMinutes,
    teardownMinutes: row.teardownMinutes,
    state: row.state,
    title: sees.subject ? row.subject : null,
    organizer: row.organizerName,
    mine: sees.mine,
    mayChange: sees.mayChange,
    private: row.privacy !== 'normal',
    viaRoomId: row.roomId === row.rowRoomId ? null : row.roomId,
    exchange: mailboxState === null ? null : (row.delay ?? 'inStep'),
    version: row.version,
  };
}
