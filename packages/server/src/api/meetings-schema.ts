import { z } from 'zod';
import { refusalSchema } from './problem-schema.ts';
import { recurrenceSchema } from './series-schema.ts';
import {
  bookingStateSchema,
  dateSchema,
  exchangeStateSchema,
  idSchema,
  instantSchema,
  layoutSchema,
  privacySchema,
  spanSchema,
  textSchema,
  zoneSchema,
} from './wire-schema.ts';

/** Rooms of one meeting; Exchange's own limit on resources is far above. */
const mostRooms = 20;
const mostAttendees = 500;

export const attendeeSchema = z
  .strictObject({
    name: textSchema(200).optional(),
    address: textSchema(320).min(3, { error: 'a mail address' }),
    type: z.enum(['required', 'optional']),
  })
  .meta({ id: 'Attendee' });

export const policySchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('allOrNothing') }),
    z.strictObject({
      kind: z.literal('threshold'),
      percent: z.number().int().min(0).max(100),
      maxInstances: z.number().int().min(0).max(400),
    }),
    z.strictObject({ kind: z.literal('skip') }),
  ])
  .meta({ id: 'SeriesPolicy' });

const draftShape = {
  subject: textSchema(255),
  body: textSchema(20_000).optional(),
  start: instantSchema,
  end: instantSchema,
  /** The zone in which wall times are shown, and in which a series recurs. */
  zone: zoneSchema,
  allDay: z.boolean().optional(),
  roomIds: z.array(idSchema).min(1, { error: 'at least one room' }).max(mostRooms),
  /** Another person to book for; needs the right "book for others". */
  organizerId: idSchema.optional(),
  attendees: z.array(attendeeSchema).max(mostAttendees).default([]),
  headcount: z.number().int().min(1).max(10_000).optional(),
  privacy: privacySchema.optional(),
  layout: layoutSchema.optional(),
  recurrence: recurrenceSchema.optional(),
  policy: policySchema.optional(),
  /** Another room for single dates of a series: key → room. */
  otherRooms: z.record(dateSchema, idSchema).optional(),
};

export const meetingDraftSchema = z.strictObject(draftShape).meta({ id: 'MeetingDraft' });

/** A draft to judge; with `changeOf` as a change to that meeting, so that its own bookings aren't in its way. */
export const meetingCheckSchema = z
  .strictObject({
    ...draftShape,
    changeOf: z
      .strictObject({ meetingId: idSchema, key: dateSchema.optional(), span: spanSchema.default('all') })
      .optional(),
  })
  .meta({ id: 'MeetingCheck' });

export const alternativeSchema = z
  .object({
    kind: z.enum(['otherRoom', 'otherTime', 'roomForAllDates']),
    roomId: idSchema,
    roomName: z.string(),
    start: instantSchema,
    end: instantSchema,
  })
  .meta({ id: 'Alternative' });

export const verdictSchema = z
  .object({
    ok: z.boolean(),
    errors: z.array(refusalSchema),
    warnings: z.array(refusalSchema),
    occurrences: z.array(
      z.object({
        key: z.iso.date(),
        start: instantSchema,
        end: instantSchema,
        errors: z.array(refusalSchema),
        /** A free room for this date alone, when its own is taken. */
        proposal: z.object({ roomId: idSchema, roomName: z.string() }).nullable(),
      }),
    ),
    alternatives: z.array(alternativeSchema),
    /** The series in one sentence of the person's language; null for a single meeting. */
    summary: z.string().nullable(),
  })
  .meta({ id: 'Verdict' });

export const meetingBookingSchema = z
  .object({
    id: idSchema,
    roomId: idSchema,
    roomName: z.string(),
    start: instantSchema,
    end: instantSchema,
    state: bookingStateSchema,
    reason: refusalSchema.nullable(),
    exchange: exchangeStateSchema,
  })
  .meta({ id: 'MeetingBooking' });

