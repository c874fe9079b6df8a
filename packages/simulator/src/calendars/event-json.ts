import type { IdKind } from '../tenant/ids.ts';
import { meetingIdOfDate } from '../tenant/ids.ts';
import type { Attendee, CalendarItem, Moment, Recurrence, ResponseState } from '../tenant/item.ts';
import type { Mailbox } from '../tenant/mailbox.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { previewOf, shownBody } from './body-text.ts';
import { shownFreeBusy } from './free-busy.ts';
import type { Json } from '../graph/json-read.ts';
import { everything, isSelectedBy, type Selection } from './odata/shape.ts';
import { slotOf, type Entry } from './series/occurrences.ts';
import { msToWall, requireZone } from './zones.ts';

/** How a client wants events shown. */
export interface EventView {
  readonly tenant: Tenant;
  readonly mailbox: Mailbox;
  readonly idKind: IdKind;
  /** Zone name to show times in; null shows UTC. */
  readonly timeZone: string | null;
  readonly bodyContentType: 'text' | 'html' | null;
}

const noTime = '0001-01-01T00:00:00Z';

/** What several properties of one event need. */
interface Shown extends Entry {
  readonly view: EventView;
  readonly version: CalendarItem | NonNullable<Entry['exception']>;
  readonly id: string;
  readonly changeKey: string;
}

/** All structural properties of Graph's event, in the order of Microsoft's samples; without navigation properties. */
const properties: Readonly<Record<string, (shown: Shown) => unknown>> = {
  '@odata.etag': ({ changeKey }) => `W/"${changeKey}"`,
  id: ({ id }) => id,
  createdDateTime: ({ exception, item }) => utc(exception?.createdAt ?? item.createdAt),
  lastModifiedDateTime: ({ version }) => utc(version.modifiedAt),
  changeKey: ({ changeKey }) => changeKey,
  categories: ({ own }) => own.categories,
  transactionId: ({ item }) => item.transactionId,
  originalStartTimeZone: ({ fields }) => fields.start.zone,
  originalEndTimeZone: ({ fields }) => fields.end.zone,
  iCalUId: ({ date, item }) => (date === null ? item.meetingId : meetingIdOfDate(item.meetingId, date)),
  reminderMinutesBeforeStart: ({ own }) => own.reminderMinutesBeforeStart,
  isReminderOn: ({ own }) => own.isReminderOn,
  // Pictures in the text aren't attachments to people (res/event).
  hasAttachments: ({ fields }) => (fields.attachments ?? []).some(({ isInline }) => !isInline),
  subject: ({ fields }) => fields.subject,
  bodyPreview: ({ fields }) => previewOf(fields.body),
  importance: ({ fields }) => fields.importance,
  sensitivity: ({ fields }) => fields.sensitivity,
  isAllDay: ({ fields }) => fields.isAllDay,
  isCancelled: ({ isCancelled }) => isCancelled,
  isOrganizer: ({ item }) => item.isOrganizer,
  responseRequested: ({ fields }) => fields.responseRequested,
  seriesMasterId: ({ date, item, view }) =>
    date === null ? orphanMasterId(item, view) : view.mailbox.calendar.itemId(item, view.idKind),
  showAs: shownFreeBusy,
  type: (shown) => typeOf(shown, shown.view.tenant),
  webLink: ({ id }) =>
    `https://outlook.office365.com/owa/?itemid=${encodeURIComponent(id)}&exvsurl=1&path=/calendar/item`,
  onlineMeetingUrl: () => null,
  isOnlineMeeting: ({ fields }) => fields.isOnlineMeeting,
  onlineMeetingProvider: ({ fields }) => fields.onlineMeetingProvider,
  allowNewTimeProposals: ({ fields }) => fields.allowNewTimeProposals,
  isDraft: ({ version }) => version.unsent === true,
  hideAttendees: ({ fields }) => fields.hideAttendees,
  originalStart,
  responseStatus: ({ response }) => responseJson(response),
  body: ({ fields, view }) => shownBody(fields.body, view.bodyContentType),
  start: ({ fields, view }) => momentJson(fields.start, fields.isAllDay, view.timeZone),
  end: ({ fields, view }) => momentJson(fields.end, fields.isAllDay, view.timeZone),
  location: ({ fields }) => fields.location,
  locations: ({ fields }) => fields.locations,
  recurrence: ({ fields }) => fields.recurrence && recurrenceJson(fields.recurrence),
  attendees: ({ fields, view }) => fields.attendees.map((attendee) => attendeeJson(attendee, view.timeZone)),
  organizer: ({ item }) => ({ emailAddress: { name: item.organizer.name, address: item.organizer.address } }),
  onlineMeeting: ({ fields }) => fields.onlineMeeting,
};
const all = Object.entries(properties).map(([name, show]) => ({ name, show, isSelected: isSelectedBy(name) }));

