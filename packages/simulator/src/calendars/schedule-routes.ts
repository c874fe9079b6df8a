import { requiredPermissions } from '../entra/permission-table.ts';
import { GraphError } from '../graph/graph-error.ts';
import type { GraphPipeline } from '../graph/pipeline.ts';
import type { GraphAnswer, GraphRequest } from '../graph/request.ts';
import { viewBetween } from './calendar-view.ts';
import { readMoment } from './event-input.ts';
import { momentJson } from './event-json.ts';
import { requireShownZone } from './event-routes.ts';
import { homeOf } from './find-event.ts';
import { shownFreeBusy } from './free-busy.ts';
import { readActionBody, readArray, readString, unreadable, type Json } from '../graph/json-read.ts';
import type { Entry } from './series/occurrences.ts';

const maxSchedules = 20;
const maxWindowMs = 42 * 86_400_000;
const shortestInterval = 5;
const longestInterval = 1440;
const defaultInterval = 30;

interface Question {
  readonly schedules: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly intervalMinutes: number;
}

/** Free and busy times of several mailboxes at once. */
export function addScheduleRoutes(graph: GraphPipeline): void {
  graph.route({
    method: 'POST',
    paths: ['/users/{user}/calendar/getSchedule'],
    what: 'free/busy of at most 20 addresses over less than 42 days',
    permissions: requiredPermissions('POST', '/users/{id}/calendar/getSchedule'),
    options: [],
    handle: getSchedule,
  });
}

function getSchedule(request: GraphRequest): GraphAnswer {
  homeOf(request);
  requireShownZone(request);
  const question = readQuestion(request);
  const value = question.schedules.map((address) => scheduleOf(request, address, question));
  const context = `${request.baseUrl}/$metadata#Collection(microsoft.graph.scheduleInformation)`;
  return { status: 200, body: { '@odata.context': context, value } };
}

function readQuestion({ body, tenant }: GraphRequest): Question {
  const sent = readActionBody(body, 'getSchedule', ['schedules', 'startTime', 'endTime', 'availabilityViewInterval']);
  const schedules = readArray(sent['schedules'], 'schedules').map((one) => readString(one, 'schedules'));
  const from = readMoment(sent['startTime'], 'startTime').ms;
  const to = readMoment(sent['endTime'], 'endTime').ms;
  const intervalMinutes = Number(sent['availabilityViewInterval'] ?? defaultInterval);
  const members = schedules.flatMap((address) => tenant.lists.get(address.toLowerCase()) ?? [address]);
  if (members.length > maxSchedules)
    throw refused('ErrorExceededMaxRecipientLimit', `At most ${maxSchedules} schedules can be asked for.`);
  if (to <= from) throw refused('ErrorInvalidTimeInterval', 'The end of the time window must be after its start.');
  if (to - from >= maxWindowMs)
    throw refused(
      'ErrorTimeIntervalTooBig',
      'The requested time duration specified for FreeBusyViewOptions.TimeWindow is too long. The allowed limit = 42 days.',
    );
  if (!Number.isInteger(intervalMinutes)) throw unreadable('availabilityViewInterval', 'an Int32');
  if (intervalMinutes < shortestInterval || intervalMinutes > longestInterval) {
    throw refused(
      'ErrorInvalidMergedFreeBusyInterval',
      `availabilityViewInterval must be from ${shortestInterval} to ${longestInterval} minutes.`,
    );
  }
  return { schedules, from, to, intervalMinutes };
}

function scheduleOf(request: GraphRequest, address: string, { from, to, intervalMinutes }: Question): Json {
  const { tenant, preferences } = request;
  const members = tenant.lists.get(address.toLowerCase()) ?? [address];
  const mailboxes = members.map((member) => tenant.mailboxAt(member)).filter((one) => one !== undefined);
  const [first] = mailboxes;
  if (!first) return unknownAddress(address);
  const entries = mailboxes
    .flatMap((mailbox) => viewBetween(mailbox, from, to))
    .filter((entry) => shownFreeBusy(entry) !== 'free');
  return {
    scheduleId: address,
    availabilityView: availability(entries, { from, to, intervalMinutes }),
    scheduleItems: entries.map((entry) => scheduleItem(entry, preferences.timeZone, mayReadDetails(request))),
    workingHours: {
      daysOfWeek: first.workingHours.daysOfWeek,
      startTime: `${first.workingHours.startTime}.0000000`,
      endTime: `${first.workingHours.endTime}.0000000`,
      timeZone: first.workingHours.customZone ?? { name: first.workingHours.zone },
    },
  };
}

/** An app with Calendars.ReadBasic sees times alone. */
function mayReadDetails({ caller }: GraphRequest): boolean {
  const granted = caller.delegated?.scopes ?? caller.roles;
  return granted.includes('Calendars.Read') || granted.includes('Calendars.ReadWrite');
}

function scheduleItem(entry: Entry, timeZone: string | null, showsDetails: boolean): Json {
  const { fields } = entry;
  const times = {
    status: shownFreeBusy(entry),
    start: momentJson(fields.start, fields.isAllDay, timeZone),
    end: momentJson(fields.end, fields.isAllDay, timeZone),
  };
  if (!showsDetails) return times;
  if (fields.sensitivity === 'private') return { isPrivate: true, ...times };
  return { isPrivate: false, subject: fields.subject, location: fields.location['displayName'], ...times };
}

const digits: Readonly<Record<string, number>> = {
  free: 0,
  tentative: 1,
  busy: 2,
  oof: 3,
  workingElsewhere: 0,
  unknown: 0,
};

/** One digit per interval: the strongest of what overlaps it; oof beats busy beats tentative. */
function availability(entries: readonly Entry[], { from, to, intervalMinutes }: Omit<Question, 'schedules'>): string {
  const step = intervalMinutes * 60_000;
  const slots = Array.from({ length: Math.ceil((to - from) / step) }, () => 0);
  for (const entry of entries) {
    const digit = digits[shownFreeBusy(entry)] ?? 0;
    const first = Math.max(0, Math.floor((entry.fields.start.ms - from) / step));
    const last = Math.min(slots.length, Math.ceil((entry.fields.end.ms - from) / step));
    for (let slot = first; slot < last; slot += 1) slots[slot] = Math.max(slots[slot] ?? 0, digit);
  }
  return slots.join('');
}

function unknownAddress(address: string): Json {
  return {
    scheduleId: address,
    availabilityView: '',
    scheduleItems: [],
    workingHours: null,
    error: {
      message: `Unable to resolve e-mail address ${address} to an Active Directory object.`,
      responseCode: 'ErrorMailRecipientNotFound',
    },
  };
}

function refused(code: string, message: string): GraphError {
  return new GraphError(400, code, message);
}
