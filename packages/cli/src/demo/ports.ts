import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { z } from 'zod';

const portsSchema = z.object({ planner: z.number(), pages: z.number(), secure: z.number() });
export type Ports = z.infer<typeof portsSchema>;

/** What the first start tries; beyond them the next free ones. */
const wanted: Ports = { planner: 8080, pages: 8090, secure: 8443 };

/**
 * The ports of last time where they are free (bookmarks and Graph's links stay good), else the usual ones, else free ones.
 * A port that was asked for by name is taken or the start fails: no surprise for scripts.
 */
export async function choosePorts(
  file: string,
  asked: { readonly host: string; readonly port: number | null },
): Promise<Ports> {
  const last = existsSync(file) ? portsSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data : undefined;
  const ports: Ports = {
    planner: await plannerPort(asked, last?.planner ?? wanted.planner),
    pages: await firstFree('127.0.0.1', last?.pages ?? wanted.pages),
    secure: await firstFree('127.0.0.1', last?.secure ?? wanted.secure),
  };
  writeFileSync(file, JSON.stringify(ports));
  return ports;
}

async function plannerPort(
  asked: { readonly host: string; readonly port: number | null },
  usual: number,
): Promise<number> {
  if (asked.port === null) return firstFree(asked.host, usual);
  // Graph is told our address before we listen, so "any" is settled here.
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
