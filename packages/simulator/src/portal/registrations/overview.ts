import { mayManageApps } from '../../entra/directory-roles.ts';
import { redirectTo } from '../../entra/auth-page.ts';
import { html } from '../../http/html.ts';
import type { Application } from '../../tenant/application.ts';
import { readUrls, PortalRefusal, type PortalPage } from '../portal-access.ts';
import { actForm, choice, copyList, deleteForm, field, notSure, parts, portalPage, table } from '../portal-page.ts';
import { applicationOf, registrationCrumbs } from './find.ts';

const audiences = [
  ['AzureADMyOrg', 'Accounts in this organizational directory only (single tenant)'],
  ['AzureADMultipleOrgs', 'Accounts in any organizational directory (multitenant)'],
] as const;

/** App registrations: the list. */
export const registrationList: PortalPage = {
  path: '/portal/registrations',
  may: mayManageApps,
  show: ({ account, tenant }, notice) =>
    portalPage(account, {
      crumbs: [['Microsoft Entra ID', '/portal'], ['App registrations']],
      notice,
      body: html`<p><a class="button" href="/portal/registrations/new">New registration</a></p>
        ${table(
          'Owned applications',
          ['Display name', 'Application (client) ID', 'Created on'],
          [...tenant.registry.applications.values()].map((one) => [
            html`<a href="/portal/registrations/${one.appId}">${one.displayName}</a>`,
            one.appId,
            one.createdAt.toString().slice(0, 10),
          ]),
        )}`,
    }),
};

/** New registration. The service principal is made along with it, as the portal does. */
export const newRegistration: PortalPage = {
  path: '/portal/registrations/new',
  may: mayManageApps,
  show: ({ account }, notice) =>
    portalPage(account, {
      crumbs: [
        ['Microsoft Entra ID', '/portal'],
        ['App registrations', '/portal/registrations'],
        ['Register an application'],
      ],
      notice,
      body: actForm(
        'register',
        html`${field({ name: 'name', label: 'Name', required: true, hint: 'The user-facing display name for this application.' })}
        ${choice({ name: 'audience', label: 'Supported account types', value: 'AzureADMyOrg', options: audiences })}
        ${choice({
          name: 'platform',
          label: 'Platform',
          value: 'web',
          options: [
            ['web', 'Web'],
            ['spa', 'Single-page application (SPA)'],
            ['publicClient', 'Public client/native'],
          ],
        })}
        ${field({ name: 'redirect', label: 'Redirect URI (optional)', type: 'text' })}`,
        'Register',
      ),
    }),
  act: ({ tenant }, form) => {
    const displayName = form.get('name');
    if (displayName === '') throw new PortalRefusal('Name: an application needs a name.');
    const audience = audiences.find(([value]) => value === form.get('audience'))?.[0] ?? 'AzureADMyOrg';
    const uris = readUrls(form.get('redirect'), 'Redirect URI');
    const platform = form.get('platform');
    const redirectUris: Application['redirectUris'] = {
      web: platform === 'web' ? uris : [],
      spa: platform === 'spa' ? uris : [],
      publicClient: platform === 'publicClient' ? uris : [],
    };
    const userRead = tenant.registry.graph.oauth2PermissionScopes.find(({ value }) => value === 'User.Read');
    const application = tenant.registry.addApplication({
      displayName,
      signInAudience: audience,
      redirectUris,
      // The portal puts User.Read into every new registration.
      requiredResourceAccess: userRead
        ? [{ resourceAppId: tenant.registry.graph.appId, resourceAccess: [{ id: userRead.id, type: 'Scope' }] }]
        : [],
    });
    tenant.registry.addServicePrincipal({
      appId: application.appId,
      tags: ['WindowsAzureActiveDirectoryIntegratedApp'],
    });
    return redirectTo(`/portal/registrations/${application.appId}`, 303);
  },
};

/** Overview of one registration. */
export const registration: PortalPage = {
  path: '/portal/registrations/:app',
  may: mayManageApps,
  show: (visit, notice) => {
    const application = applicationOf(visit);
    const base = `/portal/registrations/${application.appId}`;
    return portalPage(visit.account, {
      crumbs: [...registrationCrumbs(application).slice(0, -1), [application.displayName]],
      notice,
      body: html`<h2>Essentials</h2>
        ${copyList([
          ['Display name', application.displayName],
          ['Application (client) ID', application.appId],
          ['Object ID', application.id],
          ['Directory (tenant) ID', visit.tenant.id],
          [
            'Supported account types',
            audiences.find(([value]) => value === application.signInAudience)?.[1] ?? application.signInAudience,
          ],
          ['OAuth 2.0 authorization endpoint (v2)', `${visit.pages}/${visit.tenant.id}/oauth2/v2.0/authorize`],
          ['OAuth 2.0 token endpoint (v2)', `${visit.authority}/${visit.tenant.id}/oauth2/v2.0/token`],
          ['Authority URL', `${visit.authority}/${visit.tenant.id}`],
        ])}
        <h2>Manage</h2>
        ${parts([
          [`${base}/authentication`, 'Authentication'],
          [`${base}/credentials`, 'Certificates & secrets'],
          [`${base}/permissions`, 'API permissions'],
          [`${base}/expose`, 'Expose an API'],
          [`/portal/enterprise/${application.appId}`, 'Managed application in local directory'],
        ])}
        ${deleteForm('app registration')}`,
    });
  },
  act: (visit, form) => {
    if (form.act !== 'delete') throw new PortalRefusal('This page has no such form.');
    const unsure = notSure(form);
    if (unsure) return unsure;
    const application = applicationOf(visit);
    visit.tenant.softDelete({ kind: 'application', object: application });
    return redirectTo('/portal/registrations', 303);
  },
};
