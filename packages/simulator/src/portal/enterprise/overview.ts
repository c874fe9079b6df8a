import { mayManageApps } from '../../entra/directory-roles.ts';
import { redirectTo } from '../../entra/auth-page.ts';
import { html } from '../../http/html.ts';
import { enterpriseCrumbs, principalOf } from '../registrations/find.ts';
import { PortalRefusal, type PortalPage } from '../portal-access.ts';
import { actForm, copyList, deleteForm, field, notSure, parts, portalPage, table } from '../portal-page.ts';

/** Enterprise applications: the list. */
export const enterpriseList: PortalPage = {
  path: '/portal/enterprise',
  may: mayManageApps,
  show: ({ account, tenant }, notice) =>
    portalPage(account, {
      crumbs: [['Microsoft Entra ID', '/portal'], ['Enterprise applications']],
      notice,
      body: html`<p><a class="button" href="/portal/enterprise/new">New application</a></p>
        ${table(
          'All applications',
          ['Name', 'Object ID', 'Application ID', 'Created on'],
          [...tenant.registry.servicePrincipals.values()]
            .filter((one) => one !== tenant.registry.graph)
            .map((one) => [
              html`<a href="/portal/enterprise/${one.appId}">${one.displayName}</a>`,
              one.id,
              one.appId,
              one.createdAt.toString().slice(0, 10),
            ]),
        )}`,
    }),
};

/** New application: the gallery isn't here, an application of one's own is. */
export const browseGallery: PortalPage = {
  path: '/portal/enterprise/new',
  may: mayManageApps,
  show: ({ account }, notice) =>
    portalPage(account, {
      crumbs: [
        ['Microsoft Entra ID', '/portal'],
        ['Enterprise applications', '/portal/enterprise'],
        ['Browse Microsoft Entra Gallery'],
      ],
      notice,
      body: html`<p class="note">The gallery isn’t simulated.</p>
        <h2>Create your own application</h2>
        ${actForm(
          'create',
          html`${field({ name: 'name', label: 'What’s the name of your app?', required: true })}
            <fieldset>
              <legend>What are you looking to do with your application?</legend>
              <label class="inline"
                ><input type="radio" name="kind" value="non-gallery" checked /> Integrate any other application you
                don’t find in the gallery (Non-gallery)</label
              >
            </fieldset>`,
          'Create',
        )}`,
    }),
  act: ({ tenant }, form) => {
    const displayName = form.get('name');
    if (displayName === '') throw new PortalRefusal('What’s the name of your app? It needs one.');
    const application = tenant.registry.addApplication({ displayName });
    tenant.registry.addServicePrincipal({
      appId: application.appId,
      tags: ['WindowsAzureActiveDirectoryIntegratedApp', 'WindowsAzureActiveDirectoryCustomSingleSignOnApplication'],
      // The portal demands assignment for what it makes itself.
      appRoleAssignmentRequired: true,
    });
    return redirectTo(`/portal/enterprise/${application.appId}`, 303);
  },
};

/** Overview of one enterprise application. */
export const enterprise: PortalPage = {
  path: '/portal/enterprise/:app',
  may: mayManageApps,
  show: (visit, notice) => {
    const principal = principalOf(visit);
    const base = `/portal/enterprise/${principal.appId}`;
    return portalPage(visit.account, {
      crumbs: [...enterpriseCrumbs(principal).slice(0, -1), [principal.displayName]],
      notice,
      body: html`<h2>Properties</h2>
        ${copyList([
          ['Name', principal.displayName],
          ['Application ID', principal.appId],
          ['Object ID', principal.id],
        ])}
        <h2>Getting started</h2>
        ${parts([
          [`${base}/users`, '1. Assign users and groups'],
          [`${base}/sso`, '2. Set up single sign on'],
          [`${base}/properties`, 'Properties'],
          [`${base}/permissions`, 'Permissions'],
        ])}`,
    });
  },
};

/** Properties: enabled, assignment required; and deletion. */
export const properties: PortalPage = {
  path: '/portal/enterprise/:app/properties',
  may: mayManageApps,
  show: (visit, notice) => {
    const principal = principalOf(visit);
    const address = `${visit.pages}/myapps/signin/${principal.appId}?tenantId=${visit.tenant.id}`;
    return portalPage(visit.account, {
      crumbs: [...enterpriseCrumbs(principal), ['Properties']],
      notice,
      body: html`${actForm(
        'save',
        html`<label class="inline"
            ><input type="checkbox" name="enabled" ${principal.accountEnabled && html`checked`} /> Enabled for users to
            sign-in</label
          ><label class="inline"
            ><input type="checkbox" name="assignment" ${principal.appRoleAssignmentRequired && html`checked`} />
            Assignment required</label
          >`,
        'Save',
      )}
      ${copyList([
        ['Application ID', principal.appId],
        ['Object ID', principal.id],
        ['User access URL', address],
      ])}
      ${deleteForm('enterprise application')}`,
    });
  },
  act: (visit, form) => {
    const principal = principalOf(visit);
    if (form.act === 'delete') {
      const unsure = notSure(form);
      if (unsure) return unsure;
      visit.tenant.softDelete({ kind: 'servicePrincipal', object: principal });
      return redirectTo('/portal/enterprise', 303);
    }
    principal.accountEnabled = form.get('enabled') === 'on';
    principal.appRoleAssignmentRequired = form.get('assignment') === 'on';
    visit.tenant.registry.servicePrincipalChanged(principal);
    return { kind: 'done', text: `Properties of ${principal.displayName} were saved.` };
  },
};
