/** A name and an SMTP address as they stand on a meeting. */
export interface Address {
  readonly name: string;
  readonly address: string;
}

export type ResponseKind = 'none' | 'organizer' | 'tentativelyAccepted' | 'accepted' | 'declined' | 'notResponded';

/** An answer and when it was given; `at` is null where Graph shows the year 1. */
export interface ResponseState {
  readonly response: ResponseKind;
  readonly at: Temporal.Instant | null;
}

export interface Attendee {
  readonly type: 'required' | 'optional' | 'resource';
  readonly address: Address;
  readonly status: ResponseState;
  /** Another time that the attendee would like. */
  readonly proposedNewTime: TimeSlot | null;
}

/** Graph's timeSlot. */
export interface TimeSlot {
  readonly start: Moment;
  readonly end: Moment;
}

/** A wall time with the zone it was written in. */
export interface Moment {
  readonly wall: Temporal.PlainDateTime;
  /** The zone's name as the client wrote it, Windows or IANA. */
  readonly zone: string;
  /** The same point on the UTC line, epoch milliseconds. */
  readonly ms: number;
}

export type Weekday = 'sunday' | 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday';
export type WeekIndex = 'first' | 'second' | 'third' | 'fourth' | 'last';
export type PatternType =
  'daily' | 'weekly' | 'absoluteMonthly' | 'relativeMonthly' | 'absoluteYearly' | 'relativeYearly';

/** Graph's recurrencePattern with all fields; those that the type doesn't use hold 0, [] or their default. */
export interface Pattern {
  readonly type: PatternType;
  readonly interval: number;
  readonly month: number;
  readonly dayOfMonth: number;
  readonly daysOfWeek: readonly Weekday[];
  readonly firstDayOfWeek: Weekday;
  readonly index: WeekIndex;
}

/** Graph's recurrenceRange; dates are in `zone`. */
export interface Range {
  readonly type: 'endDate' | 'numbered' | 'noEnd';
  readonly startDate: Temporal.PlainDate;
  /** Inclusive; null unless the type is `endDate`. */
  readonly endDate: Temporal.PlainDate | null;
  readonly numberOfOccurrences: number;
  /** recurrenceTimeZone as written. */
  readonly zone: string;
}

export interface Recurrence {
  readonly pattern: Pattern;
  readonly range: Range;
}

/** What the organizer decides; this is what travels in a meeting request. */
export interface EventFields {
  readonly subject: string;
  readonly body: { readonly contentType: 'html' | 'text'; readonly content: string };
  readonly importance: 'low' | 'normal' | 'high';
  readonly sensitivity: 'normal' | 'personal' | 'private' | 'confidential';
  readonly start: Moment;
  readonly end: Moment;
  readonly isAllDay: boolean;
  /** Graph's location objects, complete with defaults. */
  readonly location: Readonly<Record<string, unknown>>;
  readonly locations: readonly Readonly<Record<string, unknown>>[];
  readonly attendees: readonly Attendee[];
  readonly recurrence: Recurrence | null;
  readonly showAs: 'free' | 'tentative' | 'busy' | 'oof' | 'workingElsewhere' | 'unknown';
  readonly isOnlineMeeting: boolean;
  readonly onlineMeetingProvider: string;
  readonly onlineMeeting: Readonly<Record<string, unknown>> | null;
  readonly allowNewTimeProposals: boolean;
  readonly responseRequested: boolean;
  readonly hideAttendees: boolean;
  /** Files; none without. */
  readonly attachments?: readonly EventAttachment[];
}

/** A file on an event. */
export interface EventAttachment {
  readonly id: string;
  readonly name: string;
  readonly contentType: string | null;
  readonly contentId: string | null;
  readonly isInline: boolean;
  /** Bytes. */
  readonly size: number;
  /** Base64. */
  readonly contentBytes: string;
  readonly modifiedAt: Temporal.Instant;
}

/** What belongs to this mailbox's copy alone and never travels. */
export interface OwnFields {
  readonly categories: readonly string[];
  readonly reminderMinutesBeforeStart: number;
  readonly isReminderOn: boolean;
  /** When the reminder was put off to, epoch milliseconds, or that it was ended; it rings as set without. */
  readonly reminder?: number | 'dismissed';
  /** Shown instead of what the answer implies; null normally. */
  readonly showAs: EventFields['showAs'] | null;
  /** A resource's copy that waits for a delegate; `showAs` is set until then. */
  readonly pending?: boolean;
  /** singleValueExtendedProperties by id. */
  readonly properties: ReadonlyMap<string, string>;
  /** Open extensions by name; each with the fields that the app gave. */
  readonly extensions: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
}

/** The version of a copy: what decides whether a message is out of date, and the etag. */
interface Version {
  /** Organizer's copy: addresses taken off the list, lower case. A late answer of theirs doesn't bring them back. */
  dismissed?: ReadonlySet<string>;
  /** Organizer's copy: saved without telling anybody; Graph shows it as a draft. */
  unsent?: boolean;
  /** PidLidAppointmentSequence. */
  sequence: number;
  /** Organizer's last significant change, epoch milliseconds. */
  criticalAt: number;
  /** Number in the mailbox's change log; the changeKey is made of it. */
  changeNumber: number;
  modifiedAt: Temporal.Instant;
}

/** One date of a series that differs from its pattern; what isn't named here is inherited from the series. */
export interface SeriesException extends Version {
  readonly createdAt: Temporal.Instant;
  fields: Partial<EventFields>;
  own: Partial<OwnFields>;
  /** Organizer's copy: who answered this date by itself, by address in lower case. */
  readonly answers: Map<string, Pick<Attendee, 'status' | 'proposedNewTime'>>;
  /** This date's own answer; null follows the series. */
  response: ResponseState | null;
  isCancelled: boolean;
}

/** The dates of a series that aren't plain. Keys are `yyyy-mm-dd` in the series' zone. */
export interface SeriesState {
  readonly exceptions: Map<string, SeriesException>;
  /** Gone from this calendar. */
  readonly cancelled: Set<string>;
  /** Of those gone, the ones the attendee declined. */
  readonly declined: Set<string>;
}

/** A copy of a meeting in one mailbox: a single meeting, a series, or one date without its series (orphan). */
export interface CalendarItem extends Version {
  /** Never changes and is never used twice in a mailbox. */
  readonly number: number;
  /** The `iCalUId`. An orphan's carries its date. */
  readonly meetingId: string;
  readonly calendarId: string;
  readonly createdAt: Temporal.Instant;
  readonly transactionId: string | null;
  readonly isOrganizer: boolean;
  /** For an orphan: which date of which series it is. */
  readonly orphanOf: { readonly meetingId: string; readonly date: string } | null;
  folder: 'calendar' | 'deleted';
  /** Raised when the default id changes (move, re-creation). */
  idGeneration: number;
  /** Raised when even the immutable id changes. */
  immutableGeneration: number;
  organizer: Address;
  fields: EventFields;
  own: OwnFields;
  response: ResponseState;
  isCancelled: boolean;
  /** Present exactly when `fields.recurrence` is. */
  series: SeriesState | null;
  /** A copy that works out what it says when it is read: whether it surely lies outside [from, to), told for nothing. */
  isOutside?(from: number, to: number): boolean;
  /** The same, as a plain record of all its properties. */
  whole?(): CalendarItem;
}
