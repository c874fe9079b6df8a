import { blankApplication } from './application.ts';
import type { Application, KeyCredential, PasswordCredential, ServicePrincipal } from './application.ts';
import type { Clock } from './clock.ts';
import { graphAppId, graphAppRoles, graphDisplayName, graphScopes } from './graph-resource.ts';
import { hash, type Random } from './random.ts';
import { Shelf } from './shelf.ts';

/** What a snapshot keeps of the registry. */
export type AppRegistryDump = {
  readonly applications: readonly Application[];
  readonly servicePrincipals: readonly ServicePrincipal[];
};

/**
 * Applications and service principals of one tenant; what they were granted is in `Consents`. Microsoft Graph's own service principal is always there.
 * Look-ups are by hash. Changed objects are announced by `…Changed`, and everybody who listens hears of it.
 */
export class AppRegistry {
  /** By object id. */
  readonly applications = new Shelf<Application>();
  readonly servicePrincipals = new Shelf<ServicePrincipal>();
  readonly #tenantId: string;
  readonly #deps: { readonly clock: Clock; readonly random: Random };
  readonly #applicationByAppId = new Map<string, Application>();
  readonly #principalByAppId = new Map<string, ServicePrincipal>();
  readonly #usedIds = new Set<string>();
  readonly #listeners = new Set<() => void>();
  #changes = 0;

  constructor(tenantId: string, deps: { readonly clock: Clock; readonly random: Random }) {
    this.#tenantId = tenantId;
    this.#deps = deps;
    this.addServicePrincipal({
      appId: graphAppId,
      displayName: graphDisplayName,
      appRoles: graphAppRoles,
      oauth2PermissionScopes: graphScopes,
      servicePrincipalNames: [graphAppId, 'https://graph.microsoft.com'],
      // Microsoft's own tenant.
      appOwnerOrganizationId: 'f8cdef31-a31e-4b4a-93e4-5f571e91255a',
    });
  }

  /** Grows with every change. */
  get changes(): number {
    return this.#changes;
  }

  /** Microsoft Graph's service principal in this tenant. */
  get graph(): ServicePrincipal {
    return this.#principalByAppId.get(graphAppId)!;
  }

  /** Hears of every change, after it. Returns the function that ends it. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A registration by client id, in any case. */
  applicationOf(appId: string): Application | undefined {
    return this.#applicationByAppId.get(appId.toLowerCase());
  }

  /** A service principal by client id, in any case. */
  servicePrincipalOf(appId: string): ServicePrincipal | undefined {
    return this.#principalByAppId.get(appId.toLowerCase());
  }

  /** Registers an application; what isn't said has the defaults that Entra gives. */
  addApplication(spec: Partial<Application> & { readonly displayName: string }): Application {
    const appId = spec.appId ?? this.#deps.random.guid();
    const application: Application = {
      ...blankApplication(),
      signInAudience: 'AzureADMyOrg',
      requestedAccessTokenVersion: null,
      ...spec,
      id: spec.id ?? this.#freshId(`application/${appId}`),
      appId,
      createdAt: spec.createdAt ?? this.#deps.clock.now(),
      more: { ...spec.more },
    };
    this.applications.set(application.id, application);
    this.#applicationByAppId.set(appId.toLowerCase(), application);
    this.#tell();
    return application;
  }

  /** Makes an application known in this tenant; roles, scopes and addresses come from its registration when it is here. */
  addServicePrincipal(spec: Partial<ServicePrincipal> & { readonly appId: string }): ServicePrincipal {
    const application = this.applicationOf(spec.appId);
    const principal: ServicePrincipal = {
      displayName: application?.displayName ?? spec.appId,
      accountEnabled: true,
      appRoleAssignmentRequired: false,
      servicePrincipalType: 'Application',
      appOwnerOrganizationId: application ? this.#tenantId : null,
      appRoles: application?.appRoles ?? [],
      oauth2PermissionScopes: application?.oauth2PermissionScopes ?? [],
      servicePrincipalNames: [spec.appId, ...(application?.identifierUris ?? [])],
      replyUrls: application ? Object.values(application.redirectUris).flat() : [],
      tags: [],
      preferredSingleSignOnMode: null,
      loginUrl: null,
      logoutUrl: application?.logoutUrl ?? null,
      relayState: null,
      preferredTokenSigningKeyThumbprint: null,
      notificationEmailAddresses: [],
      keyCredentials: [],
      passwordCredentials: [],
      owners: [],
      ...spec,
      id: spec.id ?? this.#freshId(spec.appId),
      createdAt: spec.createdAt ?? this.#deps.clock.now(),
      more: { ...spec.more },
    };
    this.servicePrincipals.set(principal.id, principal);
    this.#principalByAppId.set(principal.appId.toLowerCase(), principal);
    this.#tell();
    return principal;
  }

