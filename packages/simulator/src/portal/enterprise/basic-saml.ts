import { mayManageApps } from '../../entra/directory-roles.ts';
import { html } from '../../http/html.ts';
import { enterpriseCrumbs, principalOf } from '../registrations/find.ts';
import { PortalRefusal, readUrls, type PortalPage } from '../portal-access.ts';
import { actForm, field, parts, portalPage } from '../portal-page.ts';

/** Basic SAML Configuration: identifiers, reply URLs, sign on URL, relay state, logout URL. */
export const basicSaml: PortalPage = {
  path: '/portal/enterprise/:app/sso/basic',
  may: mayManageApps,
  show: (visit, notice) => {
    const principal = principalOf(visit);
    const identifiers = principal.servicePrincipalNames.filter((one) => one !== principal.appId);
    const base = `/portal/enterprise/${principal.appId}/sso`;
    return portalPage(visit.account, {
      crumbs: [...enterpriseCrumbs(principal), ['SAML-based Sign-on', base], ['Basic SAML Configuration']],
      notice,
      body: html`${actForm(
        'save',
        html`<label for="identifiers">Identifier (Entity ID), one a line</label
          ><textarea id="identifiers" name="identifiers" rows="2" required>${identifiers.join('\n')}</textarea>
          <label for="replies">Reply URL (Assertion Consumer Service URL), one a line, the default first</label
          ><textarea id="replies" name="replies" rows="2" required>${principal.replyUrls.join('\n')}</textarea>
          ${field({ name: 'signOn', label: 'Sign on URL (Optional)', value: principal.loginUrl ?? '' })}
          ${field({ name: 'relayState', label: 'Relay State (Optional)', value: principal.relayState ?? '' })}
          ${field({ name: 'logout', label: 'Logout Url (Optional)', value: principal.logoutUrl ?? '' })}`,
        'Save',
      )}
      ${parts([[base, 'Close'], ...(notice?.kind === 'done' ? ([[base, 'No, I’ll test later']] as const) : [])])}`,
    });
  },
  act: (visit, form) => {
    const principal = principalOf(visit);
    const { registry } = visit.tenant;
    const identifiers = form
      .get('identifiers')
      .split(/\s+/)
      .filter((one) => one !== '');
    const replies = readUrls(form.get('replies'), 'Reply URL');
    if (identifiers.length === 0) throw new PortalRefusal('Identifier (Entity ID): there must be one.');
    if (replies.length === 0) throw new PortalRefusal('Reply URL: there must be one.');
    const insecure = replies.find((one) => !/^(https:|http:\/\/(localhost|127\.0\.0\.1)(:|\/|$))/.test(one));
    if (insecure !== undefined) throw new PortalRefusal(`Reply URL: ${insecure} must start with https.`);
    const taken = identifiers.find((one) =>
      [...registry.servicePrincipals.values()].some(
        (other) => other !== principal && other.servicePrincipalNames.includes(one),
      ),
    );
    if (taken !== undefined)
      throw new PortalRefusal(`Identifier (Entity ID): ${taken} belongs to another application.`);
    const [signOn = null] = readUrls(form.get('signOn'), 'Sign on URL');
    const [logout = null] = readUrls(form.get('logout'), 'Logout Url');
    const application = registry.applicationOf(principal.appId);
    if (application) {
      application.identifierUris = identifiers;
      application.redirectUris = { ...application.redirectUris, web: replies };
      application.logoutUrl = logout;
      registry.applicationChanged(application);
    }
    principal.servicePrincipalNames = [principal.appId, ...identifiers];
    principal.replyUrls = replies;
    principal.loginUrl = signOn;
    principal.logoutUrl = logout;
    principal.relayState = form.get('relayState') === '' ? null : form.get('relayState');
    registry.servicePrincipalChanged(principal);
    return {
      kind: 'done',
      text: `Basic SAML Configuration was saved. Test single sign-on with ${principal.displayName}? You can do so now, or choose “No, I’ll test later”.`,
    };
  },
};
