import { mayDeployAddins } from '../../entra/directory-roles.ts';
import { redirectTo } from '../../entra/auth-page.ts';
import { html, type Html } from '../../http/html.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import type { User } from '../../tenant/user.ts';
import type { DeployedAddin } from '../addin-shelf.ts';
import { deployAddin, visibleFrom } from '../deploy-addin.ts';
import { PortalRefusal, type PortalPage, type SentForm } from '../portal-access.ts';
import { actForm, copyList, portalPage, table, type Crumb } from '../portal-page.ts';
import { isLater, readManifest } from './manifest.ts';

const home: Crumb = ['Microsoft 365 admin center', '/portal/admin'];
const list: Crumb = ['Integrated apps', '/portal/admin/integrated-apps'];

/** Settings → Integrated apps: what is deployed, and how far it has come. */
export const integratedApps: PortalPage = {
  path: '/portal/admin/integrated-apps',
  may: mayDeployAddins,
  show: ({ account, tenant }, notice) =>
    portalPage(account, {
      crumbs: [home, ['Integrated apps']],
      notice,
      body: html`<p><a class="button" href="/portal/admin/integrated-apps/upload">Upload custom apps</a></p>
        ${table(
          'Deployed apps',
          ['Name', 'Host products', 'Status', 'Version', 'Assigned to'],
          [...tenant.addins.all.values()].map((one) => [
            html`<a href="/portal/admin/integrated-apps/${one.id}">${one.displayName}</a>`,
            'Outlook',
            statusOf(tenant, one),
            one.version,
            assignedWords(tenant, one),
          ]),
        )}`,
    }),
};

/** Upload custom apps: the manifest, who gets it, and that is all. */
export const uploadApp: PortalPage = {
  path: '/portal/admin/integrated-apps/upload',
  may: mayDeployAddins,
  show: ({ account, tenant }, notice) =>
    portalPage(account, {
      crumbs: [home, list, ['Upload custom apps']],
      notice,
      body: html`<form method="post" enctype="multipart/form-data">
        <input type="hidden" name="act" value="deploy" />
        <label for="type">App type</label
        ><select id="type" name="type">
          <option>Office Add-in</option>
        </select>
        <label for="file">Upload manifest file (.xml) from device</label
        ><input id="file" name="file" type="file" accept=".xml,text/xml" />
        <label for="manifest">or the text of the manifest</label
        ><textarea id="manifest" name="manifest" rows="5"></textarea>
        <p class="note">A link to a manifest isn’t taken here: the simulator asks nobody for files.</p>
        ${usersFields(tenant, 'everyone')}
        <p class="note">By finishing you accept the permissions that the manifest asks for.</p>
        <div class="actions"><button class="primary">Finish deployment</button></div>
      </form>`,
    }),
  act: ({ tenant, account }, form) => {
    const text = form.get('file') || form.get('manifest');
    if (text === '') throw new PortalRefusal('Choose a manifest file.');
    const users = readUsers(tenant, form, account.user);
    const done = deployAddin(tenant, text, { users, isTest: form.get('test') === 'on' });
    if (!done.ok) throw new PortalRefusal(done.problems.join(' '));
    return redirectTo(`/portal/admin/integrated-apps/${done.addin.id}`, 303);
  },
};

