import type { ParamKind, Refusal } from '../errors.ts';
import { errorCatalogue } from '../errors.ts';
import type { JsonValue } from '../json.ts';
import { isIsoDate } from '../time/calendar.ts';
import type { IsoDate, ZoneName } from '../time/calendar.ts';
import { dayNumber } from '../time/day-number.ts';
import type { Speech } from './speech.ts';

/** How a refusal's parameters are read. */
export interface ExplainOptions {
  /** Zone of the times in the sentence; else the refusal's own, which is its room's; else UTC, and it says so. */
  readonly zone?: ZoneName;
  /** Display names by person id, of those people whom the reader may know of. A person who isn't in it stays unnamed. */
  readonly names?: { readonly [personId: string]: string };
}

/** A value that a message takes; `none` stands for a parameter that isn't there. */
export type MessageValue = string | number;

/** What a message reads where a parameter is missing. */
export const none = 'none';
const mostListed = 8; // a sentence, not a table

/** The arguments for the sentences of a code: every parameter that the catalogue names, readable or `none`. */
export function valuesOf(refusal: Refusal, speech: Speech, options: ExplainOptions): { [name: string]: MessageValue } {
  const values = readableParams(refusal.params, errorCatalogue[refusal.code].params, { speech, options });
  if (values['room'] === none) values['room'] = speech.theRoom;
  return values;
}

/** Parameters of the kinds named, readable in a language; one that is missing is `none`. */
export function readableParams(
  params: Refusal['params'],
  kinds: { readonly [name: string]: ParamKind },
  { speech, options }: { readonly speech: Speech; readonly options: ExplainOptions },
): { [name: string]: MessageValue } {
  return Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [name, shown(params[name], kind, { speech, options, params })]),
  );
}

interface Reader {
  readonly speech: Speech;
  readonly options: ExplainOptions;
  readonly params: Refusal['params'];
}

function shown(value: JsonValue | undefined, kind: ParamKind, reader: Reader): MessageValue {
  if (kind === 'number') return typeof value === 'number' ? value : 0;
  if (kind === 'flag') return value === true ? 'true' : none;
  if (Array.isArray(value)) return list(value as readonly JsonValue[], kind, reader);
  return one(value, kind, reader) ?? none;
}

function list(items: readonly JsonValue[], kind: ParamKind, reader: Reader): string {
  const texts = items.slice(0, mostListed).map((item) => one(item, kind, reader));
  const known = texts.filter((text) => text !== null);
  return known.length === 0 ? none : joined(known, reader.speech, kind === 'texts' ? 'disjunction' : 'conjunction');
}

/** One value as text; null when it isn't what its kind says. */
function one(value: JsonValue | undefined, kind: ParamKind, reader: Reader): string | null {
  const { speech, options } = reader;
  const zone = zoneOf(reader);
  switch (kind) {
    case 'date':
      return typeof value === 'string' && isIsoDate(value) ? dateText(value, speech.locale) : null;
    case 'instant':
      return instantText(value, speech.locale, zone);
    case 'range':
    case 'ranges':
      return rangeText(value, speech.locale, zone);
    case 'offers':
      return offerText(value, reader);
    case 'rooms':
      return oneLine(textOf(value, 'name'));
    case 'person':
    case 'persons':
      return typeof value === 'string' ? oneLine(options.names?.[value] ?? null) : null;
    default:
      return typeof value === 'string' || typeof value === 'number' ? oneLine(String(value)) : null;
  }
}

/** A room at the wanted time by its name alone; another time with its range. */
function offerText(value: JsonValue | undefined, reader: Reader): string | null {
  const name = oneLine(textOf(value, 'name'));
  if (textOf(value, 'kind') !== 'otherTime') return name;
  return rangeText(value, reader.speech.locale, zoneOf(reader));
}

function zoneOf({ options, params }: Reader): ZoneName {
  const own = params['zone'];
  return options.zone ?? (typeof own === 'string' ? own : 'UTC');
}

/** A date in a language: `23 May 2027`. */
export function dateText(date: IsoDate, locale: string): string {
  return formatter(locale, 'UTC', 'date').format(dayNumber(date) * 86_400_000);
}

/** The parts of a list with the language's word before the last: `A, B and C`, or `A, B or C` to choose from. */
export function joined(
  texts: readonly string[],
  speech: Speech,
  type: 'conjunction' | 'disjunction' = 'conjunction',
): string {
  return new Intl.ListFormat(speech.locale, { type }).format(texts);
}

/** A text on one line without control characters: room names come from people and directories. */
export function oneLine(text: string | null): string | null {
  const line = text?.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  return line === undefined || line === '' ? null : line;
}

function instantText(value: JsonValue | undefined, locale: string, zone: ZoneName): string | null {
  const at = epochOf(value);
  return at === null ? null : withZone(formatter(locale, zone, 'instant').format(at), zone);
}

function rangeText(value: JsonValue | undefined, locale: string, zone: ZoneName): string | null {
  const start = epochOf(member(value, 'start'));
  const end = epochOf(member(value, 'end'));
  if (start === null || end === null) return null;
  return withZone(formatter(locale, zone, 'instant').formatRange(start, end), zone);
}

/** A time without a place's zone would be read as local time, so UTC is said aloud. */
function withZone(text: string, zone: ZoneName): string {
  return zone === 'UTC' ? `${text} UTC` : text;
}

function epochOf(value: JsonValue | undefined): number | null {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z$/.test(value)) return null;
  try {
    return Temporal.Instant.from(value).epochMilliseconds;
  } catch (error) {
    if (error instanceof RangeError) return null; // 30 February
    throw error;
  }
}

function textOf(value: JsonValue | undefined, name: string): string | null {
  const text = member(value, name);
  return typeof text === 'string' ? text : null;
}

function member(value: JsonValue | undefined, name: string): JsonValue | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return (value as { readonly [key: string]: JsonValue })[name];
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs more than using it; there are as many as zones in use, times two. */
function formatter(locale: string, zone: ZoneName, kind: 'date' | 'instant'): Intl.DateTimeFormat {
  const key = `${locale} ${zone} ${kind}`;
  const known = formatters.get(key);
  if (known) return known;
  const date = { day: 'numeric', year: 'numeric', timeZone: zone } as const;
  const time = { weekday: 'short', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const made = new Intl.DateTimeFormat(locale, kind === 'date' ? { ...date, month: 'long' } : { ...date, ...time });
  formatters.set(key, made);
  return made;
}
