import { createGraphClient } from '@planner/graph';
import { createSyncEngine, defaultSyncSettings } from '@planner/sync';
import type { SyncEngine } from '@planner/sync';
import type { Office } from './office.ts';

/** Synchronization that may note what Graph says, but never reaches Graph: the bench has no network. */
export function syncWithoutGraph({ deps }: Office): SyncEngine {
  const client = createGraphClient({
    fetch: () => Promise.reject(new Error('the bench has no network')),
    tokens: { token: () => Promise.resolve('none'), forget: () => undefined },
    baseUrl: 'https://graph.microsoft.com',
    clock: deps.clock,
    requestId: () => deps.ids.next(),
  });
  return createSyncEngine({
    ...deps,
    graphFor: () => Promise.resolve(client),
    random: Math.random,
    settings: { ...defaultSyncSettings },
    log: () => undefined,
    worker: 'bench',
  });
}
