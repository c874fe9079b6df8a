import { escapeXml } from './xml-nodes.ts';

/** Planner's own addresses for one site's sign-on, as they are entered in Entra. */
export interface ServiceAddresses {
  readonly entityId: string;
  readonly acs: string;
  readonly signOn: string;
  readonly logout: string;
  readonly metadata: string;
}

/**
 * The addresses of a site.
 * @param baseUrl    public origin
 * @param pathName   the site's part of the path
 * @param entityId   chosen by the administrator; null = the address of the metadata
 */
export function serviceAddresses(baseUrl: string, pathName: string, entityId: string | null): ServiceAddresses {
  const path = `${baseUrl}/saml/${pathName}`;
  const metadata = `${path}/metadata`;
  return {
    entityId: entityId ?? metadata,
    acs: `${path}/acs`,
    signOn: `${baseUrl}/login`,
    logout: `${path}/logout`,
    metadata,
  };
}

/**
 * Planner's metadata as a file for Entra ("Upload metadata file").
 * @param certificate  PEM of the key that signs requests; null = they aren't signed
 */
export function serviceMetadata({ entityId, acs, logout }: ServiceAddresses, certificate: string | null): string {
  const key =
    certificate === null
      ? ''
      : `<KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>${certificate.replaceAll(/-----[^-]+-----|\s/g, '')}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>`;
  return `<?xml version="1.0" encoding="utf-8"?>
<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${escapeXml(entityId)}"><SPSSODescriptor AuthnRequestsSigned="${certificate !== null}" WantAssertionsSigned="true" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">${key}<SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${escapeXml(logout)}"/><AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${escapeXml(acs)}" index="0" isDefault="true"/></SPSSODescriptor></EntityDescriptor>
`;
}
