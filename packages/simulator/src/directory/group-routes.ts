import { requiredPermissions } from '../entra/permission-table.ts';
import type { GraphPipeline } from '../graph/pipeline.ts';
import type { GraphAnswer, GraphRequest } from '../graph/request.ts';
import { isDynamic, isUnified, makeGroup, type Group } from '../tenant/group.ts';
import { notFound } from './access.ts';
import { answerOne, bodyOf, nothing } from './answers.ts';
import { answerCount, answerList, listOptions } from './directory-list.ts';
import { groupType } from './group-type.ts';
import { boundObjects, putInto } from './member-writes.ts';
import { readMembershipRule } from './membership-rule.ts';
import { badProperty, invalidValue, kinds, writeProperties } from './property.ts';
import { sourceOfShelf } from './relations.ts';

/** Groups: list, read, create, change, delete, renew. */
export function addGroupRoutes(graph: GraphPipeline): void {
  graph.route({
    method: 'GET',
    paths: ['/groups'],
    what: 'List groups; pages of 100, at most 999',
    permissions: requiredPermissions('GET', '/groups'),
    options: listOptions,
    handle: (request) => answerList(request, sourceOfShelf(groupType, request.tenant.groups.all)),
  });
  graph.route({
    method: 'GET',
    paths: ['/groups/$count'],
    what: 'Count groups',
    permissions: requiredPermissions('GET', '/groups/$count'),
    options: ['$filter', '$search'],
    handle: (request) => answerCount(request, sourceOfShelf(groupType, request.tenant.groups.all)),
  });
  graph.route({
    method: 'POST',
    paths: ['/groups'],
    what: 'Create a security, Microsoft 365 or dynamic group, with owners@odata.bind and members@odata.bind',
    permissions: requiredPermissions('POST', '/groups'),
    options: [],
    handle: createGroup,
  });
  graph.route({
    method: 'GET',
    paths: ['/groups/{group}'],
    what: 'Read a group',
    permissions: requiredPermissions('GET', '/groups/{id}'),
    options: ['$select', '$expand'],
    handle: (request) => answerOne(request, { type: groupType, object: groupOf(request) }),
  });
  graph.route({
    method: 'PATCH',
    paths: ['/groups/{group}'],
    what: 'Change a group; members@odata.bind adds up to 20 members',
    permissions: requiredPermissions('PATCH', '/groups/{id}'),
    options: [],
    handle: updateGroup,
  });
  graph.route({
    method: 'DELETE',
    paths: ['/groups/{group}'],
    what: 'Delete a group: a Microsoft 365 group can be restored, any other is gone for ever',
    permissions: requiredPermissions('DELETE', '/groups/{id}'),
    options: [],
    handle: (request) => {
      removeGroup(request, groupOf(request));
      return nothing;
    },
  });
  graph.route({
    method: 'POST',
    paths: ['/groups/{group}/renew'],
    what: "Renew a group's expiration",
    permissions: requiredPermissions('POST', '/groups/{id}/renew'),
    options: [],
    handle: (request) => {
      const group = groupOf(request);
      group.renewedAt = request.tenant.clock.now();
      request.tenant.groups.changed(group, ['renewedDateTime']);
      return nothing;
    },
  });
}

/** The group that the path names. Throws 404. */
export function groupOf(request: GraphRequest): Group {
  const id = request.params['group'] ?? '';
  const group = request.tenant.groups.all.get(id.toLowerCase());
  if (group === undefined) throw notFound(id);
  return group;
}

/** Security groups have no way back (learn.microsoft.com/graph/api/group-delete). */
export function removeGroup({ tenant }: GraphRequest, group: Group): void {
  tenant.softDelete({ kind: 'group', object: group });
  if (!isUnified(group)) tenant.purge({ kind: 'group', object: group });
}

