import type { Clock, IdSource, JsonValue, SiteScope } from '@planner/core';
import type { Database } from '@planner/db';
import type { GraphClient } from '@planner/graph';

/** The way into a site's directory. */
export interface DirectoryAccess {
  readonly client: GraphClient;
  readonly tenantId: string;
}

/** What reaches outside, handed in: a simulation owns time, chance, network and storage. */
export interface ImportDeps {
  readonly db: Database;
  /** null while the site has no connection for the import */
  readonly directoryOf: (scope: SiteScope, signal?: AbortSignal) => Promise<DirectoryAccess | null>;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** Aborted when the process stops: work ends at the next write and hands its run back. */
  readonly signal?: AbortSignal;
  /** Sleeps until an instant, or rejects when the signal is aborted; a simulation moves its clock there. */
  readonly waitUntil: (instant: Temporal.Instant, signal?: AbortSignal) => Promise<void>;
  /** Names this process in leases. */
  readonly worker: string;
  /** One wide line for each run: ids and counts, never names or addresses. */
  readonly log: (event: string, fields: { readonly [name: string]: JsonValue }) => void;
}
