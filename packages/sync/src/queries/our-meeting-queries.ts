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
} from '@planner/core';
import type { SiteTransaction } from '@planner/db';
import type { OurBooking, OurMeeting } from '../our-meeting.ts';

interface MeetingRow {
  readonly meeting_id: MeetingId;
  readonly series_id: SeriesId | null;
  readonly subject: string;
  readonly body: string | null;
  readonly privacy: Privacy;
  readonly zone: string;
  readonly all_day: boolean;
  readonly state: string;
  readonly version: number;
  readonly source: Source;
  readonly start_at: Temporal.Instant;
  readonly end_at: Temporal.Instant;
  readonly organizer_id: PersonId | null;
  readonly organizer_name: string;
  readonly mail: string | null;
  readonly attendees: OurMeeting['attendees'];
  readonly rule: SeriesRule | null;
}

interface BookingRow {
  readonly booking_id: BookingId;
  readonly meeting_id: MeetingId;
  readonly room_id: RoomId;
  readonly occurrence_key: IsoDate | null;
  readonly start_at: Temporal.Instant;
  readonly end_at: Temporal.Instant;
  readonly state: BookingState;
  readonly grandfathered: boolean;
  readonly reason: unknown;
}

/** A meeting with all its bookings; for an exception, its whole series. @returns null when there is none */
export async function ourMeeting(tx: SiteTransaction, meetingId: MeetingId): Promise<OurMeeting | null> {
  const [row] = await tx.query<MeetingRow>(
    // Each step finds one row by its whole key: a join with a choice in it reads all meetings of the site while the table has
    // no statistics, which it hasn't during a site's first synchronization.
    `select m.meeting_id, m.series_id, m.subject, m.body, m.privacy, m.zone, m.all_day, m.state, m.version, m.source, m.start_at, m.end_at,
       m.organizer_id, m.organizer_name, p.mail, m.attendees, s.rule
     from meetings m
     left join people p on p.site_id = m.site_id and p.person_id = m.organizer_id
     left join series s on s.site_id = m.site_id and s.series_id = m.series_id
     where m.site_id = current_site() and m.meeting_id = (
       select case when asked.occurrence_key is null then asked.meeting_id else (
         select master.meeting_id from meetings master
         where master.site_id = asked.site_id and master.series_id = asked.series_id and master.occurrence_key is null) end
       from meetings asked where asked.site_id = current_site() and asked.meeting_id = $1)`,
    [meetingId],
  );
  if (!row) return null;
  const bookings = await tx.query<BookingRow>(
    `select booking_id, meeting_id, room_id, occurrence_key, start_at, end_at, state, grandfathered, reason from bookings
     where site_id = current_site() and ${row.series_id === null ? 'meeting_id' : 'series_id'} = $1
     order by start_at, booking_id`,
    [row.series_id ?? row.meeting_id],
  );
  return meetingOf(row, bookings);
}

/** Meetings that wait for an answer in a room at one of these times, other than one. A date of a series names its series. */
export async function pendingMeetingsIn(
  tx: SiteTransaction,
  roomId: RoomId,
  spans: readonly { readonly start: Temporal.Instant; readonly end: Temporal.Instant }[],
  otherThan: MeetingId | null,
): Promise<MeetingId[]> {
  const rows = await tx.query<{ meeting_id: MeetingId }>(
    `select distinct b.meeting_id from bookings b
     join unnest($2::timestamptz[], $3::timestamptz[]) as span (start_at, end_at)
       on b.start_at < span.end_at and b.end_at > span.start_at
     where b.site_id = current_site() and b.room_id = $1 and b.state = 'tentative' and b.meeting_id is distinct from $4
     order by b.meeting_id`,
    [roomId, spans.map(({ start }) => start), spans.map(({ end }) => end), otherThan],
  );
  return rows.map(({ meeting_id }) => meeting_id);
}

function meetingOf(row: MeetingRow, bookings: readonly BookingRow[]): OurMeeting {
  return {
    meetingId: row.meeting_id,
    seriesId: row.series_id,
    subject: row.subject,
    body: row.body,
    privacy: row.privacy,
    zone: row.zone,
    allDay: row.all_day,
    active: row.state === 'active',
    version: row.version,
    source: row.source,
    start: row.start_at,
    end: row.end_at,
    organizerId: row.organizer_id,
    organizerName: row.organizer_name,
    organizerMail: row.mail,
    attendees: row.attendees,
    rule: row.rule,
    bookings: bookings.map(bookingOf),
  };
}

function bookingOf(row: BookingRow): OurBooking {
  return {
    bookingId: row.booking_id,
    meetingId: row.meeting_id,
    roomId: row.room_id,
    key: row.occurrence_key ?? '',
    start: row.start_at,
    end: row.end_at,
    state: row.state,
    grandfathered: row.grandfathered,
    reason: row.reason,
  };
}
