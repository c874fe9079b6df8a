import { requiredPermissions } from '../entra/permission-table.ts';
import type { GraphPipeline } from '../graph/pipeline.ts';
import type { GraphAnswer, GraphRequest } from '../graph/request.ts';
import type { OAuth2PermissionGrant } from '../tenant/application.ts';
import { notFound } from './access.ts';
import { bodyOf, nothing } from './answers.ts';
import { readGuid } from './credentials.ts';
import { answerPage, pageOptions } from './plain-page.ts';
import { badProperty, invalidValue, kinds } from './property.ts';
import { servicePrincipalOf } from './service-principal-routes.ts';
import { userOf } from './user-routes.ts';

const names = ['clientId', 'consentType', 'id', 'principalId', 'resourceId', 'scope'];
const longestScope = 3850;

/** Delegated permissions that were consented to. */
export function addGrantRoutes(graph: GraphPipeline): void {
  graph.route({
    method: 'GET',
    paths: ['/oauth2PermissionGrants'],
    what: 'List grants of delegated permissions',
    permissions: requiredPermissions('GET', '/oauth2PermissionGrants'),
    options: pageOptions,
    handle: (request) => answerGrants(request, [...request.tenant.consents.grants.values()]),
  });
  graph.route({
    method: 'GET',
    paths: ['/servicePrincipals/{principal}/oauth2PermissionGrants'],
    what: 'List delegated permissions that were granted to a service principal',
    permissions: requiredPermissions('GET', '/servicePrincipals/{id}/oauth2PermissionGrants'),
    options: pageOptions,
    handle: (request) => answerGrants(request, request.tenant.consents.grantsOf(servicePrincipalOf(request).id)),
  });
  graph.route({
    method: 'GET',
    paths: ['/users/{user}/oauth2PermissionGrants'],
    what: 'List delegated permissions that a user granted',
    permissions: requiredPermissions('GET', '/users/{id}/oauth2PermissionGrants'),
    options: pageOptions,
    handle: (request) => {
      const { id } = userOf(request);
      return answerGrants(
        request,
        [...request.tenant.consents.grants.values()].filter((one) => one.principalId === id),
      );
    },
  });
  graph.route({
    method: 'POST',
    paths: ['/oauth2PermissionGrants'],
    what: 'Grant delegated permissions, for everybody or for one user',
    permissions: requiredPermissions('POST', '/oauth2PermissionGrants'),
    options: [],
    handle: createGrant,
  });
  graph.route({
    method: 'GET',
    paths: ['/oauth2PermissionGrants/{grant}'],
    what: 'Read a grant',
    permissions: requiredPermissions('GET', '/oauth2PermissionGrants/{id}'),
    options: [],
    handle: (request) => answerGrant(request, grantOf(request), 200),
  });
  graph.route({
    method: 'PATCH',
    paths: ['/oauth2PermissionGrants/{grant}'],
    what: 'Change the permissions of a grant',
    permissions: requiredPermissions('PATCH', '/oauth2PermissionGrants/{id}'),
    options: [],
    handle: (request) => {
      const scope = readScope(bodyOf(request)['scope']);
      request.tenant.consents.setGrant({ ...grantOf(request), scope });
      return nothing;
    },
  });
  graph.route({
    method: 'DELETE',
    paths: ['/oauth2PermissionGrants/{grant}'],
    what: 'Take a grant back',
    permissions: requiredPermissions('DELETE', '/oauth2PermissionGrants/{id}'),
    options: [],
    handle: (request) => {
      request.tenant.consents.removeGrant(grantOf(request));
      return nothing;
    },
  });
}

function answerGrants({ ...request }: GraphRequest, grants: readonly OAuth2PermissionGrant[]): GraphAnswer {
  return answerPage(
    request,
    grants.map((one) => ({ ...one })),
    'oauth2PermissionGrants',
    { known: names },
  );
}

function answerGrant(request: GraphRequest, grant: OAuth2PermissionGrant, status: number): GraphAnswer {
  return {
    status,
    body: { '@odata.context': `${request.baseUrl}/$metadata#oauth2PermissionGrants/$entity`, ...grant },
  };
}

function grantOf(request: GraphRequest): OAuth2PermissionGrant {
  const id = request.params['grant'] ?? '';
  const grant = request.tenant.consents.grants.get(id);
  if (grant === undefined) throw notFound(id);
  return grant;
}

function createGrant(request: GraphRequest): GraphAnswer {
  const { tenant } = request;
  const body = bodyOf(request);
  const clientId = readGuid(body['clientId'], 'clientId');
  const resourceId = readGuid(body['resourceId'], 'resourceId');
  const { consentType } = body;
  if (consentType !== 'AllPrincipals' && consentType !== 'Principal') throw badProperty('consentType');
  const principalId = consentType === 'Principal' ? readGuid(body['principalId'], 'principalId') : null;
  for (const id of [clientId, resourceId]) if (!tenant.registry.servicePrincipals.has(id)) throw notFound(id);
  if (principalId !== null && !tenant.users.has(principalId)) throw notFound(principalId);
  const scope = readScope(body['scope']);
  const same = tenant.consents
    .grantsOf(clientId)
    .some((one) => one.resourceId === resourceId && one.principalId === principalId);
  if (same) throw invalidValue('Permission entry already exists.');
  return answerGrant(request, tenant.consents.grant({ clientId, consentType, principalId, resourceId, scope }), 201);
}

/** Entra keeps the text as it came, often with a space at its beginning. */
function readScope(value: unknown): string {
  const scope = kinds.name(value, 'scope');
  if (scope.length > longestScope) throw badProperty('scope');
  return scope;
}
