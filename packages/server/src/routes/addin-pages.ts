import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readAddin, withSite } from '@planner/db';
import type { StoredAddin } from '@planner/db';
import { connectionOf, frameHostsOf, iconPaths, officeJsOf } from '@planner/sites';
import type { ServerDeps } from '../deps.ts';
import { emptyStyle } from '../http/headers.ts';
import { problemOf, sendProblem } from '../http/problem.ts';
import { publicUrlOf } from '../http/public-url.ts';
import { anyone } from '../http/route-policy.ts';
import { readerOf } from '../http/error-frame.ts';

const policy = anyone('holds no data: Outlook shows these pages before anybody has signed in');

/** Pages of the pane by their address, and the file of the built site that they are. */
const pages = {
  '/addin/compose': 'addin.html',
  '/addin/read': 'addin.html',
  '/addin/events.html': 'addin/events.html',
  '/addin/signin': 'addin-signin.html',
} as const;

/** Where MicrosoftAjax.js comes from; without it office.js doesn't begin (OfficeDev/office-js#4131). */
const officeHelpers = 'https://ajax.aspnetcdn.com';

/**
 * The add-in's pages in Outlook. Their headers differ from those of all other pages, where strict ones break Office: a frame
 * must be allowed for Outlook's own origins, an opener policy closes dialogs (error 12006), and icons with a Cache-Control
 * turn into generic ones (manifest/image).
 */
export function serveAddinPages(app: FastifyInstance, deps: ServerDeps): void {
  const { webRoot } = deps;
  if (webRoot === null) return;
  for (const [url, file] of Object.entries(pages)) {
    app.get(url, { config: { policy } }, async (request, reply) => {
      const addin = await withSite(deps.db, request.site.scope, readAddin);
      const html = await readFile(path.join(webRoot, file), 'utf8');
      allowOutlook(reply, { addin, signIn: await signInOrigin(request, deps), framed: url !== '/addin/signin' });
      return reply.type('text/html; charset=utf-8').header('Cache-Control', 'no-cache').send(withOffice(html, addin));
    });
  }
  app.get('/addin/events.js', { config: { policy, quiet: true } }, async (_request, reply) => {
    const script = await readFile(path.join(webRoot, 'addin/events.js'), 'utf8');
    void reply.header('Cross-Origin-Resource-Policy', 'cross-origin');
    return reply.type('text/javascript; charset=utf-8').header('Cache-Control', 'no-cache').send(script);
  });
  for (const { path: url } of iconPaths()) {
    app.get(url, { config: { policy, quiet: true } }, async (_request, reply) => {
      void reply.header('Cross-Origin-Resource-Policy', 'cross-origin');
      return reply.type('image/png').send(await readFile(path.join(webRoot, url)));
    });
  }
  // Which script may call this site from Outlook's runtime without pages (develop/event-based-activation).
  app.get('/.well-known/microsoft-officeaddins-allowed.json', { config: { policy } }, (request, reply) => {
    const base = publicUrlOf(request, deps.settings);
    if (!base.ok) return sendProblem(reply, problemOf(base.errors, readerOf(request), request.id));
    return reply.send({ allowed: [new URL('/addin/events.js', base.value).href] });
  });
}

/** Outlook's script goes in front of all others: it takes the page over before they run. */
function withOffice(html: string, addin: StoredAddin): string {
  const address = officeJsOf(addin).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return html.replace('</title>', `</title>\n    <script src="${address}"></script>`);
}

async function signInOrigin(request: FastifyRequest, { connections, db }: ServerDeps): Promise<string | null> {
  if (!connections) return null;
  const known = await withSite(db, request.site.scope, (tx) => connectionOf(tx, 'addin', connections.secrets));
  return known && new URL(known.authorityUrl).origin;
}

function allowOutlook(
  reply: FastifyReply,
  { addin, signIn, framed }: { readonly addin: StoredAddin; readonly signIn: string | null; readonly framed: boolean },
): void {
  const office = new URL(officeJsOf(addin)).origin;
  void reply
    .removeHeader('X-Frame-Options')
    .removeHeader('Cross-Origin-Opener-Policy')
    .header(
      'Content-Security-Policy',
      [
        "default-src 'self'",
        `script-src 'self' ${office} ${officeHelpers}`,
        `style-src 'self' ${emptyStyle}`,
        "img-src 'self' data:",
        `connect-src 'self' ${[office, ...(signIn === null ? [] : [signIn])].join(' ')}`,
        `frame-ancestors ${framed ? ["'self'", ...frameHostsOf(addin)].join(' ') : "'none'"}`,
        "base-uri 'none'",
        "form-action 'self'",
      ].join('; '),
    );
}
