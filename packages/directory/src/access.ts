import type { Clock, IdSource } from '@planner/core';
import { type Database, withSite } from '@planner/db';
import { type Fetch, createGraphClient, createTokenSource } from '@planner/graph';
import { type SecretBox, connectionOf } from '@planner/sites';
import type { ImportDeps } from './deps.ts';

/**
 * The way into a site's directory, from its connection for the application Planner. Made anew for each run: what an
 * administrator changed holds at once.
 * @returns null while the site has no such connection
 */
export function directoryAccess(deps: {
  readonly db: Database;
  readonly secrets: SecretBox;
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly ids: IdSource;
}): ImportDeps['directoryOf'] {
  return async (scope, signal) => {
    const connection = await withSite(deps.db, scope, (tx) => connectionOf(tx, 'planner', deps.secrets));
    if (!connection || connection.clientSecret === null || connection.state !== 'connected') return null;
    const { clientSecret } = connection;
    const fetch: Fetch = signal
      ? (url, init) =>
          deps.fetch(url, { ...init, signal: AbortSignal.any([signal, ...(init.signal ? [init.signal] : [])]) })
      : deps.fetch;
    const client = createGraphClient({
      fetch,
      tokens: createTokenSource({ ...connection, clientSecret }, { ...deps, fetch }),
      baseUrl: connection.graphUrl,
      clock: deps.clock,
      requestId: () => deps.ids.next(),
    });
    return { client, tenantId: connection.tenantId };
  };
}
