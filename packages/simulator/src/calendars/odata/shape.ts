import { GraphError } from '../../graph/graph-error.ts';

/** One entry of `$expand`: a navigation property and the options in its parentheses. */
export interface Expansion {
  readonly name: string;
  readonly options: ReadonlyMap<string, string>;
}

/** Names of a comma list, in lower case; undefined when the option wasn't sent. */
export function parseSelect(text: string | undefined): readonly string[] | undefined {
  if (text === undefined) return undefined;
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length === 0) throw invalid('$select', text);
  return names;
}

/** Reads `$expand`, e.g. `extensions($filter=id eq 'x'),exceptionOccurrences`. */
export function parseExpand(text: string | undefined): readonly Expansion[] {
  if (text === undefined) return [];
  return splitOutside(text, ',').map((part) => {
    const match = /^\s*(\w+)\s*(?:\(([\s\S]*)\))?\s*$/.exec(part);
    if (!match?.[1]) throw invalid('$expand', text);
    const options = match[2] === undefined ? [] : splitOutside(match[2], ';').map((option) => pair(option, text));
    return { name: match[1].toLowerCase(), options: new Map(options) };
  });
}

/** Reads `$orderby`: path and direction, in order. */
export function parseOrderBy(text: string | undefined): readonly { path: string; isDescending: boolean }[] {
  if (text === undefined) return [];
  return text.split(',').map((part) => {
    const match = /^\s*([\w/]+)(?:\s+(asc|desc))?\s*$/i.exec(part);
    if (!match?.[1]) throw invalid('$orderby', text);
    return { path: match[1], isDescending: match[2]?.toLowerCase() === 'desc' };
  });
}

/** Reads `$top` or `$skip`. */
export function parseCount(
  text: string | undefined,
  option: string,
  limits: { readonly least: number; readonly most: number; readonly fallback: number },
): number {
  if (text === undefined) return limits.fallback;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < limits.least || value > limits.most) {
    throw new GraphError(
      400,
      'ErrorInvalidRequest',
      `The value '${text}' for query option '${option}' must be from ${limits.least} to ${limits.most}.`,
    );
  }
  return value;
}

/** What `$select` asks for, in lower case; null is everything. */
export type Selection = ReadonlySet<string> | null;

export const everything: Selection = null;

/** Reads the names of `$select` against those that there are. @throws GraphError 400 for an unknown one */
export function selectionOf(names: readonly string[] | undefined, known: readonly string[]): Selection {
  if (!names) return everything;
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  const all = lowerCaseOf(known);
  for (const name of names) {
    if (name !== '*' && !all.has(name.toLowerCase())) {
      throw new GraphError(
        400,
        'RequestBroker--ParseUri',
        `Could not find a property named '${name}' on type 'Microsoft.OutlookServices.Event'.`,
      );
    }
  }
  if (wanted.has('*')) return everything;
  // The samples of event-get and user-list-events select `location` and get `locations` too.
  if (wanted.has('location')) wanted.add('locations');
  return wanted;
}

/** Whether a selection shows this property: id and annotations always. */
export function isSelectedBy(property: string): (selection: Selection) => boolean {
  if (property === 'id' || property.startsWith('@')) return () => true;
  const name = property.toLowerCase();
  return (selection) => selection === null || selection.has(name);
}

/** The properties of `full` that were selected; id and annotations always stay. Unknown names are refused. */
export function select(
  full: Readonly<Record<string, unknown>>,
  names: readonly string[] | undefined,
  known: readonly string[],
): Record<string, unknown> {
  const selection = selectionOf(names, known);
  return Object.fromEntries(Object.entries(full).filter(([key]) => isSelectedBy(key)(selection)));
}

// Lists of properties are few and come with every request.
const loweredLists = new WeakMap<readonly string[], ReadonlySet<string>>();

function lowerCaseOf(names: readonly string[]): ReadonlySet<string> {
  const known = loweredLists.get(names);
  if (known) return known;
  const made = new Set(names.map((name) => name.toLowerCase()));
  loweredLists.set(names, made);
  return made;
}

function invalid(option: string, text: string): GraphError {
  return new GraphError(400, 'BadRequest', `The query option '${option}' can't be read: ${text}`);
}

function pair(option: string, whole: string): [string, string] {
  const at = option.indexOf('=');
  if (at < 0) throw invalid('$expand', whole);
  const name = option.slice(0, at).trim().toLowerCase();
  return [name.startsWith('$') ? name : `$${name}`, option.slice(at + 1).trim()];
}

/** Splits at a separator that isn't inside parentheses or quotes. */
function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let isQuoted = false;
  let from = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (character === "'") isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    else if (character === separator && depth === 0) {
      parts.push(text.slice(from, index));
      from = index + 1;
    }
  }
  parts.push(text.slice(from));
  return parts.filter((part) => part.trim() !== '');
}
