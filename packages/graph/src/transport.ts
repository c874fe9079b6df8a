import type { Clock } from '@planner/core';
import { GraphFailure, classify, errorCodeOf, retryAfterOf } from './graph-failure.ts';
import { MailboxGate } from './mailbox-gate.ts';
import type { TokenSource } from './token-source.ts';

/** The part of the platform's fetch that is needed; the simulator in process has the same shape. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** One call. `path` is relative to `/v1.0` and already encoded; `url` replays a link that Graph gave. */
export interface GraphCall {
  /** Object id or address; counts against this mailbox's limit. Null for calls outside mailboxes. */
  readonly mailbox: string | null;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path?: string;
  readonly url?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly ifMatch?: string;
  /** Further Prefer values, for example `odata.maxpagesize=50`. */
  readonly prefer?: readonly string[];
}

/** What was sent, for logs, counters and contract tests: never bodies of answers. */
export interface GraphSent {
  readonly call: GraphCall;
  readonly status: number;
  readonly clientRequestId: string;
  readonly ms: number;
}

/** Microsoft Graph for one application in one tenant. */
export interface GraphClient {
  /**
   * Sends one call.
   * @returns the parsed JSON body; null for an empty answer (202, 204)
   * @throws GraphFailure for everything but 2xx; nothing is retried here except once after a refused token
   */
  request(call: GraphCall): Promise<unknown>;
}

export interface GraphClientDeps {
  readonly fetch: Fetch;
  readonly tokens: TokenSource;
  /** Root of Graph, for example `https://graph.microsoft.com`. */
  readonly baseUrl: string;
  readonly clock: Clock;
  /** Ids for `client-request-id`. */
  readonly requestId: () => string;
  readonly observe?: (sent: GraphSent) => void;
}

const callLimitMs = 30_000;
// Immutable ids survive a move between folders; UTC spares us a zone conversion of Graph's own tables.
const alwaysPreferred = ['IdType="ImmutableId"', 'outlook.timezone="UTC"'];

/** The transport: limits, tokens, headers and the sorting of failures. Waiting is the scheduler's business. */
export function createGraphClient(deps: GraphClientDeps): GraphClient {
  const gate = new MailboxGate();
  const origin = new URL(deps.baseUrl).origin;

  const request = async (call: GraphCall): Promise<unknown> => {
    const token = await deps.tokens.token();
    const first = await send(deps, targetOf(call, origin), call, token);
    if (first.status !== 401) return readAnswer(deps, call, first);
    await first.text();
    // Revoked or rolled over early: one new token, one more try.
    deps.tokens.forget(token);
    return readAnswer(deps, call, await send(deps, targetOf(call, origin), call, await deps.tokens.token()));
  };
  return { request: (call) => gate.enter(call.mailbox ?? '', () => request(call)) };
}

function targetOf(call: GraphCall, origin: string): string {
  if (call.url !== undefined) {
    // Links come from outside: the token must never travel to another host.
    if (new URL(call.url).origin !== origin)
      throw new GraphFailure({ kind: 'invalid', code: 'foreignLink', status: 0 });
    return call.url;
  }
  const query = Object.entries(call.query ?? {})
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  return `${origin}/v1.0${call.path ?? ''}${query === '' ? '' : `?${query}`}`;
}

async function send(deps: GraphClientDeps, url: string, call: GraphCall, token: string): Promise<Response> {
  const clientRequestId = deps.requestId();
  const startedAt = deps.clock.now();
  let status = 0;
  try {
    const response = await deps.fetch(url, {
      method: call.method,
      headers: {
        Authorization: `Bearer ${token}`,
        Accept: 'application/json',
        Prefer: [...alwaysPreferred, ...(call.prefer ?? [])].join(', '),
        'client-request-id': clientRequestId,
        'return-client-request-id': 'true',
        ...(call.body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(call.ifMatch === undefined ? {} : { 'If-Match': call.ifMatch }),
      },
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      signal: AbortSignal.timeout(callLimitMs),
    });
    status = response.status;
    return response;
  } catch (error) {
    throw noAnswer(call, error);
  } finally {
    const ms = deps.clock.now().epochMilliseconds - startedAt.epochMilliseconds;
    deps.observe?.({ call, status, clientRequestId, ms });
  }
}

function noAnswer(call: GraphCall, cause: unknown): GraphFailure {
  return new GraphFailure(
    { kind: call.method === 'GET' ? 'unavailable' : 'unknownOutcome', code: 'noAnswer', status: 0 },
    { cause },
  );
}

async function readAnswer(deps: GraphClientDeps, call: GraphCall, response: Response): Promise<unknown> {
  let text: string;
  try {
    text = await response.text();
  } catch (error) {
    throw noAnswer(call, error);
  }
  const body = parse(text);
  if (response.ok) {
    // A cut answer to a write leaves its outcome open just like none at all.
    if (body === undefined) throw noAnswer(call, new SyntaxError('answer is not JSON'));
    return body;
  }
  const code = errorCodeOf(body);
  throw new GraphFailure({
    kind: classify({ status: response.status, code, write: call.method !== 'GET' }),
    code,
    status: response.status,
    retryAt: retryAfterOf(response.headers.get('Retry-After'), deps.clock.now()),
  });
}

function parse(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
