import { SignJWT } from 'jose';
import type { ServicePrincipal } from '../tenant/application.ts';
import { graphAppId } from '../tenant/graph-resource.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { User } from '../tenant/user.ts';
import { visibleRolesOf, type Client } from './client.ts';
import type { ProvenBy } from './client-credential.ts';
import { personRoles } from './consent-rules.ts';
import type { EntraDeps } from './entra-deps.ts';
import { groupClaims } from './group-claims.ts';
import { pairwiseSubject } from './id-token.ts';
import { graphResource } from './scopes.ts';

/** Entra gives 60 to 90 minutes at random; the lower end is the one clients must cope with. */
export const tokenLifeSeconds = 3599;

type TokenDeps = Pick<EntraDeps, 'keys' | 'clock' | 'random'>;

/** What a token is about besides who it is for. */
type Target = {
  readonly tenant: Tenant;
  readonly client: Client;
  readonly resource: ServicePrincipal;
  /** How the request named the resource: `aud` of version 1. */
  readonly prefix: string;
  /** Origin of the authority. */
  readonly origin: string;
  readonly provenBy: ProvenBy | 'nothing';
};

/** A token for the application itself: `roles` is left out when nothing was consented to, as Entra does. */
export async function signAppToken(target: Target, deps: TokenDeps): Promise<string> {
  const { tenant, client, resource } = target;
  const principal = client.principal!;
  const other = resource.appId === graphAppId ? (tenant.apps.extras.get(principal.appId)?.otherRoles ?? []) : [];
  const roles = [...visibleRolesOf(tenant, principal.id, resource), ...other];
  const claims = {
    idtyp: 'app',
    oid: principal.id,
    ...(roles.length > 0 && { roles }),
  };
  return sign({ ...target, claims, subject: principal.id }, deps);
}

/**
 * A token for an application on behalf of a person: `scp` says what it may do
 * (learn.microsoft.com/entra/identity-platform/access-token-claims-reference).
 */
export async function signUserToken(
  target: Target & { readonly user: User; readonly scopes: readonly string[]; readonly sessionId: string },
  deps: TokenDeps,
): Promise<string> {
  const { tenant, client, resource, user, scopes } = target;
  const roles = personRoles(tenant, resource, user);
  const isGraph = resource.appId === graphAppId;
  const claims = {
    name: user.displayName,
    oid: user.id,
    ...(scopes.length > 0 && { scp: scopes.join(' ') }),
    ...(roles.length > 0 && { roles }),
    ...(isGraph
      ? {}
      : groupClaims(tenant, user, { ...client, application: tenant.registry.applicationOf(resource.appId) })),
    sid: target.sessionId,
    ...(versionOf(tenant, resource) === 1
      ? {
          upn: user.userPrincipalName,
          unique_name: user.userPrincipalName,
          ...(user.surname !== null && { family_name: user.surname }),
          ...(user.givenName !== null && { given_name: user.givenName }),
        }
      : { preferred_username: user.userPrincipalName }),
  };
  return sign({ ...target, claims, subject: pairwiseSubject(tenant.id, resource.appId, user.id) }, deps);
}

/** Graph gets version 1; an API of the tenant's own what its registration says (`requestedAccessTokenVersion`). */
function versionOf(tenant: Tenant, resource: ServicePrincipal): 1 | 2 {
  return tenant.registry.applicationOf(resource.appId)?.requestedAccessTokenVersion === 2 ? 2 : 1;
}

async function sign(
  token: Target & { readonly claims: Record<string, unknown>; readonly subject: string },
  deps: TokenDeps,
): Promise<string> {
  const { tenant, client, resource, origin, claims } = token;
  const key = await deps.keys.current();
  const now = Math.floor(deps.clock.now().epochMilliseconds / 1000);
  const isVersion2 = versionOf(tenant, resource) === 2;
  const acr = { nothing: '0', secret: '1', certificate: '2' }[token.provenBy];
  const issuer = isVersion2 ? `${origin}/${tenant.id}/v2.0` : `https://sts.windows.net/${tenant.id}/`;
  const audience = resource.appId === graphAppId ? graphResource : token.prefix === '' ? resource.appId : token.prefix;
  return new SignJWT({
    ...(isVersion2
      ? { azp: client.appId, azpacr: acr }
      : { app_displayname: client.displayName, appid: client.appId, appidacr: acr, idp: issuer }),
    ...claims,
    tid: tenant.id,
    uti: deps.random.guid(),
    ver: isVersion2 ? '2.0' : '1.0',
  })
    .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: key.kid, x5t: key.kid })
    .setIssuer(issuer)
    .setSubject(token.subject)
    .setAudience(isVersion2 ? resource.appId : audience)
    .setIssuedAt(now)
    .setNotBefore(now)
    .setExpirationTime(now + tokenLifeSeconds)
    .sign(key.privateKey);
}
