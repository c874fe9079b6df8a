import type { Clock, IdSource } from '@planner/core';
import type { Database } from '@planner/db';
import type { ImportDeps } from '@planner/directory';
import type { AccountDeps, DemoProvider } from '@planner/identity';
import type { ConnectionDeps, GraphAccessOf } from '@planner/sites';
import type { SyncEngine } from '@planner/sync';
import type { CallLimit } from './http/call-limit.ts';
import type { ServerSettings } from './settings.ts';

/** What synchronization offers to the server. Absent where a process can't reach Exchange. */
export type SyncDoor = Pick<SyncEngine, 'receiveNotifications' | 'compareAll' | 'run' | 'administration'>;

/** What the routes reach outside with. */
export interface ServerDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly settings: ServerSettings;
  readonly demo: DemoProvider | null;
  readonly sync: SyncDoor | null;
  /** What imports reach outside with; null where a process can't reach a directory. */
  readonly imports: ImportDeps | null;
  /** Connections to Microsoft 365. Absent where a process has no key for their secrets. */
  readonly connections: ConnectionDeps | null;
  /** Local accounts. Absent where a process has no key for their second factors. */
  readonly accounts: AccountDeps | null;
  /** How often an API token may call. */
  readonly tokenCalls: CallLimit;
  /** How often one address may come back from Microsoft's pages. */
  readonly callbackCalls: CallLimit;
  /** How often a site may begin imports. */
  readonly importCalls: CallLimit;
  /** Who mails come from; null where no mail server is configured. */
  readonly mailFrom: string | null;
  /** Microsoft Graph as the add-in's application. */
  readonly addinGraph: GraphAccessOf | null;
  /** Folder of the built site; null in a process without pages. */
  readonly webRoot: string | null;
}
