// x509's container asks for Reflect metadata while it loads: this import must stay above it.
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import { SignJWT } from 'jose';
import { createHash } from 'node:crypto';

/** A self-signed certificate and a way to sign assertions with it, as a client does. */
export async function aCertificate(appId: string) {
  const algorithm = {
    name: 'RSASSA-PKCS1-v1_5',
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
    hash: 'SHA-256',
  };
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=Planner',
    signingAlgorithm: algorithm,
    keys,
  });
  const der = Buffer.from(certificate.rawData);
  const sign = ({
    audience,
    lifeSeconds = 300,
    subject = appId,
  }: {
    audience: string;
    lifeSeconds?: number;
    subject?: string;
  }) =>
    new SignJWT({})
      .setProtectedHeader({
        alg: 'RS256',
        typ: 'JWT',
        'x5t#S256': createHash('sha256').update(der).digest('base64url'),
      })
      .setIssuer(appId)
      .setSubject(subject)
      .setAudience(audience)
      .setJti('once')
      .setExpirationTime(Math.floor(Temporal.Now.instant().epochMilliseconds / 1000) + lifeSeconds)
      .sign(keys.privateKey);
  const privateKeyPem = x509.PemConverter.encode(
    await crypto.subtle.exportKey('pkcs8', keys.privateKey),
    'PRIVATE KEY',
  );
  return {
    certificate: der.toString('base64'),
    thumbprintSha256: createHash('sha256').update(der).digest('hex'),
    privateKeyPem,
    sign,
  };
}
