import { requiredPermissions } from '../entra/permission-table.ts';
import type { GraphPipeline } from '../graph/pipeline.ts';
import type { GraphAnswer, GraphRequest } from '../graph/request.ts';
import { createEvent } from './create-event.ts';
import { contextOf, eventPage, shapedEvent } from './event-list.ts';
import { calendarIdOf, findEvent, homeOf, requireMatch } from './find-event.ts';
import { forwardEvent } from './forward.ts';
import { readActionBody, readString } from '../graph/json-read.ts';
import { requiredText } from './odata/filter-match.ts';
import { parseFilter } from './odata/filter-parser.ts';
import { cancelEvent, deleteEvent, purgeEvent } from './remove-event.ts';
import { respond, type Action } from './respond.ts';
import { entryOf, type Entry } from './series/occurrences.ts';
import { updateEvent } from './update-event.ts';
import { requireZone } from './zones.ts';

const reading = requiredPermissions('GET', '/users/{id}/events/{id}');
const writing = requiredPermissions('POST', '/users/{id}/events');

const collections = [
  '/users/{user}/events',
  '/users/{user}/calendar/events',
  '/users/{user}/calendars/{calendar}/events',
];
const singles = collections.map((path) => `${path}/{event}`);
const actionPaths = (action: string): string[] => singles.map((path) => `${path}/${action}`);

/** Events: create, list, read, change, delete, cancel, answer, forward. */
export function addEventRoutes(graph: GraphPipeline): void {
  graph.route({
    method: 'GET',
    paths: collections,
    what: 'single meetings and series masters of a mailbox or calendar',
    permissions: reading,
    options: ['$select', '$filter', '$orderby', '$top', '$skip', '$expand', '$count'],
    handle: listEvents,
  });
  graph.route({
    method: 'POST',
    paths: collections,
    what: 'make an event; attendees are invited',
    permissions: writing,
    options: [],
    handle: create,
  });
  graph.route({
    method: 'GET',
    paths: singles,
    what: 'one event: single, master, occurrence or exception',
    permissions: reading,
    options: ['$select', '$expand'],
    handle: read,
  });
  graph.route({
    method: 'PATCH',
    paths: singles,
    what: 'change an event; If-Match is respected',
    permissions: writing,
    options: [],
    handle: update,
  });
  graph.route({
    method: 'DELETE',
    paths: singles,
    what: 'delete an event; the organizer’s attendees get a cancellation',
    permissions: writing,
    options: [],
    handle: remove,
  });
  graph.route({
    method: 'POST',
    paths: actionPaths('permanentDelete'),
    what: 'delete an event for good: no id finds it again',
    permissions: requiredPermissions('POST', '/users/{id}/events/{id}/permanentDelete'),
    options: [],
    handle: purge,
  });
  graph.route({
    method: 'POST',
    paths: actionPaths('cancel'),
    what: 'cancel a meeting or one date, with a comment',
    permissions: writing,
    options: [],
    handle: cancel,
  });
  for (const action of ['accept', 'decline', 'tentativelyAccept'] as const) {
    graph.route({
      method: 'POST',
      paths: actionPaths(action),
      what: `answer a meeting or one date: ${action}`,
      permissions: writing,
      options: [],
      handle: (request) => answer(request, action),
    });
  }
  graph.route({
    method: 'POST',
    paths: actionPaths('forward'),
    what: 'forward a meeting to more people',
    permissions: requiredPermissions('POST', '/users/{id}/events/{id}/forward'),
    options: [],
    handle: forward,
  });
}

function listEvents(request: GraphRequest): GraphAnswer {
  const home = homeOf(request);
  requireShownZone(request);
  const calendarId = request.params['calendar'] === undefined ? null : calendarIdOf(request, home);
  const isDefaultOnly = /\/calendar\/events$/i.test(request.path);
  const wanted = isDefaultOnly ? home.mailbox.calendar.defaultCalendar.id : calendarId;
  const entries: Entry[] = [];
  for (const item of candidates(request, home)) {
    if (item.folder === 'calendar' && (wanted === null || item.calendarId === wanted)) entries.push(entryOf(item));
  }
  return eventPage(request, home, { entries, what: collectionName(request) });
}

