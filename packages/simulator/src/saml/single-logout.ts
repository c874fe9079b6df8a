import { sign } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { unknownApplication } from '../entra/aadsts.ts';
import { redirectTo } from '../entra/auth-page.ts';
import type { EntraDeps } from '../entra/entra-deps.ts';
import { addressesToTell, signedOutPage } from '../entra/logout.ts';
import { issuerOrigin } from '../entra/request-context.ts';
import type { Participant } from '../entra/session-book.ts';
import type { ServicePrincipal } from '../tenant/application.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { findByIdentifier } from './authn-request.ts';
import { logoutIssuerOf } from './metadata.ts';
import { saml, textOf, type ProtocolMessage } from './protocol-message.ts';
import { success } from './response-draft.ts';
import type { SamlContext } from './saml-part.ts';
import { SamlRefusal } from './saml-refusal.ts';
import { signingCertificates } from './signing-certificate.ts';
import { escapeXml, signatureAlgorithms, xmlTime } from './xml.ts';

/** Where an application wants to hear that somebody signed out. */
const logoutAddress = (tenant: Tenant, principal: ServicePrincipal): string | null =>
  principal.logoutUrl ?? tenant.registry.applicationOf(principal.appId)?.logoutUrl ?? null;

/**
 * Serves a LogoutRequest: ends the browser's session whoever the NameID names, tells the other applications, and answers
 * at the registered logout address (learn.microsoft.com/entra/identity-platform/single-sign-out-saml-protocol).
 */
export async function signOut(
  request: Request,
  { tenant, message }: { tenant: Tenant; message: ProtocolMessage },
  context: SamlContext,
): Promise<Response> {
  const { deps, ids } = context;
  const { root } = message;
  const id = root.getAttribute('ID') ?? '';
  const issuer = textOf(root, saml, 'Issuer');
  if (message.binding === 'post')
    return new SamlRefusal(75003, 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST').page(ids, deps.clock);
  if (id === '' || issuer === null || root.getAttribute('Version') !== '2.0')
    return new SamlRefusal(75005).page(ids, deps.clock);
  const principal = findByIdentifier(tenant, issuer);
  if (principal === undefined)
    return new SamlRefusal(700016, unknownApplication(issuer, tenant.displayName).about).page(ids, deps.clock);
  const { session, cookie } = deps.sessions.end(request);
  const told = await addressesToTell(session, {
    origin: issuerOrigin(new URL(request.url).origin, deps),
    deps,
    samlAddress: samlLogoutAddress,
    but: principal.appId,
  });
  const address = logoutAddress(tenant, principal);
  const back =
    address === null
      ? null
      : await signedRedirect(tenant, principal, {
          address,
          name: 'SAMLResponse',
          relayState: message.relayState,
          xml: `<samlp:LogoutResponse ID="_${tenant.random.guid()}" Version="2.0" IssueInstant="${xmlTime(deps.clock.now())}" Destination="${escapeXml(address)}" InResponseTo="${escapeXml(id)}" xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"><Issuer xmlns="urn:oasis:names:tc:SAML:2.0:assertion">${logoutIssuerOf(tenant.id)}</Issuer><samlp:Status><samlp:StatusCode Value="${success}"/></samlp:Status></samlp:LogoutResponse>`,
        });
  const response = back !== null && told.length === 0 ? redirectTo(back) : signedOutPage(told, back);
  response.headers.append('set-cookie', cookie);
  return response;
}

/** The address that tells a SAML application that a person signed out elsewhere; undefined when it has none. */
export async function samlLogoutAddress(participant: Participant, deps: EntraDeps): Promise<string | undefined> {
  const tenant = deps.tenants.get(participant.tenantId);
  const principal = tenant?.registry.servicePrincipalOf(participant.appId);
  const address = tenant && principal ? logoutAddress(tenant, principal) : null;
  if (tenant === undefined || principal === undefined || address === null) return undefined;
  const { nameId = '', nameIdFormat = '', sessionIndex = '' } = participant;
  return signedRedirect(tenant, principal, {
    address,
    name: 'SAMLRequest',
    relayState: null,
    xml: `<samlp:LogoutRequest ID="_${tenant.random.guid()}" Version="2.0" IssueInstant="${xmlTime(deps.clock.now())}" Destination="${escapeXml(address)}" xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"><Issuer xmlns="urn:oasis:names:tc:SAML:2.0:assertion">${logoutIssuerOf(tenant.id)}</Issuer><NameID Format="${escapeXml(nameIdFormat)}" xmlns="urn:oasis:names:tc:SAML:2.0:assertion">${escapeXml(nameId)}</NameID><samlp:SessionIndex>${escapeXml(sessionIndex)}</samlp:SessionIndex></samlp:LogoutRequest>`,
  });
}

/** A message in an address, signed over its query (SAML bindings §3.4.4.1). */
async function signedRedirect(
  tenant: Tenant,
  principal: ServicePrincipal,
  {
    address,
    name,
    relayState,
    xml,
  }: { address: string; name: 'SAMLRequest' | 'SAMLResponse'; relayState: string | null; xml: string },
): Promise<string> {
  const [{ privateKeyPem }] = await signingCertificates(tenant, principal);
  const query = [
    `${name}=${encodeURIComponent(deflateRawSync(xml).toString('base64'))}`,
    relayState === null ? null : `RelayState=${encodeURIComponent(relayState)}`,
    `SigAlg=${encodeURIComponent(signatureAlgorithms.sha256)}`,
  ]
    .filter((part) => part !== null)
    .join('&');
  const signature = sign('RSA-SHA256', Buffer.from(query), privateKeyPem).toString('base64');
  return `${address}${address.includes('?') ? '&' : '?'}${query}&Signature=${encodeURIComponent(signature)}`;
}
