import {
  calculateJwkThumbprint,
  exportJWK,
  exportPKCS8,
  generateKeyPair,
  importPKCS8,
  type CryptoKey,
  type JWK,
} from 'jose';
import { createPrivateKey, createPublicKey } from 'node:crypto';

/** The key that signs tokens, and what the world may know of it. */
export type SigningKey = {
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly kid: string;
  readonly jwk: JWK;
};

/** A new RSA-2048 key. It differs from run to run: nothing that a test compares is made of it. */
export async function makeSigningKey(): Promise<SigningKey> {
  const pair = await generateKeyPair('RS256', { extractable: true });
  return describe(pair.privateKey, pair.publicKey);
}

/** The key as PKCS#8 PEM, to keep with the tenant's data so that tokens outlive a restart. */
export async function printSigningKey(key: SigningKey): Promise<string> {
  return exportPKCS8(key.privateKey);
}

/** Reads what `printSigningKey` wrote. Throws when the text is no RSA key in PKCS#8 PEM. */
export async function readSigningKey(pem: string): Promise<SigningKey> {
  const privateKey = await importPKCS8(pem, 'RS256', { extractable: true });
  const publicJwk = createPublicKey(createPrivateKey(pem)).export({ format: 'jwk' });
  const publicKey = await crypto.subtle.importKey(
    'jwk',
    publicJwk,
    { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
    true,
    ['verify'],
  );
  return describe(privateKey, publicKey);
}

async function describe(privateKey: CryptoKey, publicKey: CryptoKey): Promise<SigningKey> {
  const jwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  return { privateKey, publicKey, kid, jwk: { kty: 'RSA', use: 'sig', kid, x5t: kid, n: jwk.n!, e: jwk.e! } };
}
