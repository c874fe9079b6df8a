import { z } from 'zod';
import {
  bookingStateSchema,
  dateSchema,
  featureListSchema,
  featureSchema,
  idSchema,
  instantSchema,
  languageSchema,
  textSchema,
} from './wire-schema.ts';
import { refusalSchema } from './problem-schema.ts';
import { locationsSchema } from './rooms-schema.ts';
import { recurrenceSchema } from './series-schema.ts';

/** A random text of the pane: 256 bits in base64url. */
const nonceSchema = z.string().regex(/^[\w-]{43}$/, { error: '43 characters of base64url' });

/** The Outlook that a pane runs in, as Office.js names it. */
const clientSchema = z.strictObject({
  host: textSchema(60),
  hostVersion: textSchema(60),
  mailboxSet: textSchema(10),
  paneVersion: textSchema(20),
});

export const paneSignInSchema = z.object({
  siteName: z.string(),
  language: languageSchema,
  /** For nested app authentication; null where the add-in's application isn't entered. */
  nested: z.object({ clientId: z.string(), authority: z.string(), scope: z.string() }).nullable(),
});

export const paneSessionRequestSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('token'), accessToken: z.string().min(1).max(16_384), client: clientSchema }),
  z.strictObject({ by: z.literal('code'), code: nonceSchema, nonce: nonceSchema, client: clientSchema }),
]);

export const paneSessionSchema = z
  .object({ token: z.string(), expiresAt: instantSchema, language: languageSchema })
  .meta({ id: 'PaneSession' });

export const paneCodeRequestSchema = z.strictObject({ nonce: nonceSchema });
export const paneCodeSchema = z.object({ code: z.string(), expiresAt: instantSchema });

export const paneSchema = z
  .object({
    person: z.object({
      id: idSchema,
      displayName: z.string(),
      mail: z.string().nullable(),
      language: languageSchema,
      zone: z.string(),
      defaultLocationId: idSchema.nullable(),
    }),
    siteName: z.string(),
    /** Travels in the appointment's marker, so that another site's is told apart. */
    siteMark: idSchema,
    places: locationsSchema,
    /** Minutes for which rooms are kept without a sent appointment. */
    holdMinutes: z.number().int(),
    /** What can be ordered with a room. None yet: the pane leaves the part out. */
    services: z.array(z.object({ id: idSchema, name: z.string() })),
  })
  .meta({ id: 'Pane' });

const wallTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'a time of day, such as 09:30' });
/** The name of a zone as Outlook has it: Windows or IANA. */
const zoneNameSchema = z.string().min(1).max(100);
const longestMinutes = 14 * 24 * 60;

/** When an appointment takes place. Of a series pattern, zone and wall times travel, never single dates: the server expands it. */
export const paneTimeSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('single'),
      start: instantSchema,
      end: instantSchema,
      zone: zoneNameSchema,
      allDay: z.boolean(),
    }),
    z.strictObject({
      kind: z.literal('series'),
      recurrence: recurrenceSchema,
      startTime: wallTimeSchema,
      durationMinutes: z.number().int().min(1).max(longestMinutes),
      zone: zoneNameSchema,
      allDay: z.boolean(),
    }),
  ])
  .meta({ id: 'PaneTime' });

export const paneRoomsRequestSchema = z.strictObject({
  time: paneTimeSchema,
  headcount: z.number().int().min(1).max(10_000),
  location: idSchema.optional(),
  floor: idSchema.optional(),
  features: featureListSchema.optional(),
  q: textSchema(100).optional(),
  draftKey: idSchema.optional(),
});

const paneRoomSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    capacity: z.number().int(),
    features: z.array(featureSchema),
    locationName: z.string(),
    floorName: z.string().nullable(),
    zone: z.string(),
    /** Address of its mailbox, by which Outlook invites it; null = Planner alone has it. */
    address: z.string().nullable(),
  })
  .meta({ id: 'PaneRoom' });

export const paneRoomsSchema = z
  .object({
    dates: z.number().int(),
    first: z.object({ start: instantSchema, end: instantSchema }),
    last: z.object({ start: instantSchema, end: instantSchema }),
    rooms: z.array(
      z.object({
        room: paneRoomSchema,
        freeDates: z.number().int(),
        without: z.array(
          z.object({
            key: dateSchema.nullable(),
            start: instantSchema,
            reason: refusalSchema,
            instead: z.object({ roomId: idSchema, roomName: z.string() }).nullable(),
          }),
        ),
        warnings: z.array(refusalSchema),
      }),
    ),
    nearest: z.array(z.object({ roomId: idSchema, roomName: z.string(), start: instantSchema, end: instantSchema })),
    reasons: z.array(refusalSchema),
  })
  .meta({ id: 'PaneRooms' });

const revisionSchema = z.number().int().min(1).max(1_000_000);

