import { requiredPermissions } from '../entra/permission-table.ts';
import { GraphError } from '../graph/graph-error.ts';
import { invalidProperty, readEnum, readObject, readString, requireKnown } from '../graph/json-read.ts';
import type { GraphPipeline } from '../graph/pipeline.ts';
import type { GraphAnswer, GraphRequest } from '../graph/request.ts';
import { commitChange, type Home } from '../tenant/home.ts';
import type { Calendar } from '../tenant/calendar-store.ts';
import { calendarColors, calendarJson } from './calendar-json.ts';
import { calendarIdOf, homeOf } from './find-event.ts';
import { parseSelect, select } from './odata/shape.ts';

const singles = ['/users/{user}/calendar', '/users/{user}/calendars/{calendar}'];

// api/calendar-update and api/calendar-post: a client sets the name and one of the listed colours.
const writable = ['name', 'color', 'isDefaultCalendar'];

/** The calendars of a mailbox: read, make, rename, remove. */
export function addCalendarResourceRoutes(graph: GraphPipeline): void {
  graph.route({
    method: 'GET',
    paths: singles,
    what: 'one calendar; the cheapest proof that a mailbox may be touched',
    permissions: requiredPermissions('GET', '/users/{id}/calendar'),
    options: ['$select'],
    handle: readCalendar,
  });
  graph.route({
    method: 'PATCH',
    paths: singles,
    what: 'rename or colour a calendar',
    // Microsoft's permission file has no row for it; making a calendar needs the same.
    permissions: requiredPermissions('POST', '/users/{id}/calendars'),
    options: [],
    handle: updateCalendar,
  });
  graph.route({
    method: 'DELETE',
    paths: ['/users/{user}/calendars/{calendar}'],
    what: 'remove a calendar that isn’t the default one, with its events',
    permissions: requiredPermissions('DELETE', '/users/{id}/calendars/{id}'),
    options: [],
    handle: removeCalendar,
  });
  graph.route({
    method: 'GET',
    paths: ['/users/{user}/calendars'],
    what: 'the calendars of a mailbox',
    permissions: requiredPermissions('GET', '/users/{id}/calendars'),
    options: ['$select'],
    handle: listCalendars,
  });
  graph.route({
    method: 'POST',
    paths: ['/users/{user}/calendars'],
    what: 'make one more calendar',
    permissions: requiredPermissions('POST', '/users/{id}/calendars'),
    options: [],
    handle: createCalendar,
  });
}

function readCalendar(request: GraphRequest): GraphAnswer {
  const home = homeOf(request);
  return { status: 200, body: entity(request, home, calendarIdOf(request, home)) };
}

function listCalendars(request: GraphRequest): GraphAnswer {
  const home = homeOf(request);
  const value = home.mailbox.calendar.calendars.map(({ id }) => shown(request, home, id));
  return { status: 200, body: { '@odata.context': contextOf(request, home), value } };
}

function createCalendar(request: GraphRequest): GraphAnswer {
  const home = homeOf(request);
  const { name, color } = readCalendarInput(request.body);
  if (name === undefined) throw invalidProperty('name');
  requireFreeName(home, name);
  const { id } = home.mailbox.calendar.addCalendar(name);
  if (color !== undefined) replace(home, id, { color });
  return { status: 201, body: entity(request, home, id) };
}

function updateCalendar(request: GraphRequest): GraphAnswer {
  const home = homeOf(request);
  const id = calendarIdOf(request, home);
  const sent = readCalendarInput(request.body);
  if (sent.name !== undefined) requireFreeName(home, sent.name, id);
  replace(home, id, sent);
  return { status: 200, body: entity(request, home, id) };
}

/** Its events go to Deleted Items with it; no attendee hears of it, as when a folder is deleted in Outlook. */
function removeCalendar(request: GraphRequest): GraphAnswer {
  const home = homeOf(request);
  const { calendar } = home.mailbox;
  const id = calendarIdOf(request, home);
  if (id === calendar.defaultCalendar.id) {
    throw new GraphError(400, 'ErrorDeleteDistinguishedFolder', 'Distinguished folders cannot be deleted.');
  }
  for (const item of [...calendar.active()].filter(({ calendarId }) => calendarId === id)) {
    calendar.discard(item);
    commitChange(home, item, 'deleted');
  }
  calendar.calendars = calendar.calendars.filter((one) => one.id !== id);
  return { status: 204 };
}

function readCalendarInput(body: unknown): { readonly name?: string; readonly color?: string } {
  const sent = readObject(body, 'calendar');
  requireKnown(sent, 'calendar', writable);
  const { name, color } = sent;
  if (name !== undefined && readString(name, 'name') === '') throw invalidProperty('name');
  return {
    ...(name === undefined ? {} : { name: readString(name, 'name') }),
    ...(color === undefined ? {} : { color: readEnum(color, 'color', Object.keys(calendarColors)) }),
  };
}

function requireFreeName({ mailbox }: Home, name: string, except: string | null = null): void {
  const isTaken = mailbox.calendar.calendars.some(
    (one) => one.id !== except && one.name.toLowerCase() === name.toLowerCase(),
  );
  if (isTaken) throw new GraphError(409, 'ErrorFolderExists', 'A folder with the specified name already exists.');
}

function replace({ mailbox }: Home, id: string, change: Partial<Calendar>): void {
  mailbox.calendar.calendars = mailbox.calendar.calendars.map((one) => (one.id === id ? { ...one, ...change } : one));
}

function entity(request: GraphRequest, home: Home, id: string): Record<string, unknown> {
  return { '@odata.context': `${contextOf(request, home)}/$entity`, ...shown(request, home, id) };
}

function shown(request: GraphRequest, home: Home, id: string): Record<string, unknown> {
  const full = calendarJson(home, id);
  return select(full, parseSelect(request.query.get('$select')), Object.keys(full));
}

function contextOf(request: GraphRequest, { mailbox }: Home): string {
  return `${request.baseUrl}/$metadata#users('${mailbox.user.id}')/calendars`;
}
