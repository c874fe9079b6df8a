import type {
  Attendee,
  Booking,
  BookingId,
  IsoDate,
  LayoutName,
  Meeting,
  MeetingId,
  Occurrence,
  PersonId,
  Refusal,
  RoomId,
  SeriesId,
  SeriesRule,
} from '@planner/core';

/** A meeting with what is stored beside the rules' view of it. */
export interface StoredMeeting extends Meeting {
  readonly organizerName: string;
  /** Primary address; null for a person without a mailbox. */
  readonly organizerAddress: string | null;
  readonly layout: LayoutName | null;
  readonly state: 'active' | 'cancelled';
  /** End of the last date; of a single meeting its own end. */
  readonly lastEnd: Temporal.Instant;
  readonly createdAt: Temporal.Instant;
  readonly updatedAt: Temporal.Instant;
}

export interface StoredSeries {
  readonly id: SeriesId;
  /** The meeting for all dates. */
  readonly masterId: MeetingId;
  readonly rule: SeriesRule;
  readonly cancelledKeys: readonly IsoDate[];
  /** Exchange's own dates, where they differ from our expansion; null = the rule's. */
  readonly explicitDates: readonly Occurrence[] | null;
  readonly splitFrom: SeriesId | null;
  readonly state: 'active' | 'ended' | 'cancelled';
  readonly version: number;
}

export interface StoredBooking extends Booking {
  /** Honoured though it breaks a rule. */
  readonly grandfathered: boolean;
  /** When it was cancelled, declined or released. */
  readonly endedAt: Temporal.Instant | null;
}

/*
 * The same rows as JSON, in both directions: a statement takes and gives any number of them as one value, so that a series
 * costs as many statements as a single meeting. Names are those of the columns.
 */

export interface MeetingJson {
  readonly meeting_id: MeetingId;
  readonly series_id: SeriesId | null;
  readonly occurrence_key: IsoDate | null;
  readonly subject: string;
  readonly body: string | null;
  readonly organizer_id: PersonId | null;
  readonly organizer_name: string;
  readonly organizer_address: string | null;
  readonly creator_id: PersonId | null;
  readonly start_at: string;
  readonly end_at: string;
  readonly last_end_at: string;
  readonly zone: string;
  readonly all_day: boolean;
  readonly privacy: Meeting['privacy'];
  readonly attendees: readonly Attendee[];
  readonly attendee_keys: readonly string[];
  readonly headcount: number | null;
  readonly layout: LayoutName | null;
  readonly source: Meeting['source'];
  readonly state: StoredMeeting['state'];
  readonly version: number;
  readonly created_at: string;
  readonly updated_at: string;
}

export interface SeriesJson {
  readonly series_id: SeriesId;
  readonly master_id: MeetingId;
  readonly rule: SeriesRule;
  readonly cancelled_keys: readonly IsoDate[];
  readonly explicit_dates: readonly { readonly key: IsoDate; readonly start: string; readonly end: string }[] | null;
  readonly split_from: SeriesId | null;
  readonly state: StoredSeries['state'];
  readonly version: number;
}

export interface BookingJson {
  readonly booking_id: BookingId;
  readonly meeting_id: MeetingId;
  readonly room_id: RoomId;
  readonly series_id: SeriesId | null;
  readonly occurrence_key: IsoDate | null;
  readonly start_at: string;
  readonly end_at: string;
  readonly setup_minutes: number;
  readonly teardown_minutes: number;
  readonly layout: LayoutName | null;
  readonly state: Booking['state'];
  readonly reason: Refusal | null;
  readonly ended_at: string | null;
  readonly grandfathered: boolean;
  readonly version: number;
}

