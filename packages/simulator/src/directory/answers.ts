import type { GraphAnswer, GraphRequest } from '../graph/request.ts';
import { readObject, type Json } from '../graph/json-read.ts';
import { percentDecoded } from '../graph/percent.ts';
import { notFound } from './access.ts';
import { selectOf, shown, type Listed } from './directory-list.ts';
import { expandInto, readExpansions } from './expand.ts';
import { invalidValue } from './property.ts';
import { findObject } from './relations.ts';

/** Answers one object, with what `$select` and `$expand` ask of it. */
export function answerOne(
  request: GraphRequest,
  listed: Listed,
  { status = 200, head, withType = false }: { status?: number; head?: string; withType?: boolean } = {},
): GraphAnswer {
  const properties = selectOf(request, [listed.type], { single: true });
  const expansions = readExpansions(request.query.get('$expand'), [listed.type]);
  const chosen = request.query.has('$select') ? `(${request.query.get('$select')!.replaceAll(' ', '')})` : '';
  return {
    status,
    body: {
      '@odata.context': `${request.baseUrl}/$metadata#${head ?? listed.type.set}${chosen}/$entity`,
      ...(withType && { '@odata.type': `#microsoft.graph.${listed.type.name}` }),
      ...shown(listed, { tenant: request.tenant, properties }),
      ...expandInto(listed, { expansions, request }),
    },
  };
}

/** An answer without a body. */
export const nothing: GraphAnswer = { status: 204 };

/** The body of a write. Throws 400 when there is none. */
export function bodyOf(request: GraphRequest): Json {
  if (request.body === undefined) throw invalidValue('Empty Payload. JSON content expected.');
  return readObject(request.body, 'body');
}

/**
 * The object that a reference names: `{"@odata.id": "https://…/v1.0/directoryObjects/{id}"}`.
 * Throws 400 for what is no reference, 404 for an object that isn't there.
 */
export function referenced(request: GraphRequest, address: unknown): NonNullable<ReturnType<typeof findObject>> {
  const url = typeof address === 'string' ? URL.parse(address, request.href) : null;
  const id = /\/([^/()]+?)\/?$/.exec(url?.pathname ?? '')?.[1] ?? /\('([^']+)'\)$/.exec(url?.pathname ?? '')?.[1];
  if (id === undefined) throw invalidValue('Invalid URL specified for property @odata.id.');
  const name = percentDecoded(id);
  if (name === null) throw invalidValue('Invalid URL specified for property @odata.id.');
  const user = request.tenant.findUser(name);
  const found = findObject(request.tenant, user?.id ?? name);
  if (found === undefined) throw notFound(name);
  return found;
}
