import tls from 'node:tls';
import { type Database, openDatabase, uuidSource } from '@planner/db';
import { secretBoxFromFile } from '@planner/sites';
import type { ImportDeps } from '@planner/directory';
import type { SyncEngine } from '@planner/sync';
import path from 'node:path';
import { demoDataDir } from '../demo/data-dir.ts';
import { readRunning, type Running } from '../demo/running.ts';
import { CommandFailure } from '../failure.ts';
import { readSettings } from '../settings.ts';
import { importsOfProcess } from './imports.ts';
import { serviceLog } from './log.ts';
import { syncOfProcess, systemClock } from './sync.ts';

/** A Planner to look at: the one of the settings, else the demo that runs on this machine. */
export interface Reached {
  readonly db: Database;
  readonly sync: SyncEngine;
  readonly imports: ImportDeps;
  /** null = not the demo */
  readonly demo: Running | null;
}

/**
 * Opens what `DATABASE_URL` names, else the running demo.
 * @throws CommandFailure when there is neither
 */
export function reachPlanner(environment: NodeJS.ProcessEnv, dataDir: string | undefined): Reached {
  if (environment['DATABASE_URL']) {
    const settings = readSettings(environment);
    if (!settings.KEY_FILE) throw new CommandFailure('KEY_FILE is missing: the file with the key for client secrets.');
    return open(settings.DATABASE_URL, settings.KEY_FILE, null);
  }
  const folder = dataDir ?? demoDataDir();
  const demo = readRunning(folder);
  if (!demo) {
    throw new CommandFailure(
      `No demo runs on ${folder}, and DATABASE_URL isn't set. Start one with \`npm start\`, or set DATABASE_URL and KEY_FILE.`,
    );
  }
  // The demo's tenant is the only one whose certificate isn't a public one.
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), demo.caPem]);
  return open(demo.databaseUrl, path.join(folder, 'secret.key'), demo);
}

function open(databaseUrl: string, keyFile: string, demo: Running | null): Reached {
  const db = openDatabase({ url: databaseUrl, maxConnections: 3 });
  const parts = {
    db,
    clock: systemClock,
    ids: uuidSource(systemClock),
    box: secretBoxFromFile(keyFile),
    log: serviceLog('silent'),
  };
  return { db, sync: syncOfProcess({ ...parts, settings: {} }), imports: importsOfProcess(parts), demo };
}
