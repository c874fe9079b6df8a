import { DOMParser } from '@xmldom/xmldom';
import { SignedXml } from 'xml-crypto';
import { pemOf } from './signing-certificate.ts';

/** Text made fit for XML, also inside of double-quoted attributes. */
export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** An instant as SAML writes it: UTC with milliseconds. */
export const xmlTime = (instant: Temporal.Instant): string => instant.toString({ smallestUnit: 'millisecond' });

/** Parses XML from outside; undefined when it is none. */
export function parseXml(text: string): Document | undefined {
  let isBroken = false;
  const fail = (): void => {
    isBroken = true;
  };
  try {
    const document = new DOMParser({ errorHandler: { warning: fail, error: fail, fatalError: fail } }).parseFromString(
      text,
      'text/xml',
    ) as Document | undefined;
    return isBroken || document?.documentElement == null ? undefined : document;
  } catch {
    return undefined;
  }
}

const digests = {
  sha256: 'http://www.w3.org/2001/04/xmlenc#sha256',
  sha1: 'http://www.w3.org/2000/09/xmldsig#sha1',
} as const;
export const signatureAlgorithms = {
  sha256: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  sha1: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
} as const;

/** Who signs, and how. */
export type Signer = {
  readonly privateKeyPem: string;
  /** DER, base64: stands in KeyInfo. */
  readonly certificate: string;
  readonly algorithm: keyof typeof digests;
};

/**
 * Puts an enveloped signature over one element, behind the child that `after` names.
 * @param element  XPath of what is signed
 */
export function signElement(
  xml: string,
  { element, after, action = 'after' }: { element: string; after: string; action?: 'after' | 'prepend' },
  signer: Signer,
): string {
  const signature = new SignedXml({
    privateKey: signer.privateKeyPem,
    publicCert: pemOf(signer.certificate),
    signatureAlgorithm: signatureAlgorithms[signer.algorithm],
    canonicalizationAlgorithm: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  });
  signature.addReference({
    xpath: element,
    transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', 'http://www.w3.org/2001/10/xml-exc-c14n#'],
    digestAlgorithm: digests[signer.algorithm],
  });
  signature.computeSignature(xml, { location: { reference: after, action } });
  return signature.getSignedXml();
}
