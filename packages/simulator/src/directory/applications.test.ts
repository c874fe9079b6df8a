import { X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { makeAuthority } from '../http/certificates.ts';
import { aTestDirectory, eventual } from '../test-tenant/directory.ts';

const graphAppId = '00000003-0000-0000-c000-000000000000';
const calendarsReadWrite = 'ef54d2bf-783f-4e0f-bca1-3210c0444d99';
const userRead = 'e1fe6dd8-ba31-4d61-89e7-88639da4683d';

describe('registering an application as the set-up script does', () => {
  test('application, service principal, certificate, permissions, consent: then the app may do what was granted', async () => {
    const { call, tenant } = aTestDirectory();
    const created = await call('POST', '/applications', {
      displayName: 'Calendar Service',
      signInAudience: 'AzureADMyOrg',
      tags: ['site:1'],
      web: { redirectUris: ['https://planner.example/admin/consent/callback'] },
      requiredResourceAccess: [
        {
          resourceAppId: graphAppId,
          resourceAccess: [
            { id: calendarsReadWrite, type: 'Role' },
            { id: userRead, type: 'Scope' },
          ],
        },
      ],
    });
    expect(created.status).toBe(201);
    const { id, appId } = created.body;
    expect(created.body).toMatchObject({
      signInAudience: 'AzureADMyOrg',
      publisherDomain: 'fjord.example',
      web: { redirectUris: ['https://planner.example/admin/consent/callback'], logoutUrl: null },
      passwordCredentials: [],
      api: { requestedAccessTokenVersion: 2, oauth2PermissionScopes: [] },
    });
    // Again, as an idempotent script finds what it made.
    const byTag = encodeURIComponent("tags/any(t:t eq 'site:1')");
    expect((await call('GET', `/applications?$filter=${byTag}`)).body.value).toMatchObject([{ id }]);
    const byAppId = encodeURIComponent(`appId eq '${appId}'`);
    expect((await call('GET', `/applications?$filter=${byAppId}&$select=id`)).body.value).toEqual([{ id }]);
    expect((await call('GET', `/applications(appId='${appId}')?$select=displayName`)).body).toMatchObject({
      displayName: 'Calendar Service',
    });

    const principal = await call('POST', '/servicePrincipals', { appId });
    expect(principal.status).toBe(201);
    expect(principal.body).toMatchObject({
      appId,
      displayName: 'Calendar Service',
      accountEnabled: true,
      appOwnerOrganizationId: tenant.id,
      servicePrincipalNames: [appId],
    });
    expect((await call('POST', '/servicePrincipals', { appId })).status).toBe(400);

    const certificate = new X509Certificate((await makeAuthority()).certificatePem).raw.toString('base64');
    const patched = await call('PATCH', `/applications/${id}`, {
      keyCredentials: [{ type: 'AsymmetricX509Cert', usage: 'Verify', key: certificate }],
    });
    expect(patched.status).toBe(204);
    const keys = (await call('GET', `/applications/${id}?$select=id,keyCredentials`)).body.keyCredentials;
    expect(keys).toMatchObject([{ key: certificate, usage: 'Verify', displayName: expect.stringContaining('CN=') }]);
    expect((await call('GET', `/applications/${id}`)).body.keyCredentials).toMatchObject([
      { key: null, keyId: keys[0].keyId },
    ]);
    expect(tenant.registry.certificatesOf(appId)).toHaveLength(1);

    const graph = (await call('GET', `/servicePrincipals(appId='${graphAppId}')`)).body;
    const role = graph.appRoles.find(({ value }: { value: string }) => value === 'Calendars.ReadWrite');
    expect(role).toMatchObject({ id: calendarsReadWrite, allowedMemberTypes: ['Application'], isEnabled: true });
    const path = `/servicePrincipals/${principal.body.id}`;
    const given = await call('POST', `${path}/appRoleAssignments`, {
      principalId: principal.body.id,
      resourceId: graph.id,
      appRoleId: role.id,
    });
    expect(given).toMatchObject({
      status: 201,
      body: {
        principalType: 'ServicePrincipal',
        principalDisplayName: 'Calendar Service',
        resourceDisplayName: 'Microsoft Graph',
      },
    });
    expect([...tenant.apps.get(appId)!.roles]).toEqual(['Calendars.ReadWrite']);
    const grant = {
      clientId: principal.body.id,
      consentType: 'AllPrincipals',
      resourceId: graph.id,
      scope: ' User.Read',
    };
    expect((await call('POST', '/oauth2PermissionGrants', grant)).body).toMatchObject({ ...grant, principalId: null });
    expect((await call('GET', `${path}/oauth2PermissionGrants`)).body.value).toMatchObject([{ scope: ' User.Read' }]);
    expect((await call('GET', `${path}/appRoleAssignments`)).body.value).toMatchObject([
      { id: given.body.id, appRoleId: calendarsReadWrite },
    ]);
    const assigned = await call('GET', `/servicePrincipals/${graph.id}/appRoleAssignedTo?$top=999`);
    expect(assigned.body.value.map(({ id: one }: { id: string }) => one)).toContain(given.body.id);

    expect((await call('DELETE', `${path}/appRoleAssignments/${given.body.id}`)).status).toBe(204);
    expect([...tenant.apps.get(appId)!.roles]).toEqual([]);
  });

  test('a secret is shown once, proves the app, and can be taken away', async () => {
    const { call, tenant } = aTestDirectory();
    const { id, appId } = (await call('POST', '/applications', { displayName: 'A' })).body;
    const made = await call('POST', `/applications/${id}/addPassword`, {
      passwordCredential: { displayName: 'Planner' },
    });
    expect(made.body).toMatchObject({
      displayName: 'Planner',
      endDateTime: '2028-11-24T08:00:00Z',
      secretText: expect.stringContaining('8Q~'),
    });
    expect(made.body.hint).toBe(made.body.secretText.slice(0, 3));
    expect(tenant.registry.secretsOf(appId)[0]?.secretText).toBe(made.body.secretText);
    expect((await call('GET', `/applications/${id}`)).body.passwordCredentials).toMatchObject([
      { keyId: made.body.keyId, secretText: null },
    ]);
    const { keyId } = made.body;
    expect((await call('POST', `/applications/${id}/removePassword`, { keyId })).status).toBe(204);
    expect((await call('POST', `/applications/${id}/removePassword`, { keyId })).status).toBe(400);
    expect(tenant.registry.secretsOf(appId)).toEqual([]);
  });

  test('the add-in offers a scope of its own and knows its clients', async () => {
    const { call, tenant } = aTestDirectory();
    const { id, appId } = (await call('POST', '/applications', { displayName: 'Add-In' })).body;
    await call('POST', '/servicePrincipals', { appId });
    const scope = {
      id: '9c1c7f5e-3f0d-4b6a-8a55-1f1d7a2b3c4d',
      value: 'access_as_user',
      type: 'User',
      isEnabled: true,
      adminConsentDisplayName: 'Use Planner',
      adminConsentDescription: 'Use Planner as the signed-in person',
      userConsentDisplayName: null,
      userConsentDescription: null,
    };
    const outlook = { appId: 'ea5a67f6-b6f3-4338-b240-c655ddc3cc8e', delegatedPermissionIds: [scope.id] };
    const body = {
      identifierUris: [`api://planner.example/${appId}`],
      api: { oauth2PermissionScopes: [scope], preAuthorizedApplications: [outlook] },
    };
    expect((await call('PATCH', `/applications/${id}`, body)).status).toBe(204);
    expect(tenant.registry.servicePrincipalOf(appId)).toMatchObject({
      oauth2PermissionScopes: [scope],
      servicePrincipalNames: [appId, `api://planner.example/${appId}`],
    });
    expect((await call('PATCH', `/applications/${id}`, { api: { oauth2PermissionScopes: [] } })).status).toBe(400);
  });

  test.each([
    ['no name', {}],
    ['a certificate that is none', { displayName: 'A', keyCredentials: [{ key: 'AAAA' }] }],
    ['an audience that is not known', { displayName: 'A', signInAudience: 'Everybody' }],
    ['a redirect address that is none', { displayName: 'A', web: { redirectUris: ['nowhere'] } }],
    ['a secret of its own choice', { displayName: 'A', passwordCredentials: [{ secretText: 'let me in' }] }],
    ['a property that applications do not have', { displayName: 'A', colour: 'blue' }],
  ])('is refused with %s', async (_, body) => {
    const { call, tenant } = aTestDirectory();
    const before = tenant.registry.applications.size;
    expect((await call('POST', '/applications', body)).status).toBe(400);
    expect(tenant.registry.applications.size).toBe(before);
  });

  test('who may only read applications can not give itself a role', async () => {
    const { call, tenant } = aTestDirectory();
    tenant.addApp({ appId: 'reader', roles: ['Application.Read.All'] });
    const principalId = tenant.registry.servicePrincipalOf('reader')!.id;
    const resourceId = tenant.registry.graph.id;
    const answer = await call(
      'POST',
      `/servicePrincipals/${principalId}/appRoleAssignments`,
      { principalId, resourceId, appRoleId: calendarsReadWrite },
      { as: 'reader' },
    );
    expect(answer).toMatchObject({ status: 403, body: { error: { code: 'Authorization_RequestDenied' } } });
  });

  test('a deleted application takes its service principal along; both come back with what was granted', async () => {
    const { call, tenant } = aTestDirectory();
    tenant.addApp({ appId: '3e0c5a77-91d2-4f6b-8a44-1b7e9d2c6f10', displayName: 'Importer', roles: ['User.Read.All'] });
    const { id } = tenant.registry.applicationOf('3e0c5a77-91d2-4f6b-8a44-1b7e9d2c6f10')!;
    const principal = tenant.registry.servicePrincipalOf('3e0c5a77-91d2-4f6b-8a44-1b7e9d2c6f10')!;
    expect((await call('DELETE', `/applications/${id}`)).status).toBe(204);
    expect(tenant.apps.get('3e0c5a77-91d2-4f6b-8a44-1b7e9d2c6f10')).toBeUndefined();
    expect((await call('GET', '/directory/deletedItems/microsoft.graph.application')).body.value).toMatchObject([
      { id },
    ]);
    for (const one of [id, principal.id])
      expect((await call('POST', `/directory/deletedItems/${one}/restore`)).status).toBe(200);
    expect([...tenant.apps.get('3e0c5a77-91d2-4f6b-8a44-1b7e9d2c6f10')!.roles]).toEqual(['User.Read.All']);
  });
});

describe('enterprise applications', () => {
  test('people and groups are assigned to one, with the default role when it has none of its own', async () => {
    const { call, person, group } = aTestDirectory();
    const { appId } = (await call('POST', '/applications', { displayName: 'SSO' })).body;
    const principal = (
      await call('POST', '/servicePrincipals', {
        appId,
        preferredSingleSignOnMode: 'saml',
        appRoleAssignmentRequired: true,
      })
    ).body;
    expect(principal).toMatchObject({ preferredSingleSignOnMode: 'saml', appRoleAssignmentRequired: true });
    const people = [person('Ida'), group('Sales')];
    for (const { id: principalId } of people) {
      const assignment = { principalId, resourceId: principal.id, appRoleId: '00000000-0000-0000-0000-000000000000' };
      expect((await call('POST', `/servicePrincipals/${principal.id}/appRoleAssignedTo`, assignment)).status).toBe(201);
    }
    expect((await call('GET', `/servicePrincipals/${principal.id}/appRoleAssignedTo`)).body.value).toMatchObject([
      { principalType: 'User', principalDisplayName: 'Ida' },
      { principalType: 'Group', principalDisplayName: 'Sales' },
    ]);
    expect((await call('GET', `/users/${people[0]!.id}/appRoleAssignments`)).body.value).toHaveLength(1);
  });

  test('are searched by their names and counted', async () => {
    const { call } = aTestDirectory();
    const search = encodeURIComponent('"displayName:graph"');
    const found = await call('GET', `/servicePrincipals?$search=${search}&$count=true&$select=appId`, undefined, {
      headers: eventual,
    });
    expect(found.body).toMatchObject({ '@odata.count': 1, value: [{ appId: graphAppId }] });
    expect((await call('GET', '/servicePrincipals/$count', undefined, { headers: eventual })).body).toBe('2');
  });
});
