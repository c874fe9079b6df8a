import type { ObjectKind } from '../tenant/directory-log.ts';
import type { Group, GroupSpec } from '../tenant/group.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { TenantScenario } from './scenario-schema.ts';

type GroupScenario = TenantScenario['groups'][number];

/**
 * Makes the groups of a scenario and puts people, rooms and other groups into them.
 * Throws when a member or an owner is nobody of this organisation.
 */
export function applyGroups(tenant: Tenant, groups: readonly GroupScenario[]): void {
  // All are there before anybody is put in: a group may hold one that stands after it.
  const made = groups.map((spec) => ({ spec, group: tenant.groups.add(groupSpec(spec)) }));
  const byName = new Map(made.map(({ spec, group }) => [spec.name, group]));
  for (const { spec, group } of made) {
    const members = (spec.members ?? []).map((name) => membership(tenant, { name, byName, of: spec.name }));
    tenant.groups.addMembers(group, members);
    for (const owner of spec.owners ?? [])
      group.owners.set(membership(tenant, { name: owner, byName, of: spec.name }).id, 'user');
  }
}

function groupSpec(spec: GroupScenario): GroupSpec {
  const mailEnabled = spec.kind !== 'security';
  const groupTypes = [
    ...(spec.kind === 'microsoft365' ? ['Unified'] : []),
    ...(spec.rule === undefined ? [] : ['DynamicMembership']),
  ];
  return {
    ...(spec.id !== undefined && { id: spec.id }),
    ...(spec.nickname !== undefined && { mailNickname: spec.nickname }),
    ...(spec.visibility !== undefined && { visibility: spec.visibility }),
    displayName: spec.name,
    description: spec.description ?? null,
    mail: spec.address ?? null,
    mailEnabled,
    securityEnabled: spec.kind === 'security' || spec.kind === 'mail-security',
    groupTypes,
    isAssignableToRole: spec.assignableToRole ?? null,
    membershipRule: spec.rule ?? null,
    isRoomList: spec.kind === 'room-list',
    more: { ...spec.profile },
  };
}

function membership(
  tenant: Tenant,
  { name, byName, of }: { name: string; byName: ReadonlyMap<string, Group>; of: string },
): { readonly id: string; readonly kind: ObjectKind } {
  const user = tenant.findByAddress(name) ?? tenant.findUser(name);
  if (user) return { id: user.id, kind: 'user' };
  const group = byName.get(name) ?? tenant.groups.findByAddress(name);
  if (group) return { id: group.id, kind: 'group' };
  throw new Error(`group "${of}" names "${name}", and there is nobody and no group of that name`);
}
