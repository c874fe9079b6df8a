import { z } from 'zod';
import type { Switches } from '../tenant/switches.ts';

const rate = z.number().min(0).max(1);
const seconds = z.number().min(0).max(86_400);

// One line for each switch: the compiler misses none.
const switches = {
  answerChangesDefaultId: z.boolean(),
  answerChangesImmutableId: z.boolean(),
  getFindsDeletedItems: z.boolean(),
  cancelledDateAs: z.enum(['exception', 'cancelledOccurrence']),
  orphanAs: z.enum(['singleInstance', 'exception']),
  acceptOnDateTurnsOthersTentative: z.boolean(),
  declinedDateReturnsWithSeriesUpdate: z.boolean(),
  endDateChangeKeepsExceptions: z.boolean(),
  privateKeptUnderAutoUpdate: z.boolean(),
  answerVisibleAfterSeconds: z.tuple([seconds, seconds]),
  actionsIgnoreIfMatch: z.boolean(),
  transient412Rate: rate,
  deletedMissingFromDeltaRate: rate,
  deltaReportsRemovedOccurrences: z.boolean(),
  deltaEmptyPageRate: rate,
  deltaRepeatRate: rate,
  eventsDelta: z.boolean(),
  smtpPathWorks: z.boolean(),
  pendingResponse: z.enum(['tentativelyAccepted', 'notResponded']),
  pendingTellsOrganizer: z.boolean(),
  pendingIgnoresConflicts: z.boolean(),
  pendingWithoutDelegate: z.enum(['waits', 'declined']),
  autoReleaseAs: z.enum(['declined', 'removed']),
  workspaceSeats: z.enum(['people', 'one']),
  forwardNoticeAddsAttendee: z.boolean(),
  duplicateTransactionStatus: z.union([z.literal(400), z.literal(409)]),
  consentVisibleAfterSeconds: seconds,
  usersMayConsent: z.boolean(),
  addinVisibleAfterSeconds: seconds,
} satisfies { readonly [Name in keyof Switches]: z.ZodType<Switches[Name]> };

/** Switches of a tenant as a scenario and the control API take them, each if wanted. */
export const switchesSchema = z
  .strictObject(switches)
  .partial()
  .describe('Behaviour that no document settles; see the reference');
