import { requiredPermissions } from '../entra/permission-table.ts';
import type { GraphPipeline } from '../graph/pipeline.ts';
import type { GraphAnswer, GraphRequest } from '../graph/request.ts';
import { defaultAppRoleId, type AppRoleAssignment } from '../tenant/application.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { denied, holdsAny, notFound } from './access.ts';
import { bodyOf, nothing } from './answers.ts';
import { readGuid } from './credentials.ts';
import { groupOf } from './group-routes.ts';
import { answerPage, pageOptions } from './plain-page.ts';
import { invalidValue } from './property.ts';
import { findObject } from './relations.ts';
import { servicePrincipalOf } from './service-principal-routes.ts';
import { userOf } from './user-routes.ts';

/** App roles: application permissions of apps, and who may use an enterprise application. */
export function addAssignmentRoutes(graph: GraphPipeline): void {
  addSide(graph, {
    path: '/users/{user}/appRoleAssignments',
    what: 'App roles of a user',
    holder: (request) => userOf(request).id,
    side: 'principalId',
  });
  addSide(graph, {
    path: '/groups/{group}/appRoleAssignments',
    what: 'App roles of a group',
    holder: (request) => groupOf(request).id,
    side: 'principalId',
  });
  addSide(graph, {
    path: '/servicePrincipals/{principal}/appRoleAssignments',
    what: 'App roles of a service principal: its application permissions',
    holder: (request) => servicePrincipalOf(request).id,
    side: 'principalId',
  });
  addSide(graph, {
    path: '/servicePrincipals/{principal}/appRoleAssignedTo',
    what: 'Who was given app roles of a service principal',
    holder: (request) => servicePrincipalOf(request).id,
    side: 'resourceId',
  });
}

/** The list seen from the one who has the roles (`principalId`), or from the resource that gives them. */
type Side = {
  readonly path: string;
  readonly what: string;
  readonly holder: (request: GraphRequest) => string;
  readonly side: 'principalId' | 'resourceId';
};

function addSide(graph: GraphPipeline, { path, what, holder, side }: Side): void {
  const tablePath = path.replace(/\{\w+\}/, '{id}');
  graph.route({
    method: 'GET',
    paths: [path],
    what,
    permissions: requiredPermissions('GET', tablePath),
    options: pageOptions,
    handle: (request) => {
      const id = holder(request);
      const { consents } = request.tenant;
      const all = side === 'principalId' ? consents.assignmentsOf(id) : consents.assignmentsTo(id);
      const value = all.map((one) => presentAssignment(request.tenant, one)).filter((one) => one !== undefined);
      return answerPage(request, value, contextOf(path, id));
    },
  });
  graph.route({
    method: 'POST',
    paths: [path],
    what: `${what}: give one`,
    permissions: requiredPermissions('POST', tablePath),
    options: [],
    handle: (request) => give(request, { holder: holder(request), side, head: path }),
  });
  graph.route({
    method: 'DELETE',
    paths: [`${path}/{assignment}`],
    what: `${what}: take one away`,
    permissions: requiredPermissions('DELETE', `${tablePath}/{id}`),
    options: [],
    handle: (request) => {
      const id = request.params['assignment'] ?? '';
      const assignment = request.tenant.consents.assignments.get(id);
      if (assignment === undefined || assignment[side] !== holder(request)) throw notFound(id);
      request.tenant.consents.unassign(assignment);
      return nothing;
    },
  });
}

function give(
  request: GraphRequest,
  { holder, side, head }: { holder: string; side: Side['side']; head: string },
): GraphAnswer {
  const { tenant } = request;
  // The permissions file lists Application.Read.All beside it: to be held as well, not instead.
  if (!holdsAny(request, ['AppRoleAssignment.ReadWrite.All'])) throw denied();
  const body = bodyOf(request);
  const principalId = readGuid(body['principalId'], 'principalId');
  const resourceId = readGuid(body['resourceId'], 'resourceId');
  const appRoleId = readGuid(body['appRoleId'], 'appRoleId');
  if ((side === 'principalId' ? principalId : resourceId) !== holder)
    throw invalidValue(`Not a valid reference update: '${side}' must be the object in the path.`);
  const resource = tenant.registry.servicePrincipals.get(resourceId);
  const principal = findObject(tenant, principalId);
  if (resource === undefined || principal === undefined) throw notFound(resource ? principalId : resourceId);
  if (principal.kind === 'application') throw invalidValue('Not a valid reference update.');
  const principalType =
    principal.kind === 'servicePrincipal' ? 'ServicePrincipal' : principal.kind === 'user' ? 'User' : 'Group';
  const needed = principalType === 'ServicePrincipal' ? 'Application' : 'User';
  const role = resource.appRoles.find(({ id }) => id === appRoleId);
  const offersSome = resource.appRoles.some(({ allowedMemberTypes }) => allowedMemberTypes.includes(needed));
  const isDefault = appRoleId === defaultAppRoleId && !offersSome;
  if (!isDefault && (role?.isEnabled !== true || !role.allowedMemberTypes.includes(needed)))
    throw invalidValue(`Permission being assigned was not found on application '${resource.appId}'.`);
  const same = tenant.consents
    .assignmentsOf(principalId)
    .some((one) => one.resourceId === resourceId && one.appRoleId === appRoleId);
  if (same) throw invalidValue('Permission being assigned already exists on the object.');
  const assignment = tenant.consents.assign({ appRoleId, principalId, principalType, resourceId });
  const context = `${request.baseUrl}/$metadata#${contextOf(head, holder)}/$entity`;
  return { status: 201, body: { '@odata.context': context, ...presentAssignment(tenant, assignment) } };
}

/** How the pages name the lists: by who is asked, but for what users and service principals have. */
function contextOf(path: string, id: string): string {
  if (/^\/(users|servicePrincipals)\/\{\w+\}\/appRoleAssignments$/.test(path)) return 'appRoleAssignments';
  return path.slice(1).replace(/\/\{\w+\}/, `('${id}')`);
}

/** An assignment with the names of both sides; undefined when one of them was deleted. */
function presentAssignment(tenant: Tenant, assignment: AppRoleAssignment): Record<string, unknown> | undefined {
  const principal = findObject(tenant, assignment.principalId);
  const resource = tenant.registry.servicePrincipals.get(assignment.resourceId);
  if (principal === undefined || resource === undefined) return undefined;
  return {
    id: assignment.id,
    deletedDateTime: null,
    appRoleId: assignment.appRoleId,
    createdDateTime: assignment.createdAt.toString(),
    principalDisplayName: (principal.object as { displayName?: string }).displayName ?? null,
    principalId: assignment.principalId,
    principalType: assignment.principalType,
    resourceDisplayName: resource.displayName,
    resourceId: assignment.resourceId,
  };
}
