import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { languageOf } from '@planner/core';
import type { Refusal } from '@planner/core';
import { DatabaseAway, SchemaMismatch, StorageFull, TransactionRefused } from '@planner/db';
import { faultOf, problemOf, sendProblem } from './problem.ts';
import type { Reader } from '../presenters/refusals.ts';
import { requestLimits } from '../settings.ts';

/** Refusals that end a request from anywhere inside it. Only the frame of this package throws it; doors return theirs. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly refusals: readonly Refusal[];

  constructor(...refusals: readonly Refusal[]) {
    super(refusals.map(({ code }) => code).join(', '));
    this.refusals = refusals;
  }
}

/** The language of a request before anybody is signed in: the browser's. */
export function readerOf(request: FastifyRequest): Reader {
  return request.reader ?? { language: languageOf(request.headers['accept-language']) };
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set as soon as the person is known. */
    reader: Reader | null;
  }
}

/** The one place where what went wrong becomes an answer: refusals, malformed requests, an absent database, faults of ours. */
export function frameErrors(app: FastifyInstance): void {
  app.decorateRequest('reader', null);
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const refusals = refusalsOf(error, request.routeOptions.bodyLimit);
    if (refusals) return sendProblem(reply, problemOf(refusals, readerOf(request), request.id));
    // Our own fault, or one that nobody foresaw: the log gets all of it, the caller an id.
    // Only what an error always has: a driver hangs values of the row in question on it.
    request.log.error(
      { event: 'fault', error: { name: error.name, code: error.code, stack: error.stack } },
      'request failed',
    );
    return sendProblem(reply, faultOf(readerOf(request), request.id));
  });
}

/**
 * @param limitBytes  of the route's bodies
 * @returns null when the error isn't an expected one
 */
export function refusalsOf(
  error: FastifyError,
  limitBytes: number = requestLimits.bodyBytes,
): readonly Refusal[] | null {
  if (error instanceof Refused) return error.refusals;
  if (error instanceof DatabaseAway) return [unavailable(Math.ceil(error.retryAfterMs / 1000))];
  if (error instanceof TransactionRefused) return [unavailable(1)];
  if (error instanceof SchemaMismatch) return [unavailable(30)];
  if (error instanceof StorageFull) return [{ code: 'STORAGE_FULL', params: {} }];
  if (hasZodFastifySchemaValidationErrors(error)) return invalidFields(error);
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return [{ code: 'BODY_TOO_LARGE', params: { limitBytes } }];
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return [invalid('body', 'JSON')];
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return [invalid('content-type', 'application/json')];
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return [invalid('content-length', 'the number of bytes sent')];
    default:
      // A path out of the folder of assets: the server of files says 403, which would tell that there is something.
      if (error.statusCode === 403) return [{ code: 'NOT_FOUND', params: {} }];
      // The body's own parser and the decoder of paths say 400 without a code that is worth knowing.
      return error.statusCode === 400 ? [invalid('body', 'JSON')] : null;
  }
}

function unavailable(retryAfterSeconds: number): Refusal {
  return { code: 'UNAVAILABLE', params: { retryAfterSeconds } };
}

export function invalid(field: string, expected: string): Refusal {
  return { code: 'INVALID_REQUEST', field, params: { field, expected } };
}

/** One zod issue as fastify-type-provider-zod hands it on. */
interface FieldIssue {
  readonly instancePath: string;
  readonly keyword: string;
  readonly message?: string;
  readonly params: unknown;
}

const mostReported = 20;

/** Each field that isn't as documented. An id in the path that is no id leads nowhere, as an unknown one does. */
function invalidFields(error: {
  readonly validation: readonly FieldIssue[];
  readonly validationContext?: string | undefined;
}): readonly Refusal[] {
  if (error.validationContext === 'params') return [{ code: 'NOT_FOUND', params: {} }];
  const refusals = error.validation.flatMap((issue) => {
    const path = issue.instancePath.split('/').filter((part) => part !== '');
    const { keys, expected, values } = issue.params as {
      readonly keys?: readonly string[];
      readonly expected?: string;
      readonly values?: readonly unknown[];
    };
    if (issue.keyword === 'unrecognized_keys' && keys) {
      return keys.map((key) => invalid([...path, key].join('.'), 'no field of this name'));
    }
    const field = path.join('.') || (error.validationContext ?? 'body');
    if (issue.keyword === 'invalid_type' && expected !== undefined) return [invalid(field, expected)];
    if (issue.keyword === 'invalid_value' && values) return [invalid(field, values.map(String).join(', '))];
    return [invalid(field, issue.message ?? 'another value')];
  });
  return refusals.slice(0, mostReported);
}
