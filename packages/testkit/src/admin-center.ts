import { createSimulator, deployAddin } from '@planner/simulator';

/** What an admin center says against an add-in's manifest, by Microsoft's schemas; empty = it deploys it. */
export function objectionsToManifest(manifest: string): readonly string[] {
  const tenant = createSimulator({ seed: 1 }).addTenant({ displayName: 'Nordlys', domains: ['nordlys.example'] });
  const deployed = deployAddin(tenant, manifest);
  return deployed.ok ? [] : deployed.problems;
}
