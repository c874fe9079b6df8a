import { requiredPermissions } from '../entra/permission-table.ts';
import type { GraphPipeline } from '../graph/pipeline.ts';
import type { GraphAnswer, GraphRequest } from '../graph/request.ts';
import { notFound } from './access.ts';
import { answerOne, bodyOf, nothing } from './answers.ts';
import { shown } from './directory-list.ts';
import { removeGroup } from './group-routes.ts';
import { badProperty, invalidValue, kinds } from './property.ts';
import { findFor, findObject } from './relations.ts';

/** One request asks for no more objects than this (directoryobject-getbyids). */
const mostIds = 1000;
const knownTypes = ['user', 'group', 'application', 'servicePrincipal', 'device', 'directoryObject'];

/** Directory objects whatever they are. */
export function addObjectRoutes(graph: GraphPipeline): void {
  graph.route({
    method: 'POST',
    paths: ['/directoryObjects/getByIds'],
    what: `Read up to ${mostIds} objects by their ids; unknown ids are left out`,
    permissions: requiredPermissions('POST', '/directoryObjects/getByIds'),
    options: [],
    handle: getByIds,
  });
  graph.route({
    method: 'GET',
    paths: ['/directoryObjects/{object}'],
    what: 'Read an object whatever it is',
    permissions: requiredPermissions('GET', '/directoryObjects/{id}'),
    options: ['$select'],
    handle: (request) => {
      const id = request.params['object'] ?? '';
      const found = findObject(request.tenant, id);
      if (found === undefined) throw notFound(id);
      return answerOne(request, found, { head: 'directoryObjects', withType: true });
    },
  });
  graph.route({
    method: 'DELETE',
    paths: ['/directoryObjects/{object}'],
    what: 'Delete an object whatever it is',
    permissions: requiredPermissions('DELETE', '/directoryObjects/{id}'),
    options: [],
    handle: (request) => {
      const { tenant } = request;
      const id = (request.params['object'] ?? '').toLowerCase();
      const user = tenant.users.get(id);
      const group = tenant.groups.all.get(id);
      const principal = tenant.registry.servicePrincipals.get(id);
      const application = tenant.registry.applications.get(id);
      if (user) tenant.softDelete({ kind: 'user', object: user, mailbox: tenant.mailboxes.get(id) });
      else if (group) removeGroup(request, group);
      else if (principal && principal !== tenant.registry.graph)
        tenant.softDelete({ kind: 'servicePrincipal', object: principal });
      else if (application) tenant.softDelete({ kind: 'application', object: application });
      else throw notFound(id);
      return nothing;
    },
  });
}

function getByIds(request: GraphRequest): GraphAnswer {
  const body = bodyOf(request);
  const ids = kinds.texts(body['ids'], 'ids');
  if (ids.length > mostIds) throw invalidValue(`The number of ids must be at most ${mostIds}.`);
  const types = kinds.texts(body['types'] ?? ['directoryObject'], 'types');
  if (!types.every((type) => knownTypes.some((one) => one.toLowerCase() === type.toLowerCase())))
    throw badProperty('types');
  const wanted = new Set(types.map((type) => type.toLowerCase()));
  const value = ids.flatMap((id) => {
    const found = findFor(request, id);
    if (found === undefined) return [];
    if (!wanted.has('directoryobject') && !wanted.has(found.type.name.toLowerCase())) return [];
    const head = { '@odata.type': `#microsoft.graph.${found.type.name}` };
    return [{ ...head, ...shown(found, { tenant: request.tenant, properties: undefined }) }];
  });
  return { status: 200, body: { '@odata.context': `${request.baseUrl}/$metadata#directoryObjects`, value } };
}
