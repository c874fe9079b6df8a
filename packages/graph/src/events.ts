import type { ZoneName } from '@planner/core';
import { EventUnreadable, parseEvent, plannerIdProperty, sequenceProperty } from './event-schema.ts';
import type { RemoteEvent } from './event-schema.ts';
import { GraphFailure } from './graph-failure.ts';
import { pageOf } from './page.ts';
import type { GraphClient } from './transport.ts';

/** Where an event lives and how its times are to be read. */
export interface EventPlace {
  /** Object id or address. */
  readonly mailbox: string;
  /** Zone of the mailbox's owner, for events without one that we know. */
  readonly zone: ZoneName;
}

const ownProperties = `singleValueExtendedProperties($filter=id eq '${plannerIdProperty}' or id eq '${sequenceProperty}')`;
// $select is needed for both lists of dates (event resource); without the rest of the names the event would come empty.
const masterFields =
  'id,type,iCalUId,seriesMasterId,start,end,originalStartTimeZone,originalStart,isAllDay,isCancelled,isDraft,isOrganizer,' +
  'responseStatus,responseRequested,organizer,subject,sensitivity,showAs,attendees,recurrence,transactionId,lastModifiedDateTime,' +
  'cancelledOccurrences,exceptionOccurrences';

function eventsPath(mailbox: string, rest = ''): string {
  return `/users/${encodeURIComponent(mailbox)}/events${rest}`;
}

function eventPath(mailbox: string, id: string, rest = ''): string {
  return eventsPath(mailbox, `/${encodeURIComponent(id)}${rest}`);
}

/** Reads one event with Planner's mark and the sequence number. @returns null when it isn't there. */
export async function getEvent(client: GraphClient, place: EventPlace, id: string): Promise<RemoteEvent | null> {
  return orNull(async () =>
    parseEvent(
      await client.request({
        mailbox: place.mailbox,
        method: 'GET',
        path: eventPath(place.mailbox, id),
        query: { $expand: ownProperties },
      }),
      place.zone,
    ),
  );
}

/** Reads a series master with its exceptions and cancelled dates. @returns null when it isn't there. */
export async function getMaster(client: GraphClient, place: EventPlace, id: string): Promise<RemoteEvent | null> {
  return orNull(async () =>
    parseEvent(
      await client.request({
        mailbox: place.mailbox,
        method: 'GET',
        path: eventPath(place.mailbox, id),
        query: { $select: masterFields, $expand: 'exceptionOccurrences' },
      }),
      place.zone,
    ),
  );
}

/** Single events and masters of the default calendar with this `iCalUId`; unreadable ones are left out. */
export function findByUid(client: GraphClient, place: EventPlace, iCalUId: string): Promise<RemoteEvent[]> {
  return list(client, place, {
    path: `/users/${encodeURIComponent(place.mailbox)}/calendar/events`,
    query: { $filter: `iCalUId eq '${quoted(iCalUId)}'` },
  });
}

/** Events of the mailbox that carry Planner's mark for this id: the look before a create is tried again. */
export function findByPlannerId(client: GraphClient, place: EventPlace, plannerId: string): Promise<RemoteEvent[]> {
  return list(client, place, {
    path: `/users/${encodeURIComponent(place.mailbox)}/calendar/events`,
    query: {
      $filter: `singleValueExtendedProperties/Any(ep: ep/id eq '${plannerIdProperty}' and ep/value eq '${quoted(plannerId)}')`,
      $expand: ownProperties,
    },
  });
}

/** Dates of a series that lie in the range, moved ones included, cancelled ones not. */
export function listInstances(
  client: GraphClient,
  place: EventPlace,
  masterId: string,
  range: { readonly start: Temporal.Instant; readonly end: Temporal.Instant },
): Promise<RemoteEvent[]> {
  return list(client, place, {
    path: eventPath(place.mailbox, masterId, '/instances'),
    query: { startDateTime: graphInstant(range.start), endDateTime: graphInstant(range.end), $top: '500' },
  });
}

/** Everything in the default calendar that overlaps the range: single events, occurrences and exceptions. */
export function listCalendarView(
  client: GraphClient,
  place: EventPlace,
  range: { readonly start: Temporal.Instant; readonly end: Temporal.Instant },
): Promise<RemoteEvent[]> {
  return list(client, place, {
    path: `/users/${encodeURIComponent(place.mailbox)}/calendarView`,
    query: { startDateTime: graphInstant(range.start), endDateTime: graphInstant(range.end), $top: '500' },
  });
}

