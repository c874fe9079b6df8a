import { mayManageApps } from '../../entra/directory-roles.ts';
import { html } from '../../http/html.ts';
import { PortalRefusal, type PortalPage } from '../portal-access.ts';
import { actForm, copyList, field, portalPage, rowButton, table } from '../portal-page.ts';
import { applicationOf, registrationCrumbs } from './find.ts';

/** Expose an API: the application's own name as a resource, its scopes, and clients that need no consent for them. */
export const expose: PortalPage = {
  path: '/portal/registrations/:app/expose',
  may: mayManageApps,
  show: (visit, notice) => {
    const application = applicationOf(visit);
    const [uri = `api://${application.appId}`] = application.identifierUris;
    return portalPage(visit.account, {
      crumbs: [...registrationCrumbs(application), ['Expose an API']],
      notice,
      body: html`${copyList([['Application ID URI', application.identifierUris[0] ?? null]])}
        ${actForm('uri', field({ name: 'uri', label: 'Application ID URI', value: uri, required: true }), 'Save')}
        <h2>Scopes defined by this API</h2>
        ${table(
          'Scopes',
          ['Scope', 'Who can consent', 'Display name', 'Delete'],
          application.oauth2PermissionScopes.map((one) => [
            `${uri}/${one.value}`,
            one.type === 'Admin' ? 'Admins only' : 'Admins and users',
            one.adminConsentDisplayName,
            rowButton('delete-scope', one.id, 'Delete', `scope ${one.value}`),
          ]),
        )}
        ${actForm(
          'scope',
          html`${field({ name: 'value', label: 'Scope name', required: true, hint: 'For example access_as_user' })}
            ${field({ name: 'title', label: 'Admin consent display name', required: true })}
            <label class="inline"><input type="checkbox" name="admins" /> Only administrators may consent</label>`,
          'Add scope',
        )}
        <h2>Authorized client applications</h2>
        ${table(
          'Authorized client applications',
          ['Client ID', 'Scopes', 'Delete'],
          application.preAuthorizedApplications.map((one) => [
            one.appId,
            String(one.delegatedPermissionIds.length),
            rowButton('delete-client', one.appId, 'Delete', `client ${one.appId}`),
          ]),
        )}
        ${actForm('client', field({ name: 'client', label: 'Client ID', required: true, hint: 'It gets all scopes without consent.' }), 'Add client application')}`,
    });
  },
  act: (visit, form) => {
    const application = applicationOf(visit);
    const value = form.get('value');
    if (form.act === 'uri') application.identifierUris = [form.get('uri')];
    else if (form.act === 'scope') {
      if (!/^[\w.-]{1,120}$/.test(value))
        throw new PortalRefusal('Scope name: letters, digits, dot, hyphen and underscore.');
      if (application.oauth2PermissionScopes.some((one) => one.value === value))
        throw new PortalRefusal(`Scope name: "${value}" is there already.`);
      application.requestedAccessTokenVersion ??= 2;
      application.oauth2PermissionScopes = [
        ...application.oauth2PermissionScopes,
        {
          id: visit.tenant.random.guid(),
          value,
          type: form.get('admins') === 'on' ? 'Admin' : 'User',
          isEnabled: true,
          adminConsentDisplayName: form.get('title'),
          adminConsentDescription: form.get('title'),
          userConsentDisplayName: null,
          userConsentDescription: null,
        },
      ];
    } else if (form.act === 'delete-scope')
      application.oauth2PermissionScopes = application.oauth2PermissionScopes.filter(({ id }) => id !== value);
    else if (form.act === 'client')
      application.preAuthorizedApplications = [
        ...application.preAuthorizedApplications.filter(({ appId }) => appId !== form.get('client')),
        { appId: form.get('client'), delegatedPermissionIds: application.oauth2PermissionScopes.map(({ id }) => id) },
      ];
    else if (form.act === 'delete-client')
      application.preAuthorizedApplications = application.preAuthorizedApplications.filter(
        ({ appId }) => appId !== value,
      );
    else throw new PortalRefusal('This page has no such form.');
    visit.tenant.registry.applicationChanged(application);
    return { kind: 'done', text: 'Saved.' };
  },
};
