/**
 * How a mailbox treats meeting messages: the parameters of Exchange's Set-CalendarProcessing.
 * Those marked (accept) have effect with AutoAccept alone; the others with AutoUpdate too.
 */
export interface CalendarProcessing {
  automateProcessing: 'AutoAccept' | 'AutoUpdate' | 'None';
  addNewRequestsTentatively: boolean;
  removeCanceledMeetings: boolean;
  removeOldMeetingMessages: boolean;
  processExternalMeetingMessages: boolean;
  removePrivateProperty: boolean;
  /** (accept) */
  allowConflicts: boolean;
  /** (accept) 0–100: a series with more than this share of conflicting dates is declined whole. */
  conflictPercentageAllowed: number;
  /** (accept) A series with more conflicting dates is declined whole. */
  maximumConflictInstances: number;
  /** (accept) 0–1080 days. */
  bookingWindowInDays: number;
  /** (accept) A series beyond the window is declined (true) or shortened (false). */
  enforceSchedulingHorizon: boolean;
  /** (accept) */
  allowRecurringMeetings: boolean;
  /** (accept) 0 means unlimited. */
  maximumDurationInMinutes: number;
  /** (accept) Uses the mailbox's working hours. */
  scheduleOnlyDuringWorkHours: boolean;
  /** (accept) Everyone may book by themselves. */
  allBookInPolicy: boolean;
  /** (accept) Everyone's requests that obey the policy go to a delegate. */
  allRequestInPolicy: boolean;
  /** (accept) Everyone's requests that break the policy go to a delegate. */
  allRequestOutOfPolicy: boolean;
  /** (accept) SMTP addresses, lower case. */
  bookInPolicy: readonly string[];
  /** (accept) */
  requestInPolicy: readonly string[];
  /** (accept) */
  requestOutOfPolicy: readonly string[];
  /** (accept) */
  resourceDelegates: readonly string[];
  /** (accept) A request that waits for a delegate shows as tentative (true) or free. */
  tentativePendingApproval: boolean;
  /** (accept) */
  addOrganizerToSubject: boolean;
  /** (accept) */
  deleteSubject: boolean;
  /** (accept) */
  deleteComments: boolean;
  /** (accept) */
  deleteAttachments: boolean;
  /** (accept) */
  addAdditionalResponse: boolean;
  /** (accept) */
  additionalResponse: string;
  /** (accept) The answer says why. */
  enableResponseDetails: boolean;
  /** 'Reserved' can't be booked by anybody. */
  bookingType: 'Standard' | 'Reserved';
}

/** Exchange's defaults of a room mailbox made today. */
export const roomProcessing: Readonly<CalendarProcessing> = {
  automateProcessing: 'AutoAccept',
  addNewRequestsTentatively: true,
  removeCanceledMeetings: false,
  removeOldMeetingMessages: true,
  processExternalMeetingMessages: false,
  removePrivateProperty: true,
  allowConflicts: false,
  conflictPercentageAllowed: 0,
  maximumConflictInstances: 0,
  bookingWindowInDays: 180,
  enforceSchedulingHorizon: true,
  allowRecurringMeetings: true,
  maximumDurationInMinutes: 1440,
  scheduleOnlyDuringWorkHours: false,
  allBookInPolicy: true,
  allRequestInPolicy: false,
  allRequestOutOfPolicy: false,
  bookInPolicy: [],
  requestInPolicy: [],
  requestOutOfPolicy: [],
  resourceDelegates: [],
  tentativePendingApproval: true,
  addOrganizerToSubject: true,
  deleteSubject: true,
  deleteComments: true,
  deleteAttachments: true,
  addAdditionalResponse: false,
  additionalResponse: '',
  enableResponseDetails: true,
  bookingType: 'Standard',
};

/** A person's mailbox: requests enter tentatively, nobody answers for them, outside organizers are welcome. */
export const personProcessing: Readonly<CalendarProcessing> = {
  ...roomProcessing,
  automateProcessing: 'AutoUpdate',
  processExternalMeetingMessages: true,
  removePrivateProperty: false,
};