function createGroup(request: GraphRequest): GraphAnswer {
  const { tenant } = request;
  const body = bodyOf(request);
  for (const name of ['displayName', 'mailEnabled', 'mailNickname', 'securityEnabled'] as const)
    if (body[name] === undefined || body[name] === null)
      throw invalidValue(`A value is required for property '${name}' of resource 'Group'.`);
  const groupTypes = kinds.texts(body['groupTypes'] ?? [], 'groupTypes');
  if (!groupTypes.every((one) => one === 'Unified' || one === 'DynamicMembership')) throw badProperty('groupTypes');
  const mailEnabled = kinds.flag(body['mailEnabled'], 'mailEnabled');
  const securityEnabled = kinds.flag(body['securityEnabled'], 'securityEnabled');
  // Mail-enabled security groups and distribution lists are made in Exchange (resources/groups-overview).
  if (mailEnabled !== groupTypes.includes('Unified'))
    throw invalidValue(
      'The service does not currently support writes of mail-enabled groups. Please ensure that the mail-enablement property is unset and the security-enablement property is set.',
    );
  const nickname = kinds.name(body['mailNickname'], 'mailNickname');
  const isAssignableToRole = kinds.flagOrNull(body['isAssignableToRole'] ?? null, 'isAssignableToRole');
  if (isAssignableToRole === true && (!securityEnabled || groupTypes.includes('DynamicMembership')))
    throw invalidValue('Role-assignable groups must be security enabled and cannot be dynamic.');
  if (groupTypes.includes('DynamicMembership') && typeof body['membershipRule'] !== 'string')
    throw invalidValue("A value is required for property 'membershipRule' of resource 'Group'.");
  if (groupTypes.includes('Unified') && tenant.groups.findByAddress(`${nickname}@${tenant.domains[0]}`))
    throw invalidValue('Another object with the same value for property mailNickname already exists.');
  mustBeReadable(body['membershipRule']);
  const visibility = readVisibility(body['visibility'], groupTypes);
  const { visibility: _, ...rest } = body;
  const draft = makeGroup(
    tenant.random.guid(),
    {
      displayName: kinds.name(body['displayName'], 'displayName'),
      groupTypes,
      mailEnabled,
      securityEnabled,
      isAssignableToRole,
      mailNickname: nickname,
      mail: mailEnabled ? `${nickname}@${tenant.domains[0]}` : null,
      ...(visibility && { visibility }),
    },
    tenant.clock.now(),
  );
  writeProperties(groupType, draft, { body: rest, tenant });
  const owners = boundObjects(request, body['owners@odata.bind']);
  const members = boundObjects(request, body['members@odata.bind']);
  const { members: _m, owners: _o, ...spec } = draft;
  const group = tenant.groups.add(spec);
  putInto(request, group, { owners, members });
  return answerOne(request, { type: groupType, object: group }, { status: 201 });
}

/** A rule beyond what this simulator follows is refused, not accepted and then ignored. */
function mustBeReadable(rule: unknown): void {
  if (typeof rule === 'string' && readMembershipRule(rule) === undefined)
    throw invalidValue(`The membership rule can't be followed: ${rule}`);
}

/** HiddenMembership can be chosen when a Microsoft 365 group is made, and at no other time. */
function readVisibility(value: unknown, groupTypes: readonly string[]): Group['visibility'] {
  const known = (['Public', 'Private', 'HiddenMembership'] as const).find(
    (one) => one.toLowerCase() === (typeof value === 'string' ? value.toLowerCase() : ''),
  );
  if (value === undefined || value === null) return null;
  if (known === undefined || (known === 'HiddenMembership' && !groupTypes.includes('Unified')))
    throw badProperty('visibility');
  return known;
}

function updateGroup(request: GraphRequest): GraphAnswer {
  const { tenant } = request;
  const group = groupOf(request);
  const body = bodyOf(request);
  if (group.more['onPremisesSyncEnabled'] === true)
    throw invalidValue(
      'Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.',
    );
  if (body['membershipRule'] !== undefined && !isDynamic(group)) throw badProperty('membershipRule');
  mustBeReadable(body['membershipRule']);
  const members = boundObjects(request, body['members@odata.bind']);
  const owners = boundObjects(request, body['owners@odata.bind']);
  writeProperties(groupType, { ...group, more: { ...group.more } }, { body, tenant });
  const written = writeProperties(groupType, group, { body, tenant });
  if (written.length > 0) tenant.groups.changed(group, written);
  putInto(request, group, { owners, members });
  return nothing;
}
