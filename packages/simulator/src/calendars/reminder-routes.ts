import { requiredPermissions } from '../entra/permission-table.ts';
import { GraphError } from '../graph/graph-error.ts';
import { readActionBody, type Json } from '../graph/json-read.ts';
import { percentDecoded } from '../graph/percent.ts';
import type { GraphPipeline } from '../graph/pipeline.ts';
import type { GraphAnswer, GraphRequest } from '../graph/request.ts';
import { commitChange, exceptionFor } from '../tenant/home.ts';
import { viewBetween } from './calendar-view.ts';
import { readMoment } from './event-input.ts';
import { eventJson, momentJson, type EventView } from './event-json.ts';
import { findEvent, homeOf, viewOf } from './find-event.ts';
import { requireShownZone } from './event-routes.ts';
import { momentAt, type Entry } from './series/occurrences.ts';
import { windowBetween } from './time-window.ts';

const singles = ['', '/calendar', '/calendars/{calendar}'].map((head) => `/users/{user}${head}/events/{event}`);

/** Reminders: what rings when, later, or not at all. */
export function addReminderRoutes(graph: GraphPipeline): void {
  graph.route({
    method: 'GET',
    paths: ['/users/{user}/reminderView()'],
    what: 'reminders of the events that start in a stretch of time',
    // Microsoft's permission file has no row for it; its page asks for what reading events needs.
    permissions: requiredPermissions('GET', '/users/{id}/events'),
    options: [],
    handle: reminderView,
  });
  graph.route({
    method: 'POST',
    paths: singles.map((path) => `${path}/snoozeReminder`),
    what: 'let a reminder ring later',
    permissions: requiredPermissions('POST', '/users/{id}/events/{id}/snoozeReminder'),
    options: [],
    handle: (request) => setReminder(request, readSnooze(request.body)),
  });
  graph.route({
    method: 'POST',
    paths: singles.map((path) => `${path}/dismissReminder`),
    what: 'end a reminder',
    permissions: requiredPermissions('POST', '/users/{id}/events/{id}/dismissReminder'),
    options: [],
    handle: (request) => setReminder(request, 'dismissed'),
  });
}

function readSnooze(body: unknown): number {
  return readMoment(readActionBody(body, 'snoozeReminder', ['newReminderTime'])['newReminderTime'], 'newReminderTime')
    .ms;
}

function setReminder(request: GraphRequest, reminder: number | 'dismissed'): GraphAnswer {
  const home = homeOf(request);
  const { item, date } = findEvent(request, home, 'write');
  if (date === null) {
    item.own = { ...item.own, reminder };
    commitChange(home, item, 'updated');
  } else {
    const exception = exceptionFor(home, item, date);
    exception.own = { ...exception.own, reminder };
    commitChange(home, item, 'updated', { exception });
  }
  return { status: 200 };
}

function reminderView(request: GraphRequest): GraphAnswer {
  const home = homeOf(request);
  requireShownZone(request);
  const { from, to } = readTimes(request);
  const view = viewOf(request, home);
  const value = viewBetween(home.mailbox, from, to)
    .filter(({ fields, own }) => fields.start.ms >= from && own.isReminderOn && own.reminder !== 'dismissed')
    .map((entry) => reminderJson(entry, view));
  const context = `${request.baseUrl}/$metadata#Collection(microsoft.graph.reminder)`;
  return { status: 200, body: { '@odata.context': context, value } };
}

/** The two parameters of the function, in its parentheses. */
function readTimes(request: GraphRequest): { from: number; to: number } {
  const path = percentDecoded(request.path) ?? '';
  const parameter = (name: string): string | undefined => new RegExp(`${name}='([^']*)'`, 'i').exec(path)?.[1];
  if (!/reminderView\(.*\)$/i.test(path)) {
    throw new GraphError(400, 'BadRequest', "The function 'reminderView' needs startDateTime and endDateTime.");
  }
  return windowBetween(parameter('startDateTime'), parameter('endDateTime'));
}

function reminderJson(entry: Entry, view: EventView): Json {
  const event = eventJson(entry, view);
  const { fields, own } = entry;
  const fires =
    typeof own.reminder === 'number' ? own.reminder : fields.start.ms - own.reminderMinutesBeforeStart * 60_000;
  return {
    eventId: event['id'],
    changeKey: event['changeKey'],
    eventSubject: fields.subject,
    eventStartTime: event['start'],
    eventEndTime: event['end'],
    eventLocation: fields.location,
    eventWebLink: event['webLink'],
    reminderFireTime: momentJson(momentAt(fires, 'UTC'), false, view.timeZone),
  };
}
