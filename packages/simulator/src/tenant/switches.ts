/**
 * Behaviour of Microsoft 365 that no document settles. Both forms are legal for a client, so both can be had:
 * set per tenant, drawn at random by the simulation. Defaults are the more likely form.
 */
export interface Switches {
  /** An answer (accept, tentative) re-creates the item: its default id changes. */
  answerChangesDefaultId: boolean;
  /** …and the immutable id too. */
  answerChangesImmutableId: boolean;
  /** GET by immutable id finds items in Deleted Items. */
  getFindsDeletedItems: boolean;
  /** How a date that the organizer cancelled shows in the attendee's series. */
  cancelledDateAs: 'exception' | 'cancelledOccurrence';
  /** How a single date without its series in this mailbox shows. */
  orphanAs: 'singleInstance' | 'exception';
  /** Accepting one date of an unanswered series turns the other dates tentative. */
  acceptOnDateTurnsOthersTentative: boolean;
  /** A date that the attendee declined comes back with an update of the series. */
  declinedDateReturnsWithSeriesUpdate: boolean;
  /** Changing only the end of a series keeps its exceptions. */
  endDateChangeKeepsExceptions: boolean;
  /** The private flag reaches a mailbox with AutoUpdate. */
  privateKeptUnderAutoUpdate: boolean;
  /** Seconds between the 202 to an answer and its effect, drawn between these two. */
  answerVisibleAfterSeconds: readonly [number, number];
  /** If-Match on accept, decline and cancel isn't looked at. */
  actionsIgnoreIfMatch: boolean;
  /** Rate of 412 without a foreign change. */
  transient412Rate: number;
  /** Rate of deletions that the delta never reports. */
  deletedMissingFromDeltaRate: number;
  /** The delta reports a cancelled date of a series as removed (else only the master shows). */
  deltaReportsRemovedOccurrences: boolean;
  /** Rate of delta pages that hold nothing but a next link. */
  deltaEmptyPageRate: number;
  /** Rate of delta pages that deliver one of their events twice. */
  deltaRepeatRate: number;
  /** `events/delta` answers; the pages of v1.0 don't list it, clients made from the metadata have it. */
  eventsDelta: boolean;
  /** An SMTP address that isn't the UPN works in the path. */
  smtpPathWorks: boolean;
  /** What a resource's copy says of itself while a request waits for a delegate. */
  pendingResponse: 'tentativelyAccepted' | 'notResponded';
  /** …and whether the organizer is told so: the resource then shows as tentative there. */
  pendingTellsOrganizer: boolean;
  /** A request that needs approval goes to the delegate though the hour is taken; declined at once otherwise. */
  pendingIgnoresConflicts: boolean;
  /** What becomes of a request that needs approval where nobody is there to give it. */
  pendingWithoutDelegate: 'waits' | 'declined';
  /** How an unclaimed booking leaves the room: the organizer hears of a decline, or nobody is told. */
  autoReleaseAs: 'declined' | 'removed';
  /** What a booking takes of a workspace: a seat for each person on it, or one. */
  workspaceSeats: 'people' | 'one';
  /** The notice of a forward puts whom it went to on the organizer's list; else the answer does. */
  forwardNoticeAddsAttendee: boolean;
  /** Status of ErrorDuplicateTransactionId. */
  duplicateTransactionStatus: 400 | 409;
  /** Seconds until the token service sees what an administrator consented to (service principal, app roles). */
  consentVisibleAfterSeconds: number;
  /** People may consent for themselves to delegated permissions that need no administrator. */
  usersMayConsent: boolean;
  /** Seconds between the deployment of an add-in and its appearance in Outlook (Microsoft says: up to 24 hours). */
  addinVisibleAfterSeconds: number;
}

/** The likelier form of each unknown. */
export const defaultSwitches: Readonly<Switches> = {
  answerChangesDefaultId: true,
  answerChangesImmutableId: false,
  getFindsDeletedItems: true,
  cancelledDateAs: 'exception',
  orphanAs: 'singleInstance',
  acceptOnDateTurnsOthersTentative: false,
  declinedDateReturnsWithSeriesUpdate: true,
  endDateChangeKeepsExceptions: true,
  privateKeptUnderAutoUpdate: true,
  answerVisibleAfterSeconds: [0, 0],
  actionsIgnoreIfMatch: true,
  transient412Rate: 0,
  deletedMissingFromDeltaRate: 0,
  deltaReportsRemovedOccurrences: true,
  deltaEmptyPageRate: 0,
  deltaRepeatRate: 0,
  eventsDelta: false,
  smtpPathWorks: true,
  pendingResponse: 'tentativelyAccepted',
  pendingTellsOrganizer: false,
  pendingIgnoresConflicts: true,
  pendingWithoutDelegate: 'waits',
  autoReleaseAs: 'declined',
  workspaceSeats: 'people',
  forwardNoticeAddsAttendee: false,
  duplicateTransactionStatus: 409,
  consentVisibleAfterSeconds: 0,
  usersMayConsent: true,
  addinVisibleAfterSeconds: 0,
};
