import { GraphError } from '../graph/graph-error.ts';
import type { Attendee, EventFields, Moment, OwnFields, Recurrence } from '../tenant/item.ts';
import type { Tenant } from '../tenant/tenant.ts';
import {
  invalidProperty,
  readArray,
  readBoolean,
  readEnum,
  readInteger,
  readObject,
  readString,
  requireKnown,
  unknownProperty,
  type Json,
} from '../graph/json-read.ts';
import { readAttachment } from './attachments.ts';
import { readLocation, readLocations } from './location-input.ts';
import { readRecurrence } from './recurrence-input.ts';
import { requireZone, wallToMs } from './zones.ts';

/** A write to an event, read and checked value by value; only what the client sent is present. */
export interface EventInput {
  fields: Partial<Mutable<Omit<EventFields, 'recurrence' | 'location' | 'locations'>>>;
  own: Partial<Mutable<OwnFields>>;
  location?: EventFields['location'];
  locations?: EventFields['locations'];
  /** Read when the zone of the event is known; null ends the series. */
  recurrence?: ((eventZone: string) => Recurrence) | null;
  transactionId?: string;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

type Reader = (value: unknown, input: EventInput, tenant: Tenant) => void;

// EXO's limit for attendees of one event (res/event).
const maxAttendees = 500;

const field =
  <K extends keyof EventInput['fields']>(
    name: K,
    read: (value: unknown, tenant: Tenant) => EventInput['fields'][K],
  ): Reader =>
  (value, input, tenant) => {
    input.fields[name] = read(value, tenant);
  };

/** null means the default, as Graph treats it for most properties. */
const orDefault =
  <T>(fallback: T, read: (value: unknown) => T) =>
  (value: unknown): T =>
    value === null ? fallback : read(value);

const importances = ['low', 'normal', 'high'] as const;
const sensitivities = ['normal', 'personal', 'private', 'confidential'] as const;
const freeBusy = ['free', 'tentative', 'busy', 'oof', 'workingElsewhere', 'unknown'] as const;
const providers = ['unknown', 'skypeForBusiness', 'skypeForConsumer', 'teamsForBusiness'] as const;

/** One reader per writable property of `event`; the table is also what the coverage page prints. */
export const writableProperties: Readonly<Record<string, Reader>> = {
  subject: field(
    'subject',
    orDefault('', (value) => readString(value, 'subject')),
  ),
  body: field('body', (value) => readItemBody(value)),
  importance: field(
    'importance',
    orDefault('normal' as const, (value) => readEnum(value, 'importance', importances)),
  ),
  sensitivity: field(
    'sensitivity',
    orDefault('normal' as const, (value) => readEnum(value, 'sensitivity', sensitivities)),
  ),
  start: field('start', (value) => readMoment(value, 'start')),
  end: field('end', (value) => readMoment(value, 'end')),
  isAllDay: field(
    'isAllDay',
    orDefault(false, (value) => readBoolean(value, 'isAllDay')),
  ),
  attendees: field('attendees', (value, tenant) => readAttendees(value, tenant)),
  showAs: field(
    'showAs',
    orDefault('busy' as const, (value) => readEnum(value, 'showAs', freeBusy)),
  ),
  isOnlineMeeting: field(
    'isOnlineMeeting',
    orDefault(false, (value) => readBoolean(value, 'isOnlineMeeting')),
  ),
  onlineMeetingProvider: field(
    'onlineMeetingProvider',
    orDefault('unknown' as const, (value) => readEnum(value, 'onlineMeetingProvider', providers)),
  ),
  allowNewTimeProposals: field(
    'allowNewTimeProposals',
    orDefault(true, (value) => readBoolean(value, 'allowNewTimeProposals')),
  ),
  responseRequested: field(
    'responseRequested',
    orDefault(true, (value) => readBoolean(value, 'responseRequested')),
  ),
  hideAttendees: field(
    'hideAttendees',
    orDefault(false, (value) => readBoolean(value, 'hideAttendees')),
  ),
  location: (value, input) => {
    input.location = readLocation(value, 'location');
  },
  locations: (value, input) => {
    input.locations = readLocations(value);
  },
  recurrence: (value, input) => {
    input.recurrence = value === null ? null : (eventZone) => readRecurrence(value, eventZone);
  },
  attachments: field('attachments', (value, tenant) =>
    value === null ? [] : readArray(value, 'attachments').map((one) => readAttachment(one, tenant)),
  ),
  categories: (value, input) => {
    input.own.categories =
      value === null ? [] : readArray(value, 'categories').map((one) => readString(one, 'categories'));
  },
  reminderMinutesBeforeStart: (value, input) => {
    input.own.reminderMinutesBeforeStart = value === null ? 15 : readInteger(value, 'reminderMinutesBeforeStart');
  },
  isReminderOn: (value, input) => {
    input.own.isReminderOn = value !== null && readBoolean(value, 'isReminderOn');
  },
  transactionId: (value, input) => {
    if (value !== null) input.transactionId = readString(value, 'transactionId');
  },
  singleValueExtendedProperties: (value, input) => {
    input.own.properties = new Map(readArray(value, 'singleValueExtendedProperties').map(readExtendedProperty));
  },
  extensions: (value, input) => {
    input.own.extensions = new Map(readArray(value, 'extensions').map((one) => readExtension(one)));
  },
};

/** Properties of `event` that the server sets: sending them is allowed and without effect. */
export const readOnlyProperties: readonly string[] = [
  'id',
  'bodyPreview',
  'cancelledOccurrences',
  'changeKey',
  'createdDateTime',
  'hasAttachments',
  'iCalUId',
  'isCancelled',
  'isDraft',
  'isOrganizer',
  'lastModifiedDateTime',
  'onlineMeeting',
  'onlineMeetingUrl',
  'organizer',
  'originalEndTimeZone',
  'originalStart',
  'originalStartTimeZone',
  'responseStatus',
  'seriesMasterId',
  'type',
  'webLink',
];

const notImplemented = ['calendar', 'exceptionOccurrences', 'instances', 'multiValueExtendedProperties'];

/**
 * Reads the body of a create or update.
 * @throws GraphError 400: unknown or wrong property, unknown zone, more attendees than Exchange takes
 */
export function readEventInput(body: unknown, tenant: Tenant): EventInput {
  const object = readObject(body, 'event');
  const input: EventInput = { fields: {}, own: {} };
  for (const [name, value] of Object.entries(object)) {
    if (name.includes('@') || readOnlyProperties.includes(name)) continue;
    if (notImplemented.includes(name)) {
      throw new GraphError(400, 'ErrorInvalidRequest', `The property '${name}' can't be set in this request.`);
    }
    const read = Object.hasOwn(writableProperties, name) ? writableProperties[name] : undefined;
    if (!read) throw unknownProperty(name, 'event');
    read(value, input, tenant);
  }
  return input;
}

/** Reads Graph's dateTimeTimeZone: a wall time and the name of its zone. */
export function readMoment(value: unknown, name: string): Moment {
  const object = readObject(value, name);
  requireKnown(object, 'dateTimeTimeZone', ['dateTime', 'timeZone']);
  const text = readString(object['dateTime'], `${name}/dateTime`);
  const zoneName = object['timeZone'];
  const zone = readString(zoneName ?? '', `${name}/timeZone`);
  const iana = requireZone(zone);
  const wall = readWall(text, name);
  return { wall, zone, ms: wallToMs(wall, iana) };
}

function readWall(text: string, name: string): Temporal.PlainDateTime {
  // Clients often send toISOString() with the zone UTC; the trailing Z is taken, a real offset isn't.
  const plain = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d(?:\.\d{1,7})?)?))?Z?$/.exec(text);
  if (!plain) throw invalidProperty(name, `The value '${text}' isn't a date and time.`);
  try {
    return Temporal.PlainDateTime.from(`${plain[1]}T${plain[2] ?? '00:00:00'}`, { overflow: 'reject' });
  } catch {
    throw invalidProperty(name, `The value '${text}' isn't a date and time.`);
  }
}

