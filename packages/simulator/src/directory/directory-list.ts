import { GraphError } from '../graph/graph-error.ts';
import type { GraphAnswer, GraphRequest } from '../graph/request.ts';
import { hash } from '../tenant/random.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { needsAdvanced, readDirectoryFilter, type ReadProperty } from './directory-filter.ts';
import { readDirectorySearch } from './directory-search.ts';
import { expandInto, readExpansions } from './expand.ts';
import { invalidValue, present, spelled, type AnyType } from './property.ts';

/** One object of a list with its type. `limited`: the app may not read it, so it shows its id alone. */
export type Listed = { readonly type: AnyType; readonly object: { readonly id: string }; readonly limited?: boolean };

/** Where a list comes from. */
export type ListSource = {
  /** Objects from a place on, each with the place after it. */
  readonly from: (place: number) => Iterable<{ readonly next: number; readonly listed: Listed }>;
  /** How many there are, when nothing is filtered; a function, since counting can cost. */
  readonly count: () => number;
  /** The types that can be in it; more than one: the list shows the type of each. */
  readonly types: readonly AnyType[];
  /** The head of `@odata.context` when it isn't the set of the one type: `directoryObjects`. */
  readonly head?: string;
};

export const listOptions = ['$select', '$filter', '$search', '$orderby', '$top', '$count', '$expand', '$skiptoken'];

const sizes = { standard: 100, most: 999 };

/** Sorted results are kept while their pages are read: sorting anew for each page would cost n log n a page. */
const sortedResults = new WeakMap<Tenant, Map<string, { version: string; sorted: readonly Listed[] }>>();
const sortedKept = 8;

/** Answers a list of directory objects with all that `$select`, `$filter`, `$search`, `$orderby`, `$top` and paging ask. */
export function answerList(request: GraphRequest, source: ListSource): GraphAnswer {
  const { query, tenant } = request;
  const isEventual = eventual(request);
  const counting = query.get('$count') === 'true' && isEventual;
  const properties = selectOf(request, source.types, { single: false });
  const expansions = readExpansions(query.get('$expand'), source.types);
  const matches = matcher(request, source);
  const size = readSize(query.get('$top'));
  const order = readOrder(request, source.types);
  const token = readToken(query.get('$skiptoken'));
  const page =
    order === undefined
      ? walk(source, { matches, size, place: token })
      : slice(sortedList(request, source, { matches, order }), { size, place: token });
  const isFirst = !query.has('$skiptoken');
  const head = `${request.baseUrl}/$metadata#${source.head ?? source.types[0]!.set}${query.has('$select') ? `(${query.get('$select')!.replaceAll(' ', '')})` : ''}`;
  const isMixed = source.types.length > 1;
  return {
    status: 200,
    body: {
      '@odata.context': head,
      ...(counting && isFirst && { '@odata.count': countOf(source, matches) }),
      ...(page.next !== undefined && { '@odata.nextLink': nextLink(request, page.next) }),
      value: page.items.map((listed) => ({
        ...(isMixed && { '@odata.type': `#microsoft.graph.${listed.type.name}` }),
        ...shown(listed, { tenant, properties }),
        ...expandInto(listed, { expansions, request }),
      })),
    },
  };
}

/** Answers `…/$count`: a plain number, for advanced queries alone. */
export function answerCount(request: GraphRequest, source: ListSource): GraphAnswer {
  if (!eventual(request)) throw invalidValue('$count is not currently supported.');
  return { status: 200, body: String(countOf(source, matcher(request, source))) };
}

/** Without this header `$count=true` is silently ignored and advanced queries are refused (aad-advanced-queries). */
export const eventual = (request: GraphRequest): boolean =>
  request.headers.get('ConsistencyLevel')?.toLowerCase() === 'eventual';

/**
 * Reads `$select` in Graph's spelling; undefined without it.
 * @throws 501 in a list for what lives outside of the directory, 400 for names that no type has
 */
export function selectOf(
  request: GraphRequest,
  types: readonly AnyType[],
  { single }: { single: boolean },
): readonly string[] | undefined {
  const names = request.query
    .get('$select')
    ?.split(',')
    .map((name) => name.trim());
  return names?.map((name) => {
    const type = types.find((one) => spelled(one, name) !== undefined);
    const spelling = type && spelled(type, name);
    if (spelling === undefined) {
      const resource = types.length === 1 ? types[0]!.name : 'directoryObject';
      throw new GraphError(
        400,
        'BadRequest',
        `Parsing OData Select and Expand failed: Could not find a property named '${name}' on type 'microsoft.graph.${resource}'.`,
      );
    }
    if (!single && type!.singleOnly.includes(spelling)) {
      throw new GraphError(
        501,
        'NotImplemented',
        `This operation target is not yet supported: ${name} can't be selected here.`,
      );
    }
    return spelling;
  });
}

/** An object with its properties. Of a limited one all but the id are null, as Graph shows what an app may not read. */
export function shown(
  { type, object, limited }: Listed,
  { tenant, properties }: { tenant: Tenant; properties: readonly string[] | undefined },
): Record<string, unknown> {
  const names = (properties ?? type.defaults).filter((name) => name in type.properties);
  if (limited !== true) return present(type, object, { tenant, properties: names });
  return Object.fromEntries(names.map((name) => [name, name === 'id' ? object.id : null]));
}

