import { html, type Html } from '../http/html.ts';
import { htmlPage } from '../http/page-response.ts';

/**
 * Everything a page loads comes from us and nothing is inline. Forms may lead anywhere: Chromium applies `form-action`
 * to the redirect behind a form too, and signing in ends at the application. `frames`: whom a sign-out page tells.
 */
function policy(frames: readonly string[]): string {
  const framed = frames.length === 0 ? '' : ` frame-src ${frames.join(' ')};`;
  return `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';${framed} form-action http: https:; base-uri 'none'; frame-ancestors 'none'`;
}

/**
 * A page of the simulated sign-in.
 * @param script  a file in `entra/page`, or null
 * @param frames  origins whose pages are framed
 */
export function authPage(
  page: { title: string; body: Html; script?: string; frames?: readonly string[]; wide?: boolean },
  status = 200,
): Response {
  const { title, body, script, frames = [], wide = false } = page;
  const document = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} – Simulated Microsoft Entra</title>
        <link rel="stylesheet" href="/signin/assets/signin.css" />
        <link rel="icon" href="/outlook/assets/icon.svg" type="image/svg+xml" />
        ${script !== undefined && html`<script type="module" src="/signin/assets/${script}"></script>`}
      </head>
      <body>
        <p class="banner">
          <strong>Simulated Microsoft Entra</strong> — a stand-in, not a Microsoft product. Type no real password.
        </p>
        <main class="${wide ? 'wide' : 'card'}">${body}</main>
      </body>
    </html> `;
  const response = htmlPage(document.text, { status });
  response.headers.set('content-security-policy', policy(frames));
  // Forms of ours must say where they come from; `no-referrer` would make that "null".
  response.headers.set('referrer-policy', 'strict-origin-when-cross-origin');
  return response;
}

/** A redirect whose headers can still be added to. */
export function redirectTo(url: string, status: 302 | 303 = 302): Response {
  // Headers take ASCII alone; an address with other letters is written as browsers write it.
  const location = /^[\x20-\x7e]*$/.test(url) ? url : (URL.parse(url)?.href ?? encodeURI(url));
  return new Response(null, { status, headers: { location, 'cache-control': 'no-store' } });
}

/** A page that posts fields to an application by itself; a button stands there for whoever has no scripts. */
export function postPage(title: string, action: string, fields: Readonly<Record<string, string>>): Response {
  const body = html`<h1>${title}</h1>
    <p>You are being taken back to the application.</p>
    <form method="post" action="${action}" data-submit>
      ${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
      <button>Continue</button>
    </form>`;
  return authPage({ title, body, script: 'submit.js' });
}
