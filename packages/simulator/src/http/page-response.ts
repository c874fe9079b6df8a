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

/** An HTML page with the headers that all of the simulator's pages have. */
export function htmlPage(html: string, status = 200): Response {
  return new Response(html, { status, headers: { ...headers, 'content-type': 'text/html; charset=utf-8' } });
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
  if (type === undefined) return htmlPage('There is no such file.', 404);
  try {
    return new Response(await readFile(new URL(name, folder)), { headers: { ...headers, 'content-type': type } });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return htmlPage('There is no such file.', 404);
    throw error;
  }
}

/** Text made fit for HTML, also inside of double-quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
