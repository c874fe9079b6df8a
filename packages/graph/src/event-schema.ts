import { instantAt, isIsoDate } from '@planner/core';
import type { IsoDate, Privacy, ZoneName } from '@planner/core';
import { z } from 'zod';
import { patternFromGraph, patternSchema, rangeFromGraph, rangeSchema } from './recurrence.ts';
import type { RemoteRecurrence } from './recurrence.ts';
import { zoneOfGraph } from './zones.ts';

export type RemoteResponse = 'none' | 'organizer' | 'tentativelyAccepted' | 'accepted' | 'declined' | 'notResponded';

export interface RemoteAddress {
  readonly name: string;
  /** As given; empty when Exchange knows none. Compare without regard to case. */
  readonly address: string;
}

export interface RemoteAttendee extends RemoteAddress {
  readonly type: 'required' | 'optional' | 'resource';
  readonly response: RemoteResponse;
}

/** An event as a mailbox shows it, parsed: what Planner needs, in Planner's types. Bodies are dropped unread. */
export interface RemoteEvent {
  readonly id: string;
  readonly etag: string | null;
  readonly type: 'singleInstance' | 'seriesMaster' | 'exception' | 'occurrence';
  /** The key across mailboxes; null where Graph left it out. */
  readonly iCalUId: string | null;
  readonly seriesMasterId: string | null;
  /** Real instants: all-day events are put on the midnights of their own zone. */
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  /** The zone it was made in; the mailbox's own where Graph names none that we know. */
  readonly zone: ZoneName;
  readonly allDay: boolean;
  /** Start before any move; occurrences and exceptions only. */
  readonly originalStart: Temporal.Instant | null;
  readonly cancelled: boolean;
  readonly draft: boolean;
  readonly isOrganizer: boolean;
  readonly response: RemoteResponse;
  readonly respondedAt: Temporal.Instant | null;
  readonly responseRequested: boolean;
  readonly organizer: RemoteAddress | null;
  readonly subject: string;
  readonly privacy: Privacy;
  /** Shown as Free. Never asked when a room is judged; only a note on a newly linked calendar is told by it. */
  readonly free: boolean;
  readonly attendees: readonly RemoteAttendee[];
  readonly recurrence: RemoteRecurrence | null;
  /** Only on a master that was read with them. */
  readonly exceptions: readonly RemoteEvent[];
  /** Dates removed from the series, in its zone; only on a master that was read with them. */
  readonly cancelledDates: readonly IsoDate[];
  readonly transactionId: string | null;
  /** Planner's own mark, where it was asked for and is there. */
  readonly plannerId: string | null;
  /** The meeting's sequence number, where it was asked for and is there. */
  readonly sequence: number | null;
  readonly modifiedAt: Temporal.Instant | null;
}

/** A date of a series as the delta shows it: five fields, no more (microsoft-graph-docs#7632). */
export interface ThinOccurrence {
  readonly id: string;
  readonly seriesMasterId: string;
  /** null when it can't be read: the date is told by its master anyway */
  readonly start: Temporal.Instant | null;
}

/** An event that can't be understood: the field that is wrong, and why. */
export class EventUnreadable extends Error {
  readonly field: string;
  readonly eventId: string | null;
  constructor(what: { readonly field: string; readonly reason: string; readonly eventId: string | null }) {
    super(`${what.field}: ${what.reason}`);
    this.name = 'EventUnreadable';
    this.field = what.field;
    this.eventId = what.eventId;
  }
}

/** String property in Planner's own namespace that names the meeting an event belongs to; it stays in the organizer's mailbox. */
export const plannerIdProperty = 'String {7a1d5e0c-3f5b-4b7e-9c51-6f2f0a8f4c11} Name PlannerMeetingId';
/** PidLidAppointmentSequence (MS-OXOCAL 2.2.1.1). */
export const sequenceProperty = 'Integer {00062002-0000-0000-C000-000000000046} Id 0x8201';

// Exchange's own limit for a subject; more isn't a title but a mistake.
const subjectLimit = 255;
// Exchange Online's limit for one meeting (event resource).
const attendeeLimit = 500;
// PostgreSQL takes neither half characters nor the NUL character.
const text = z.string().refine((value) => value.isWellFormed() && !value.includes('\0'), 'broken characters');
const dateTime = z.object({ dateTime: z.string(), timeZone: z.string().nullish() });
const address = z.object({ emailAddress: z.object({ name: text.nullish(), address: text.nullish() }).nullish() });
const status = z.object({ response: z.string().nullish(), time: z.string().nullish() });