function readItemBody(value: unknown): EventFields['body'] {
  if (value === null) return { contentType: 'html', content: '' };
  const object = readObject(value, 'body');
  requireKnown(object, 'itemBody', ['contentType', 'content']);
  const content = object['content'] ?? '';
  return {
    contentType:
      object['contentType'] === undefined
        ? 'text'
        : readEnum(object['contentType'], 'contentType', ['text', 'html'] as const),
    content: readString(content, 'content'),
  };
}

function readAttendees(value: unknown, tenant: Tenant): readonly Attendee[] {
  if (value === null) return [];
  const list = readArray(value, 'attendees');
  if (list.length > maxAttendees) {
    throw new GraphError(400, 'ErrorInvalidRequest', `An event can have at most ${maxAttendees} attendees.`);
  }
  return list.map((one) => readAttendee(readObject(one, 'attendees'), tenant));
}

/** A status sent by the client is ignored: answers come by messages alone (microsoft-graph-docs#11149, #16158). */
function readAttendee(object: Json, tenant: Tenant): Attendee {
  requireKnown(object, 'attendee', ['emailAddress', 'type', 'status', 'proposedNewTime']);
  const type = object['type'] ?? 'required';
  return {
    type: readEnum(type, 'type', ['required', 'optional', 'resource'] as const),
    address: readRecipient(object, tenant),
    status: { response: 'none', at: null },
    proposedNewTime: null,
  };
}

/** Reads Graph's recipient; an address of this organisation is written as the directory has it, as Exchange resolves it. */
export function readRecipient(object: Json, tenant: Tenant): { name: string; address: string } {
  const email = readObject(object['emailAddress'], 'emailAddress');
  requireKnown(email, 'emailAddress', ['address', 'name']);
  const address = readString(email['address'] ?? '', 'address').trim();
  if (!/^[^\s@]+@[^\s@]+$/.test(address)) throw invalidProperty('address', `'${address}' isn't an e-mail address.`);
  const user = tenant.findByAddress(address);
  const name = email['name'] === undefined || email['name'] === null ? '' : readString(email['name'], 'name');
  return { name: name === '' ? (user?.displayName ?? address) : name, address: user?.mail ?? address };
}

const propertyId =
  /^(String|Integer|Boolean|Double|SystemTime|CLSID|Binary|Long|Short|Float|Currency) (\{[0-9a-fA-F-]{36}\} (Name .+|Id 0x[0-9a-fA-F]+)|0x[0-9a-fA-F]+)$/;

function readExtendedProperty(value: unknown): [string, string] {
  const object = readObject(value, 'singleValueExtendedProperties');
  requireKnown(object, 'singleValueLegacyExtendedProperty', ['id', 'value']);
  const id = readString(object['id'], 'id');
  if (!propertyId.test(id)) {
    throw new GraphError(400, 'ErrorInvalidProperty', `The extended property id '${id}' is not valid.`);
  }
  return [id, readString(object['value'], 'value')];
}

/** Reads an openTypeExtension: its name and everything the app put beside it. */
export function readExtension(value: unknown, knownName?: string): [string, Json] {
  const object = readObject(value, 'extensions');
  const name = knownName ?? readString(object['extensionName'], 'extensionName');
  if (name === '') throw invalidProperty('extensionName');
  const own = Object.entries(object).filter(([key]) => !key.includes('@') && key !== 'extensionName' && key !== 'id');
  return [name, Object.fromEntries(own)];
}
