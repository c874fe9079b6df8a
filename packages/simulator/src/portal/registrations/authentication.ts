import { mayManageApps } from '../../entra/directory-roles.ts';
import { html } from '../../http/html.ts';
import type { Application } from '../../tenant/application.ts';
import { PortalRefusal, readUrls, type PortalPage } from '../portal-access.ts';
import { actForm, field, portalPage } from '../portal-page.ts';
import { applicationOf, registrationCrumbs } from './find.ts';

const platforms = [
  ['web', 'Web'],
  ['spa', 'Single-page application'],
  ['publicClient', 'Mobile and desktop applications'],
] as const;

/** Authentication: redirect URIs by platform, front-channel logout, ID tokens, public client flows. */
export const authentication: PortalPage = {
  path: '/portal/registrations/:app/authentication',
  may: mayManageApps,
  show: (visit, notice) => {
    const application = applicationOf(visit);
    return portalPage(visit.account, {
      crumbs: [...registrationCrumbs(application), ['Authentication']],
      notice,
      body: actForm(
        'save',
        html`${platforms.map(
            ([name, label]) =>
              html`<label for="${name}">${label}: redirect URIs, one a line</label
                ><textarea id="${name}" name="${name}" rows="3">
${application.redirectUris[name].join('\n')}</textarea>`,
          )}
          ${field({ name: 'logout', label: 'Front-channel logout URL', value: application.logoutUrl ?? '' })}
          <fieldset>
            <legend>Implicit grant and hybrid flows</legend>
            <label class="inline"
              ><input type="checkbox" name="idTokens" ${givesIdTokens(application) && html`checked`} /> ID tokens (used
              for implicit and hybrid flows)</label
            >
          </fieldset>
          <fieldset>
            <legend>Advanced settings</legend>
            <label class="inline"
              ><input type="checkbox" name="public" ${application.isFallbackPublicClient === true && html`checked`} />
              Allow public client flows</label
            >
          </fieldset>`,
        'Save',
      ),
    });
  },
  act: (visit, form) => {
    const application = applicationOf(visit);
    const [web, spa, publicClient] = platforms.map(([name, label]) => readUrls(form.get(name), label));
    for (const uri of [...web!, ...spa!]) mustBeSafe(uri);
    application.redirectUris = { web: web!, spa: spa!, publicClient: publicClient! };
    application.logoutUrl = readUrls(form.get('logout'), 'Front-channel logout URL')[0] ?? null;
    application.isFallbackPublicClient = form.get('public') === 'on' ? true : null;
    const before = application.more['web'] as object | undefined;
    application.more['web'] = {
      ...before,
      implicitGrantSettings: { enableIdTokenIssuance: form.get('idTokens') === 'on', enableAccessTokenIssuance: false },
    };
    visit.tenant.registry.applicationChanged(application);
    return { kind: 'done', text: 'Successfully updated the authentication settings.' };
  },
};

/** Redirect URIs are https, or http on this machine; pages in Office's broker have a scheme of their own. */
function mustBeSafe(uri: string): void {
  const { protocol, hostname } = new URL(uri);
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  if (protocol === 'https:' || (protocol === 'http:' && isLocal) || protocol === 'brk-multihub:') return;
  throw new PortalRefusal(`${uri} must start with "https://" or "http://localhost".`);
}

function givesIdTokens(application: Application): boolean {
  const web = application.more['web'] as { implicitGrantSettings?: { enableIdTokenIssuance?: boolean } } | undefined;
  return web?.implicitGrantSettings?.enableIdTokenIssuance === true;
}
