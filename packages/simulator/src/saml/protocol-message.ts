import { constants, createPublicKey, verify } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { pemOf } from './signing-certificate.ts';
import { SignedXml } from 'xml-crypto';
import { SamlRefusal } from './saml-refusal.ts';
import { parseXml, signatureAlgorithms } from './xml.ts';

export const samlp = 'urn:oasis:names:tc:SAML:2.0:protocol';
export const saml = 'urn:oasis:names:tc:SAML:2.0:assertion';

/** No request needs more than that; a bigger one is somebody's bomb. */
const largestMessage = 64 * 1024;

/** A SAML message as it came in. */
export type ProtocolMessage = {
  readonly root: Element;
  readonly xml: string;
  readonly binding: 'redirect' | 'post';
  readonly relayState: string | null;
  /** What a redirect was signed over, and the signature. */
  readonly signature: { readonly signed: string; readonly algorithm: string; readonly value: Buffer } | null;
};

/**
 * Reads `SAMLRequest` or `SAMLResponse` of a call.
 * @param rawQuery  the query as it was sent: a signature covers its very bytes
 */
export function readMessage(
  name: 'SAMLRequest' | 'SAMLResponse',
  { binding, form, rawQuery }: { binding: 'redirect' | 'post'; form: URLSearchParams; rawQuery: string },
): ProtocolMessage | SamlRefusal {
  const text = form.get(name);
  if (text === null || text === '') return new SamlRefusal(750054);
  const bytes = Buffer.from(text, 'base64');
  let xml: string;
  try {
    xml =
      binding === 'redirect'
        ? inflateRawSync(bytes, { maxOutputLength: largestMessage }).toString('utf8')
        : bytes.toString('utf8');
  } catch {
    return new SamlRefusal(75005);
  }
  const document = xml.length > largestMessage || /<!DOCTYPE/i.test(xml) ? undefined : parseXml(xml);
  if (document === undefined) return new SamlRefusal(75005);
  return {
    root: document.documentElement,
    xml,
    binding,
    relayState: form.get('RelayState'),
    signature: binding === 'redirect' ? readQuerySignature(name, rawQuery) : null,
  };
}

function readQuerySignature(name: string, rawQuery: string): ProtocolMessage['signature'] {
  const parts = new Map(rawQuery.split('&').map((part) => [part.split('=', 1)[0] ?? '', part]));
  const signature = parts.get('Signature');
  const algorithm = parts.get('SigAlg');
  if (signature === undefined || algorithm === undefined) return null;
  const decode = (part: string) => new URLSearchParams(part).get(part.slice(0, part.indexOf('='))) ?? '';
  return {
    signed: [parts.get(name), parts.get('RelayState'), algorithm].filter((part) => part !== undefined).join('&'),
    algorithm: decode(algorithm),
    value: Buffer.from(decode(signature), 'base64'),
  };
}

/** Whether a message was signed by one of these certificates (DER, base64). */
export function isSignedBy(message: ProtocolMessage, certificates: readonly string[]): boolean {
  const { signature, root, xml } = message;
  if (message.binding === 'redirect') {
    if (signature === null || signature.algorithm !== signatureAlgorithms.sha256) return false;
    return certificates.some((certificate) =>
      verify(
        'RSA-SHA256',
        Buffer.from(signature.signed),
        { key: createPublicKey(pemOf(certificate)), padding: constants.RSA_PKCS1_PADDING },
        signature.value,
      ),
    );
  }
  const node = childOf(root, 'http://www.w3.org/2000/09/xmldsig#', 'Signature');
  return node !== undefined && certificates.some((certificate) => isSignatureGood(xml, node, certificate, root));
}

function isSignatureGood(xml: string, node: Element, certificate: string, root: Element): boolean {
  const signature = new SignedXml({ publicCert: pemOf(certificate) });
  try {
    signature.loadSignature(node);
    // A signature over something else inside of the message proves nothing about the message.
    return (
      signature.checkSignature(xml) &&
      signature.getReferences().every(({ uri }) => uri === `#${root.getAttribute('ID')}`)
    );
  } catch {
    // xml-crypto throws for signatures that aren't well made.
    return false;
  }
}

/** The first child element of that name. */
export function childOf(parent: Element, namespace: string, name: string): Element | undefined {
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    const element = node as Element;
    if (node.nodeType === 1 && element.localName === name && element.namespaceURI === namespace) return element;
  }
  return undefined;
}

/** The text of a child, without white space around it; null when there is no such child. */
export const textOf = (parent: Element, namespace: string, name: string): string | null =>
  childOf(parent, namespace, name)?.textContent?.trim() ?? null;

/** An attribute, or null when it isn't there or empty. */
export function attributeOf(element: Element, name: string): string | null {
  const value = element.getAttribute(name);
  return value === null || value === '' ? null : value;
}
