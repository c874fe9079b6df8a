import type { ServicePrincipal } from '../tenant/application.ts';
import { graphAppId } from '../tenant/graph-resource.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { aadsts, type AadstsRefusal } from './aadsts.ts';

export const graphResource = 'https://graph.microsoft.com';

/** OpenID's own scopes; at Entra they are permissions of Microsoft Graph. */
export const openIdScopes = ['openid', 'profile', 'email', 'offline_access'] as const;
export type OpenIdScope = (typeof openIdScopes)[number];

/** What a `scope` parameter asks for. */
export type ScopeWish = {
  readonly openId: readonly OpenIdScope[];
  /** As the request names the resource: becomes `aud` of a version 1 token. Empty for bare Graph permissions. */
  readonly prefix: string;
  /** Values of delegated permissions, in the spelling of the request. */
  readonly values: readonly string[];
  /** `…/.default`: everything that was consented to. */
  readonly isDefault: boolean;
};

/**
 * Reads a `scope` parameter: OpenID's scopes, and permissions of at most one resource. A permission without a
 * resource is Graph's (learn.microsoft.com/entra/identity-platform/scopes-oidc).
 */
export function readScopes(text: string): ScopeWish | AadstsRefusal {
  const asked = [
    ...new Set(
      text
        .trim()
        .split(/\s+/)
        .filter((part) => part !== ''),
    ),
  ];
  const openId = openIdScopes.filter((name) => asked.some((one) => one.toLowerCase() === name));
  const others = asked.filter((one) => !(openIdScopes as readonly string[]).includes(one.toLowerCase()));
  const parted = others.map(partScope);
  const bad = parted.findIndex((one) => one.value === '');
  if (bad >= 0) return aadsts(70011, others[bad]);
  const prefixes = new Set(parted.map(({ prefix }) => (prefix === '' ? graphResource : prefix.toLowerCase())));
  if (prefixes.size > 1) return aadsts(700022);
  const values = parted.map(({ value }) => value);
  const isDefault = values.includes('.default');
  // `.default` can't be mixed with named permissions (scopes-oidc, "The .default scope").
  if (isDefault && values.length > 1) return aadsts(70011, text.trim());
  return { openId, prefix: parted[0]?.prefix ?? '', values: isDefault ? [] : values, isDefault };
}

/** `api://x/read` → `api://x` and `read`. A doubled slash before the value belongs to the resource's name. */
function partScope(scope: string): { prefix: string; value: string } {
  const cut = scope.lastIndexOf('/');
  if (cut < 0) return { prefix: '', value: scope };
  return { prefix: scope.slice(0, cut).replace(/\/$/, ''), value: scope.slice(cut + 1) };
}

/**
 * The service principal that a scope's prefix or a `…/.default` names.
 * @param ownOrigin  the simulator's own address stands for Graph, too
 */
export function findResource(tenant: Tenant, prefix: string, ownOrigin: string): ServicePrincipal | AadstsRefusal {
  const name = prefix.toLowerCase().replace(/\/$/, '');
  if (['', graphResource, graphAppId, ownOrigin.toLowerCase()].includes(name)) return tenant.registry.graph;
  const appId = /^(?:api:\/\/)?([0-9a-f-]{36})$/.exec(name)?.[1];
  const byId = appId === undefined ? undefined : tenant.registry.servicePrincipalOf(appId);
  if (byId) return byId;
  for (const principal of tenant.registry.servicePrincipals.values()) {
    if (principal.servicePrincipalNames.some((one) => one.toLowerCase().replace(/\/$/, '') === name)) return principal;
  }
  return aadsts(500011, prefix);
}

/** How an answer writes a granted permission: in the form in which it was asked. */
export const printScope = (prefix: string, value: string): string => (prefix === '' ? value : `${prefix}/${value}`);
