import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import fastify, { LogController } from 'fastify';
import type { FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { Logger } from 'pino';
import type { ImportDeps } from '@planner/directory';
import { demoProvider, passwordHashing } from '@planner/identity';
import type { AccountDeps, DemoPerson, PasswordHashing } from '@planner/identity';
import type { MailTransport } from '@planner/notify';
import { createGraphAccess } from '@planner/sites';
import type { ConnectionDeps } from '@planner/sites';
import { describeApi } from './api/document.ts';
import type { ServerDeps, SyncDoor } from './deps.ts';
import { callLimit } from './http/call-limit.ts';
import { frameErrors, Refused, invalid } from './http/error-frame.ts';
import { setSecurityHeaders } from './http/headers.ts';
import { logRequests } from './http/request-log.ts';
import { demandPolicies } from './http/route-policy.ts';
import { isFromOwnPage, isRead } from './http/same-origin.ts';
import { siteHosts } from './http/site-host.ts';
import type { Site } from './http/site-host.ts';
import { sendUnknownHost } from './http/unknown-host.ts';
import { liveHub } from './live/live-hub.ts';
import { serveCalls } from './routes/index.ts';
import { serveApiDocument } from './routes/api-document.ts';
import { serveConsentCallback } from './routes/consent-callback.ts';
import { serveErrorPage } from './routes/error-page.ts';
import { serveEvents } from './routes/events.ts';
import { serveHealth } from './routes/health.ts';
import type { Readiness } from './routes/health.ts';
import { serveSignOn } from './routes/sign-on.ts';
import { serveAddinPages } from './routes/addin-pages.ts';
import { servePages } from './routes/pages.ts';
import { serveWebhooks } from './routes/webhooks.ts';
import { requestLimits, usualSettings } from './settings.ts';
import type { Role, ServerSettings } from './settings.ts';

export interface ServerOptions {
  readonly db: ServerDeps['db'];
  readonly clock: ServerDeps['clock'];
  readonly ids: ServerDeps['ids'];
  readonly roles: readonly Role[];
  readonly settings?: Partial<ServerSettings>;
  readonly log: Logger;
  /** Folder of the built site (`index.html`, `assets/`); null = no pages. */
  readonly webRoot: string | null;
  /** People whom one click signs in as. `planner demo` alone gives it. */
  readonly demo?: { readonly people: readonly DemoPerson[] };
  /** Synchronization, where this process can reach Exchange. */
  readonly sync?: SyncDoor;
  /** User import, where this process can reach a directory. */
  readonly imports?: ImportDeps;
  /** How passwords are hashed; at the least cost unless told. */
  readonly hashing?: PasswordHashing;
  /** The way mails leave; absent where none is configured: then mails wait, and links are shown to copy. */
  readonly mail?: MailTransport;
  /** The key for secrets of connections, and the way to Microsoft. */
  readonly connections?: Pick<ConnectionDeps, 'secrets' | 'fetch' | 'signInPages'>;
}

/**
 * The HTTP side of one process, ready to listen or to be asked in process (`inject`). Without the role `web` it answers
 * health questions alone.
 */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const settings: ServerSettings = { ...usualSettings, ...options.settings };
  const deps: ServerDeps = {
    db: options.db,
    clock: options.clock,
    ids: options.ids,
    settings,
    demo: options.demo ? demoProvider(options.demo.people) : null,
    sync: options.sync ?? null,
    imports: options.imports ?? null,
    connections: connectionsOf(options),
    accounts: accountsOf(options),
    tokenCalls: callLimit(tokenCallsPerMinute),
    callbackCalls: callLimit(callbackCallsPerMinute),
    importCalls: callLimit(importCallsPerMinute),
    mailFrom: options.mail?.from ?? null,
    addinGraph: addinGraphOf(options),
    webRoot: options.webRoot,
  };
  const readiness: Readiness = { draining: false };
  const app = fastify({
    loggerInstance: options.log,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'correlationId' }), // http/request-log.ts writes one line a request
    genReqId: () => randomUUID(),
    trustProxy: settings.trustProxy,
    bodyLimit: requestLimits.bodyBytes,
    requestTimeout: requestLimits.requestMs,
    http: { headersTimeout: requestLimits.headerMs, maxHeaderSize: 16 * 1024 },
    routerOptions: { maxParamLength: 100 },
    exposeHeadRoutes: true,
  }) as unknown as FastifyInstance;
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(settings.verifyAnswers ? serializerCompiler : () => JSON.stringify);
  app.removeContentTypeParser('text/plain'); // JSON alone: a form of another site can't send it without asking first
  demandPolicies(app);
  logRequests(app);
  frameErrors(app);
  await setSecurityHeaders(app);
  app.addHook('preClose', (done) => {
    readiness.draining = true;
    done();
  });
  app.decorate('readiness', readiness);
  serveHealth(app, deps, readiness);
  if (options.roles.includes('web')) await serveSites(app, deps, options);
  await app.ready();
  return app;
}

