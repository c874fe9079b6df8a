import { deleteEvent } from '../../calendars/remove-event.ts';
import { entryOf } from '../../calendars/series/occurrences.ts';
import { asObject, shownObjects, wordOf } from '../page-json.ts';
import { isPlaceholder } from '../target.ts';
import { importObject } from './import-object.ts';
import { importEvents } from './import-series.ts';
import { concernsEvents } from './stage-calendars.ts';
import { homeOf, type World } from './world.ts';

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Sends the example's request in its world; what goes on with a round of paging begins the round first. */
export async function sendExample(world: World): Promise<Answer> {
  const { target } = world;
  const goesOn = target.query.has('$skiptoken') || target.query.has('$deltatoken');
  const url = goesOn && target.segments.at(-1)?.toLowerCase() === 'delta' ? await followRound(world) : addressOf(world);
  return send(world, url);
}

/** The page's address with real ids for its placeholders. */
export function addressOf({ example, standIns, pathIds, clock, target }: World): string {
  const { url } = example.request!;
  // Functions, casts and `$count` keep their own characters.
  const isWord = (segment: string): boolean => /^(\$|\w+\(|microsoft\.graph\.)/i.test(segment);
  const plain = target.segments.map((segment, index) => {
    if (isWord(segment)) return segment;
    return encodeURIComponent(pathIds.get(index) ?? standIns.get(segment) ?? segment).replaceAll('%40', '@');
  });
  const query = url
    .replaceAll(/\s*\n\s*/g, '')
    .split('?')
    .slice(1)
    .join('?');
  const filled = query.replaceAll(/\{[^}]*\}/g, (name) => {
    const now = clock.now();
    if (/start/i.test(name)) return now.subtract({ hours: 24 }).toString();
    if (/end/i.test(name)) return now.add({ hours: 24 * 1000 }).toString();
    return encodeURIComponent(standIns.get(name) ?? name);
  });
  return `https://graph.microsoft.com/${target.version}/${plain.join('/')}${filled === '' ? '' : `?${filled}`}`;
}

/** The link that an earlier page of the round gave. */
async function followRound(world: World): Promise<string> {
  const { target } = world;
  const head = `https://graph.microsoft.com/${target.version}/${target.segments.join('/')}`;
  let answer = await send(world, concernsEvents(world) ? `${head}?${windowOf(world)}` : head);
  if (target.query.has('$skiptoken')) return linkIn(answer, '@odata.nextLink');
  while (asObject(answer.body)?.['@odata.nextLink'] !== undefined) {
    answer = await send(world, linkIn(answer, '@odata.nextLink'));
  }
  applyChanges(world);
  return linkIn(answer, '@odata.deltaLink');
}

function linkIn(answer: Answer, name: string): string {
  const link = asObject(answer.body)?.[name];
  if (typeof link !== 'string') {
    throw new Error(
      `the round that the example goes on with gave no ${name}: ${JSON.stringify(answer.body).slice(0, 300)}`,
    );
  }
  return link;
}

/** What happened between the round before and the documented one. */
function applyChanges(world: World): void {
  if (!concernsEvents(world)) return;
  const home = homeOf(world);
  const place = { calendarId: home.mailbox.calendar.defaultCalendar.id, fallbackStart: world.clock.now() };
  const { calendar } = home.mailbox;
  const shown = shownObjects(world.example.response?.body);
  for (const page of shown.filter((one) => one['@removed'] !== undefined)) {
    const reference = calendar.readId(wordOf(page['id']));
    const item = reference && calendar.resolve(reference);
    if (item) deleteEvent(home, entryOf(item));
  }
  importEvents(home, shown, place);
}

function windowOf({ clock }: World): string {
  const now = clock.now();
  return `startDateTime=${now.subtract({ hours: 48 }).toString()}&endDateTime=${now.add({ hours: 24 * 1000 }).toString()}`;
}

async function send(world: World, url: string): Promise<Answer> {
  const { simulator, caller, example } = world;
  const { method, headers, body } = example.request!;
  const hasBody = method !== 'GET' && body !== null && body !== undefined;
  const sent = Object.entries(headers).filter(([name]) => !/^(content-length|authorization|host)$/i.test(name));
  const request = new Request(url, {
    method,
    headers: { ...Object.fromEntries(sent), ...(hasBody ? { 'content-type': 'application/json' } : {}) },
    ...(hasBody ? { body: JSON.stringify(filled(world, body, '')) } : {}),
  });
  const response = await simulator.graph.handle(request, caller);
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? null : isJson ? (JSON.parse(text) as unknown) : text,
  };
}

/** The body with real values for its placeholders, as far as the property's name says what is wanted. */
function filled(world: World, value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map((one) => filled(world, one, name));
  const object = asObject(value);
  if (object)
    return Object.fromEntries(Object.entries(object).map(([key, member]) => [key, filled(world, member, key)]));
  if (typeof value !== 'string') return value;
  if (/@odata\.(id|bind)$/.test(name))
    return value.replace(/\{[^}]*\}$/, () => importObject(world.tenant, {}, 'user').id);
  return world.standIns.get(value) ?? (isPlaceholder(value) ? (standardValue(world, name) ?? value) : value);
}

function standardValue({ clock }: World, name: string): string | undefined {
  switch (name) {
    case 'dateTime':
      return clock
        .now()
        .add({ hours: 1 })
        .toZonedDateTimeISO('UTC')
        .toPlainDateTime()
        .toString({ smallestUnit: 'second' });
    case 'timeZone':
      return 'UTC';
    case 'consentType':
      return 'AllPrincipals';
    default:
      return undefined;
  }
}
