import type { Clock, IdSource, SiteScope } from '@planner/core';
import { withSite } from '@planner/db';
import type { Database } from '@planner/db';
import { createGraphClient, createTokenSource } from '@planner/graph';
import type { Fetch, GraphClient, GraphSent } from '@planner/graph';
import { connectionOf } from '@planner/sites';
import type { SecretBox } from '@planner/sites';

// A connection that an administrator changes is seen within this time, without asking the database for each call.
const freshForSeconds = 30;

/** What the way to Graph is made of. */
export interface GraphPoolDeps {
  readonly db: Database;
  readonly secrets: SecretBox;
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly observe?: (scope: SiteScope, sent: GraphSent) => void;
}

/**
 * One Graph client a site, from its connection for the calendar service (else its only one). Kept, so that the limit of
 * calls into a mailbox and the token hold for the whole process.
 * @returns the client, or null while the site isn't connected
 */
export function createGraphPool(deps: GraphPoolDeps): (scope: SiteScope) => Promise<GraphClient | null> {
  const kept = new Map<string, { readonly key: string; readonly client: GraphClient; checkedAt: Temporal.Instant }>();
  return async (scope) => {
    const now = deps.clock.now();
    const known = kept.get(scope.siteId);
    if (known && now.since(known.checkedAt).total('seconds') < freshForSeconds) return known.client;
    const connection = await withSite(
      deps.db,
      scope,
      async (tx) =>
        (await connectionOf(tx, 'calendar-service', deps.secrets)) ?? connectionOf(tx, 'planner', deps.secrets),
    );
    if (!connection || connection.clientSecret === null || connection.state === 'disconnected') {
      kept.delete(scope.siteId);
      return null;
    }
    const { clientSecret } = connection;
    const key = JSON.stringify(connection);
    if (known?.key === key) {
      known.checkedAt = now;
      return known.client;
    }
    const client = createGraphClient({
      fetch: deps.fetch,
      tokens: createTokenSource({ ...connection, clientSecret }, deps),
      baseUrl: connection.graphUrl,
      clock: deps.clock,
      requestId: () => deps.ids.next(),
      observe: (sent) => deps.observe?.(scope, sent),
    });
    kept.set(scope.siteId, { key, client, checkedAt: now });
    return client;
  };
}
