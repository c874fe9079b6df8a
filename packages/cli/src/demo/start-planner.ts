import { networkInterfaces } from 'node:os';
import path from 'node:path';
import type { SiteScope } from '@planner/core';
import { type Database, uuidSource } from '@planner/db';
import { folderTransport } from '@planner/notify';
import { startServer } from '@planner/server';
import { nordlys } from '@planner/simulator';
import { applications, type SecretBox, secretBoxFromFile } from '@planner/sites';
import type { SyncEngine } from '@planner/sync';
import type { Logger } from 'pino';
import { webRoot } from '../commands/serve.ts';
import { connectionsOfProcess } from '../runtime/connections.ts';
import { importsOfProcess } from '../runtime/imports.ts';
import { syncOfProcess, systemClock } from '../runtime/sync.ts';
import { demoPeople, prepareOrganisation } from './organisation.ts';
import type { SimulatorProcess } from './simulator-process.ts';

/** Planner on the demo's database, joined to its tenant. */
export interface RunningPlanner {
  readonly url: string;
  readonly scope: SiteScope;
  readonly sync: SyncEngine;
  stop(): Promise<void>;
}

/** Makes the organisation when it isn't there yet, and serves all roles. @throws with code EADDRINUSE when the port is taken */
export async function startPlanner(parts: {
  readonly db: Database;
  readonly tenant: SimulatorProcess;
  readonly dataDir: string;
  readonly log: Logger;
  readonly host: string;
  readonly port: number;
}): Promise<RunningPlanner> {
  const { db, tenant, log, host } = parts;
  const box: SecretBox = secretBoxFromFile(path.join(parts.dataDir, 'secret.key'));
  const ids = uuidSource(systemClock);
  const addresses = {
    authorityUrl: tenant.secureOrigin,
    graphUrl: tenant.secureOrigin,
    hosts: hostsOf(host),
    pagesOrigin: tenant.pagesOrigin,
  };
  const scope = await prepareOrganisation(addresses, { db, clock: systemClock, ids, box });
  await tenant.expose({
    appId: nordlys.apps.addin.appId,
    scopes: applications.addin.exposes,
    spaRedirectUris: ['localhost', '127.0.0.1'].map((name) => `brk-multihub://${name}:${parts.port}`),
  });
  // Webhooks need an address that the tenant reaches: on loopback plain http does, as the simulator stands beside us.
  const sync = syncOfProcess({
    db,
    clock: systemClock,
    ids,
    box,
    log,
    settings: { webhookUrl: `http://localhost:${parts.port}`, pollSeconds: 2, sweepSeconds: 60, pastDays: 40 },
  });
  const server = await startServer({
    db,
    clock: systemClock,
    ids,
    roles: ['web', 'worker', 'sync'],
    log,
    webRoot,
    demo: { people: await demoPeople(scope, db) },
    sync,
    mail: folderTransport(path.join(parts.dataDir, 'mails'), 'planner@localhost'),
    imports: importsOfProcess({ db, clock: systemClock, ids, box, log }),
    // Browsers don't know the tenant's certificate: they meet its pages where they are plain http.
    connections: {
      ...connectionsOfProcess({ db, clock: systemClock, ids, box }),
      signInPages: (authorityUrl) => (authorityUrl === tenant.secureOrigin ? tenant.pagesOrigin : authorityUrl),
    },
    settings: { host, port: parts.port, drainSeconds: 5 },
  });
  return { url: `http://localhost:${new URL(server.url).port}`, scope, sync, stop: () => server.stop() };
}

/** Names under which people open Planner: this machine's, and its addresses when it listens to others. */
function hostsOf(host: string): readonly string[] {
  const own = ['localhost', '127.0.0.1', '[::1]'];
  if (['127.0.0.1', 'localhost'].includes(host)) return own;
  const others = Object.values(networkInterfaces()).flatMap((addresses) =>
    (addresses ?? []).filter((one) => !one.internal && one.family === 'IPv4').map((one) => one.address),
  );
  return [...own, ...others];
}
