import { mayManageApps } from '../../entra/directory-roles.ts';
import { html } from '../../http/html.ts';
import { enterpriseCrumbs, principalOf } from '../registrations/find.ts';
import { PortalRefusal, type PortalPage } from '../portal-access.ts';
import { parts, portalPage, rowButton, table } from '../portal-page.ts';

/** Permissions: what was consented to in this organisation, and its end. */
export const enterprisePermissions: PortalPage = {
  path: '/portal/enterprise/:app/permissions',
  may: mayManageApps,
  show: (visit, notice) => {
    const principal = principalOf(visit);
    const { consents, registry, users } = visit.tenant;
    const resourceOf = (id: string) => registry.servicePrincipals.get(id);
    const roles = consents.assignmentsOf(principal.id).map((one) => {
      const role = resourceOf(one.resourceId)?.appRoles.find(({ id }) => id === one.appRoleId);
      const value = role?.value ?? one.appRoleId;
      return [
        resourceOf(one.resourceId)?.displayName,
        value,
        'Application',
        'An administrator',
        rowButton('role', one.id, 'Revoke', value),
      ];
    });
    const grants = consents
      .grantsOf(principal.id)
      .map((one) => [
        resourceOf(one.resourceId)?.displayName,
        one.scope,
        'Delegated',
        one.principalId === null ? 'An administrator' : (users.get(one.principalId)?.displayName ?? 'A user'),
        rowButton('grant', one.id, 'Revoke', one.scope),
      ]);
    return portalPage(visit.account, {
      crumbs: [...enterpriseCrumbs(principal), ['Permissions']],
      notice,
      body: html`${table('Granted permissions', ['API name', 'Claim value', 'Type', 'Granted by', 'Revoke'], [...roles, ...grants])}
      ${
        registry.applicationOf(principal.appId) !== undefined &&
        parts([
          [`/portal/registrations/${principal.appId}/permissions`, 'What the application asks for, and admin consent'],
        ])
      }`,
    });
  },
  act: (visit, form) => {
    const principal = principalOf(visit);
    const { consents } = visit.tenant;
    const assignment = consents.assignments.get(form.get('value'));
    const grant = consents.grants.get(form.get('value'));
    if (form.act === 'role' && assignment?.principalId === principal.id) consents.unassign(assignment);
    else if (form.act === 'grant' && grant?.clientId === principal.id) consents.removeGrant(grant);
    else throw new PortalRefusal('That permission is gone already.');
    return { kind: 'done', text: 'The permission was revoked. Tokens in hand stay good until they expire.' };
  },
};
