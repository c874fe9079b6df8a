import { readFile } from 'node:fs/promises';

/**
 * Everything a page may load comes from us; nothing is inline. Scripts set styles through the DOM, which this allows.
 */
const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const headers = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/**
 * An HTML page with the headers that all of the simulator's pages have.
 * @param frames  origins whose pages it may show in frames, and whose pictures beside them
 */
export function htmlPage(html: string, { status = 200, frames = [] as readonly string[] } = {}): Response {
  const policy =
    frames.length === 0
      ? contentSecurityPolicy
      : `${contentSecurityPolicy.replace("img-src 'self'", `img-src 'self' ${frames.join(' ')}`)}; frame-src ${frames.join(' ')}`;
  return new Response(html, {
    status,
    headers: { ...headers, 'content-security-policy': policy, 'content-type': 'text/html; charset=utf-8' },
  });
}

/** A script that pages of other origins load. */
export function foreignScript(text: string): Response {
  return new Response(text, {
    headers: {
      ...headers,
      'content-type': 'text/javascript; charset=utf-8',
      'cross-origin-resource-policy': 'cross-origin',
    },
  });
}

const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

/**
 * A file of a page's folder.
 * @param name  one name without a path; anything else is answered with 404
 */
export async function pageFile(folder: URL, name: string): Promise<Response> {
  const type = types[/^[a-z-]+\.(css|js|svg)$/.exec(name)?.[1] ?? ''];
  if (type === undefined) return htmlPage('There is no such file.', { status: 404 });
  try {
    return new Response(await readFile(new URL(name, folder)), { headers: { ...headers, 'content-type': type } });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return htmlPage('There is no such file.', { status: 404 });
    throw error;
  }
}

/** Text made fit for HTML, also inside of double-quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
