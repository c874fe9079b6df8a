import { mayManageApps } from '../../entra/directory-roles.ts';
import { html } from '../../http/html.ts';
import { defaultAppRoleId, type ServicePrincipal } from '../../tenant/application.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { enterpriseCrumbs, principalOf } from '../registrations/find.ts';
import { PortalRefusal, type PortalPage } from '../portal-access.ts';
import { actForm, choice, portalPage, rowButton, table } from '../portal-page.ts';

/** A list to choose from needn't hold more: names can be typed. */
const listedPeople = 300;

/** Users and groups: who is assigned, with which role. */
export const users: PortalPage = {
  path: '/portal/enterprise/:app/users',
  may: mayManageApps,
  show: (visit, notice) => {
    const principal = principalOf(visit);
    const { tenant } = visit;
    return portalPage(visit.account, {
      crumbs: [...enterpriseCrumbs(principal), ['Users and groups']],
      notice,
      body: html`<p class="note">
          ${
            principal.appRoleAssignmentRequired
              ? 'Only assigned people may sign in. A nested group doesn’t count: its people must be direct members.'
              : 'Everybody may sign in; an assignment only gives a role and a tile.'
          }
        </p>
        ${table(
          'Assigned users and groups',
          ['Display name', 'Object type', 'Role assigned', 'Remove'],
          tenant.consents.assignmentsTo(principal.id).map((one) => {
            const name = nameOf(tenant, one.principalId);
            return [
              name,
              one.principalType,
              roleName(principal, one.appRoleId),
              rowButton('remove', one.id, 'Remove', name),
            ];
          }),
        )}
        ${actForm(
          'assign',
          html`<label for="who">User or group</label
            ><input id="who" name="who" list="everybody" required autocomplete="off" />
            <datalist id="everybody">
              ${[...tenant.groups.all.values()].map((one) => html`<option value="${one.displayName}">Group</option>`)}
              ${[...tenant.users.values()]
                .filter(({ kind }) => kind === 'person')
                .slice(0, listedPeople)
                .map((one) => html`<option value="${one.userPrincipalName}">${one.displayName}</option>`)}
            </datalist>
            ${choice({ name: 'role', label: 'Role', value: rolesOf(principal)[0]![0], options: rolesOf(principal) })}`,
          'Add user/group',
        )}`,
    });
  },
  act: (visit, form) => {
    const principal = principalOf(visit);
    const { consents, groups, registry } = visit.tenant;
    if (form.act === 'remove') {
      const assignment = consents.assignments.get(form.get('value'));
      if (assignment?.resourceId !== principal.id) throw new PortalRefusal('That assignment is gone already.');
      consents.unassign(assignment);
      return { kind: 'done', text: 'The assignment was removed.' };
    }
    const who = form.get('who');
    const user = visit.tenant.findUser(who) ?? visit.tenant.findByAddress(who);
    const group = user
      ? undefined
      : [...groups.all.values()].find(({ displayName, id }) => [displayName, id].includes(who));
    const holder = user ?? group;
    if (holder === undefined) throw new PortalRefusal(`User or group: nobody is called "${who}".`);
    const role = rolesOf(principal).find(([id]) => id === form.get('role'));
    if (role === undefined) throw new PortalRefusal('Role: choose one of the list.');
    consents.assign({
      principalId: holder.id,
      principalType: user ? 'User' : 'Group',
      appRoleId: role[0],
      resourceId: principal.id,
    });
    registry.servicePrincipalChanged(principal);
    return { kind: 'done', text: `${holder.displayName} was assigned.` };
  },
};

function rolesOf(principal: ServicePrincipal): readonly (readonly [string, string])[] {
  const own = principal.appRoles
    .filter((one) => one.isEnabled && one.allowedMemberTypes.includes('User'))
    .map((one) => [one.id, one.displayName] as const);
  return own.length > 0 ? own : [[defaultAppRoleId, 'Default Access']];
}

const roleName = (principal: ServicePrincipal, id: string): string =>
  principal.appRoles.find((one) => one.id === id)?.displayName ?? 'Default Access';

const nameOf = (tenant: Tenant, id: string): string =>
  tenant.users.get(id)?.displayName ??
  tenant.groups.all.get(id)?.displayName ??
  tenant.registry.servicePrincipals.get(id)?.displayName ??
  id;
