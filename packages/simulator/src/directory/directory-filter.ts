import table from '../data/directory-filters.json' with { type: 'json' };
import { GraphError } from '../graph/graph-error.ts';
import { parseClause, type Clause, type Comparison, type Literal } from './filter-language.ts';

/** How a filter reads a property of what it looks at; by its name in any case. */
export type ReadProperty = (name: string) => unknown;

type Operator = 'eq' | 'ne' | 'not' | 'ge' | 'le' | 'in' | 'startsWith' | 'endsWith' | 'null';
type Support = Readonly<Partial<Record<Operator, string>>>;

/** What stands in the pages of the resources and not in the table. */
const further: Readonly<Record<string, Support>> = {
  appId: { eq: 'default', in: 'default', ne: 'advanced', not: 'advanced', startsWith: 'default' },
  groupTypes: { eq: 'default', not: 'advanced' },
  'identities/issuerAssignedId': { eq: 'default' },
  membershipRuleProcessingState: { eq: 'default', in: 'default', ne: 'advanced', not: 'advanced' },
  resourceProvisioningOptions: { eq: 'default', not: 'advanced' },
  servicePrincipalType: { eq: 'default', ne: 'advanced', not: 'advanced' },
  uniqueName: { eq: 'default' },
};

const supports = new Map(
  [...Object.entries(table.properties as Record<string, Support>), ...Object.entries(further)].map(
    ([name, support]) => [name.toLowerCase(), support],
  ),
);

export type FilterRules = {
  /** `user`: for messages. */
  readonly resource: string;
  readonly knows: (name: string) => boolean;
  /** ConsistencyLevel: eventual and $count=true were sent. */
  readonly advancedAllowed: boolean;
  /** Everything goes with every property: places have no such table. */
  readonly lenient?: boolean;
};

/**
 * Reads a `$filter` of directory objects. Which operators a property takes, and which of them need advanced queries, is
 * Microsoft's table. Throws Graph's 400 for everything else: better no answer than a guessed one.
 */
export function readDirectoryFilter(text: string, rules: FilterRules): (read: ReadProperty) => boolean {
  return compile(parseClause(text), { ...rules, negated: false, prefix: '', variable: '' });
}

type Place = FilterRules & {
  /** Inside of `not`. */
  readonly negated: boolean;
  /** The collection of an `any`, and its variable. */
  readonly prefix: string;
  readonly variable: string;
};

function compile(clause: Clause, place: Place): (read: ReadProperty) => boolean {
  switch (clause.is) {
    case 'and': {
      const parts = clause.of.map((one) => compile(one, place));
      return (read) => parts.every((part) => part(read));
    }
    case 'or': {
      const parts = clause.of.map((one) => compile(one, place));
      return (read) => parts.some((part) => part(read));
    }
    case 'not': {
      const part = compile(clause.of, { ...place, negated: true });
      return (read) => !part(read);
    }
    case 'any':
      return compileAny(clause, place);
    case 'in': {
      demand(clause.path, 'in', place);
      const { path, values } = clause;
      return (read) => values.some((value) => same(valueAt(path, read, place), value));
    }
    case 'call':
      return compileCall(clause, place);
    case 'compare':
      break;
  }
  const { path, operator, value } = clause;
  if (/\/\$count$/i.test(path)) return compileCount(clause, place);
  if (value === null) demand(path, 'null', place);
  demand(path, operator, place);
  return (read) => holds(valueAt(path, read, place), operator, value);
}

function compileCall(clause: Extract<Clause, { is: 'call' }>, place: Place): (read: ReadProperty) => boolean {
  if (clause.name === 'contains' && place.lenient !== true) throw unsupported(clause.path, place);
  demand(clause.path, clause.name === 'endsWith' ? 'endsWith' : 'startsWith', place);
  const wanted = clause.value.toLowerCase();
  return (read) => {
    const found = valueAt(clause.path, read, place);
    if (typeof found !== 'string') return false;
    const text = found.toLowerCase();
    if (clause.name === 'contains') return text.includes(wanted);
    return clause.name === 'startsWith' ? text.startsWith(wanted) : text.endsWith(wanted);
  };
}

