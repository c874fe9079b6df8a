import type { AppRole, PermissionScope, ServicePrincipal } from '../tenant/application.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { User } from '../tenant/user.ts';
import { aadsts, isRefusal, type AadstsRefusal } from './aadsts.ts';
import type { Client } from './client.ts';
import { mayConsentForAll } from './directory-roles.ts';
import type { ScopeWish } from './scopes.ts';

/** A permission that a consent page lists: delegated, or of the application itself. */
export type AskedPermission =
  | { readonly kind: 'delegated'; readonly resource: ServicePrincipal; readonly scope: PermissionScope }
  | { readonly kind: 'application'; readonly resource: ServicePrincipal; readonly role: AppRole };

/** What follows for a person who wants to use a client. */
export type ConsentDecision =
  | { readonly need: 'nothing' }
  /** The person may answer. */
  | { readonly need: 'consent'; readonly asked: readonly AskedPermission[]; readonly mayForAll: boolean }
  /** Only an administrator may. */
  | { readonly need: 'administrator'; readonly asked: readonly AskedPermission[] };

/** The permissions in a registration (`requiredResourceAccess`), as far as their resources are known in the tenant. */
export function registeredPermissions(tenant: Tenant, client: Client): readonly AskedPermission[] {
  return (client.application?.requiredResourceAccess ?? []).flatMap(({ resourceAppId, resourceAccess }) => {
    const resource = tenant.registry.servicePrincipalOf(resourceAppId);
    if (resource === undefined) return [];
    return resourceAccess.flatMap(({ id, type }): AskedPermission[] => {
      const role = type === 'Role' ? resource.appRoles.find((one) => one.id === id) : undefined;
      const scope = type === 'Scope' ? resource.oauth2PermissionScopes.find((one) => one.id === id) : undefined;
      if (role) return [{ kind: 'application', resource, role }];
      return scope ? [{ kind: 'delegated', resource, scope }] : [];
    });
  });
}

/** The delegated permissions that a request names. A name that the resource doesn't offer is refused. */
export function namedPermissions(
  resource: ServicePrincipal,
  values: readonly string[],
): readonly AskedPermission[] | AadstsRefusal {
  const asked: AskedPermission[] = [];
  for (const value of values) {
    const scope = resource.oauth2PermissionScopes.find(
      (one) => one.value.toLowerCase() === value.toLowerCase() && one.isEnabled,
    );
    if (scope === undefined) return aadsts(650053, value);
    asked.push({ kind: 'delegated', resource, scope });
  }
  return asked;
}

/** The delegated permissions that a client has for a user at a resource: consented, or pre-authorised by the resource. */
export function grantedScopes(
  tenant: Tenant,
  { client, resource, user }: { client: Client; resource: ServicePrincipal; user: User },
): readonly string[] {
  const { principal } = client;
  const consented = principal ? tenant.consents.scopesOf(principal.id, resource, user.id) : [];
  const offered = tenant.registry.applicationOf(resource.appId)?.preAuthorizedApplications ?? [];
  const ids = offered.find(({ appId }) => appId.toLowerCase() === client.appId.toLowerCase())?.delegatedPermissionIds;
  const preAuthorised = resource.oauth2PermissionScopes.filter(({ id }) => ids?.includes(id)).map(({ value }) => value);
  return [...new Set([...consented, ...preAuthorised])];
}

/**
 * Whether a person must be asked before a client gets its tokens. OpenID's scopes count as consented once anything of
 * Graph that signs people in is (User.Read), as Entra's own grants show.
 * @param insists  `prompt=consent`: asks all the same
 */
