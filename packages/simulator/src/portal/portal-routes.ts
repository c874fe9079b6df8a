import type { Hono } from 'hono';
import type { EntraDeps } from '../entra/entra-deps.ts';
import { html } from '../http/html.ts';
import { loopbackOnly } from '../http/loopback-only.ts';
import type { SamlPart } from '../saml/saml-part.ts';
import { integratedApp, integratedApps, uploadApp } from './admin-center/integrated-apps.ts';
import { basicSaml } from './enterprise/basic-saml.ts';
import { claims } from './enterprise/claims.ts';
import { download } from './enterprise/download.ts';
import { browseGallery, enterprise, enterpriseList, properties } from './enterprise/overview.ts';
import { enterprisePermissions } from './enterprise/permissions.ts';
import { singleSignOn } from './enterprise/single-sign-on.ts';
import { users } from './enterprise/users.ts';
import { addPortalPage, type PortalPage } from './portal-access.ts';
import { copyList, parts, portalPage } from './portal-page.ts';
import { authentication } from './registrations/authentication.ts';
import { credentials } from './registrations/credentials.ts';
import { expose } from './registrations/expose.ts';
import { newRegistration, registration, registrationList } from './registrations/overview.ts';
import { permissions } from './registrations/permissions.ts';

/** Where an administrator begins. */
const start: PortalPage = {
  path: '/portal',
  may: () => true,
  show: ({ account, tenant, authority }, notice) =>
    portalPage(account, {
      crumbs: [['Microsoft Entra ID']],
      notice,
      body: html`<p class="note">
          Plain stand-ins for the pages on which applications are registered, single sign-on is set up and add-ins are
          deployed. What is set here holds in the whole simulator.
        </p>
        ${copyList([
          ['Organization', tenant.displayName],
          ['Tenant ID', tenant.id],
          ['Primary domain', tenant.domains[0] ?? null],
          ['Authority', `${authority}/${tenant.id}`],
        ])}
        ${parts([
          ['/portal/registrations', 'App registrations'],
          ['/portal/enterprise', 'Enterprise applications'],
          ['/portal/admin', 'Microsoft 365 admin center'],
        ])}`,
    }),
};

const adminCenter: PortalPage = {
  path: '/portal/admin',
  may: () => true,
  show: ({ account }, notice) =>
    portalPage(account, {
      crumbs: [['Start', '/portal'], ['Microsoft 365 admin center']],
      notice,
      body: html`<h2>Settings</h2>
        ${parts([['/portal/admin/integrated-apps', 'Integrated apps']])}`,
    }),
};

/** Puts the stand-ins of the admin centres on the simulator's app. */
export function registerPortal(app: Hono, deps: EntraDeps, saml: SamlPart): void {
  app.use('/portal', loopbackOnly);
  app.use('/portal/*', loopbackOnly);
  const pages = [
    start,
    adminCenter,
    registrationList,
    newRegistration,
    registration,
    authentication,
    credentials,
    permissions,
    expose,
    enterpriseList,
    browseGallery,
    enterprise,
    properties,
    users,
    enterprisePermissions,
    singleSignOn(saml.menu),
    basicSaml,
    claims,
    download,
    integratedApps,
    uploadApp,
    integratedApp,
  ];
  for (const page of pages) addPortalPage(app, deps, page);
}
