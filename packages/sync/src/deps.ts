import type { Clock, IdSource, JsonValue, SiteScope } from '@planner/core';
import type { Database } from '@planner/db';
import type { GraphClient } from '@planner/graph';
import type { SyncSettings } from './settings.ts';

/** One wide line for each piece of work: ids, counts, durations, outcome; never titles, bodies, tokens, addresses. */
export type SyncLog = (event: string, fields: { readonly [name: string]: JsonValue }) => void;

/** What reaches outside, handed in: a simulation owns time, chance, network and storage. */
export interface SyncDeps {
  readonly db: Database;
  /** The site's way to Graph; null while it has no connection. */
  readonly graphFor: (scope: SiteScope) => Promise<GraphClient | null>;
  /** The way to Graph of the add-in's application, which reads organizers' calendars; absent where it isn't connected. */
  readonly addinFor?: (scope: SiteScope) => Promise<GraphClient | null>;
  /** The site's way to its directory (user import); tells a distribution list from an address that nobody has. */
  readonly directoryFor?: (scope: SiteScope) => Promise<GraphClient | null>;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** 0 ≤ x < 1 */
  readonly random: () => number;
  readonly settings: SyncSettings;
  readonly log: SyncLog;
  /** Names this process in leases. */
  readonly worker: string;
  /** Set by `run` for the work it does: aborted when the engine is to stop. */
  readonly signal?: AbortSignal;
}