const detailsShape = {
  id: idSchema,
  /** The date of the series that is shown; null for a single meeting or the series as a whole. */
  key: z.iso.date().nullable(),
  /** null: not for this person's eyes */
  subject: z.string().nullable(),
  organizer: z.object({ id: idSchema.nullable(), name: z.string() }),
  start: instantSchema,
  end: instantSchema,
  zone: z.string(),
  allDay: z.boolean(),
  privacy: privacySchema,
  state: z.enum(['active', 'cancelled']),
  /** null: not for this person's eyes; `attendeeCount` may still be */
  attendees: z
    .array(z.object({ name: z.string(), address: z.string(), type: z.enum(['required', 'optional']) }))
    .nullable(),
  attendeeCount: z.number().int().nullable(),
  headcount: z.number().int().nullable(),
  body: z.string().nullable(),
  source: z.string(),
  seriesId: idSchema.nullable(),
  recurrence: recurrenceSchema.nullable(),
  recurrenceText: z.string().nullable(),
  bookings: z.array(meetingBookingSchema),
  mine: z.boolean(),
  mayChange: z.boolean(),
  version: z.number().int(),
  exchangeState: exchangeStateSchema,
  createdAt: instantSchema,
};

export const meetingDetailsSchema = z.object(detailsShape).meta({ id: 'MeetingDetails' });

export const skippedSchema = z
  .object({ key: z.iso.date(), errors: z.array(refusalSchema) })
  .meta({ id: 'SkippedOccurrence' });

/** What a write answers: the meeting as it stands now, what to know about it, and which dates of a series got no room. */
export const meetingWrittenSchema = z
  .object({ ...detailsShape, warnings: z.array(refusalSchema), skipped: z.array(skippedSchema) })
  .meta({ id: 'MeetingWritten' });

export const meetingChangesSchema = z
  .strictObject({
    subject: draftShape.subject.optional(),
    body: textSchema(20_000).nullable().optional(),
    start: instantSchema.optional(),
    end: instantSchema.optional(),
    zone: zoneSchema.optional(),
    allDay: z.boolean().optional(),
    roomIds: draftShape.roomIds.optional(),
    attendees: z.array(attendeeSchema).max(mostAttendees).optional(),
    headcount: z.number().int().min(1).max(10_000).nullable().optional(),
    privacy: privacySchema.optional(),
    recurrence: recurrenceSchema.optional(),
  })
  .refine((changes) => Object.keys(changes).length > 0, { error: 'at least one field to change' })
  .meta({ id: 'MeetingChanges' });

/** Which dates of a series a change is for; a single meeting has no key. */
export const spanQuerySchema = z.object({ span: spanSchema.default('all'), key: dateSchema.optional() });

export const meetingQuerySchema = z.object({ key: dateSchema.optional() });

export const cancelledSchema = z
  .object({ cancelled: z.number().int(), undoUntil: instantSchema })
  .meta({ id: 'Cancelled' });

export const historySchema = z
  .object({
    events: z.array(
      z.object({
        at: instantSchema,
        actor: z.string(),
        action: z.string(),
        change: z.record(z.string(), z.unknown()),
        /** The event in one sentence of the person's language. */
        text: z.string(),
      }),
    ),
  })
  .meta({ id: 'History' });

export type MeetingDraft = z.output<typeof meetingDraftSchema>;
export type MeetingCheck = z.output<typeof meetingCheckSchema>;
export type MeetingChanges = z.output<typeof meetingChangesSchema>;
export type VerdictAnswer = z.output<typeof verdictSchema>;
export type MeetingDetailsAnswer = z.output<typeof meetingDetailsSchema>;
export type MeetingWrittenAnswer = z.output<typeof meetingWrittenSchema>;
export type MeetingBookingAnswer = z.output<typeof meetingBookingSchema>;
export type CancelledAnswer = z.output<typeof cancelledSchema>;
export type HistoryAnswer = z.output<typeof historySchema>;
