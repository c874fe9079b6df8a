import type { AddressInfo } from 'node:net';
import { createImportWorker } from '@planner/directory';
import type { FastifyInstance } from 'fastify';
import { connectionsOf, createServer } from './server.ts';
import type { ServerOptions } from './server.ts';
import { usualSettings } from './settings.ts';
import { startConnectionChecks } from './worker/connection-checks.ts';
import { startHousekeeping } from './worker/housekeeping.ts';
import { startMails } from './worker/mails.ts';

export interface RunningServer {
  readonly app: FastifyInstance;
  /** Where it listens, `http://127.0.0.1:4000`. */
  readonly url: string;
  /**
   * Stops in order: not ready any more, open tabs let go, requests in work finished (for `drainSeconds` at most), leases of
   * synchronization handed back. The database stays open: whoever opened it closes it next.
   */
  stop(): Promise<void>;
}

/**
 * Starts the roles of one process and listens.
 * @throws with code EADDRINUSE or EACCES when the port can't be had
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const settings = { ...usualSettings, ...options.settings };
  const app = await createServer(options);
  const stopping = new AbortController();
  const working: Promise<void>[] = [];
  try {
    await app.listen({ host: settings.host, port: settings.port });
  } catch (error) {
    await app.close();
    throw error;
  }
  if (options.roles.includes('sync') && options.sync) working.push(options.sync.run(stopping.signal));
  if (options.roles.includes('worker')) {
    working.push(startHousekeeping(options, stopping.signal));
    if (options.imports) working.push(createImportWorker({ ...options.imports, signal: stopping.signal }).run());
    const connections = connectionsOf(options);
    if (connections) working.push(startConnectionChecks(connections, options.log, stopping.signal));
    if (connections && options.mail) working.push(startMails(options, connections.secrets, stopping.signal));
  }
  for (const work of working) {
    // A role that ends by itself is a fault; the others go on, and readiness tells.
    work.catch((error: unknown) => app.log.fatal({ event: 'role', err: error }, 'a role of this process has stopped'));
  }

  const stop = async () => {
    app.readiness.draining = true;
    stopping.abort();
    const late = setTimeout(() => app.server.closeAllConnections(), settings.drainSeconds * 1000);
    try {
      await app.close();
    } finally {
      clearTimeout(late);
    }
    await Promise.allSettled(working);
  };
  let stopped: Promise<void> | null = null;
  return { app, url: urlOf(app), stop: () => (stopped ??= stop()) };
}

function urlOf(app: FastifyInstance): string {
  const { address, family, port } = app.server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
