import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { printSigningKey, readSigningKey } from '../entra/signing-key.ts';
import { ConnectionLost } from '../graph/request.ts';
import type { Simulator } from '../simulator.ts';
import { isVirtual } from '../tenant/clock.ts';
import { keepAuthority, makeServerCertificate, writePrivately } from './certificates.ts';
import { listenPlainly, listenSecurely } from './listeners.ts';

export type StartOptions = {
  readonly simulator: Simulator;
  /** Where CA and token key are kept; without it they are made anew at each start. */
  readonly dataDir?: string | undefined;
  /** Port of https (tokens, Graph); 0 or left out: a free one. */
  readonly securePort?: number | undefined;
  /** Port of http (pages, control); 0 or left out: a free one. */
  readonly pagesPort?: number | undefined;
  /** A port that is taken is no failure: one of those after it will do. */
  readonly orNextPort?: boolean | undefined;
  /** Writes the simulator's state to where it is kept, after a change that no message or event told of. */
  readonly keep?: (() => Promise<void>) | undefined;
};

/** A simulator that listens. */
export type RunningSimulator = {
  readonly simulator: Simulator;
  /** `https://localhost:…`: authority for tokens is `{secureOrigin}/{tenant}`, Graph is `{secureOrigin}/v1.0`. */
  readonly secureOrigin: string;
  /** `http://localhost:…`: simulated Outlook, control page, sign-in pages. */
  readonly pagesOrigin: string;
  /** The authority that signed our certificate, for `tls.setDefaultCACertificates`. */
  readonly caPem: string;
  close(): Promise<void>;
};

/**
 * Opens the simulator on two loopback ports and, in real time, lets its agenda run.
 * From here on Graph takes real tokens alone. Rejects when a port is taken or the folder can't be written.
 */
export async function startSimulator(options: StartOptions): Promise<RunningSimulator> {
  const { simulator, dataDir } = options;
  const authority = await keepAuthority(dataDir);
  if (dataDir !== undefined) await keepSigningKeys(simulator, dataDir);
  simulator.graph.authenticate = simulator.entra.bearerCheck;
  if (options.keep) simulator.keeping.keep = options.keep;

  const serve = (request: Request) => simulator.fetch(request).catch(hangUp);
  const { securePort = 0, pagesPort = 0, orNextPort: orNext = false } = options;
  const secure = await listenSecurely(serve, { port: securePort, orNext }, await makeServerCertificate(authority));
  const pages = await listenPlainly(serve, { port: pagesPort, orNext }).catch(async (error: unknown) => {
    await secure.close();
    throw error;
  });
  const pagesOrigin = `http://localhost:${pages.port}`;
  const secureOrigin = `https://localhost:${secure.port}`;
  simulator.entra.pagesOrigin = pagesOrigin;
  simulator.entra.authorityOrigin = secureOrigin;
  if (!isVirtual(simulator.clock)) simulator.start();
  return {
    simulator,
    secureOrigin,
    pagesOrigin,
    caPem: authority.certificatePem,
    close: async () => {
      simulator.stop();
      await Promise.all([secure.close(), pages.close()]);
    },
  };
}

/** A lost answer breaks the connection; any other error is ours. */
function hangUp(error: unknown): 'hang up' {
  if (error instanceof ConnectionLost) return 'hang up';
  throw error;
}

/** Tokens stay good over a restart, because the keys that signed them are kept (0600), the one that signs now first. */
async function keepSigningKeys({ entra: { keys } }: Simulator, dataDir: string): Promise<void> {
  const file = path.join(dataDir, 'token-signing.key');
  const write = async () =>
    writePrivately(file, (await Promise.all((await keys.all()).map(printSigningKey))).join('\n'));
  try {
    const pems = (await readFile(file, 'utf8')).match(/-----BEGIN [^-]+-----[^-]+-----END [^-]+-----/g) ?? [];
    keys.load(await Promise.all(pems.map(readSigningKey)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    await write();
  }
  keys.onChange = write;
}
