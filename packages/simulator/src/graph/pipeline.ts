import type { Agenda } from '../tenant/agenda.ts';
import type { Clock } from '../tenant/clock.ts';
import type { Random } from '../tenant/random.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { addressOf, type RequestAddress } from './address.ts';
import { readBody } from './body.ts';
import type { Authenticate, Caller } from './caller.ts';
import { GraphError } from './graph-error.ts';
import { appliedPreferences, parsePreferences } from './preferences.ts';
import { readQuery } from './query.ts';
import { ConnectionLost, type GraphAnswer, type GraphRequest } from './request.ts';
import type { RequestLog } from './request-log.ts';
import { Router, type Route } from './router.ts';

/**
 * Runs around a handler, after authentication and routing: faults, limits. It may answer by itself, change the answer,
 * throw a GraphError, or throw ConnectionLost before or after `proceed`.
 */
export type Interceptor = (
  exchange: { readonly request: GraphRequest; readonly route: Route },
  proceed: () => Answering,
) => Answering;

/** An answer that is there, or will be. */
export type Answering = GraphAnswer | Promise<GraphAnswer>;

export interface GraphDeps {
  readonly clock: Clock;
  readonly agenda: Agenda;
  readonly random: Random;
  readonly log: RequestLog;
  readonly tenants: ReadonlyMap<string, Tenant>;
}

const version = '/v1.0';
const isBelowVersion = (path: string): boolean => /^\/v1\.0(?:\/|$)/i.test(path);

/** Microsoft Graph's front: authentication, routing, permissions, limits, error bodies and headers. */
export class GraphPipeline {
  readonly router = new Router();
  authenticate: Authenticate;
  readonly #interceptors: Interceptor[] = [];
  readonly #deps: GraphDeps;

  constructor(authenticate: Authenticate, deps: GraphDeps) {
    this.authenticate = authenticate;
    this.#deps = deps;
  }

  /** Adds a route for everybody's requests. */
  route(route: Route): void {
    this.router.add(route);
  }

  /** Adds an interceptor; the first added runs outermost. Returns the function that takes it out again. */
  use(interceptor: Interceptor): () => void {
    this.#interceptors.push(interceptor);
    return () => {
      const index = this.#interceptors.indexOf(interceptor);
      if (index >= 0) this.#interceptors.splice(index, 1);
    };
  }

  /** Is this request for Graph? */
  serves(url: string): boolean {
    return isBelowVersion(addressOf(url).path);
  }

  /**
   * Answers one HTTP request; rejects only with ConnectionLost.
   * @param as  for the simulator's own pages: who calls, without a token
   */
  async handle(raw: Request, as?: Caller): Promise<Response> {
    const { clock, log, random } = this.#deps;
    const atMs = clock.ms();
    const startedMs = performance.now();
    const requestId = random.guid();
    const clientRequestId = raw.headers.get('client-request-id');
    const address = addressOf(raw.url);
    const seen: { appId: string | null; note: string | null } = { appId: null, note: null };
    const finish = (status: number): void => {
      log.add({
        atMs,
        method: raw.method,
        path: raw.url.slice(address.origin.length + version.length),
        status,
        ms: Math.round(performance.now() - startedMs),
        requestId,
        clientRequestId,
        ...seen,
      });
    };
    let answer: GraphAnswer;
    try {
      answer = await this.#answer(raw, address, { seen, as });
    } catch (error) {
      if (error instanceof ConnectionLost) {
        seen.note = error.message;
        finish(0);
        throw error;
      }
      const refusal = asGraphError(error);
      seen.note = `${refusal.code}: ${refusal.message}`;
      answer = refusalAnswer(refusal, { atMs, requestId, clientRequestId });
    }
    finish(answer.status);
    return toResponse(answer, { requestId, clientRequestId, atMs });
  }

