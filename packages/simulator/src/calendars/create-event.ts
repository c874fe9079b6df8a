import { invite, recipientsOf } from '../attendant/invitations.ts';
import { GraphError } from '../graph/graph-error.ts';
import { commitChange, emptySeries, type Home } from '../tenant/home.ts';
import { formatMeetingId } from '../tenant/ids.ts';
import type { CalendarItem, EventFields, OwnFields } from '../tenant/item.ts';
import { framedHtml } from './body-text.ts';
import { readEventInput, type EventInput } from './event-input.ts';
import { alignRecurrence, requireValidEvent } from './event-rules.ts';
import { invalidProperty } from '../graph/json-read.ts';
import { alignLocations, noLocation } from './location-input.ts';
import { withOnlineMeeting } from './online-meeting.ts';

/**
 * Makes an event in a calendar; its owner is the organizer, and attendees get their invitations at once.
 * Writing into a room's own calendar asks no attendant: conflicts aren't rejected (msgraph-sdk-dotnet#243).
 * @throws GraphError 400 for what isn't a valid event, 400/409 for a transactionId used before
 */
export function createEvent(home: Home, body: unknown, calendarId: string): CalendarItem {
  const { tenant, mailbox } = home;
  const input = readEventInput(body, tenant);
  refuseDuplicate(home, input);
  const fields = newFields(home, input);
  requireValidEvent(fields);
  const now = tenant.clock.now();
  const { user } = mailbox;
  const item: CalendarItem = {
    number: mailbox.calendar.nextNumber(),
    meetingId: formatMeetingId(now, tenant.random.bytes(16)),
    orphanOf: null,
    calendarId,
    createdAt: now,
    modifiedAt: now,
    changeNumber: 0,
    transactionId: input.transactionId ?? null,
    isOrganizer: true,
    folder: 'calendar',
    idGeneration: 1,
    immutableGeneration: 1,
    organizer: { name: user.displayName, address: user.mail ?? user.userPrincipalName },
    fields,
    own: { ...freshOwn(fields), ...input.own },
    response: { response: fields.attendees.length > 0 ? 'organizer' : 'none', at: null },
    isCancelled: false,
    sequence: 0,
    criticalAt: now.epochMilliseconds,
    series: fields.recurrence ? emptySeries() : null,
  };
  mailbox.calendar.insert(item);
  commitChange(home, item, 'created');
  invite(home, item, recipientsOf(home, fields.attendees), 'new');
  return item;
}

function refuseDuplicate({ tenant, mailbox }: Home, { transactionId }: EventInput): void {
  if (transactionId === undefined || !mailbox.calendar.byTransaction(transactionId)) return;
  throw new GraphError(
    tenant.switches.duplicateTransactionStatus,
    'ErrorDuplicateTransactionId',
    'Your request can’t be completed. The TransactionId has already been used for another event.',
  );
}

function newFields({ tenant }: Home, input: EventInput): EventFields {
  const { start, end } = input.fields;
  if (!start) throw invalidProperty('start', 'The Event.Start property must be set.');
  if (!end) throw invalidProperty('end', 'The Event.End property must be set.');
  const isAllDay = input.fields.isAllDay ?? false;
  const body = input.fields.body ?? { contentType: 'html' as const, content: '' };
  const places = alignLocations(input) ?? { location: noLocation, locations: [] };
  const fields: EventFields = {
    subject: '',
    importance: 'normal',
    sensitivity: 'normal',
    isAllDay,
    attendees: [],
    // All-day events don't take the owner's time unless they say so.
    showAs: isAllDay ? 'free' : 'busy',
    isOnlineMeeting: false,
    onlineMeetingProvider: 'unknown',
    onlineMeeting: null,
    allowNewTimeProposals: true,
    responseRequested: true,
    hideAttendees: false,
    ...input.fields,
    body: framedBody(body),
    start,
    end,
    ...places,
    recurrence: input.recurrence ? alignRecurrence(input.recurrence(start.zone), start) : null,
  };
  return { ...fields, ...withOnlineMeeting(fields, tenant, null) };
}

/** HTML gets its frame; text stays text. */
export function framedBody(body: EventFields['body']): EventFields['body'] {
  return body.contentType === 'html' ? { contentType: 'html', content: framedHtml(body.content) } : body;
}

function freshOwn({ isAllDay }: EventFields): OwnFields {
  return {
    categories: [],
    // Outlook reminds of an all-day event in the evening before.
    reminderMinutesBeforeStart: isAllDay ? 1080 : 15,
    isReminderOn: true,
    showAs: null,
    properties: new Map(),
    extensions: new Map(),
  };
}
