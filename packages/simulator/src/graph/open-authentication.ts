import type { Tenant } from '../tenant/tenant.ts';
import type { Authenticate } from './caller.ts';
import { GraphError } from './graph-error.ts';

/**
 * The token check of a simulator without its sign-in part: the bearer token is `{appId}` or `{appId}:{tenantId}`
 * of a registered app, which then has all that was granted to it.
 */
export function openAuthentication(tenants: ReadonlyMap<string, Tenant>): Authenticate {
  return (request) => {
    const token = /^Bearer (.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
    if (token === undefined) return new GraphError(401, 'InvalidAuthenticationToken', 'Access token is empty.');
    const [appId = '', tenantId] = token.split(':');
    for (const tenant of tenants.values()) {
      const app = tenantId === undefined || tenant.id === tenantId ? tenant.apps.get(appId) : undefined;
      if (app) return { appId, tenantId: tenant.id, roles: [...app.roles] };
    }
    return new GraphError(401, 'InvalidAuthenticationToken', 'Access token validation failure.');
  };
}
