import { z } from 'zod';
import { previewCounts } from '@planner/sync';
import { instantSchema, textSchema } from './wire-schema.ts';

export const exchangeRoomsSchema = z
  .object({
    /** Rooms of the organisation's address list; null where Planner may not read it (Place.Read.All): type an address. */
    rooms: z
      .array(
        z.object({
          name: z.string(),
          address: z.string(),
          building: z.string().nullable(),
          capacity: z.number().nullable(),
          /** The room of this site that has it already. */
          linkedTo: z.string().nullable(),
        }),
      )
      .nullable(),
  })
  .meta({ id: 'ExchangeRooms' });

export const linkWishSchema = z
  .strictObject({
    /** SMTP address of the room's mailbox. */
    address: textSchema(320)
      .regex(/^[^\s@]+@[^\s@]+$/, { error: 'an address, such as room@example.com' })
      .transform((text) => text.trim()),
    /** Object id or UPN, where Exchange doesn't find the mailbox by its address. */
    path: textSchema(320).min(1).optional(),
    /** Who answers requests. */
    authority: z.enum(['planner', 'exchange']).optional(),
    /** Whether notes on the calendar (all day, Free, nobody invited) become bookings. */
    takeNotes: z.boolean().optional(),
  })
  .meta({ id: 'LinkWish' });

const resolvedSchema = z.object({
  /** Its main address. */
  address: z.string(),
  name: z.string(),
  /** By what Exchange finds it. */
  foundBy: z.enum(['address', 'path']),
});

const countsShape = Object.fromEntries(previewCounts.map((count) => [count, z.number().int()])) as {
  [count in (typeof previewCounts)[number]]: z.ZodNumber;
};

export const linkPreviewSchema = z
  .object({
    mailbox: resolvedSchema,
    counts: z.object(countsShape),
    /** The first hundred that are worth a look. */
    rows: z.array(
      z.object({
        what: z.enum(['conflicts', 'endless', 'pastHorizon', 'declined']),
        start: instantSchema,
        end: instantSchema,
        organizer: z.string(),
        repeats: z.boolean(),
        code: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'LinkPreview' });

export const linkedSchema = z.object({ mailbox: resolvedSchema }).meta({ id: 'Linked' });
export const undoneSchema = z.object({ meetings: z.number().int() }).meta({ id: 'LinkUndone' });
export const scriptSchema = z
  .object({
    /** Exchange Online PowerShell for exactly the linked rooms. */
    script: z.string(),
    rooms: z.number().int(),
  })
  .meta({ id: 'RoomScript' });

export type LinkWishBody = z.output<typeof linkWishSchema>;
export type LinkPreviewAnswer = z.output<typeof linkPreviewSchema>;
export type ExchangeRoomsAnswer = z.output<typeof exchangeRoomsSchema>;