const eventShape = z.object({
  id: z.string().min(1),
  '@odata.etag': z.string().nullish(),
  type: z.enum(['singleInstance', 'seriesMaster', 'exception', 'occurrence']).nullish(),
  iCalUId: z.string().min(1).nullish(),
  seriesMasterId: z.string().nullish(),
  start: dateTime,
  end: dateTime,
  originalStartTimeZone: z.string().nullish(),
  isAllDay: z.boolean().nullish(),
  originalStart: z.string().nullish(),
  isCancelled: z.boolean().nullish(),
  isDraft: z.boolean().nullish(),
  isOrganizer: z.boolean().nullish(),
  responseStatus: status.nullish(),
  responseRequested: z.boolean().nullish(),
  organizer: address.nullish(),
  subject: text.max(subjectLimit, 'longer than 255 characters').nullish(),
  sensitivity: z.string().nullish(),
  showAs: z.string().nullish(),
  attendees: z
    .array(address.extend({ type: z.string().nullish(), status: status.nullish() }))
    .max(attendeeLimit, 'more than 500')
    .nullish(),
  recurrence: z.object({ pattern: patternSchema, range: rangeSchema }).nullish(),
  exceptionOccurrences: z.array(z.unknown()).nullish(),
  cancelledOccurrences: z.array(z.string()).nullish(),
  transactionId: text.nullish(),
  singleValueExtendedProperties: z.array(z.object({ id: z.string(), value: z.string().nullish() })).nullish(),
  lastModifiedDateTime: z.string().nullish(),
});
type EventShape = z.infer<typeof eventShape>;

/**
 * Parses an event of Graph: tolerant of fields it doesn't know, strict on those it needs.
 * @param fallbackZone  the mailbox's (room's) zone, for events whose own zone is UTC, custom or unknown
 * @throws EventUnreadable naming the field
 */
export function parseEvent(raw: unknown, fallbackZone: ZoneName): RemoteEvent {
  const parsed = eventShape.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new EventUnreadable({ field: issue?.path.join('.') ?? '', reason: issue?.message ?? '', eventId: idOf(raw) });
  }
  return eventOf(parsed.data, fallbackZone);
}

function eventOf(shape: EventShape, fallbackZone: ZoneName): RemoteEvent {
  const unreadable = (field: string, reason: string): EventUnreadable =>
    new EventUnreadable({ field, reason, eventId: shape.id });
  const zone = zoneOfGraph(shape.originalStartTimeZone, fallbackZone) ?? fallbackZone;
  const allDay = shape.isAllDay ?? false;
  const midnightZone = allDay ? (zone === 'UTC' ? fallbackZone : zone) : null;
  const start = instantOf(shape.start, midnightZone);
  if (!start) throw unreadable('start', 'no instant in a known zone');
  const end = instantOf(shape.end, midnightZone);
  if (!end) throw unreadable('end', 'no instant in a known zone');
  if (Temporal.Instant.compare(end, start) < 0) throw unreadable('end', 'before the start');
  return {
    id: shape.id,
    etag: shape['@odata.etag'] ?? null,
    type: shape.type ?? (shape.recurrence ? 'seriesMaster' : 'singleInstance'),
    iCalUId: shape.iCalUId ?? null,
    seriesMasterId: shape.seriesMasterId ?? null,
    start,
    end,
    zone: midnightZone ?? zone,
    allDay,
    originalStart: utcOf(shape.originalStart),
    cancelled: shape.isCancelled ?? false,
    draft: shape.isDraft ?? false,
    isOrganizer: shape.isOrganizer ?? false,
    response: responseOf(shape.responseStatus?.response),
    respondedAt: utcOf(shape.responseStatus?.time),
    responseRequested: shape.responseRequested ?? true,
    organizer: shape.organizer?.emailAddress ? addressOf(shape.organizer) : null,
    subject: shape.subject ?? '',
    privacy: privacyOf(shape.sensitivity),
    free: shape.showAs === 'free',
    attendees: (shape.attendees ?? []).map((attendee) => ({
      ...addressOf(attendee),
      type: attendee.type === 'optional' || attendee.type === 'resource' ? attendee.type : 'required',
      response: responseOf(attendee.status?.response),
    })),
    recurrence: shape.recurrence ? recurrenceOf(shape.recurrence, shape, zone, fallbackZone) : null,
    exceptions: (shape.exceptionOccurrences ?? []).map((one) => parseException(one, shape, fallbackZone)),
    cancelledDates: (shape.cancelledOccurrences ?? []).map((id) => {
      // OID.{master id}.{date in the series zone}
      const date = id.slice(-10);
      if (!isIsoDate(date)) throw unreadable('cancelledOccurrences', `no date in ${id.slice(-40)}`);
      return date;
    }),
    transactionId: shape.transactionId ?? null,
    plannerId: propertyOf(shape, plannerIdProperty),
    sequence: numberOf(propertyOf(shape, sequenceProperty)),
    modifiedAt: utcOf(shape.lastModifiedDateTime),
  };
}

