import type { Tenant } from '../tenant/tenant.ts';
import { readManifest } from './admin-center/manifest.ts';
import type { DeployedAddin } from './addin-shelf.ts';

/** A deployed add-in, or all that stands against it. */
export type Deployment =
  { readonly ok: true; readonly addin: DeployedAddin } | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Deploys an add-in as the admin center's "Upload custom apps" does: Outlook shows it after the tenant's delay.
 * An id that is deployed already is refused; it is updated on its own page.
 */
export function deployAddin(
  tenant: Tenant,
  manifest: string,
  { users = 'everyone', isTest = false }: Partial<Pick<DeployedAddin, 'users' | 'isTest'>> = {},
): Deployment {
  const read = readManifest(manifest);
  if (!read.ok) return { ok: false, problems: [`The manifest can’t be deployed. ${read.problems.join(' ')}`] };
  const { id, version, displayName, provider } = read.manifest;
  const before = tenant.addins.all.get(id);
  if (before)
    return {
      ok: false,
      problems: [`${before.displayName} (${id}) is deployed already. Open it and choose Update.`],
    };
  const deployedAt = tenant.clock.now();
  const visibleAt = visibleFrom(tenant, deployedAt);
  const addin: DeployedAddin = {
    id,
    version,
    displayName,
    provider,
    manifest,
    users,
    deployedAt,
    visibleAt,
    enabled: true,
    isTest,
  };
  tenant.addins.put(addin);
  return { ok: true, addin };
}

/** When Outlook shows what is deployed or changed now. */
export const visibleFrom = (tenant: Tenant, now: Temporal.Instant): Temporal.Instant =>
  now.add({ milliseconds: Math.round(tenant.switches.addinVisibleAfterSeconds * 1000) });
