import type { GraphAnswer, GraphRequest } from '../graph/request.ts';
import type { Home } from '../tenant/home.ts';
import { eventJson, momentJson, recurrenceJson, typeOf, utc, type EventView } from './event-json.ts';
import { expandable, expandedJson } from './event-expand.ts';
import { readOnlyProperties, writableProperties } from './event-input.ts';
import { viewOf } from './find-event.ts';
import { shownFreeBusy } from './free-busy.ts';
import { matches } from './odata/filter-match.ts';
import { invalidFilter, parseFilter } from './odata/filter-parser.ts';
import { parseCount, parseExpand, parseOrderBy, parseSelect, selectionOf } from './odata/shape.ts';
import type { Entry } from './series/occurrences.ts';

const defaultPage = 10;
const largestPage = 1000;

/** Every property of `event` that `$select` may name. */
export const selectable: readonly string[] = [
  ...new Set([...Object.keys(writableProperties), ...readOnlyProperties, ...expandable]),
];

/** One event as the request wants it: selected, expanded; a master's cancelled dates only when selected by name. */
export function shapedEvent(request: GraphRequest, home: Home, entry: Entry): Record<string, unknown> {
  const view = viewOf(request, home);
  const names = parseSelect(request.query.get('$select'));
  const shaped = shape(request, view, entry);
  const wants = (name: string): boolean => names?.some((one) => one.toLowerCase() === name.toLowerCase()) ?? false;
  const isMaster = entry.date === null && entry.item.series !== null;
  if (wants('cancelledOccurrences')) shaped['cancelledOccurrences'] = isMaster ? cancelledIds(entry, view) : [];
  return shaped;
}

/** A page of events: filtered, sorted, cut, shaped. `what` names the collection in `@odata.context`. */
export function eventPage(
  request: GraphRequest,
  home: Home,
  list: { readonly entries: readonly Entry[]; readonly what: string },
): GraphAnswer {
  const { query } = request;
  const view = viewOf(request, home);
  const top = parseCount(query.get('$top'), '$top', { least: 1, most: largestPage, fallback: defaultPage });
  const skip = parseCount(query.get('$skip'), '$skip', { least: 0, most: Number.MAX_SAFE_INTEGER, fallback: 0 });
  const chosen = sorted(filtered(list.entries, query.get('$filter'), view), query.get('$orderby'), view);
  const page = chosen.slice(skip, skip + top);
  const body: Record<string, unknown> = { '@odata.context': contextOf(request, home, list.what) };
  if (query.get('$count') === 'true') body['@odata.count'] = chosen.length;
  body['value'] = page.map((entry) => shape(request, view, entry));
  if (skip + top < chosen.length) body['@odata.nextLink'] = linkWith(request.href, '$skip', String(skip + top));
  return { status: 200, body };
}

/** `…/v1.0/$metadata#users('id')/events(subject,start)/$entity`. */
export function contextOf(request: GraphRequest, home: Home, what: string, suffix = ''): string {
  const names = request.query.get('$select');
  const selected = names === undefined ? '' : `(${names})`;
  return `${request.baseUrl}/$metadata#users('${encodeURIComponent(home.mailbox.user.id)}')/${what}${selected}${suffix}`;
}

/** The request's own address with one option changed. */
export function linkWith(url: string, option: string, value: string): string {
  const link = new URL(url);
  for (const name of [option, option.replace('$', '')]) link.searchParams.delete(name);
  link.searchParams.set(option, value);
  return link.href.replaceAll('%24', '$');
}

function shape(request: GraphRequest, view: EventView, entry: Entry): Record<string, unknown> {
  const names = parseSelect(request.query.get('$select'));
  const wants = (name: string): boolean => names?.some((one) => one.toLowerCase() === name) ?? false;
  // exceptionOccurrences needs both $select and $expand.
  const expansions = parseExpand(request.query.get('$expand')).filter(
    ({ name }) => name !== 'exceptionoccurrences' || wants('exceptionoccurrences'),
  );
  return Object.assign(eventJson(entry, view, selectionOf(names, selectable)), expandedJson(entry, view, expansions));
}

