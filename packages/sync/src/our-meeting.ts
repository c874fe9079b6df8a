import type {
  BookingId,
  BookingState,
  IsoDate,
  MeetingId,
  PersonId,
  Privacy,
  RoomId,
  SeriesId,
  SeriesRule,
  Source,
  ZoneName,
} from '@planner/core';
import { graphZoneOf } from '@planner/graph';
import { canonicalRule, onlyDate } from './projection.ts';
import type { Projection, Span } from './projection.ts';

/** A booking as the synchronization needs it. */
export interface OurBooking {
  readonly bookingId: BookingId;
  /** The master's, or that of the exception. */
  readonly meetingId: MeetingId;
  readonly roomId: RoomId;
  /** `onlyDate` for a single meeting. */
  readonly key: IsoDate;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly state: BookingState;
  readonly grandfathered: boolean;
  readonly reason: unknown;
}

/** A meeting of Planner, with all its dates in all rooms. */
export interface OurMeeting {
  readonly meetingId: MeetingId;
  readonly seriesId: SeriesId | null;
  readonly subject: string;
  readonly body: string | null;
  readonly privacy: Privacy;
  readonly zone: ZoneName;
  readonly allDay: boolean;
  readonly active: boolean;
  readonly version: number;
  readonly source: Source;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly organizerId: PersonId | null;
  readonly organizerName: string;
  /** Primary address of the organizer; null for a person without a mailbox. */
  readonly organizerMail: string | null;
  readonly attendees: readonly {
    readonly name: string;
    readonly address: string;
    readonly type: 'required' | 'optional';
  }[];
  readonly rule: SeriesRule | null;
  /** Set when it stands for one date of a series alone, as a room that was invited to that date sees it. */
  readonly onlyKey?: IsoDate;
  readonly bookings: readonly OurBooking[];
}

/** One date of a series, seen as a meeting that takes place once. */
export function dateAlone(series: OurMeeting, key: IsoDate): OurMeeting {
  const bookings = series.bookings.filter((one) => one.key === key);
  const [first] = bookings;
  return {
    ...series,
    meetingId: first?.meetingId ?? series.meetingId,
    start: first?.start ?? series.start,
    end: first?.end ?? series.end,
    rule: null,
    onlyKey: key,
    bookings: bookings.map((one) => ({ ...one, key: onlyDate })),
  };
}

// Completed ones took place; they stay where they were.
const standing: ReadonlySet<BookingState> = new Set(['tentative', 'confirmed', 'checkedIn', 'completed']);

/** Bookings that hold (or held to their end) a room. */
export function standingBookings(meeting: OurMeeting, roomId?: RoomId): OurBooking[] {
  return meeting.bookings.filter((one) => standing.has(one.state) && (roomId === undefined || one.roomId === roomId));
}

/** Our side of what both own, for one room. */
export function projectionOfOurs(meeting: OurMeeting, roomId: RoomId): Projection {
  return {
    subject: meeting.subject,
    privacy: meeting.privacy,
    people: meeting.attendees.map(({ address }) => address.toLowerCase()).toSorted(),
    zone: graphZoneOf(meeting.rule?.zone ?? meeting.zone),
    allDay: meeting.allDay,
    rule: meeting.rule === null ? null : canonicalRule(meeting.rule),
    dates: datesOf(standingBookings(meeting, roomId)),
  };
}

/** Dates of bookings by key. */
export function datesOf(bookings: readonly OurBooking[]): Record<string, Span> {
  return Object.fromEntries(
    bookings.map(({ key, start, end }): [string, Span] => [
      key === '' ? onlyDate : key,
      [start.toString(), end.toString()],
    ]),
  );
}