/** What connections need, with what the server has anyway; null without a key for their secrets. */
export function connectionsOf({ db, clock, ids, connections, settings }: ServerOptions): ConnectionDeps | null {
  return connections ? { db, clock, ids, publicUrl: settings?.publicUrl ?? null, ...connections } : null;
}

/** What local accounts need; null without a key for their second factors. */
export function accountsOf({ db, clock, ids, connections, hashing }: ServerOptions): AccountDeps | null {
  return connections ? { db, clock, ids, secrets: connections.secrets, hashing: hashing ?? passwordHashing() } : null;
}

const tokenCallsPerMinute = 600;
const callbackCallsPerMinute = 60;
const importCallsPerMinute = 10;

/** Graph as the add-in's application, kept for the process. */
function addinGraphOf(options: ServerOptions): ServerDeps['addinGraph'] {
  const outside = connectionsOf(options);
  return outside && createGraphAccess({ application: 'addin', trust: 'kept' }, outside);
}

/** How long the start waits until the database's messages are heard. */
const hearingMs = 2000;

/** Everything that belongs to a site: its host is looked up before any of these routes runs. */
async function serveSites(root: FastifyInstance, deps: ServerDeps, options: ServerOptions): Promise<void> {
  await root.register(cookie);
  await root.register(compress, { threshold: 1024, encodings: ['br', 'gzip'] });
  await describeApi(root);
  const hub = liveHub({
    db: deps.db,
    clock: deps.clock,
    onFault: (error) => root.log.error({ event: 'live', err: error }, 'live updates failed'),
  });
  root.addHook('preClose', () => hub.close());
  // With the database there it takes milliseconds; without it the server starts all the same and says that it isn't ready.
  root.addHook('onReady', () => Promise.race([hub.ready, delay(hearingMs, undefined, { ref: false })]));
  await serveWebhooks(root, deps); // before the host's look-up: Graph's subscriptions lead to a site by themselves
  await root.register(async (app) => {
    const hosts = siteHosts(deps);
    app.decorateRequest('site', null as unknown as Site);
    app.addHook('onRequest', async (request, reply) => {
      const site = await hosts.find(request.host);
      if (!site) return sendUnknownHost(request, reply);
      request.site = site;
      const { isCrossSite = false } = request.routeOptions.config;
      if (!isRead(request.method) && !isCrossSite && !isFromOwnPage(request)) {
        throw new Refused(invalid('Origin', 'a page of this site'));
      }
      return undefined;
    });
    // Files of people; like JSON a type that a form of another site can't send without asking first.
    app.addContentTypeParser('text/csv', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    serveCalls(app, deps);
    serveEvents(app, deps, hub);
    serveApiDocument(app);
    serveErrorPage(app);
    serveConsentCallback(app, deps);
    await serveSignOn(app, deps);
    await servePages(app, options.webRoot);
    serveAddinPages(app, deps);
  });
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Set to draining when the process is told to stop. */
    readonly readiness: Readiness;
  }
}