export const paneHoldRequestSchema = z.strictObject({
  draftKey: idSchema,
  revision: revisionSchema,
  roomIds: z.array(idSchema).min(1).max(10),
  time: paneTimeSchema,
  headcount: z.number().int().min(1).max(10_000),
  /** Whose appointment it is, where somebody writes in another's mailbox. */
  organizer: textSchema(320).optional(),
  /** A series takes the dates that are free, and leaves out the others. */
  acceptGaps: z.boolean().optional(),
});

export const paneMeetingSchema = z
  .object({
    meetingId: idSchema,
    draftKey: idSchema.nullable(),
    mayChange: z.boolean(),
    rooms: z.array(
      z.object({
        room: paneRoomSchema,
        /** Of a series: of its next date. */
        state: bookingStateSchema,
        reason: refusalSchema.nullable(),
        dates: z.number().int(),
        standing: z.number().int(),
      }),
    ),
  })
  .meta({ id: 'PaneMeeting' });

export const paneDraftSchema = z
  .object({
    draftKey: idSchema,
    revision: z.number().int(),
    state: z.enum(['pending', 'linked', 'declined', 'expired', 'released']),
    /** Why it was declined. */
    reason: refusalSchema.nullable(),
    expiresAt: instantSchema,
    dates: z.number().int(),
    rooms: z.array(paneRoomSchema),
    gaps: z.array(z.object({ key: dateSchema, roomId: idSchema, reason: refusalSchema })),
    /** Lets the send check ask about this draft; handed out with each hold, and only there. */
    ticket: z.string().nullable(),
    meeting: paneMeetingSchema.nullable(),
  })
  .meta({ id: 'PaneDraft' });

export const paneFindMeetingSchema = z.strictObject({
  draftKey: idSchema.optional(),
  /** Id of the item in the person's own mailbox, in the form of REST. */
  itemId: z
    .string()
    .min(1)
    .max(512)
    .regex(/^[\w=-]+$/)
    .optional(),
});

export const paneSendCheckRequestSchema = z.strictObject({
  draftKey: idSchema,
  ticket: nonceSchema,
  time: paneTimeSchema,
  addresses: z.array(textSchema(320)).max(50),
});

export const paneSendCheckSchema = z.object({
  allow: z.boolean(),
  /** At most 500 characters, as Outlook shows it. */
  message: z.string().max(500).nullable(),
  /** Of the message, which is the person's own; null without one. */
  language: languageSchema.nullable(),
});

export const manifestKindSchema = z.enum(['xml', 'unified']);
export const manifestRequestSchema = z.strictObject({ kind: manifestKindSchema });

const manifestFaultSchema = z
  .object({ rule: z.string(), line: z.number().int(), element: z.string(), message: z.string() })
  .meta({ id: 'ManifestFault' });

export const manifestSchema = z
  .object({
    fileName: z.string(),
    version: z.string(),
    /** Base64. */
    content: z.string(),
  })
  .meta({ id: 'AddinManifest' });

export const addinAdminSchema = z
  .object({
    id: idSchema,
    unifiedId: idSchema,
    name: z.string(),
    /** Address that the manifest names; null where no public address is set. */
    baseUrl: z.string().nullable(),
    /** Of the manifest that would be downloaded now. */
    version: z.string(),
    downloaded: z
      .object({ at: instantSchema, by: z.string().nullable(), baseUrl: z.string(), version: z.string() })
      .nullable(),
    /** Whether what would be downloaded now is another than what was uploaded. */
    changed: z.boolean(),
    /** Faults of the manifest, and of what its addresses answer. */
    faults: z.array(manifestFaultSchema),
    settings: z.object({
      officeJsUrl: z.string().nullable(),
      frameHosts: z.array(z.string()).nullable(),
      sendMode: z.enum(['PromptUser', 'SoftBlock']),
    }),
    connected: z.boolean(),
    firstSignInAt: instantSchema.nullable(),
    clients: z.array(
      z.object({
        host: z.string(),
        hostVersion: z.string(),
        mailboxSet: z.string(),
        paneVersion: z.string(),
        people: z.number().int(),
        lastSeenAt: instantSchema,
      }),
    ),
  })
  .meta({ id: 'AddinAdmin' });

const httpsOrigin = z
  .string()
  .max(200)
  .regex(/^https?:\/\/[^/?#\s]+$/, { error: 'scheme and host alone, such as https://outlook.office.com' });

export const addinSettingsSchema = z.strictObject({
  officeJsUrl: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable(),
  frameHosts: z.array(httpsOrigin).min(1).max(20).nullable(),
  sendMode: z.enum(['PromptUser', 'SoftBlock']),
});

export type PaneTime = z.output<typeof paneTimeSchema>;
export type PaneRoomAnswer = z.output<typeof paneRoomSchema>;
export type PaneRoomsAnswer = z.output<typeof paneRoomsSchema>;
export type PaneDraftAnswer = z.output<typeof paneDraftSchema>;
export type PaneMeetingAnswer = z.output<typeof paneMeetingSchema>;
export type PaneAnswer = z.output<typeof paneSchema>;
export type AddinAdminAnswer = z.output<typeof addinAdminSchema>;
