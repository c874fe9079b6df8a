import type { FastifyInstance } from 'fastify';
import { errorCatalogue, explain } from '@planner/core';
import type { ErrorCode, Language } from '@planner/core';
import { anyone } from '../http/route-policy.ts';
import { readerOf } from '../http/error-frame.ts';
import { anchorOf, errorPageUrl } from '../http/problem.ts';

/** Serves the page in the language of whoever asks. */
export function serveErrorPage(app: FastifyInstance): void {
  app.get(
    errorPageUrl,
    { config: { policy: anyone('public documentation'), quiet: true }, schema: { hide: true } },
    (request, reply) =>
      reply
        .type('text/html; charset=utf-8')
        .header('Cache-Control', 'private, max-age=300')
        .serializer((text: unknown) => String(text))
        .send(pageIn(readerOf(request).language)),
  );
}

function pageIn(language: Language): string {
  const entries = (Object.keys(errorCatalogue) as ErrorCode[])
    .filter((code) => errorCatalogue[code].status >= 400)
    .map((code) => {
      const { title, detail, next } = explain({ code, params: {} }, { language });
      const text = [detail, next].map((sentence) => `<p>${escaped(sentence)}</p>`).join('');
      return `<section id="${anchorOf(code)}"><h2>${escaped(title)}</h2><p><code>${code}</code> · HTTP ${errorCatalogue[code].status}</p>${text}</section>`;
    });
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Planner API</title></head><body><main><h1>Planner API</h1>${entries.join('')}</main></body></html>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
