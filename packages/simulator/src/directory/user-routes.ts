import { requiredPermissions } from '../entra/permission-table.ts';
import { GraphError } from '../graph/graph-error.ts';
import type { GraphPipeline } from '../graph/pipeline.ts';
import type { GraphAnswer, GraphRequest } from '../graph/request.ts';
import type { User } from '../tenant/user.ts';
import { mustBeOneselfOr, notFound } from './access.ts';
import { answerOne, bodyOf, nothing, referenced } from './answers.ts';
import { answerCount, answerList, listOptions } from './directory-list.ts';
import { badProperty, invalidValue, kinds, writeProperties } from './property.ts';
import { findFor, relations, sourceOfIds, sourceOfShelf } from './relations.ts';
import { userType } from './user-type.ts';

/** Users: list, read, create, change, delete; manager and reports. */
export function addUserRoutes(graph: GraphPipeline): void {
  graph.route({
    method: 'GET',
    paths: ['/users'],
    what: 'List users; pages of 100, at most 999',
    permissions: requiredPermissions('GET', '/users'),
    options: listOptions,
    handle: (request) => answerList(request, sourceOfShelf(userType, request.tenant.users)),
  });
  graph.route({
    method: 'GET',
    paths: ['/users/$count'],
    what: 'Count users',
    permissions: requiredPermissions('GET', '/users/$count'),
    options: ['$filter', '$search'],
    handle: (request) => answerCount(request, sourceOfShelf(userType, request.tenant.users)),
  });
  graph.route({
    method: 'POST',
    paths: ['/users'],
    what: 'Create a user; without a licence there is no mailbox',
    permissions: requiredPermissions('POST', '/users'),
    options: [],
    handle: createUser,
  });
  graph.route({
    method: 'GET',
    paths: ['/users/{user}'],
    what: 'Read a user by object id or UPN; $expand=manager($levels=max) shows the line of managers',
    permissions: requiredPermissions('GET', '/users/{id}'),
    // $count=true marks an advanced query here as in lists; there is nothing to count.
    options: ['$select', '$expand', '$count'],
    handle: (request) => {
      const user = userOf(request);
      mustBeOneselfOr(request, 'user', user.id);
      return answerOne(request, { type: userType, object: user });
    },
  });
  graph.route({
    method: 'PATCH',
    paths: ['/users/{user}'],
    what: 'Change a user',
    permissions: requiredPermissions('PATCH', '/users/{id}'),
    options: [],
    handle: updateUser,
  });
  graph.route({
    method: 'DELETE',
    paths: ['/users/{user}'],
    what: 'Delete a user: for thirty days it can be restored from the deleted items',
    permissions: requiredPermissions('DELETE', '/users/{id}'),
    options: [],
    handle: (request) => {
      const user = userOf(request);
      const mailbox = request.tenant.mailboxes.get(user.id);
      request.tenant.softDelete({ kind: 'user', object: user, mailbox });
      return nothing;
    },
  });
  graph.route({
    method: 'GET',
    paths: ['/users/{user}/photo', '/users/{user}/photo/$value'],
    what: 'Nobody has a photo: 404 ImageNotFound',
    permissions: requiredPermissions('GET', '/users/{id}/photo'),
    options: [],
    handle: (request) => {
      userOf(request);
      throw new GraphError(
        404,
        'ImageNotFound',
        "Exception of type 'Microsoft.Fast.Profile.Core.Exception.ImageNotFoundException' was thrown.",
      );
    },
  });
  addManagerRoutes(graph);
}

