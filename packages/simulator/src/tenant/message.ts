import type { Address, EventFields, SeriesException, TimeSlot } from './item.ts';

/** What a message says about its meeting. */
interface MeetingReference {
  /** The id of the meeting in all mailboxes: the `iCalUId` of the single meeting or of the series. */
  readonly meetingId: string;
  /** `yyyy-mm-dd` in the series' zone when the message is about one date only. */
  readonly date: string | null;
  /** PidLidAppointmentSequence of the organizer's copy when the message was written. */
  readonly sequence: number;
  /** When the organizer made the last significant change (PidLidOwnerCriticalChange), epoch milliseconds. */
  readonly criticalAt: number;
}

interface Envelope {
  readonly number: number;
  readonly from: Address;
  /** SMTP address of the recipient, lower case. */
  readonly to: string;
  readonly sentAt: Temporal.Instant;
  readonly subject: string;
  /** Plain text that the sender wrote for the reader; empty when there is none. */
  readonly comment: string;
}

/** A meeting request or an update of one. */
export interface RequestMessage extends Envelope, MeetingReference {
  readonly kind: 'request';
  /** new · full: time or recurrence changed, answers start over · informational: the answer is kept. */
  readonly update: 'new' | 'full' | 'informational';
  readonly organizer: Address;
  readonly fields: EventFields;
  /** With a series: dates that the organizer has already cancelled or changed. */
  readonly cancelledDates: readonly string[];
  readonly exceptions: readonly (readonly [string, SeriesException])[];
}

/** The organizer called the meeting, one date, or this attendee off. */
export interface CancellationMessage extends Envelope, MeetingReference {
  readonly kind: 'cancellation';
}

/** An attendee's answer. */
export interface ResponseMessage extends Envelope, MeetingReference {
  readonly kind: 'response';
  readonly response: 'accepted' | 'declined' | 'tentativelyAccepted';
  readonly proposedNewTime: TimeSlot | null;
}

/** A request to a resource that one of its delegates is to decide about. */
export interface DelegatedRequest extends Envelope, MeetingReference {
  readonly kind: 'delegated';
  readonly organizer: Address;
  /** The room that was asked for. */
  readonly resource: Address;
}

/** Tells the organizer to whom an attendee forwarded the meeting. */
export interface ForwardNotice extends Envelope, MeetingReference {
  readonly kind: 'forward-notice';
  readonly forwardedTo: readonly Address[];
}

/** What travels between mailboxes; nothing else connects the copies of a meeting. */
export type MeetingMessage = RequestMessage | CancellationMessage | ResponseMessage | DelegatedRequest | ForwardNotice;
