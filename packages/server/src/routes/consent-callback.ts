import type { FastifyInstance } from 'fastify';
import type { Language } from '@planner/core';
import { withSite } from '@planner/db';
import { callerOf } from '@planner/identity';
import { applications, consentCallbackPath, receiveConsent } from '@planner/sites';
import type { ConsentReception } from '@planner/sites';
import type { ServerDeps } from '../deps.ts';
import { Refused, readerOf } from '../http/error-frame.ts';
import { anyone } from '../http/route-policy.ts';
import { tokenOf } from '../http/session-cookie.ts';

const policy = anyone(
  'Entra sends browsers here, with and without a session; the state decides, and only a check is begun',
);

/** Longest that any of the parameters is; Entra's own are far below. */
const longest = 2000;

/**
 * Where Entra sends the browser after a consent. Nothing it brings is believed: a state that isn't ours, of this site and
 * session, leads to a page that tells nothing, and success begins a check.
 */
export function serveConsentCallback(app: FastifyInstance, deps: ServerDeps): void {
  app.get(consentCallbackPath, { config: { policy }, schema: { hide: true } }, async (request, reply) => {
    const { connections } = deps;
    const retryAfterSeconds = deps.callbackCalls.admit(request.ip, deps.clock.now());
    if (retryAfterSeconds !== null) throw new Refused({ code: 'RATE_LIMITED', params: { retryAfterSeconds } });
    const query = request.query as { readonly [name: string]: unknown };
    const text = (name: string): string | undefined => {
      const value = query[name];
      return typeof value === 'string' && value !== '' && value.length <= longest ? value : undefined;
    };
    const reception = connections
      ? await withSite(deps.db, request.site.scope, async (tx) => {
          const { session: limits } = deps.settings;
          const caller = await callerOf(tx, tokenOf(request), { clock: deps.clock, ...(limits && { limits }) });
          const answer = {
            state: text('state'),
            tenant: text('tenant'),
            error: query['error'] === undefined ? undefined : (text('error') ?? 'unreadable'),
            errorDescription: text('error_description'),
          };
          const sessionKey = caller?.sessionKey ?? null;
          return receiveConsent(tx, { answer, sessionKey, correlationId: request.id }, connections);
        })
      : ({ kind: 'invalid' } as const);
    void reply.header('Cache-Control', 'no-store').header('Referrer-Policy', 'no-referrer');
    if (reception.kind === 'begun') return reply.redirect(applications[reception.application].page, 303);
    return reply
      .code(reception.kind === 'invalid' ? 410 : 200)
      .type('text/html; charset=utf-8')
      .serializer((html: unknown) => String(html))
      .send(pageFor(reception, readerOf(request).language));
  });
}

type Told = 'invalid' | 'approved' | 'notApproved';

/** Pages without scripts, for browsers that may have no session here: what to do next, and nothing about the site. */
const pages: { readonly [language in Language]: { readonly [told in Told]: readonly [title: string, text: string] } } =
  {
    en: {
      invalid: [
        'This consent link is no longer valid',
        'It was used, has expired, or belongs to another sign-in. Start again from Administration → Settings in Planner.',
      ],
      approved: ['Thank you, approved', 'Planner checks the permissions now. You can close this window.'],
      notApproved: ['Not approved', 'Nothing was changed. Whoever sent you the link can start again in Planner.'],
    },
    da: {
      invalid: [
        'Dette link gælder ikke længere',
        'Det er brugt, udløbet eller hører til et andet login. Begynd igen under Administration → Indstillinger i Planner.',
      ],
      approved: ['Tak, godkendt', 'Planner kontrollerer nu tilladelserne. Vinduet kan lukkes.'],
      notApproved: ['Ikke godkendt', 'Intet er ændret. Den, der sendte linket, kan begynde igen i Planner.'],
    },
    de: {
      invalid: [
        'Dieser Link gilt nicht mehr',
        'Er wurde benutzt, ist abgelaufen oder gehört zu einer anderen Anmeldung. Unter Administration → Einstellungen in Planner neu beginnen.',
      ],
      approved: ['Danke, genehmigt', 'Planner prüft jetzt die Berechtigungen. Das Fenster kann geschlossen werden.'],
      notApproved: [
        'Nicht genehmigt',
        'Nichts wurde geändert. Wer den Link geschickt hat, kann in Planner neu beginnen.',
      ],
    },
  };

function pageFor(reception: Exclude<ConsentReception, { readonly kind: 'begun' }>, language: Language): string {
  const told = reception.kind === 'invalid' ? 'invalid' : reception.isApproved ? 'approved' : 'notApproved';
  const [title, text] = pages[language][told];
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title} - Planner</title>
<main>
<h1>${title}</h1>
<p>${text}</p>
</main>
</html>
`;
}
