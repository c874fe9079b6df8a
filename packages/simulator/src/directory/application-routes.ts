import { requiredPermissions } from '../entra/permission-table.ts';
import type { GraphPipeline } from '../graph/pipeline.ts';
import type { GraphAnswer, GraphRequest } from '../graph/request.ts';
import { blankApplication, type Application } from '../tenant/application.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { notFound } from './access.ts';
import { answerOne, bodyOf, nothing } from './answers.ts';
import { applicationType } from './application-type.ts';
import { addCredentialRoutes } from './credential-routes.ts';
import { answerCount, answerList, listOptions } from './directory-list.ts';
import { addOwnerRoutes } from './owner-routes.ts';
import { invalidValue, writeProperties } from './property.ts';
import { sourceOfShelf } from './relations.ts';

const path = '/applications/{application}';

/** Registrations, as the Entra admin center and `az ad app` make them. */
export function addApplicationRoutes(graph: GraphPipeline): void {
  graph.route({
    method: 'GET',
    paths: ['/applications'],
    what: 'List registrations',
    permissions: requiredPermissions('GET', '/applications'),
    options: listOptions,
    handle: (request) => answerList(request, sourceOfShelf(applicationType, request.tenant.registry.applications)),
  });
  graph.route({
    method: 'GET',
    paths: ['/applications/$count'],
    what: 'Count registrations',
    permissions: requiredPermissions('GET', '/applications/$count'),
    options: ['$filter', '$search'],
    handle: (request) => answerCount(request, sourceOfShelf(applicationType, request.tenant.registry.applications)),
  });
  graph.route({
    method: 'POST',
    paths: ['/applications'],
    what: 'Register an application',
    permissions: requiredPermissions('POST', '/applications'),
    options: [],
    handle: createApplication,
  });
  graph.route({
    method: 'GET',
    paths: [path],
    what: "Read a registration by object id, or by client id as applications(appId='…')",
    permissions: requiredPermissions('GET', '/applications/{id}'),
    options: ['$select', '$expand'],
    handle: (request) => {
      const application = applicationOf(request);
      const answer = answerOne(request, { type: applicationType, object: application });
      return withKeys(request, answer, application.keyCredentials);
    },
  });
  graph.route({
    method: 'PATCH',
    paths: [path],
    what: 'Change a registration: redirect addresses, required permissions, roles, scopes, certificates …',
    permissions: requiredPermissions('PATCH', '/applications/{id}'),
    options: [],
    handle: updateApplication,
  });
  graph.route({
    method: 'DELETE',
    paths: [path],
    what: 'Delete a registration, and its service principal with it; both can be restored',
    permissions: requiredPermissions('DELETE', '/applications/{id}'),
    options: [],
    handle: (request) => {
      const { tenant } = request;
      const application = applicationOf(request);
      const principal = tenant.registry.servicePrincipalOf(application.appId);
      if (principal) tenant.softDelete({ kind: 'servicePrincipal', object: principal });
      tenant.softDelete({ kind: 'application', object: application });
      return nothing;
    },
  });
  addOwnerRoutes(graph, {
    path,
    what: 'a registration',
    find: applicationOf,
    changed: (tenant, application) => tenant.registry.applicationChanged(application),
  });
  addCredentialRoutes(graph, {
    path,
    what: 'a registration',
    find: applicationOf,
    changed: (tenant, application) => tenant.registry.applicationChanged(application),
  });
}

/** The registration that the path names, by object id or as `(appId='…')`. Throws 404. */
export function applicationOf(request: GraphRequest): Application {
  const name = request.params['application'] ?? '';
  const { registry } = request.tenant;
  const appId = appIdIn(name);
  const found = appId === undefined ? registry.applications.get(name.toLowerCase()) : registry.applicationOf(appId);
  if (found === undefined) throw notFound(appId ?? name);
  return found;
}

/** The client id of an alternate key (`appId='…'`); undefined for an object id. */
export const appIdIn = (name: string): string | undefined => /^appId='(.*)'$/i.exec(name)?.[1];

/** Public keys are shown when one object is asked for its keyCredentials by `$select`, and never else. */
export function withKeys(
  request: GraphRequest,
  answer: GraphAnswer,
  credentials: readonly { readonly key: string }[],
): GraphAnswer {
  const asked = request.query
    .get('$select')
    ?.split(',')
    .some((name) => name.trim().toLowerCase() === 'keycredentials');
  const body = answer.body as { keyCredentials?: readonly object[] };
  if (asked !== true || body.keyCredentials === undefined) return answer;
  const shown = body.keyCredentials.map((one, index) => ({ ...one, key: credentials[index]?.key ?? null }));
  return { ...answer, body: { ...body, keyCredentials: shown } };
}

function createApplication(request: GraphRequest): GraphAnswer {
  const { tenant } = request;
  const body = bodyOf(request);
  if (body['displayName'] === undefined) throw invalidValue('Property displayName is required.');
  const draft = emptyApplication(tenant);
  writeProperties(applicationType, draft, { body, tenant });
  mustBeOwnAddresses(tenant, draft);
  // Who asks with an app becomes its owner: that is what Application.ReadWrite.OwnedBy means.
  const caller = request.caller.delegated?.userId ?? tenant.registry.servicePrincipalOf(request.caller.appId)?.id;
  const application = tenant.registry.addApplication({ ...draft, owners: caller === undefined ? [] : [caller] });
  return answerOne(request, { type: applicationType, object: application }, { status: 201 });
}

function emptyApplication(tenant: Tenant): Application {
  return {
    ...blankApplication(),
    id: tenant.random.guid(),
    appId: tenant.random.guid(),
    displayName: '',
    createdAt: tenant.clock.now(),
    // What Graph takes when nothing is said (application-post-applications).
    signInAudience: 'AzureADandPersonalMicrosoftAccount',
    requestedAccessTokenVersion: 2,
  };
}

function updateApplication(request: GraphRequest): GraphAnswer {
  const { tenant } = request;
  const application = applicationOf(request);
  const body = bodyOf(request);
  const trial = { ...application, more: { ...application.more } };
  writeProperties(applicationType, trial, { body, tenant });
  mustBeOwnAddresses(tenant, trial);
  // Taken from the trial, so that new ids are drawn once.
  Object.assign(application.more, trial.more);
  const { more: _, id: _id, appId: _appId, createdAt: _at, ...changed } = trial;
  Object.assign(application, changed);
  tenant.registry.applicationChanged(application);
  return nothing;
}

/** Two applications of a tenant can't share an identifier. */
function mustBeOwnAddresses(tenant: Tenant, draft: Application): void {
  for (const other of tenant.registry.applications.values()) {
    const taken = other.id !== draft.id && other.identifierUris.find((uri) => draft.identifierUris.includes(uri));
    if (taken) throw invalidValue('Another object with the same value for property identifierUris already exists.');
  }
}
