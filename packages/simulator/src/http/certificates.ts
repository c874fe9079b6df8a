// x509's container asks for Reflect metadata while it loads: this import must stay above it.
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The simulator's own certificate authority, as PEM. */
export type Authority = { readonly certificatePem: string; readonly keyPem: string };

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/** A CA lives for the life of a demo folder, a leaf for one start and some: clocks in tests run ahead. */
const authorityYears = 10;
const leafDays = 800;

/**
 * The authority kept in `dataDir`, made at the first start. The key file is readable by its owner alone.
 * Without a folder it is made anew each time and only lives in memory.
 */
export async function keepAuthority(dataDir: string | undefined): Promise<Authority> {
  if (dataDir === undefined) return makeAuthority();
  const certificateFile = path.join(dataDir, 'simulator-ca.pem');
  const keyFile = path.join(dataDir, 'simulator-ca.key');
  try {
    return { certificatePem: await readFile(certificateFile, 'utf8'), keyPem: await readFile(keyFile, 'utf8') };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const authority = await makeAuthority();
  await mkdir(dataDir, { recursive: true });
  await writePrivately(keyFile, authority.keyPem);
  await writePrivately(certificateFile, authority.certificatePem);
  await chmod(certificateFile, 0o644);
  return authority;
}

/** Writes a file that only its owner reads, whole or not at all. */
export async function writePrivately(file: string, text: string): Promise<void> {
  const draft = `${file}.${process.pid}.new`;
  await writeFile(draft, text, { mode: 0o600 });
  await rename(draft, file);
}

/** A new certificate authority (ECDSA P-256). */
export async function makeAuthority(): Promise<Authority> {
  const keys = await crypto.subtle.generateKey(ecdsa, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: 'CN=Planner simulator (this machine only), O=Simulated Microsoft 365',
    ...validity(authorityYears * 365),
    signingAlgorithm: ecdsa,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificatePem: certificate.toString('pem'), keyPem: await exportKey(keys.privateKey) };
}

/** A server certificate for `localhost` and the loopback addresses, signed by the authority. */
export async function makeServerCertificate(authority: Authority): Promise<{ certificatePem: string; keyPem: string }> {
  const issuer = new x509.X509Certificate(authority.certificatePem);
  const signingKey = await crypto.subtle.importKey(
    'pkcs8',
    x509.PemConverter.decodeFirst(authority.keyPem),
    ecdsa,
    false,
    ['sign'],
  );
  const keys = await crypto.subtle.generateKey(ecdsa, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject: 'CN=localhost',
    issuer: issuer.subject,
    ...validity(leafDays),
    signingAlgorithm: ecdsa,
    publicKey: keys.publicKey,
    signingKey,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension([
        { type: 'dns', value: 'localhost' },
        { type: 'ip', value: '127.0.0.1' },
        { type: 'ip', value: '::1' },
      ]),
      await x509.AuthorityKeyIdentifierExtension.create(issuer),
    ],
  });
  return { certificatePem: certificate.toString('pem'), keyPem: await exportKey(keys.privateKey) };
}

const serialNumber = (): string =>
  Buffer.from(crypto.getRandomValues(new Uint8Array(16)))
    .toString('hex')
    .replace(/^./, '4');

/** From yesterday, so that a clock a little behind ours accepts it. X.509 libraries speak Date. */
function validity(days: number): { notBefore: Date; notAfter: Date } {
  const now = Temporal.Now.instant();
  const at = (offsetDays: number) => new Date(now.add({ hours: 24 * offsetDays }).epochMilliseconds);
  return { notBefore: at(-1), notAfter: at(days) };
}

async function exportKey(key: CryptoKey): Promise<string> {
  return x509.PemConverter.encode(await crypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY');
}