  /** Call after a registration was changed in place: its service principal here follows, as in Entra. */
  applicationChanged(application: Application): void {
    const principal = this.servicePrincipalOf(application.appId);
    if (principal) {
      principal.displayName = application.displayName;
      principal.appRoles = application.appRoles;
      principal.oauth2PermissionScopes = application.oauth2PermissionScopes;
      principal.servicePrincipalNames = [application.appId, ...application.identifierUris];
      principal.replyUrls = Object.values(application.redirectUris).flat();
      principal.logoutUrl = application.logoutUrl;
    }
    this.#tell();
  }

  /** Call after a service principal was changed in place. */
  servicePrincipalChanged(principal: ServicePrincipal): void {
    this.#principalByAppId.set(principal.appId.toLowerCase(), principal);
    this.#tell();
  }

  /** Takes a registration out; its service principal stays until it is removed itself. */
  removeApplication(application: Application): void {
    this.applications.delete(application.id);
    this.#applicationByAppId.delete(application.appId.toLowerCase());
    this.#tell();
  }

  /** Takes a service principal out. Its grants end with `Consents.removeAllOf`. */
  removeServicePrincipal(principal: ServicePrincipal): void {
    this.servicePrincipals.delete(principal.id);
    this.#principalByAppId.delete(principal.appId.toLowerCase());
    this.#tell();
  }

  /** Secrets that prove an app: those of its registration and those of its service principal. */
  secretsOf(appId: string): readonly PasswordCredential[] {
    return [
      ...(this.applicationOf(appId)?.passwordCredentials ?? []),
      ...(this.servicePrincipalOf(appId)?.passwordCredentials ?? []),
    ];
  }

  /** Certificates that prove an app. A SAML signing certificate (`Sign`) proves nothing. */
  certificatesOf(appId: string): readonly KeyCredential[] {
    const all = [
      ...(this.applicationOf(appId)?.keyCredentials ?? []),
      ...(this.servicePrincipalOf(appId)?.keyCredentials ?? []),
    ];
    return all.filter(({ usage }) => usage === 'Verify');
  }

  /** Everything, for a snapshot. */
  dump(): AppRegistryDump {
    return {
      applications: [...this.applications.values()],
      // Graph's own never changes.
      servicePrincipals: [...this.servicePrincipals.values()].filter((one) => one !== this.graph),
    };
  }

  /** Puts a dump into a registry that is new. */
  load(dump: AppRegistryDump): void {
    for (const application of dump.applications) this.addApplication(application);
    for (const principal of dump.servicePrincipals) this.addServicePrincipal(principal);
    for (const { id } of [...dump.applications, ...dump.servicePrincipals]) this.#usedIds.add(id);
  }

  /** An id for a credential. */
  newId(): string {
    return this.#deps.random.guid();
  }

  /** An id that follows from the tenant and the name, unless it had been used before: then one by chance. */
  #freshId(name: string): string {
    const derived = derivedId(this.#tenantId, name);
    const id = this.#usedIds.has(derived) ? this.#deps.random.guid() : derived;
    this.#usedIds.add(id);
    return id;
  }

  #tell(): void {
    this.#changes += 1;
    for (const listener of this.#listeners) listener();
  }
}

/** A GUID that is always the same for one tenant and name, and no other's. */
export function derivedId(tenantId: string, name: string): string {
  const part = (salt: number) => hash(`${tenantId}/${name}`, salt).toString(16).padStart(8, '0');
  const hex = [1, 2, 3, 4].map(part).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
