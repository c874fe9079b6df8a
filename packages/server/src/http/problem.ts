import type { FastifyReply } from 'fastify';
import { errorCatalogue, explain } from '@planner/core';
import type { ErrorCode, Refusal } from '@planner/core';
import type { Problem } from '../api/problem-schema.ts';
import { presentRefusal } from '../presenters/refusals.ts';
import type { Reader } from '../presenters/refusals.ts';

/** Where the `type` of a problem leads (RFC 9457 §3.1.1): each code with its meaning and what to do. */
export const errorPageUrl = '/api/docs/errors';

/** The place of a code on the page. */
export function anchorOf(code: ErrorCode): string {
  return code.toLowerCase().replaceAll('_', '-');
}

/** What is said when we are wrong ourselves: nothing of the inside, and an id that leads to the log. */
const ourFault: { readonly [language in Reader['language']]: readonly [title: string, detail: string] } = {
  en: [
    'Something went wrong',
    'This is a fault in Planner. Nothing was half written. Try again, or report the reference.',
  ],
  da: ['Noget gik galt', 'Det er en fejl i Planner. Intet blev halvt gemt. Prøv igen, eller oplys referencen.'],
  de: [
    'Etwas ist schiefgegangen',
    'Das ist ein Fehler in Planner. Nichts wurde halb gespeichert. Versuchen Sie es noch einmal oder melden Sie die Referenz.',
  ],
};

/** The answer to a request that is refused. The first refusal names status and title; all of them are told. */
export function problemOf(refusals: readonly Refusal[], reader: Reader, correlationId: string): Problem {
  const first = refusals[0];
  if (!first) throw new Error('A refusal without a reason');
  const { title, detail } = explain(first, reader);
  const { status } = errorCatalogue[first.code];
  if (status < 400) throw new Error(`${first.code} is never an answer of the API by itself`);
  return {
    type: `${errorPageUrl}#${anchorOf(first.code)}`,
    title,
    status,
    code: first.code,
    detail,
    errors: refusals.map((refusal) => presentRefusal(refusal, reader)),
    correlationId,
  };
}

/** The answer when the fault is ours. */
export function faultOf(reader: Reader, correlationId: string): Problem {
  const [title, detail] = ourFault[reader.language];
  return { type: 'about:blank', title, status: 500, code: 'INTERNAL_ERROR', detail, errors: [], correlationId };
}

/** Sends a problem as RFC 9457 wants it; what retries is told when to. */
export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  const wait = problem.errors[0]?.params['retryAfterSeconds'];
  if (typeof wait === 'number') void reply.header('Retry-After', String(wait));
  return reply
    .code(problem.status)
    .type('application/problem+json; charset=utf-8')
    .header('Cache-Control', 'no-store')
    .serializer(JSON.stringify)
    .send(problem);
}
