import { createPublicKey, randomBytes, sign, verify } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { checkStructure, decodeText, parseChecked } from './message-structure.ts';
import { SamlRefusal } from './saml-fault.ts';
import { signatureAlgorithms } from './verified-assertion.ts';

/** Redirected messages are a kilobyte or so; a deflate bomb of 260 kB would become 200 MB. */
const mostInflated = 64 * 1024;
const rsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';

/** A key of ours that signs requests. */
export interface RequestSigner {
  /** PEM */
  readonly privateKey: string;
}

/** An id as SAML wants it: a letter first (Entra refuses digits, AADSTS7500529), 128 random bits. */
export function newMessageId(): string {
  return `_${randomBytes(16).toString('hex')}`;
}

/** The address that carries a message to the provider (SAML bindings §3.4.4). */
export function redirectAddress(
  location: string,
  message: { readonly name: 'SAMLRequest' | 'SAMLResponse'; readonly xml: string; readonly relayState: string | null },
  signer: RequestSigner | null,
): string {
  const fields: [string, string][] = [[message.name, deflateRawSync(message.xml).toString('base64')]];
  if (message.relayState !== null) fields.push(['RelayState', message.relayState]);
  if (signer) fields.push(['SigAlg', rsaSha256]);
  const query = fields.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  const signature = signer && sign('RSA-SHA256', Buffer.from(query), signer.privateKey).toString('base64');
  const all = signature === null ? query : `${query}&Signature=${encodeURIComponent(signature)}`;
  return `${location}${location.includes('?') ? '&' : '?'}${all}`;
}

/** A message that came in an address, with a signature that holds. */
export interface RedirectedMessage {
  readonly kind: 'SAMLRequest' | 'SAMLResponse';
  readonly root: Element;
  readonly relayState: string | null;
}

/**
 * Reads a redirected message. The signature must be there: the library that verifies assertions takes unsigned ones.
 * @param rawQuery      as it came: the signature is over its letters
 * @param certificates  PEM
 * @throws SamlRefusal
 */
export function readRedirect(rawQuery: string, certificates: readonly string[]): RedirectedMessage {
  const parts = new Map<string, string>();
  for (const part of rawQuery.split('&')) {
    const [name = ''] = part.split('=', 1);
    if (parts.has(name)) throw new SamlRefusal('signature-reference', { received: name });
    parts.set(name, part.slice(name.length + 1));
  }
  const kind = parts.has('SAMLRequest') ? 'SAMLRequest' : 'SAMLResponse';
  const field = (name: string) => {
    const value = parts.get(name);
    if (value === undefined) return null;
    try {
      return decodeURIComponent(value.replaceAll('+', '%20'));
    } catch {
      throw new SamlRefusal('message-not-utf8');
    }
  };
  const algorithm = field('SigAlg');
  const signature = field('Signature');
  const message = field(kind);
  if (!message) throw new SamlRefusal('message-empty');
  if (algorithm === null || signature === null) throw new SamlRefusal('assertion-not-signed');
  if (!signatureAlgorithms.has(algorithm)) throw new SamlRefusal('signature-algorithm', { received: algorithm });
  const signed = [kind, 'RelayState', 'SigAlg'].flatMap((name) =>
    parts.has(name) ? `${name}=${parts.get(name)}` : [],
  );
  const hash = `RSA-SHA${algorithm.slice(-3)}`;
  const isGood = certificates.some((pem) =>
    verify(hash, Buffer.from(signed.join('&')), createPublicKey(pem), Buffer.from(signature, 'base64')),
  );
  if (!isGood) throw new SamlRefusal('signature-invalid');
  const text = decodeText(inflate(message));
  checkStructure(text);
  return { kind, root: parseChecked(text).documentElement, relayState: field('RelayState') };
}

function inflate(message: string): Buffer {
  try {
    return inflateRawSync(Buffer.from(message, 'base64'), { maxOutputLength: mostInflated });
  } catch (error) {
    const isLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw new SamlRefusal(isLarge ? 'message-too-large' : 'message-not-base64');
  }
}
