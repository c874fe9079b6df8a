import { redirectAddress } from './redirect-binding.ts';
import type { RequestSigner } from './redirect-binding.ts';
import { escapeXml } from './xml-nodes.ts';

export interface AuthnRequest {
  readonly id: string;
  readonly issuer: string;
  readonly acs: string;
  readonly loginUrl: string;
  readonly relayState: string;
  /** Whether the person must prove themselves anew at the provider. */
  readonly isFresh: boolean;
  readonly now: Temporal.Instant;
}

/**
 * The address that asks the provider to sign somebody in. What isn't in it matters as much: a NameIDPolicy would get an
 * opaque value, a RequestedAuthnContext refuses people without a password (AADSTS75011), a Subject isn't allowed
 * (single-sign-on-saml-protocol).
 */
export function authnRequestAddress(request: AuthnRequest, signer: RequestSigner | null): string {
  const { id, issuer, acs, loginUrl, relayState, isFresh, now } = request;
  const fresh = isFresh ? ' ForceAuthn="true"' : '';
  const xml = `<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="${id}" Version="2.0" IssueInstant="${now.toString({ smallestUnit: 'millisecond' })}" Destination="${escapeXml(loginUrl)}" AssertionConsumerServiceURL="${escapeXml(acs)}" ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"${fresh}><Issuer xmlns="urn:oasis:names:tc:SAML:2.0:assertion">${escapeXml(issuer)}</Issuer></samlp:AuthnRequest>`;
  return redirectAddress(loginUrl, { name: 'SAMLRequest', xml, relayState }, signer);
}
