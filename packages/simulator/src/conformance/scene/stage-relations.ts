import { defaultAppRoleId } from '../../tenant/application.ts';
import { asObject, instantOf, isGuid, shownObjects, textOf, wordOf, type PageJson } from '../page-json.ts';
import { isPlaceholder } from '../target.ts';
import { addMember, importObject, importServicePrincipal, importUser, type DirectoryRef } from './import-object.ts';
import { shownCount, type World } from './world.ts';

/** Ties the subject of a path to what its link names or the answer shows: members, owners, manager, roles. */
export function stageRelation(world: World, subject: DirectoryRef, at: number): void {
  const { target } = world;
  const noun = (target.segments[at] ?? '').toLowerCase();
  const named = target.segments[at + 1];
  const isNamed = named !== undefined && !/^(\$|microsoft\.graph\.)/i.test(named);
  if (noun.startsWith('approleassign')) return stageAssignments(world, subject, isNamed ? at + 1 : null);
  if (noun === 'oauth2permissiongrants') {
    return stageGrants(world, subject.kind === 'servicePrincipal' ? subject.id : undefined);
  }
  if (/^(check|get)member(groups|objects)$/.test(noun) || /^(transitive)?memberof$/.test(noun)) {
    return stageMemberships(world, subject);
  }
  for (const related of isNamed ? [stageNamed(world, at + 1)] : stageShown(world)) tie(world, subject, related, noun);
  const group = world.tenant.groups.all.get(subject.id);
  // Somebody else owns it too: the last owner of a group can't be taken away.
  if (noun === 'owners' && isNamed && group) group.owners.set(importObject(world.tenant, {}, 'user').id, 'user');
}

function tie({ tenant }: World, subject: DirectoryRef, related: DirectoryRef, noun: string): void {
  const group = tenant.groups.all.get(subject.id);
  if (/^(transitive)?members$/.test(noun) && group) addMember(tenant, group, related);
  if (noun === 'owners') {
    if (group) {
      if (related.kind !== 'application') group.owners.set(related.id, related.kind);
    }
    const owned = tenant.registry.applications.get(subject.id) ?? tenant.registry.servicePrincipals.get(subject.id);
    if (owned) owned.owners = [...owned.owners, related.id];
  }
  const user = tenant.users.get(subject.id);
  if (noun === 'manager' && user) user.managerId = related.id;
  const report = tenant.users.get(related.id);
  if (noun === 'directreports' && report) report.managerId = subject.id;
}

/** The object that the path names after the link. */
function stageNamed(world: World, position: number): DirectoryRef {
  const named = world.target.segments[position] ?? '';
  const made = importObject(world.tenant, isGuid(named) ? { id: named } : {}, 'user');
  if (!isGuid(named)) world.pathIds.set(position, made.id);
  return made;
}

/** The objects that the answer to a read shows. */
function stageShown({ tenant, example }: World): DirectoryRef[] {
  if (example.request?.method !== 'GET') return [];
  return shownObjects(example.response?.body).map((page) => importObject(tenant, page, 'user'));
}

/** Groups that the subject is in: shown as objects, or as bare ids in the answer to a check. */
function stageMemberships(world: World, subject: DirectoryRef): void {
  const { tenant, example } = world;
  const value = asObject(example.response?.body)?.['value'];
  const shown = Array.isArray(value) ? value : [];
  for (const one of shown) {
    const page = asObject(one) ?? (textOf(one) === undefined ? {} : { id: one });
    const { id } = importObject(tenant, { '@odata.type': '#microsoft.graph.group', ...page }, 'group');
    const group = tenant.groups.all.get(id);
    if (group) addMember(tenant, group, subject);
  }
  for (let count = 0; count < shownCount(world); count += 1)
    addMember(tenant, tenant.groups.add({ displayName: `Another ${count}` }), subject);
}

/** App role assignments, with the principals, resources and roles that they name. */
function stageAssignments(world: World, subject: DirectoryRef, position: number | null): void {
  const { tenant, example } = world;
  if (position !== null) return stageAssignment(world, subject, position);
  const isWrite = example.request?.method === 'POST';
  for (const page of shownObjects(example.response?.body)) {
    const principalId = textOf(page['principalId']);
    const resourceId = textOf(page['resourceId']);
    const appRoleId = textOf(page['appRoleId']) ?? defaultAppRoleId;
    if (principalId === undefined || resourceId === undefined) continue;
    const type = wordOf(page['principalType']);
    const kind = type === 'User' ? 'user' : type === 'Group' ? 'group' : 'servicePrincipal';
    const named = { id: principalId, displayName: page['principalDisplayName'] };
    const principal = importObject(tenant, { ...named, '@odata.type': `#microsoft.graph.${kind}` }, kind);
    nameObject(world, principal, page['principalDisplayName']);
    ensureResource(world, resourceId, { displayName: page['resourceDisplayName'], appRoleId });
    if (isWrite) continue;
    const createdAt = instantOf(page['createdDateTime']) ?? tenant.clock.now();
    const principalType = kind === 'user' ? 'User' : kind === 'group' ? 'Group' : 'ServicePrincipal';
    const made = tenant.consents.assign({ appRoleId, principalId, principalType, resourceId });
    tenant.consents.unassign(made);
    const kept = { ...made, id: textOf(page['id']) ?? made.id, createdAt };
    tenant.consents.load({ assignments: [kept], grants: [] });
  }
}

