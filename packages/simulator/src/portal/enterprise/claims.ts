import { mayManageApps } from '../../entra/directory-roles.ts';
import { html } from '../../http/html.ts';
import { sourceNames } from '../../saml/claims.ts';
import type { NameIdFormat, SamlSettings } from '../../saml/saml-book.ts';
import { enterpriseCrumbs, principalOf } from '../registrations/find.ts';
import { PortalRefusal, type PortalPage } from '../portal-access.ts';
import { actForm, choice, field, parts, portalPage, rowButton, table } from '../portal-page.ts';

const formats = [
  ['emailAddress', 'Email address'],
  ['persistent', 'Persistent'],
  ['unspecified', 'Unspecified'],
  ['transient', 'Transient'],
] as const satisfies readonly (readonly [NameIdFormat, string])[];

const groupOptions = [
  ['none', 'None'],
  ['security', 'Security groups'],
  ['all', 'All groups'],
  ['application', 'Groups assigned to the application'],
] as const satisfies readonly (readonly [SamlSettings['groups'], string])[];

/** The source of a claim as the portal words it. */
export const sourceWords = (source: string): string =>
  source.startsWith('"') ? source : `user.${source.replace(/^user\./, '')}`;

const sources = sourceNames.map((name) => [name, name] as const);

/** Attributes & Claims: the NameID, claims with their sources, groups. */
export const claims: PortalPage = {
  path: '/portal/enterprise/:app/sso/claims',
  may: mayManageApps,
  show: (visit, notice) => {
    const principal = principalOf(visit);
    const settings = visit.tenant.saml.settingsOf(principal.id);
    const base = `/portal/enterprise/${principal.appId}/sso`;
    return portalPage(visit.account, {
      crumbs: [...enterpriseCrumbs(principal), ['SAML-based Sign-on', base], ['Attributes & Claims']],
      notice,
      body: html`<h2>Required claim: Unique User Identifier (Name ID)</h2>
        ${actForm(
          'name-id',
          html`${choice({ name: 'format', label: 'Name identifier format', value: settings.nameId.format, options: formats })}
            ${choice({ name: 'source', label: 'Source attribute', value: settings.nameId.source, options: sources })}
            <label class="inline"
              ><input type="checkbox" name="mailPrefix" ${settings.nameId.mailPrefix && html`checked`} />
              Transformation: ExtractMailPrefix()</label
            >`,
          'Save Name ID',
        )}
        <h2>Additional claims</h2>
        ${table(
          'Additional claims',
          ['Claim name', 'Value', 'Delete'],
          settings.claims.map(({ name, source }) => [
            name,
            sourceWords(source),
            rowButton('delete', name, 'Delete', `claim ${name}`),
          ]),
        )}
        ${actForm(
          'add',
          html`${field({ name: 'name', label: 'Name (with its namespace)', required: true })}
          ${choice({ name: 'source', label: 'Source attribute', value: 'user.mail', options: sources })}
          ${field({ name: 'text', label: 'or a text', hint: 'Sent as it stands, for everybody.' })}`,
          'Add new claim',
        )}
        <h2>Group claims</h2>
        ${actForm('groups', choice({ name: 'groups', label: 'Which groups associated with the user should be returned in the claim?', value: settings.groups, options: groupOptions }), 'Save group claim')}
        ${parts([[base, 'Close']])}`,
    });
  },
  act: (visit, form) => {
    const principal = principalOf(visit);
    const { saml } = visit.tenant;
    const settings = saml.settingsOf(principal.id);
    const source = sourceNames.find((name) => name === form.get('source'));
    if (form.act === 'name-id') {
      const format = formats.find(([value]) => value === form.get('format'));
      if (!format || source === undefined) throw new PortalRefusal('Name ID: choose from the lists.');
      saml.setSettings(principal.id, {
        nameId: { source, format: format[0], mailPrefix: form.get('mailPrefix') === 'on' },
      });
    } else if (form.act === 'add') {
      const name = form.get('name');
      const text = form.get('text');
      if (name === '' || (source === undefined && text === ''))
        throw new PortalRefusal('A claim needs a name and a source.');
      const claim = { name, source: text === '' ? source! : `"${text}"` };
      saml.setSettings(principal.id, { claims: [...settings.claims.filter((one) => one.name !== name), claim] });
    } else if (form.act === 'delete')
      saml.setSettings(principal.id, { claims: settings.claims.filter(({ name }) => name !== form.get('value')) });
    else if (form.act === 'groups') {
      const groups = groupOptions.find(([value]) => value === form.get('groups'));
      if (!groups) throw new PortalRefusal('Groups: choose one of the list.');
      saml.setSettings(principal.id, { groups: groups[0] });
    } else throw new PortalRefusal('This page has no such form.');
    return { kind: 'done', text: 'The claims were saved.' };
  },
};
