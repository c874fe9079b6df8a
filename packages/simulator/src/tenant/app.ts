import type { AppRegistry } from './app-registry.ts';
import type { ServicePrincipal } from './application.ts';
import type { Consents } from './consents.ts';
import { graphAppId } from './graph-resource.ts';

/** An application with what an administrator has granted it at Microsoft Graph: registration and service principal in one. */
export interface App {
  readonly appId: string;
  readonly displayName: string;
  /** The first client secret. */
  readonly secret: string | null;
  /** Certificates that prove the app, as base64 of the DER form (`keyCredentials[].key`). */
  readonly certificates: readonly string[];
  /** Granted application permissions, for example `Calendars.ReadWrite`. */
  readonly roles: ReadonlySet<string>;
  /** RBAC for Applications: object ids of the mailboxes the app may touch; null means all. */
  readonly mailboxScope: ReadonlySet<string> | null;
}

/** What is needed to add an app that is consented to at once. */
export type AppSpec = {
  readonly appId: string;
  readonly displayName?: string;
  readonly secret?: string | null;
  readonly certificates?: readonly string[];
  readonly roles: Iterable<string>;
  readonly mailboxScope?: ReadonlySet<string> | null;
};

/** What of an app is kept outside of Entra's objects. */
export type AppExtras = {
  readonly mailboxScope: ReadonlySet<string> | null;
  /** Roles with names that Graph doesn't publish, for tests of what happens then. */
  readonly otherRoles: readonly string[];
};

const noExtras: AppExtras = { mailboxScope: null, otherRoles: [] };

/** The apps of a tenant, read from its service principals; Microsoft Graph itself isn't among them. */
export class Apps {
  /** By client id. */
  readonly extras = new Map<string, AppExtras>();
  readonly #registry: AppRegistry;
  readonly #consents: Consents;
  readonly #seen = new Map<string, App>();

  constructor(registry: AppRegistry, consents: Consents) {
    this.#registry = registry;
    this.#consents = consents;
    const forget = (): void => this.#seen.clear();
    registry.onChange(forget);
    consents.onChange(forget);
  }

  /** An app that has a service principal here, by client id. */
  get(appId: string): App | undefined {
    const seen = this.#seen.get(appId);
    if (seen) return seen;
    const principal = this.#registry.servicePrincipalOf(appId);
    if (principal === undefined || principal.appId === graphAppId) return undefined;
    const app = this.#read(principal);
    this.#seen.set(appId, app);
    return app;
  }

  *values(): Generator<App> {
    for (const { appId } of this.#registry.servicePrincipals.values()) {
      const app = this.get(appId);
      if (app) yield app;
    }
  }

  /** Registers an app, makes its service principal and consents to `roles`; an app of that id before it is gone. */
  add(spec: AppSpec): App {
    const { appId } = spec;
    const names = [...spec.roles];
    const published = this.#registry.graph.appRoles.filter(({ value }) => value !== null && names.includes(value));
    const old = this.#registry.applicationOf(appId);
    if (old) this.#registry.removeApplication(old);
    const oldPrincipal = this.#registry.servicePrincipalOf(appId);
    if (oldPrincipal) {
      this.#consents.removeAllOf(oldPrincipal.id);
      this.#registry.removeServicePrincipal(oldPrincipal);
    }
    const application = this.#registry.addApplication({
      appId,
      displayName: spec.displayName ?? appId,
      requiredResourceAccess: [
        { resourceAppId: graphAppId, resourceAccess: published.map(({ id }) => ({ id, type: 'Role' as const })) },
      ],
    });
    const startsAt = application.createdAt;
    if (spec.secret !== undefined && spec.secret !== null) {
      const hint = spec.secret.slice(0, 3);
      const secret = { displayName: null, hint, secretText: spec.secret, startsAt, endsAt: null };
      application.passwordCredentials = [{ keyId: this.#registry.newId(), ...secret }];
    }
    application.keyCredentials = (spec.certificates ?? []).map((key) => ({
      keyId: this.#registry.newId(),
      displayName: null,
      type: 'AsymmetricX509Cert',
      usage: 'Verify',
      key,
      customKeyIdentifier: null,
      startsAt: null,
      endsAt: null,
    }));
    const principal = this.#registry.addServicePrincipal({ appId });
    for (const { id: appRoleId } of published) {
      const to = { principalId: principal.id, principalType: 'ServicePrincipal' as const };
      this.#consents.assign({ ...to, appRoleId, resourceId: this.#registry.graph.id });
    }
    const otherRoles = names.filter((name) => !published.some(({ value }) => value === name));
    this.extras.set(appId, { mailboxScope: spec.mailboxScope ?? null, otherRoles });
    this.#seen.clear();
    return this.get(appId)!;
  }

  #read(principal: ServicePrincipal): App {
    const { mailboxScope, otherRoles } = this.extras.get(principal.appId) ?? noExtras;
    return {
      appId: principal.appId,
      displayName: principal.displayName,
      secret: this.#registry.secretsOf(principal.appId)[0]?.secretText ?? null,
      certificates: this.#registry.certificatesOf(principal.appId).map(({ key }) => key),
      roles: new Set([...this.#consents.rolesOf(principal.id, this.#registry.graph), ...otherRoles]),
      mailboxScope,
    };
  }
}
