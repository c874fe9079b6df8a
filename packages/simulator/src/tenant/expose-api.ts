import type { Tenant } from './tenant.ts';

/** Delegated permissions that an application offers itself, and the pages of its own that Outlook may broker tokens for. */
export interface ExposedApi {
  readonly appId: string;
  readonly scopes: readonly { readonly id: string; readonly value: string }[];
  /** `brk-multihub://{host}` for each host of the task pane. */
  readonly spaRedirectUris: readonly string[];
}

/**
 * What the owner of a registration does on its pages Authentication and Expose an API, and the consent that its organisation
 * gives for everybody: nobody is asked for the application's own scopes.
 * (learn.microsoft.com/office/dev/add-ins/develop/enable-nested-app-authentication-in-your-add-in)
 * @throws when the tenant has no such application
 */
export function exposeApi({ registry, consents }: Tenant, { appId, scopes, spaRedirectUris }: ExposedApi): void {
  const application = registry.applicationOf(appId);
  const principal = registry.servicePrincipalOf(appId);
  if (!application || !principal) throw new Error(`the tenant has no application ${appId}`);
  application.redirectUris = { ...application.redirectUris, spa: [...spaRedirectUris] };
  application.identifierUris = [`api://${appId}`];
  application.requestedAccessTokenVersion = 2;
  application.oauth2PermissionScopes = scopes.map(({ id, value }) => ({
    id,
    value,
    type: 'User',
    isEnabled: true,
    adminConsentDisplayName: `Use ${application.displayName} as the signed-in user`,
    adminConsentDescription: `Lets the task pane in Outlook use ${application.displayName} for the signed-in user.`,
    userConsentDisplayName: `Use ${application.displayName} as you`,
    userConsentDescription: `Lets the task pane in Outlook use ${application.displayName} for you.`,
  }));
  registry.applicationChanged(application);
  const everybody = { consentType: 'AllPrincipals', principalId: null } as const;
  const scope = scopes.map(({ value }) => value).join(' ');
  consents.grant({ clientId: principal.id, resourceId: principal.id, ...everybody, scope });
}
