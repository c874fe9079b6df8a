import { aClock, aSiteWithRegistrations, useDatabase } from '@planner/testkit';
import { describe, expect, test } from 'vitest';
import { applicationKeys, applications, microsoftGraphAppId } from './applications.ts';
import { makeCertificate } from './certificate.ts';
import { registrationBody } from './registration-body.ts';

const database = useDatabase();

describe('the registration that a script sends to Entra', () => {
  test.each(applicationKeys)(
    'makes %s with exactly the table’s permissions, and a second run changes nothing',
    async (key) => {
      const site = await aSiteWithRegistrations(database.current);
      const application = applications[key];
      const { certificate } = await makeCertificate(application.name, aClock('2026-11-24T08:00:00Z').now());
      const body = registrationBody({
        application,
        baseUrl: 'https://planner.example',
        optional: application.permissions.map(({ value }) => value),
        certificates: [certificate],
      });
      const made = await site.register('POST', '/applications', body);
      const address = `/applications(appId='${String(made['appId'])}')`;
      await site.register('POST', '/servicePrincipals', { appId: made['appId'] });
      const read = () =>
        site.register(
          'GET',
          `${address}?$select=id,appId,displayName,tags,web,spa,api,requiredResourceAccess,signInAudience`,
        );
      const first = await read();
      expect(first).toMatchObject({
        displayName: application.name,
        signInAudience: 'AzureADMyOrg',
        tags: [application.tag],
        web: { redirectUris: ['https://planner.example/admin/consent/callback'] },
        requiredResourceAccess: [
          {
            resourceAppId: microsoftGraphAppId,
            resourceAccess: application.permissions.map(({ id, type }) => ({ id, type })),
          },
        ],
      });
      await site.register('PATCH', address, body);
      expect(await read()).toEqual(first);
      // The table's ids are Graph's own: each names the permission that it stands for.
      const { graph } = site.tenant.registry;
      for (const { id, value, type } of application.permissions) {
        const offered = type === 'Role' ? graph.appRoles : graph.oauth2PermissionScopes;
        expect(offered.find((one) => one.id === id)?.value).toBe(value);
      }
    },
  );
});
