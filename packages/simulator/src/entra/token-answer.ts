import type { ServicePrincipal } from '../tenant/application.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { User } from '../tenant/user.ts';
import { signUserToken, tokenLifeSeconds } from './access-token.ts';
import { aadsts, isRefusal, type AadstsRefusal } from './aadsts.ts';
import type { Client } from './client.ts';
import type { ProvenBy } from './client-credential.ts';
import type { Grant } from './code-book.ts';
import { decideConsent, grantedScopes } from './consent-rules.ts';
import type { EntraDeps } from './entra-deps.ts';
import { signIdToken } from './id-token.ts';
import { signRefreshToken } from './refresh-token.ts';
import { findResource, openIdScopes, printScope, type ScopeWish } from './scopes.ts';

/** What a token request is answered from. */
export type TokenAnswerOf = {
  readonly tenant: Tenant;
  readonly client: Client;
  readonly user: User;
  readonly grant: Grant;
  readonly wish: ScopeWish;
  readonly nonce: string | null;
  readonly origin: string;
  readonly provenBy: ProvenBy | 'nothing';
  /** For a single page app: when its line of refresh tokens ends, in seconds. */
  readonly refreshExpires?: number;
};

/** The body of a good answer to a person's token request, or why there is none. */
export async function tokensFor(of: TokenAnswerOf, deps: EntraDeps): Promise<Record<string, unknown> | AadstsRefusal> {
  const { tenant, client, user, wish, origin, grant } = of;
  const resource = findResource(tenant, wish.prefix, origin);
  if (isRefusal(resource)) return resource;
  // An application may always ask for tokens of its own API.
  const isOwn = resource.appId === client.appId;
  const decision = decideConsent(tenant, { client, user, wish, resource, insists: false });
  if (isRefusal(decision)) return decision;
  if (decision.need !== 'nothing' && !isOwn)
    return aadsts(65001, `'${client.appId}' named '${client.displayName}'`, 'consent_required');
  const scopes = scopesInToken({ tenant, client, user, resource, wish });
  const openId = wish.openId.filter((name) => name !== 'offline_access');
  const accessToken = await signUserToken(
    {
      tenant,
      client,
      resource,
      prefix: wish.prefix,
      origin,
      provenBy: of.provenBy,
      user,
      scopes,
      sessionId: grant.sessionId,
    },
    deps,
  );
  const named = scopes.filter((value) => !(openIdScopes as readonly string[]).includes(value));
  const scope = [...openId, ...named.map((value) => printScope(wish.prefix, value))];
  if (wish.isDefault) scope.push(printScope(wish.prefix, '.default'));
  const { nonce } = of;
  const { signedInAt, sessionId } = grant;
  return {
    token_type: 'Bearer',
    scope: scope.join(' '),
    expires_in: tokenLifeSeconds,
    ext_expires_in: tokenLifeSeconds,
    access_token: accessToken,
    ...(wish.openId.includes('offline_access') && {
      refresh_token: await signRefreshToken({ ...grant, wish }, deps, of.refreshExpires),
    }),
    ...(wish.openId.includes('openid') && {
      id_token: await signIdToken({ tenant, user, client, nonce, signedInAt, sessionId, openId, origin }, deps),
    }),
    ...(wish.openId.includes('profile') && { client_info: clientInfo(tenant, user) }),
  };
}

/** `scp`: all that was granted at the resource, and what the request named; OpenID's scopes are Graph's. */
function scopesInToken(of: {
  tenant: Tenant;
  client: Client;
  user: User;
  resource: ServicePrincipal;
  wish: ScopeWish;
}): readonly string[] {
  const { tenant, client, user, resource, wish } = of;
  const granted = grantedScopes(tenant, { client, resource, user });
  const openId = resource === tenant.registry.graph ? wish.openId : [];
  const all = [...new Set([...granted, ...openId])].filter((value) => value !== 'offline_access');
  return all.filter((value) => resource.oauth2PermissionScopes.some((one) => one.value === value && one.isEnabled));
}

/** MSAL keys its cache by this: object id and tenant id. */
const clientInfo = (tenant: Tenant, user: User): string =>
  Buffer.from(JSON.stringify({ uid: user.id, utid: tenant.id })).toString('base64url');
