import type { Clock, IdSource, SiteScope, RoomId } from '@planner/core';
import type { Database } from '@planner/db';
import type { DemoProvider } from '@planner/identity';
import type { Notification } from './api/sync-schema.ts';
import type { ServerSettings } from './settings.ts';

/** What synchronization offers to the server (the engine of @planner/sync). Absent where a process can't reach Exchange. */
export interface SyncDoor {
  /** Marks the mailboxes that notifications are about; forged and unknown ones are counted and dropped. */
  receiveNotifications(body: { readonly value: readonly Notification[] }): Promise<unknown>;
  markDirty(scope: SiteScope, roomId: RoomId): Promise<void>;
  /** The role `sync`: works until the signal. */
  run(signal: AbortSignal): Promise<void>;
}

/** What the routes reach outside with. */
export interface ServerDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly settings: ServerSettings;
  readonly demo: DemoProvider | null;
  readonly sync: SyncDoor | null;
}
