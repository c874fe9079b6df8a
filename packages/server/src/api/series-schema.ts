import { z } from 'zod';
import {
  bookingStateSchema,
  dateSchema,
  idSchema,
  instantSchema,
  weekIndexSchema,
  weekdaySchema,
} from './wire-schema.ts';
import { refusalSchema } from './problem-schema.ts';

/**
 * Graph's recurrencePattern and recurrenceRange, field by field. Which fields a type needs and their limits are the
 * domain's business (PATTERN_INVALID), so numbers are only numbers here. Fields that a type doesn't use are ignored, as Graph does.
 */
export const recurrencePatternSchema = z
  .strictObject({
    type: z.enum(['daily', 'weekly', 'absoluteMonthly', 'relativeMonthly', 'absoluteYearly', 'relativeYearly']),
    interval: z.number(),
    daysOfWeek: z.array(weekdaySchema).max(7).optional(),
    firstDayOfWeek: weekdaySchema.optional(),
    dayOfMonth: z.number().optional(),
    month: z.number().optional(),
    index: weekIndexSchema.optional(),
  })
  .meta({ id: 'RecurrencePattern' });

export const recurrenceRangeSchema = z
  .strictObject({
    type: z.enum(['endDate', 'numbered', 'noEnd']),
    startDate: dateSchema,
    endDate: dateSchema.optional(),
    numberOfOccurrences: z.number().optional(),
    recurrenceTimeZone: z.string().max(64).optional(),
  })
  .meta({ id: 'RecurrenceRange' });

export const recurrenceSchema = z
  .strictObject({ pattern: recurrencePatternSchema, range: recurrenceRangeSchema })
  .meta({ id: 'Recurrence' });

export const seriesSchema = z
  .object({
    id: idSchema,
    meetingId: idSchema,
    subject: z.string().nullable(),
    zone: z.string(),
    rule: recurrenceSchema,
    text: z.string(),
    mayChange: z.boolean(),
    version: z.number().int(),
    occurrences: z.array(
      z.object({
        key: z.iso.date(),
        start: instantSchema,
        end: instantSchema,
        /** `skipped`: this date got no room when the series was made; `cancelled`: it was removed later. */
        state: z.enum(['active', 'cancelled', 'skipped']),
        /** The meeting of its own when the date was changed on its own, else null. */
        exceptionId: idSchema.nullable(),
        roomIds: z.array(idSchema),
        bookings: z.array(
          z.object({ id: idSchema, roomId: idSchema, state: bookingStateSchema, reason: refusalSchema.nullable() }),
        ),
      }),
    ),
  })
  .meta({ id: 'Series' });

export type Recurrence = z.output<typeof recurrenceSchema>;
export type SeriesAnswer = z.output<typeof seriesSchema>;
