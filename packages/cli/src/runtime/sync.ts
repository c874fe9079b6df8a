import { randomInt } from 'node:crypto';
import type { Clock, IdSource } from '@planner/core';
import type { Database } from '@planner/db';
import { type SecretBox, createGraphAccess } from '@planner/sites';
import { createSyncEngine, defaultSyncSettings, type SyncEngine, type SyncSettings } from '@planner/sync';
import type { Logger } from 'pino';
import { connectionsOfProcess } from './connections.ts';
import { newWorkerName } from './worker-name.ts';

/** The synchronization of this process, with the machine's clock, chance and network. */
export function syncOfProcess(deps: {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly box: SecretBox;
  readonly log: Logger;
  readonly settings: Partial<SyncSettings>;
}): SyncEngine {
  const { db, clock, ids } = deps;
  const access = createGraphAccess({ application: 'calendar-service', trust: 'kept' }, connectionsOfProcess(deps));
  const addin = createGraphAccess({ application: 'addin', trust: 'kept' }, connectionsOfProcess(deps));
  const directory = createGraphAccess({ application: 'planner', trust: 'fresh' }, connectionsOfProcess(deps));
  return createSyncEngine({
    db,
    clock,
    ids,
    graphFor: async (scope) => (await access(scope))?.client ?? null,
    addinFor: async (scope) => (await addin(scope))?.client ?? null,
    directoryFor: async (scope) => (await directory(scope))?.client ?? null,
    random: () => randomInt(2 ** 32) / 2 ** 32,
    settings: { ...defaultSyncSettings, ...deps.settings },
    log: (event, fields) => deps.log.info(fields, event),
    worker: newWorkerName(),
  });
}

export const systemClock: Clock = { now: () => Temporal.Now.instant() };
