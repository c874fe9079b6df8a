import { X509Certificate } from 'node:crypto';

/** A certificate of the provider, which its messages are signed with. */
export interface SigningCertificate {
  readonly pem: string;
  readonly subject: string;
  /** SHA-1 of the DER form in upper case hex: what Entra's portal shows as thumbprint. */
  readonly thumbprint: string;
  /** ISO instants */
  readonly startsAt: string;
  readonly endsAt: string;
}

export type CertificateFault = 'privateKey' | 'notACertificate' | 'weakKey' | 'weakSignature';

const leastBits = 2048; // NIST SP 800-131A

/**
 * Reads one certificate: PEM, or the base64 of its DER form as metadata has it. One that has expired is read all the same:
 * Entra goes on signing with it, and the page warns.
 */
export function readCertificate(text: string): SigningCertificate | CertificateFault {
  if (text.includes('PRIVATE KEY')) return 'privateKey';
  const base64 = text.replaceAll(/-----(BEGIN|END) CERTIFICATE-----/g, '').replaceAll(/\s/g, '');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return 'notACertificate';
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(Buffer.from(base64, 'base64'));
  } catch {
    return 'notACertificate';
  }
  const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey;
  if (asymmetricKeyType !== 'rsa' || (asymmetricKeyDetails?.modulusLength ?? 0) < leastBits) return 'weakKey';
  if (isSignedWithSha1(certificate.raw)) return 'weakSignature';
  return {
    pem: certificate.toString(),
    subject: certificate.subject.replaceAll('\n', ', '),
    thumbprint: certificate.fingerprint.replaceAll(':', ''),
    startsAt: instantOf(certificate.validFrom),
    endsAt: instantOf(certificate.validTo),
  };
}

// sha1WithRSAEncryption, 1.2.840.113549.1.1.5, in DER. Its place is the certificate's head and tail, never its key.
const sha1WithRsa = Buffer.from('06092a864886f70d010105', 'hex');

function isSignedWithSha1(der: Buffer): boolean {
  return der.includes(sha1WithRsa);
}

/** Node tells validity as OpenSSL prints it, `Nov 24 08:00:00 2026 GMT`. */
function instantOf(text: string): string {
  return Temporal.Instant.fromEpochMilliseconds(Date.parse(text)).toString();
}