  async #answer(
    raw: Request,
    address: RequestAddress,
    { seen, as }: { seen: { appId: string | null }; as: Caller | undefined },
  ): Promise<GraphAnswer> {
    const caller = as ?? (await this.authenticate(raw));
    if (caller instanceof GraphError) throw caller;
    seen.appId = caller.appId;
    const tenant = this.#deps.tenants.get(caller.tenantId);
    if (!tenant)
      throw new GraphError(401, 'InvalidAuthenticationToken', 'Access token validation failure. Invalid tenant.');
    const sentPath = address.path.slice(version.length);
    const path = ownPath(sentPath, caller.delegated?.userId);
    const found = this.router.find(raw.method, path);
    if ('methods' in found) throw unknownPath(raw.method, path, found.methods);
    const { route, params } = found;
    requirePermission(route, caller);
    const request: GraphRequest = {
      method: raw.method,
      path: sentPath,
      href: raw.url,
      headers: raw.headers,
      caller,
      tenant,
      params,
      query: readQuery(address.search, route),
      preferences: parsePreferences(raw.headers.get('prefer')),
      body: await readBody(raw),
      baseUrl: address.origin + version,
    };
    const answer = await this.#through(0, { request, route });
    const applied = appliedPreferences(request.preferences);
    return applied === '' || answer.headers?.['Preference-Applied'] !== undefined
      ? answer
      : { ...answer, headers: { ...answer.headers, 'Preference-Applied': applied } };
  }

  #through(index: number, exchange: { request: GraphRequest; route: Route }): Answering {
    const interceptor = this.#interceptors[index];
    if (!interceptor) return exchange.route.handle(exchange.request);
    return interceptor(exchange, () => this.#through(index + 1, exchange));
  }
}

/** `/me` means the signed-in person; an app has no "me". */
function ownPath(path: string, userId: string | undefined): string {
  if (!/^\/me(\/|$)/i.test(path)) return path;
  if (userId === undefined) {
    throw new GraphError(400, 'BadRequest', '/me request is only valid with delegated authentication flow.');
  }
  return `/users/${userId}${path.slice(3)}`;
}

function unknownPath(method: string, path: string, methods: readonly string[]): GraphError {
  return methods.length > 0
    ? new GraphError(405, 'Request_BadRequest', `Specified HTTP method is not allowed for the request target.`, {
        Allow: methods.join(', '),
      })
    : new GraphError(400, 'BadRequest', `Resource not found for the segment in '${method} ${path}'.`);
}

function requirePermission(
  route: Route,
  caller: { roles: readonly string[]; delegated?: { scopes: readonly string[] } },
): void {
  const granted = caller.delegated?.scopes ?? caller.roles;
  if (route.permissions.length === 0 || route.permissions.some((permission) => granted.includes(permission))) return;
  const outlook = route.permissions.some((permission) => permission.startsWith('Calendars.'));
  throw outlook
    ? new GraphError(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.')
    : new GraphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
}

function asGraphError(error: unknown): GraphError {
  if (error instanceof GraphError) return error;
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new GraphError(500, 'ErrorInternalServerError', `The simulator has a fault of its own: ${text}`);
}

function refusalAnswer(
  refusal: GraphError,
  context: { atMs: number; requestId: string; clientRequestId: string | null },
): GraphAnswer {
  const innerError = {
    date: new Date(context.atMs).toISOString().slice(0, 19),
    'request-id': context.requestId,
    'client-request-id': context.clientRequestId ?? context.requestId,
  };
  return {
    status: refusal.status,
    headers: refusal.headers,
    body: { error: { code: refusal.code, message: refusal.message, innerError } },
  };
}

/** The date of the answer's header; written anew once a second. */
let written = { second: -1, text: '' };
function httpDate(ms: number): string {
  const second = Math.floor(ms / 1000);
  if (written.second !== second) written = { second, text: new Date(ms).toUTCString() };
  return written.text;
}

function toResponse(
  answer: GraphAnswer,
  context: { requestId: string; clientRequestId: string | null; atMs: number },
): Response {
  // A plain record: the server writes it out as it is, where Headers would be made and taken apart again.
  const headers: Record<string, string> = {
    'request-id': context.requestId,
    'client-request-id': context.clientRequestId ?? context.requestId,
    'x-ms-ags-diagnostic':
      '{"ServerInfo":{"DataCenter":"Simulator","Slice":"E","Ring":"1","ScaleUnit":"000","RoleInstance":"SIM"}}',
    Date: httpDate(context.atMs),
    'Cache-Control': 'private',
    ...answer.headers,
  };
  if (answer.body === undefined) return new Response(null, { status: answer.status, headers });
  if (typeof answer.body === 'string') {
    headers['Content-Type'] ??= 'text/plain';
    return new Response(answer.body, { status: answer.status, headers });
  }
  headers['Content-Type'] =
    'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';
  return new Response(JSON.stringify(answer.body), { status: answer.status, headers });
}
