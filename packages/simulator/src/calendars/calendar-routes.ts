import { requiredPermissions } from '../entra/permission-table.ts';
import type { GraphPipeline } from '../graph/pipeline.ts';
import type { GraphAnswer, GraphRequest } from '../graph/request.ts';
import { calendarJson } from './event-expand.ts';
import { calendarIdOf, homeOf, viewOf } from './find-event.ts';
import { invalidProperty, readObject, readString, requireKnown } from '../graph/json-read.ts';
import { timeZoneList } from './zones.ts';

/** The calendars themselves, and the zones that they know. */
export function addCalendarResourceRoutes(graph: GraphPipeline): void {
  graph.route({
    method: 'GET',
    paths: ['/users/{user}/calendar', '/users/{user}/calendars/{calendar}'],
    what: 'one calendar; the cheapest proof that a mailbox may be touched',
    permissions: requiredPermissions('GET', '/users/{id}/calendar'),
    options: [],
    handle: readCalendar,
  });
  graph.route({
    method: 'GET',
    paths: ['/users/{user}/calendars'],
    what: 'the calendars of a mailbox',
    permissions: requiredPermissions('GET', '/users/{id}/calendars'),
    options: [],
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
  for (const standard of ['Windows', 'Iana'] as const) {
    const named = `/users/{user}/outlook/supportedTimeZones(TimeZoneStandard=microsoft.graph.timeZoneStandard'${standard}')`;
    graph.route({
      method: 'GET',
      paths: standard === 'Windows' ? ['/users/{user}/outlook/supportedTimeZones', named] : [named],
      what: `time zones that Outlook knows, by ${standard} names`,
      permissions: requiredPermissions('GET', '/users/{id}/outlook/supportedTimeZones'),
      options: [],
      handle: (request) => supportedTimeZones(request, standard),
    });
  }
}

function readCalendar(request: GraphRequest): GraphAnswer {
  const home = homeOf(request);
  const calendar = calendarJson(viewOf(request, home), calendarIdOf(request, home));
  const context = `${request.baseUrl}/$metadata#users('${home.mailbox.user.id}')/calendar/$entity`;
  return { status: 200, body: { '@odata.context': context, ...calendar } };
}

function listCalendars(request: GraphRequest): GraphAnswer {
  const home = homeOf(request);
  const view = viewOf(request, home);
  const value = home.mailbox.calendar.calendars.map(({ id }) => calendarJson(view, id));
  const context = `${request.baseUrl}/$metadata#users('${home.mailbox.user.id}')/calendars`;
  return { status: 200, body: { '@odata.context': context, value } };
}

function createCalendar(request: GraphRequest): GraphAnswer {
  const home = homeOf(request);
  const sent = readObject(request.body, 'calendar');
  requireKnown(sent, 'calendar', ['name', 'color']);
  const name = readString(sent['name'] ?? '', 'name');
  if (name === '') throw invalidProperty('name');
  const { id } = home.mailbox.calendar.addCalendar(name);
  const context = `${request.baseUrl}/$metadata#users('${home.mailbox.user.id}')/calendars/$entity`;
  return { status: 201, body: { '@odata.context': context, ...calendarJson(viewOf(request, home), id) } };
}

function supportedTimeZones(request: GraphRequest, standard: 'Windows' | 'Iana'): GraphAnswer {
  homeOf(request);
  const context = `${request.baseUrl}/$metadata#Collection(microsoft.graph.timeZoneInformation)`;
  return {
    status: 200,
    body: { '@odata.context': context, value: timeZoneList(standard, request.tenant.clock.now()) },
  };
}
