import { checkStructure, decodeMessage, parseChecked } from './message-structure.ts';
import { SamlRefusal, faultOr } from './saml-fault.ts';
import type { SamlFault } from './saml-fault.ts';
import { attributeOf, childrenOf, elementsIn, instantOf, isNamed, plainText } from './xml-nodes.ts';
import { verifyResponse } from './verified-assertion.ts';

const success = 'urn:oasis:names:tc:SAML:2.0:status:Success';
const bearer = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';
/** Entra allows clients up to five minutes (reference-saml-tokens); three are enough for clocks that are set. */
const skew = { minutes: 3 } as const;

/** Names of the claims that people are told apart by (saml-claims-customization). */
export const claimNames = {
  objectId: 'http://schemas.microsoft.com/identity/claims/objectidentifier',
  tenantId: 'http://schemas.microsoft.com/identity/claims/tenantid',
  name: 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name',
  mail: 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress',
  displayName: 'http://schemas.microsoft.com/identity/claims/displayname',
} as const;

/** What a response is held against. */
export interface ResponseExpectation {
  /** The provider's entity id, letter for letter. */
  readonly issuer: string;
  /** Ours: the audience. */
  readonly audience: string;
  /** Our assertion consumer service: Recipient and Destination. */
  readonly acs: string;
  /** null = the provider isn't a directory of Entra's */
  readonly tenantId: string | null;
  /** PEM */
  readonly certificates: readonly string[];
  /** Which value is the login. */
  readonly loginSource: 'nameId' | 'name';
  readonly now: Temporal.Instant;
}

/** An assertion that passed every check but those that only the database can make (7: whose request, 9: the first time). */
export interface AssertedIdentity {
  readonly assertionId: string;
  /** Until when its id has to be remembered. */
  readonly rememberUntil: Temporal.Instant;
  /** The request that it answers. */
  readonly requestId: string;
  readonly nameId: string;
  readonly nameIdFormat: string | null;
  readonly sessionIndex: string | null;
  readonly authenticatedAt: Temporal.Instant | null;
  readonly objectId: string;
  readonly login: string;
  /** Every claim with its values, for the administrator's test. */
  readonly claims: readonly { readonly name: string; readonly values: readonly string[] }[];
}

export type ReadResponse = { readonly xml: string | null; readonly claimedRequestId: string | null } & (
  { readonly ok: true; readonly value: AssertedIdentity } | { readonly ok: false; readonly fault: SamlFault }
);

/**
 * The gate: reads what a browser posted, check by check, refused by structure before any signature work.
 * @param field  `SAMLResponse` as it was posted
 * @returns the identity, or the first check that failed. `claimedRequestId` is what the message says of itself: good for
 *          showing an administrator their own test, for nothing else.
 */
export function readResponse(field: string, expected: ResponseExpectation): ReadResponse {
  let xml: string | null = null;
  let claimedRequestId: string | null = null;
  const read = faultOr(() => {
    const text = decodeMessage(field);
    checkStructure(text);
    xml = text;
    const root = parseChecked(text).documentElement;
    claimedRequestId = attributeOf(root, 'InResponseTo');
    const parts = openResponse(root);
    const { response, assertion } = verifyResponse(text, parts, expected.certificates);
    return readAssertion({ response, assertion }, expected);
  });
  return { xml, claimedRequestId, ...read };
}

/** Check 2: one response that says it worked, with one assertion. */
function openResponse(root: Element): { readonly response: Element; readonly assertion: Element } {
  if (!isNamed(root, 'protocol', 'Response')) throw new SamlRefusal('response-missing', { received: root.localName });
  checkVersion(root);
  const [status, ...others] = childrenOf(root, 'protocol', 'Status');
  const code = status && childrenOf(status, 'protocol', 'StatusCode')[0];
  const value = code ? attributeOf(code, 'Value') : null;
  if (!status || others.length > 0 || value !== success) {
    const [message] = status ? childrenOf(status, 'protocol', 'StatusMessage') : [];
    throw new SamlRefusal('status-not-success', { expected: success, received: message?.textContent ?? value });
  }
  if (childrenOf(root, 'assertion', 'EncryptedAssertion').length > 0) throw new SamlRefusal('assertion-encrypted');
  const assertions = childrenOf(root, 'assertion', 'Assertion');
  const anywhere = elementsIn(root).filter(({ localName }) => localName === 'Assertion');
  const [assertion] = assertions;
  if (!assertion || assertions.length !== 1 || anywhere.length !== 1) {
    throw new SamlRefusal('assertion-count', { expected: '1', received: String(assertions.length) });
  }
  checkVersion(assertion);
  return { response: root, assertion };
}