/** Objects that the path brought in have no name until the answer tells it. */
function nameObject({ tenant }: World, { id, kind }: DirectoryRef, name: unknown): void {
  const object =
    kind === 'user'
      ? tenant.users.get(id)
      : kind === 'group'
        ? tenant.groups.all.get(id)
        : tenant.registry.servicePrincipals.get(id);
  if (object && typeof name === 'string') object.displayName = name;
}

/** The assignment that the path names. */
function stageAssignment(world: World, subject: DirectoryRef, position: number): void {
  const { tenant, target } = world;
  const isResource = target.segments[position - 1]?.toLowerCase() === 'approleassignedto';
  const other = importServicePrincipal(tenant, tenant.random.guid(), {});
  const principalId = isResource ? other.id : subject.id;
  const isPerson = !isResource && subject.kind === 'user';
  const principalType = isPerson ? 'User' : !isResource && subject.kind === 'group' ? 'Group' : 'ServicePrincipal';
  const resourceId = isResource ? subject.id : other.id;
  const made = tenant.consents.assign({ appRoleId: defaultAppRoleId, principalId, principalType, resourceId });
  const named = target.segments[position] ?? '';
  if (isPlaceholder(named)) {
    world.pathIds.set(position, made.id);
    return;
  }
  tenant.consents.unassign(made);
  tenant.consents.load({ assignments: [{ ...made, id: named }], grants: [] });
}

function ensureResource(
  { tenant }: World,
  id: string,
  { displayName, appRoleId }: { readonly displayName: unknown; readonly appRoleId: string },
): void {
  const role = {
    id: appRoleId,
    value: 'Sample.Role',
    displayName: 'Sample role',
    description: 'The role of the sample',
    allowedMemberTypes: ['Application', 'User'] as const,
    isEnabled: true,
  };
  const known = tenant.registry.servicePrincipals.get(id.toLowerCase());
  if (known) {
    if (!known.appRoles.some((one) => one.id === appRoleId)) known.appRoles = [...known.appRoles, role];
    if (typeof displayName === 'string') known.displayName = displayName;
    return;
  }
  importServicePrincipal(tenant, id.toLowerCase(), { displayName, appRoles: [role] });
}

/** Delegated grants, with the client, resource and person that they name. */
export function stageGrants(world: World, client?: string): void {
  const { tenant, example, target } = world;
  const isWrite = example.request?.method === 'POST';
  const shown = shownObjects(example.response?.body);
  // A change or a deletion shows nothing, and needs a grant all the same.
  for (const page of shown.length > 0 ? shown : [noPage]) {
    const party = (name: string): string | undefined => {
      const id = textOf(page[name]);
      return isGuid(id) ? id.toLowerCase() : undefined;
    };
    const clientId = party('clientId') ?? client ?? freshPrincipal(world);
    const resourceId = party('resourceId') ?? tenant.registry.graph.id;
    for (const id of [clientId, resourceId]) {
      if (!tenant.registry.servicePrincipals.has(id)) importServicePrincipal(tenant, id, {});
    }
    const principalId = party('principalId') ?? null;
    if (principalId !== null && !tenant.users.has(principalId)) importUser(tenant, principalId, {});
    if (isWrite) {
      standForParties(world, { clientId, resourceId });
      continue;
    }
    const made = tenant.consents.grant({
      clientId,
      resourceId,
      principalId,
      consentType: principalId === null ? 'AllPrincipals' : 'Principal',
      scope: 'User.Read',
    });
    const { id: shownId, scope } = page;
    const id = textOf(shownId) ?? made.id;
    tenant.consents.removeGrant(made);
    tenant.consents.setGrant({ ...made, id, scope: textOf(scope) ?? made.scope });
    const named = target.segments[0]?.toLowerCase() === 'oauth2permissiongrants' ? target.segments[1] : undefined;
    if (named !== undefined && isPlaceholder(named)) world.pathIds.set(1, id);
  }
}

/** A request that names its parties by placeholders means objects that are there. */
function standForParties(world: World, parties: { readonly clientId: string; readonly resourceId: string }): void {
  const sent = asObject(world.example.request?.body) ?? {};
  const values: Readonly<Record<string, string>> = {
    ...parties,
    principalId: importObject(world.tenant, { displayName: 'A person' }, 'user').id,
    consentType: 'Principal',
    scope: 'User.Read',
  };
  for (const [name, value] of Object.entries(values)) {
    const text = sent[name];
    if (typeof text === 'string' && isPlaceholder(text)) world.standIns.set(text, value);
  }
}

const noPage: PageJson = {};

function freshPrincipal({ tenant }: World): string {
  return importServicePrincipal(tenant, tenant.random.guid(), {}).id;
}
