import type { Application, ServicePrincipal } from '../tenant/application.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { aadsts, type AadstsRefusal, unknownApplication } from './aadsts.ts';
import type { TenantChoice } from './find-tenant.ts';

/** An application as the token service sees it: the registration, wherever it is, and what this tenant knows of it. */
export type Client = {
  readonly appId: string;
  readonly displayName: string;
  readonly application: Application | undefined;
  /** The tenant of the registration. */
  readonly home: Tenant | undefined;
  /** Undefined until somebody consents in this tenant. */
  readonly principal: ServicePrincipal | undefined;
};

/** Where a registration is. Client ids are unique over all tenants. */
export function findRegistration(
  tenants: ReadonlyMap<string, Tenant>,
  appId: string,
): { readonly home: Tenant; readonly application: Application } | undefined {
  for (const home of tenants.values()) {
    const application = home.registry.applicationOf(appId);
    if (application) return { home, application };
  }
  return undefined;
}

const isMultiTenant = (application: Application): boolean => application.signInAudience !== 'AzureADMyOrg';

/**
 * The client that a request names, as the tenant may use it. Without a tenant (`common`) only multi-tenant
 * applications are served.
 */
export function findClient(
  tenants: ReadonlyMap<string, Tenant>,
  tenant: TenantChoice,
  appId: string,
): Client | AadstsRefusal {
  const registered = findRegistration(tenants, appId);
  const principal = tenant?.registry.servicePrincipalOf(appId);
  const directory = tenant?.displayName ?? 'common';
  if (registered === undefined && principal === undefined) return unknownApplication(appId, directory);
  if (registered && !isMultiTenant(registered.application)) {
    if (tenant === null) return aadsts(50194, `'${appId}'(${registered.application.displayName})`);
    if (tenant !== registered.home && principal === undefined) return unknownApplication(appId, directory);
  }
  if (principal?.accountEnabled === false) return aadsts(7000112, appId);
  return {
    appId: registered?.application.appId ?? principal!.appId,
    displayName: registered?.application.displayName ?? principal!.displayName,
    application: registered?.application,
    home: registered?.home,
    principal,
  };
}

/**
 * Whether the token service sees a service principal or an assignment yet: `consentVisibleAfterSeconds` lets it lag
 * behind what Graph lists, as replicas do.
 */
export function isVisible(tenant: Tenant, { createdAt }: { readonly createdAt: Temporal.Instant }): boolean {
  const seenAt = createdAt.add({ milliseconds: Math.round(tenant.switches.consentVisibleAfterSeconds * 1000) });
  return Temporal.Instant.compare(seenAt, tenant.clock.now()) <= 0;
}

/** Values of the app roles that the token service sees a principal to hold at a resource. */
export function visibleRolesOf(tenant: Tenant, principalId: string, resource: ServicePrincipal): readonly string[] {
  if (tenant.switches.consentVisibleAfterSeconds === 0) return tenant.consents.rolesOf(principalId, resource);
  const held = new Set(
    tenant.consents
      .assignmentsOf(principalId)
      .filter((one) => one.resourceId === resource.id && isVisible(tenant, one))
      .map(({ appRoleId }) => appRoleId),
  );
  return resource.appRoles.flatMap(({ id, value }) => (held.has(id) && value !== null ? [value] : []));
}
