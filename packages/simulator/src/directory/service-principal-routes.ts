import { requiredPermissions } from '../entra/permission-table.ts';
import type { GraphPipeline } from '../graph/pipeline.ts';
import type { GraphAnswer, GraphRequest } from '../graph/request.ts';
import type { ServicePrincipal } from '../tenant/application.ts';
import { notFound } from './access.ts';
import { answerOne, bodyOf, nothing } from './answers.ts';
import { appIdIn, withKeys } from './application-routes.ts';
import { addCredentialRoutes } from './credential-routes.ts';
import { readGuid } from './credentials.ts';
import { answerCount, answerList, listOptions } from './directory-list.ts';
import { addOwnerRoutes } from './owner-routes.ts';
import { invalidValue, writeProperties } from './property.ts';
import { sourceOfShelf } from './relations.ts';
import { servicePrincipalType } from './service-principal-type.ts';

const path = '/servicePrincipals/{principal}';

/** Enterprise applications: what of an application a tenant knows. Microsoft Graph is among them, with its permissions. */
export function addServicePrincipalRoutes(graph: GraphPipeline): void {
  graph.route({
    method: 'GET',
    paths: ['/servicePrincipals'],
    what: 'List service principals',
    permissions: requiredPermissions('GET', '/servicePrincipals'),
    options: listOptions,
    handle: (request) =>
      answerList(request, sourceOfShelf(servicePrincipalType, request.tenant.registry.servicePrincipals)),
  });
  graph.route({
    method: 'GET',
    paths: ['/servicePrincipals/$count'],
    what: 'Count service principals',
    permissions: requiredPermissions('GET', '/servicePrincipals/$count'),
    options: ['$filter', '$search'],
    handle: (request) =>
      answerCount(request, sourceOfShelf(servicePrincipalType, request.tenant.registry.servicePrincipals)),
  });
  graph.route({
    method: 'POST',
    paths: ['/servicePrincipals'],
    what: 'Make the service principal of an application that is registered here',
    permissions: requiredPermissions('POST', '/servicePrincipals'),
    options: [],
    handle: createServicePrincipal,
  });
  graph.route({
    method: 'GET',
    paths: [path],
    what: "Read a service principal by object id, or by client id as servicePrincipals(appId='…')",
    permissions: requiredPermissions('GET', '/servicePrincipals/{id}'),
    options: ['$select', '$expand'],
    handle: (request) => {
      const principal = servicePrincipalOf(request);
      const answer = answerOne(request, { type: servicePrincipalType, object: principal });
      return withKeys(request, answer, principal.keyCredentials);
    },
  });
  graph.route({
    method: 'PATCH',
    paths: [path],
    what: 'Change a service principal: enabled, assignment required, SAML settings, certificates …',
    permissions: requiredPermissions('PATCH', '/servicePrincipals/{id}'),
    options: [],
    handle: (request) => {
      const { tenant } = request;
      const principal = servicePrincipalOf(request);
      const trial = { ...principal, more: { ...principal.more } };
      writeProperties(servicePrincipalType, trial, { body: bodyOf(request), tenant });
      // Taken from the trial, so that new ids are drawn once.
      Object.assign(principal.more, trial.more);
      const { more: _, id: _id, appId: _appId, createdAt: _at, ...changed } = trial;
      Object.assign(principal, changed);
      tenant.registry.servicePrincipalChanged(principal);
      return nothing;
    },
  });
  graph.route({
    method: 'DELETE',
    paths: [path],
    what: 'Delete a service principal: nobody gets a token for it any more; it can be restored',
    permissions: requiredPermissions('DELETE', '/servicePrincipals/{id}'),
    options: [],
    handle: (request) => {
      const principal = servicePrincipalOf(request);
      if (principal === request.tenant.registry.graph)
        throw invalidValue('Specified App Principal is a first party application and cannot be deleted.');
      request.tenant.softDelete({ kind: 'servicePrincipal', object: principal });
      return nothing;
    },
  });
  const of = {
    path,
    what: 'a service principal',
    find: servicePrincipalOf,
    changed: (tenant: GraphRequest['tenant'], principal: ServicePrincipal) =>
      tenant.registry.servicePrincipalChanged(principal),
  };
  addOwnerRoutes(graph, of);
  addCredentialRoutes(graph, of);
}

/** The service principal that the path names, by object id or as `(appId='…')`. Throws 404. */
export function servicePrincipalOf(request: GraphRequest): ServicePrincipal {
  const name = request.params['principal'] ?? '';
  const { registry } = request.tenant;
  const appId = appIdIn(name);
  const found =
    appId === undefined ? registry.servicePrincipals.get(name.toLowerCase()) : registry.servicePrincipalOf(appId);
  if (found === undefined) throw notFound(appId ?? name);
  return found;
}

function createServicePrincipal(request: GraphRequest): GraphAnswer {
  const { tenant } = request;
  const { appId: sent, ...rest } = bodyOf(request);
  const appId = readGuid(sent, 'appId');
  if (tenant.registry.servicePrincipalOf(appId))
    throw invalidValue(
      'The service principal cannot be created, updated, or restored because the service principal name is already in use.',
    );
  if (!tenant.registry.applicationOf(appId))
    throw invalidValue(`The appId '${appId}' of the service principal does not reference a valid application object.`);
  const draft = tenant.registry.addServicePrincipal({ appId });
  try {
    writeProperties(servicePrincipalType, draft, { body: rest, tenant });
  } catch (error) {
    tenant.registry.removeServicePrincipal(draft);
    throw error;
  }
  tenant.registry.servicePrincipalChanged(draft);
  return answerOne(request, { type: servicePrincipalType, object: draft }, { status: 201 });
}
