import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemOf, sendProblem } from './problem.ts';
import { readerOf } from './error-frame.ts';

/** RFC 9110 §15.5.20: this server can't answer for the host that was asked for. */
const misdirected = 421;

/**
 * No site has this host name. A person gets a page that says how to add it; the name itself isn't repeated as markup,
 * since whoever made the link chose it.
 */
export function sendUnknownHost(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if ((request.headers.accept ?? '').includes('text/html')) {
    return reply.code(misdirected).type('text/html; charset=utf-8').header('Cache-Control', 'no-store').send(page);
  }
  const problem = problemOf([{ code: 'NOT_FOUND', params: {} }], readerOf(request), request.id);
  return sendProblem(reply, { ...problem, status: misdirected });
}

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>No site at this address - Planner</title>
<main>
<h1>No site at this address</h1>
<p>Planner runs here, but none of its sites has this host name. Check the address.</p>
<p>Administrators: a site answers to the host names in its row of <code>site_hosts</code>, without the port. Add this one there, or open Planner by the address that it printed at its start.</p>
</main>
`;
