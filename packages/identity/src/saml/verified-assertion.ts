import { constants, createPublicKey, publicDecrypt } from 'node:crypto';
import { getVerifiedXml } from '@node-saml/node-saml/lib/xml.js';
import { messageLimits, parseChecked } from './message-structure.ts';
import { SamlRefusal } from './saml-fault.ts';
import { attributeOf, childrenOf, elementsIn, isNamed, plainText, walk } from './xml-nodes.ts';

const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const transforms = ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', exclusive];
export const signatureAlgorithms: ReadonlySet<string> = new Set(
  ['256', '384', '512'].map((bits) => `http://www.w3.org/2001/04/xmldsig-more#rsa-sha${bits}`),
);
const digestAlgorithms: ReadonlySet<string> = new Set([
  'http://www.w3.org/2001/04/xmlenc#sha256',
  'http://www.w3.org/2001/04/xmldsig-more#sha384',
  'http://www.w3.org/2001/04/xmlenc#sha512',
]);

/** A response whose signatures hold. What is read of the assertion is read from bytes that were signed. */
export interface VerifiedResponse {
  readonly assertion: Element;
  readonly response: Element;
}

/**
 * Checks 3 and 4: the assertion is signed by one of these certificates, in the one form that Entra uses, and so is the
 * response where it is signed at all. A certificate inside the message counts for nothing.
 * @param certificates  PEM
 * @throws SamlRefusal
 */
export function verifyResponse(
  text: string,
  { response, assertion }: { readonly response: Element; readonly assertion: Element },
  certificates: readonly string[],
): VerifiedResponse {
  checkIds(response);
  const [assertionSignature, ...moreOfAssertion] = childrenOf(assertion, 'signature', 'Signature');
  const [responseSignature, ...moreOfResponse] = childrenOf(response, 'signature', 'Signature');
  if (!assertionSignature) throw new SamlRefusal('assertion-not-signed');
  const known = new Set([assertionSignature, responseSignature]);
  const all = [...walk(response)].filter((element) => isNamed(element, 'signature', 'Signature'));
  if (moreOfAssertion.length + moreOfResponse.length > 0 || all.some((one) => !known.has(one))) {
    throw new SamlRefusal('signature-out-of-place');
  }
  checkForm(assertionSignature, assertion);
  if (responseSignature) checkForm(responseSignature, response);
  const verifiedAssertion = verified(text, assertion, certificates);
  if (verifiedAssertion === null) throw new SamlRefusal('signature-invalid');
  if (responseSignature) {
    const verifiedResponse = verified(text, response, certificates);
    if (verifiedResponse === null) throw new SamlRefusal('response-signature-invalid');
    return {
      assertion: reread(verifiedAssertion, { name: 'Assertion', id: attributeOf(assertion, 'ID') }),
      response: reread(verifiedResponse, { name: 'Response', id: attributeOf(response, 'ID') }),
    };
  }
  return { assertion: reread(verifiedAssertion, { name: 'Assertion', id: attributeOf(assertion, 'ID') }), response };
}

/** An id names one element, however its attribute is spelt. */
function checkIds(root: Element): void {
  const seen = new Set<string>();
  for (const element of walk(root)) {
    for (const name of ['ID', 'Id', 'id', 'xml:id']) {
      const id = attributeOf(element, name);
      if (id === null) continue;
      if (seen.has(id)) throw new SamlRefusal('id-not-unique', { received: id });
      seen.add(id);
    }
  }
}

/** The form that a signature must have: one reference to what it stands in, by algorithms that hold. */
function checkForm(signature: Element, signed: Element): void {
  const parts = elementsIn(signature);
  const names = parts.map(({ localName }) => localName).filter((name) => name !== 'KeyInfo');
  const [info] = parts;
  if (names.join() !== 'SignedInfo,SignatureValue' || !info) throw new SamlRefusal('signature-reference');
  const [canonical, method, reference, ...others] = elementsIn(info);
  if (!canonical || !method || !reference || others.length > 0) throw new SamlRefusal('signature-reference');
  mustBe(canonical, 'CanonicalizationMethod', new Set([exclusive]));
  mustBe(method, 'SignatureMethod', signatureAlgorithms);
  const id = attributeOf(signed, 'ID');
  if (!isNamed(reference, 'signature', 'Reference') || !id || attributeOf(reference, 'URI') !== `#${id}`) {
    throw new SamlRefusal('signature-reference', { expected: `#${id}`, received: attributeOf(reference, 'URI') });
  }
  const [list, digest, value, ...rest] = elementsIn(reference);
  if (!list || !digest || !value || rest.length > 0) throw new SamlRefusal('signature-reference');
  const used = elementsIn(list);
  used.forEach((one) => mustBe(one, 'Transform', new Set(transforms)));
  if (used.map((one) => attributeOf(one, 'Algorithm')).join() !== transforms.join()) {
    throw new SamlRefusal('signature-algorithm', { expected: transforms.join(', ') });
  }
  mustBe(digest, 'DigestMethod', digestAlgorithms);
  if (!isNamed(value, 'signature', 'DigestValue') || plainText(value) === null) {
    throw new SamlRefusal('signature-reference');
  }
}

function mustBe(element: Element, name: string, algorithms: ReadonlySet<string>): void {
  const algorithm = attributeOf(element, 'Algorithm') ?? '';
  if (!isNamed(element, 'signature', name)) throw new SamlRefusal('signature-reference');
  // No parameters: a list of prefixes would make the same signature cover something else.
  if (!algorithms.has(algorithm) || elementsIn(element).length > 0) {
    throw new SamlRefusal('signature-algorithm', { expected: [...algorithms].join(', '), received: algorithm });
  }
}

/** The signed bytes of an element; null when none of the certificates made its signature. */
function verified(text: string, element: Element, certificates: readonly string[]): string | null {
  const value = signatureValueOf(element);
  const candidates = [...new Set(certificates)].filter((certificate) => hasMade(certificate, value));
  if (candidates.length === 0) return null;
  try {
    return getVerifiedXml(text, element, candidates);
  } catch (error) {
    // The library throws plain errors for signatures that it finds malformed.
    if (error instanceof TypeError || error instanceof RangeError) throw error;
    return null;
  }
}

function signatureValueOf(element: Element): Buffer {
  const [signature] = childrenOf(element, 'signature', 'Signature');
  const value = signature && elementsIn(signature)[1];
  return Buffer.from(value?.textContent ?? '', 'base64');
}

/**
 * Whether a value was made by the certificate's key, whatever it signs: undone by the public key it has the padding of a
 * signature. Costs a tenth of a millisecond, where making a hostile message canonical for each certificate costs seconds.
 */
function hasMade(certificate: string, value: Buffer): boolean {
  try {
    publicDecrypt({ key: createPublicKey(certificate), padding: constants.RSA_PKCS1_PADDING }, value);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code?.startsWith('ERR_OSSL')) return false;
    throw error;
  }
}

/** Check 4: from here on nothing is read from the message as it came. */
function reread(
  bytes: string,
  { name, id }: { readonly name: 'Assertion' | 'Response'; readonly id: string | null },
): Element {
  if (bytes.length > messageLimits.bytes * 2) throw new SamlRefusal('verified-bytes-differ');
  const root = parseChecked(bytes).documentElement;
  if (!isNamed(root, name === 'Assertion' ? 'assertion' : 'protocol', name) || attributeOf(root, 'ID') !== id) {
    throw new SamlRefusal('verified-bytes-differ');
  }
  return root;
}
