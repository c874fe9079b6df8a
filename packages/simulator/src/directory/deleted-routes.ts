import { requiredPermissions } from '../entra/permission-table.ts';
import type { GraphPipeline } from '../graph/pipeline.ts';
import { GraphError } from '../graph/graph-error.ts';
import type { GraphRequest } from '../graph/request.ts';
import type { Deleted, DeletedObject } from '../tenant/deleted-objects.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { denied, holdsAny, mayRead, notFound } from './access.ts';
import { answerOne, nothing } from './answers.ts';
import { applicationType } from './application-type.ts';
import { answerList, listOptions } from './directory-list.ts';
import { groupType } from './group-type.ts';
import type { AnyType } from './property.ts';
import { servicePrincipalType } from './service-principal-type.ts';
import { userType } from './user-type.ts';

const types: Readonly<Record<Deleted['kind'], AnyType>> = {
  user: userType,
  group: groupType,
  application: applicationType,
  servicePrincipal: servicePrincipalType,
};

/** Who may bring back or throw away for ever, by what it is (directory-deleteditems-restore, …-delete). */
const writers: Readonly<Record<Deleted['kind'], readonly string[]>> = {
  user: ['User.ReadWrite.All', 'User.DeleteRestore.All', 'Directory.ReadWrite.All'],
  group: ['Group.ReadWrite.All', 'Directory.ReadWrite.All'],
  application: ['Application.ReadWrite.All', 'Application.ReadWrite.OwnedBy', 'Directory.ReadWrite.All'],
  servicePrincipal: ['Application.ReadWrite.All', 'Application.ReadWrite.OwnedBy', 'Directory.ReadWrite.All'],
};

/** `/directory/deletedItems`: thirty days in which a deletion can be taken back. */
export function addDeletedRoutes(graph: GraphPipeline): void {
  for (const kind of Object.keys(types) as Deleted['kind'][]) {
    graph.route({
      method: 'GET',
      paths: [`/directory/deletedItems/microsoft.graph.${kind}`],
      what: `List deleted ${types[kind].set}`,
      permissions: requiredPermissions('GET', `/directory/deletedItems/microsoft.graph.${kind}`),
      options: listOptions,
      handle: (request) => {
        throwAwayOverdue(request.tenant);
        const { deleted } = request.tenant;
        return answerList(request, {
          types: [types[kind]],
          count: () => [...deleted.values()].filter((one) => one.kind === kind).length,
          *from(place) {
            for (const { next, value } of deleted.from(place))
              if (value.kind === kind) yield { next, listed: { type: types[kind], object: value.object } };
          },
        });
      },
    });
  }
  graph.route({
    method: 'GET',
    paths: ['/directory/deletedItems/{object}'],
    what: 'Read a deleted object',
    permissions: requiredPermissions('GET', '/directory/deletedItems/{id}'),
    options: ['$select'],
    handle: (request) => {
      const deleted = deletedOf(request);
      if (!mayRead(request, deleted.kind)) throw denied();
      const listed = { type: types[deleted.kind], object: deleted.object };
      return answerOne(request, listed, { head: 'directoryObjects', withType: true });
    },
  });
  graph.route({
    method: 'POST',
    paths: ['/directory/deletedItems/{object}/restore'],
    what: 'Bring a deleted object back, with mailbox, memberships and grants',
    permissions: requiredPermissions('POST', '/directory/deletedItems/{id}/restore'),
    options: [],
    handle: (request) => {
      const deleted = deletedOf(request);
      if (!holdsAny(request, writers[deleted.kind])) throw denied();
      mustBeFree(request.tenant, deleted);
      request.tenant.restore(deleted);
      const listed = { type: types[deleted.kind], object: deleted.object };
      return answerOne(request, listed, { head: 'directoryObjects', withType: true });
    },
  });
  graph.route({
    method: 'DELETE',
    paths: ['/directory/deletedItems/{object}'],
    what: 'Delete for ever',
    permissions: requiredPermissions('DELETE', '/directory/deletedItems/{id}'),
    options: [],
    handle: (request) => {
      const deleted = deletedOf(request);
      if (!holdsAny(request, writers[deleted.kind])) throw denied();
      request.tenant.purge(deleted);
      return nothing;
    },
  });
}

/** Ends what has been deleted for thirty days. Asked for before the deleted items and the deltas are read. */
export function throwAwayOverdue(tenant: Tenant): void {
  for (const one of tenant.deleted.overdue(tenant.clock.now())) tenant.purge(one);
}

function deletedOf(request: GraphRequest): DeletedObject {
  throwAwayOverdue(request.tenant);
  const id = request.params['object'] ?? '';
  const deleted = request.tenant.deleted.get(id.toLowerCase());
  if (deleted === undefined) throw notFound(id);
  return deleted;
}

/** Somebody else may have taken the name meanwhile. */
function mustBeFree(tenant: Tenant, deleted: Deleted): void {
  const taken =
    deleted.kind === 'user'
      ? tenant.findUser(deleted.object.userPrincipalName) !== undefined
      : deleted.kind === 'servicePrincipal'
        ? tenant.registry.servicePrincipalOf(deleted.object.appId) !== undefined
        : false;
  if (taken) {
    throw new GraphError(
      400,
      'Request_BadRequest',
      'Another object with the same value for property userPrincipalName already exists.',
    );
  }
}
