import type { MeetingId, PersonId, SeriesId } from './ids.ts';
import type { IsoDate, ZoneName } from './time/calendar.ts';

export const privacies = ['normal', 'private', 'confidential'] as const;
export type Privacy = (typeof privacies)[number];

export const sources = ['web', 'addin', 'exchange', 'panel', 'kiosk', 'api', 'import'] as const;
/** The door through which a meeting came; some rules hold only for some doors. */
export type Source = (typeof sources)[number];

/** Whom the meeting belongs to: a person of the site, or somebody outside with name and address. */
export type Organizer =
  | { readonly kind: 'person'; readonly personId: PersonId }
  | { readonly kind: 'external'; readonly name: string; readonly address: string };

export interface Attendee {
  readonly name: string;
  readonly address: string;
  readonly type: 'required' | 'optional';
}

/** The gathering. Its claims on rooms are bookings; a series has one meeting for all its dates, and one more for each exception. */
export interface Meeting {
  readonly id: MeetingId;
  readonly subject: string;
  readonly body: string | null;
  readonly organizer: Organizer;
  readonly creatorId: PersonId | null;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  /** The zone the meeting was made in; wall times are shown in it. */
  readonly zone: ZoneName;
  readonly allDay: boolean;
  readonly privacy: Privacy;
  readonly attendees: readonly Attendee[];
  /** Explicit head count, if one was given; else organizer and attendees are counted. */
  readonly headcount: number | null;
  readonly seriesId: SeriesId | null;
  /** Original local start date in the series zone; set on exceptions only. */
  readonly occurrenceKey: IsoDate | null;
  readonly source: Source;
  readonly version: number;
}
