import { decodeJwt } from 'jose';
import { expect, test } from 'vitest';
import { applyScenario } from '../scenario/apply-scenario.ts';
import { scenarioSchema } from '../scenario/scenario-schema.ts';
import { createSimulator } from '../simulator.ts';
import { nestedAppToken } from './nested-app.ts';

const appId = '5d8f6a30-94b0-4a0e-8f2e-5b9c3a1d7e42';

test('a page in Outlook gets a token for its own API, if its origin is registered and somebody consented', async () => {
  const simulator = createSimulator({ seed: 1 });
  const app = {
    appId,
    displayName: 'Planner',
    roles: [],
    exposes: ['access_as_user'],
    identifierUris: [`api://${appId}`],
  };
  const [tenant] = applyScenario(
    simulator,
    scenarioSchema.parse({
      tenants: [
        {
          displayName: 'Nordlys',
          domains: ['nordlys.example'],
          people: [{ name: 'Ida Holm', address: 'ida@nordlys.example' }],
          apps: [{ ...app, spaRedirectUris: ['brk-multihub://planner.example:8443'], scopes: ['User.Read'] }],
        },
      ],
    }),
  );
  const user = tenant!.findUser('ida@nordlys.example')!;
  const ask = (pageOrigin: string, scopes: string) =>
    nestedAppToken(
      { tenant: tenant!, user, appId, pageOrigin, scopes, authority: 'https://login.example' },
      simulator.entra.deps,
    );
  const own = (await ask('https://planner.example:8443', `api://${appId}/access_as_user`)) as { access_token: string };
  expect(decodeJwt(own.access_token)).toMatchObject({ aud: appId, oid: user.id, azp: appId });
  expect(await ask('https://elsewhere.example', 'User.Read')).toMatchObject({ number: 50011 });
  expect(await ask('https://planner.example:8443', 'Calendars.Read')).toMatchObject({ number: 65001 });
});
