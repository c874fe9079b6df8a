import { compactVerify, decodeProtectedHeader } from 'jose';
import { createHash } from 'node:crypto';
import { aadsts, isRefusal, type AadstsRefusal, redirectMismatch } from './aadsts.ts';
import type { Code, Grant } from './code-book.ts';
import type { EntraDeps } from './entra-deps.ts';
import { findResource, readScopes, type ScopeWish } from './scopes.ts';
import { readRefreshToken } from './refresh-token.ts';
import { validFrom } from './session-book.ts';
import { tokensFor } from './token-answer.ts';
import { proveOrRefuse, type TokenRequest } from './token-request.ts';
import type { User } from '../tenant/user.ts';

type Answer = Promise<Record<string, unknown> | AadstsRefusal>;

/** `grant_type=authorization_code`: a code for tokens, once, with the verifier of its challenge. */
export async function redeemCode(request: TokenRequest, deps: EntraDeps): Answer {
  const { form, client } = request;
  const text = form.get('code');
  if (text === null) return aadsts(900144, 'code');
  const code = deps.codes.read(text);
  if (code === undefined) return aadsts(9002313, 'The authorization code is not known.');
  if (code === 'redeemed') return aadsts(54005);
  if (code === 'expired') return aadsts(70008);
  if (code.grant.appId !== client.appId) return aadsts(70000, 'The code was issued to another application.');
  if (form.get('redirect_uri') !== code.redirectUri)
    return form.get('redirect_uri') === null
      ? aadsts(900144, 'redirect_uri')
      : redirectMismatch(form.get('redirect_uri') ?? '', client.appId);
  const origin = checkOrigin(code.grant.isSpa, request);
  if (origin) return origin;
  const verified = checkVerifier(code, form.get('code_verifier'));
  if (verified) return verified;
  const provenBy = await proveOrRefuse(request, code.isConfidential, deps);
  if (isRefusal(provenBy)) return provenBy;
  const wish = narrowed(code.grant.wish, form.get('scope'));
  if (isRefusal(wish)) return wish;
  const user = grantee(code.grant, request, code.grant.signedInAt);
  if (isRefusal(user)) return user;
  deps.codes.markRedeemed(text);
  const { grant, nonce } = code;
  return tokensFor({ ...request, user, grant, wish, nonce, provenBy }, deps);
}

/** `grant_type=refresh_token`: new tokens, of whatever resource was consented to. */
export async function refresh(request: TokenRequest, deps: EntraDeps): Answer {
  const { form, client } = request;
  const text = form.get('refresh_token');
  if (text === null) return aadsts(900144, 'refresh_token');
  const read = await readRefreshToken(text, deps);
  if (isRefusal(read)) return read;
  const { grant } = read;
  if (grant.appId !== client.appId) return aadsts(70000, 'The refresh token was issued to another application.');
  const origin = checkOrigin(grant.isSpa, request);
  if (origin) return origin;
  const isConfidential = !grant.isSpa && (client.application?.redirectUris.web.length ?? 0) > 0;
  const provenBy = await proveOrRefuse(request, isConfidential && !isPublicToo(request), deps);
  if (isRefusal(provenBy)) return provenBy;
  const scope = form.get('scope');
  const wish = scope === null || scope.trim() === '' ? grant.wish : readScopes(scope);
  if (isRefusal(wish)) return wish;
  const user = grantee(grant, request, read.issuedAt);
  if (isRefusal(user)) return user;
  // A refresh always brings the next refresh token.
  const openId = [...new Set([...wish.openId, 'offline_access' as const])];
  return tokensFor(
    { ...request, user, grant, wish: { ...wish, openId }, nonce: null, provenBy, refreshExpires: read.expires },
    deps,
  );
}

/**
 * `grant_type=…jwt-bearer` with `requested_token_use=on_behalf_of`: an API changes the token that it was called with for
 * one of its own (learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow).
 */
