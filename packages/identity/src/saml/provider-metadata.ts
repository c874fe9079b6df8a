import { checkStructure, parseChecked } from './message-structure.ts';
import { faultOr } from './saml-fault.ts';
import { readCertificate } from './signing-certificate.ts';
import type { CertificateFault, SigningCertificate } from './signing-certificate.ts';
import { attributeOf, childrenOf, isNamed } from './xml-nodes.ts';

/** What metadata say of an identity provider. */
export interface ProviderMetadata {
  readonly entityId: string;
  /** The directory, when it is one of Entra's. */
  readonly tenantId: string | null;
  readonly loginUrl: string;
  readonly logoutUrl: string | null;
  readonly certificates: readonly SigningCertificate[];
}

export type MetadataFault =
  | 'notXml'
  | 'isAPage'
  | 'hasDoctype'
  | 'tooLarge'
  | 'notMetadata'
  | 'noProvider'
  | 'noAddress'
  | 'noCertificate'
  | CertificateFault;

/** 1 MiB: Entra's own are about 80 kB. */
export const metadataLimits = { bytes: 1024 * 1024, nodes: 50_000, depth: 64 } as const;
const redirect = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';
const entra = /^https:\/\/sts\.windows\.net\/([0-9a-f-]{36})\/$/i;

/** Reads federation metadata. Only the SAML part counts: the WS-Federation one has keys of its own. */
export function readMetadata(text: string): ProviderMetadata | MetadataFault {
  if (Buffer.byteLength(text) > metadataLimits.bytes) return 'tooLarge';
  if (/^\s*<(!doctype )?html/i.test(text)) return 'isAPage';
  // A byte order mark is how some save XML; it stands before the text, not in it.
  const xml = text.replace(/^\uFEFF/, '').trim();
  const parsed = faultOr(() => {
    checkStructure(xml, metadataLimits);
    return parseChecked(xml).documentElement;
  });
  if (!parsed.ok) return parsed.fault.reason === 'message-has-doctype' ? 'hasDoctype' : 'notXml';
  const root = parsed.value;
  if (!isNamed(root, 'metadata', 'EntityDescriptor')) return 'notMetadata';
  const [provider] = childrenOf(root, 'metadata', 'IDPSSODescriptor');
  const entityId = attributeOf(root, 'entityID');
  if (!provider || !entityId) return 'noProvider';
  const loginUrl = locationOf(provider, 'SingleSignOnService');
  if (loginUrl === null) return 'noAddress';
  const certificates: SigningCertificate[] = [];
  for (const descriptor of childrenOf(provider, 'metadata', 'KeyDescriptor')) {
    if (attributeOf(descriptor, 'use') === 'encryption') continue;
    for (const element of Array.from(
      descriptor.getElementsByTagNameNS('http://www.w3.org/2000/09/xmldsig#', 'X509Certificate'),
    )) {
      const certificate = readCertificate(element.textContent ?? '');
      if (typeof certificate === 'string') return certificate;
      if (!certificates.some(({ pem }) => pem === certificate.pem)) certificates.push(certificate);
    }
  }
  if (certificates.length === 0) return 'noCertificate';
  return {
    entityId,
    tenantId: tenantOf(entityId),
    loginUrl,
    logoutUrl: locationOf(provider, 'SingleLogoutService'),
    certificates,
  };
}

/** The directory that an entity id of Entra's names; null for another provider's. */
export function tenantOf(entityId: string): string | null {
  return entra.exec(entityId)?.[1]?.toLowerCase() ?? null;
}

function locationOf(provider: Element, service: string): string | null {
  const found = childrenOf(provider, 'metadata', service).find((one) => attributeOf(one, 'Binding') === redirect);
  const location = found ? attributeOf(found, 'Location') : null;
  return location !== null && /^https?:\/\//.test(location) && URL.canParse(location) ? location : null;
}
