import { z } from 'zod';
import { idSchema, instantSchema } from './wire-schema.ts';

export const syncSchema = z
  .object({
    /** `none`: no room of the site has a mailbox */
    state: z.enum(['inStep', 'behind', 'stopped', 'none']),
    lastPulledAt: instantSchema.nullable(),
    behindSeconds: z.number().int().nullable(),
    /** Changes of ours that Exchange hasn't got yet. */
    waiting: z.number().int(),
  })
  .meta({ id: 'SyncState' });

export const mailboxesSchema = z
  .object({
    mailboxes: z.array(
      z.object({
        roomId: idSchema,
        roomName: z.string(),
        address: z.string(),
        /** Who answers requests. */
        authority: z.enum(['planner', 'exchange']),
        state: z.enum(['linking', 'live', 'behind', 'stopped']),
        linkedAt: instantSchema.nullable(),
        /** Meetings that linking took over; it can be undone while none of them was changed. */
        taken: z.number().int(),
        changedSince: z.number().int(),
        lastPulledAt: instantSchema.nullable(),
        lastChangeAt: instantSchema.nullable(),
        lastWriteAt: instantSchema.nullable(),
        waiting: z.number().int(),
        openFindings: z.number().int(),
        lastError: z.unknown(),
        subscriptionExpiresAt: instantSchema.nullable(),
      }),
    ),
    /** Rooms that aren't synchronized. */
    unlinked: z.array(z.object({ roomId: idSchema, roomName: z.string(), address: z.string().nullable() })),
  })
  .meta({ id: 'Mailboxes' });

export const findingsSchema = z
  .object({
    findings: z.array(
      z.object({
        id: idSchema,
        roomId: idSchema.nullable(),
        roomName: z.string().nullable(),
        kind: z.string(),
        params: z.record(z.string(), z.unknown()),
        attempts: z.number().int(),
        foundAt: instantSchema,
        resolvedAt: instantSchema.nullable(),
      }),
    ),
  })
  .meta({ id: 'Findings' });

/** One date on which Planner and a room's calendar don't say the same. */
export const differenceSchema = z.object({
  kind: z.enum(['missingHere', 'missingThere', 'differs', 'duplicate']),
  roomId: idSchema,
  start: instantSchema,
  end: instantSchema,
  meetingId: idSchema.nullable(),
  bookingId: idSchema.nullable(),
  eventId: z.string().nullable(),
  /** A finding tells about it already. */
  explained: z.boolean(),
});

export const compareSchema = z
  .object({
    rooms: z.number().int(),
    compared: z.number().int(),
    /** Dates on which Planner and a room's calendar don't say the same. */
    differences: z.number().int(),
    details: z.array(differenceSchema),
  })
  .meta({ id: 'Comparison' });

export type SyncAnswer = z.output<typeof syncSchema>;
export type MailboxesAnswer = z.output<typeof mailboxesSchema>;
export type FindingsAnswer = z.output<typeof findingsSchema>;
export type CompareAnswer = z.output<typeof compareSchema>;
