import { requiredPermissions } from '../entra/permission-table.ts';
import { GraphError } from '../graph/graph-error.ts';
import type { GraphPipeline } from '../graph/pipeline.ts';
import type { GraphAnswer, GraphRequest } from '../graph/request.ts';
import { viewBetween } from './calendar-view.ts';
import { eventPage } from './event-list.ts';
import { requireShownZone } from './event-routes.ts';
import { calendarIdOf, findEvent, homeOf } from './find-event.ts';
import { entriesBetween } from './series/occurrences.ts';
import { readWindow } from './time-window.ts';

const options = [
  'startDateTime',
  'endDateTime',
  '$select',
  '$filter',
  '$orderby',
  '$top',
  '$skip',
  '$expand',
  '$count',
];

/** What stands in a stretch of time: calendarView, and the instances of one series. */
export function addViewRoutes(graph: GraphPipeline): void {
  graph.route({
    method: 'GET',
    paths: [
      '/users/{user}/calendarView',
      '/users/{user}/calendar/calendarView',
      '/users/{user}/calendars/{calendar}/calendarView',
    ],
    what: 'single meetings, occurrences and exceptions in a stretch of time (at most 1825 days)',
    permissions: requiredPermissions('GET', '/users/{id}/calendarView'),
    options,
    handle: calendarView,
  });
  graph.route({
    method: 'GET',
    paths: [
      '/users/{user}/events/{event}/instances',
      '/users/{user}/calendar/events/{event}/instances',
      '/users/{user}/calendars/{calendar}/events/{event}/instances',
    ],
    what: 'the dates of a series in a stretch of time',
    permissions: requiredPermissions('GET', '/users/{id}/events/{id}/instances'),
    options,
    handle: instances,
  });
}

function calendarView(request: GraphRequest): GraphAnswer {
  const home = homeOf(request);
  requireShownZone(request);
  const { from, to } = readWindow(request);
  const entries = viewBetween(home.mailbox, from, to, calendarIdOf(request, home));
  return eventPage(request, home, { entries, what: 'calendarView' });
}

function instances(request: GraphRequest): GraphAnswer {
  const home = homeOf(request);
  requireShownZone(request);
  const { from, to } = readWindow(request);
  const { item, date } = findEvent(request, home, 'read');
  if (date !== null || !item.series) {
    throw new GraphError(400, 'ErrorInvalidRequest', 'Instances can only be read of the master of a series.');
  }
  return eventPage(request, home, {
    entries: entriesBetween(item, from, to),
    what: `events('${request.params['event']}')/instances`,
  });
}
