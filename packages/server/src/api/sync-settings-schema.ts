import { z } from 'zod';
import { idSchema, instantSchema } from './wire-schema.ts';
import { differenceSchema } from './sync-schema.ts';

export const syncSettingsSchema = z
  .object({
    /** Rooms are asked for news; nothing is subscribed to. For a site without a public https address. */
    polling: z.boolean(),
    pollSeconds: z.number().int(),
    /** Set: nothing is written and nothing applied until it's released. */
    heldAt: instantSchema.nullable(),
    heldBecause: z.enum(['restored', 'byHand']).nullable(),
  })
  .meta({ id: 'SyncSettings' });

export const syncSettingsChangesSchema = z
  .strictObject({
    polling: z.boolean().optional(),
    pollSeconds: z.int().min(10).max(900).optional(),
  })
  .meta({ id: 'SyncSettingsChanges' });

export const driftSchema = z
  .object({
    /** The newest comparison; null before the first one. */
    report: z
      .object({
        id: idSchema,
        at: instantSchema,
        reason: z.enum(['asked', 'nightly', 'restored']),
        rooms: z.number().int(),
        compared: z.number().int(),
        unread: z.array(z.object({ roomId: idSchema, code: z.string() })),
        differences: z.array(differenceSchema),
      })
      .nullable(),
  })
  .meta({ id: 'Drift' });

export const driftRepairSchema = z
  .strictObject({
    /** The report that was looked at. */
    report: idSchema,
    /** Positions in its list; left out = all that no finding explains. */
    rows: z.array(z.int().min(0)).max(10_000).optional(),
  })
  .meta({ id: 'DriftRepair' });

export const driftRepairedSchema = z.object({ rooms: z.number().int() }).meta({ id: 'DriftRepaired' });

export const roundTripWishSchema = z
  .strictObject({
    /** Mailbox that a real request is sent from; left out = an item in the room's own calendar. */
    organizer: z
      .string()
      .max(320)
      .regex(/^[^\s@]+@[^\s@]+$/, { error: 'an address, such as ida@example.com' })
      .optional(),
  })
  .meta({ id: 'RoundTripWish' });

export const roundTripSchema = z
  .object({
    trip: z
      .object({
        invitation: z.boolean(),
        mailbox: z.string(),
        startedAt: instantSchema,
        writtenAt: instantSchema.nullable(),
        /** By the room's own news. */
        seenAt: instantSchema.nullable(),
        answeredAt: instantSchema.nullable(),
        answer: z.string().nullable(),
        answeredBy: z.enum(['planner', 'somebody else']).nullable(),
        removedAt: instantSchema.nullable(),
        failure: z.string().nullable(),
        endedAt: instantSchema.nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'RoundTrip' });

export type DriftAnswer = z.output<typeof driftSchema>;
