import { SignJWT } from 'jose';
import { createHash } from 'node:crypto';
import type { Tenant } from '../tenant/tenant.ts';
import type { User } from '../tenant/user.ts';
import type { Client } from './client.ts';
import { personRoles } from './consent-rules.ts';
import type { EntraDeps } from './entra-deps.ts';
import { groupClaims } from './group-claims.ts';
import type { OpenIdScope } from './scopes.ts';

const lifeSeconds = 3600;
/** Tokens are good from five minutes before: the claims reference shows nbf equal to iat, and iat behind now. */
const settleSeconds = 300;

export type IdTokenOf = {
  readonly tenant: Tenant;
  readonly user: User;
  readonly client: Client;
  readonly nonce: string | null;
  readonly signedInAt: Temporal.Instant;
  readonly sessionId: string;
  readonly openId: readonly OpenIdScope[];
  /** Origin of the authority: issuers name it. */
  readonly origin: string;
};

/** The same person has another `sub` at each application. */
export function pairwiseSubject(tenantId: string, appId: string, userId: string): string {
  return createHash('sha256').update(`${tenantId}/${appId}/${userId}`).digest('base64url');
}

/** A version 2 ID token (learn.microsoft.com/entra/identity-platform/id-token-claims-reference). */
export async function signIdToken(of: IdTokenOf, deps: Pick<EntraDeps, 'keys' | 'clock' | 'random'>): Promise<string> {
  const { tenant, user, client, openId, origin } = of;
  const key = await deps.keys.current();
  const now = Math.floor(deps.clock.now().epochMilliseconds / 1000);
  const roles = client.principal ? personRoles(tenant, client.principal, user) : [];
  return new SignJWT({
    auth_time: Math.floor(of.signedInAt.epochMilliseconds / 1000),
    ...(of.nonce !== null && { nonce: of.nonce }),
    ...(openId.includes('profile') && {
      name: user.displayName,
      oid: user.id,
      preferred_username: user.userPrincipalName,
    }),
    ...(openId.includes('email') && user.mail !== null && { email: user.mail }),
    ...optionalClaims(client, user, of.sessionId),
    ...(roles.length > 0 && { roles }),
    ...groupClaims(tenant, user, client),
    sid: of.sessionId,
    tid: tenant.id,
    uti: deps.random.guid(),
    ver: '2.0',
  })
    .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: key.kid })
    .setIssuer(`${origin}/${tenant.id}/v2.0`)
    .setSubject(pairwiseSubject(tenant.id, client.appId, user.id))
    .setAudience(client.appId)
    .setIssuedAt(now - settleSeconds)
    .setNotBefore(now - settleSeconds)
    .setExpirationTime(now + lifeSeconds)
    .sign(key.privateKey);
}

/** Claims that the registration asks for besides (`optionalClaims.idToken`). */
function optionalClaims({ application }: Client, user: User, sessionId: string): Record<string, unknown> {
  const asked = application?.more['optionalClaims'] as { idToken?: { name?: string }[] } | null | undefined;
  const known: Record<string, unknown> = {
    email: user.mail,
    upn: user.userPrincipalName,
    family_name: user.surname,
    given_name: user.givenName,
    login_hint: user.userPrincipalName,
    xms_pl: user.language,
    sid: sessionId,
  };
  const claims: Record<string, unknown> = {};
  for (const { name } of asked?.idToken ?? [])
    if (name !== undefined && known[name] != null) claims[name] = known[name];
  return claims;
}
