import { GraphError } from '../graph/graph-error.ts';
import type { Expansion } from './odata/shape.ts';
import { matches } from './odata/filter-match.ts';
import { parseFilter } from './odata/filter-parser.ts';
import { eventJson, type EventView } from './event-json.ts';
import { attachmentJson } from './attachments.ts';
import { calendarJson } from './calendar-json.ts';
import type { Json } from '../graph/json-read.ts';
import { entryOfDate, type Entry } from './series/occurrences.ts';

/** Navigation properties that `$expand` can show. */
export const expandable = [
  'extensions',
  'singleValueExtendedProperties',
  'exceptionOccurrences',
  'calendar',
  'attachments',
] as const;

// [MS-OXOCAL] 2.2.1.1: the version of a meeting that organizer and attendees share.
const sequenceProperty = 'integer {00062002-0000-0000-c000-000000000046} id 0x8201';

/**
 * The expanded navigation properties of one event.
 * @throws GraphError 400 for one that isn't implemented, or exceptionOccurrences of something that isn't a master
 */
export function expandedJson(entry: Entry, view: EventView, expansions: readonly Expansion[]): Json {
  return Object.assign({}, ...expansions.map((expansion) => expandOne(entry, view, expansion))) as Json;
}

function expandOne(entry: Entry, view: EventView, { name, options }: Expansion): Json {
  switch (name) {
    case 'extensions': {
      const extensions = [...entry.own.extensions].map(([key, value]) => extensionJson(key, value));
      return { extensions: filtered(extensions, options.get('$filter')) };
    }
    case 'singlevalueextendedproperties':
      return { singleValueExtendedProperties: extendedProperties(entry, options.get('$filter')) };
    case 'exceptionoccurrences':
      return { exceptionOccurrences: exceptionsOf(entry).map((one) => eventJson(one, view)) };
    case 'attachments':
      return { attachments: (entry.fields.attachments ?? []).map(attachmentJson) };
    case 'calendar':
      return { calendar: calendarJson(view, entry.item.calendarId) };
    default:
      throw new GraphError(400, 'ErrorInvalidRequest', `The navigation property '${name}' can't be expanded here.`);
  }
}

/** Graph's openTypeExtension as Outlook items show it: the id carries a prefix. */
export function extensionJson(name: string, value: Json): Json {
  return {
    '@odata.type': '#microsoft.graph.openTypeExtension',
    id: `Microsoft.OutlookServices.OpenTypeExtension.${name}`,
    extensionName: name,
    ...value,
  };
}

/** The exceptions of a series, by date; a date that shows as cancelled exception is among them. */
export function exceptionsOf({ item }: Entry): Entry[] {
  if (!item.series) return [];
  return [...item.series.exceptions.keys()]
    .sort()
    .map((date) => entryOfDate(item, date))
    .filter((one) => one !== null);
}

function extendedProperties(entry: Entry, filter: string | undefined): Json[] {
  if (filter === undefined) {
    throw new GraphError(400, 'ErrorInvalidRequest', 'singleValueExtendedProperties needs $filter in $expand.');
  }
  const sequence = String((entry.exception ?? entry.item).sequence);
  const stored = [...entry.own.properties].map(([id, value]) => ({ id, value }));
  return filtered([...stored, { id: sequenceIdAsAsked(filter), value: sequence }], filter);
}

/** Guid and number of a property id compare in any case, so the computed property answers under the name it was asked for. */
function sequenceIdAsAsked(filter: string): string {
  const asked = [...filter.matchAll(/'([^']*)'/g)].map((match) => match[1] ?? '');
  return asked.find((id) => id.toLowerCase() === sequenceProperty) ?? sequenceProperty;
}

function filtered(members: readonly Json[], filter: string | undefined): Json[] {
  if (filter === undefined) return [...members];
  const parsed = parseFilter(filter);
  const valueAt = (member: Json) => (path: string) =>
    path === 'id' && typeof member['extensionName'] === 'string' && !filter.includes('OpenTypeExtension.')
      ? member['extensionName']
      : member[path];
  return members.filter((member) => matches(parsed, valueAt(member), () => undefined));
}
