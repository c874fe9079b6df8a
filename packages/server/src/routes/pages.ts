import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { anyone } from '../http/route-policy.ts';
import { problemOf, sendProblem } from '../http/problem.ts';
import { readerOf } from '../http/error-frame.ts';

const policy = anyone('holds no data: the page asks the API, and a sign-in page must be readable before sign-in');

/** Every path that a page lives at. The page itself reads the rest of the address. */
export const pagePaths = [
  '/',
  '/timeline',
  '/find',
  '/calendar',
  '/calendar/list',
  '/meetings/new',
  '/meetings/:id',
  '/meetings/:id/history',
  '/series/:id',
  '/rooms',
  '/rooms/:id',
  '/me',
  '/admin',
  '/admin/settings/integration/calendar-synchronization',
  '/admin/settings/import-users',
  '/admin/settings/import-users/:id',
  '/admin/settings/import-users/:id/:tab',
  '/admin/settings/microsoft-graph',
  '/admin/settings/single-sign-on',
  '/admin/settings/single-sign-on/test',
  '/admin/settings/other-settings',
  '/login',
  '/login/local',
  '/account',
  '/admin/users',
  '/admin/users/:id',
] as const;

/** A year: the name of an asset changes with its content. */
const assetMaxAgeMs = 365 * 24 * 3600 * 1000;

/**
 * The web pages: one HTML file for all of them, and its assets. Unknown paths answer 404 with the same file, which shows
 * its page for it; under /api an unknown path is a problem like any other.
 * @param webRoot  the built site; null in a process without pages
 */
export async function servePages(app: FastifyInstance, webRoot: string | null): Promise<void> {
  if (webRoot !== null) {
    await app.register(fastifyStatic, {
      root: path.join(webRoot, 'assets'),
      serve: false, // its own routes would state no policy
      index: false,
      immutable: true,
      maxAge: assetMaxAgeMs,
    });
    app.get<{ Params: { '*': string } }>('/assets/*', { config: { policy, quiet: true } }, (request, reply) =>
      reply.sendFile(request.params['*']),
    );
    const send = (status: number) => async (request: FastifyRequest, reply: FastifyReply) =>
      sendPage(webRoot, { request, reply, status });
    for (const url of pagePaths) app.get(url, { config: { policy } }, send(200));
    app.get('/favicon.svg', { config: { policy, quiet: true } }, (_request, reply) =>
      reply.header('Cache-Control', 'public, max-age=86400').sendFile('favicon.svg', webRoot),
    );
    app.setNotFoundHandler((request, reply) =>
      wantsPage(request) ? send(404)(request, reply) : sendUnknown(request, reply),
    );
    return;
  }
  app.setNotFoundHandler(sendUnknown);
}

function wantsPage(request: FastifyRequest): boolean {
  const isPage = !/^\/(api|assets|webhooks)(\/|$)/.test(request.url);
  return isPage && request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
}

function sendUnknown(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendProblem(reply, problemOf([{ code: 'NOT_FOUND', params: {} }], readerOf(request), request.id));
}

interface PageAnswer {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly status: number;
}

async function sendPage(webRoot: string, { reply, status }: PageAnswer): Promise<FastifyReply> {
  // Read each time (some kB, kept by the system): a site that was built again is served without a restart.
  const html = await readFile(path.join(webRoot, 'index.html'), 'utf8');
  return reply.code(status).type('text/html; charset=utf-8').header('Cache-Control', 'no-cache').send(html);
}
