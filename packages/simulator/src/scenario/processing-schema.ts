import { z } from 'zod';
import type { CalendarProcessing } from '../tenant/processing.ts';
import { address } from './act-schema.ts';

// One line for each parameter: the compiler misses none.
const parameters = {
  automateProcessing: z.enum(['AutoAccept', 'AutoUpdate', 'None']),
  addNewRequestsTentatively: z.boolean(),
  removeCanceledMeetings: z.boolean(),
  removeOldMeetingMessages: z.boolean(),
  removeForwardedMeetingNotifications: z.boolean(),
  deleteNonCalendarItems: z.boolean(),
  processExternalMeetingMessages: z.boolean(),
  removePrivateProperty: z.boolean(),
  allowConflicts: z.boolean(),
  conflictPercentageAllowed: z.number().int().min(0).max(100),
  maximumConflictInstances: z.number().int().min(0),
  bookingWindowInDays: z.number().int().min(0).max(1080),
  enforceSchedulingHorizon: z.boolean(),
  allowRecurringMeetings: z.boolean(),
  maximumDurationInMinutes: z.number().int().min(0),
  minimumDurationInMinutes: z.number().int().min(0).describe('Workspaces only'),
  enforceCapacity: z.boolean().describe('Workspaces only'),
  enableAutoRelease: z.boolean(),
  postReservationMaxClaimTimeInMinutes: z.number().int().min(1),
  scheduleOnlyDuringWorkHours: z.boolean(),
  allBookInPolicy: z.boolean(),
  allRequestInPolicy: z.boolean(),
  allRequestOutOfPolicy: z.boolean(),
  bookInPolicy: z.array(address).describe('People and groups'),
  requestInPolicy: z.array(address),
  requestOutOfPolicy: z.array(address),
  resourceDelegates: z.array(address),
  forwardRequestsToDelegates: z.boolean(),
  tentativePendingApproval: z.boolean(),
  addOrganizerToSubject: z.boolean(),
  deleteSubject: z.boolean(),
  deleteComments: z.boolean(),
  deleteAttachments: z.boolean(),
  addAdditionalResponse: z.boolean(),
  additionalResponse: z.string(),
  enableResponseDetails: z.boolean(),
  organizerInfo: z.boolean(),
  bookingType: z.enum(['Standard', 'Reserved']),
} satisfies { readonly [Name in keyof CalendarProcessing]: z.ZodType<CalendarProcessing[Name]> };

/** Parameters of Set-CalendarProcessing as a scenario and the control API take them, each if wanted. */
export const processingSchema = z
  .strictObject(parameters)
  .partial()
  .describe("Parameters of Exchange's Set-CalendarProcessing; what isn't named keeps its default");
