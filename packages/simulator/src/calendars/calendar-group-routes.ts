import { requiredPermissions } from '../entra/permission-table.ts';
import { GraphError } from '../graph/graph-error.ts';
import { invalidProperty, readObject, readString, requireKnown, type Json } from '../graph/json-read.ts';
import type { GraphPipeline } from '../graph/pipeline.ts';
import type { GraphAnswer, GraphRequest } from '../graph/request.ts';
import type { Home } from '../tenant/home.ts';
import type { CalendarGroup } from '../tenant/calendar-store.ts';
import { calendarJson } from './calendar-json.ts';
import { homeOf } from './find-event.ts';

// What Outlook puts on groups that people make.
const ownClass = 'ee28b0c0-0000-0000-c000-000000000046';

/** Groups of calendars. All calendars are in the first one; others hold nothing here. */
export function addCalendarGroupRoutes(graph: GraphPipeline): void {
  // Microsoft's permission file has no rows for groups; their pages ask for what calendars need.
  const reading = requiredPermissions('GET', '/users/{id}/calendars');
  const writing = requiredPermissions('POST', '/users/{id}/calendars');
  const collection = '/users/{user}/calendarGroups';
  const single = `${collection}/{group}`;
  const add = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, what: string, handle: Handler): void => {
    graph.route({
      method,
      paths: [path],
      what,
      permissions: method === 'GET' ? reading : writing,
      options: [],
      handle: (request) => handle(request, homeOf(request)),
    });
  };
  add('GET', collection, 'groups of calendars', list);
  add('POST', collection, 'make a group of calendars', create);
  add('GET', single, 'one group of calendars', read);
  add('PATCH', single, 'rename a group of calendars', update);
  add('DELETE', single, 'remove a group of calendars', remove);
  add('GET', `${single}/calendars`, 'the calendars of a group', calendarsOf);
}

type Handler = (request: GraphRequest, home: Home) => GraphAnswer;

const list: Handler = (request, home) => ({
  status: 200,
  body: {
    '@odata.context': contextOf(request, home),
    value: home.mailbox.calendar.groups.map((group) => groupJson(home, group)),
  },
});

const create: Handler = (request, home) => {
  const name = readName(request.body);
  const isTaken = home.mailbox.calendar.groups.some((one) => one.name.toLowerCase() === name.toLowerCase());
  if (isTaken) throw new GraphError(409, 'ErrorFolderExists', 'A folder with the specified name already exists.');
  return { status: 201, body: entity(request, home, home.mailbox.calendar.addGroup(name, ownClass)) };
};

const read: Handler = (request, home) => ({ status: 200, body: entity(request, home, findGroup(request, home)) });

const update: Handler = (request, home) => {
  const group = findGroup(request, home);
  const renamed = { ...group, name: readName(request.body) };
  const { calendar } = home.mailbox;
  calendar.groups = calendar.groups.map((one) => (one.id === group.id ? renamed : one));
  return { status: 200, body: entity(request, home, renamed) };
};

const remove: Handler = (request, home) => {
  const { calendar } = home.mailbox;
  const group = findGroup(request, home);
  if (group === calendar.groups[0]) {
    throw new GraphError(400, 'ErrorDeleteDistinguishedFolder', 'Distinguished folders cannot be deleted.');
  }
  calendar.groups = calendar.groups.filter((one) => one !== group);
  return { status: 204 };
};

const calendarsOf: Handler = (request, home) => {
  const { calendar } = home.mailbox;
  const isFirst = findGroup(request, home) === calendar.groups[0];
  const value = isFirst ? calendar.calendars.map(({ id }) => calendarJson(home, id)) : [];
  return { status: 200, body: { '@odata.context': `${contextOf(request, home)}/calendars`, value } };
};

function findGroup(request: GraphRequest, { mailbox }: Home): CalendarGroup {
  const found = mailbox.calendar.groups.find(({ id }) => id === request.params['group']);
  if (!found) throw new GraphError(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
  return found;
}

function readName(body: unknown): string {
  const sent = readObject(body, 'calendarGroup');
  requireKnown(sent, 'calendarGroup', ['name']);
  const name = readString(sent['name'] ?? '', 'name');
  if (name === '') throw invalidProperty('name');
  return name;
}

function groupJson({ mailbox }: Home, { id, name, classId }: CalendarGroup): Json {
  return { id, name, classId, changeKey: mailbox.calendar.changeKey({ changeNumber: name.length }) };
}

function entity(request: GraphRequest, home: Home, group: CalendarGroup): Json {
  return { '@odata.context': `${contextOf(request, home)}/$entity`, ...groupJson(home, group) };
}

function contextOf(request: GraphRequest, { mailbox }: Home): string {
  return `${request.baseUrl}/$metadata#users('${mailbox.user.id}')/calendarGroups`;
}
