import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { ZodType, output } from 'zod';
import { languageOf } from '@planner/core';
import type { Refusal, ZoneName } from '@planner/core';
import { withSite } from '@planner/db';
import type { SiteTransaction } from '@planner/db';
import { callerOf, callerOfToken, isCsrfTokenOf, isRecent, paneLimits } from '@planner/identity';
import type { Caller } from '@planner/identity';
import { contract } from '../api/contract.ts';
import type { Operation, OperationName } from '../api/contract.ts';
import { routeSchema } from '../api/document.ts';
import type { ServerDeps } from '../deps.ts';
import { policies } from '../policies/index.ts';
import { Refused, invalid, readerOf } from './error-frame.ts';
import { sendProblem, problemOf } from './problem.ts';
import { missingRight } from './route-policy.ts';
import type { RoutePolicy } from './route-policy.ts';
import { isRead } from './same-origin.ts';
import type { Site } from './site-host.ts';
import { bearerOf, takeToken, tokenOf } from './session-cookie.ts';
import type { Reader } from '../presenters/refusals.ts';

type Contract = typeof contract;
type Part<Name extends OperationName, Key extends string> = Contract[Name] extends {
  readonly [K in Key]: infer Schema extends ZodType;
}
  ? output<Schema>
  : undefined;

/** What a handler is given: validated input, whoever asks, and one open transaction of their site. */
export interface Call<Name extends OperationName, Who extends Caller | null = Caller> {
  readonly params: Part<Name, 'params'>;
  readonly query: Part<Name, 'query'>;
  readonly headers: Part<Name, 'headers'>;
  readonly body: Part<Name, 'body'>;
  readonly caller: Who;
  readonly reader: Reader;
  readonly site: Site;
  readonly tx: SiteTransaction;
  readonly now: Temporal.Instant;
  readonly correlationId: string;
  readonly deps: ServerDeps;
  /** For the session's cookie alone; answers are returned. */
  readonly http: { readonly request: FastifyRequest; readonly reply: FastifyReply };
}

type Answers<Name extends OperationName> = {
  [Status in keyof Contract[Name]['answers'] & number]: Contract[Name]['answers'][Status] extends ZodType
    ? {
        readonly status: Status;
        readonly body: output<Contract[Name]['answers'][Status]>;
        readonly headers?: { readonly [name: string]: string };
        /** The body as JSON, where the handler has needed it already: it isn't written a second time. */
        readonly json?: Buffer;
      }
    : { readonly status: Status; readonly headers?: { readonly [name: string]: string } };
}[keyof Contract[Name]['answers'] & number];

/** What a handler returns: one of the documented answers, or why not. */
export type Answer<Name extends OperationName> =
  Answers<Name> | { readonly ok: false; readonly errors: readonly Refusal[] };

/** One of the documented answers. */
export function answer<const Status extends number>(status: Status): { readonly status: Status };
export function answer<const Status extends number, Body>(
  status: Status,
  body: Body,
  headers?: { readonly [name: string]: string },
  json?: Buffer,
): {
  readonly status: Status;
  readonly body: Body;
  readonly headers?: { readonly [name: string]: string };
  readonly json?: Buffer;
};
export function answer(status: number, body?: unknown, headers?: { readonly [name: string]: string }, json?: Buffer) {
  return { status, ...(body !== undefined && { body }), ...(headers && { headers }), ...(json && { json }) };
}

export type Handler<Name extends OperationName, Who extends Caller | null = Caller> = (
  call: Call<Name, Who>,
) => Promise<Answer<Name>>;

/**
 * Serves one call of the contract to people who are signed in.
 * The order is fixed: site (before), session, token of writes, right, form of the request, handler. All reads and writes of
 * a call are one transaction, which may run again from the start when it met another; nothing is sent before it is committed.
 */
export function serve<Name extends OperationName>(
  app: FastifyInstance,
  deps: ServerDeps,
  name: Name,
  handler: Handler<NoInfer<Name>>,
): void {
  route(app, deps, name, async (call) => handler(call as unknown as Call<Name>));
}

