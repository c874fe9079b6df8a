import { createRemoteJWKSet, customFetch, errors, jwtVerify } from 'jose';
import type { JWTPayload } from 'jose';

/** The directory that signs, and the application that a token has to be for. */
export interface TokenAuthority {
  /** Sign-in host without tenant, e.g. `https://login.microsoftonline.com` */
  readonly authorityUrl: string;
  readonly tenantId: string;
  readonly clientId: string;
}

/** Whom a token of the task pane speaks for, or why it opens nothing; the reason is for the log alone. */
export type PaneTokenVerdict =
  | { readonly ok: true; readonly objectId: string }
  | {
      readonly ok: false;
      readonly because: 'form' | 'signature' | 'expired' | 'issuer' | 'audience' | 'tenant' | 'scope' | 'unreachable';
    };

/** Holds an access token against the site's own directory and application. */
export type PaneTokenVerifier = (token: string, authority: TokenAuthority) => Promise<PaneTokenVerdict>;

/** The scope of our own that the pane asks a token for; a token for Graph, or an ID token, has none of it. */
const scope = 'access_as_user';
const longestToken = 16 * 1024;
const clockSkewSeconds = 60;
const keptAuthorities = 200; // sites of one process; above it the oldest are asked anew

type Keys = ReturnType<typeof createRemoteJWKSet>;

/**
 * Verifies access tokens that Outlook got for the pane (nested app authentication). Signature by the authority's published
 * keys, issuer and `tid` of the connected directory, audience our application, delegated scope `access_as_user`, not expired.
 * Claims: learn.microsoft.com/entra/identity-platform/access-token-claims-reference. The person is `oid`, never an address.
 * @param fetch  the way to the authority; keys are kept and asked again when a token names an unknown one
 */
export function paneTokenVerifier({
  fetch,
  now,
}: {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly now: () => Date;
}): PaneTokenVerifier {
  const known = new Map<string, Promise<{ readonly keys: Keys; readonly issuer: string } | null>>();
  const authorityOf = (authority: TokenAuthority) => {
    const base = `${authority.authorityUrl.replace(/\/$/, '')}/${authority.tenantId}`;
    const kept = known.get(base);
    if (kept) return kept;
    const found = discover(base, fetch);
    known.set(base, found);
    if (known.size > keptAuthorities) known.delete(known.keys().next().value!);
    // A directory that couldn't be asked is asked again by the next token.
    void found.then((answer) => answer ?? known.delete(base));
    return found;
  };
  return async (token, authority) => {
    if (token.length > longestToken || !/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) return no('form');
    const found = await authorityOf(authority);
    if (!found) return no('unreachable');
    try {
      const { payload } = await jwtVerify(token, found.keys, {
        algorithms: ['RS256'],
        clockTolerance: clockSkewSeconds,
        requiredClaims: ['exp', 'oid', 'tid'],
        currentDate: now(),
      });
      return judge(payload, { authority, issuer: found.issuer });
    } catch (error) {
      return refusalOf(error);
    }
  };
}

function judge(
  payload: JWTPayload,
  { authority, issuer }: { readonly authority: TokenAuthority; readonly issuer: string },
): PaneTokenVerdict {
  const { tenantId, clientId } = authority;
  // Version 2 names the authority; version 1, which old registrations still get, Entra's security token service.
  if (payload.iss !== issuer && payload.iss !== `https://sts.windows.net/${tenantId}/`) return no('issuer');
  if (payload['tid'] !== tenantId) return no('tenant');
  if (payload.aud !== clientId && payload.aud !== `api://${clientId}`) return no('audience');
  const scopes = typeof payload['scp'] === 'string' ? payload['scp'].split(' ') : [];
  if (!scopes.includes(scope)) return no('scope');
  const objectId = payload['oid'];
  return typeof objectId === 'string' && objectId !== '' ? { ok: true, objectId } : no('form');
}

function refusalOf(error: unknown): PaneTokenVerdict {
  if (error instanceof errors.JWTExpired) return no('expired');
  if (error instanceof errors.JWTClaimValidationFailed) return no(error.claim === 'nbf' ? 'expired' : 'form');
  if (error instanceof errors.JWKSTimeout) return no('unreachable');
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWSSignatureVerificationFailed) {
    return no('signature');
  }
  if (error instanceof errors.JOSEError) return no('form');
  if (error instanceof TypeError) return no('unreachable'); // the network's own failure, as fetch throws it
  throw error;
}

function no(because: (PaneTokenVerdict & { ok: false })['because']): PaneTokenVerdict {
  return { ok: false, because };
}

/** Issuer and keys of an authority, from its OpenID configuration; null when it doesn't answer as one. */
async function discover(
  base: string,
  fetch: (url: string, init: RequestInit) => Promise<Response>,
): Promise<{ readonly keys: Keys; readonly issuer: string } | null> {
  try {
    const answer = await fetch(`${base}/v2.0/.well-known/openid-configuration`, {});
    if (!answer.ok) return null;
    const { issuer, jwks_uri: address } = (await answer.json()) as { issuer?: unknown; jwks_uri?: unknown };
    if (typeof issuer !== 'string' || typeof address !== 'string') return null;
    const url = URL.parse(address);
    // Keys come from the authority itself: an answer can't send us elsewhere for them.
    if (url === null || url.protocol !== 'https:' || url.host !== new URL(base).host) return null;
    const keys = createRemoteJWKSet(url, {
      timeoutDuration: 5000,
      [customFetch]: (keysUrl: string, init: RequestInit) => fetch(keysUrl, init),
    });
    return { keys, issuer };
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError) return null;
    throw error;
  }
}