export async function actOnBehalf(request: TokenRequest, deps: EntraDeps): Answer {
  const { form, client, tenant } = request;
  if (request.webOrigin !== null) return aadsts(9002326, request.webOrigin);
  if (form.get('requested_token_use') !== 'on_behalf_of') return aadsts(900144, 'requested_token_use');
  const assertion = form.get('assertion');
  if (assertion === null) return aadsts(900144, 'assertion');
  const scope = form.get('scope');
  if (scope === null) return aadsts(900144, 'scope');
  const provenBy = await proveOrRefuse(request, true, deps);
  if (isRefusal(provenBy)) return provenBy;
  const claims = await readAssertion(assertion, deps);
  if (isRefusal(claims)) return claims;
  const resource = findResource(tenant, claims.aud, request.origin);
  if (isRefusal(resource) || resource.appId !== client.appId) return aadsts(500131, claims.aud);
  if (claims.exp <= deps.clock.now().epochMilliseconds / 1000) return aadsts(500133);
  if (claims.scp === undefined) return aadsts(7000114, client.appId);
  if (claims.tid !== tenant.id) return aadsts(50013, 'The token was issued by another tenant.');
  const wish = readScopes(scope);
  if (isRefusal(wish)) return wish;
  const grant: Grant = {
    tenantId: tenant.id,
    userId: claims.oid,
    appId: client.appId,
    wish,
    signedInAt: Temporal.Instant.fromEpochMilliseconds(claims.iat * 1000),
    sessionId: claims.sid ?? deps.random.guid(),
    isSpa: false,
  };
  const user = grantee(grant, request, grant.signedInAt);
  if (isRefusal(user)) return user;
  return tokensFor({ ...request, user, grant, wish, nonce: null, provenBy }, deps);
}

type AssertionClaims = { aud: string; tid: string; oid: string; scp?: string; sid?: string; exp: number; iat: number };

async function readAssertion(assertion: string, deps: EntraDeps): Promise<AssertionClaims | AadstsRefusal> {
  try {
    const { kid } = decodeProtectedHeader(assertion);
    const key = (await deps.keys.all()).find((one) => one.kid === kid);
    if (key === undefined) return aadsts(50013, '[Reason - The key was not found.]');
    const { payload } = await compactVerify(assertion, key.publicKey, { algorithms: ['RS256'] });
    return JSON.parse(Buffer.from(payload).toString()) as AssertionClaims;
  } catch {
    // Not a token, or not signed by the key that it names.
    return aadsts(50013, '[Reason - The provided signature value did not match the expected signature value.]');
  }
}

/** Tokens of a single page app go to browsers alone, others never (reply-url, "Restrictions for SPA"). */
function checkOrigin(isSpa: boolean, { webOrigin }: TokenRequest): AadstsRefusal | undefined {
  if (webOrigin !== null && !isSpa) return aadsts(9002326, webOrigin);
  return webOrigin === null && isSpa ? aadsts(9002327) : undefined;
}

function checkVerifier({ challenge, grant }: Code, verifier: string | null): AadstsRefusal | undefined {
  if (challenge === null) return grant.isSpa ? aadsts(9002325) : undefined;
  if (verifier === null) return aadsts(501481);
  const made = challenge.method === 'plain' ? verifier : createHash('sha256').update(verifier).digest('base64url');
  return made === challenge.value ? undefined : aadsts(501481);
}

/** The code's scopes, or those that the redemption names: at Entra they may be others of the same consent. */
function narrowed(wish: ScopeWish, text: string | null): ScopeWish | AadstsRefusal {
  return text === null || text.trim() === '' ? wish : readScopes(text);
}

/** An application that is both, web and public client, may refresh either way. */
const isPublicToo = ({ client }: TokenRequest): boolean =>
  client.application?.isFallbackPublicClient === true ||
  (client.application?.redirectUris.publicClient.length ?? 0) > 0;

/** The person of a grant, if they may still be signed in with it. */
function grantee(grant: Grant, { tenant }: TokenRequest, since: Temporal.Instant): User | AadstsRefusal {
  if (grant.tenantId !== tenant.id) return aadsts(70000, 'The grant was issued for another tenant.');
  const user = tenant.users.get(grant.userId);
  if (user === undefined) return aadsts(50034, grant.userId);
  if (!user.accountEnabled) return aadsts(50057);
  const from = validFrom(user);
  return from && Temporal.Instant.compare(since, from) < 0 ? aadsts(50173) : user;
}