function addManagerRoutes(graph: GraphPipeline): void {
  graph.route({
    method: 'GET',
    paths: ['/users/{user}/manager'],
    what: "Read a user's manager",
    permissions: requiredPermissions('GET', '/users/{id}/manager'),
    options: ['$select'],
    handle: (request) => {
      const user = userOf(request);
      mustBeOneselfOr(request, 'user', user.id);
      const manager = user.managerId === null ? undefined : findFor(request, user.managerId);
      if (manager === undefined) throw notFound('manager');
      return answerOne(request, manager, { head: 'directoryObjects', withType: true });
    },
  });
  graph.route({
    method: 'PUT',
    paths: ['/users/{user}/manager/$ref'],
    what: 'Give a user a manager',
    permissions: requiredPermissions('PUT', '/users/{id}/manager/$ref'),
    options: [],
    handle: (request) => {
      const user = userOf(request);
      const manager = referenced(request, bodyOf(request)['@odata.id']);
      if (manager.kind !== 'user' || manager.object.id === user.id) throw badProperty('manager');
      user.managerId = manager.object.id;
      request.tenant.userChanged(user, ['manager']);
      return nothing;
    },
  });
  graph.route({
    method: 'DELETE',
    paths: ['/users/{user}/manager/$ref'],
    what: "Take a user's manager away",
    permissions: requiredPermissions('DELETE', '/users/{id}/manager/$ref'),
    options: [],
    handle: (request) => {
      const user = userOf(request);
      if (user.managerId === null) throw notFound('manager');
      user.managerId = null;
      request.tenant.userChanged(user, ['manager']);
      return nothing;
    },
  });
  graph.route({
    method: 'GET',
    paths: ['/users/{user}/directReports'],
    what: 'List the people whose manager a user is',
    permissions: requiredPermissions('GET', '/users/{id}/directReports'),
    options: listOptions,
    handle: (request) => {
      const user = userOf(request);
      mustBeOneselfOr(request, 'user', user.id);
      return answerList(
        request,
        sourceOfIds(request, () => relations['user']!['directReports']!(request, user as never)),
      );
    },
  });
}

/** The user that the path names. Throws 404. */
export function userOf(request: GraphRequest): User {
  const name = request.params['user'] ?? '';
  const user = request.tenant.findUser(name);
  if (user === undefined) throw notFound(name);
  return user;
}

function createUser(request: GraphRequest): GraphAnswer {
  const { tenant } = request;
  const body = bodyOf(request);
  // Who signs in with an account of somewhere else needs no name here: one is made (user-post-users, example 2).
  const isLocal = body['identities'] === undefined;
  const needed = isLocal ? ['accountEnabled', 'displayName', 'mailNickname', 'userPrincipalName'] : ['displayName'];
  for (const name of [...needed, 'passwordProfile'])
    if (body[name] === undefined || body[name] === null)
      throw invalidValue(`A value is required for property '${name}' of resource 'User'.`);
  const made = `${tenant.random.guid()}@${tenant.domains.at(-1)}`;
  const userPrincipalName = kinds.name(body['userPrincipalName'] ?? made, 'userPrincipalName');
  mustBeFree(request, userPrincipalName, undefined);
  // Written before it is added: a refused value must leave nothing behind.
  const draft = { ...emptyUser(tenant.random.guid(), userPrincipalName, tenant.clock.now()) };
  writeProperties(userType, draft, { body, tenant });
  const { givenName, surname, ...rest } = draft;
  const user = tenant.addUser({
    ...rest,
    ...(givenName !== null && { givenName }),
    ...(surname !== null && { surname }),
    mailbox: false,
  });
  return answerOne(request, { type: userType, object: user }, { status: 201 });
}

function emptyUser(id: string, userPrincipalName: string, createdAt: Temporal.Instant): User {
  return {
    id,
    userPrincipalName,
    mail: null,
    proxyAddresses: [],
    displayName: userPrincipalName,
    givenName: null,
    surname: null,
    kind: 'person',
    isWorkspace: false,
    accountEnabled: true,
    hiddenFromAddressLists: false,
    language: 'en-US',
    zone: 'UTC',
    createdAt,
    managerId: null,
    profile: { preferredLanguage: null },
  };
}

function updateUser(request: GraphRequest): GraphAnswer {
  const { tenant } = request;
  const user = userOf(request);
  const body = bodyOf(request);
  if (typeof body['userPrincipalName'] === 'string') mustBeFree(request, body['userPrincipalName'], user);
  // A trial run on a copy: one bad value, and nothing is written.
  writeProperties(userType, { ...user, profile: { ...user.profile } }, { body, tenant });
  const written = writeProperties(userType, user, { body, tenant });
  if (written.length > 0) tenant.userChanged(user, written);
  return nothing;
}

/** Two users can't share a UPN; one that was deleted doesn't hold it. */
function mustBeFree({ tenant }: GraphRequest, userPrincipalName: string, self: User | undefined): void {
  const holder = tenant.findUser(userPrincipalName);
  if (holder !== undefined && holder !== self)
    throw invalidValue('Another object with the same value for property userPrincipalName already exists.');
}