function cancelledIds({ item }: Entry, view: EventView): string[] {
  const id = view.mailbox.calendar.itemId(item, view.idKind);
  return [...(item.series?.cancelled ?? [])].sort().map((date) => `OID.${id}.${date}`);
}

function filtered(entries: readonly Entry[], text: string | undefined, view: EventView): readonly Entry[] {
  if (text === undefined) return entries;
  const filter = parseFilter(text);
  return entries.filter((entry) =>
    matches(
      filter,
      (path) => valueAt(entry, path, view),
      (path) => membersAt(entry, path),
    ),
  );
}

function sorted(entries: readonly Entry[], text: string | undefined, view: EventView): readonly Entry[] {
  const keys = parseOrderBy(text);
  if (keys.length === 0) return entries;
  const ranked = entries.map((entry) => ({ entry, values: keys.map(({ path }) => sortValue(entry, path, view)) }));
  ranked.sort((one, other) => {
    for (const [index, { isDescending }] of keys.entries()) {
      const left = one.values[index] ?? '';
      const right = other.values[index] ?? '';
      if (left !== right) return left < right === isDescending ? 1 : -1;
    }
    return one.entry.item.number - other.entry.item.number;
  });
  return ranked.map(({ entry }) => entry);
}

function sortValue(entry: Entry, path: string, view: EventView): string | number {
  const value = valueAt(entry, path, view);
  if (value === undefined) throw invalidFilter(path);
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Values that `$filter` and `$orderby` can name. Times compare as UTC, whatever zone they are shown in. */
function valueAt(
  { item, fields, own, response, isCancelled, date, exception }: Entry,
  path: string,
  view: EventView,
): unknown {
  const { calendar } = view.mailbox;
  switch (path.toLowerCase()) {
    case 'id':
      return calendar.itemId(item, view.idKind, date);
    case 'icaluid':
      return item.meetingId;
    case 'subject':
      return fields.subject;
    case 'start/datetime':
      return momentJson(fields.start, false, null)['dateTime'];
    case 'end/datetime':
      return momentJson(fields.end, false, null)['dateTime'];
    case 'createddatetime':
      return utc(exception?.createdAt ?? item.createdAt);
    case 'lastmodifieddatetime':
      return utc((exception ?? item).modifiedAt);
    case 'isallday':
      return fields.isAllDay;
    case 'iscancelled':
      return isCancelled;
    case 'isorganizer':
      return item.isOrganizer;
    case 'isonlinemeeting':
      return fields.isOnlineMeeting;
    case 'type':
      return typeOf({ item, fields, own, response, isCancelled, date, exception }, view.tenant);
    case 'showas':
      return shownFreeBusy({ item, fields, own, response, isCancelled, date, exception });
    case 'sensitivity':
      return fields.sensitivity;
    case 'importance':
      return fields.importance;
    case 'transactionid':
      return item.transactionId;
    case 'organizer/emailaddress/address':
      return item.organizer.address;
    case 'responsestatus/response':
      return response.response;
    case 'seriesmasterid':
      return date === null ? null : calendar.itemId(item, view.idKind);
    case 'recurrence':
      return fields.recurrence && recurrenceJson(fields.recurrence);
    default:
      return undefined;
  }
}

function membersAt(entry: Entry, path: string): readonly ((path: string) => unknown)[] | undefined {
  const lower = path.toLowerCase();
  if (lower === 'singlevalueextendedproperties') {
    return [...entry.own.properties].map(
      ([id, value]) =>
        (name: string) =>
          ({ id, value })[name],
    );
  }
  if (lower === 'extensions') return [...entry.own.extensions.keys()].map((id) => (name: string) => ({ id })[name]);
  return lower === 'categories' ? entry.own.categories.map((category) => () => category) : undefined;
}
