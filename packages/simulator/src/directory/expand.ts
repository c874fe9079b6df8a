import { parseExpand } from '../calendars/odata/shape.ts';
import { GraphError } from '../graph/graph-error.ts';
import type { GraphRequest } from '../graph/request.ts';
import { present, spelled, type AnyType } from './property.ts';
import { findFor, relations } from './relations.ts';
import type { Listed } from './directory-list.ts';

/** A relation to show inside of an object, with the properties that were chosen of it. */
export type Expanded = { readonly name: string; readonly select: readonly string[] | undefined };

/** Of a relation to many the directory shows at most so many (query-parameters, "expand"). */
const mostExpanded = 20;

/**
 * Reads `$expand`: one relation, with `$select` in its brackets at most. Throws 400 for a relation that no type has.
 */
export function readExpansions(text: string | undefined, types: readonly AnyType[]): readonly Expanded[] {
  return parseExpand(text).map(({ name, options }) => {
    const known = types
      .flatMap((type) => Object.keys(relations[type.name] ?? {}))
      .find((one) => one.toLowerCase() === name && !one.startsWith('transitive'));
    const [option] = [...options.keys()].filter((one) => one !== '$select');
    if (known === undefined || option !== undefined) {
      throw new GraphError(
        400,
        'Request_UnsupportedQuery',
        `Parsing OData Select and Expand failed: '${option ?? name}' can't be expanded here.`,
      );
    }
    return {
      name: known,
      select: options
        .get('$select')
        ?.split(',')
        .map((one) => one.trim()),
    };
  });
}

/** The expanded relations of an object: an object or null for `manager`, a list for the others. */
export function expandInto(
  { type, object, limited }: Listed,
  { expansions, request }: { expansions: readonly Expanded[]; request: GraphRequest },
): Record<string, unknown> {
  if (limited === true) return {};
  const shown: Record<string, unknown> = {};
  for (const { name, select } of expansions) {
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
      };
    });
    shown[name] = name === 'manager' ? (objects[0] ?? null) : objects;
  }
  return shown;
}
