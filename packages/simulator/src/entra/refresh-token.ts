import { compactVerify, decodeProtectedHeader, SignJWT } from 'jose';
import { aadsts, type AadstsRefusal } from './aadsts.ts';
import type { Grant } from './code-book.ts';
import type { EntraDeps } from './entra-deps.ts';
import type { ScopeWish } from './scopes.ts';

/** Ninety days without use, or a day in all for a single page app (learn.microsoft.com/entra/identity-platform/refresh-tokens). */
const lifeSeconds = 90 * 24 * 3600;
const spaLifeSeconds = 24 * 3600;
const audience = 'refresh-token-of-the-simulator';

type RefreshClaims = {
  readonly tid: string;
  readonly oid: string;
  readonly appid: string;
  readonly wish: ScopeWish;
  readonly auth_time: number;
  readonly sid: string;
  readonly spa: boolean;
  readonly aud: string;
  readonly exp: number;
  readonly iat: number;
};

/** What a refresh token stands for, and until when a single page app may go on with its like. */
export type ReadRefreshToken = { readonly grant: Grant; readonly issuedAt: Temporal.Instant; readonly expires: number };

/**
 * A refresh token. It is a signed text that only we read, so that it outlives a restart. Entra doesn't revoke the old one
 * when it gives a new one, and neither do we.
 * @param expires  for a single page app: when the first of its line ends, in seconds
 */
export async function signRefreshToken(
  grant: Grant,
  deps: Pick<EntraDeps, 'keys' | 'clock' | 'random'>,
  expires?: number,
): Promise<string> {
  const key = await deps.keys.current();
  const now = Math.floor(deps.clock.now().epochMilliseconds / 1000);
  const end = grant.isSpa ? (expires ?? now + spaLifeSeconds) : now + lifeSeconds;
  return new SignJWT({
    tid: grant.tenantId,
    oid: grant.userId,
    appid: grant.appId,
    wish: grant.wish,
    auth_time: Math.floor(grant.signedInAt.epochMilliseconds / 1000),
    sid: grant.sessionId,
    spa: grant.isSpa,
  })
    .setProtectedHeader({ alg: 'RS256', kid: key.kid })
    .setAudience(audience)
    .setIssuedAt(now)
    .setJti(deps.random.guid())
    .setExpirationTime(end)
    .sign(key.privateKey);
}

/** Reads a refresh token of ours. */
export async function readRefreshToken(
  text: string,
  deps: Pick<EntraDeps, 'keys' | 'clock'>,
): Promise<ReadRefreshToken | AadstsRefusal> {
  let claims: RefreshClaims;
  try {
    const { kid } = decodeProtectedHeader(text);
    const key = (await deps.keys.all()).find((one) => one.kid === kid);
    if (key === undefined) return aadsts(70000, 'The refresh token is not valid.');
    const { payload } = await compactVerify(text, key.publicKey, { algorithms: ['RS256'] });
    claims = JSON.parse(Buffer.from(payload).toString()) as RefreshClaims;
  } catch {
    // No token at all, or one that somebody else signed.
    return aadsts(70000, 'The refresh token is not valid.');
  }
  if (claims.aud !== audience) return aadsts(70000, 'The token is no refresh token.');
  if (claims.exp <= deps.clock.now().epochMilliseconds / 1000) return aadsts(claims.spa ? 700084 : 700082);
  return {
    grant: {
      tenantId: claims.tid,
      userId: claims.oid,
      appId: claims.appid,
      wish: claims.wish,
      signedInAt: Temporal.Instant.fromEpochMilliseconds(claims.auth_time * 1000),
      sessionId: claims.sid,
      isSpa: claims.spa,
    },
    issuedAt: Temporal.Instant.fromEpochMilliseconds(claims.iat * 1000),
    expires: claims.exp,
  };
}
