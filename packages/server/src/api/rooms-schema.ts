import { z } from 'zod';
import {
  countSchema,
  cursorSchema,
  featureListSchema,
  featureSchema,
  idSchema,
  instantSchema,
  languageSchema,
  layoutSchema,
  textSchema,
} from './wire-schema.ts';

export const floorSchema = z.object({ id: idSchema, name: z.string(), level: z.number().int() }).meta({ id: 'Floor' });

export const locationSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    zone: z.string(),
    language: languageSchema,
    floors: z.array(floorSchema),
  })
  .meta({ id: 'Location' });

export const locationsSchema = z
  .object({ locations: z.array(locationSchema), features: z.array(featureSchema) })
  .meta({ id: 'Locations' });

/** What a person sees of a room; whose mailbox it is stands only where administrators look. */
export const roomSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    code: z.string(),
    capacity: z.number().int(),
    features: z.array(featureSchema),
    layouts: z.array(z.object({ name: layoutSchema, capacity: z.number().int() })),
    locationId: idSchema,
    locationName: z.string(),
    floorId: idSchema.nullable(),
    floorName: z.string().nullable(),
    zone: z.string(),
    granularityMinutes: z.number().int(),
    setupMinutes: z.number().int(),
    teardownMinutes: z.number().int(),
    minDurationMinutes: z.number().int(),
    maxDurationMinutes: z.number().int(),
    lastBookableDate: z.iso.date(),
    active: z.boolean(),
    exchange: z.enum(['live', 'behind', 'stopped']).nullable(),
  })
  .meta({ id: 'Room' });

/** Which rooms: every filter narrows; none = all active rooms of the site. */
export const roomFilterShape = {
  location: idSchema.optional(),
  floor: idSchema.optional(),
  minCapacity: countSchema(1, 10_000).optional(),
  features: featureListSchema.optional(),
  q: textSchema(100).optional(),
};

export const roomsQuerySchema = z.object({
  ...roomFilterShape,
  cursor: cursorSchema.optional(),
  limit: countSchema(1, 500).default(50),
});

export const roomsSchema = z
  .object({ rooms: z.array(roomSchema), next: cursorSchema.nullable() })
  .meta({ id: 'Rooms' });

export const freeRoomsQuerySchema = z.object({
  start: instantSchema,
  end: instantSchema,
  headcount: countSchema(1, 10_000).optional(),
  features: featureListSchema.optional(),
  location: idSchema.optional(),
  floor: idSchema.optional(),
  limit: countSchema(1, 50).default(20),
});

export const freeRoomsSchema = z
  .object({
    rooms: z.array(
      z.object({
        room: roomSchema,
        /** Higher fits better; only good for the order of this answer. */
        score: z.number(),
        reasons: z.array(z.object({ code: z.string(), params: z.record(z.string(), z.unknown()) })),
      }),
    ),
    /** When nothing is free then: the nearest times at which one of the rooms is, soonest first. */
    nearest: z.array(z.object({ roomId: idSchema, roomName: z.string(), start: instantSchema, end: instantSchema })),
    /** How many rooms are free without one of the filters, to say which to drop. */
    withoutFilter: z.object({
      headcount: z.number().int().optional(),
      features: z.number().int().optional(),
      location: z.number().int().optional(),
      floor: z.number().int().optional(),
    }),
  })
  .meta({ id: 'FreeRooms' });

export type LocationsAnswer = z.output<typeof locationsSchema>;
export type RoomAnswer = z.output<typeof roomSchema>;
export type RoomsAnswer = z.output<typeof roomsSchema>;
export type FreeRoomsAnswer = z.output<typeof freeRoomsSchema>;
