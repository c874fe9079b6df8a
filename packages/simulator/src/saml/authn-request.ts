import { redirectMismatch, unknownApplication } from '../entra/aadsts.ts';
import type { ServicePrincipal } from '../tenant/application.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { attributeOf, childOf, isSignedBy, saml, samlp, textOf, type ProtocolMessage } from './protocol-message.ts';
import type { NameIdFormat } from './saml-book.ts';
import { SamlRefusal } from './saml-refusal.ts';

/** An AuthnRequest that Entra would serve. */
export type AuthnRequest = {
  readonly id: string;
  readonly principal: ServicePrincipal;
  /** The application's identifier, as the request names it: the audience of the answer. */
  readonly issuer: string;
  readonly acs: string;
  readonly relayState: string | null;
  readonly forceAuthn: boolean;
  readonly isPassive: boolean;
  /** Null: the application's own rule. */
  readonly nameIdFormat: NameIdFormat | null;
  /** Null: any way of signing in will do. */
  readonly contexts: readonly string[] | null;
  /** What is told to the application instead of an assertion. */
  readonly unsupported: string | null;
};

/** NameIDPolicy formats that Entra knows (learn.microsoft.com/entra/identity-platform/single-sign-on-saml-protocol). */
const nameIdFormats: Readonly<Record<string, NameIdFormat>> = {
  'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent': 'persistent',
  'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress': 'emailAddress',
  'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified': 'unspecified',
  'urn:oasis:names:tc:SAML:2.0:nameid-format:unspecified': 'unspecified',
  'urn:oasis:names:tc:SAML:2.0:nameid-format:transient': 'transient',
};

/** Reads an AuthnRequest to a tenant as Entra does. */
export function readAuthnRequest(tenant: Tenant, message: ProtocolMessage): AuthnRequest | SamlRefusal {
  const { root } = message;
  const id = root.getAttribute('ID') ?? '';
  const issuer = textOf(root, saml, 'Issuer');
  const isRequest = root.localName === 'AuthnRequest' && root.namespaceURI === samlp;
  if (!isRequest || root.getAttribute('Version') !== '2.0' || id === '' || issuer === null || issuer === '')
    return new SamlRefusal(75005);
  if (attributeOf(root, 'IssueInstant') === null) return new SamlRefusal(75005);
  if (/^\d/.test(id)) return new SamlRefusal(7500529, id);
  if (childOf(root, saml, 'Subject')) return new SamlRefusal(900236, 'Subject');
  const principal = findByIdentifier(tenant, issuer);
  if (principal === undefined) return new SamlRefusal(700016, unknownApplication(issuer, tenant.displayName).about);
  if (!principal.accountEnabled) return new SamlRefusal(7000112, principal.appId);
  const { requestCertificates } = tenant.saml.settingsOf(principal.id);
  if (requestCertificates !== null && !isSignedBy(message, requestCertificates)) return new SamlRefusal(76021);

  const binding = attributeOf(root, 'ProtocolBinding');
  if (binding !== null && binding !== 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST')
    return new SamlRefusal(75003, binding);
  const asked = attributeOf(root, 'AssertionConsumerServiceURL');
  const acs = asked ?? principal.replyUrls[0];
  if (acs === undefined) return new SamlRefusal(500113);
  if (!principal.replyUrls.includes(acs)) return new SamlRefusal(50011, redirectMismatch(acs, principal.appId).about);

  const policy = childOf(root, samlp, 'NameIDPolicy');
  const format = policy ? attributeOf(policy, 'Format') : null;
  const nameIdFormat = format === null ? null : nameIdFormats[format];
  if (nameIdFormat === undefined) return new SamlRefusal(75016, format ?? '');
  const qualifier = policy ? attributeOf(policy, 'SPNameQualifier') : null;
  const context = childOf(root, samlp, 'RequestedAuthnContext');
  const comparison = context ? attributeOf(context, 'Comparison') : null;
  if (comparison !== null && comparison !== 'exact') return new SamlRefusal(900236, 'RequestedAuthnContext/Comparison');
  return {
    id,
    principal,
    issuer,
    acs,
    relayState: message.relayState,
    forceAuthn: isTrue(root.getAttribute('ForceAuthn')),
    isPassive: isTrue(root.getAttribute('IsPassive')),
    nameIdFormat,
    contexts: context ? classesOf(context) : null,
    unsupported:
      qualifier === null
        ? null
        : "AADSTS75006: An error occurred while processing a SAML2 Authentication request. AADSTS90011: The SAML authentication request property 'NameIdentifierPolicy/SPNameQualifier' is not supported.",
  };
}

/** The enterprise application that has this identifier; `spn:{client id}` and the bare client id are identifiers too. */
export function findByIdentifier(tenant: Tenant, identifier: string): ServicePrincipal | undefined {
  const wanted = identifier.replace(/^spn:/, '');
  for (const principal of tenant.registry.servicePrincipals.values()) {
    if (principal !== tenant.registry.graph && principal.servicePrincipalNames.includes(wanted)) return principal;
  }
  return undefined;
}

function classesOf(context: Element): readonly string[] {
  const classes: string[] = [];
  for (let node = context.firstChild; node; node = node.nextSibling) {
    if ((node as Element).localName === 'AuthnContextClassRef') classes.push(node.textContent?.trim() ?? '');
  }
  return classes;
}

const isTrue = (text: string | null): boolean => text === 'true' || text === '1';
