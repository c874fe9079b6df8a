import { createHash } from 'node:crypto';
import type { OidcProvider } from '../sso/configuration.ts';
import type { CheckedAnswer, SignOnFault } from '../sso/finish-sign-on.ts';
import type { SignOnDeps } from '../sso/sign-on-deps.ts';

/** Where Entra sends the browser back to. */
export const oidcCallbackPath = '/login/oidc/callback';

/**
 * The address that asks Entra to sign somebody in: code with PKCE (RFC 7636), answered in the address. `form_post` would come
 * without the cookie, as SAML's form does.
 */
export function oidcAddress(
  {
    oidc,
    baseUrl,
    state,
    nonce,
    verifier,
    isFresh,
  }: {
    readonly oidc: OidcProvider;
    readonly baseUrl: string;
    readonly state: string;
    readonly nonce: string;
    readonly verifier: string;
    readonly isFresh: boolean;
  },
  { signInPages }: Pick<SignOnDeps, 'signInPages'>,
): string {
  const { origin } = new URL(oidc.issuer);
  const url = new URL(`/${oidc.tenantId}/oauth2/v2.0/authorize`, signInPages?.(origin) ?? origin);
  url.search = new URLSearchParams({
    client_id: oidc.clientId,
    response_type: 'code',
    response_mode: 'query',
    redirect_uri: `${baseUrl}${oidcCallbackPath}`,
    scope: 'openid profile email',
    state,
    nonce,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...(isFresh && { prompt: 'login' }),
  }).toString();
  return url.href;
}

export interface OidcAnswer {
  readonly oidc: OidcProvider;
  readonly clientSecret: string;
  readonly baseUrl: string;
  /** The query that the browser brought. */
  readonly search: string;
  readonly state: string;
  readonly requestId: string;
  readonly nonce: string;
  readonly verifier: string;
}

/**
 * Gives the code for an ID token and reads it. The library checks signature, issuer, audience, times and nonce;
 * the tenant and the object id are ours to check (id-token-claims-reference).
 */
export async function redeemCode(
  answer: OidcAnswer,
  { fetch }: Pick<SignOnDeps, 'fetch'>,
): Promise<{ readonly ok: true; readonly value: CheckedAnswer } | { readonly ok: false; readonly fault: SignOnFault }> {
  const client = await import('openid-client');
  const { oidc, clientSecret, baseUrl, search, state, nonce, verifier, requestId } = answer;
  const failed = (reason: string, more: Partial<SignOnFault> = {}) => ({
    ok: false as const,
    fault: { check: 0, reason, expected: null, received: null, ...more },
  });
  let claims: { readonly [name: string]: unknown };
  try {
    const configuration = await client.discovery(
      new URL(oidc.issuer),
      oidc.clientId,
      { client_secret: clientSecret, id_token_signed_response_alg: 'RS256', [client.clockTolerance]: 180 },
      client.ClientSecretPost(clientSecret),
      {
        execute: [client.enableNonRepudiationChecks],
        timeout: 10,
        [client.customFetch]: (url, init) => fetch(url, init as unknown as RequestInit),
      },
    );
    const back = new URL(`${baseUrl}${oidcCallbackPath}${search}`);
    const tokens = await client.authorizationCodeGrant(configuration, back, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    claims = { ...tokens.claims() };
  } catch (error) {
    if (error instanceof client.AuthorizationResponseError) {
      return failed('provider-refused', { received: error.error_description ?? error.error });
    }
    if (error instanceof client.ResponseBodyError) {
      return failed('token-refused', { received: error.error_description ?? error.error });
    }
    if (error instanceof client.ClientError) return failed('token-invalid', { received: error.message });
    if (error instanceof TypeError) return failed('provider-unreachable');
    throw error;
  }
  return readClaims(claims, { oidc, requestId, state });
}

function readClaims(
  claims: { readonly [name: string]: unknown },
  { oidc, requestId, state }: { readonly oidc: OidcProvider; readonly requestId: string; readonly state: string },
) {
  const text = (name: string): string | null => {
    const value = claims[name];
    return typeof value === 'string' && value !== '' && value === value.trim() ? value : null;
  };
  const failed = (reason: string, expected: string, received: string | null) => ({
    ok: false as const,
    fault: { check: 0, reason, expected, received },
  });
  if (text('tid')?.toLowerCase() !== oidc.tenantId.toLowerCase())
    return failed('tenant-wrong', oidc.tenantId, text('tid'));
  const subject = text('oid');
  if (!subject) return failed('claim-missing', 'oid', null);
  const login = text('preferred_username') ?? text('upn');
  if (!login) return failed('claim-missing', 'preferred_username', null);
  const authenticatedAt =
    typeof claims['auth_time'] === 'number' ? Temporal.Instant.fromEpochMilliseconds(claims['auth_time'] * 1000) : null;
  const value: CheckedAnswer = {
    // Never matched by mail: it is a claim that other directories fill in as they like.
    newcomer: {
      issuer: oidc.issuer,
      subject,
      tenantId: oidc.tenantId,
      login,
      displayName: text('name'),
      mail: text('email'),
    },
    requestId,
    assertion: null,
    authenticatedAt,
    session: null,
    relayState: state,
    claims: Object.entries(claims).map(([name, claim]) => ({
      name,
      values: [typeof claim === 'string' ? claim : JSON.stringify(claim)],
    })),
  };
  return { ok: true as const, value };
}
