import { createHash, X509Certificate } from 'node:crypto';
import { mayManageApps } from '../../entra/directory-roles.ts';
import { html } from '../../http/html.ts';
import type { KeyCredential, PasswordCredential } from '../../tenant/application.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { PortalRefusal, type PortalPage, type Visit } from '../portal-access.ts';
import {
  actForm,
  choice,
  copyList,
  field,
  portalPage,
  rowButton,
  shownDate,
  table,
  type Notice,
} from '../portal-page.ts';
import { applicationOf, registrationCrumbs } from './find.ts';

const lifetimes = [
  ['180', '180 days (6 months)'],
  ['365', '365 days (12 months)'],
  ['730', '730 days (24 months)'],
] as const;

/** Certificates & secrets. A secret's value is shown once, right after it was made. */
export const credentials: PortalPage = {
  path: '/portal/registrations/:app/credentials',
  may: mayManageApps,
  show: (visit, notice) => showCredentials(visit, notice, null),
  act: (visit, form) => {
    const application = applicationOf(visit);
    const { tenant } = visit;
    const changed = (text: string): Notice => {
      tenant.registry.applicationChanged(application);
      return { kind: 'done', text };
    };
    if (form.act === 'new-secret') {
      const days = Number(form.get('days'));
      if (!lifetimes.some(([value]) => value === form.get('days')))
        throw new PortalRefusal('Expires: choose one of the list.');
      const secret = makeSecret(tenant, form.get('description'), days);
      application.passwordCredentials = [...application.passwordCredentials, secret];
      return showCredentials(
        visit,
        changed('The secret was made. Copy its value now: it is never shown again.'),
        secret,
      );
    }
    if (form.act === 'delete-secret') {
      application.passwordCredentials = application.passwordCredentials.filter(
        ({ keyId }) => keyId !== form.get('value'),
      );
      return changed('The secret was deleted.');
    }
    if (form.act === 'upload') {
      const credential = readCertificate(tenant, form.get('file') || form.get('certificate'));
      application.keyCredentials = [...application.keyCredentials, credential];
      return changed('The certificate was uploaded.');
    }
    if (form.act === 'delete-certificate') {
      application.keyCredentials = application.keyCredentials.filter(({ keyId }) => keyId !== form.get('value'));
      return changed('The certificate was deleted.');
    }
    throw new PortalRefusal('This page has no such form.');
  },
};

function showCredentials(visit: Visit, notice: Notice | null, fresh: PasswordCredential | null): Response {
  const application = applicationOf(visit);
  return portalPage(visit.account, {
    crumbs: [...registrationCrumbs(application), ['Certificates & secrets']],
    notice,
    body: html`<h2>Client secrets</h2>
      ${
        fresh &&
        copyList([
          ['Value', fresh.secretText],
          ['Secret ID', fresh.keyId],
        ])
      }
      ${table(
        'Client secrets',
        ['Description', 'Expires', 'Value', 'Secret ID', 'Delete'],
        application.passwordCredentials.map((one) => [
          one.displayName ?? '–',
          shownDate(one.endsAt),
          `${one.hint ?? ''}******************`,
          one.keyId,
          rowButton('delete-secret', one.keyId, 'Delete', `secret ${one.displayName ?? one.keyId}`),
        ]),
      )}
      ${actForm(
        'new-secret',
        html`${field({ name: 'description', label: 'Description' })}
        ${choice({ name: 'days', label: 'Expires', value: '180', options: lifetimes })}`,
        'New client secret',
      )}
      <h2>Certificates</h2>
      ${table(
        'Certificates',
        ['Thumbprint', 'Description', 'Start date', 'Expires', 'Delete'],
        application.keyCredentials.map((one) => [
          one.customKeyIdentifier ?? '–',
          one.displayName ?? '–',
          shownDate(one.startsAt),
          shownDate(one.endsAt),
          rowButton('delete-certificate', one.keyId, 'Delete', `certificate ${one.customKeyIdentifier ?? one.keyId}`),
        ]),
      )}
      <form method="post" enctype="multipart/form-data">
        <input type="hidden" name="act" value="upload" /><label for="file">Certificate file (.cer, .pem, .crt)</label
        ><input id="file" name="file" type="file" accept=".cer,.pem,.crt" /> <label for="certificate">or its text</label
        ><textarea id="certificate" name="certificate" rows="4"></textarea>
        <div class="actions"><button class="primary">Upload certificate</button></div>
      </form>`,
  });
}

function makeSecret(tenant: Tenant, description: string, days: number): PasswordCredential {
  const startsAt = tenant.clock.now();
  const text = Buffer.from(tenant.random.bytes(30)).toString('base64url');
  const secretText = `${text.slice(0, 3)}8Q~${text.slice(3, 37)}`;
  return {
    keyId: tenant.random.guid(),
    displayName: description === '' ? null : description,
    hint: secretText.slice(0, 3),
    secretText,
    startsAt,
    endsAt: startsAt.add({ hours: 24 * days }),
  };
}

/** Reads a certificate in PEM or base64. A private key is refused: it belongs to whoever proves itself by it. */
export function readCertificate(tenant: Tenant, text: string): KeyCredential {
  if (/PRIVATE KEY/.test(text)) throw new PortalRefusal('That is a private key. Upload the certificate alone.');
  const base64 = text.replace(/-----[^-]+-----/g, '').replace(/\s+/g, '');
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(Buffer.from(base64, 'base64'));
  } catch {
    throw new PortalRefusal('That is no certificate in PEM or base64 (.cer, .pem, .crt).');
  }
  return {
    keyId: tenant.random.guid(),
    displayName: certificate.subject,
    type: 'AsymmetricX509Cert',
    usage: 'Verify',
    key: certificate.raw.toString('base64'),
    customKeyIdentifier: createHash('sha1').update(certificate.raw).digest('hex').toUpperCase(),
    // OpenSSL's dates, e.g. "Nov 24 08:00:00 2026 GMT".
    startsAt: Temporal.Instant.fromEpochMilliseconds(Date.parse(certificate.validFrom)),
    endsAt: Temporal.Instant.fromEpochMilliseconds(Date.parse(certificate.validTo)),
  };
}
