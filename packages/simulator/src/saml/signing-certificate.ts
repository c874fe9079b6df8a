// x509's container asks for Reflect metadata while it loads: this import must stay above it.
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import { createHash } from 'node:crypto';
import type { KeyCredential, ServicePrincipal } from '../tenant/application.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { tenantWide, type SigningCertificate } from './saml-book.ts';

const rsa = {
  name: 'RSASSA-PKCS1-v1_5',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
  hash: 'SHA-256',
};

/** The portal's certificates live three years (learn.microsoft.com/entra/identity/enterprise-apps/tutorial-manage-certificates-for-federated-single-sign-on). */
const certificateDays = 3 * 365;

const subject = 'CN=Microsoft Azure Federated SSO Certificate';

/** A new self-signed signing certificate (RSA 2048). Keys differ from run to run: nothing that a test compares is made of them. */
export async function makeSigningCertificate(
  keyId: string,
  { startsAt, endsAt }: { startsAt: Temporal.Instant; endsAt: Temporal.Instant },
): Promise<SigningCertificate> {
  const keys = await crypto.subtle.generateKey(rsa, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: subject,
    // X.509 libraries speak Date.
    notBefore: new Date(startsAt.epochMilliseconds),
    notAfter: new Date(endsAt.epochMilliseconds),
    signingAlgorithm: rsa,
    keys,
  });
  const der = Buffer.from(certificate.rawData);
  return {
    keyId,
    thumbprint: createHash('sha1').update(der).digest('hex').toUpperCase(),
    certificate: der.toString('base64'),
    privateKeyPem: x509.PemConverter.encode(await crypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY'),
    startsAt,
    endsAt,
  };
}

/**
 * Adds a signing certificate to a SAML application. It stands in the metadata at once; it signs only when it is the
 * first one or is activated.
 * @param endsAt  in three years unless said; a past instant makes one that has expired, which Entra goes on signing with
 */
export async function addSigningCertificate(
  tenant: Tenant,
  principal: ServicePrincipal,
  { endsAt, activate = false }: { endsAt?: Temporal.Instant; activate?: boolean } = {},
): Promise<SigningCertificate> {
  const now = tenant.clock.now();
  const end = endsAt ?? now.add({ hours: 24 * certificateDays });
  const isPast = Temporal.Instant.compare(end, now) <= 0;
  const startsAt = isPast ? end.subtract({ hours: 24 * certificateDays }) : now;
  const made = await makeSigningCertificate(tenant.registry.newId(), { startsAt, endsAt: end });
  const all = tenant.saml.certificatesOf(principal.id);
  tenant.saml.setCertificates(principal.id, [...all, made]);
  if (activate || all.length === 0) principal.preferredTokenSigningKeyThumbprint = made.thumbprint;
  showInGraph(tenant, principal);
  return made;
}

/** Lets another certificate sign from now on. False when the application has none of that thumbprint. */
export function activateCertificate(tenant: Tenant, principal: ServicePrincipal, thumbprint: string): boolean {
  const found = tenant.saml.certificatesOf(principal.id).some((one) => one.thumbprint === thumbprint.toUpperCase());
  if (!found) return false;
  principal.preferredTokenSigningKeyThumbprint = thumbprint.toUpperCase();
  tenant.registry.servicePrincipalChanged(principal);
  return true;
}

/** Takes a certificate out of the metadata. The one that signs can't be removed: false. */
export function removeCertificate(tenant: Tenant, principal: ServicePrincipal, thumbprint: string): boolean {
  const all = tenant.saml.certificatesOf(principal.id);
  const left = all.filter((one) => one.thumbprint !== thumbprint.toUpperCase());
  if (left.length === all.length || thumbprint.toUpperCase() === activeCertificate(tenant, principal)?.thumbprint)
    return false;
  tenant.saml.setCertificates(principal.id, left);
  showInGraph(tenant, principal);
  return true;
}

/** The certificate that signs: the preferred one, else the first. */
export function activeCertificate(tenant: Tenant, principal: ServicePrincipal): SigningCertificate | undefined {
  const all = tenant.saml.certificatesOf(principal.id);
  return all.find((one) => one.thumbprint === principal.preferredTokenSigningKeyThumbprint) ?? all[0];
}

/** The certificates of an application, the active one first; made when it has none yet, as choosing SAML in the portal does. */
export async function signingCertificates(
  tenant: Tenant,
  principal: ServicePrincipal,
): Promise<readonly [SigningCertificate, ...SigningCertificate[]]> {
  const active = activeCertificate(tenant, principal) ?? (await addSigningCertificate(tenant, principal));
  return [active, ...tenant.saml.certificatesOf(principal.id).filter((one) => one !== active)];
}

/** The tenant's own signing certificate: what metadata shows that asks for no application. */
export async function tenantCertificate(tenant: Tenant): Promise<SigningCertificate> {
  const [kept] = tenant.saml.certificatesOf(tenantWide);
  if (kept) return kept;
  const startsAt = tenant.clock.now();
  const made = await makeSigningCertificate(tenant.registry.newId(), {
    startsAt,
    endsAt: startsAt.add({ hours: 24 * certificateDays }),
  });
  tenant.saml.setCertificates(tenantWide, [made]);
  return made;
}

/** Graph lists each signing certificate twice, once to sign and once to verify (resources/keycredential). */
function showInGraph(tenant: Tenant, principal: ServicePrincipal): void {
  const ours = tenant.saml.certificatesOf(principal.id).flatMap((one) =>
    (['Sign', 'Verify'] as const).map((usage): KeyCredential => ({
      keyId: usage === 'Sign' ? one.keyId : `${one.keyId.slice(0, -1)}${one.keyId.endsWith('0') ? '1' : '0'}`,
      displayName: subject,
      type: usage === 'Sign' ? 'X509CertAndPassword' : 'AsymmetricX509Cert',
      usage,
      key: one.certificate,
      customKeyIdentifier: one.thumbprint,
      startsAt: one.startsAt,
      endsAt: one.endsAt,
    })),
  );
  principal.keyCredentials = ours;
  tenant.registry.servicePrincipalChanged(principal);
}

/** A certificate as PEM. */
export const pemOf = (certificate: string): string =>
  `-----BEGIN CERTIFICATE-----\n${certificate.match(/.{1,64}/g)?.join('\n') ?? ''}\n-----END CERTIFICATE-----\n`;