function matcher(request: GraphRequest, source: ListSource): ((listed: Listed) => boolean) | undefined {
  const { query, tenant } = request;
  const isEventual = eventual(request);
  const filter = query.get('$filter');
  const search = query.get('$search');
  const resource = source.types.length === 1 ? source.types[0]!.name : 'directoryObject';
  const tests = [
    filter === undefined
      ? undefined
      : readDirectoryFilter(filter, {
          resource,
          knows: (name) => source.types.some((type) => spelled(type, name) !== undefined),
          advancedAllowed: isEventual && (query.get('$count') === 'true' || request.path.endsWith('/$count')),
        }),
    search === undefined
      ? undefined
      : readDirectorySearch(search, { isEventual, searchable: source.types.flatMap(({ searchable }) => searchable) }),
  ].filter((test) => test !== undefined);
  if (tests.length === 0) return undefined;
  return (listed) => {
    const read = reader(listed, tenant);
    return listed.limited !== true && tests.every((test) => test(read));
  };
}

function reader({ type, object }: Listed, tenant: Tenant): ReadProperty {
  return (name) => type.properties[spelled(type, name) ?? '']?.read(object, tenant);
}

function walk(
  source: ListSource,
  { matches, size, place }: { matches: ((listed: Listed) => boolean) | undefined; size: number; place: number },
): { items: readonly Listed[]; next: number | undefined } {
  const items: Listed[] = [];
  let end = place;
  for (const { next, listed } of source.from(place)) {
    if (matches && !matches(listed)) continue;
    if (items.length === size) return { items, next: end };
    items.push(listed);
    end = next;
  }
  return { items, next: undefined };
}

function slice(
  sorted: readonly Listed[],
  { size, place }: { size: number; place: number },
): { items: readonly Listed[]; next: number | undefined } {
  const end = place + size;
  return { items: sorted.slice(place, end), next: end < sorted.length ? end : undefined };
}

type Order = { readonly name: string; readonly isDescending: boolean };

function sortedList(
  request: GraphRequest,
  source: ListSource,
  { matches, order }: { matches: ((listed: Listed) => boolean) | undefined; order: Order },
): readonly Listed[] {
  const { tenant, query } = request;
  const key = JSON.stringify([request.path, query.get('$filter'), query.get('$search'), order, request.caller.appId]);
  const version = `${tenant.userLog.last}/${tenant.groups.log.last}/${tenant.registry.changes}`;
  const known = sortedResults.get(tenant) ?? new Map<string, { version: string; sorted: readonly Listed[] }>();
  sortedResults.set(tenant, known);
  const before = known.get(key);
  if (before?.version === version) return before.sorted;
  const all: { readonly listed: Listed; readonly by: string }[] = [];
  for (const { listed } of source.from(0)) {
    if (matches && !matches(listed)) continue;
    const value = reader(listed, tenant)(order.name);
    all.push({ listed, by: typeof value === 'string' ? value.toLowerCase() : '' });
  }
  const sign = order.isDescending ? -1 : 1;
  all.sort((one, other) => (one.by < other.by ? -sign : one.by > other.by ? sign : 0));
  const sorted = all.map(({ listed }) => listed);
  if (known.size >= sortedKept) known.delete(known.keys().next().value!);
  known.set(key, { version, sorted });
  return sorted;
}

/** Reads `$orderby`. Together with `$filter` or `$search`, and for most properties, it is an advanced query. */
function readOrder(request: GraphRequest, types: readonly AnyType[]): Order | undefined {
  const text = request.query.get('$orderby');
  if (text === undefined) return undefined;
  const parts = /^\s*(\w+)(?:\s+(asc|desc))?\s*$/i.exec(text);
  const names = types.flatMap(({ orderable }) => [...orderable.basic, ...orderable.advanced]);
  const name = names.find((one) => one.toLowerCase() === parts?.[1]?.toLowerCase());
  if (parts === null || name === undefined)
    throw new GraphError(400, 'Request_UnsupportedQuery', 'Sorting not supported for current query.');
  const isBasic = types.every(({ orderable }) => orderable.basic.includes(name)) && types.length === 1;
  const isAlone = !request.query.has('$filter') && !request.query.has('$search');
  const isAdvanced = eventual(request) && (request.query.get('$count') === 'true' || request.query.has('$search'));
  if (!(isBasic && isAlone) && !isAdvanced) throw needsAdvanced();
  return { name, isDescending: parts[2]?.toLowerCase() === 'desc' };
}

function countOf(source: ListSource, matches: ((listed: Listed) => boolean) | undefined): number {
  if (!matches) return source.count();
  let count = 0;
  for (const { listed } of source.from(0)) if (matches(listed)) count += 1;
  return count;
}

function readSize(text: string | undefined): number {
  if (text === undefined) return sizes.standard;
  const size = Number(text);
  if (/^\d+$/.test(text) && size >= 1 && size <= sizes.most) return size;
  throw new GraphError(
    400,
    'Request_UnsupportedQuery',
    `Invalid page size specified: '${text}'. Must be between 1 and ${sizes.most} inclusive.`,
  );
}

function nextLink(request: GraphRequest, place: number): string {
  const next = new URL(request.href);
  const text = String(place);
  next.searchParams.set('$skiptoken', Buffer.from(`${text}.${hash(text).toString(36)}`).toString('base64url'));
  return next.href;
}

function readToken(text: string | undefined): number {
  if (text === undefined) return 0;
  const [place = '', sum] = Buffer.from(text, 'base64url').toString().split('.');
  if (/^\d+$/.test(place) && hash(place).toString(36) === sum) return Number(place);
  throw new GraphError(
    400,
    'Directory_ExpiredPageToken',
    'The specified page token value has expired and can no longer be included in your request.',
  );
}
