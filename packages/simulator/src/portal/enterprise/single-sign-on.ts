import { mayManageApps } from '../../entra/directory-roles.ts';
import { redirectTo } from '../../entra/auth-page.ts';
import { html, type Html } from '../../http/html.ts';
import { entityIdOf } from '../../saml/metadata.ts';
import { samlFaultNames, samlFaults, type SamlFaultMenu, type SamlFaultName } from '../../saml/faults/fault-menu.ts';
import {
  activateCertificate,
  activeCertificate,
  addSigningCertificate,
  removeCertificate,
  signingCertificates,
} from '../../saml/signing-certificate.ts';
import type { ServicePrincipal } from '../../tenant/application.ts';
import { enterpriseCrumbs, principalOf } from '../registrations/find.ts';
import { PortalRefusal, type PortalPage, type Visit } from '../portal-access.ts';
import { actForm, choice, copyList, parts, portalPage, rowButton, shownDate, table } from '../portal-page.ts';
import { sourceWords } from './claims.ts';

const signingOptions = [
  ['assertion', 'Sign SAML assertion'],
  ['response', 'Sign SAML response'],
  ['both', 'Sign SAML response and assertion'],
] as const;
const algorithms = [
  ['sha256', 'SHA-256'],
  ['sha1', 'SHA-1'],
] as const;

/** Set up single sign on: the choice of SAML, then its five boxes. `menu` breaks the next answers for tests. */
export function singleSignOn(menu: SamlFaultMenu): PortalPage {
  return {
    path: '/portal/enterprise/:app/sso',
    may: mayManageApps,
    show: async (visit, notice) => {
      const principal = principalOf(visit);
      const crumbs = [...enterpriseCrumbs(principal), ['SAML-based Sign-on'] as const];
      if (principal.preferredSingleSignOnMode !== 'saml') {
        const body = html`<h2>Select a single sign-on method</h2>
          ${actForm('saml', html`<p class="note">Rich and secure authentication to applications using the SAML protocol.</p>`, 'SAML')}
          <p class="note">Password-based and linked sign-on aren’t simulated.</p>`;
        return portalPage(visit.account, {
          crumbs: [...enterpriseCrumbs(principal), ['Single sign-on']],
          notice,
          body,
        });
      }
      await signingCertificates(visit.tenant, principal);
      return portalPage(visit.account, { crumbs, notice, body: await boxes(visit, principal, menu) });
    },
    act: async (visit, form) => {
      const principal = principalOf(visit);
      const { tenant } = visit;
      const thumbprint = form.get('value');
      if (form.act === 'saml') {
        principal.preferredSingleSignOnMode = 'saml';
        tenant.registry.servicePrincipalChanged(principal);
        await signingCertificates(tenant, principal);
        return redirectTo(`/portal/enterprise/${principal.appId}/sso`, 303);
      }
      if (form.act === 'new-certificate') {
        await addSigningCertificate(tenant, principal);
        return {
          kind: 'done',
          text: 'A new certificate was made. It is in the metadata, and signs once you make it active.',
        };
      }
      if (form.act === 'activate' && activateCertificate(tenant, principal, thumbprint))
        return { kind: 'done', text: `Certificate ${thumbprint} signs from now on.` };
      if (form.act === 'remove' && removeCertificate(tenant, principal, thumbprint))
        return { kind: 'done', text: 'The certificate was deleted.' };
      if (form.act === 'signing') {
        const signing = signingOptions.find(([value]) => value === form.get('signing'));
        const algorithm = algorithms.find(([value]) => value === form.get('algorithm'));
        if (!signing || !algorithm) throw new PortalRefusal('Signing: choose one of the lists.');
        tenant.saml.setSettings(principal.id, { signing: signing[0], algorithm: algorithm[0] });
        return { kind: 'done', text: 'The signing options were saved.' };
      }
      if (form.act === 'fault') return orderFault(menu, principal, form.get('fault'));
      throw new PortalRefusal('That can’t be done: the active certificate stays, and others must be there.');
    },
  };
}

