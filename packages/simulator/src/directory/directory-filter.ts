import { GraphError } from '../graph/graph-error.ts';

/** How a filter reads a property of what it looks at. */
export type ReadProperty = (name: string) => unknown;

type Condition = { readonly advanced: boolean; readonly test: (read: ReadProperty) => boolean };

const literal = String.raw`('(?:[^']|'')*'|true|false|null|-?\d+)`;
const comparison = new RegExp(String.raw`^(\w+)\s+(eq|ne)\s+${literal}$`, 'i');
const call = new RegExp(String.raw`^(startswith|endswith)\(\s*(\w+)\s*,\s*${literal}\s*\)$`, 'i');
const list = /^(\w+)\s+in\s+\((.+)\)$/i;

/**
 * A `$filter` of directory objects: `eq`, `ne`, `startsWith`, `endsWith` and `in`, joined by `and` or by `or`.
 * `ne` and `endsWith` are advanced queries, which need `ConsistencyLevel: eventual` and `$count=true`.
 * Throws Graph's 400 for everything else: better no answer than a guessed one.
 */
export function readDirectoryFilter(
  text: string,
  options: { knows: (name: string) => boolean; advancedAllowed: boolean },
): (read: ReadProperty) => boolean {
  const alternatives = split(text, 'or').map((part) => split(part, 'and').map((one) => readCondition(one.trim())));
  const conditions = alternatives.flat();
  if (conditions.some(({ advanced }) => advanced) && !options.advancedAllowed) {
    throw unsupported(
      'Unsupported or invalid query filter clause specified: it needs ConsistencyLevel: eventual and $count=true.',
    );
  }
  return (read) => alternatives.some((all) => all.every(({ test }) => test(read)));

  function readCondition(clause: string): Condition {
    const compared = comparison.exec(clause);
    if (compared) {
      const name = known(compared[1]!);
      const value = readLiteral(compared[3]!);
      const negated = compared[2]!.toLowerCase() === 'ne';
      return { advanced: negated, test: (read) => sameValue(read(name), value) !== negated };
    }
    const called = call.exec(clause);
    if (called) {
      const name = known(called[2]!);
      const value = String(readLiteral(called[3]!)).toLowerCase();
      const atEnd = called[1]!.toLowerCase() === 'endswith';
      const test = (read: ReadProperty) => {
        const found = read(name);
        if (typeof found !== 'string') return false;
        return atEnd ? found.toLowerCase().endsWith(value) : found.toLowerCase().startsWith(value);
      };
      return { advanced: atEnd, test };
    }
    const listed = list.exec(clause);
    if (listed) {
      const name = known(listed[1]!);
      const values = (listed[2]!.match(/'(?:[^']|'')*'/g) ?? []).map(readLiteral);
      return { advanced: false, test: (read) => values.some((value) => sameValue(read(name), value)) };
    }
    throw unsupported(
      `Unsupported or invalid query filter clause specified for property '${clause}' of resource 'User'.`,
    );
  }

  function known(name: string): string {
    if (!options.knows(name))
      throw new GraphError(400, 'BadRequest', `Invalid filter clause: could not find a property named '${name}'.`);
    return name;
  }
}

const unsupported = (message: string): GraphError => new GraphError(400, 'Request_UnsupportedQuery', message);

/** Splits at a joining word that stands outside of quotes and brackets. */
function split(text: string, word: 'and' | 'or'): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let start = 0;
  for (let index = 0; index < text.length; index += 1) {
    const letter = text[index];
    if (letter === "'") quoted = !quoted;
    if (quoted) continue;
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (depth === 0 && new RegExp(`^\\s${word}\\s`, 'i').test(text.slice(index, index + word.length + 2))) {
      parts.push(text.slice(start, index));
      start = index + word.length + 2;
    }
  }
  return [...parts, text.slice(start)];
}

function readLiteral(text: string): string | boolean | number | null {
  if (text.startsWith("'")) return text.slice(1, -1).replaceAll("''", "'");
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  return text.toLowerCase() === 'null' ? null : Number(text);
}

/** The directory compares text without regard to case. */
function sameValue(found: unknown, wanted: string | boolean | number | null): boolean {
  if (typeof found === 'string' && typeof wanted === 'string') return found.toLowerCase() === wanted.toLowerCase();
  return (found ?? null) === wanted;
}
