import { GraphError } from './graph-error.ts';
import { ofRoute, type Route } from './router.ts';

const systemOptions = new Set([
  '$select',
  '$filter',
  '$orderby',
  '$top',
  '$skip',
  '$expand',
  '$count',
  '$search',
  '$skiptoken',
  '$deltatoken',
  '$format',
]);

const allowedOptions = ofRoute((route) => new Set(route.options.map((option) => option.toLowerCase())));

/**
 * The query options of a request, by lower-case name. OData options also work without their dollar sign.
 * @param search  the address from its question mark on
 * @throws GraphError 400 for an OData option that the route doesn't implement: never silently ignored
 */
export function readQuery(search: string, route: Route): ReadonlyMap<string, string> {
  const allowed = allowedOptions(route);
  const found = new Map<string, string>();
  if (search === '') return found;
  for (const [rawName, value] of new URLSearchParams(search)) {
    const lower = rawName.toLowerCase();
    const name = systemOptions.has(`$${lower}`) ? `$${lower}` : lower;
    if (name.startsWith('$') && !allowed.has(name)) {
      throw new GraphError(
        400,
        'ErrorInvalidRequest',
        `The query parameter '${rawName}' is not supported for this request.`,
      );
    }
    if (found.has(name)) {
      throw new GraphError(
        400,
        'BadRequest',
        `Query option '${rawName}' was specified more than once, but it must be specified at most once.`,
      );
    }
    found.set(name, value);
  }
  return found;
}
