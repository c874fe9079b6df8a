import { parseExpand } from '../calendars/odata/shape.ts';
import { GraphError } from '../graph/graph-error.ts';
import type { GraphRequest } from '../graph/request.ts';
import { present, spelled, type AnyType } from './property.ts';
import { findFor, relations } from './relations.ts';
import type { Listed } from './directory-list.ts';

/** A relation to show inside of an object, with the properties that were chosen of it. */
export type Expanded = {
  readonly name: string;
  readonly select: readonly string[] | undefined;
  /** Of `manager`: how many of them, each in the one before. */
  readonly levels: number;
};

/** Of a relation to many the directory shows at most so many (query-parameters, "expand"). */
const mostExpanded = 20;

/** `$levels=max`, and the most that a number may say (user-list-manager). */
const mostLevels = 1000;

/**
 * Reads `$expand`: relations with `$select` in their brackets, `manager` with `$levels` too. Throws 400 for a relation
 * that no type has and for other options.
 */
export function readExpansions(text: string | undefined, types: readonly AnyType[]): readonly Expanded[] {
  return parseExpand(text).map(({ name, options }) => {
    const known = types
      .flatMap((type) => Object.keys(relations[type.name] ?? {}))
      .find((one) => one.toLowerCase() === name && !one.startsWith('transitive'));
    const [option] = [...options.keys()].filter(
      (one) => one !== '$select' && !(one === '$levels' && known === 'manager'),
    );
    const levels = readLevels(options.get('$levels'));
    if (known === undefined || option !== undefined || levels === undefined) {
      throw new GraphError(
        400,
        'Request_UnsupportedQuery',
        `Parsing OData Select and Expand failed: '${option ?? options.get('$levels') ?? name}' can't be expanded here.`,
      );
    }
    return {
      name: known,
      levels,
      select: options
        .get('$select')
        ?.split(',')
        .map((one) => one.trim()),
    };
  });
}

function readLevels(text: string | undefined): number | undefined {
  if (text === undefined) return 1;
  if (text === 'max') return mostLevels;
  return /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= mostLevels ? Number(text) : undefined;
}

/** The expanded relations of an object: an object or null for `manager`, a list for the others. */
export function expandInto(
  { type, object, limited }: Listed,
  { expansions, request }: { expansions: readonly Expanded[]; request: GraphRequest },
): Record<string, unknown> {
  if (limited === true) return {};
  const shown: Record<string, unknown> = {};
  for (const { name, select, levels } of expansions) {
    const read = relations[type.name]?.[name];
    if (!read) continue;
    const ids = [...read(request, object as never)].slice(0, mostExpanded);
    const objects = ids.flatMap((id) => {
      const found = findFor(request, id);
      if (found === undefined) return [];
      const head = { '@odata.type': `#microsoft.graph.${found.type.name}` };
      if (found.limited === true) return { ...head, id };
      const properties = select?.flatMap((one) => spelled(found.type, one) ?? []);
      return {
        ...head,
        ...present(found.type, found.object, { tenant: request.tenant, ...(properties && { properties }) }),
        ...(levels > 1 && expandInto(found, { request, expansions: [{ name, select, levels: levels - 1 }] })),
      };
    });
    shown[name] = name === 'manager' ? (objects[0] ?? null) : objects;
  }
  return shown;
}
