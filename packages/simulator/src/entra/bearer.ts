import { compactVerify, decodeProtectedHeader } from 'jose';
import type { Caller } from '../graph/caller.ts';
import { GraphError } from '../graph/graph-error.ts';
import type { Clock } from '../tenant/clock.ts';
import type { KeyRing } from './key-ring.ts';
import { graphResource } from './scopes.ts';
import type { SigningKey } from './signing-key.ts';

/** Verified headers are kept by their text: an app sends the same one for an hour, and RSA is the dearest part of a call. */
const keptTokens = 500;

type KeptToken = { readonly caller: Caller; readonly notBefore: number; readonly expires: number };

/**
 * Makes the check of Graph's `Authorization` header.
 * The check returns the caller, or the 401 that Graph gives; it never throws on what a client sends.
 */
export function makeBearerCheck(deps: {
  clock: Clock;
  keys: KeyRing;
}): (authorization: string | null) => Promise<Caller | GraphError> {
  const kept = new Map<string, KeptToken>();
  return async (authorization) => {
    // Looked up as it came: a pattern over the whole token costs more than all else here.
    let known = kept.get(authorization ?? '');
    if (known === undefined) {
      const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
      if (token === undefined) return unauthorized('Access token is empty.');
      const read = await verify(token, await deps.keys.all());
      if (read instanceof GraphError) return read;
      known = read;
      if (kept.size >= keptTokens) kept.clear();
      kept.set(authorization ?? '', known);
    }
    const now = deps.clock.ms() / 1000;
    if (now >= known.expires || now < known.notBefore)
      return unauthorized('Lifetime validation failed, the token is expired.');
    return known.caller;
  };
}

async function verify(token: string, keys: readonly SigningKey[]): Promise<KeptToken | GraphError> {
  let kid: string | undefined;
  try {
    const header = decodeProtectedHeader(token);
    ({ kid } = header);
    if (header.alg !== 'RS256') return unauthorized('Invalid algorithm in the token.');
  } catch {
    return unauthorized('IDX14100: JWT is not well formed, there are no dots (.).');
  }
  const key = keys.find((one) => one.kid === kid);
  if (key === undefined) return unauthorized('Signature is invalid.');
  let payload: Uint8Array;
  try {
    payload = (await compactVerify(token, key.publicKey, { algorithms: ['RS256'] })).payload;
  } catch {
    return unauthorized('Signature is invalid.');
  }
  // Only we sign with this key: once the signature holds, the claims are the ones that the token endpoint wrote.
  const claims = JSON.parse(Buffer.from(payload).toString()) as {
    aud: string;
    tid: string;
    appid: string;
    oid: string;
    idtyp?: string;
    scp?: string;
    roles?: string[];
    nbf: number;
    exp: number;
  };
  if (claims.aud !== graphResource) return unauthorized('Access token validation failure. Invalid audience.');
  const scopes = (claims.scp ?? '').split(' ').filter((value) => value !== '');
  const delegated = claims.idtyp === 'app' ? {} : { delegated: { userId: claims.oid, scopes } };
  return {
    caller: { tenantId: claims.tid, appId: claims.appid, roles: claims.roles ?? [], ...delegated },
    notBefore: claims.nbf,
    expires: claims.exp,
  };
}

const unauthorized = (message: string): GraphError =>
  new GraphError(401, 'InvalidAuthenticationToken', message, { 'www-authenticate': 'Bearer' });
