import { z } from 'zod';
import { roomFilterShape } from './rooms-schema.ts';
import {
  bookingStateSchema,
  countSchema,
  cursorSchema,
  dateSchema,
  exchangeStateSchema,
  featureSchema,
  idSchema,
  instantSchema,
} from './wire-schema.ts';

export const timelineQuerySchema = z.object({
  date: dateSchema,
  days: countSchema(1, 7).default(1),
  ...roomFilterShape,
  cursor: cursorSchema.optional(),
  limit: countSchema(1, 500).default(50),
});

export const timelineRoomSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    code: z.string(),
    capacity: z.number().int(),
    features: z.array(featureSchema),
    floorId: idSchema.nullable(),
    locationId: idSchema,
    zone: z.string(),
    granularityMinutes: z.number().int(),
    setupMinutes: z.number().int(),
    teardownMinutes: z.number().int(),
    minDurationMinutes: z.number().int(),
    maxDurationMinutes: z.number().int(),
    lastBookableDate: z.iso.date(),
    /** Half-open intervals of the shown days in which the room is closed. */
    closed: z.array(z.tuple([instantSchema, instantSchema])),
    active: z.boolean(),
    exchange: z.enum(['live', 'behind', 'stopped']).nullable(),
  })
  .meta({ id: 'TimelineRoom' });

export const timelineBookingSchema = z
  .object({
    id: idSchema,
    meetingId: idSchema,
    /** The room whose row it fills; with `viaRoomId` that is not the room which was booked. */
    roomId: idSchema,
    seriesId: idSchema.nullable(),
    key: z.iso.date().nullable(),
    start: instantSchema,
    end: instantSchema,
    setupMinutes: z.number().int(),
    teardownMinutes: z.number().int(),
    state: bookingStateSchema,
    /** null: hidden from this person; shown as "Private" or by the organizer's name */
    title: z.string().nullable(),
    organizer: z.string(),
    mine: z.boolean(),
    mayChange: z.boolean(),
    private: z.boolean(),
    /** The booked room that shares space with this one; null when it is this one. */
    viaRoomId: idSchema.nullable(),
    exchange: exchangeStateSchema,
    /** The meeting's version, for `If-Match`. */
    version: z.number().int(),
  })
  .meta({ id: 'TimelineBooking' });

export const timelineSchema = z
  .object({
    date: z.iso.date(),
    days: z.number().int(),
    /** In whose days the answer is cut: the location's when one is filtered, else the person's. */
    zone: z.string(),
    from: instantSchema,
    to: instantSchema,
    rooms: z.array(timelineRoomSchema),
    bookings: z.array(timelineBookingSchema),
    next: cursorSchema.nullable(),
    /** Rooms that pass all filters, and rooms of the site. */
    matching: z.number().int(),
    total: z.number().int(),
    /** Rooms that would pass without this one filter. */
    withoutFilter: z.object({
      location: z.number().int().optional(),
      floor: z.number().int().optional(),
      minCapacity: z.number().int().optional(),
      features: z.number().int().optional(),
      q: z.number().int().optional(),
    }),
  })
  .meta({ id: 'Timeline' });

export type TimelineAnswer = z.output<typeof timelineSchema>;
export type TimelineBookingAnswer = z.output<typeof timelineBookingSchema>;
export type TimelineRoomAnswer = z.output<typeof timelineRoomSchema>;
