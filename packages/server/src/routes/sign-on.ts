import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { withSite } from '@planner/db';
import {
  addressesOf,
  beginSignOnSession,
  endSession,
  fetchResult,
  oidcCallbackPath,
  ownPath,
  receiveCode,
  receiveLogout,
  receiveResponse,
  serviceMetadata,
  signOnConfiguration,
  startSignOn,
} from '@planner/identity';
import type { SignOnDeps } from '@planner/identity';
import type { ServerDeps } from '../deps.ts';
import { Refused, readerOf } from '../http/error-frame.ts';
import { problemOf, sendProblem } from '../http/problem.ts';
import { publicUrlOf } from '../http/public-url.ts';
import { anyone } from '../http/route-policy.ts';
import { giveToken, tokenOf } from '../http/session-cookie.ts';
import { browserKeyOf, giveBrowserKey } from '../http/sign-on-cookie.ts';

const metadataPolicy = anyone('what Entra is told about this site; holds no secret');
const acsPolicy = anyone('the provider’s form comes from its page; the gate decides, and nothing is signed in here');
const logoutPolicy = anyone('the provider asks; only what it has signed ends a session');
const signInPolicy = anyone('nobody is signed in before');

/** 128 KiB of message in base64, written as a form, with room for the relay state. */
const formBytes = 256 * 1024;

/** Addresses that browsers go to and come back from while somebody signs in at the identity provider. */
export async function serveSignOn(app: FastifyInstance, deps: ServerDeps): Promise<void> {
  const { connections: outside } = deps;
  if (!outside) return; // without the key for secrets nothing can be set up
  app.get<Site>(
    '/saml/:site/metadata',
    { config: { policy: metadataPolicy }, schema: { hide: true } },
    (request, reply) => sendMetadata(request, reply, deps),
  );
  app.get<Site>('/saml/:site/logout', { config: { policy: logoutPolicy }, schema: { hide: true } }, (request, reply) =>
    takeLogout(request, reply, outside),
  );
  app.get<{ Querystring: Query }>(
    '/login/sso',
    { config: { policy: signInPolicy }, schema: { hide: true } },
    (request, reply) => begin(request, reply, { deps, outside }),
  );
  app.get<{ Querystring: Query }>(
    '/login/sso/complete',
    { config: { policy: signInPolicy }, schema: { hide: true } },
    (request, reply) => complete(request, reply, { deps, outside }),
  );
  app.get<{ Querystring: Query }>(
    oidcCallbackPath,
    { config: { policy: signInPolicy }, schema: { hide: true } },
    (request, reply) => takeCode(request, reply, outside),
  );
  await app.register(async (forms) => {
    forms.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: formBytes },
      (_request, body, done) => done(null, new URLSearchParams(String(body))),
    );
    forms.post<Site>(
      '/saml/:site/acs',
      { config: { policy: acsPolicy, isCrossSite: true }, bodyLimit: formBytes, schema: { hide: true } },
      (request, reply) => {
        const retryAfterSeconds = deps.callbackCalls.admit(request.ip, deps.clock.now());
        if (retryAfterSeconds !== null) throw new Refused({ code: 'RATE_LIMITED', params: { retryAfterSeconds } });
        return takeResponse(request, reply, outside);
      },
    );
  });
}

interface Site {
  Params: { site: string };
}
type Query = { readonly [name: string]: unknown };

/** One value of a query; a name that comes twice has none. */
function textOf(query: Query, name: string): string | undefined {
  const value = query[name];
  return typeof value === 'string' ? value : undefined;
}

async function sendMetadata(
  request: FastifyRequest<Site>,
  reply: FastifyReply,
  deps: ServerDeps,
): Promise<FastifyReply> {
  const configuration = await withSite(deps.db, request.site.scope, signOnConfiguration);
  const base = publicUrlOf(request, deps.settings);
  const baseUrl = configuration.baseUrl ?? (base.ok ? base.value : null);
  const addresses = addressesOf({ ...configuration, baseUrl });
  if (configuration.pathName !== request.params.site || !addresses) return unknown(request, reply);
  return reply
    .type('application/samlmetadata+xml')
    .header('Content-Disposition', 'attachment; filename="planner-metadata.xml"')
    .header('Cache-Control', 'no-cache')
    .serializer((xml: unknown) => String(xml))
    .send(serviceMetadata(addresses, configuration.requestCertificate));
}

