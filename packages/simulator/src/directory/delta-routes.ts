import { requiredPermissions } from '../entra/permission-table.ts';
import type { GraphPipeline } from '../graph/pipeline.ts';
import { maySeeMembers } from './access.ts';
import { answerDelta } from './directory-delta.ts';
import { groupType } from './group-type.ts';
import { userType } from './user-type.ts';

const options = ['$select', '$filter', '$deltatoken', '$skiptoken'];

/** Changes of users and groups since a token (learn.microsoft.com/graph/delta-query-overview). */
export function addDirectoryDeltaRoutes(graph: GraphPipeline): void {
  graph.route({
    method: 'GET',
    // The second form is the one that generated clients send.
    paths: ['/users/delta', '/users/delta()', '/users/microsoft.graph.delta()'],
    what: 'Changes of users: $select chooses what is tracked; $deltatoken=latest; Prefer: return=minimal',
    permissions: requiredPermissions('GET', '/users/delta'),
    options,
    handle: (request) =>
      answerDelta(request, { type: userType, shelf: request.tenant.users, log: request.tenant.userLog }),
  });
  graph.route({
    method: 'GET',
    paths: ['/groups/delta', '/groups/delta()', '/groups/microsoft.graph.delta()'],
    what: 'Changes of groups and of their members (members@delta)',
    permissions: requiredPermissions('GET', '/groups/delta'),
    options,
    handle: (request) =>
      answerDelta(request, {
        type: groupType,
        shelf: request.tenant.groups.all,
        log: request.tenant.groups.log,
        membersOf: (group) => (maySeeMembers(request, group) ? group.members : undefined),
      }),
  });
}
