import { html, type Html } from '../http/html.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { User } from '../tenant/user.ts';
import { authPage } from './auth-page.ts';
import { demoPassword } from './password.ts';

/** What a sign-in page shows. */
export type SignInView = {
  /** Where its forms go: `/signin/{id}`. */
  readonly action: string;
  readonly application: string;
  readonly login: string;
  readonly problem: string | null;
};

const note = html`<p class="note">
  Multi-factor authentication and Conditional Access aren’t simulated: a password is all that is asked.
</p>`;

const problemOf = (problem: string | null): Html | null =>
  problem === null ? null : html`<p id="problem" role="alert" class="problem">${problem}</p>`;

/**
 * The first page: a name to type, or a person to pick. `people` are cut to what fits a page. The button that goes on stands
 * first: it is the one that Enter presses.
 */
export function personPage(view: SignInView, people: readonly { tenant: Tenant; user: User }[]): Response {
  const body = html`<h1>Sign in</h1>
    <p class="lead">to continue to ${view.application}</p>
    ${problemOf(view.problem)}
    <form method="post" action="${view.action}">
      <label for="login">Email or user name</label>
      <input
        id="login"
        name="login"
        type="email"
        autocomplete="username"
        required
        autofocus
        value="${view.login}"
        ${view.problem !== null && html`aria-invalid="true" aria-describedby="problem"`}
      />
      <div class="actions">
        <button class="primary" name="step" value="person">Next</button>
        <button name="step" value="cancel" formnovalidate>Back</button>
      </div>
    </form>
    <form method="post" action="${view.action}" class="people">
      <fieldset>
        <legend>Or pick somebody of the simulated organisation</legend>
        <input type="hidden" name="step" value="person" />
        <ul>
          ${people.map(
            ({ tenant, user }) =>
              html`<li>
                <button name="login" value="${user.userPrincipalName}">
                  <span class="name">${user.displayName}</span>
                  <span class="about">${user.userPrincipalName} · ${tenant.displayName}</span>
                </button>
              </li>`,
          )}
        </ul>
      </fieldset>
    </form>
    ${note}`;
  return authPage({ title: 'Sign in to your account', body });
}

/** The second page. */
export function passwordPage(view: SignInView): Response {
  const body = html`<form method="post" action="${view.action}">
      <p class="who">${view.login}</p>
      <input type="hidden" name="login" value="${view.login}" />
      <h1>Enter password</h1>
      <p class="lead">to continue to ${view.application}</p>
      ${problemOf(view.problem)}
      <label for="password">Password</label>
      <input
        id="password"
        name="password"
        type="password"
        autocomplete="current-password"
        required
        autofocus
        ${view.problem !== null && html`aria-invalid="true"`}
        aria-describedby="hint ${view.problem !== null && 'problem'}"
      />
      <p id="hint" class="note">Unless somebody was given another one, the password is <code>${demoPassword}</code>.</p>
      <div class="actions">
        <button class="primary" name="step" value="password">Sign in</button>
        <button name="step" value="back" formnovalidate>Back</button>
      </div>
    </form>
    ${note}`;
  return authPage({ title: 'Enter your password', body });
}

/** Which of the accounts of this browser, or another one. */
export function pickPage(view: SignInView, accounts: readonly { user: User }[]): Response {
  const body = html`<h1>Pick an account</h1>
    <p class="lead">to continue to ${view.application}</p>
    <form method="post" action="${view.action}" class="people">
      <ul>
        ${accounts.map(
          ({ user }) =>
            html`<li>
              <button name="account" value="${user.id}">
                <span class="name">${user.displayName}</span>
                <span class="about">${user.userPrincipalName} · signed in</span>
              </button>
            </li>`,
        )}
        <li><button name="step" value="other">Use another account</button></li>
      </ul>
      <div class="actions"><button name="step" value="cancel">Back</button></div>
    </form>`;
  return authPage({ title: 'Pick an account', body });
}