function orderFault(menu: SamlFaultMenu, principal: ServicePrincipal, name: string) {
  if (name === '') {
    menu.clear(principal.id);
    return { kind: 'done' as const, text: 'The next answers are good.' };
  }
  if (!samlFaultNames.includes(name as SamlFaultName)) throw new PortalRefusal('Fault: choose one of the list.');
  menu.order(principal.id, { fault: name as SamlFaultName, times: 1 });
  return { kind: 'done' as const, text: `The next answer will be broken: ${samlFaults[name as SamlFaultName].what}.` };
}

async function boxes(visit: Visit, principal: ServicePrincipal, menu: SamlFaultMenu): Promise<Html> {
  const { tenant, pages, authority } = visit;
  const application = tenant.registry.applicationOf(principal.appId);
  const settings = tenant.saml.settingsOf(principal.id);
  const base = `/portal/enterprise/${principal.appId}/sso`;
  const metadata = `${authority}/${tenant.id}/federationmetadata/2007-06/federationmetadata.xml?appid=${principal.appId}`;
  const active = activeCertificate(tenant, principal);
  const identifiers = principal.servicePrincipalNames.filter((one) => one !== principal.appId);
  return html`<h2>1. Basic SAML Configuration</h2>
    ${copyList([
      ['Identifier (Entity ID)', identifiers.join(' ')],
      ['Reply URL (Assertion Consumer Service URL)', principal.replyUrls.join(' ')],
      ['Sign on URL', principal.loginUrl],
      ['Relay State', principal.relayState],
      ['Logout Url', principal.logoutUrl ?? application?.logoutUrl ?? null],
    ])}
    <p><a class="button" href="${base}/basic">Edit Basic SAML Configuration</a></p>
    <h2>2. Attributes &amp; Claims</h2>
    <dl>
      ${settings.claims.map(
        ({ name, source }) =>
          html`<dt>${name.split('/').at(-1)}</dt>
            <dd>${sourceWords(source)}</dd>`,
      )}
      <dt>Unique User Identifier</dt>
      <dd>${sourceWords(settings.nameId.source)}</dd>
    </dl>
    <p><a class="button" href="${base}/claims">Edit Attributes &amp; Claims</a></p>
    <h2>3. SAML Certificates</h2>
    ${table(
      'Token signing certificates',
      ['Status', 'Thumbprint', 'Expiration', 'Make active', 'Delete'],
      tenant.saml
        .certificatesOf(principal.id)
        .map((one) => [
          one === active ? 'Active' : 'Inactive',
          one.thumbprint,
          shownDate(one.endsAt),
          one === active ? '–' : rowButton('activate', one.thumbprint, 'Make active', `certificate ${one.thumbprint}`),
          one === active ? '–' : rowButton('remove', one.thumbprint, 'Delete', `certificate ${one.thumbprint}`),
        ]),
    )}
    ${copyList([['App Federation Metadata Url', metadata]])}
    ${parts([
      [`${base}/certificate?format=base64`, 'Certificate (Base64): Download'],
      [`${base}/certificate?format=raw`, 'Certificate (Raw): Download'],
      [`${base}/certificate?format=metadata`, 'Federation Metadata XML: Download'],
    ])}
    ${actForm('new-certificate', html``, 'New Certificate', false)}
    ${actForm(
      'signing',
      html`${choice({ name: 'signing', label: 'Signing Option', value: settings.signing, options: signingOptions })}
      ${choice({ name: 'algorithm', label: 'Signing Algorithm', value: settings.algorithm, options: algorithms })}`,
      'Save signing options',
    )}
    <h2>4. Set up ${principal.displayName}</h2>
    ${copyList([
      ['Login URL', `${pages}/${tenant.id}/saml2`],
      ['Microsoft Entra Identifier', entityIdOf(tenant.id)],
      ['Logout URL', `${pages}/${tenant.id}/saml2`],
      ['Application ID', principal.appId],
    ])}
    <h2>5. Test single sign-on with ${principal.displayName}</h2>
    ${parts([[`/myapps/signin/${principal.appId}?tenantId=${tenant.id}`, 'Sign in as current user']])}
    <h2>Only in the simulator: break the next answer</h2>
    ${actForm(
      'fault',
      choice({
        name: 'fault',
        label: 'What is wrong with it',
        value: menu.orderOf(principal.id)?.fault ?? '',
        options: [
          ['', 'Nothing'],
          ...samlFaultNames.map((name) => [name, `${name}: ${samlFaults[name].what}`] as const),
        ],
      }),
      'Order',
      false,
    )}`;
}
