import type { RequestIds } from './aadsts.ts';
import type { EntraDeps } from './entra-deps.ts';

/** Ids of a request: Entra echoes the client's own correlation id. */
export function newIds(form: URLSearchParams, request: Request, deps: Pick<EntraDeps, 'random'>): RequestIds {
  const sent = form.get('client-request-id') ?? request.headers.get('client-request-id');
  return { correlationId: sent ?? deps.random.guid(), traceId: deps.random.guid() };
}

/**
 * The origin that issuers name. Pages are served over http on a port of their own, but tokens come from the https
 * authority that the client was configured with: once a simulator listens, that is known.
 */
export const issuerOrigin = (origin: string, deps: Pick<EntraDeps, 'authorityOrigin'>): string =>
  deps.authorityOrigin() ?? origin;
