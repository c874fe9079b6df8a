import type { FastifyRequest } from 'fastify';

const reads: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a request only reads. */
export function isRead(method: string): boolean {
  return reads.has(method);
}

/**
 * Whether a request comes from a page of this very site, as far as the browser tells.
 * Browsers send Sec-Fetch-Site and, with every write, Origin; a program that sends neither has no cookie by accident either.
 */
export function isFromOwnPage(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const { origin } = request.headers;
  if (origin === undefined) return true;
  try {
    return new URL(origin).host === new URL(`${request.protocol}://${request.host}`).host;
  } catch {
    return false; // `null`, as a sandboxed page sends
  }
}
