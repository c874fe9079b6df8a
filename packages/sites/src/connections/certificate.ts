import { createHash, randomBytes } from 'node:crypto';
import type { Credential } from './credential.ts';

const rsa = {
  name: 'RSASSA-PKCS1-v1_5',
  modulusLength: 3072, // NIST SP 800-57 part 1: good past 2030
  publicExponent: new Uint8Array([1, 0, 1]),
  hash: 'SHA-256',
} as const;
const lifeDays = 365;
// Machines whose clocks differ a little accept it at once.
const earlierMinutes = 10;

/**
 * A new key pair with a certificate that it signed itself: all that Entra wants of an application's certificate
 * (learn.microsoft.com/entra/identity-platform/certificate-credentials).
 * @param name  shown in Entra beside the thumbprint
 */
export async function makeCertificate(
  name: string,
  now: Temporal.Instant,
): Promise<Extract<Credential, { readonly kind: 'certificate' }>> {
  // x509's container asks for Reflect metadata while it loads, so the order counts; both are read only when one is made.
  await import('reflect-metadata');
  const x509 = await import('@peculiar/x509');
  const keys = await crypto.subtle.generateKey(rsa, true, ['sign', 'verify']);
  const expiresAt = now.add({ hours: lifeDays * 24 });
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: randomBytes(16).toString('hex'),
    name: [{ CN: [name] }],
    notBefore: new Date(now.subtract({ minutes: earlierMinutes }).epochMilliseconds),
    notAfter: new Date(expiresAt.epochMilliseconds),
    signingAlgorithm: rsa,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
    ],
  });
  const der = Buffer.from(certificate.rawData);
  const key = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey));
  return {
    kind: 'certificate',
    privateKey: pem('PRIVATE KEY', key),
    certificate: pem('CERTIFICATE', der),
    thumbprint: createHash('sha256').update(der).digest('hex'),
    // A certificate knows whole seconds.
    expiresAt: expiresAt.round({ smallestUnit: 'second', roundingMode: 'floor' }),
  };
}

function pem(label: string, der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}