/** Sends the browser to the provider, by way of the host that the provider knows. */
async function begin(
  request: FastifyRequest<{ Querystring: Query }>,
  reply: FastifyReply,
  { deps, outside }: { readonly deps: ServerDeps; readonly outside: SignOnDeps },
): Promise<FastifyReply> {
  const to = textOf(request.query, 'to');
  const { baseUrl } = await withSite(deps.db, request.site.scope, signOnConfiguration);
  const here = publicUrlOf(request, deps.settings);
  if (baseUrl !== null && here.ok && here.value !== baseUrl) {
    return sendTo(reply, `${baseUrl}/login/sso?to=${encodeURIComponent(ownPath(to))}`);
  }
  const browserKey = browserKeyFor(request);
  const wish = {
    purpose: 'signIn',
    browserKey,
    returnPath: to,
    isFresh: textOf(request.query, 'fresh') === '1',
    startedBy: null,
  } as const;
  const started = await withSite(deps.db, request.site.scope, (tx) => startSignOn(tx, wish, outside));
  if (!started.ok) return sendTo(reply, '/login');
  giveBrowserKey(reply, browserKey);
  return sendTo(reply, started.value.url);
}

/** The key of this browser, or a new one. */
export function browserKeyFor(request: FastifyRequest): string {
  const key = browserKeyOf(request);
  return key !== undefined && /^[\w-]{43}$/.test(key) ? key : randomBytes(32).toString('base64url');
}

async function takeResponse(
  request: FastifyRequest<Site>,
  reply: FastifyReply,
  outside: SignOnDeps,
): Promise<FastifyReply> {
  const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
  const posted = {
    field: form.get('SAMLResponse') ?? '',
    relayState: form.get('RelayState'),
    pathName: request.params.site,
    correlationId: request.id,
  };
  const taken = await receiveResponse(request.site.scope, posted, outside);
  if (taken.kind === 'unknown') return unknown(request, reply);
  if (taken.kind === 'busy') throw new Refused({ code: 'UNAVAILABLE', params: { retryAfterSeconds: 2 } });
  // 303: the browser fetches the next page itself, from us, and so with its cookie.
  if (taken.kind === 'unsolicited') return sendTo(reply, '/login/sso');
  return sendTo(reply, `${taken.baseUrl}/login/sso/complete?code=${taken.code}`);
}

async function takeCode(
  request: FastifyRequest<{ Querystring: Query }>,
  reply: FastifyReply,
  outside: SignOnDeps,
): Promise<FastifyReply> {
  const answer = {
    search: new URL(request.url, 'http://localhost').search,
    state: textOf(request.query, 'state'),
    browserKey: browserKeyOf(request),
    correlationId: request.id,
  };
  const code = await receiveCode(request.site.scope, answer, outside);
  return sendTo(reply, code === null ? '/login?sso=lost' : `/login/sso/complete?code=${code}`);
}

/** The way back: here the browser has its cookie, and only the one that asked is signed in. */
async function complete(
  request: FastifyRequest<{ Querystring: Query }>,
  reply: FastifyReply,
  { deps, outside }: { readonly deps: ServerDeps; readonly outside: SignOnDeps },
): Promise<FastifyReply> {
  const { session: limits } = deps.settings;
  const code = textOf(request.query, 'code');
  const next = await withSite(deps.db, request.site.scope, async (tx) => {
    const result = await fetchResult(tx, { code, browserKey: browserKeyOf(request) }, outside);
    if (!result) return { to: '/login?sso=lost', token: null };
    const { outcome, reference, purpose, requestId, returnPath } = result;
    if (purpose === 'test') return { to: `/admin/settings/single-sign-on/test?result=${requestId}`, token: null };
    if (outcome.kind !== 'signedIn') return { to: `/login?sso=${reference}`, token: null };
    const before = tokenOf(request);
    if (before !== undefined) await endSession(tx, before);
    const sessionDeps = { clock: deps.clock, ids: deps.ids, ...(limits && { limits }) };
    const { token } = await beginSignOnSession(tx, { outcome, correlationId: request.id }, sessionDeps);
    return { to: returnPath, token };
  });
  if (next.token !== null) giveToken(reply, next.token, limits);
  return sendTo(reply, next.to);
}

async function takeLogout(
  request: FastifyRequest<Site>,
  reply: FastifyReply,
  outside: SignOnDeps,
): Promise<FastifyReply> {
  const rawQuery = new URL(request.url, 'http://localhost').search.slice(1);
  const logout = { rawQuery, pathName: request.params.site, correlationId: request.id };
  const taken = await receiveLogout(request.site.scope, logout, outside);
  if (taken.kind === 'unknown') return unknown(request, reply);
  return sendTo(reply, taken.kind === 'answer' ? taken.url : '/login');
}

function sendTo(reply: FastifyReply, url: string): FastifyReply {
  return reply.header('Cache-Control', 'no-store').header('Referrer-Policy', 'no-referrer').redirect(url, 303);
}

function unknown(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendProblem(reply, problemOf([{ code: 'NOT_FOUND', params: {} }], readerOf(request), request.id));
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether pages of another site may write here: the route then trusts nothing of the browser. */
    isCrossSite?: boolean;
  }
}
