import { requiredPermissions } from '../entra/permission-table.ts';
import type { GraphPipeline } from '../graph/pipeline.ts';
import type { GraphAnswer, GraphRequest } from '../graph/request.ts';
import type { ObjectKind } from '../tenant/directory-log.ts';
import type { Group } from '../tenant/group.ts';
import { maySeeMembers, mustBeOneselfOr, notFound } from './access.ts';
import { bodyOf } from './answers.ts';
import { groupOf } from './group-routes.ts';
import { groupType } from './group-type.ts';
import { addObjectList } from './member-routes.ts';
import { invalidValue, kinds } from './property.ts';
import { findObject, sourceOfIds } from './relations.ts';
import { servicePrincipalOf } from './service-principal-routes.ts';
import { userOf } from './user-routes.ts';

/** Whose memberships a path asks for. */
type Owner = {
  readonly path: string;
  readonly what: string;
  /** Throws 404 for nobody, 403 for somebody else than the signed-in person. */
  readonly id: (request: GraphRequest) => string;
};

const guarded = (request: GraphRequest, kind: ObjectKind, id: string): string => {
  mustBeOneselfOr(request, kind, id);
  return id;
};

const owners: readonly Owner[] = [
  { path: '/users/{user}', what: 'a user', id: (request) => guarded(request, 'user', userOf(request).id) },
  { path: '/groups/{group}', what: 'a group', id: (request) => groupOf(request).id },
  {
    path: '/servicePrincipals/{principal}',
    what: 'a service principal',
    id: (request) => servicePrincipalOf(request).id,
  },
  {
    path: '/directoryObjects/{object}',
    what: 'any object',
    id: (request) => {
      const id = request.params['object'] ?? '';
      const found = findObject(request.tenant, id);
      if (found === undefined) throw notFound(id);
      return found.object.id;
    },
  },
];

/** One request asks for no more groups than this (directoryobject-checkmembergroups). */
const mostChecked = 20;

/** What somebody is a member of, and the questions that a sign-in asks about it. */
export function addMembershipRoutes(graph: GraphPipeline): void {
  for (const owner of owners) {
    if (owner.path !== '/directoryObjects/{object}') addLists(graph, owner);
    addQuestions(graph, owner);
  }
}

function addLists(graph: GraphPipeline, { path, what, id }: Owner): void {
  addObjectList(graph, {
    path: `${path}/memberOf`,
    what: `Groups that ${what} is in directly`,
    casts: [groupType],
    source: (request, cast) => {
      const member = id(request);
      return sourceOfIds(request, () => visible(request, request.tenant.groups.groupsOf(member)), cast);
    },
  });
  addObjectList(graph, {
    path: `${path}/transitiveMemberOf`,
    what: `Groups that ${what} is in, directly or through others`,
    casts: [groupType],
    source: (request, cast) => {
      const member = id(request);
      return sourceOfIds(request, () => visible(request, request.tenant.groups.allGroupsOf(member)), cast);
    },
  });
}

function addQuestions(graph: GraphPipeline, { path, what, id }: Owner): void {
  const tablePath = path.replace(/\{\w+\}/, '{id}');
  for (const [name, field] of [
    ['checkMemberGroups', 'groupIds'],
    ['checkMemberObjects', 'ids'],
  ] as const) {
    graph.route({
      method: 'POST',
      paths: [`${path}/${name}`],
      what: `Which of up to ${mostChecked} groups ${what} is in, directly or through others`,
      permissions: requiredPermissions('POST', `${tablePath}/${name}`),
      options: [],
      handle: (request) => {
        const asked = kinds.texts(bodyOf(request)[field], field);
        if (asked.length === 0 || asked.length > mostChecked)
          throw invalidValue(`Invalid number of values for ${field}: from 1 to ${mostChecked} are allowed.`);
        const member = id(request);
        const held = new Set(visible(request, request.tenant.groups.allGroupsOf(member)));
        return answerIds(
          request,
          asked.filter((one) => held.has(one.toLowerCase())),
        );
      },
    });
  }
  for (const name of ['getMemberGroups', 'getMemberObjects']) {
    graph.route({
      method: 'POST',
      paths: [`${path}/${name}`],
      what: `All groups that ${what} is in, directly or through others, as ids`,
      permissions: requiredPermissions('POST', `${tablePath}/${name}`),
      options: [],
      handle: (request) => {
        const securityOnly = kinds.flag(bodyOf(request)['securityEnabledOnly'] ?? false, 'securityEnabledOnly');
        const held = request.tenant.groups.allGroupsOf(id(request));
        return answerIds(
          request,
          visible(request, securityOnly ? held.filter((group) => group.securityEnabled) : held),
        );
      },
    });
  }
}

function answerIds(request: GraphRequest, value: readonly string[]): GraphAnswer {
  return { status: 200, body: { '@odata.context': `${request.baseUrl}/$metadata#Collection(Edm.String)`, value } };
}

const visible = (request: GraphRequest, groups: readonly Group[]): readonly string[] =>
  groups.filter((group) => maySeeMembers(request, group)).map((group) => group.id);
