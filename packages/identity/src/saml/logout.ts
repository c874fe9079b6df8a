import { newMessageId, readRedirect, redirectAddress } from './redirect-binding.ts';
import type { RequestSigner } from './redirect-binding.ts';
import { SamlRefusal, faultOr } from './saml-fault.ts';
import type { SamlFault } from './saml-fault.ts';
import { attributeOf, childrenOf, escapeXml, instantOf, isNamed, plainText } from './xml-nodes.ts';

/** What a session has to name when it ends at the provider as well. */
export interface SamlSessionName {
  readonly nameId: string;
  readonly nameIdFormat: string | null;
  readonly sessionIndex: string | null;
}

/** How old a message may be, and how far the clocks may differ. */
const goodMinutes = 5;

/** The address that asks the provider to end a person's session there. */
export function logoutRequestAddress(
  {
    logoutUrl,
    issuer,
    session,
    now,
  }: {
    readonly logoutUrl: string;
    readonly issuer: string;
    readonly session: SamlSessionName;
    readonly now: Temporal.Instant;
  },
  signer: RequestSigner | null,
): string {
  const format = session.nameIdFormat === null ? '' : ` Format="${escapeXml(session.nameIdFormat)}"`;
  const index =
    session.sessionIndex === null ? '' : `<samlp:SessionIndex>${escapeXml(session.sessionIndex)}</samlp:SessionIndex>`;
  const xml = `<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="${newMessageId()}" Version="2.0" IssueInstant="${now.toString({ smallestUnit: 'millisecond' })}" Destination="${escapeXml(logoutUrl)}"><Issuer xmlns="urn:oasis:names:tc:SAML:2.0:assertion">${escapeXml(issuer)}</Issuer><NameID xmlns="urn:oasis:names:tc:SAML:2.0:assertion"${format}>${escapeXml(session.nameId)}</NameID>${index}</samlp:LogoutRequest>`;
  return redirectAddress(logoutUrl, { name: 'SAMLRequest', xml, relayState: null }, signer);
}

/** The address that tells the provider that a session is over here. */
export function logoutResponseAddress(
  {
    logoutUrl,
    issuer,
    inResponseTo,
    relayState,
    now,
  }: {
    readonly logoutUrl: string;
    readonly issuer: string;
    readonly inResponseTo: string;
    readonly relayState: string | null;
    readonly now: Temporal.Instant;
  },
  signer: RequestSigner | null,
): string {
  const xml = `<samlp:LogoutResponse xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="${newMessageId()}" Version="2.0" IssueInstant="${now.toString({ smallestUnit: 'millisecond' })}" Destination="${escapeXml(logoutUrl)}" InResponseTo="${escapeXml(inResponseTo)}"><Issuer xmlns="urn:oasis:names:tc:SAML:2.0:assertion">${escapeXml(issuer)}</Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status></samlp:LogoutResponse>`;
  return redirectAddress(logoutUrl, { name: 'SAMLResponse', xml, relayState }, signer);
}

export interface LogoutExpectation {
  /** The provider's entity id. */
  readonly issuer: string;
  readonly tenantId: string | null;
  /** Our logout address. */
  readonly address: string;
  /** PEM */
  readonly certificates: readonly string[];
  readonly now: Temporal.Instant;
}

/** A signed message about signing out. */
export type LogoutMessage =
  | {
      readonly kind: 'request';
      readonly id: string;
      readonly relayState: string | null;
      readonly nameId: string;
      readonly sessionIndexes: readonly string[];
    }
  /** The answer to our own request: nothing is left to do. */
  | { readonly kind: 'response' };

/** Reads what came to the logout address. */
export function readLogout(
  rawQuery: string,
  expected: LogoutExpectation,
): { readonly ok: true; readonly value: LogoutMessage } | { readonly ok: false; readonly fault: SamlFault } {
  return faultOr(() => {
    const { root, relayState, kind } = readRedirect(rawQuery, expected.certificates);
    checkHead(root, expected);
    if (kind === 'SAMLResponse') {
      if (!isNamed(root, 'protocol', 'LogoutResponse')) throw new SamlRefusal('response-missing');
      return { kind: 'response' };
    }
    const id = attributeOf(root, 'ID');
    if (!isNamed(root, 'protocol', 'LogoutRequest') || !id) throw new SamlRefusal('response-missing');
    const [nameId] = childrenOf(root, 'assertion', 'NameID');
    const name = nameId && plainText(nameId);
    if (!name) throw new SamlRefusal('claim-missing', { expected: 'NameID' });
    const indexes = childrenOf(root, 'protocol', 'SessionIndex').map((one) => plainText(one) ?? '');
    return { kind: 'request', id, relayState, nameId: name, sessionIndexes: indexes.filter((index) => index !== '') };
  });
}

function checkHead(root: Element, { issuer, tenantId, address, now }: LogoutExpectation): void {
  if (attributeOf(root, 'Version') !== '2.0') throw new SamlRefusal('version-unknown');
  // Entra signs out under another name than it signs in with (single-sign-out-saml-protocol).
  const names = tenantId === null ? [issuer] : [issuer, `https://login.microsoftonline.com/${tenantId}/`];
  const [from] = childrenOf(root, 'assertion', 'Issuer');
  const received = from ? plainText(from) : null;
  if (received === null || !names.includes(received)) {
    throw new SamlRefusal('issuer-wrong', { expected: names.join(', '), received });
  }
  const destination = attributeOf(root, 'Destination');
  if (destination !== null && destination !== address)
    throw new SamlRefusal('destination-wrong', { expected: address, received: destination });
  const issued = instantOf(root, 'IssueInstant');
  if (!issued) throw new SamlRefusal('conditions-missing');
  const age = issued.until(now).total('minutes');
  if (age > goodMinutes) throw new SamlRefusal('assertion-expired', { received: issued.toString() });
  if (age < -goodMinutes) throw new SamlRefusal('assertion-not-yet-valid', { received: issued.toString() });
}
