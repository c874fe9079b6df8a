import { X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { aSigner, issuer, tenantId } from './fixtures/saml-message.ts';
import type { Signer } from './fixtures/saml-message.ts';
import { readMetadata } from './provider-metadata.ts';
import { readCertificate } from './signing-certificate.ts';

let signer: Signer;
let next: Signer;
beforeAll(async () => {
  [signer, next] = await Promise.all([aSigner(), aSigner()]);
});

const der = ({ certificate }: Signer) => new X509Certificate(certificate).raw.toString('base64');
const key = (certificate: string, use = ' use="signing"') =>
  `<KeyDescriptor${use}><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>${certificate}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>`;
const service = (name: string) =>
  `<${name} Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://login.microsoftonline.com/${tenantId}/saml2"/>`;
const metadata = (keys: string, services = service('SingleLogoutService') + service('SingleSignOnService')) =>
  `<?xml version="1.0" encoding="utf-8"?><EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" ID="_1" entityID="${issuer}"><RoleDescriptor>${key('AAAA')}</RoleDescriptor><IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">${keys}${services}</IDPSSODescriptor></EntityDescriptor>`;

describe('federation metadata', () => {
  test('name the directory, its addresses and every signing certificate of the SAML part', () => {
    const read = readMetadata(
      `\uFEFF${metadata(key(der(signer)) + key(der(next), '') + key(der(signer), ' use="encryption"'))}\n`,
    );
    expect(read).toMatchObject({
      entityId: issuer,
      tenantId,
      loginUrl: `https://login.microsoftonline.com/${tenantId}/saml2`,
      logoutUrl: `https://login.microsoftonline.com/${tenantId}/saml2`,
      certificates: [
        { pem: new X509Certificate(signer.certificate).toString() },
        { subject: 'CN=Microsoft Azure Federated SSO Certificate' },
      ],
    });
  });

  test.each([
    ['a page', '<!DOCTYPE html><html></html>', 'isAPage'],
    ['text', 'hello', 'notXml'],
    ['other XML', '<a xmlns="urn:a"/>', 'notMetadata'],
    ['a document type', `<!DOCTYPE a><a/>`, 'hasDoctype'],
    ['more than a mebibyte', `<a>${'x'.repeat(1024 * 1024)}</a>`, 'tooLarge'],
    [
      'no identity provider',
      `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="x"/>`,
      'noProvider',
    ],
    ['no certificate', metadata(''), 'noCertificate'],
    ['something else in place of a certificate', metadata(key('AAAA')), 'notACertificate'],
  ])('with %s are refused', (_what, text, fault) => {
    expect(readMetadata(text)).toBe(fault);
  });

  test('without an address to sign in at are refused', () => {
    expect(readMetadata(metadata(key(der(signer)), ''))).toBe('noAddress');
  });
});

describe('a certificate', () => {
  test('is read as PEM and as base64', () => {
    expect(readCertificate(signer.certificate)).toEqual(readCertificate(der(signer)));
  });

  test('a private key in its place is refused', () => {
    expect(readCertificate(signer.privateKey)).toBe('privateKey');
  });
});
