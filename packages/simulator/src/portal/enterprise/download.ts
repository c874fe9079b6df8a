import { mayManageApps } from '../../entra/directory-roles.ts';
import { federationMetadata } from '../../saml/metadata.ts';
import { pemOf, signingCertificates } from '../../saml/signing-certificate.ts';
import { principalOf } from '../registrations/find.ts';
import { PortalRefusal, type PortalPage } from '../portal-access.ts';

/** The signing certificate and the metadata as files. */
export const download: PortalPage = {
  path: '/portal/enterprise/:app/sso/certificate',
  may: mayManageApps,
  show: async (visit) => {
    const principal = principalOf(visit);
    const name = principal.displayName.replaceAll(/[^\w.-]+/g, '_');
    const file = (content: string | Uint8Array<ArrayBuffer>, ending: string, type: string): Response =>
      new Response(content, {
        headers: {
          'content-type': type,
          'content-disposition': `attachment; filename="${name}.${ending}"`,
          'cache-control': 'no-store',
        },
      });
    const [active] = await signingCertificates(visit.tenant, principal);
    const format = visit.query.get('format');
    if (format === 'base64') return file(pemOf(active.certificate), 'cer', 'application/x-x509-ca-cert');
    if (format === 'raw')
      return file(Uint8Array.from(Buffer.from(active.certificate, 'base64')), 'cer', 'application/x-x509-ca-cert');
    if (format === 'metadata')
      return file(await federationMetadata(visit.tenant, principal, visit.pages), 'xml', 'application/xml');
    throw new PortalRefusal('There is no file in that format.');
  },
};
