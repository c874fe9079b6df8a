import type {
  Attendee,
  IsoDate,
  LayoutName,
  MeetingId,
  Occurrence,
  Organizer,
  Privacy,
  Refusal,
  RoomId,
  SeriesPolicy,
  SeriesRule,
  Source,
  ZoneName,
} from '@planner/core';
import type { IdempotencyKey, StoredBooking, StoredMeeting, StoredSeries } from '@planner/db';
import type { Actor } from './actor.ts';

/** When a meeting takes place: once, or on the dates of a rule. */
export type When =
  | {
      readonly kind: 'single';
      readonly start: Temporal.Instant;
      readonly end: Temporal.Instant;
      readonly zone: ZoneName;
      readonly allDay: boolean;
    }
  | {
      readonly kind: 'series';
      readonly rule: SeriesRule;
      /** Instead of each room's own way with dates that can't be had. */
      readonly policy?: SeriesPolicy;
      /** Another room on single dates, chosen by a person; it replaces the room that is taken then, else the first one. */
      readonly otherRooms?: { readonly [key: IsoDate]: RoomId };
      /** Exchange's own dates, where they differ from our expansion of the rule. */
      readonly explicitDates?: readonly Occurrence[];
    };

/** A meeting that somebody wants. */
export interface BookCommand {
  readonly actor: Actor;
  readonly source: Source;
  /** Made by whoever asks, so that asking twice names the same meeting; absent = we make one. */
  readonly meetingId?: MeetingId;
  readonly subject: string;
  readonly body?: string | null;
  readonly organizer: Organizer;
  readonly attendees: readonly Attendee[];
  readonly privacy: Privacy;
  /** Counts when it's larger than organizer and attendees together. */
  readonly headcount?: number | null;
  readonly layout?: LayoutName | null;
  /** At least one. */
  readonly roomIds: readonly RoomId[];
  readonly when: When;
  /** First state of the bookings; absent = confirmed, or tentative where Exchange's own answer is due. */
  readonly state?: 'confirmed' | 'tentative';
  /** An agreement of Exchange that is older than our rules: they are noted, not enforced. Conflicts are. */
  readonly grandfathered?: boolean;
  readonly idempotency?: IdempotencyKey;
  readonly correlationId: string | null;
}

/** A date that a series doesn't get in a room, and why. */
export interface SkippedDate {
  readonly key: IsoDate;
  readonly roomId: RoomId;
  readonly errors: readonly Refusal[];
}

/** What came of a booking. */
export interface Booked {
  readonly meeting: StoredMeeting;
  readonly series: StoredSeries | null;
  /** Of a series every date in every room; dates that a room didn't take have the state `declined` and their reason. */
  readonly bookings: readonly StoredBooking[];
  readonly skipped: readonly SkippedDate[];
  /** The same request was answered before; this is that answer. */
  readonly replayed: boolean;
}

export const maxSubjectLength = 255;
export const maxAttendees = 500;
