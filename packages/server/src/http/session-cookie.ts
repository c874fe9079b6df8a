import type { FastifyReply, FastifyRequest } from 'fastify';
import { usualLimits } from '@planner/identity';
import type { SessionLimits } from '@planner/identity';

/** `__Host-`: only this host over a secure context may set it, for the whole site (RFC 6265bis §4.1.3.2). */
export const cookieName = '__Host-planner';

const attributes = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const;

/** The token that the browser brought; undefined when it brought none. */
export function tokenOf(request: FastifyRequest): string | undefined {
  return request.cookies[cookieName];
}

/** The token of the task pane, which travels in `Authorization` (RFC 6750 §2.1); undefined without one. */
export function bearerOf(request: FastifyRequest): string | undefined {
  return /^Bearer ([\w-]{43})$/.exec(request.headers.authorization ?? '')?.[1];
}

/** Hands the browser the token of its session. */
export function giveToken(reply: FastifyReply, token: string, limits: SessionLimits = usualLimits): void {
  void reply.setCookie(cookieName, token, { ...attributes, maxAge: limits.absoluteMinutes * 60 });
}

/** Takes the token back from the browser. */
export function takeToken(reply: FastifyReply): void {
  void reply.clearCookie(cookieName, attributes);
}

/**
 * Whether a browser would keep the cookie: over https, or over http on the machine itself, which browsers take as secure.
 * From another machine over http it is thrown away, and a sign-in would seem to do nothing.
 */
export function keepsCookie(request: FastifyRequest): boolean {
  if (request.protocol === 'https') return true;
  const name = request.hostname.replace(/^\[|\]$/g, '');
  return name === 'localhost' || name.endsWith('.localhost') || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name);
}
