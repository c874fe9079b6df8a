import { invalidFilter, type Comparison, type Filter, type FilterValue } from './filter-parser.ts';

/**
 * Whether an object passes a filter.
 * @param valueAt  the value at a path (`start/dateTime`); undefined means that the path isn't filterable
 * @param itemsAt  the members of a collection for `any`, undefined when it isn't filterable
 * @throws GraphError 400 for a path that can't be filtered on
 */
export function matches(
  filter: Filter,
  valueAt: (path: string) => unknown,
  itemsAt: (path: string) => readonly ((path: string) => unknown)[] | undefined,
): boolean {
  switch (filter.kind) {
    case 'and':
      return matches(filter.left, valueAt, itemsAt) && matches(filter.right, valueAt, itemsAt);
    case 'or':
      return matches(filter.left, valueAt, itemsAt) || matches(filter.right, valueAt, itemsAt);
    case 'not':
      return !matches(filter.of, valueAt, itemsAt);
    case 'compare':
      return compare(required(valueAt, filter.path), filter.operator, filter.value);
    case 'call': {
      const value = required(valueAt, filter.path);
      return typeof value === 'string' && holds(value.toLowerCase(), filter.name, filter.value.toLowerCase());
    }
    case 'any':
      break;
  }
  const members = itemsAt(filter.path);
  if (!members) throw invalidFilter(filter.path);
  const { variable, of } = filter;
  return members.some((memberAt) =>
    matches(
      of,
      (path) => memberAt(withoutVariable(path, variable)),
      () => undefined,
    ),
  );
}

/** All `path eq 'text'` that must hold for the filter to hold: what an index can be asked. */
export function requiredText(filter: Filter, path: string): string | undefined {
  if (filter.kind === 'and') return requiredText(filter.left, path) ?? requiredText(filter.right, path);
  const fits =
    filter.kind === 'compare' && filter.operator === 'eq' && filter.path.toLowerCase() === path.toLowerCase();
  return fits && typeof filter.value === 'string' ? filter.value : undefined;
}

function required(valueAt: (path: string) => unknown, path: string): unknown {
  const value = valueAt(path);
  if (value === undefined) throw invalidFilter(path);
  return value;
}

function holds(text: string, name: 'contains' | 'startswith' | 'endswith', part: string): boolean {
  if (name === 'contains') return text.includes(part);
  return name === 'startswith' ? text.startsWith(part) : text.endsWith(part);
}

function compare(value: unknown, operator: Comparison, wanted: FilterValue): boolean {
  if (operator === 'eq') return equal(value, wanted);
  if (operator === 'ne') return !equal(value, wanted);
  if (value === null || wanted === null || typeof value !== typeof wanted) return false;
  const order = (value as string | number) < wanted ? -1 : (value as string | number) > wanted ? 1 : 0;
  if (operator === 'gt') return order > 0;
  if (operator === 'ge') return order >= 0;
  return operator === 'lt' ? order < 0 : order <= 0;
}

/** Exchange compares text without regard to case. */
function equal(value: unknown, wanted: FilterValue): boolean {
  return typeof value === 'string' && typeof wanted === 'string'
    ? value.toLowerCase() === wanted.toLowerCase()
    : value === wanted;
}

function withoutVariable(path: string, variable: string): string {
  return path.startsWith(`${variable}/`) ? path.slice(variable.length + 1) : path;
}
