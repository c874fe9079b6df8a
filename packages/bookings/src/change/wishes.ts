import { addMinutes, elapsedMinutes, isHolding, refused } from '@planner/core';
import type {
  Attendee,
  IsoDate,
  LayoutName,
  MeetingId,
  Occurrence,
  Outcome,
  Privacy,
  Refusal,
  RoomId,
  SeriesPolicy,
  SeriesRule,
  Source,
  ZoneName,
} from '@planner/core';
import type { StoredBooking, StoredMeeting, StoredSeries, WholeMeeting } from '@planner/db';
import type { Actor } from '../actor.ts';
import type { Span } from '../cancel-meeting.ts';
import type { SkippedDate } from '../command.ts';

/** What shall be different; what isn't named stays. */
export interface MeetingChanges {
  readonly subject?: string;
  readonly body?: string | null;
  readonly attendees?: readonly Attendee[];
  readonly privacy?: Privacy;
  readonly headcount?: number | null;
  readonly layout?: LayoutName | null;
  /** With a start alone the length stays. Of a series: of the date named by `key`, the others move alike. */
  readonly start?: Temporal.Instant;
  readonly end?: Temporal.Instant;
  readonly zone?: ZoneName;
  readonly allDay?: boolean;
  /** All rooms from now on, in their order. */
  readonly roomIds?: readonly RoomId[];
  /** A new rule, for `following` and `all`. */
  readonly rule?: SeriesRule;
  readonly explicitDates?: readonly Occurrence[];
}

export interface ChangeCommand {
  readonly actor: Actor;
  readonly source: Source;
  /** The master's id, or that of an exception. */
  readonly meetingId: MeetingId;
  readonly expectedVersion: number | null;
  /** Of a single meeting all are the same. */
  readonly span: Span;
  readonly key?: IsoDate;
  readonly changes: MeetingChanges;
  /** Instead of each room's own way with dates that can't be had. */
  readonly policy?: SeriesPolicy;
  /** State of bookings that move; absent = as they were, or tentative where Exchange's own answer is due. */
  readonly state?: 'confirmed' | 'tentative';
  readonly grandfathered?: boolean;
  readonly correlationId: string | null;
}

export interface Changed {
  /** The meeting that carries the change: the master, the exception, or the new series' master. */
  readonly meeting: StoredMeeting;
  readonly series: StoredSeries | null;
  /** Every booking of that meeting (of its whole series), ended ones too. */
  readonly bookings: readonly StoredBooking[];
  readonly skipped: readonly SkippedDate[];
  /** Dates whose own changes were given up, because pattern, time or room of the whole changed. */
  readonly dropped: readonly IsoDate[];
  /** "This and following" made a new series; this one was cut. */
  readonly splitFrom: MeetingId | null;
}

/** Texts and people of a meeting: changing them asks no rule about time. */
export type Texts = Pick<MeetingChanges, 'subject' | 'body' | 'attendees' | 'privacy' | 'headcount'>;

/** The meeting with other texts. */
export function withTexts<M extends StoredMeeting>(meeting: M, changes: Texts): M {
  return {
    ...meeting,
    subject: changes.subject ?? meeting.subject,
    body: changes.body === undefined ? meeting.body : changes.body,
    attendees: changes.attendees ?? meeting.attendees,
    privacy: changes.privacy ?? meeting.privacy,
    headcount: changes.headcount === undefined ? meeting.headcount : changes.headcount,
  };
}

/** An exception follows a change of the whole where it had nothing of its own. */
export function followTexts(exception: StoredMeeting, before: StoredMeeting, changes: Texts): StoredMeeting {
  const follows = (field: keyof Texts) => JSON.stringify(exception[field]) === JSON.stringify(before[field]);
  const taken = Object.fromEntries(
    Object.entries(changes).filter(([field, value]) => value !== undefined && follows(field as keyof Texts)),
  ) as Texts;
  return withTexts(exception, taken);
}

/** Start and end as wished: a start alone keeps the length. */
export function timesOf(
  changes: Pick<MeetingChanges, 'start' | 'end'>,
  before: { readonly start: Temporal.Instant; readonly end: Temporal.Instant },
): { readonly start: Temporal.Instant; readonly end: Temporal.Instant } {
  const start = changes.start ?? before.start;
  if (changes.end) return { start, end: changes.end };
  return { start, end: changes.start ? addMinutes(start, elapsedMinutes(before)) : before.end };
}

/** Whether time, room or layout differ from how the bookings stand: then all rules run again. */
export function movesAnything(
  changes: MeetingChanges,
  now: {
    readonly start: Temporal.Instant;
    readonly end: Temporal.Instant;
    readonly allDay: boolean;
    readonly roomIds: readonly RoomId[];
    readonly layout: LayoutName | null;
  },
): boolean {
  const { start, end } = timesOf(changes, now);
  const rooms = changes.roomIds ?? now.roomIds;
  return (
    !start.equals(now.start) ||
    !end.equals(now.end) ||
    (changes.allDay ?? now.allDay) !== now.allDay ||
    (changes.layout === undefined ? now.layout : changes.layout) !== now.layout ||
    rooms.length !== now.roomIds.length ||
    rooms.some((roomId) => !now.roomIds.includes(roomId))
  );
}

/** The refusal of a change to what is over. */
export function closed(whole: WholeMeeting, booking?: StoredBooking): Outcome<never> {
  const refusal: Refusal = {
    code: 'BOOKING_CLOSED',
    params: {
      state: booking && !isHolding(booking.state) ? booking.state : whole.master.state,
      at: (booking?.end ?? whole.master.lastEnd).toString(),
    },
  };
  return refused(refusal);
}
