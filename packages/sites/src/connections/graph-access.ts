import type { SiteScope } from '@planner/core';
import { wakeConnectionCheck, withSite } from '@planner/db';
import type { ConnectedApplication } from '@planner/db';
import { GraphFailure, createGraphClient, createTokenSource } from '@planner/graph';
import type { Fetch, GraphClient, GraphSent } from '@planner/graph';
import { connectionOf } from './connection.ts';
import type { Connection } from './connection.ts';
import { tokenCredentialOf } from './credential.ts';
import type { ConnectionDeps } from './run-check.ts';

/** Microsoft Graph as one of a site's applications. */
export interface GraphAccess {
  readonly client: GraphClient;
  readonly tenantId: string;
}

/** The way to Graph for one application, site by site. @param signal  ends the calls of a client that was made anew */
export type GraphAccessOf = (scope: SiteScope, signal?: AbortSignal) => Promise<GraphAccess | null>;

// A connection that an administrator changes is seen within this time, without asking the database for each call.
const freshForSeconds = 30;
// One refused call tells as much as a thousand do in the same minute.
const wakeEverySeconds = 60;

/**
 * Graph clients of one application, one a site: kept, so that the limit of calls into a mailbox and the token hold for the
 * whole process. A call that Microsoft refuses has the connection checked at once.
 * @param trust  `fresh`: the connection is read at each call and the client made anew, for work that begins seldom
 * @returns for a scope the client, or null while the site isn't connected
 */
export function createGraphAccess(
  { application, trust }: { readonly application: ConnectedApplication; readonly trust: 'kept' | 'fresh' },
  deps: ConnectionDeps & { readonly observe?: (scope: SiteScope, sent: GraphSent) => void },
): GraphAccessOf {
  const kept = new Map<string, { readonly key: string; readonly access: GraphAccess; checkedAt: Temporal.Instant }>();
  const wake = wakeOnRefusal(application, deps);
  const make = (scope: SiteScope, connection: Connection, fetch: Fetch): GraphAccess | null => {
    const { credential } = connection;
    if (!credential) return null;
    const client = createGraphClient({
      fetch,
      tokens: createTokenSource({ ...connection, credential: tokenCredentialOf(credential) }, { ...deps, fetch }),
      baseUrl: connection.graphUrl,
      clock: deps.clock,
      requestId: () => deps.ids.next(),
      observe: (sent) => deps.observe?.(scope, sent),
    });
    return { client: wake(scope, client), tenantId: connection.tenantId };
  };
  return async (scope, signal) => {
    const now = deps.clock.now();
    const known = kept.get(scope.siteId);
    if (known && now.since(known.checkedAt).total('seconds') < freshForSeconds) return known.access;
    const connection = await withSite(deps.db, scope, (tx) => connectionOf(tx, application, deps.secrets));
    if (!connection || connection.state !== 'connected') {
      kept.delete(scope.siteId);
      return null;
    }
    if (trust === 'fresh') return make(scope, connection, endedBy(signal, deps.fetch));
    const key = keyOf(connection);
    if (known?.key === key) {
      known.checkedAt = now;
      return known.access;
    }
    const access = make(scope, connection, deps.fetch);
    if (access) kept.set(scope.siteId, { key, access, checkedAt: now });
    return access;
  };
}

/** The same wire, cut when the signal says so. */
function endedBy(signal: AbortSignal | undefined, fetch: Fetch): Fetch {
  if (!signal) return fetch;
  return (url, init) =>
    fetch(url, { ...init, signal: AbortSignal.any([signal, ...(init.signal ? [init.signal] : [])]) });
}

/** Everything by which a client, and the token that it keeps, differs from another. Roles too: a token has those of its birth. */
function keyOf({ tenantId, clientId, authorityUrl, graphUrl, credential, connectedAt, checked }: Connection): string {
  const roles = checked?.roles?.toSorted() ?? null;
  return JSON.stringify([tenantId, clientId, authorityUrl, graphUrl, credential, connectedAt, roles]);
}

function wakeOnRefusal(application: ConnectedApplication, deps: ConnectionDeps) {
  const wokenAt = new Map<string, Temporal.Instant>();
  return (scope: SiteScope, client: GraphClient): GraphClient => ({
    async request(call) {
      try {
        return await client.request(call);
      } catch (error) {
        if (error instanceof GraphFailure && error.kind === 'denied') {
          const now = deps.clock.now();
          const before = wokenAt.get(scope.siteId);
          if (!before || now.since(before).total('seconds') >= wakeEverySeconds) {
            wokenAt.set(scope.siteId, now);
            await withSite(deps.db, scope, (tx) => wakeConnectionCheck(tx, application, now));
          }
        }
        throw error;
      }
    },
  });
}
