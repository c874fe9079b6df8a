import type { Route } from '../graph/router.ts';
import type { Random } from '../tenant/random.ts';

/** A request as the random client sends it. */
export type RandomRequest = {
  readonly method: string;
  /** Below `/v1.0`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
};

/** What the random client has seen in answers, and whom it knows. */
export type Known = {
  readonly routes: readonly Route[];
  readonly users: readonly string[];
  /** Ids of events by the user in whose mailbox they were seen. */
  readonly events: Map<string, string[]>;
  /** Ids of an organisation that isn't the caller's. */
  readonly foreign: readonly string[];
};

const nonsense = [
  '',
  ' ',
  "'",
  '%00',
  '%',
  '..',
  'null',
  '-1',
  '{}',
  'x'.repeat(2000),
  '%F0%9F%A6%A9',
  "a' or 'a' eq 'a",
  '00000000-0000-0000-0000-000000000000',
  'AAMkAGI2',
];
const zones = ['UTC', 'Romance Standard Time', 'Asia/Kathmandu', 'America/St_Johns', 'Mars/Olympus', '', '+01:00'];
const dates = ['2026-03-04', '2026-03-29', '2026-10-25', '2028-02-29', '2026-02-30', '9999-12-31', '0000-00-00', ''];
const times = ['T09:00:00', 'T09:30:00.0000000', 'T23:59:59', 'T02:30:00', 'T25:00', '', 'T09:00:00Z'];
const filters = [
  "subject eq 'One'",
  "start/dateTime ge '2026-03-01T00:00'",
  "iCalUId eq 'x'",
  'isAllDay eq maybe',
  "startsWith(displayName,'A')",
  '((((',
  "singleValueExtendedProperties/Any(ep: ep/id eq 'String {00020329-0000-0000-C000-000000000046} Name a' and ep/value eq 'b')",
  'not',
];

/** Draws a request: mostly one that the table of routes has, often with something wrong in it. */
export function randomRequest(random: Random, known: Known): RandomRequest {
  if (random.chance(0.08)) return soundMeeting(random, known);
  // Meetings are where things can go wrong; the directory has many routes and would take most of the time.
  const isMeeting = ({ paths }: Route) => /^\/users\/\{user\}\/(events|calendar)/.test(paths[0] ?? '');
  const route = random.pick(random.chance(0.7) ? known.routes.filter(isMeeting) : known.routes);
  const user = random.pick(known.users);
  const path = pathOf(random, known, { route, user });
  const method = random.chance(0.95) ? route.method : random.pick(['GET', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'BREW']);
  const writes = method === 'POST' || method === 'PATCH' || method === 'PUT';
  return {
    method,
    path: path + queryOf(random, route),
    headers: headersOf(random),
    ...(writes && { body: bodyOf(random, known, path) }),
  };
}

/** A meeting with nothing wrong in it, so that there is something to change and to answer. */
function soundMeeting(random: Random, known: Known): RandomRequest {
  const day = `2026-03-${random.integer(10, 28)}`;
  const hour = String(random.integer(8, 16)).padStart(2, '0');
  const body = {
    subject: 'Sound',
    start: { dateTime: `${day}T${hour}:00:00`, timeZone: 'Europe/Copenhagen' },
    end: { dateTime: `${day}T${hour}:30:00`, timeZone: 'Europe/Copenhagen' },
    attendees: known.users.filter(() => random.chance(0.4)).map((address) => ({ emailAddress: { address } })),
    ...(random.chance(0.4) && {
      recurrence: {
        pattern: { type: 'daily', interval: random.integer(1, 9) },
        range: { type: 'numbered', startDate: day, numberOfOccurrences: random.integer(1, 12) },
      },
    }),
  };
  const headers = { 'content-type': 'application/json', authorization: 'Bearer all' };
  return { method: 'POST', path: `/users/${random.pick(known.users)}/events`, headers, body: JSON.stringify(body) };
}

function pathOf(random: Random, known: Known, { route, user }: { route: Route; user: string }): string {
  return random.pick(route.paths).replace(/\{(\w+)\}/g, (_, name: string) => {
    if (random.chance(0.05)) return encodeURIComponent(random.pick(nonsense));
    if (random.chance(0.04)) return random.pick(known.foreign);
    if (name === 'user') return user;
    if (name === 'event') {
      const own = known.events.get(user) ?? [];
      const all = random.chance(0.9) ? own : [...known.events.values()].flat();
      return all.length === 0 ? 'AAMkAGI2' : random.pick(all);
    }
    return encodeURIComponent(random.pick(nonsense));
  });
}

function queryOf(random: Random, { options, paths }: Route): string {
  const sent = options.filter((option) => !option.startsWith('$') || random.chance(0.2));
  if (random.chance(0.03)) sent.push(random.pick(['$apply', '$search', 'colour', '$top', '$top']));
  const value = (option: string): string => {
    const name = option.toLowerCase();
    if (random.chance(0.05)) return random.pick(nonsense);
    if (name === 'startdatetime') return random.chance(0.9) ? '2026-03-01T00:00:00Z' : momentText(random);
    if (name === 'enddatetime') return random.chance(0.9) ? '2026-04-01T00:00:00Z' : momentText(random);
    if (name === '$top' || name === '$skip') return random.pick(['1', '5', '100', '0', '-1', '1001', 'many']);
    if (name === '$select') return random.pick(['subject', 'id,start,end', 'cancelledOccurrences', 'colour', '*', ',']);
    if (name === '$expand')
      return random.pick(['extensions', 'exceptionOccurrences', 'members', 'instances', '(', 'a(b']);
    if (name === '$filter') return random.pick(filters);
    if (name === '$orderby') return random.pick(['subject', 'start/dateTime desc', 'displayName', 'a b c', '']);
    if (name === '$count') return random.pick(['true', 'false', 'perhaps']);
    return random.pick(nonsense);
  };
  // A token is drawn by the server; ours is wrong on purpose, and seldom.
  const named = sent.filter((option) => !/token/i.test(option) || random.chance(0.1));
  const query = named.map((option) => `${option}=${encodeURIComponent(value(option))}`).join('&');
  return query === '' || paths.length === 0 ? '' : `?${query}`;
}

function headersOf(random: Random): Record<string, string> {
  return {
    'content-type': random.chance(0.95) ? 'application/json' : 'text/xml',
    authorization: `Bearer ${random.chance(0.85) ? 'all' : random.pick(['person', 'nothing', 'stranger'])}`,
    ...(random.chance(0.1) && { 'if-match': random.pick(['*', 'W/"x"', '']) }),
    ...(random.chance(0.3) && {
      prefer: random.pick([
        'IdType="ImmutableId"',
        'outlook.timezone="Asia/Kathmandu"',
        'outlook.timezone="Mars"',
        'odata.maxpagesize=2',
        'odata.maxpagesize=x',
        ';;=,"',
      ]),
    }),
    ...(random.chance(0.1) && { consistencylevel: 'eventual' }),
  };
}

const momentText = (random: Random): string => random.pick(dates) + random.pick(times);
const moment = (random: Random): unknown => {
  const usual = {
    dateTime: `2026-03-${10 + random.integer(0, 19)}T${8 + random.integer(1, 8)}:00:00`,
    timeZone: 'UTC',
  };
  if (random.chance(0.9)) return usual;
  return random.pick([
    { ...usual, timeZone: random.pick(zones) },
    { dateTime: momentText(random), timeZone: 'UTC' },
    {},
    7,
    null,
  ]);
};

function bodyOf(random: Random, known: Known, path: string): string {
  if (random.chance(0.03))
    return random.pick(['{', '', '[]', 'null', '"text"', '{"a":}', '\u0000', '{"subject":1e999}']);
  if (random.chance(0.002)) return JSON.stringify({ subject: 'x'.repeat(5_000_000) });
  const body =
    /\/\w+$/.test(path) && !/events\/?[^/]*$/i.test(path) ? actionBody(random, known) : eventBody(random, known);
  const names = Object.keys(body);
  if (random.chance(0.1))
    body[random.pick(['colour', 'id', 'isOrganizer', ...names])] = random.pick([null, 7, 'x', [], {}, [[]]]);
  return JSON.stringify(body);
}

function eventBody(random: Random, known: Known): Record<string, unknown> {
  const start = moment(random) as { dateTime?: string; timeZone?: string };
  const hour = Number(start?.dateTime?.slice(11, 13));
  const end =
    Number.isInteger(hour) && random.chance(0.9)
      ? { ...start, dateTime: `${start.dateTime!.slice(0, 11)}${String((hour + 1) % 24).padStart(2, '0')}:00:00` }
      : moment(random);
  const all = {
    subject: random.pick(['One', 'Two', '', 'Ünï 🦩', 'x'.repeat(300)]),
    body: {
      contentType: random.pick(['text', 'html', 'HTML', 'html', 'text', 'text', 'pdf']),
      content: random.pick(['a', '<b>', '<script>']),
    },
    attendees: Array.from({ length: random.integer(0, 3) }, () => ({
      type: random.pick(['required', 'optional', 'resource']),
      emailAddress: {
        address: random.pick([...known.users, 'guest@outside.example', ...(random.chance(0.05) ? ['no address'] : [])]),
      },
    })),
    recurrence: recurrence(random),
    isAllDay: random.chance(0.2),
    showAs: random.pick(['busy', 'free', 'oof', 'tentative', 'busy', 'free', 'asleep']),
    sensitivity: random.pick(['normal', 'private']),
    location: { displayName: random.pick(['Here', '']) },
    transactionId: random.pick(['t1', 't2', random.guid(), random.guid()]),
    categories: ['Red'],
    reminderMinutesBeforeStart: random.integer(0, 60),
    hideAttendees: random.chance(0.5),
  };
  const chosen = Object.fromEntries(
    Object.entries(all).filter(([name]) =>
      random.chance(name === 'recurrence' ? 0.25 : name === 'attendees' ? 0.7 : 0.3),
    ),
  );
  return random.chance(0.8) ? { ...chosen, start, end } : chosen;
}

function recurrence(random: Random): unknown {
  if (random.chance(0.1)) return random.pick([null, {}, 7, { pattern: {} }]);
  return {
    pattern: {
      type: random.pick([
        'daily',
        'weekly',
        'daily',
        'weekly',
        'absoluteMonthly',
        'relativeMonthly',
        'absoluteYearly',
        'hourly',
      ]),
      interval: random.pick([1, 1, 1, 1, 2, 2, 0, 99]),
      daysOfWeek: random.pick([
        ['monday'],
        ['tuesday', 'friday'],
        ['wednesday'],
        ['monday', 'sunday'],
        [],
        ['someday'],
      ]),
      dayOfMonth: random.pick([1, 10, 31, 0]),
      month: random.pick([1, 3, 13]),
      index: random.pick(['first', 'last']),
    },
    range: {
      type: random.pick(['numbered', 'endDate', 'noEnd']),
      startDate: random.chance(0.8) ? '2026-03-10' : random.pick(dates),
      endDate: random.chance(0.8) ? '2026-05-01' : random.pick(dates),
      numberOfOccurrences: random.pick([1, 5, 20, 10, 8, 0]),
    },
  };
}

function actionBody(random: Random, known: Known): Record<string, unknown> {
  const all = {
    comment: random.pick(['Thanks', '', 'x'.repeat(3000)]),
    sendResponse: random.pick([true, false, 'true', 'no']),
    proposedNewTime: { start: moment(random), end: moment(random) },
    toRecipients: [{ emailAddress: { address: random.pick([...known.users, '']) } }],
    schedules: [random.pick(known.users), 'nobody@x.example'],
    startTime: moment(random),
    endTime: moment(random),
    availabilityViewInterval: random.pick([30, 5, 0, 99999]),
    newReminderTime: moment(random),
    securityEnabledOnly: random.chance(0.5),
    ids: [random.pick(known.foreign)],
    types: ['user'],
    displayName: random.pick(['A', '', 'x'.repeat(300)]),
    name: 'Calendar',
  };
  return Object.fromEntries(Object.entries(all).filter(() => random.chance(0.4)));
}