export function decideConsent(
  tenant: Tenant,
  request: { client: Client; user: User; wish: ScopeWish; resource: ServicePrincipal; insists: boolean },
): ConsentDecision | AadstsRefusal {
  const { client, user, wish, resource, insists } = request;
  const { graph } = tenant.registry;
  const named = wish.isDefault
    ? registeredPermissions(tenant, client).filter(({ kind }) => kind === 'delegated')
    : namedPermissions(resource, wish.values);
  if (isRefusal(named)) return named;
  const openId = namedPermissions(graph, wish.openId);
  if (isRefusal(openId)) return openId;
  const atGraph = grantedScopes(tenant, { client, resource: graph, user });
  const signsIn = atGraph.some((value) => ['openid', 'User.Read'].includes(value));
  const isGranted = (one: AskedPermission): boolean => {
    if (one.kind === 'application') return true;
    if (one.resource === graph && signsIn && openIdNames.has(one.scope.value)) return true;
    const granted = grantedScopes(tenant, { client, resource: one.resource, user });
    return granted.some((value) => value.toLowerCase() === one.scope.value.toLowerCase());
  };
  const all = [...named, ...openId];
  // `.default` takes what is there; it asks only when nothing was consented to yet.
  const hasSomething = wish.isDefault && named.some(isGranted);
  const missing = insists ? all : all.filter((one) => !isGranted(one) && !(hasSomething && named.includes(one)));
  if (missing.length === 0 && client.principal !== undefined) return { need: 'nothing' };
  const mayForAll = mayConsentForAll(user, { graphRoles: false });
  const needsAdministrator = missing.some((one) => one.kind === 'delegated' && one.scope.type === 'Admin');
  const mayAlone = tenant.switches.usersMayConsent && !needsAdministrator;
  if (!mayAlone && !mayForAll) return { need: 'administrator', asked: missing };
  return { need: 'consent', asked: missing, mayForAll };
}

const openIdNames = new Set(['openid', 'profile', 'email', 'offline_access']);

/**
 * Writes what was consented to: makes the service principal when the tenant doesn't know the application yet, grants
 * delegated permissions and gives app roles.
 * @param forUser  null: for everybody in the organisation
 */
export function recordConsent(
  tenant: Tenant,
  { client, asked, forUser }: { client: Client; asked: readonly AskedPermission[]; forUser: User | null },
): ServicePrincipal {
  const principal = client.principal ?? makePrincipal(tenant, client);
  const scopes = new Map<ServicePrincipal, string[]>();
  for (const one of asked) {
    if (one.kind === 'delegated') scopes.set(one.resource, [...(scopes.get(one.resource) ?? []), one.scope.value]);
    else if (forUser === null)
      tenant.consents.assign({
        principalId: principal.id,
        principalType: 'ServicePrincipal',
        appRoleId: one.role.id,
        resourceId: one.resource.id,
      });
  }
  for (const [resource, values] of scopes) {
    tenant.consents.grant({
      clientId: principal.id,
      consentType: forUser === null ? 'AllPrincipals' : 'Principal',
      principalId: forUser?.id ?? null,
      resourceId: resource.id,
      scope: values.join(' '),
    });
  }
  return principal;
}

/** The service principal of a multi-tenant application: roles, scopes and addresses come from its home. */
function makePrincipal(tenant: Tenant, { appId, application, home }: Client): ServicePrincipal {
  const foreign = application &&
    home !== tenant && {
      displayName: application.displayName,
      appOwnerOrganizationId: home?.id ?? null,
      appRoles: application.appRoles,
      oauth2PermissionScopes: application.oauth2PermissionScopes,
      servicePrincipalNames: [appId, ...application.identifierUris],
      replyUrls: Object.values(application.redirectUris).flat(),
      logoutUrl: application.logoutUrl,
    };
  return tenant.registry.addServicePrincipal({ appId, ...foreign });
}

/** Whether a person may use an application that wants its people assigned, directly or by a group they are in. */
export function isAssigned(tenant: Tenant, principal: ServicePrincipal, user: User): boolean {
  if (!principal.appRoleAssignmentRequired) return true;
  // A nested group doesn't count (learn.microsoft.com/entra/identity/enterprise-apps/assign-user-or-group-access-portal).
  const groups = new Set(tenant.groups.groupsOf(user.id).map(({ id }) => id));
  return tenant.consents
    .assignmentsTo(principal.id)
    .some(({ principalId }) => principalId === user.id || groups.has(principalId));
}

/** Values of the app roles that a person holds at an application, directly or by a group: the `roles` claim. */
export function personRoles(tenant: Tenant, resource: ServicePrincipal, user: User): readonly string[] {
  const holders = [user.id, ...tenant.groups.groupsOf(user.id).map(({ id }) => id)];
  return [...new Set(holders.flatMap((id) => tenant.consents.rolesOf(id, resource)))];
}
