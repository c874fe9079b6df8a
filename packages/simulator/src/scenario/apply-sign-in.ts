import type { Application } from '../tenant/application.ts';
import { defaultAppRoleId } from '../tenant/application.ts';
import { derivedId } from '../tenant/app-registry.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { TenantScenario } from './scenario-schema.ts';

type AppSpec = TenantScenario['apps'][number];
type PersonSpec = TenantScenario['people'][number];

/** What a profile keeps of how somebody signs in and what they administer. */
export function signInProfile({ password, directoryRoles, signInMethod }: PersonSpec): Record<string, unknown> {
  return {
    ...(password !== undefined && { passwordProfile: { password } }),
    ...(directoryRoles && { directoryRoles }),
    ...(signInMethod && { signInMethod }),
  };
}

/** Sets what an application of a scenario says of signing in. Throws when it names somebody who isn't there. */
export function applySignIn(tenant: Tenant, spec: AppSpec): void {
  const application = tenant.registry.applicationOf(spec.appId)!;
  application.redirectUris = { ...application.redirectUris, spa: spec.spaRedirectUris ?? [] };
  application.logoutUrl = spec.logoutUrl ?? null;
  if (spec.multiTenant === true) application.signInAudience = 'AzureADMultipleOrgs';
  exposeScopes(tenant, application, spec.exposes ?? []);
  tenant.registry.applicationChanged(application);
  const principal = tenant.registry.servicePrincipalOf(spec.appId)!;
  if (spec.saml === undefined) return;
  principal.preferredSingleSignOnMode = 'saml';
  principal.loginUrl = spec.saml.signOnUrl ?? null;
  principal.relayState = spec.saml.relayState ?? null;
  principal.appRoleAssignmentRequired = spec.saml.assigned !== undefined;
  tenant.registry.servicePrincipalChanged(principal);
  for (const name of spec.saml.assigned ?? []) {
    const user = tenant.findUser(name) ?? tenant.findByAddress(name);
    const group = [...tenant.groups.all.values()].find(({ displayName }) => displayName === name);
    const holder = user ?? group;
    if (holder === undefined) throw new Error(`${spec.displayName} is assigned to "${name}", who isn't there`);
    tenant.consents.assign({
      principalId: holder.id,
      principalType: user ? 'User' : 'Group',
      appRoleId: defaultAppRoleId,
      resourceId: principal.id,
    });
  }
}

/** Own delegated permissions of an application, which people may consent to; tokens for them are of version 2. */
function exposeScopes(tenant: Tenant, application: Application, values: readonly string[]): void {
  if (values.length === 0) return;
  application.requestedAccessTokenVersion = 2;
  application.oauth2PermissionScopes = values.map((value) => ({
    id: derivedId(tenant.id, `${application.appId}/${value}`),
    value,
    type: 'User',
    isEnabled: true,
    adminConsentDisplayName: `Access ${application.displayName} as the signed-in user`,
    adminConsentDescription: `Allows the app to use ${application.displayName} on behalf of the signed-in user.`,
    userConsentDisplayName: `Access ${application.displayName} as you`,
    userConsentDescription: `Allows the app to use ${application.displayName} on your behalf.`,
  }));
}