export function meetingToJson(meeting: StoredMeeting): MeetingJson {
  return {
    meeting_id: meeting.id,
    series_id: meeting.seriesId,
    occurrence_key: meeting.occurrenceKey,
    subject: meeting.subject,
    body: meeting.body,
    organizer_id: meeting.organizer.kind === 'person' ? meeting.organizer.personId : null,
    organizer_name: meeting.organizerName,
    organizer_address: meeting.organizerAddress,
    creator_id: meeting.creatorId,
    start_at: meeting.start.toString(),
    end_at: meeting.end.toString(),
    last_end_at: meeting.lastEnd.toString(),
    zone: meeting.zone,
    all_day: meeting.allDay,
    privacy: meeting.privacy,
    attendees: meeting.attendees,
    attendee_keys: [...new Set(meeting.attendees.map(({ address }) => address.toLowerCase()))],
    headcount: meeting.headcount,
    layout: meeting.layout,
    source: meeting.source,
    state: meeting.state,
    version: meeting.version,
    created_at: meeting.createdAt.toString(),
    updated_at: meeting.updatedAt.toString(),
  };
}

export function meetingFromJson(row: MeetingJson): StoredMeeting {
  return {
    id: row.meeting_id,
    subject: row.subject,
    body: row.body,
    organizer:
      row.organizer_id === null
        ? { kind: 'external', name: row.organizer_name, address: row.organizer_address ?? '' }
        : { kind: 'person', personId: row.organizer_id },
    organizerName: row.organizer_name,
    organizerAddress: row.organizer_address,
    creatorId: row.creator_id,
    start: instant(row.start_at),
    end: instant(row.end_at),
    lastEnd: instant(row.last_end_at),
    zone: row.zone,
    allDay: row.all_day,
    privacy: row.privacy,
    attendees: row.attendees,
    headcount: row.headcount,
    layout: row.layout,
    seriesId: row.series_id,
    occurrenceKey: row.occurrence_key,
    source: row.source,
    state: row.state,
    version: row.version,
    createdAt: instant(row.created_at),
    updatedAt: instant(row.updated_at),
  };
}

export function seriesToJson(series: StoredSeries): SeriesJson {
  return {
    series_id: series.id,
    master_id: series.masterId,
    rule: series.rule,
    cancelled_keys: series.cancelledKeys,
    explicit_dates:
      series.explicitDates?.map(({ key, start, end }) => ({ key, start: start.toString(), end: end.toString() })) ??
      null,
    split_from: series.splitFrom,
    state: series.state,
    version: series.version,
  };
}

export function seriesFromJson(row: SeriesJson): StoredSeries {
  return {
    id: row.series_id,
    masterId: row.master_id,
    rule: row.rule,
    cancelledKeys: row.cancelled_keys,
    explicitDates:
      row.explicit_dates?.map(({ key, start, end }) => ({ key, start: instant(start), end: instant(end) })) ?? null,
    splitFrom: row.split_from,
    state: row.state,
    version: row.version,
  };
}

export function bookingToJson(booking: StoredBooking): BookingJson {
  return {
    booking_id: booking.id,
    meeting_id: booking.meetingId,
    room_id: booking.roomId,
    series_id: booking.seriesId,
    occurrence_key: booking.occurrenceKey,
    start_at: booking.start.toString(),
    end_at: booking.end.toString(),
    setup_minutes: booking.setupMinutes,
    teardown_minutes: booking.teardownMinutes,
    layout: booking.layout,
    state: booking.state,
    reason: booking.reason,
    ended_at: booking.endedAt?.toString() ?? null,
    grandfathered: booking.grandfathered,
    version: booking.version,
  };
}

export function bookingFromJson(row: BookingJson): StoredBooking {
  return {
    id: row.booking_id,
    meetingId: row.meeting_id,
    roomId: row.room_id,
    seriesId: row.series_id,
    occurrenceKey: row.occurrence_key,
    start: instant(row.start_at),
    end: instant(row.end_at),
    setupMinutes: row.setup_minutes,
    teardownMinutes: row.teardown_minutes,
    layout: row.layout,
    state: row.state,
    reason: row.reason,
    endedAt: row.ended_at === null ? null : instant(row.ended_at),
    grandfathered: row.grandfathered,
    version: row.version,
  };
}

/** Instants inside PostgreSQL's JSON: `2026-11-24T08:00:00+00:00`. */
function instant(text: string): Temporal.Instant {
  return Temporal.Instant.from(text);
}
