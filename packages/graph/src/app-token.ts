/** What an application's own token says of itself. */
export interface AppToken {
  /** The directory that it was issued in. */
  readonly tenantId: string | null;
  readonly clientId: string | null;
  /** Object id of the service principal: the enterprise application in that directory. */
  readonly servicePrincipalId: string | null;
  /** Application permissions that were consented to. Entra issues a token without any (v2-oauth2-client-creds-grant-flow). */
  readonly roles: readonly string[];
  /** Delegated permissions mean that a person stands behind it: never of an application alone. */
  readonly isDelegated: boolean;
}

/**
 * Reads the claims of a token that came straight from the sign-in host over TLS; nothing is verified here, and nothing
 * may be allowed because of it. Graph's tokens are opaque by contract, so a probe has to say the same.
 * @returns null when it isn't a token that can be read
 */
export function readAppToken(token: string): AppToken | null {
  const [, payload] = token.split('.');
  if (payload === undefined) return null;
  let claims: unknown;
  try {
    claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  if (typeof claims !== 'object' || claims === null) return null;
  const fields = claims as { readonly [name: string]: unknown };
  const text = (name: string): string | null => (typeof fields[name] === 'string' ? fields[name] : null);
  const { roles } = fields;
  return {
    tenantId: text('tid'),
    clientId: text('appid') ?? text('azp'),
    servicePrincipalId: text('oid'),
    roles: Array.isArray(roles) ? roles.filter((role): role is string => typeof role === 'string') : [],
    isDelegated: fields['scp'] !== undefined,
  };
}
