import type { ServicePrincipal } from '../tenant/application.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { signingCertificates, tenantCertificate } from './signing-certificate.ts';
import { escapeXml, signElement } from './xml.ts';

/** The name of a tenant as an identity provider: issuer of responses and assertions. */
export const entityIdOf = (tenantId: string): string => `https://sts.windows.net/${tenantId}/`;

/** The issuer of logout messages is another one (learn.microsoft.com/entra/identity-platform/single-sign-out-saml-protocol). */
export const logoutIssuerOf = (tenantId: string): string => `https://login.microsoftonline.com/${tenantId}/`;

const redirect = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';
const post = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST';

/** What the WS-Federation part of the metadata offers; a service provider that speaks SAML passes it over. */
const offeredClaims = [
  ['http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name', 'Name', 'The mutable display name of the user.'],
  [
    'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier',
    'Subject',
    'An immutable, globally unique, non-reusable identifier of the user that is unique to the application for which a token is issued.',
  ],
  ['http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname', 'Given Name', 'First name of the user.'],
  ['http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname', 'Surname', 'Last name of the user.'],
  ['http://schemas.microsoft.com/identity/claims/displayname', 'Display Name', 'Display name of the user.'],
  ['http://schemas.microsoft.com/identity/claims/tenantid', 'Tenant ID', "Identifier for the user's tenant."],
  [
    'http://schemas.microsoft.com/identity/claims/objectidentifier',
    'Object identifier',
    'Primary identifier for the user in the directory. Immutable, globally unique, non-reusable.',
  ],
  ['http://schemas.microsoft.com/ws/2008/06/identity/claims/groups', 'Groups', 'Groups of the user.'],
  [
    'http://schemas.microsoft.com/ws/2008/06/identity/claims/role',
    'Role',
    'Roles that the user or Service Principal is attached to.',
  ],
] as const;

/**
 * Federation metadata in Entra's shape (learn.microsoft.com/entra/identity-platform/federation-metadata): signed, with a
 * WS-Federation part and the SAML part, all signing certificates in each.
 * @param principal  the application whose certificates are meant; null: the tenant's own
 * @param origin     where people sign in
 */
export async function federationMetadata(
  tenant: Tenant,
  principal: ServicePrincipal | null,
  origin: string,
): Promise<string> {
  const certificates = principal ? await signingCertificates(tenant, principal) : [await tenantCertificate(tenant)];
  return printMetadata({
    id: tenant.random.guid(),
    entityId: entityIdOf(tenant.id),
    base: `${origin}/${tenant.id}`,
    certificates: certificates.map(({ certificate }) => certificate),
    signer: { ...certificates[0], algorithm: 'sha256' },
  });
}

function printMetadata(of: {
  id: string;
  entityId: string;
  base: string;
  certificates: readonly string[];
  signer: Parameters<typeof signElement>[2];
}): string {
  const { id, entityId, base, certificates, signer } = of;
  const keys = certificates
    .map(
      (certificate) =>
        `<KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>${certificate}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>`,
    )
    .join('');
  const claims = offeredClaims
    .map(
      ([uri, name, about]) =>
        `<auth:ClaimType Uri="${uri}"><auth:DisplayName>${escapeXml(name)}</auth:DisplayName><auth:Description>${escapeXml(about)}</auth:Description></auth:ClaimType>`,
    )
    .join('');
  const address = (path: string) =>
    `<wsa:EndpointReference xmlns:wsa="http://www.w3.org/2005/08/addressing"><wsa:Address>${escapeXml(path)}</wsa:Address></wsa:EndpointReference>`;
  const role = (type: string, inside: string) =>
    `<RoleDescriptor xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:fed="http://docs.oasis-open.org/wsfed/federation/200706" xmlns:auth="http://docs.oasis-open.org/wsfed/authorization/200706" xsi:type="fed:${type}" protocolSupportEnumeration="http://docs.oasis-open.org/wsfed/federation/200706">${keys}${inside}</RoleDescriptor>`;
  const service = (kind: string, binding: string) =>
    `<${kind} Binding="${binding}" Location="${escapeXml(`${base}/saml2`)}"/>`;
  const xml = `<EntityDescriptor ID="_${id}" entityID="${escapeXml(entityId)}" xmlns="urn:oasis:names:tc:SAML:2.0:metadata">${role(
    'SecurityTokenServiceType',
    `<fed:ClaimTypesOffered>${claims}</fed:ClaimTypesOffered><fed:SecurityTokenServiceEndpoint>${address(`${base}/wsfed`)}</fed:SecurityTokenServiceEndpoint><fed:PassiveRequestorEndpoint>${address(`${base}/wsfed`)}</fed:PassiveRequestorEndpoint>`,
  )}${role(
    'ApplicationServiceType',
    `<fed:TargetScopes>${address(entityId)}</fed:TargetScopes><fed:ApplicationServiceEndpoint>${address(`${base}/wsfed`)}</fed:ApplicationServiceEndpoint><fed:PassiveRequestorEndpoint>${address(`${base}/wsfed`)}</fed:PassiveRequestorEndpoint>`,
  )}<IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">${keys}${service('SingleLogoutService', redirect)}${service('SingleSignOnService', redirect)}${service('SingleSignOnService', post)}</IDPSSODescriptor></EntityDescriptor>`;
  const signed = signElement(xml, { element: '/*', after: '/*', action: 'prepend' }, signer);
  return `<?xml version="1.0" encoding="utf-8"?>${signed}`;
}