/** Serves a call whose policy is `anyone`: there may be nobody behind it. */
export function serveAnyone<Name extends OperationName>(
  app: FastifyInstance,
  deps: ServerDeps,
  name: Name,
  handler: Handler<NoInfer<Name>, Caller | null>,
): void {
  if (policies[name].kind !== 'anyone') throw new Error(`${name} isn't open to anyone`);
  route(app, deps, name, async (call) => handler(call));
}

/** A call whose work is done elsewhere than in our database (at Graph), so that no transaction stays open meanwhile. */
export type CallOutside<Name extends OperationName> = Omit<Call<Name>, 'tx'>;

/** Like `serve`, but the transaction in which the caller was admitted is over before the handler begins. */
export function serveOutside<Name extends OperationName>(
  app: FastifyInstance,
  deps: ServerDeps,
  name: Name,
  handler: (call: CallOutside<NoInfer<Name>>) => Promise<Answer<NoInfer<Name>>>,
): void {
  route(app, deps, name, async (call) => ({
    afterwards: () => handler(call as unknown as CallOutside<Name>) as Promise<RawAnswer>,
  }));
}

/** Like `serveOutside` for a call whose policy is `anyone`: its work takes long, or has to be kept whatever comes after. */
export function serveAnyoneOutside<Name extends OperationName>(
  app: FastifyInstance,
  deps: ServerDeps,
  name: Name,
  handler: (call: Omit<Call<NoInfer<Name>, Caller | null>, 'tx'>) => Promise<Answer<NoInfer<Name>>>,
): void {
  if (policies[name].kind !== 'anyone') throw new Error(`${name} isn't open to anyone`);
  route(app, deps, name, async (call) => ({
    afterwards: () => handler(call as unknown as Call<Name, Caller | null>) as Promise<RawAnswer>,
  }));
}

interface RawAnswer {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: { readonly [name: string]: string };
  readonly json?: Buffer;
  readonly errors?: readonly Refusal[];
  /** Work that begins when the transaction is over, and answers instead. */
  readonly afterwards?: () => Promise<RawAnswer>;
}

function route(
  app: FastifyInstance,
  deps: ServerDeps,
  name: OperationName,
  handler: (call: Call<OperationName, Caller | null>) => Promise<unknown>,
): void {
  const operation: Operation = contract[name];
  const policy = policies[name];
  app.route({
    method: operation.method,
    url: operation.url,
    schema: routeSchema(name, operation),
    ...(operation.upload && { bodyLimit: operation.upload.bytes }),
    ...(operation.bodyBytes !== undefined && { bodyLimit: operation.bodyBytes }),
    config: { policy },
    attachValidation: true, // who may not call learns nothing of the form either
    handler: async (request, reply) => {
      const answer = await withSite(deps.db, request.site.scope, async (tx) => {
        const caller = await admit(request, reply, { tx, policy, deps });
        const input = inputOf(request);
        // Who names a zone shows its times there: a refusal speaks of the same clock, wherever its room is.
        const { zone } = (input.body ?? {}) as { readonly zone?: ZoneName };
        if (zone !== undefined) request.reader = { ...readerOf(request), zone };
        const raw = (await handler({
          ...input,
          caller,
          reader: readerOf(request),
          site: request.site,
          tx,
          now: deps.clock.now(),
          correlationId: request.id,
          deps,
          http: { request, reply },
        } as unknown as Call<OperationName, Caller | null>)) as RawAnswer;
        request.statements = tx.statements;
        return raw;
      });
      const final = answer.afterwards ? await answer.afterwards() : answer;
      const { json } = final;
      if (!json || deps.settings.verifyAnswers) return send(request, reply, final);
      void reply.type('application/json; charset=utf-8');
      return send(request, reply, { ...final, body: json });
    },
  });
}

interface Gate {
  readonly tx: SiteTransaction;
  readonly policy: RoutePolicy;
  readonly deps: ServerDeps;
}

