import { authPage } from '../entra/auth-page.ts';
import type { Account } from '../entra/session-book.ts';
import { html, type Html, type HtmlPart } from '../http/html.ts';

/** Where a page stands: names with addresses, the page itself last and without. */
export type Crumb = readonly [name: string, href?: string];

/** Something that was done, or why it wasn't: shown above the page. */
export type Notice = { readonly kind: 'done' | 'problem'; readonly text: string };

/** A page of the admin centres. */
export function portalPage(
  account: Account,
  page: { crumbs: readonly Crumb[]; body: Html; notice?: Notice | null },
): Response {
  const title = page.crumbs.at(-1)?.[0] ?? 'Admin';
  const { notice = null } = page;
  const body = html`<nav class="crumbs" aria-label="Where you are">
      ${page.crumbs.map(([name, href]) => (href === undefined ? html`<span aria-current="page">${name}</span>` : html`<a href="${href}">${name}</a> › `))}
    </nav>
    <h1>${title}</h1>
    ${notice && (notice.kind === 'done' ? html`<p role="status" class="done">${notice.text}</p>` : html`<p role="alert">${notice.text}</p>`)}
    ${page.body}
    <form method="post" action="/signin/out">
      <p class="note">
        Signed in as ${account.user.userPrincipalName} of ${account.tenant.displayName}. <button>Sign out</button>
      </p>
    </form>`;
  return authPage({ title, body, wide: true, script: 'copy.js' });
}

/** A line of text in a form. */
export function field(of: {
  name: string;
  label: string;
  value?: string;
  hint?: string;
  required?: boolean;
  type?: 'text' | 'url' | 'email';
}): Html {
  const { name, label, value = '', hint, required = false, type = 'text' } = of;
  return html`<label for="${name}">${label}</label>
    ${hint !== undefined && html`<p class="note" id="${name}-hint">${hint}</p>`}
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      value="${value}"
      ${required && html`required`}
      ${hint !== undefined && html`aria-describedby="${name}-hint"`}
    />`;
}

/** A choice in a form. */
export function choice(of: {
  name: string;
  label: string;
  value: string;
  options: readonly (readonly [value: string, text: string])[];
}): Html {
  return html`<label for="${of.name}">${of.label}</label>
    <select id="${of.name}" name="${of.name}">
      ${of.options.map(([value, text]) => html`<option value="${value}" ${value === of.value && html`selected`}>${text}</option>`)}
    </select>`;
}

/** A form that posts to its own page; `act` says which of its forms it is. */
export function actForm(act: string, inside: Html, button: string, isPrimary = true): Html {
  return html`<form method="post">
    <input type="hidden" name="act" value="${act}" />${inside}
    <div class="actions"><button class="${isPrimary ? 'primary' : ''}">${button}</button></div>
  </form>`;
}

/** The form that deletes something: the portal asks whether one is sure. */
export const deleteForm = (what: string): Html =>
  actForm(
    'delete',
    html`<label class="inline"
      ><input type="checkbox" name="sure" required /> I understand the implications of deleting this ${what}. It can be
      restored for 30 days, by Graph.</label
    >`,
    'Delete',
    false,
  );

/** Why nothing was deleted; null when one was sure. */
export const notSure = (form: { get(name: string): string }): Notice | null =>
  form.get('sure') === 'on' ? null : { kind: 'problem', text: 'Say that you understand what is deleted, then delete.' };

/** A small form that is only its button, for a row of a table. */
export const rowButton = (act: string, value: string, text: string, about: string): Html =>
  html`<form method="post">
    <input type="hidden" name="act" value="${act}" /><input type="hidden" name="value" value="${value}" /><button
      aria-label="${text} ${about}"
    >
      ${text}
    </button>
  </form>`;

/** Values to copy into another program. */
export const copyList = (values: readonly (readonly [name: string, value: string | null])[]): Html =>
  html`<dl>
    ${values.map(
      ([name, value]) =>
        html`<dt>${name}</dt>
          <dd>${value === null || value === '' ? '–' : html`<code data-copy="${name}">${value}</code>`}</dd>`,
    )}
  </dl>`;

/** A table with a caption for whoever can't see it. */
export const table = (caption: string, heads: readonly string[], rows: readonly (readonly HtmlPart[])[]): Html =>
  rows.length === 0
    ? html`<p>${caption}: none yet.</p>`
    : html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
        <table>
          <caption class="note">
            ${caption}
          </caption>
          <thead>
            <tr>
              ${heads.map((head) => html`<th scope="col">${head}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              (cells) =>
                html`<tr>
                  ${cells.map((cell) => html`<td>${cell}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`;

/** Links to the parts of something. */
export const parts = (links: readonly (readonly [href: string, text: string])[]): Html =>
  html`<ul>
    ${links.map(([href, text]) => html`<li><a href="${href}">${text}</a></li>`)}
  </ul>`;

/** A date as the portal shows it. */
export const shownDate = (instant: Temporal.Instant | null): string =>
  instant === null ? 'never' : instant.toZonedDateTimeISO('UTC').toPlainDate().toString();
