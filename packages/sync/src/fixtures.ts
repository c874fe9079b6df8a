import type { BookingId, LinkId, MeetingId, RoomId } from '@planner/core';
import { parseEvent } from '@planner/graph';
import type { InboundState } from './authority/authority.ts';
import { seriesItem, singleItem } from './inbound/remote-item.ts';
import type { RemoteItem } from './inbound/remote-item.ts';
import { projectionOfItem } from './inbound/remote-item.ts';
import type { Link } from './link.ts';
import type { OurBooking, OurMeeting } from './our-meeting.ts';
import type { LinkedRoom } from './queries/place-queries.ts';

/** Makes valid inputs for the pure decisions; a test states only what matters. Imported by tests alone. */
export const now = Temporal.Instant.from('2026-11-24T08:00:00Z');
export const roomId = 'room-1' as RoomId;

export const room: LinkedRoom = {
  roomId,
  locationId: 'location-1' as LinkedRoom['locationId'],
  name: 'Fjord',
  address: 'fjord@nordlys.test',
  authority: 'planner',
  zone: 'Europe/Copenhagen',
  language: 'en',
  seriesPolicy: { kind: 'allOrNothing' },
  horizonDays: 180,
};

/** A room copy of a single hour on Thursday, waiting for an answer. */
export function aRoomCopy(change: Record<string, unknown> = {}): RemoteItem {
  const raw = {
    id: 'E1',
    '@odata.etag': 'W/"1"',
    type: 'singleInstance',
    iCalUId: 'U1',
    subject: 'Budget',
    start: { dateTime: '2026-11-26T09:00:00', timeZone: 'UTC' },
    end: { dateTime: '2026-11-26T10:00:00', timeZone: 'UTC' },
    originalStartTimeZone: 'Romance Standard Time',
    responseStatus: { response: 'notResponded' },
    organizer: { emailAddress: { name: 'Ida', address: 'ida@nordlys.test' } },
    ...change,
  };
  const event = parseEvent(raw, 'Europe/Copenhagen');
  const item = event.recurrence ? seriesItem(event, null) : singleItem(event);
  if (!item) throw new Error('not a room copy');
  return item;
}

/** A room copy of four Mondays. */
export function aSeriesCopy(change: Record<string, unknown> = {}): RemoteItem {
  return aRoomCopy({
    type: 'seriesMaster',
    start: { dateTime: '2026-11-30T09:00:00', timeZone: 'UTC' },
    end: { dateTime: '2026-11-30T10:00:00', timeZone: 'UTC' },
    recurrence: {
      pattern: { type: 'weekly', interval: 1, daysOfWeek: ['monday'], firstDayOfWeek: 'monday' },
      range: {
        type: 'numbered',
        startDate: '2026-11-30',
        numberOfOccurrences: 4,
        recurrenceTimeZone: 'Romance Standard Time',
      },
    },
    ...change,
  });
}

/** The meeting that Planner has after it took an item over. */
export function takenOver(item: RemoteItem, change: Partial<OurMeeting> = {}): OurMeeting {
  const bookings = [...item.dates].map(([key, { start, end }], index): OurBooking => ({
    bookingId: `booking-${index}` as BookingId,
    meetingId: 'meeting-1' as MeetingId,
    roomId,
    key,
    start,
    end,
    state: 'confirmed',
    grandfathered: false,
    reason: null,
  }));
  return {
    meetingId: 'meeting-1' as MeetingId,
    seriesId: null,
    subject: item.event.subject,
    body: null,
    privacy: item.event.privacy,
    zone: item.rule?.zone ?? item.event.zone,
    allDay: item.event.allDay,
    active: true,
    version: 1,
    source: 'exchange',
    start: item.event.start,
    end: item.event.end,
    organizerId: null,
    organizerName: 'Ida',
    organizerMail: 'ida@nordlys.test',
    attendees: [],
    rule: item.rule,
    bookings,
    ...change,
  };
}

/** The link after an item was taken over. */
export function linkedTo(item: RemoteItem, change: Partial<Link> = {}): Link {
  return {
    linkId: 'link-1' as LinkId,
    roomId,
    uid: item.uid,
    originalStart: item.originalStart,
    meetingId: 'meeting-1' as MeetingId,
    seriesId: null,
    eventId: item.event.id,
    etag: item.event.etag,
    organizerAddress: 'ida@nordlys.test',
    base: projectionOfItem(item),
    judgedVersion: item.version,
    answeredVersion: null,
    answer: null,
    answeredAt: null,
    state: 'linked',
    ...change,
  };
}

/** What a decision reads, about an item that nobody knows yet. */
export function stateOf(item: RemoteItem, change: Partial<InboundState> = {}): InboundState {
  return {
    now,
    roomId,
    seen: { kind: 'item', item },
    link: null,
    ours: null,
    own: null,
    written: 'never',
    createInFlight: false,
    linking: false,
    organizerCopy: 'unread',
    gaveUp: false,
    waitedSeconds: 0,
    ...change,
  };
}
