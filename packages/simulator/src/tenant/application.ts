/**
 * What Entra keeps of applications: registrations, service principals, and what was granted to whom. Property names are
 * Graph's where the shape is Graph's (learn.microsoft.com/graph/api/resources/application, …/serviceprincipal).
 */

/** A client secret. `secretText` is shown once, by addPassword, and never by a GET. */
export type PasswordCredential = {
  readonly keyId: string;
  readonly displayName: string | null;
  /** First three characters, as Graph shows them for ever. */
  readonly hint: string | null;
  readonly secretText: string;
  readonly startsAt: Temporal.Instant;
  /** Null: it never lapses (secrets of scenario files). */
  readonly endsAt: Temporal.Instant | null;
};

/** A certificate of an application or of a SAML service principal. */
export type KeyCredential = {
  readonly keyId: string;
  readonly displayName: string | null;
  /** `AsymmetricX509Cert` or `X509CertAndPassword`. */
  readonly type: string;
  /** `Verify` or `Sign`. */
  readonly usage: string;
  /** Base64 of the DER form; Graph shows it only when `$select` asks a single object for keyCredentials. */
  readonly key: string;
  /** Base64 of the SHA-1 thumbprint, or what the client sent. */
  readonly customKeyIdentifier: string | null;
  readonly startsAt: Temporal.Instant | null;
  readonly endsAt: Temporal.Instant | null;
};

/** An application role that a resource offers: to apps (`Application`), to people and groups (`User`). */
export type AppRole = {
  readonly id: string;
  readonly value: string | null;
  readonly displayName: string;
  readonly description: string;
  readonly allowedMemberTypes: readonly ('Application' | 'User')[];
  readonly isEnabled: boolean;
};

/** A delegated permission that a resource offers. `Admin`: only administrators may consent to it. */
export type PermissionScope = {
  readonly id: string;
  readonly value: string;
  readonly type: 'Admin' | 'User';
  readonly isEnabled: boolean;
  readonly adminConsentDisplayName: string;
  readonly adminConsentDescription: string;
  readonly userConsentDisplayName: string | null;
  readonly userConsentDescription: string | null;
};

/** What an application asks for in its registration, per resource: what `.default` consent grants. */
export type RequiredResourceAccess = {
  readonly resourceAppId: string;
  readonly resourceAccess: readonly { readonly id: string; readonly type: 'Role' | 'Scope' }[];
};

/** An application registration. Mutable; call `AppRegistry.applicationChanged` after a change. */
export interface Application {
  /** Object id. */
  readonly id: string;
  /** Client id. */
  readonly appId: string;
  displayName: string;
  readonly createdAt: Temporal.Instant;
  signInAudience:
    'AzureADMyOrg' | 'AzureADMultipleOrgs' | 'AzureADandPersonalMicrosoftAccount' | 'PersonalMicrosoftAccount';
  identifierUris: readonly string[];
  tags: readonly string[];
  requiredResourceAccess: readonly RequiredResourceAccess[];
  appRoles: readonly AppRole[];
  /** `api.oauth2PermissionScopes`: what this application offers as a resource. */
  oauth2PermissionScopes: readonly PermissionScope[];
  /** `api.preAuthorizedApplications`: clients that need no consent for these scopes. */
  preAuthorizedApplications: readonly { readonly appId: string; readonly delegatedPermissionIds: readonly string[] }[];
  /** `api.requestedAccessTokenVersion`: 2, or null for 1. */
  requestedAccessTokenVersion: number | null;
  /** `web.redirectUris`, `spa.redirectUris`, `publicClient.redirectUris`. */
  redirectUris: {
    readonly web: readonly string[];
    readonly spa: readonly string[];
    readonly publicClient: readonly string[];
  };
  /** `web.logoutUrl`: front-channel logout. */
  logoutUrl: string | null;
  isFallbackPublicClient: boolean | null;
  passwordCredentials: readonly PasswordCredential[];
  keyCredentials: readonly KeyCredential[];
  /** Object ids of its owners. */
  owners: readonly string[];
  /** Everything else by its Graph name (`web.homePageUrl` as `web`, `optionalClaims`, `groupMembershipClaims`, `notes` …). */
  readonly more: Record<string, unknown>;
}

/** An application as one tenant knows it ("enterprise application"). Mutable; then `AppRegistry.servicePrincipalChanged`. */
export interface ServicePrincipal {
  /** Object id: `oid` and `sub` of app-only tokens. */
  readonly id: string;
  readonly appId: string;
  displayName: string;
  readonly createdAt: Temporal.Instant;
  /** False: nobody gets a token for it (AADSTS7000112). */
  accountEnabled: boolean;
  /** True: only assigned people and groups may sign in (AADSTS50105). */
  appRoleAssignmentRequired: boolean;
  readonly servicePrincipalType: 'Application' | 'ManagedIdentity' | 'Legacy';
  /** The tenant of the registration; null for one without. */
  readonly appOwnerOrganizationId: string | null;
  appRoles: readonly AppRole[];
  oauth2PermissionScopes: readonly PermissionScope[];
  servicePrincipalNames: readonly string[];
  replyUrls: readonly string[];
  tags: readonly string[];
  /** `saml`, `oidc`, `password`, `notSupported` or null. */
  preferredSingleSignOnMode: string | null;
  loginUrl: string | null;
  logoutUrl: string | null;
  /** `samlSingleSignOnSettings.relayState`. */
  relayState: string | null;
  preferredTokenSigningKeyThumbprint: string | null;
  notificationEmailAddresses: readonly string[];
  /** SAML signing certificates (usage `Sign` and `Verify`), or certificates of an app without a registration here. */
  keyCredentials: readonly KeyCredential[];
  passwordCredentials: readonly PasswordCredential[];
  owners: readonly string[];
  readonly more: Record<string, unknown>;
}

/** An app role given to a user, a group or a service principal. */
export type AppRoleAssignment = {
  readonly id: string;
  /** Zeros: the default access of an app without roles of its own. */
  readonly appRoleId: string;
  readonly principalId: string;
  readonly principalType: 'User' | 'Group' | 'ServicePrincipal';
  /** Object id of the resource's service principal. */
  readonly resourceId: string;
  readonly createdAt: Temporal.Instant;
};

/** Delegated permissions that were consented to. */
export type OAuth2PermissionGrant = {
  readonly id: string;
  /** Object id of the client's service principal. */
  readonly clientId: string;
  readonly consentType: 'AllPrincipals' | 'Principal';
  /** The user of a `Principal` grant. */
  readonly principalId: string | null;
  readonly resourceId: string;
  /** Scope values parted by spaces. */
  readonly scope: string;
};

/** The role of an assignment to an app that has no roles. */
export const defaultAppRoleId = '00000000-0000-0000-0000-000000000000';

/** What an application has when nothing is said; each call gives lists of its own. */
export function blankApplication(): Omit<
  Application,
  'id' | 'appId' | 'displayName' | 'createdAt' | 'signInAudience' | 'requestedAccessTokenVersion'
> {
  return {
    identifierUris: [],
    tags: [],
    requiredResourceAccess: [],
    appRoles: [],
    oauth2PermissionScopes: [],
    preAuthorizedApplications: [],
    redirectUris: { web: [], spa: [], publicClient: [] },
    logoutUrl: null,
    isFallbackPublicClient: null,
    passwordCredentials: [],
    keyCredentials: [],
    owners: [],
    more: {},
  };
}
