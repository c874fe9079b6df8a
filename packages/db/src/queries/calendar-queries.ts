import type { BookingState, Interval, IsoDate, MeetingId, PersonId, RoomId, SeriesId, ZoneName } from '@planner/core';
import type { SiteTransaction } from '../database.ts';
import type { ExchangeDelay } from './exchange-report-queries.ts';

/** A room of one date of somebody's meeting. */
export interface CalendarRoom {
  readonly id: RoomId;
  readonly name: string;
  readonly zone: ZoneName;
  readonly state: BookingState;
  /** Whether the room has a mailbox. */
  readonly linked: boolean;
}

/** One date of a meeting in somebody's calendar. */
export interface CalendarRow {
  /** Of a series the meeting for all dates. */
  readonly meetingId: MeetingId;
  readonly seriesId: SeriesId | null;
  readonly key: IsoDate | null;
  readonly subject: string;
  readonly organizerId: PersonId | null;
  readonly organizerName: string;
  readonly creatorId: PersonId | null;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly zone: ZoneName;
  readonly allDay: boolean;
  /** By name. */
  readonly rooms: readonly CalendarRoom[];
  readonly delay: ExchangeDelay | null;
  readonly version: number;
}

/** More than this in two months is no calendar that somebody reads. */
const mostDates = 2000;

/**
 * Meetings that a person organizes, has made for others or is invited to, a row a date, by start. Cancelled rooms aren't in
 * it; declined ones are, since somebody has to do something about them. One statement.
 * @param address  the person's own, in small letters; null = nobody is invited by it
 */
export async function calendarOf(
  tx: SiteTransaction,
  { personId, address, range }: { personId: PersonId; address: string | null; range: Interval },
): Promise<CalendarRow[]> {
  // An array, not a join: how many meetings somebody has can't be foreseen, and a join would read all bookings to be safe.
  return tx.query<CalendarRow>(
    `with own as (
       select meeting_id from meetings where site_id = $1 and organizer_id = $2 and last_end_at > $4 and start_at < $5
       union select meeting_id from meetings where site_id = $1 and creator_id = $2 and last_end_at > $4 and start_at < $5
       union select meeting_id from meetings_inviting($3::text, $4::timestamptz) as meeting_id where $3::text is not null),
     dates as (
       select m.meeting_id, b.series_id, b.occurrence_key, b.start_at, b.end_at,
         jsonb_agg(jsonb_build_object('id', r.room_id, 'name', r.name, 'zone', l.zone, 'state', b.state,
           'linked', r.mailbox is not null) order by r.sort_key, r.room_id) as rooms
       from bookings b join meetings m on m.site_id = $1 and m.meeting_id = b.meeting_id
       join rooms r on r.site_id = $1 and r.room_id = b.room_id
       join locations l on l.site_id = $1 and l.location_id = r.location_id
       where b.site_id = $1 and b.meeting_id = any(array(select meeting_id from own)) and b.start_at < $5 and b.end_at > $4
         and b.state <> 'cancelled'
       group by m.meeting_id, b.series_id, b.occurrence_key, b.start_at, b.end_at
       order by b.start_at, m.meeting_id limit ${mostDates}),
     unsent as materialized (
       select coalesce(l.meeting_id, case when o.target = 'meeting' then o.target_id end) as meeting_id,
         bool_or(o.last_error is not null) as failing
       from outbox o left join links l on l.site_id = $1 and o.target = 'answer' and l.link_id = o.target_id
       where o.site_id = $1 and o.done_version < o.version group by 1)
     select coalesce(s.master_id, d.meeting_id) as "meetingId", d.series_id as "seriesId", d.occurrence_key as key,
       m.subject, m.organizer_id as "organizerId", m.organizer_name as "organizerName", m.creator_id as "creatorId",
       d.start_at as start, d.end_at as end, m.zone, m.all_day as "allDay", d.rooms,
       case when u.failing then 'failing' when u.failing is not null then 'waiting' end as delay,
       coalesce(s.version, m.version) as version
     from dates d join meetings m on m.site_id = $1 and m.meeting_id = d.meeting_id
     left join series s on s.site_id = $1 and s.series_id = d.series_id
     left join unsent u on u.meeting_id = coalesce(s.master_id, d.meeting_id)
     order by d.start_at, d.meeting_id, d.occurrence_key`,
    [tx.scope.siteId, personId, address, range.start, range.end],
  );
}
