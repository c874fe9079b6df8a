import type { IdKind } from '../tenant/ids.ts';
import { meetingIdOfDate } from '../tenant/ids.ts';
import type { Attendee, Moment, Recurrence, ResponseState } from '../tenant/item.ts';
import type { Mailbox } from '../tenant/mailbox.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { previewOf, shownBody } from './body-text.ts';
import { shownFreeBusy } from './free-busy.ts';
import type { Json } from '../graph/json-read.ts';
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

/** All structural properties of Graph's event, in the order of Microsoft's samples; without navigation properties. */
export function eventJson(entry: Entry, view: EventView): Record<string, unknown> {
  const { item, fields, own, date } = entry;
  const { calendar } = view.mailbox;
  const version = entry.exception ?? item;
  const id = calendar.itemId(item, view.idKind, date);
  return {
    '@odata.etag': `W/"${calendar.changeKey(version)}"`,
    id,
    createdDateTime: utc(entry.exception?.createdAt ?? item.createdAt),
    lastModifiedDateTime: utc(version.modifiedAt),
    changeKey: calendar.changeKey(version),
    categories: own.categories,
    transactionId: item.transactionId,
    originalStartTimeZone: fields.start.zone,
    originalEndTimeZone: fields.end.zone,
    iCalUId: date === null ? item.meetingId : meetingIdOfDate(item.meetingId, date),
    reminderMinutesBeforeStart: own.reminderMinutesBeforeStart,
    isReminderOn: own.isReminderOn,
    // Pictures in the text aren't attachments to people (res/event).
    hasAttachments: (fields.attachments ?? []).some(({ isInline }) => !isInline),
    subject: fields.subject,
    bodyPreview: previewOf(fields.body),
    importance: fields.importance,
    sensitivity: fields.sensitivity,
    isAllDay: fields.isAllDay,
    isCancelled: entry.isCancelled,
    isOrganizer: item.isOrganizer,
    responseRequested: fields.responseRequested,
    seriesMasterId: date === null ? orphanMasterId(entry, view) : calendar.itemId(item, view.idKind),
    showAs: shownFreeBusy(entry),
    type: typeOf(entry, view.tenant),
    webLink: `https://outlook.office365.com/owa/?itemid=${encodeURIComponent(id)}&exvsurl=1&path=/calendar/item`,
    onlineMeetingUrl: null,
    isOnlineMeeting: fields.isOnlineMeeting,
    onlineMeetingProvider: fields.onlineMeetingProvider,
    allowNewTimeProposals: fields.allowNewTimeProposals,
    isDraft: version.unsent === true,
    hideAttendees: fields.hideAttendees,
    originalStart: originalStart(entry),
    responseStatus: responseJson(entry.response),
    body: shownBody(fields.body, view.bodyContentType),
    start: momentJson(fields.start, fields.isAllDay, view.timeZone),
    end: momentJson(fields.end, fields.isAllDay, view.timeZone),
    location: fields.location,
    locations: fields.locations,
    recurrence: fields.recurrence && recurrenceJson(fields.recurrence),
    attendees: fields.attendees.map((attendee) => attendeeJson(attendee, view.timeZone)),
    organizer: { emailAddress: { name: item.organizer.name, address: item.organizer.address } },
    onlineMeeting: fields.onlineMeeting,
  };
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
function orphanMasterId({ item }: Entry, view: EventView): string | null {
  if (!item.orphanOf || view.tenant.switches.orphanAs !== 'exception') return null;
  return view.mailbox.calendar.itemId({ ...item, number: item.number + 0x40000000 }, view.idKind);
}
