import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openSimulator } from '../http/open-simulator.ts';
import { addSigningCertificate, activateCertificate } from '../saml/signing-certificate.ts';
import { scenarioSchema } from '../scenario/scenario-schema.ts';
import { aManifest } from '../test-tenant/manifest.ts';

const appId = '7a6f0c1e-5f0b-4d3c-9d2e-1b2c3d4e5f60';
const scenario = scenarioSchema.parse({
  tenants: [
    {
      displayName: 'Nordlys',
      domains: ['nordlys.example'],
      people: [{ name: 'Ida Holm', address: 'ida@nordlys.example', directoryRoles: ['Global Administrator'] }],
      apps: [{ appId, displayName: 'Planner', roles: [], identifierUris: ['urn:planner'], saml: {} }],
    },
  ],
});

test('certificates, SAML settings, deployed add-ins, signing keys and administrators outlive a restart', async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'simulator-portal-'));
  const open = () =>
    openSimulator({
      seed: 1,
      dataDir,
      scenario: () => scenario,
      onError: (error) => expect.unreachable(String(error)),
    });
  const first = await open();
  const [tenant] = first.simulator.tenants.values();
  const principal = tenant!.registry.servicePrincipalOf(appId)!;
  await addSigningCertificate(tenant!, principal);
  const second = await addSigningCertificate(tenant!, principal);
  activateCertificate(tenant!, principal, second.thumbprint);
  tenant!.saml.setSettings(principal.id, { signing: 'both' });
  const now = first.simulator.clock.now();
  const addin = {
    id: 'a',
    version: '1.0',
    displayName: 'Planner',
    provider: 'Planner',
    manifest: aManifest(),
    users: 'everyone' as const,
  };
  tenant!.addins.put({ ...addin, deployedAt: now, visibleAt: now, enabled: true, isTest: false });
  await first.simulator.entra.keys.rollOver();
  const kids = (await first.simulator.entra.keys.all()).map(({ kid }) => kid);
  await first.close();

  const again = await open();
  const [restored] = again.simulator.tenants.values();
  const kept = restored!.registry.servicePrincipalOf(appId)!;
  expect(kept.preferredTokenSigningKeyThumbprint).toBe(second.thumbprint);
  expect(restored!.saml.certificatesOf(kept.id)).toEqual(tenant!.saml.certificatesOf(principal.id));
  expect(restored!.saml.settingsOf(kept.id).signing).toBe('both');
  expect([...restored!.addins.all.values()].map(({ displayName }) => displayName)).toEqual(['Planner']);
  expect((await again.simulator.entra.keys.all()).map(({ kid }) => kid)).toEqual(kids);
  expect(restored!.findUser('ida@nordlys.example')!.profile['directoryRoles']).toEqual(['Global Administrator']);
  await again.close();
  await rm(dataDir, { recursive: true });
});
