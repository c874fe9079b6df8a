import { html } from '../http/html.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { User } from '../tenant/user.ts';
import { authPage } from './auth-page.ts';
import type { Client } from './client.ts';
import type { AskedPermission } from './consent-rules.ts';
import type { SignInDesk } from './sign-in-desk.ts';

/** A consent that is asked for. */
export type ConsentQuestion = {
  readonly tenant: Tenant;
  readonly client: Client;
  readonly user: User;
  readonly asked: readonly AskedPermission[];
  /** `always`: an administrator consents for the organisation; `offered`: may do so by a tick; `no`: only for oneself. */
  readonly forAll: 'always' | 'offered' | 'no';
  readonly accepted: (forAll: boolean) => Promise<Response>;
  readonly declined: () => Response;
};

/** Shows what an application asks for and waits for the answer. */
export function askForConsent(desk: SignInDesk, question: ConsentQuestion): Response {
  const { client, user, asked, forAll } = question;
  const action = desk.open(async (form) => {
    if (form.get('answer') !== 'accept') return question.declined();
    return question.accepted(forAll === 'always' || (forAll === 'offered' && form.get('for_all') === 'on'));
  });
  const body = html`<p class="who">${user.userPrincipalName}</p>
    <h1>${forAll === 'always' ? 'Permissions requested – Review for your organization' : 'Permissions requested'}</h1>
    <p class="name">${client.displayName}</p>
    <p class="note">${publisherOf(question)}</p>
    <p>This app would like to:</p>
    ${permissionList(asked, forAll === 'always')}
    ${forAll === 'always' && html`<p>If you accept, this app will get access to the specified resources for all users in your organization. No one else will be prompted to review these permissions.</p>`}
    <p class="note">
      Accepting these permissions means that you allow this app to use your data as specified in their terms of service
      and privacy statement.
    </p>
    <form method="post" action="${action}">
      ${forAll === 'offered' && html`<label class="inline"><input type="checkbox" name="for_all" /> Consent on behalf of your organization</label>`}
      <div class="actions">
        <button name="answer" value="cancel">Cancel</button
        ><button class="primary" name="answer" value="accept">Accept</button>
      </div>
    </form>`;
  return authPage({ title: 'Permissions requested', body });
}

/** What people see who may not consent: Entra shows it and tells the application nothing. */
export function needAdministratorPage(client: Client, user: User, asked: readonly AskedPermission[]): Response {
  return authPage({
    title: 'Need admin approval',
    body: html`<p class="who">${user.userPrincipalName}</p>
      <h1>Need admin approval</h1>
      <p class="name">${client.displayName}</p>
      <p role="alert">
        ${client.displayName} needs permission to access resources in your organization that only an admin can grant.
        Please ask an admin to grant permission to this app before you can use it. (AADSTS90094)
      </p>
      ${permissionList(asked, false)}
      <p class="note">
        Have an admin account? Sign out and sign in with that account. You can close this page; nothing was sent to the
        application.
      </p>
      <form method="post" action="/signin/out">
        <div class="actions"><button>Sign in with another account</button></div>
      </form>`,
  });
}

function publisherOf({ client, tenant }: ConsentQuestion): string {
  if (client.home === undefined) return 'unverified';
  return client.home === tenant
    ? `App of ${tenant.displayName}`
    : `unverified – published by ${client.home.displayName}`;
}

function permissionList(asked: readonly AskedPermission[], forAll: boolean) {
  return html`<ul class="permissions">
    ${asked.map((one) => {
      const { name, about } = wordsOf(one, forAll);
      return html`<li>
        <details>
          <summary>${name}</summary>
          <p>${about}</p>
          <p class="note">
            ${one.resource.displayName}:
            <code>${one.kind === 'application' ? one.role.value : one.scope.value}</code> (${one.kind})
          </p>
        </details>
      </li>`;
    })}
  </ul>`;
}

/** An administrator reads what holds for everybody, a person what holds for themselves. */
function wordsOf(one: AskedPermission, forAll: boolean): { name: string; about: string } {
  if (one.kind === 'application') return { name: one.role.displayName, about: one.role.description };
  const { scope } = one;
  const own = { name: scope.userConsentDisplayName, about: scope.userConsentDescription };
  return {
    name: (forAll ? null : own.name) ?? scope.adminConsentDisplayName,
    about: (forAll ? null : own.about) ?? scope.adminConsentDescription,
  };
}
