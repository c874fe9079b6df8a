import { GraphError } from '../graph/graph-error.ts';
import { invalidValue } from './property.ts';
import type { ReadProperty } from './directory-filter.ts';

/** Properties of which `$search` looks at each word; of all others at the beginning alone (search-query-parameter). */
const byWords = new Set(['displayname', 'description']);

/**
 * Reads `$search`: `"property:text"` in quotes, joined by AND and OR. Throws 400 without `ConsistencyLevel: eventual`, for
 * a property that isn't searchable, and for what isn't in quotes.
 */
export function readDirectorySearch(
  text: string,
  { searchable, isEventual }: { searchable: readonly string[]; isEventual: boolean },
): (read: ReadProperty) => boolean {
  if (!isEventual) {
    throw new GraphError(
      400,
      'Request_UnsupportedQuery',
      "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
    );
  }
  const alternatives = text.split(/\s+OR\s+/).map((part) => part.split(/\s+AND\s+/).map((one) => readTerm(one.trim())));
  return (read) => alternatives.some((all) => all.every((term) => term(read)));

  function readTerm(term: string): (read: ReadProperty) => boolean {
    const parts = /^"(\w+):(.*)"$/s.exec(term);
    const name = searchable.find((one) => one.toLowerCase() === parts?.[1]?.toLowerCase());
    if (parts === null || name === undefined) {
      throw invalidValue(`Unsupported or invalid search term: ${term}. Write "property:text" in quotes.`);
    }
    const words = wordsOf(parts[2]!);
    return (read) => {
      const found = read(name);
      const texts = (Array.isArray(found) ? found : [found]).filter((one): one is string => typeof one === 'string');
      if (!byWords.has(name.toLowerCase()))
        return texts.some((one) => one.toLowerCase().startsWith(parts[2]!.trim().toLowerCase()));
      return texts.some((one) => {
        const there = wordsOf(one);
        return words.every((word) => there.some((candidate) => candidate.startsWith(word)));
      });
    };
  }
}

/** Words as the index has them: parted by spaces, signs, and where digits or a new capital begin. */
function wordsOf(text: string): string[] {
  return text
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replaceAll(/(\d)(\p{L})|(\p{L})(\d)/gu, '$1$3 $2$4')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}
