import { createHash, timingSafeEqual, X509Certificate } from 'node:crypto';
import { compactVerify, decodeJwt, decodeProtectedHeader } from 'jose';
import { aadsts, type AadstsRefusal } from './aadsts.ts';
import type { EntraApp, EntraClock } from './tenant-directory.ts';

/** How a client proved itself: `appidacr` of its tokens is 1 for a secret, 2 for a certificate. */
export type ProvenBy = 'secret' | 'certificate';

/** What the client sent to prove itself, taken from the form or from HTTP Basic. */
export type ClientCredential = {
  readonly secret: string | undefined;
  readonly assertion: string | undefined;
  readonly assertionType: string | undefined;
};

const jwtBearer = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** Entra signs off RS256 assertions still, msal-node 7 sends PS256 (learn.microsoft.com/entra/identity-platform/certificate-credentials). */
const assertionAlgorithms = ['PS256', 'RS256'];

/**
 * Whether the client is who it says: by secret, or by an assertion signed with a registered certificate.
 * @param tokenEndpoints  addresses that an assertion's `aud` may name: this endpoint by tenant id and by domain
 */
export async function proveClient(
  app: EntraApp,
  credential: ClientCredential,
  tokenEndpoints: readonly string[],
  clock: EntraClock,
): Promise<ProvenBy | AadstsRefusal> {
  if (credential.assertion !== undefined && credential.assertionType === jwtBearer) {
    return proveByAssertion(app, credential.assertion, tokenEndpoints, clock);
  }
  if (credential.secret === undefined) return aadsts(7000218);
  const known = app.secrets.find((secret) => sameText(secret.value, credential.secret!));
  if (known === undefined) return aadsts(7000215, app.appId);
  if (known.endsAt !== undefined && Temporal.Instant.compare(known.endsAt, clock.now()) <= 0)
    return aadsts(7000222, app.appId);
  return 'secret';
}

async function proveByAssertion(
  app: EntraApp,
  assertion: string,
  tokenEndpoints: readonly string[],
  clock: EntraClock,
): Promise<ProvenBy | AadstsRefusal> {
  let claims;
  try {
    const header = decodeProtectedHeader(assertion);
    const certificate = app.certificates.map(parseCertificate).find((candidate) => isNamedBy(candidate, header));
    if (certificate === undefined || !assertionAlgorithms.includes(header.alg ?? '')) return aadsts(700027);
    await compactVerify(assertion, certificate.publicKey, { algorithms: assertionAlgorithms });
    claims = decodeJwt(assertion);
  } catch {
    // Whatever jose finds wrong with it (no JWT at all, bad signature), Entra calls it by this one number.
    return aadsts(700027);
  }
  if (claims.iss !== app.appId || claims.sub !== app.appId) return aadsts(700030);
  const audience = typeof claims.aud === 'string' ? claims.aud : (claims.aud?.[0] ?? '');
  if (!tokenEndpoints.includes(audience)) return aadsts(700023, audience);
  const now = clock.now().epochMilliseconds / 1000;
  if (claims.exp === undefined || claims.exp + allowedSkewSeconds < now) return aadsts(700024);
  if ((claims.nbf ?? now) - allowedSkewSeconds > now) return aadsts(700024);
  return 'certificate';
}

/** Clocks of client and token service may differ by five minutes. */
const allowedSkewSeconds = 300;

const parseCertificate = (base64Der: string): X509Certificate => new X509Certificate(Buffer.from(base64Der, 'base64'));

/** The header names its certificate by SHA-256 (`x5t#S256`) or, from older clients, by SHA-1 (`x5t`). */
function isNamedBy(certificate: X509Certificate, header: { 'x5t#S256'?: unknown; x5t?: unknown }): boolean {
  const digest = (algorithm: string) => createHash(algorithm).update(certificate.raw).digest('base64url');
  if (header['x5t#S256'] !== undefined) return header['x5t#S256'] === digest('sha256');
  return header.x5t === digest('sha1');
}

/** Compares without telling by its duration where two secrets part. */
function sameText(ours: string, theirs: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(ours), digest(theirs));
}
