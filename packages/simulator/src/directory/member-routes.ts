import { requiredPermissions } from '../entra/permission-table.ts';
import type { GraphPipeline } from '../graph/pipeline.ts';
import type { GraphAnswer, GraphRequest } from '../graph/request.ts';
import { Shelf } from '../tenant/shelf.ts';
import { maySeeMembers, notFound } from './access.ts';
import { bodyOf, nothing } from './answers.ts';
import { answerCount, answerList, eventual, listOptions, type ListSource } from './directory-list.ts';
import { needsAdvanced } from './directory-filter.ts';
import { groupOf } from './group-routes.ts';
import { groupType } from './group-type.ts';
import { membershipOf, mustBeWritable, putInto } from './member-writes.ts';
import type { AnyType } from './property.ts';
import { membersThrough, sourceOfIds, sourceOfRoll } from './relations.ts';
import { servicePrincipalType } from './service-principal-type.ts';
import { userType } from './user-type.ts';

/** Types to which a list of directory objects can be narrowed in its path. */
const castTypes: readonly AnyType[] = [userType, groupType, servicePrincipalType];

/** A list below an object, with its narrowings and counts: `/groups/{group}/members/microsoft.graph.user/$count`. */
export function addObjectList(
  graph: GraphPipeline,
  list: {
    readonly path: string;
    readonly what: string;
    readonly casts: readonly AnyType[];
    readonly source: (request: GraphRequest, cast: AnyType | undefined) => ListSource;
  },
): void {
  const tablePath = list.path.replace(/\{\w+\}/g, '{id}');
  for (const cast of [undefined, ...list.casts]) {
    const path = cast ? `${list.path}/microsoft.graph.${cast.name}` : list.path;
    const permissions = requiredPermissions('GET', tablePath);
    graph.route({
      method: 'GET',
      paths: [path],
      what: cast ? `${list.what}: the ${cast.set} among them` : list.what,
      permissions,
      options: listOptions,
      handle: (request) => {
        if (cast) mustBeAdvancedCast(request);
        return answerList(request, list.source(request, cast));
      },
    });
    graph.route({
      method: 'GET',
      paths: [`${path}/$count`],
      what: `${list.what}: how many`,
      permissions,
      options: ['$filter', '$search'],
      handle: (request) => answerCount(request, list.source(request, cast)),
    });
  }
}

/** A cast with any other query option is an advanced query (aad-advanced-queries); alone it works by default. */
function mustBeAdvancedCast(request: GraphRequest): void {
  const others = [...request.query.keys()].some((option) => option.startsWith('$') && option !== '$skiptoken');
  if (others && !(eventual(request) && request.query.get('$count') === 'true')) throw needsAdvanced();
}

/** Members and owners of groups. */
export function addMemberRoutes(graph: GraphPipeline): void {
  addObjectList(graph, {
    path: '/groups/{group}/members',
    what: 'Direct members of a group',
    casts: castTypes,
    source: (request, cast) => {
      const group = groupOf(request);
      return sourceOfRoll(request, maySeeMembers(request, group) ? group.members : new Shelf(), cast);
    },
  });
  addObjectList(graph, {
    path: '/groups/{group}/transitiveMembers',
    what: 'Members of a group and of the groups in it, those groups too',
    casts: castTypes,
    source: (request, cast) => {
      const group = groupOf(request);
      return sourceOfIds(request, () => membersThrough(request, group), cast);
    },
  });
  addObjectList(graph, {
    path: '/groups/{group}/owners',
    what: 'Owners of a group',
    casts: [userType],
    source: (request, cast) => sourceOfRoll(request, groupOf(request).owners, cast),
  });
  for (const roll of ['members', 'owners'] as const) {
    graph.route({
      method: 'POST',
      paths: [`/groups/{group}/${roll}/$ref`],
      what: `Add one of the ${roll} of a group`,
      permissions: requiredPermissions('POST', `/groups/{id}/${roll}/$ref`),
      options: [],
      handle: (request) => {
        const added = [membershipOf(request, bodyOf(request)['@odata.id'])];
        const none: typeof added = [];
        putInto(
          request,
          groupOf(request),
          roll === 'members' ? { members: added, owners: none } : { members: none, owners: added },
        );
        return nothing;
      },
    });
    graph.route({
      method: 'DELETE',
      paths: [`/groups/{group}/${roll}/{object}/$ref`],
      what: `Take one of the ${roll} out of a group`,
      permissions: requiredPermissions('DELETE', `/groups/{id}/${roll}/{id}/$ref`),
      options: [],
      handle: (request) => (roll === 'members' ? removeMember(request) : removeOwner(request)),
    });
  }
}

function removeMember(request: GraphRequest): GraphAnswer {
  const group = groupOf(request);
  mustBeWritable(group);
  const id = (request.params['object'] ?? '').toLowerCase();
  if (!request.tenant.groups.removeMember(group, id)) throw notFound(id);
  return nothing;
}

function removeOwner(request: GraphRequest): GraphAnswer {
  const group = groupOf(request);
  const id = (request.params['object'] ?? '').toLowerCase();
  if (!group.owners.delete(id)) throw notFound(id);
  request.tenant.groups.changed(group, ['owners']);
  return nothing;
}
