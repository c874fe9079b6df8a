import { createHash, timingSafeEqual, X509Certificate } from 'node:crypto';
import { compactVerify, decodeJwt, decodeProtectedHeader } from 'jose';
import { percentDecoded } from '../graph/percent.ts';
import type { PasswordCredential } from '../tenant/application.ts';
import type { Clock } from '../tenant/clock.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { aadsts, type AadstsRefusal } from './aadsts.ts';
import type { Client } from './client.ts';

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

/** Client id and credential from the form or from HTTP Basic, whose parts are form-encoded (RFC 6749 §2.3.1). */
export function readClientCredential(
  form: URLSearchParams,
  authorization: string | null,
): { readonly id: string | undefined; readonly credential: ClientCredential } {
  const credential = {
    secret: form.get('client_secret') ?? undefined,
    assertion: form.get('client_assertion') ?? undefined,
    assertionType: form.get('client_assertion_type') ?? undefined,
  };
  const basic = /^Basic (.+)$/i.exec(authorization ?? '')?.[1];
  if (basic === undefined) return { id: form.get('client_id') ?? undefined, credential };
  const [id = '', ...rest] = Buffer.from(basic, 'base64').toString().split(':');
  const secret = decodeForm(rest.join(':'));
  return { id: id === '' ? undefined : decodeForm(id), credential: { ...credential, secret } };
}

/** A part of HTTP Basic; what isn't encoded rightly is taken as it is. */
function decodeForm(text: string): string {
  return percentDecoded(text.replaceAll('+', ' ')) ?? text;
}

export const hasCredential = ({ secret, assertion }: ClientCredential): boolean =>
  secret !== undefined || assertion !== undefined;

/**
 * Whether the client is who it says: by secret, or by an assertion signed with a registered certificate.
 * @param tokenEndpoints  addresses that an assertion's `aud` may name: this endpoint by tenant id and by domain
 */
export async function proveClient(
  { client, tenant, credential }: { client: Client; tenant: Tenant; credential: ClientCredential },
  tokenEndpoints: readonly string[],
  deps: { readonly clock: Clock; readonly usedAssertions: UsedAssertions },
): Promise<ProvenBy | AadstsRefusal> {
  const registries = [...new Set([client.home?.registry, tenant.registry])].flatMap((one) => one ?? []);
  if (credential.assertion !== undefined && credential.assertionType === jwtBearer) {
    const certificates = registries.flatMap((one) => one.certificatesOf(client.appId)).map(({ key }) => key);
    return proveByAssertion({ appId: client.appId, certificates }, credential.assertion, tokenEndpoints, deps);
  }
  if (credential.secret === undefined) return aadsts(7000218);
  const secrets: readonly PasswordCredential[] = registries.flatMap((one) => one.secretsOf(client.appId));
  const known = secrets.find((secret) => sameText(secret.secretText, credential.secret!));
  if (known === undefined) return aadsts(7000215, client.appId);
  if (known.endsAt !== null && Temporal.Instant.compare(known.endsAt, deps.clock.now()) <= 0)
    return aadsts(7000222, client.appId);
  return 'secret';
}

async function proveByAssertion(
  { appId, certificates }: { appId: string; certificates: readonly string[] },
  assertion: string,
  tokenEndpoints: readonly string[],
  { clock, usedAssertions }: { readonly clock: Clock; readonly usedAssertions: UsedAssertions },
): Promise<ProvenBy | AadstsRefusal> {
  let claims;
  try {
    const header = decodeProtectedHeader(assertion);
    const certificate = certificates.map(parseCertificate).find((candidate) => isNamedBy(candidate, header));
    if (certificate === undefined || !assertionAlgorithms.includes(header.alg ?? '')) return aadsts(700027);
    await compactVerify(assertion, certificate.publicKey, { algorithms: assertionAlgorithms });
    claims = decodeJwt(assertion);
  } catch {
    // Whatever jose finds wrong with it (no JWT at all, bad signature), Entra calls it by this one number.
    return aadsts(700027);
  }
  if (claims.iss !== appId || claims.sub !== appId) return aadsts(700030);
  const audience = typeof claims.aud === 'string' ? claims.aud : (claims.aud?.[0] ?? '');
  if (!tokenEndpoints.includes(audience)) return aadsts(700023, audience);
  const now = clock.now().epochMilliseconds / 1000;
  if (claims.exp === undefined || claims.exp + allowedSkewSeconds < now) return aadsts(700024);
  if ((claims.nbf ?? now) - allowedSkewSeconds > now) return aadsts(700024);
  if (usedAssertions.strict && !usedAssertions.take(`${appId}/${claims.jti ?? assertion}`)) return aadsts(700024);
  return 'certificate';
}

/**
 * Assertions that were seen. Entra's page calls `jti` "a unique identifier" and doesn't say that a second use is refused:
 * the check is there for whoever wants to know that each request makes its own.
 */
export class UsedAssertions {
  strict = false;
  readonly #seen = new Set<string>();

  /** False when it was there before. */
  take(id: string): boolean {
    if (this.#seen.has(id)) return false;
    if (this.#seen.size >= 10_000) this.#seen.clear();
    this.#seen.add(id);
    return true;
  }
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