function checkVersion(element: Element): void {
  const received = attributeOf(element, 'Version');
  if (received !== '2.0') throw new SamlRefusal('version-unknown', { expected: '2.0', received });
}

/** Checks 5 to 8, 10 and 11, on verified bytes. */
function readAssertion(
  { response, assertion }: { readonly response: Element; readonly assertion: Element },
  expected: ResponseExpectation,
): AssertedIdentity {
  checkIssuers(response, assertion, expected.issuer);
  const destination = attributeOf(response, 'Destination');
  if (destination !== null && destination !== expected.acs) {
    throw new SamlRefusal('destination-wrong', { expected: expected.acs, received: destination });
  }
  const subject = only(assertion, 'Subject', 'confirmation-count');
  const confirmation = readConfirmation(subject, expected);
  const requestId = requestOf(response, confirmation);
  const conditions = readConditions(assertion, expected);
  const claims = readClaims(assertion);
  const tenantId = textOfClaim(claims, claimNames.tenantId);
  if (expected.tenantId !== null && tenantId !== null && tenantId.toLowerCase() !== expected.tenantId.toLowerCase()) {
    throw new SamlRefusal('tenant-wrong', { expected: expected.tenantId, received: tenantId });
  }
  const [authn] = childrenOf(assertion, 'assertion', 'AuthnStatement');
  const nameId = readNameId(subject);
  const name = textOfClaim(claims, claimNames.name);
  const objectId = textOfClaim(claims, claimNames.objectId) ?? missing(claimNames.objectId);
  return {
    assertionId: attributeOf(assertion, 'ID') ?? '',
    rememberUntil: conditions.notOnOrAfter.add(skew),
    requestId,
    nameId: nameId.value,
    nameIdFormat: nameId.format,
    sessionIndex: authn ? attributeOf(authn, 'SessionIndex') : null,
    authenticatedAt: authn ? instantOf(authn, 'AuthnInstant') : null,
    objectId,
    login: expected.loginSource === 'nameId' ? nameId.value : (name ?? missing(claimNames.name)),
    claims: [...claims].map(([claim, values]) => ({
      name: claim,
      values: values.map((value) => value.textContent ?? ''),
    })),
  };
}

function checkIssuers(response: Element, assertion: Element, issuer: string): void {
  const [own, ...others] = childrenOf(assertion, 'assertion', 'Issuer');
  const received = own ? plainText(own) : null;
  if (others.length > 0 || received !== issuer) throw new SamlRefusal('issuer-wrong', { expected: issuer, received });
  for (const outer of childrenOf(response, 'assertion', 'Issuer')) {
    if (plainText(outer) !== issuer) {
      throw new SamlRefusal('response-issuer-wrong', { expected: issuer, received: outer.textContent });
    }
  }
}

/** Check 6, of the assertion's side. @returns SubjectConfirmationData */
function readConfirmation(subject: Element, { acs, now }: ResponseExpectation): Element {
  const confirmation = only(subject, 'SubjectConfirmation', 'confirmation-count');
  const method = attributeOf(confirmation, 'Method');
  if (method !== bearer) throw new SamlRefusal('confirmation-method', { expected: bearer, received: method });
  const data = only(confirmation, 'SubjectConfirmationData', 'confirmation-count');
  const recipient = attributeOf(data, 'Recipient');
  if (recipient !== acs) throw new SamlRefusal('recipient-wrong', { expected: acs, received: recipient });
  if (attributeOf(data, 'NotBefore') !== null) throw new SamlRefusal('confirmation-not-before');
  const end = instantOf(data, 'NotOnOrAfter');
  if (!end || Temporal.Instant.compare(end.add(skew), now) <= 0) {
    throw new SamlRefusal('confirmation-expired', {
      expected: `after ${now.toString()}`,
      received: attributeOf(data, 'NotOnOrAfter'),
    });
  }
  return data;
}

