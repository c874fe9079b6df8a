import { GraphError } from '../graph/graph-error.ts';
import type { GraphAnswer, GraphRequest } from '../graph/request.ts';
import { readDirectoryFilter } from './directory-filter.ts';
import { directoryPage } from './directory-page.ts';

export const pageOptions = ['$select', '$filter', '$top', '$skip', '$count', '$skiptoken'];

/** A page of things that are no directory objects: assignments, grants, places. All properties can be filtered and selected. */
export function answerPage(
  request: GraphRequest,
  all: readonly Readonly<Record<string, unknown>>[],
  head: string,
  { standard = 100, most = 999, known }: { standard?: number; most?: number; known?: readonly string[] } = {},
): GraphAnswer {
  const { query } = request;
  const names = known ?? Object.keys(all[0] ?? {});
  const spelling = (name: string) => names.find((one) => one.toLowerCase() === name.toLowerCase());
  const select = query
    .get('$select')
    ?.split(',')
    .map((name) => {
      const found = spelling(name.trim());
      // An empty list knows no names: there is nothing to select from.
      if (found === undefined && names.length > 0)
        throw new GraphError(400, 'BadRequest', `Could not find a property named '${name.trim()}' on type '${head}'.`);
      return found ?? name.trim();
    });
  const filter = query.get('$filter');
  const matches =
    filter === undefined
      ? () => true
      : readDirectoryFilter(filter, {
          resource: head,
          lenient: true,
          advancedAllowed: true,
          knows: (name) => names.length === 0 || spelling(name) !== undefined,
        });
  const wanted = all.filter((one) => matches((name) => one[spelling(name) ?? '']));
  const { items, nextLink } = directoryPage(request, wanted, { standard, most });
  return {
    status: 200,
    body: {
      '@odata.context': `${request.baseUrl}/$metadata#${head}${select ? `(${select.join(',')})` : ''}`,
      ...(query.get('$count') === 'true' && !query.has('$skiptoken') && { '@odata.count': wanted.length }),
      ...(nextLink !== undefined && { '@odata.nextLink': nextLink }),
      value: select ? items.map((one) => Object.fromEntries(select.map((name) => [name, one[name]]))) : items,
    },
  };
}
