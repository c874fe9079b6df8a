/** The one thing that tokens need of time. */
export type EntraClock = { now(): Temporal.Instant };

/** A client secret. `endsAt` unset: it never lapses. */
export type AppSecret = { readonly id: string; readonly value: string; readonly endsAt?: Temporal.Instant | undefined };

/** An application as one tenant knows it: registration and service principal in one, with what was consented to. */
export type EntraApp = {
  readonly appId: string;
  readonly displayName: string;
  /** Object id of the service principal in this tenant: `oid` and `sub` of its tokens. */
  readonly servicePrincipalId: string;
  readonly secrets: readonly AppSecret[];
  /** Certificates as base64 of the DER form, as `keyCredentials[].key` carries them. */
  readonly certificates: readonly string[];
  /** Application permissions an administrator has consented to: the `roles` claim. */
  readonly roles: readonly string[];
  readonly disabled: boolean;
};

/** A tenant as the token service sees it. */
export type EntraTenant = { readonly id: string; readonly domains: readonly string[] };

/** Where the token service looks tenants and applications up. */
export type EntraDirectory = {
  /** By tenant id or by one of its domains, without regard to case; undefined when nobody has that name. */
  tenant(name: string): EntraTenant | undefined;
  app(tenantId: string, appId: string): EntraApp | undefined;
};