function compileAny(clause: Extract<Clause, { is: 'any' }>, place: Place): (read: ReadProperty) => boolean {
  const { path, variable } = clause;
  known(path, place);
  const test = clause.of === null ? () => true : compile(clause.of, { ...place, prefix: path, variable });
  return (read) => {
    const items = read(path);
    if (!Array.isArray(items)) return false;
    return items.some((item: unknown) =>
      test((name) => (name === '' ? item : (item as Record<string, unknown> | null)?.[name])),
    );
  };
}

/** `assignedLicenses/$count eq 0`: the length of a collection, with advanced queries alone. */
function compileCount(clause: Extract<Clause, { is: 'compare' }>, place: Place): (read: ReadProperty) => boolean {
  const path = clause.path.replace(/\/\$count$/i, '');
  known(path, place);
  if (!place.advancedAllowed) throw needsAdvanced();
  if (typeof clause.value !== 'number') throw unsupported(clause.path, place);
  return (read) => {
    const items = read(path);
    return holds(Array.isArray(items) ? items.length : 0, clause.operator, clause.value);
  };
}

/** Throws unless the property takes the operator here. */
function demand(path: string, operator: Operator | Comparison, place: Place): void {
  const name = known(path, place);
  if (place.lenient === true) return;
  const support = supports.get(name.toLowerCase());
  const endsWith = /^(mail|userPrincipalName)$/i.test(name) ? 'advanced' : undefined;
  // The directory has `ge` and `le` alone.
  const level = operator === 'endsWith' ? endsWith : support?.[operator as Operator];
  const negation = place.negated ? support?.not : level;
  if (level === undefined || negation === undefined) throw unsupported(path, place);
  if ((level === 'advanced' || negation === 'advanced') && !place.advancedAllowed) throw needsAdvanced();
}

/** The property's name in the table: with its collection inside of `any`. Throws 400 for one that isn't there. */
function known(path: string, place: Place): string {
  const inner = withoutVariable(path, place.variable);
  const name = place.prefix === '' ? path : [place.prefix, inner].filter((part) => part !== '').join('/');
  const first = name.split('/')[0] ?? '';
  if (!place.knows(first)) {
    throw new GraphError(
      400,
      'BadRequest',
      `Invalid filter clause: Could not find a property named '${first}' on type 'microsoft.graph.${place.resource}'.`,
    );
  }
  return name;
}

function valueAt(path: string, read: ReadProperty, place: Place): unknown {
  if (place.prefix !== '') return read(withoutVariable(path, place.variable));
  const [first = '', ...rest] = path.split('/');
  let value = read(first);
  for (const part of rest) value = (value as Record<string, unknown> | null | undefined)?.[part];
  return value;
}

function withoutVariable(path: string, variable: string): string {
  if (path === variable) return '';
  return path.startsWith(`${variable}/`) ? path.slice(variable.length + 1) : path;
}

function holds(found: unknown, operator: Comparison, wanted: Literal): boolean {
  if (operator === 'eq') return same(found, wanted);
  if (operator === 'ne') return !same(found, wanted);
  if (found === null || found === undefined || wanted === null || typeof found !== typeof wanted) return false;
  const [left, right] =
    typeof found === 'string'
      ? [found.toLowerCase(), String(wanted).toLowerCase()]
      : [found as number, wanted as number];
  if (operator === 'ge') return left >= right;
  if (operator === 'le') return left <= right;
  return operator === 'gt' ? left > right : left < right;
}

/** The directory compares text without regard to case. */
function same(found: unknown, wanted: Literal): boolean {
  if (typeof found === 'string' && typeof wanted === 'string') return found.toLowerCase() === wanted.toLowerCase();
  return (found ?? null) === wanted;
}

const unsupported = (path: string, { resource }: FilterRules): GraphError =>
  new GraphError(
    400,
    'Request_UnsupportedQuery',
    `Unsupported or invalid query filter clause specified for property '${path}' of resource '${resource.charAt(0).toUpperCase()}${resource.slice(1)}'.`,
  );

/** What Graph says to an advanced query without its header or without `$count=true` (aad-advanced-queries). */
export const needsAdvanced = (): GraphError => new GraphError(400, 'Request_UnsupportedQuery', 'Unsupported Query.');
