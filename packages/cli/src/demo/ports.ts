import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { z } from 'zod';

const portsSchema = z.object({ planner: z.number(), pages: z.number(), secure: z.number() });
export type Ports = z.infer<typeof portsSchema>;

/** What the first start tries; beyond them the next free ones. */
const usual: Ports = { planner: 8080, pages: 8090, secure: 8443 };

/** The ports of last time (bookmarks and Graph's links stay good), else the usual ones. */
export function wantedPorts(file: string): Ports {
  const last = existsSync(file) ? portsSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data : undefined;
  return last ?? usual;
}

/** Keeps the ports for the next start. */
export function rememberPorts(file: string, ports: Ports): void {
  writeFileSync(file, JSON.stringify(ports));
}

/**
 * Planner's port. Graph is told our address before we listen, so it is settled before: the wanted one or the next that is free.
 * A port that was asked for by name is taken or the start fails: no surprise for scripts.
 */
export async function plannerPort(
  asked: { readonly host: string; readonly port: number | null },
  wanted: number,
): Promise<number> {
  if (asked.port === null) return firstFree(asked.host, wanted);
  return asked.port === 0 ? anyFree(asked.host) : asked.port;
}

function anyFree(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
      .once('error', reject)
      .once('listening', () => {
        const { port } = probe.address() as AddressInfo;
        probe.close(() => resolve(port));
      })
      .listen(0, host);
  });
}

async function firstFree(host: string, first: number): Promise<number> {
  for (let port = first; port < first + 50; port += 1) {
    if (await isFree(host, port)) return port;
  }
  return anyFree(host);
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
      .once('error', () => resolve(false))
      .once('listening', () => probe.close(() => resolve(true)))
      .listen(port, host);
  });
}