/** The caller, if the policy lets them in. @throws Refused */
async function admit(request: FastifyRequest, reply: FastifyReply, { tx, policy, deps }: Gate): Promise<Caller | null> {
  if (policy.kind === 'pane') return admitPane(request, { tx, deps });
  const apiToken = apiTokenOf(request);
  if (apiToken !== null && policy.kind !== 'anyone') return admitToken(request, apiToken, { tx, policy, deps });
  const token = tokenOf(request);
  const { session: limits } = deps.settings;
  const caller = await callerOf(tx, token, { clock: deps.clock, ...(limits && { limits }) });
  if (!caller) {
    if (token !== undefined) takeToken(reply); // a dead token only costs a look-up each time
    if (policy.kind === 'anyone') return null;
    throw new Refused({ code: 'SIGN_IN_REQUIRED', params: {} });
  }
  const { person } = caller;
  request.personId = person.id;
  request.reader = { language: person.language };
  const given = request.headers['x-csrf-token'];
  if (
    !isRead(request.method) &&
    policy.kind !== 'anyone' &&
    !(typeof given === 'string' && isCsrfTokenOf(token ?? '', given))
  ) {
    throw new Refused(invalid('X-CSRF-Token', 'the csrfToken of GET /api/v1/session'));
  }
  const right = missingRight(policy, caller.rights);
  if (right) throw new Refused({ code: 'RIGHT_MISSING', params: { right } });
  if (policy.recent && !isRecent(caller, deps.clock.now())) {
    throw new Refused({ code: 'RECENT_SIGN_IN_REQUIRED', params: {} });
  }
  return caller;
}

/** The API token that a program sent; null = none (RFC 6750 §2.1). Cookies aren't looked at beside it. */
function apiTokenOf(request: FastifyRequest): string | null {
  const match = /^bearer (plnr_\S+)$/i.exec(request.headers.authorization ?? '');
  return match?.[1] ?? null;
}

/** Whom a token speaks for, if the policy lets it in. A program has no cookie, so nobody can make it send one. @throws Refused */
async function admitToken(request: FastifyRequest, token: string, { tx, policy, deps }: Gate): Promise<Caller> {
  const caller = policy.session ? null : await callerOfToken(tx, token, deps);
  if (!caller) throw new Refused({ code: 'SIGN_IN_REQUIRED', params: {} });
  const retryAfterSeconds = deps.tokenCalls.admit(caller.tokenId, deps.clock.now());
  if (retryAfterSeconds !== null) throw new Refused({ code: 'RATE_LIMITED', params: { retryAfterSeconds } });
  request.personId = caller.person.id;
  request.reader = { language: caller.person.language };
  const right = missingRight(policy, caller.rights);
  if (right) throw new Refused({ code: 'RIGHT_MISSING', params: { right } });
  return caller;
}

/** Version of the calls that a pane was written for: an older one reloads itself. */
export const paneVersion = '1';

/** The person behind a pane's token. @throws Refused */
async function admitPane(request: FastifyRequest, { tx, deps }: Pick<Gate, 'tx' | 'deps'>): Promise<Caller> {
  const wanted = { clock: deps.clock, limits: paneLimits, audience: 'addin' } as const;
  const caller = await callerOf(tx, bearerOf(request), wanted);
  if (!caller) throw new Refused({ code: 'SIGN_IN_REQUIRED', params: {} });
  request.personId = caller.person.id;
  request.reader = { language: languageOf(request.headers['accept-language'] ?? caller.person.language) };
  if (request.headers['x-planner-pane'] !== paneVersion) throw new Refused({ code: 'ADDIN_OUTDATED', params: {} });
  return caller;
}

function inputOf(request: FastifyRequest) {
  const error = request.validationError;
  if (error) {
    if (hasZodFastifySchemaValidationErrors(error)) throw error;
    throw new Refused(invalid('body', 'JSON'));
  }
  const { params, query, headers, body } = request;
  return { params, query, headers, body };
}

function send(request: FastifyRequest, reply: FastifyReply, answer: RawAnswer): FastifyReply {
  if (answer.errors) return sendProblem(reply, problemOf(answer.errors, readerOf(request), request.id));
  void reply.code(answer.status ?? 500).header('Cache-Control', 'private, no-cache');
  for (const [header, value] of Object.entries(answer.headers ?? {})) void reply.header(header, value);
  return reply.send(answer.body);
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The site that the host belongs to; set before any route runs. */
    site: Site;
    personId: string | null;
    /** Round trips to the database, for the log. */
    statements: number;
  }
}