/** One deployed app: its status; update, users, on and off, removal. */
export const integratedApp: PortalPage = {
  path: '/portal/admin/integrated-apps/:addin',
  may: mayDeployAddins,
  show: (visit, notice) => {
    const { tenant, account } = visit;
    const addin = addinOf(tenant, visit.param('addin'));
    return portalPage(account, {
      crumbs: [home, list, [addin.displayName]],
      notice,
      body: html`<p role="status">${statusOf(tenant, addin)}</p>
        ${copyList([
          ['Publisher', addin.provider],
          ['Version', addin.version],
          ['Product ID', addin.id],
          ['Assigned to', assignedWords(tenant, addin)],
          ['Test deployment', addin.isTest ? 'Yes' : 'No'],
        ])}
        <h2>Users</h2>
        ${actForm('users', usersFields(tenant, addin.users === 'everyone' ? 'everyone' : 'some'), 'Update users')}
        <h2>Update app</h2>
        <form method="post" enctype="multipart/form-data">
          <input type="hidden" name="act" value="update" /><label for="file">Manifest file (.xml)</label
          ><input id="file" name="file" type="file" accept=".xml,text/xml" /><label for="manifest">or its text</label
          ><textarea id="manifest" name="manifest" rows="4"></textarea>
          <div class="actions"><button class="primary">Update</button></div>
        </form>
        ${actForm('toggle', html``, addin.enabled ? 'Turn off' : 'Turn on', false)}
        ${actForm('remove', html``, 'Remove app', false)}`,
    });
  },
  act: (visit, form) => {
    const { tenant, account } = visit;
    const addin = addinOf(tenant, visit.param('addin'));
    const now = tenant.clock.now();
    if (form.act === 'remove') {
      tenant.addins.remove(addin.id);
      return redirectTo('/portal/admin/integrated-apps', 303);
    }
    if (form.act === 'toggle') tenant.addins.put({ ...addin, enabled: !addin.enabled });
    else if (form.act === 'users')
      tenant.addins.put({
        ...addin,
        users: readUsers(tenant, form, account.user),
        visibleAt: visibleFrom(tenant, now),
      });
    else if (form.act === 'update') {
      const text = form.get('file') || form.get('manifest');
      const manifest = checkedManifest(text);
      if (manifest.id !== addin.id) throw new PortalRefusal(`This manifest is another app’s (${manifest.id}).`);
      if (!isLater(manifest.version, addin.version))
        throw new PortalRefusal(`Version ${manifest.version} isn’t later than ${addin.version}, which is deployed.`);
      const { version, displayName, provider } = manifest;
      tenant.addins.put({
        ...addin,
        version,
        displayName,
        provider,
        manifest: text,
        visibleAt: visibleFrom(tenant, now),
      });
    } else throw new PortalRefusal('This page has no such form.');
    return { kind: 'done', text: 'Saved.' };
  },
};

function addinOf(tenant: Tenant, id: string): DeployedAddin {
  const addin = tenant.addins.all.get(id.toLowerCase());
  if (addin === undefined) throw new PortalRefusal(`No app "${id}" is deployed.`);
  return addin;
}

function checkedManifest(text: string) {
  if (text === '') throw new PortalRefusal('Choose a manifest file.');
  const read = readManifest(text);
  if (!read.ok) throw new PortalRefusal(`The manifest can’t be deployed. ${read.problems.join(' ')}`);
  return read.manifest;
}

function statusOf(tenant: Tenant, addin: DeployedAddin): string {
  if (!addin.enabled) return 'Turned off';
  const isVisible = Temporal.Instant.compare(addin.visibleAt, tenant.clock.now()) <= 0;
  return isVisible
    ? 'Deployed'
    : `Deployment in progress: Outlook shows it from ${addin.visibleAt.toString({ smallestUnit: 'second' })} on`;
}

function assignedWords(tenant: Tenant, { users }: DeployedAddin): string {
  if (users === 'everyone') return 'Entire organization';
  return users
    .map((id) => tenant.users.get(id)?.displayName ?? tenant.groups.all.get(id)?.displayName ?? id)
    .join(', ');
}

function usersFields(tenant: Tenant, chosen: 'everyone' | 'some'): Html {
  return html`<fieldset>
      <legend>Add users</legend>
      <label class="inline"><input type="radio" name="who" value="me" /> Just me</label>
      <label class="inline"
        ><input type="radio" name="who" value="everyone" ${chosen === 'everyone' && html`checked`} /> Entire
        organization</label
      >
      <label class="inline"
        ><input type="radio" name="who" value="some" ${chosen === 'some' && html`checked`} /> Specific
        users/groups</label
      >
    </fieldset>
    <label for="names">Users and groups, one a line</label
    ><textarea id="names" name="names" rows="3" aria-describedby="names-hint"></textarea>
    <p class="note" id="names-hint">
      Groups must be mail-enabled or Microsoft 365 groups; groups inside of them aren’t opened.
      ${tenant.groups.all.size} groups are here.
    </p>
    <label class="inline"><input type="checkbox" name="test" /> Is this a test deployment?</label>`;
}

/** Whom a form names. A security group without mail can't be assigned. */
function readUsers(tenant: Tenant, form: SentForm, me: User): DeployedAddin['users'] {
  if (form.get('who') === 'everyone') return 'everyone';
  if (form.get('who') === 'me') return [me.id];
  const names = form
    .get('names')
    .split(/\r?\n/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length === 0) throw new PortalRefusal('Users: name somebody, or choose the entire organization.');
  return names.map((name) => {
    const user = tenant.findUser(name) ?? tenant.findByAddress(name);
    const group = [...tenant.groups.all.values()].find((one) => one.displayName === name || one.mail === name);
    if (user === undefined && group === undefined) throw new PortalRefusal(`Users: nobody is called "${name}".`);
    if (user === undefined && !group!.mailEnabled)
      throw new PortalRefusal(`Users: "${name}" is a security group without mail, which can’t be assigned.`);
    return (user ?? group)!.id;
  });
}