/**
 * An event as Graph shows it, without navigation properties.
 * @param selection  what was selected; only that is worked out. Id and annotations always stay.
 */
export function eventJson(entry: Entry, view: EventView, selection: Selection = everything): Record<string, unknown> {
  const { calendar } = view.mailbox;
  const { item, fields, own, response, isCancelled, date, exception } = entry;
  const version = exception ?? item;
  const head = { version, id: calendar.itemId(item, view.idKind, date), changeKey: calendar.changeKey(version) };
  const shown: Shown = { item, fields, own, response, isCancelled, date, exception, view, ...head };
  const json: Record<string, unknown> = {};
  for (const { name, show, isSelected } of all) if (isSelected(selection)) json[name] = show(shown);
  return json;
}

/** Graph's eventType of an entry; an orphan instance shows as the tenant's switch says. */
export function typeOf({ item, date, exception }: Entry, tenant: Tenant): string {
  if (date !== null) return exception ? 'exception' : 'occurrence';
  if (item.fields.recurrence) return 'seriesMaster';
  return item.orphanOf ? tenant.switches.orphanAs : 'singleInstance';
}

/** Graph's patternedRecurrence with the documented values for fields that aren't used. */
export function recurrenceJson({ pattern, range }: Recurrence): Json {
  return {
    pattern: {
      type: pattern.type,
      interval: pattern.interval,
      month: pattern.month,
      dayOfMonth: pattern.dayOfMonth,
      ...(pattern.daysOfWeek.length > 0 ? { daysOfWeek: pattern.daysOfWeek } : {}),
      firstDayOfWeek: pattern.firstDayOfWeek,
      index: pattern.index,
    },
    range: {
      type: range.type,
      startDate: range.startDate.toString(),
      endDate: range.endDate?.toString() ?? '0001-01-01',
      recurrenceTimeZone: range.zone,
      numberOfOccurrences: range.numberOfOccurrences,
    },
  };
}

/**
 * Graph's dateTimeTimeZone with seven fraction digits. All-day events read midnight to midnight in whatever zone is
 * asked for, though the stored instants are midnights of the original zone (microsoft-graph-docs#1802).
 */
export function momentJson(moment: Moment, isAllDay: boolean, timeZone: string | null): Json {
  const zone = timeZone ?? 'UTC';
  // Most clients don't say a zone; this way costs a tenth.
  if (zone === 'UTC' && !isAllDay)
    return { dateTime: `${new Date(moment.ms).toISOString().slice(0, 23)}0000`, timeZone: zone };
  const wall = isAllDay ? moment.wall : msToWall(moment.ms, requireZone(zone));
  const fraction = wall.toString({ fractionalSecondDigits: 7 });
  return { dateTime: fraction, timeZone: zone };
}

/** A DateTimeOffset in UTC. */
export function utc(instant: Temporal.Instant): string {
  // To the microsecond and beyond only a real clock goes; all else costs a fifth this way.
  if (instant.epochNanoseconds % 1_000_000n === 0n)
    return `${new Date(instant.epochMilliseconds).toISOString().slice(0, 23)}0000Z`;
  return instant.toString({ fractionalSecondDigits: 7 });
}

export function responseJson({ response, at }: ResponseState): Json {
  return { response, time: at === null ? noTime : at.toString() };
}

function attendeeJson(attendee: Attendee, timeZone: string | null): Json {
  const slot = attendee.proposedNewTime;
  const proposedNewTime = slot && {
    start: momentJson(slot.start, false, timeZone),
    end: momentJson(slot.end, false, timeZone),
  };
  return {
    type: attendee.type,
    status: responseJson(attendee.status),
    ...(proposedNewTime ? { proposedNewTime } : {}),
    emailAddress: { name: attendee.address.name, address: attendee.address.address },
  };
}

function originalStart({ item, date }: Entry): string | null {
  if (date === null) return null;
  return utc(Temporal.Instant.fromEpochMilliseconds(slotOf(item.fields, date).start.ms));
}

/** An orphan that shows as exception names a master that this mailbox doesn't have. */
function orphanMasterId(item: CalendarItem, view: EventView): string | null {
  if (!item.orphanOf || view.tenant.switches.orphanAs !== 'exception') return null;
  return view.mailbox.calendar.itemId({ ...item, number: item.number + 0x40000000 }, view.idKind);
}
