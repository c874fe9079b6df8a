import type { ServicePrincipal } from '../tenant/application.ts';
import type { Group } from '../tenant/group.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { User } from '../tenant/user.ts';
import type { Client } from './client.ts';
import { directoryRoles, rolesOf } from './directory-roles.ts';

/** More groups than this don't fit into a JWT; SAML takes 150 (learn.microsoft.com/security/zero-trust/develop/configure-tokens-group-claims-app-roles). */
export const jwtGroupLimit = 200;
export const samlGroupLimit = 150;

/** Wid of every member of an organisation. */
const everyUser = 'b79fbf4d-3ef9-4689-8143-76b194e85509';

/** `groupMembershipClaims` of a registration, e.g. `SecurityGroup` or `ApplicationGroup, DirectoryRole`. */
export function groupSetting(client: Pick<Client, 'application'>): ReadonlySet<string> {
  const text = client.application?.more['groupMembershipClaims'];
  return new Set(typeof text === 'string' ? text.split(/,\s*/) : []);
}

/** Object ids of the groups that a token names, nested ones included. */
export function groupsInToken(
  tenant: Tenant,
  user: User,
  { setting, principal }: { setting: ReadonlySet<string>; principal: ServicePrincipal | undefined },
): readonly string[] {
  const all = tenant.groups.allGroupsOf(user.id);
  const isMeant = (group: Group): boolean => {
    if (setting.has('All')) return group.securityEnabled || group.mailEnabled;
    return setting.has('SecurityGroup') && group.securityEnabled;
  };
  if (setting.has('ApplicationGroup')) {
    // Only groups that are assigned to the application, and only direct membership counts there.
    const assigned = new Set(tenant.consents.assignmentsTo(principal?.id ?? '').map(({ principalId }) => principalId));
    return tenant.groups.groupsOf(user.id).flatMap(({ id }) => (assigned.has(id) ? [id] : []));
  }
  return all.filter(isMeant).map(({ id }) => id);
}

/** The `groups` claim of a JWT, or the pointer that stands in for too many; and `wids`. */
export function groupClaims(tenant: Tenant, user: User, client: Client): Record<string, unknown> {
  const setting = groupSetting(client);
  const wids =
    setting.has('All') || setting.has('DirectoryRole')
      ? { wids: [...rolesOf(user).map((name) => directoryRoles[name]), everyUser] }
      : {};
  const groups = groupsInToken(tenant, user, { setting, principal: client.principal });
  if (groups.length === 0) return wids;
  if (groups.length <= jwtGroupLimit) return { ...wids, groups };
  return {
    ...wids,
    _claim_names: { groups: 'src1' },
    _claim_sources: {
      src1: { endpoint: `https://graph.windows.net/${tenant.id}/users/${user.id}/getMemberObjects` },
    },
  };
}
