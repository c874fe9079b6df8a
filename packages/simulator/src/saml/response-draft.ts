import { escapeXml, signElement, xmlTime, type Signer } from './xml.ts';

/** An attribute of an assertion. `raw`: the values are XML already. */
export type DraftAttribute = { readonly name: string; readonly values: readonly string[]; readonly raw?: boolean };

/** Everything that a response says, before it is printed and signed. A fault is a change of it. */
export type ResponseDraft = {
  readonly responseId: string;
  readonly assertionId: string;
  readonly version: string;
  readonly issuedAt: Temporal.Instant;
  readonly destination: string | null;
  /** InResponseTo of the response; null when nobody asked (IdP-initiated). */
  readonly inResponseTo: string | null;
  readonly responseIssuer: string;
  readonly assertionIssuer: string;
  readonly status: { readonly code: string; readonly subCode?: string; readonly message?: string };
  /** Printed as it stands: XML. */
  readonly nameId: { readonly xml: string; readonly format: string } | null;
  readonly confirmation: {
    readonly method: string;
    readonly recipient: string | null;
    readonly inResponseTo: string | null;
    readonly notBefore: Temporal.Instant | null;
    readonly notOnOrAfter: Temporal.Instant | null;
  } | null;
  readonly conditions: {
    readonly notBefore: Temporal.Instant | null;
    readonly notOnOrAfter: Temporal.Instant | null;
    readonly audiences: readonly string[];
  } | null;
  readonly attributes: readonly DraftAttribute[];
  readonly authn: { readonly at: Temporal.Instant; readonly sessionIndex: string; readonly context: string };
  /** False: the response has no assertion. */
  readonly hasAssertion: boolean;
  /** XML that stands before the root element. */
  readonly prologue: string;
};

/** How a response is signed. */
export type Signing = { readonly what: 'assertion' | 'response' | 'both' | 'nothing'; readonly signer: Signer };

/** The status of a good answer. */
export const success = 'urn:oasis:names:tc:SAML:2.0:status:Success';

const attribute = (name: string, value: string | null): string =>
  value === null ? '' : ` ${name}="${escapeXml(value)}"`;
const time = (name: string, instant: Temporal.Instant | null): string => attribute(name, instant && xmlTime(instant));

/** The assertion as Entra lays it out: subject, conditions, attributes, how the person signed in. */
function printAssertion(draft: ResponseDraft): string {
  const { nameId, confirmation, conditions, authn } = draft;
  const subject = [
    nameId && `<NameID${attribute('Format', nameId.format)}>${nameId.xml}</NameID>`,
    confirmation &&
      `<SubjectConfirmation Method="${escapeXml(confirmation.method)}"><SubjectConfirmationData${attribute('InResponseTo', confirmation.inResponseTo)}${time('NotBefore', confirmation.notBefore)}${time('NotOnOrAfter', confirmation.notOnOrAfter)}${attribute('Recipient', confirmation.recipient)}/></SubjectConfirmation>`,
  ]
    .filter((part) => part !== null)
    .join('');
  const restriction =
    conditions && conditions.audiences.length > 0
      ? `<AudienceRestriction>${conditions.audiences.map((one) => `<Audience>${escapeXml(one)}</Audience>`).join('')}</AudienceRestriction>`
      : '';
  const attributes = draft.attributes
    .map(
      ({ name, values, raw = false }) =>
        `<Attribute Name="${escapeXml(name)}">${values.map((value) => `<AttributeValue>${raw ? value : escapeXml(value)}</AttributeValue>`).join('')}</Attribute>`,
    )
    .join('');
  return [
    `<Assertion xmlns="urn:oasis:names:tc:SAML:2.0:assertion" ID="${draft.assertionId}" IssueInstant="${xmlTime(draft.issuedAt)}" Version="${draft.version}">`,
    `<Issuer>${escapeXml(draft.assertionIssuer)}</Issuer>`,
    `<Subject>${subject}</Subject>`,
    conditions &&
      `<Conditions${time('NotBefore', conditions.notBefore)}${time('NotOnOrAfter', conditions.notOnOrAfter)}>${restriction}</Conditions>`,
    `<AttributeStatement>${attributes}</AttributeStatement>`,
    `<AuthnStatement AuthnInstant="${xmlTime(authn.at)}" SessionIndex="${escapeXml(authn.sessionIndex)}"><AuthnContext><AuthnContextClassRef>${escapeXml(authn.context)}</AuthnContextClassRef></AuthnContext></AuthnStatement>`,
    '</Assertion>',
  ]
    .filter((part) => part !== null)
    .join('');
}

function printStatus({ code, subCode, message }: ResponseDraft['status']): string {
  const inner = subCode === undefined ? '' : `<samlp:StatusCode Value="${subCode}"/>`;
  const text = message === undefined ? '' : `<samlp:StatusMessage>${escapeXml(message)}</samlp:StatusMessage>`;
  return `<samlp:Status><samlp:StatusCode Value="${code}">${inner}</samlp:StatusCode>${text}</samlp:Status>`;
}

/** The response, signed as said: the assertion first, then what is around it. */
export function printResponse(draft: ResponseDraft, { what, signer }: Signing): string {
  const head = `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="${draft.responseId}" Version="${draft.version}" IssueInstant="${xmlTime(draft.issuedAt)}"${attribute('Destination', draft.destination)}${attribute('InResponseTo', draft.inResponseTo)}>`;
  const issuer = `<Issuer xmlns="urn:oasis:names:tc:SAML:2.0:assertion">${escapeXml(draft.responseIssuer)}</Issuer>`;
  let xml = `${head}${issuer}${printStatus(draft.status)}${draft.hasAssertion ? printAssertion(draft) : ''}</samlp:Response>`;
  if (draft.hasAssertion && (what === 'assertion' || what === 'both')) xml = signAssertion(xml, signer);
  if (what === 'response' || what === 'both')
    xml = signElement(xml, { element: '/*', after: "/*/*[local-name()='Issuer']" }, signer);
  return draft.prologue + xml;
}

/** Signs the assertion inside of a response. */
export function signAssertion(xml: string, signer: Signer): string {
  const element = "//*[local-name()='Assertion']";
  return signElement(xml, { element, after: `${element}/*[local-name()='Issuer']` }, signer);
}