// Inside a master the exceptions may come with the few fields that were asked for; what they leave out is the master's.
function parseException(raw: unknown, master: EventShape, fallbackZone: ZoneName): RemoteEvent {
  const inherited = {
    subject: master.subject,
    organizer: master.organizer,
    isOrganizer: master.isOrganizer,
    sensitivity: master.sensitivity,
    isAllDay: master.isAllDay,
    originalStartTimeZone: master.originalStartTimeZone,
    attendees: master.attendees,
    responseStatus: master.responseStatus,
  };
  const own = typeof raw === 'object' && raw !== null ? raw : {};
  return parseEvent({ ...inherited, ...own, type: 'exception', seriesMasterId: master.id }, fallbackZone);
}

function recurrenceOf(
  raw: NonNullable<EventShape['recurrence']>,
  shape: EventShape,
  zone: ZoneName,
  fallbackZone: ZoneName,
): RemoteRecurrence {
  const pattern = patternFromGraph(raw.pattern);
  if (!pattern) throw new EventUnreadable({ field: 'recurrence.pattern', reason: 'incomplete', eventId: shape.id });
  const range = rangeFromGraph(raw.range);
  if (!range) throw new EventUnreadable({ field: 'recurrence.range', reason: 'incomplete', eventId: shape.id });
  const named = raw.range.recurrenceTimeZone;
  return { pattern, range, zone: named ? zoneOfGraph(named, fallbackZone) : zone };
}

/**
 * Reads an item of a delta page that is just a date of a series.
 * @returns null for every other kind of item
 */
export function thinOccurrenceOf(raw: unknown): ThinOccurrence | null {
  const parsed = z
    .object({
      id: z.string().min(1),
      type: z.literal('occurrence'),
      seriesMasterId: z.string().min(1),
      start: dateTime.nullish().catch(null),
      isAllDay: z.boolean().nullish().catch(null),
    })
    .safeParse(raw);
  if (!parsed.success) return null;
  const { id, seriesMasterId, start, isAllDay } = parsed.data;
  // A bare date of an all-day series doesn't say whose midnight it is.
  const midnight = start?.dateTime.includes('T00:00:00') ?? false;
  return { id, seriesMasterId, start: start && !isAllDay && !midnight ? instantOf(start, null) : null };
}

/** The id of a removed item (`@removed`), or null when the item isn't one. */
export function removedIdOf(raw: unknown): string | null {
  const parsed = z.object({ id: z.string().min(1), '@removed': z.unknown() }).safeParse(raw);
  return parsed.success && parsed.data['@removed'] !== undefined ? parsed.data.id : null;
}

function idOf(raw: unknown): string | null {
  const parsed = z.object({ id: z.string() }).safeParse(raw);
  return parsed.success ? parsed.data.id : null;
}

// All-day events show midnights whatever zone was asked for; the real instants are the midnights of the event's own zone.
function instantOf(value: z.infer<typeof dateTime>, midnightZone: ZoneName | null): Temporal.Instant | null {
  try {
    const wall = Temporal.PlainDateTime.from(value.dateTime);
    if (midnightZone !== null) return instantAt(wall.toPlainDate().toString(), '00:00', midnightZone);
    const zone = value.timeZone ? zoneOfGraph(value.timeZone) : 'UTC';
    return zone === null ? null : wall.toZonedDateTime(zone, { disambiguation: 'compatible' }).toInstant();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

// Graph's "never" is the year 1.
function utcOf(value: string | null | undefined): Temporal.Instant | null {
  if (!value || value.startsWith('0001-')) return null;
  try {
    return Temporal.Instant.from(value);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function addressOf(raw: z.infer<typeof address>): RemoteAddress {
  const mail = raw.emailAddress?.address ?? '';
  return { name: raw.emailAddress?.name ?? mail, address: mail };
}

const responses: ReadonlySet<string> = new Set([
  'organizer',
  'tentativelyAccepted',
  'accepted',
  'declined',
  'notResponded',
]);
function responseOf(value: string | null | undefined): RemoteResponse {
  return value && responses.has(value) ? (value as RemoteResponse) : 'none';
}

function privacyOf(sensitivity: string | null | undefined): Privacy {
  if (sensitivity === 'private' || sensitivity === 'confidential') return sensitivity;
  // `personal` is Outlook's older word for "not for others".
  return sensitivity === 'personal' ? 'private' : 'normal';
}

function propertyOf(shape: EventShape, id: string): string | null {
  const found = shape.singleValueExtendedProperties?.find((one) => one.id.toLowerCase() === id.toLowerCase());
  return found?.value ?? null;
}

function numberOf(value: string | null): number | null {
  const number = Number(value);
  return value !== null && Number.isSafeInteger(number) ? number : null;
}
