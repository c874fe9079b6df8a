import { z } from 'zod';
import { bookingStateSchema, dateSchema, exchangeStateSchema, idSchema, instantSchema } from './wire-schema.ts';

/** Dates of the person's zone; `to` is the first date no longer shown. At most 62 days. */
export const calendarQuerySchema = z.object({ from: dateSchema, to: dateSchema });

export const calendarSchema = z
  .object({
    occurrences: z.array(
      z.object({
        meetingId: idSchema,
        seriesId: idSchema.nullable(),
        key: z.iso.date().nullable(),
        subject: z.string().nullable(),
        organizer: z.string(),
        start: instantSchema,
        end: instantSchema,
        zone: z.string(),
        allDay: z.boolean(),
        rooms: z.array(z.object({ id: idSchema, name: z.string(), zone: z.string(), state: bookingStateSchema })),
        /** The best of its rooms' states: `declined` only when none is kept. */
        state: bookingStateSchema,
        role: z.enum(['organizer', 'attendee', 'creator']),
        exchange: exchangeStateSchema,
        version: z.number().int(),
      }),
    ),
  })
  .meta({ id: 'Calendar' });

export type CalendarAnswer = z.output<typeof calendarSchema>;
