import type { Tenant } from '../tenant/tenant.ts';
import { hash } from '../tenant/random.ts';
import type { EntraDirectory } from './tenant-directory.ts';

/** The simulator's tenants as the token service sees them. */
export function entraDirectoryOf(tenants: ReadonlyMap<string, Tenant>): EntraDirectory {
  return {
    tenant: (name) => {
      const key = name.toLowerCase();
      const found =
        tenants.get(key) ??
        [...tenants.values()].find((tenant) => tenant.domains.some((domain) => domain.toLowerCase() === key));
      return found && { id: found.id, domains: found.domains };
    },
    app: (tenantId, appId) => {
      const app = tenants.get(tenantId)?.apps.get(appId);
      if (app === undefined) return undefined;
      return {
        appId: app.appId,
        displayName: app.displayName,
        servicePrincipalId: servicePrincipalId(tenantId, app.appId),
        secrets: app.secret === null ? [] : [{ id: 'secret', value: app.secret }],
        certificates: app.certificates,
        roles: [...app.roles],
        disabled: false,
      };
    },
  };
}

/** The object id of an app's service principal: always the same for one tenant and app, and no other's. */
export function servicePrincipalId(tenantId: string, appId: string): string {
  const part = (salt: number) => hash(`${tenantId}/${appId}`, salt).toString(16).padStart(8, '0');
  const hex = [1, 2, 3, 4].map(part).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