/** A filter on iCalUId is answered from the index: clients ask for it once per changed event. */
function candidates(request: GraphRequest, { mailbox }: ReturnType<typeof homeOf>) {
  const filter = request.query.get('$filter');
  const meetingId = filter === undefined ? undefined : requiredText(parseFilter(filter), 'iCalUId');
  return meetingId === undefined ? mailbox.calendar.active() : mailbox.calendar.byMeeting(meetingId);
}

function create(request: GraphRequest): GraphAnswer {
  const home = homeOf(request);
  requireShownZone(request);
  const item = createEvent(home, request.body, calendarIdOf(request, home));
  // Without a preferred zone the answer to a create shows the zone it was written in, as the samples of user-post-events do.
  const timeZone = request.preferences.timeZone ?? item.fields.start.zone;
  const shown = { ...request, preferences: { ...request.preferences, timeZone } };
  return { status: 201, body: entity(shown, home, entryOf(item)) };
}

function read(request: GraphRequest): GraphAnswer {
  const home = homeOf(request);
  requireShownZone(request);
  return { status: 200, body: entity(request, home, findEvent(request, home, 'read')) };
}

function update(request: GraphRequest): GraphAnswer {
  const home = homeOf(request);
  requireShownZone(request);
  const entry = findEvent(request, home, 'write');
  requireMatch(request, home, entry);
  updateEvent(home, entry, request.body, request.caller.tells);
  return { status: 200, body: entity(request, home, findEvent(request, home, 'write')) };
}

function remove(request: GraphRequest): GraphAnswer {
  const home = homeOf(request);
  const entry = findEvent(request, home, 'delete');
  requireMatch(request, home, entry);
  deleteEvent(home, entry);
  return { status: 204 };
}

function purge(request: GraphRequest): GraphAnswer {
  const home = homeOf(request);
  purgeEvent(home, findEvent(request, home, 'write'));
  return { status: 204 };
}

function cancel(request: GraphRequest): GraphAnswer {
  const home = homeOf(request);
  const entry = findEvent(request, home, 'answer');
  if (!home.tenant.switches.actionsIgnoreIfMatch) requireMatch(request, home, entry);
  cancelEvent(home, entry, readComment(request.body));
  return { status: 202 };
}

function answer(request: GraphRequest, action: Action): GraphAnswer {
  const home = homeOf(request);
  const entry = findEvent(request, home, 'answer');
  if (!home.tenant.switches.actionsIgnoreIfMatch) requireMatch(request, home, entry);
  respond(home, entry, action, request.body);
  return { status: 202 };
}

function forward(request: GraphRequest): GraphAnswer {
  const home = homeOf(request);
  forwardEvent(home, findEvent(request, home, 'answer'), request.body);
  return { status: 202 };
}

function readComment(body: unknown): string {
  return readString(readActionBody(body, 'cancel', ['comment'])['comment'] ?? '', 'comment');
}

function entity(request: GraphRequest, home: ReturnType<typeof homeOf>, entry: Entry): Record<string, unknown> {
  return {
    '@odata.context': contextOf(request, home, collectionName(request), '/$entity'),
    ...shapedEvent(request, home, entry),
  };
}

function collectionName(request: GraphRequest): string {
  const { calendar } = request.params;
  if (calendar !== undefined) return `calendars('${encodeURIComponent(calendar)}')/events`;
  return /\/calendar\/events/i.test(request.path) ? 'calendar/events' : 'events';
}

/** @throws GraphError 400 TimeZoneNotSupportedException before anything is done */
export function requireShownZone(request: GraphRequest): void {
  if (request.preferences.timeZone !== null) requireZone(request.preferences.timeZone);
}
