import { readEventInput, writableProperties } from '../../calendars/event-input.ts';
import { createEvent } from '../../calendars/create-event.ts';
import { momentAt } from '../../calendars/series/occurrences.ts';
import { findZone, requireZone, wallToMs } from '../../calendars/zones.ts';
import { commitChange, exceptionFor, type Home } from '../../tenant/home.ts';
import type { Attendee, CalendarItem, EventFields, Moment, ResponseKind, ResponseState } from '../../tenant/item.ts';
import { asObject, holdsPlaceholder, instantOf, textOf, type PageJson } from '../page-json.ts';

/** Where an event of a page goes. */
export interface ImportPlace {
  readonly calendarId: string;
  /** Start of an event whose page doesn't say when it is. */
  readonly fallbackStart: Temporal.Instant;
}

/** Puts an event that a page shows into a mailbox as it is shown: its id, people, answers and times. */
export function importEvent(home: Home, page: PageJson, place: ImportPlace): CalendarItem {
  const times = timesOf(page, place);
  const item = createEvent(home, { ...settableOf(home, page), ...writtenTimes(times) }, place.calendarId);
  const { user } = home.mailbox;
  const organizer = addressOf(page['organizer']) ?? { name: user.displayName, address: user.mail ?? '' };
  const isOwn = organizer.address.toLowerCase() === user.mail?.toLowerCase();
  const made = instantOf(page['createdDateTime']);
  const imported: CalendarItem = Object.assign(item, {
    organizer,
    isOrganizer: typeof page['isOrganizer'] === 'boolean' ? page['isOrganizer'] : isOwn,
    isCancelled: page['isCancelled'] === true,
    meetingId: textOf(page['iCalUId']) ?? item.meetingId,
    transactionId: textOf(page['transactionId']) ?? null,
    ...(made ? { createdAt: made } : {}),
    fields: shownFields(item.fields, page),
    response: responseOf(page['responseStatus']) ?? item.response,
  });
  const { showAs } = imported.fields;
  if (page['showAs'] !== undefined) imported.own = { ...imported.own, showAs };
  const id = textOf(page['id']);
  if (id !== undefined) home.mailbox.calendar.adoptId(id, imported);
  commitChange(home, imported, 'updated');
  imported.modifiedAt = instantOf(page['lastModifiedDateTime']) ?? imported.modifiedAt;
  return imported;
}

/** Makes one date of a series what the page shows of it: an exception, unless it is as plain as its series. */
export function importException(home: Home, series: CalendarItem, date: string, page: PageJson): void {
  const exception = exceptionFor(home, series, date);
  const input = readEventInput(settableOf(home, page), home.tenant);
  const start = readMoment(page['start']);
  const end = readMoment(page['end']);
  exception.fields = {
    ...input.fields,
    ...(start && end ? { start, end } : {}),
    ...(asObject(page['location']) ? { location: page['location'] as EventFields['location'] } : {}),
  };
  exception.isCancelled = page['isCancelled'] === true;
  commitChange(home, series, 'updated', { exception });
}

/** Properties of the page that a client could set, those with placeholders and unreadable ones left out. */
function settableOf(home: Home, page: PageJson): PageJson {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(page)) {
    if (!(name in writableProperties) || name === 'start' || name === 'end' || holdsPlaceholder(value)) continue;
    if (name === 'isAllDay' && value === false) continue;
    try {
      readEventInput({ [name]: value }, home.tenant);
      kept[name] = value;
    } catch {
      // The page's value isn't one that Graph takes: the comparison will show whether it matters.
    }
  }
  // A page that selects the preview alone still says what the text is.
  const preview = textOf(page['bodyPreview']);
  if (page['body'] === undefined && preview !== undefined) kept['body'] = { contentType: 'text', content: preview };
  // What was made an online meeting has its join block in the text that the page shows.
  delete kept['isOnlineMeeting'];
  return kept;
}

/** What the page fixes beyond what a client can set, word for word. */
function shownFields(fields: EventFields, page: PageJson): EventFields {
  const attendees = Array.isArray(page['attendees']) ? page['attendees'].map(asObject) : [];
  const location = asObject(page['location']);
  const locations = page['locations'];
  const onlineMeeting = asObject(page['onlineMeeting']);
  const provider = textOf(page['onlineMeetingProvider']);
  return {
    ...fields,
    attendees: fields.attendees.map((attendee, index) => withAnswer(attendee, attendees[index] ?? null)),
    ...(location && !holdsPlaceholder(location) ? { location } : {}),
    ...(Array.isArray(locations) ? { locations: locations as EventFields['locations'] } : {}),
    ...(onlineMeeting ? { onlineMeeting } : {}),
    ...(provider === undefined ? {} : { onlineMeetingProvider: provider }),
    ...(typeof page['isOnlineMeeting'] === 'boolean' ? { isOnlineMeeting: page['isOnlineMeeting'] } : {}),
  };
}

function withAnswer(attendee: Attendee, page: PageJson | null): Attendee {
  const email = addressOf(page);
  const slot = asObject(page?.['proposedNewTime']);
  const start = readMoment(slot?.['start']);
  const end = readMoment(slot?.['end']);
  return {
    ...attendee,
    address: email ?? attendee.address,
    status: responseOf(page?.['status']) ?? attendee.status,
    proposedNewTime: start && end ? { start, end } : null,
  };
}

const answers: readonly ResponseKind[] = [
  'none',
  'organizer',
  'tentativelyAccepted',
  'accepted',
  'declined',
  'notResponded',
];

function responseOf(value: unknown): ResponseState | null {
  const status = asObject(value);
  const response = answers.find((one) => one.toLowerCase() === String(status?.['response']).toLowerCase());
  if (!response) return null;
  const at = instantOf(status?.['time']);
  return { response, at: at && at.toString() > '1000' ? at : null };
}

function addressOf(value: unknown): { name: string; address: string } | null {
  const email = asObject(asObject(value)?.['emailAddress']);
  const address = textOf(email?.['address']);
  return address === undefined ? null : { address, name: textOf(email?.['name']) ?? address };
}

/** Start and end of the page, in the zone in which the event was once written where the page tells it. */
function timesOf(page: PageJson, { fallbackStart }: ImportPlace): { start: Moment; end: Moment } {
  const start = readMoment(page['start']) ?? momentAt(fallbackStart.epochMilliseconds, 'UTC');
  const end = readMoment(page['end']) ?? momentAt(start.ms + 3_600_000, start.zone);
  const inZone = (moment: Moment, zone: unknown): Moment =>
    typeof zone === 'string' && page['isAllDay'] !== true && findZone(zone) !== null
      ? momentAt(moment.ms, zone)
      : moment;
  return {
    start: inZone(start, page['originalStartTimeZone']),
    end: inZone(end, page['originalEndTimeZone']),
  };
}

function writtenTimes({ start, end }: { start: Moment; end: Moment }): PageJson {
  const written = ({ wall, zone }: Moment): PageJson => ({ dateTime: wall.toString(), timeZone: zone });
  return { start: written(start), end: written(end) };
}

/** Reads a dateTimeTimeZone; null for placeholders and what isn't one. */
export function readMoment(value: unknown): Moment | null {
  const object = asObject(value);
  const text = textOf(object?.['dateTime']);
  const zone = textOf(object?.['timeZone']) ?? 'UTC';
  if (text === undefined || findZone(zone) === null) return null;
  try {
    const wall = Temporal.PlainDateTime.from(text.replace(/Z$/, ''));
    return { wall, zone, ms: wallToMs(wall, requireZone(zone)) };
  } catch {
    return null;
  }
}