/** Check 7, as far as the message goes: both places name the same request. */
function requestOf(response: Element, confirmation: Element): string {
  const outer = attributeOf(response, 'InResponseTo');
  const inner = attributeOf(confirmation, 'InResponseTo');
  if (!outer || !inner) throw new SamlRefusal('request-missing', { received: outer ?? inner });
  if (outer !== inner) throw new SamlRefusal('requests-differ', { expected: outer, received: inner });
  return inner;
}

/** Check 8. */
function readConditions(
  assertion: Element,
  { audience, now }: ResponseExpectation,
): { readonly notOnOrAfter: Temporal.Instant } {
  const conditions = only(assertion, 'Conditions', 'conditions-missing');
  const notBefore = instantOf(conditions, 'NotBefore');
  const notOnOrAfter = instantOf(conditions, 'NotOnOrAfter');
  if (!notBefore || !notOnOrAfter) throw new SamlRefusal('conditions-missing');
  if (Temporal.Instant.compare(notBefore.subtract(skew), now) > 0) {
    throw new SamlRefusal('assertion-not-yet-valid', {
      expected: `before ${now.toString()}`,
      received: notBefore.toString(),
    });
  }
  if (Temporal.Instant.compare(notOnOrAfter.add(skew), now) <= 0) {
    throw new SamlRefusal('assertion-expired', {
      expected: `after ${now.toString()}`,
      received: notOnOrAfter.toString(),
    });
  }
  // Each restriction must hold (SAML core §2.5.1.4), and there must be one.
  const restrictions = childrenOf(conditions, 'assertion', 'AudienceRestriction');
  const audiences = restrictions.map((one) => childrenOf(one, 'assertion', 'Audience').map((name) => plainText(name)));
  if (audiences.length === 0 || audiences.some((names) => !names.includes(audience))) {
    throw new SamlRefusal('audience-wrong', { expected: audience, received: audiences.flat().join(', ') || null });
  }
  return { notOnOrAfter };
}

/** The values of each claim, as elements: what is keyed on is judged where it is used. */
function readClaims(assertion: Element): ReadonlyMap<string, readonly Element[]> {
  const claims = new Map<string, Element[]>();
  for (const statement of childrenOf(assertion, 'assertion', 'AttributeStatement')) {
    for (const attribute of childrenOf(statement, 'assertion', 'Attribute')) {
      const name = attributeOf(attribute, 'Name') ?? '';
      claims.set(name, [...(claims.get(name) ?? []), ...childrenOf(attribute, 'assertion', 'AttributeValue')]);
    }
  }
  return claims;
}

/** Check 11 for a claim: once, text alone, refused rather than trimmed. @returns null when it isn't there */
function textOfClaim(claims: ReadonlyMap<string, readonly Element[]>, name: string): string | null {
  const values = claims.get(name);
  if (!values || values.length === 0) return null;
  if (values.length > 1) throw new SamlRefusal('claim-repeated', { expected: name });
  return soundText(values[0]!, name);
}

function readNameId(subject: Element): { readonly value: string; readonly format: string | null } {
  const [nameId, ...others] = childrenOf(subject, 'assertion', 'NameID');
  if (!nameId) return missing('NameID');
  if (others.length > 0) throw new SamlRefusal('claim-repeated', { expected: 'NameID' });
  return { value: soundText(nameId, 'NameID'), format: attributeOf(nameId, 'Format') };
}

const controlCharacters = /\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}/u;

function soundText(element: Element, name: string): string {
  const text = plainText(element);
  if (text === null) throw new SamlRefusal('claim-not-text', { expected: name });
  if (text.trim() === '') return missing(name);
  if (text !== text.trim() || controlCharacters.test(text)) throw new SamlRefusal('claim-padded', { expected: name });
  return text;
}

function missing(name: string): never {
  throw new SamlRefusal('claim-missing', { expected: name });
}

function only(parent: Element, name: string, reason: 'confirmation-count' | 'conditions-missing'): Element {
  const found = childrenOf(parent, 'assertion', name);
  const [one] = found;
  if (!one || found.length !== 1)
    throw new SamlRefusal(reason, { expected: `1 ${name}`, received: String(found.length) });
  return one;
}
