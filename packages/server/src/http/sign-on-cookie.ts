import type { FastifyReply, FastifyRequest } from 'fastify';
import { requestMinutes } from '@planner/identity';

/**
 * Tells the browser that asked from every other one while somebody signs in at the provider. Lax: it doesn't come with the
 * provider's form, and comes with the page that follows.
 */
const name = '__Host-planner-sign-in';
const attributes = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const;

/** What the browser holds; undefined when it holds nothing. */
export function browserKeyOf(request: FastifyRequest): string | undefined {
  return request.cookies[name];
}

/** Gives the browser its key, or the one that it has for longer: two tabs may sign in at once. */
export function giveBrowserKey(reply: FastifyReply, key: string): void {
  // Twice as long as a request, so that a failure can still be read.
  void reply.setCookie(name, key, { ...attributes, maxAge: 2 * requestMinutes * 60 });
}
