/**
 * How a mailbox treats meeting messages: the parameters of Exchange's Set-CalendarProcessing.
 * Those marked (accept) have effect with AutoAccept alone; the others with AutoUpdate too.
 */
export interface CalendarProcessing {
  automateProcessing: 'AutoAccept' | 'AutoUpdate' | 'None';
  addNewRequestsTentatively: boolean;
  removeCanceledMeetings: boolean;
  removeOldMeetingMessages: boolean;
  /** Notices that an attendee forwarded a meeting of this mailbox leave the inbox once they are worked through. */
  removeForwardedMeetingNotifications: boolean;
  /** Mail that is no meeting message is deleted. Without effect: nothing else travels here. */
  deleteNonCalendarItems: boolean;
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
  /** (accept) Workspaces only; 0 means none. */
  minimumDurationInMinutes: number;
  /** (accept) Workspaces only: no more people at a time than the place's capacity. */
  enforceCapacity: boolean;
  /** (accept) Who doesn't check in within `postReservationMaxClaimTimeInMinutes` of the start loses the room. */
  enableAutoRelease: boolean;
  /** (accept) */
  postReservationMaxClaimTimeInMinutes: number;
  /** (accept) Uses the mailbox's working hours. */
  scheduleOnlyDuringWorkHours: boolean;
  /** (accept) Everyone may book by themselves. */
  allBookInPolicy: boolean;
  /** (accept) Everyone's requests that obey the policy go to a delegate. */
  allRequestInPolicy: boolean;
  /** (accept) Everyone's requests that break the policy go to a delegate. */
  allRequestOutOfPolicy: boolean;
  /** (accept) SMTP addresses of people and of groups, in any case; so are the next two. */
  bookInPolicy: readonly string[];
  /** (accept) */
  requestInPolicy: readonly string[];
  /** (accept) */
  requestOutOfPolicy: readonly string[];
  /** (accept) Who may decide about requests that need approval. */
  resourceDelegates: readonly string[];
  /** (accept) Delegates get the requests that wait for them; without it they find them in the calendar alone. */
  forwardRequestsToDelegates: boolean;
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
  /** (accept) A decline because of a conflict names who has booked. */
  organizerInfo: boolean;
  /** 'Reserved' can't be booked by anybody. */
  bookingType: 'Standard' | 'Reserved';
}

/** Exchange's defaults of a room mailbox made today. */
export const roomProcessing: Readonly<CalendarProcessing> = {
  automateProcessing: 'AutoAccept',
  addNewRequestsTentatively: true,
  removeCanceledMeetings: false,
  removeOldMeetingMessages: true,
  removeForwardedMeetingNotifications: false,
  deleteNonCalendarItems: true,
  processExternalMeetingMessages: false,
  removePrivateProperty: true,
  allowConflicts: false,
  conflictPercentageAllowed: 0,
  maximumConflictInstances: 0,
  bookingWindowInDays: 180,
  enforceSchedulingHorizon: true,
  allowRecurringMeetings: true,
  maximumDurationInMinutes: 1440,
  minimumDurationInMinutes: 0,
  enforceCapacity: false,
  enableAutoRelease: false,
  // No document names Exchange's own value; it counts only once the release is switched on.
  postReservationMaxClaimTimeInMinutes: 10,
  scheduleOnlyDuringWorkHours: false,
  allBookInPolicy: true,
  allRequestInPolicy: false,
  allRequestOutOfPolicy: false,
  bookInPolicy: [],
  requestInPolicy: [],
  requestOutOfPolicy: [],
  resourceDelegates: [],
  forwardRequestsToDelegates: true,
  tentativePendingApproval: true,
  addOrganizerToSubject: true,
  deleteSubject: true,
  deleteComments: true,
  deleteAttachments: true,
  addAdditionalResponse: false,
  additionalResponse: '',
  enableResponseDetails: true,
  organizerInfo: true,
  bookingType: 'Standard',
};

/** A person's mailbox: requests enter tentatively, nobody answers for them, outside organizers are welcome. */
export const personProcessing: Readonly<CalendarProcessing> = {
  ...roomProcessing,
  automateProcessing: 'AutoUpdate',
  processExternalMeetingMessages: true,
  removePrivateProperty: false,
  deleteNonCalendarItems: false,
};
