import { requiredPermissions } from '../entra/permission-table.ts';
import type { GraphPipeline } from '../graph/pipeline.ts';
import type { GraphRequest } from '../graph/request.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { notFound } from './access.ts';
import { bodyOf, nothing, referenced } from './answers.ts';
import { addObjectList } from './member-routes.ts';
import { badProperty, invalidValue } from './property.ts';
import { sourceOfIds } from './relations.ts';
import { servicePrincipalType } from './service-principal-type.ts';
import { userType } from './user-type.ts';

/** Owners of registrations and service principals: users and service principals. */
export function addOwnerRoutes<T extends { owners: readonly string[] }>(
  graph: GraphPipeline,
  of: {
    readonly path: string;
    readonly what: string;
    readonly find: (request: GraphRequest) => T;
    readonly changed: (tenant: Tenant, object: T) => void;
  },
): void {
  const tablePath = of.path.replace(/\{\w+\}/, '{id}');
  addObjectList(graph, {
    path: `${of.path}/owners`,
    what: `Owners of ${of.what}`,
    casts: [userType, servicePrincipalType],
    source: (request, cast) => {
      const { owners } = of.find(request);
      return sourceOfIds(request, () => owners, cast);
    },
  });
  graph.route({
    method: 'POST',
    paths: [`${of.path}/owners/$ref`],
    what: `Add an owner of ${of.what}`,
    permissions: requiredPermissions('POST', `${tablePath}/owners/$ref`),
    options: [],
    handle: (request) => {
      const object = of.find(request);
      const owner = referenced(request, bodyOf(request)['@odata.id']);
      if (owner.kind !== 'user' && owner.kind !== 'servicePrincipal') throw badProperty('owners');
      if (object.owners.includes(owner.object.id))
        throw invalidValue(
          "One or more added object references already exist for the following modified properties: 'owners'.",
        );
      object.owners = [...object.owners, owner.object.id];
      of.changed(request.tenant, object);
      return nothing;
    },
  });
  graph.route({
    method: 'DELETE',
    paths: [`${of.path}/owners/{owner}/$ref`],
    what: `Take an owner of ${of.what} away`,
    permissions: requiredPermissions('DELETE', `${tablePath}/owners/{id}/$ref`),
    options: [],
    handle: (request) => {
      const object = of.find(request);
      const id = (request.params['owner'] ?? '').toLowerCase();
      if (!object.owners.includes(id)) throw notFound(id);
      object.owners = object.owners.filter((one) => one !== id);
      of.changed(request.tenant, object);
      return nothing;
    },
  });
}