/** Creates an event in the mailbox's default calendar. @throws GraphFailure `duplicate`, `unknownOutcome`, … */
export async function createEvent(
  client: GraphClient,
  place: EventPlace,
  body: Record<string, unknown>,
): Promise<RemoteEvent> {
  const answer = await client.request({
    mailbox: place.mailbox,
    method: 'POST',
    path: `/users/${encodeURIComponent(place.mailbox)}/calendar/events`,
    body,
  });
  return parseEvent(answer, place.zone);
}

/** Changes an event, a series or one of its dates. @throws GraphFailure `conflict` when the etag is out of date */
export async function patchEvent(
  client: GraphClient,
  place: EventPlace,
  id: string,
  change: { readonly body: Record<string, unknown>; readonly ifMatch: string | null },
): Promise<RemoteEvent> {
  const answer = await client.request({
    mailbox: place.mailbox,
    method: 'PATCH',
    path: eventPath(place.mailbox, id),
    body: change.body,
    ...(change.ifMatch === null ? {} : { ifMatch: change.ifMatch }),
  });
  return parseEvent(answer, place.zone);
}

/** Deletes an event; one that is already gone counts as done. */
export async function deleteEvent(client: GraphClient, place: EventPlace, id: string): Promise<void> {
  try {
    await client.request({ mailbox: place.mailbox, method: 'DELETE', path: eventPath(place.mailbox, id) });
  } catch (error) {
    // With immutable ids a second DELETE is refused instead of not found (msgraph-sdk-dotnet#3047).
    const done =
      error instanceof GraphFailure && (error.kind === 'notFound' || error.code === 'ErrorCannotDeleteObject');
    if (!done) throw error;
  }
}

/** Calls a meeting or one date off as its organizer; attendees are told with the comment. Gone already counts as done. */
export async function cancelEvent(client: GraphClient, place: EventPlace, id: string, comment: string): Promise<void> {
  try {
    await client.request({
      mailbox: place.mailbox,
      method: 'POST',
      path: eventPath(place.mailbox, id, '/cancel'),
      body: { comment },
    });
  } catch (error) {
    if (!(error instanceof GraphFailure && error.kind === 'notFound')) throw error;
  }
}

/** Answers a request as the mailbox's owner. @throws GraphFailure `invalid` or `notFound` when the picture is stale */
export async function respondToEvent(
  client: GraphClient,
  place: EventPlace,
  id: string,
  answer: { readonly kind: 'accept' | 'decline' | 'tentativelyAccept'; readonly comment: string },
): Promise<void> {
  await client.request({
    mailbox: place.mailbox,
    method: 'POST',
    path: eventPath(place.mailbox, id, `/${answer.kind}`),
    body: { comment: answer.comment, sendResponse: true },
  });
}

/** Graph takes seven decimals of a second at most; Temporal may have nine. */
function graphInstant(instant: Temporal.Instant): string {
  return instant.toString({ smallestUnit: 'millisecond' });
}

const listPageLimit = 200;

async function list(
  client: GraphClient,
  place: EventPlace,
  first: { readonly path: string; readonly query: Record<string, string> },
): Promise<RemoteEvent[]> {
  const found: RemoteEvent[] = [];
  let next: { path: string; query: Record<string, string> } | { url: string } = first;
  for (let count = 0; count < listPageLimit; count += 1) {
    const page = pageOf(await client.request({ mailbox: place.mailbox, method: 'GET', ...next }));
    if (!page) throw new GraphFailure({ kind: 'unavailable', code: 'notAList', status: 200 });
    found.push(...page.items.flatMap((raw) => readable(raw, place.zone)));
    if (page.nextLink === null) return found;
    next = { url: page.nextLink };
  }
  throw new GraphFailure({ kind: 'unavailable', code: 'listWithoutEnd', status: 200 });
}

function readable(raw: unknown, zone: ZoneName): RemoteEvent[] {
  try {
    return [parseEvent(raw, zone)];
  } catch (error) {
    // The delta has brought it too, and there it goes to quarantine.
    if (error instanceof EventUnreadable) return [];
    throw error;
  }
}

async function orNull(read: () => Promise<RemoteEvent>): Promise<RemoteEvent | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof GraphFailure && error.kind === 'notFound') return null;
    throw error;
  }
}

// OData doubles a quote inside a string.
function quoted(text: string): string {
  return text.replaceAll("'", "''");
}
