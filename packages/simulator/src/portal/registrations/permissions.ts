import { findClient } from '../../entra/client.ts';
import { isRefusal } from '../../entra/aadsts.ts';
import { recordConsent, registeredPermissions, type AskedPermission } from '../../entra/consent-rules.ts';
import { mayConsentForAll, mayManageApps } from '../../entra/directory-roles.ts';
import { html } from '../../http/html.ts';
import type { Application, RequiredResourceAccess, ServicePrincipal } from '../../tenant/application.ts';
import { graphAppId } from '../../tenant/graph-resource.ts';
import { PortalRefusal, type PortalPage, type Visit } from '../portal-access.ts';
import { actForm, portalPage, rowButton, table, type Notice } from '../portal-page.ts';
import { applicationOf, registrationCrumbs } from './find.ts';

/** API permissions: what is asked for, what of it was granted, and consent for the whole organisation. */
export const permissions: PortalPage = {
  path: '/portal/registrations/:app/permissions',
  may: mayManageApps,
  show: (visit, notice) => {
    const application = applicationOf(visit);
    const { tenant } = visit;
    const asked = registeredPermissions(tenant, clientOf(visit));
    const principal = tenant.registry.servicePrincipalOf(application.appId);
    return portalPage(visit.account, {
      crumbs: [...registrationCrumbs(application), ['API permissions']],
      notice,
      body: html`${table(
          'Configured permissions',
          ['API / permission', 'Type', 'Description', 'Admin consent required', 'Status', 'Remove'],
          asked.map((one) => [
            `${one.resource.displayName} / ${valueOf(one)}`,
            one.kind === 'application' ? 'Application' : 'Delegated',
            one.kind === 'application' ? one.role.displayName : one.scope.adminConsentDisplayName,
            one.kind === 'application' || one.scope.type === 'Admin' ? 'Yes' : 'No',
            principal && isGranted(visit, principal, one) ? `Granted for ${tenant.displayName}` : 'Not granted',
            rowButton('remove', idOf(one), 'Remove', valueOf(one)),
          ]),
        )}
        ${actForm('grant', html``, `Grant admin consent for ${tenant.displayName}`)}
        <h2>Add a permission</h2>
        <p class="note">Microsoft Graph, and what applications of this organization expose.</p>
        ${actForm(
          'add',
          html`<label for="kind">Type</label
            ><select id="kind" name="kind">
              <option value="delegated">Delegated permissions</option>
              <option value="application">Application permissions</option></select
            ><label for="permission">Permission</label
            ><input id="permission" name="permission" list="known" required autocomplete="off" />
            <datalist id="known">
              ${knownPermissions(visit).map((value) => html`<option value="${value}"></option>`)}
            </datalist>`,
          'Add a permission',
        )}`,
    });
  },
  act: (visit, form) => {
    const application = applicationOf(visit);
    if (form.act === 'add') return add(visit, application, { kind: form.get('kind'), value: form.get('permission') });
    if (form.act === 'remove') return remove(visit, application, form.get('value'));
    if (form.act === 'grant') return grant(visit, application);
    throw new PortalRefusal('This page has no such form.');
  },
};

const valueOf = (one: AskedPermission): string =>
  one.kind === 'application' ? (one.role.value ?? '') : one.scope.value;
const idOf = (one: AskedPermission): string => (one.kind === 'application' ? one.role.id : one.scope.id);

function clientOf(visit: Visit) {
  const client = findClient(visit.deps.tenants, visit.tenant, visit.param('app'));
  if (isRefusal(client)) throw new PortalRefusal(`The application "${visit.param('app')}" is disabled or gone.`);
  return client;
}

function isGranted({ tenant }: Visit, principal: ServicePrincipal, one: AskedPermission): boolean {
  if (one.kind === 'application')
    return tenant.consents
      .assignmentsOf(principal.id)
      .some(({ appRoleId, resourceId }) => appRoleId === one.role.id && resourceId === one.resource.id);
  return tenant.consents
    .grantsOf(principal.id)
    .some(
      ({ consentType, resourceId, scope }) =>
        consentType === 'AllPrincipals' && resourceId === one.resource.id && scope.split(' ').includes(one.scope.value),
    );
}

/** APIs of this tenant; a permission of another one than Graph is written as `{API}/{permission}`. */
const resources = ({ tenant }: Visit): readonly ServicePrincipal[] =>
  [...tenant.registry.servicePrincipals.values()].filter(
    (one) => one.oauth2PermissionScopes.length > 0 || one.appRoles.length > 0,
  );

const prefixOf = (one: ServicePrincipal): string => (one.appId === graphAppId ? '' : `${one.displayName}/`);

function knownPermissions(visit: Visit): readonly string[] {
  const all = resources(visit).flatMap((one) => [
    ...one.oauth2PermissionScopes.map(({ value }) => prefixOf(one) + value),
    ...one.appRoles.flatMap(({ value }) => (value === null ? [] : [prefixOf(one) + value])),
  ]);
  return [...new Set(all)].sort();
}

function add(visit: Visit, application: Application, { kind, value }: { kind: string; value: string }): Notice {
  const found = resources(visit).flatMap((resource) => {
    const own = value.startsWith(prefixOf(resource)) ? value.slice(prefixOf(resource).length) : null;
    const isRole = kind === 'application';
    const known = isRole
      ? resource.appRoles.find((one) => one.value === own)
      : resource.oauth2PermissionScopes.find((one) => one.value === own);
    return known
      ? [{ resourceAppId: resource.appId, id: known.id, type: isRole ? ('Role' as const) : ('Scope' as const) }]
      : [];
  })[0];
  if (found === undefined) throw new PortalRefusal(`There is no ${kind} permission "${value}".`);
  const before = application.requiredResourceAccess.find((one) => one.resourceAppId === found.resourceAppId);
  const access = before?.resourceAccess ?? [];
  if (access.some(({ id }) => id === found.id)) return { kind: 'done', text: `${value} is configured already.` };
  const changed: RequiredResourceAccess = {
    resourceAppId: found.resourceAppId,
    resourceAccess: [...access, { id: found.id, type: found.type }],
  };
  application.requiredResourceAccess = [...application.requiredResourceAccess.filter((one) => one !== before), changed];
  visit.tenant.registry.applicationChanged(application);
  return { kind: 'done', text: `${value} was added. It is granted once an administrator consents.` };
}

function remove(visit: Visit, application: Application, id: string): Notice {
  application.requiredResourceAccess = application.requiredResourceAccess
    .map((one) => ({ ...one, resourceAccess: one.resourceAccess.filter((access) => access.id !== id) }))
    .filter(({ resourceAccess }) => resourceAccess.length > 0);
  visit.tenant.registry.applicationChanged(application);
  return {
    kind: 'done',
    text: 'The permission was removed. What was consented to before stays granted until it is revoked.',
  };
}

function grant(visit: Visit, application: Application): Notice {
  const client = clientOf(visit);
  const asked = registeredPermissions(visit.tenant, client);
  const graphRoles = asked.some((one) => one.kind === 'application' && one.resource.appId === graphAppId);
  if (!mayConsentForAll(visit.account.user, { graphRoles }))
    throw new PortalRefusal(
      'Only a Global Administrator or Privileged Role Administrator can grant application permissions of Microsoft Graph.',
    );
  recordConsent(visit.tenant, { client, asked, forUser: null });
  return { kind: 'done', text: `Grant consent successful for ${application.displayName}.` };
}
