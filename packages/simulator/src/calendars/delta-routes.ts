import { requiredPermissions } from '../entra/permission-table.ts';
import { GraphError } from '../graph/graph-error.ts';
import type { GraphPipeline } from '../graph/pipeline.ts';
import { appliedPreferences } from '../graph/preferences.ts';
import type { GraphAnswer, GraphRequest } from '../graph/request.ts';
import type { Home } from '../tenant/home.ts';
import { deltaPage, type DeltaPage } from './delta.ts';
import { formatToken, parseToken, type DeltaState } from './delta-token.ts';
import { requireShownZone } from './event-routes.ts';
import { calendarIdOf, homeOf, viewOf } from './find-event.ts';
import { readWindow } from './time-window.ts';

const defaultPage = 10;
const largestPage = 1000;

/** Changes of a calendar in a stretch of time since the last round. */
export function addDeltaRoutes(graph: GraphPipeline): void {
  graph.route({
    method: 'GET',
    paths: [
      '/users/{user}/calendarView/delta',
      '/users/{user}/calendar/calendarView/delta',
      '/users/{user}/calendars/{calendar}/calendarView/delta',
    ],
    what: 'changes in a stretch of time; page size by Prefer odata.maxpagesize alone',
    permissions: requiredPermissions('GET', '/users/{id}/calendarView/delta'),
    options: ['startDateTime', 'endDateTime', '$skiptoken', '$deltatoken'],
    handle: (request) => delta(request, false),
  });
  graph.route({
    method: 'GET',
    paths: ['/users/{user}/events/delta', '/users/{user}/calendar/events/delta'],
    what: 'changes of single meetings and masters; only with the switch eventsDelta',
    permissions: requiredPermissions('GET', '/users/{id}/events/delta'),
    options: ['startDateTime', 'endDateTime', '$skiptoken', '$deltatoken'],
    handle: (request) => {
      if (request.tenant.switches.eventsDelta) return delta(request, true);
      throw new GraphError(400, 'ErrorInvalidRequest', 'The function delta is not supported on events here.');
    },
  });
}

function delta(request: GraphRequest, isOfEvents: boolean): GraphAnswer {
  const home = homeOf(request);
  requireShownZone(request);
  const state = { ...startOf(request, home), isOfEvents };
  const pageSize = Math.min(request.preferences.maxPageSize ?? defaultPage, largestPage);
  const { random, switches } = home.tenant;
  const isEmpty = random.chance(switches.deltaEmptyPageRate);
  const page = isEmpty ? emptyPage(state) : deltaPage(home, viewOf(request, home), state, pageSize);
  return { status: 200, headers: appliedHeader(request), body: pageJson(request, home, page) };
}

/** A page without events and with a next link is legal at any place of a round (microsoft-graph-docs#2839). */
function emptyPage(state: DeltaState): DeltaPage {
  return { values: [], next: state, done: state };
}

function startOf(request: GraphRequest, home: Home): DeltaState {
  const { calendar } = home.mailbox;
  const token = request.query.get('$skiptoken') ?? request.query.get('$deltatoken');
  if (token !== undefined) return parseToken(token, calendar.stamp, calendar.syncGeneration);
  const { from, to } = readWindow(request);
  if (from === to)
    throw new GraphError(400, 'ErrorInvalidParameter', 'The EndDateTime must be later than the StartDateTime.');
  return {
    stamp: calendar.stamp,
    generation: calendar.syncGeneration,
    calendarId: calendarIdOf(request, home),
    from,
    to,
    since: calendar.lastChange,
    phase: 'initial',
    position: 0,
  };
}

function pageJson(request: GraphRequest, { tenant }: Home, page: DeltaPage): Record<string, unknown> {
  const { random, switches } = tenant;
  const repeats = page.values.length > 0 && random.chance(switches.deltaRepeatRate) ? [random.pick(page.values)] : [];
  const base = request.baseUrl + request.path;
  const link = page.next
    ? { '@odata.nextLink': `${base}?$skiptoken=${formatToken(page.next)}` }
    : { '@odata.deltaLink': `${base}?$deltatoken=${formatToken(page.done)}` };
  return {
    '@odata.context': `${request.baseUrl}/$metadata#Collection(event)`,
    ...link,
    value: [...page.values, ...repeats],
  };
}

function appliedHeader(request: GraphRequest): Record<string, string> {
  const others = appliedPreferences(request.preferences);
  return { 'Preference-Applied': others === '' ? 'odata.track-changes' : `odata.track-changes, ${others}` };
}
