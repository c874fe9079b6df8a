import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:net';

/** What both listeners serve: a web-standard handler, which may also hang up without an answer. */
export type FetchHandler = (request: Request) => Promise<Response | 'hang up'>;

/** An open port. `close` ends idle and running connections (event streams would keep it open for ever). */
export type Listener = { readonly port: number; close(): Promise<void> };

/** Where to listen. */
export type WantedPort = {
  /** 0: any that is free. */
  readonly port: number;
  /** A port that is taken is no failure: one of those after it will do. */
  readonly orNext: boolean;
};

const host = '127.0.0.1';
const portsToTry = 50;

/** Plain http on loopback, for pages that people open. Rejects when the port is taken. */
export async function listenPlainly(handler: FetchHandler, wanted: WantedPort): Promise<Listener> {
  const server = createServer(listenerOf(handler));
  return open(server, wanted, () => server.closeAllConnections());
}

/** https on loopback, for tokens and Graph. */
export async function listenSecurely(
  handler: FetchHandler,
  wanted: WantedPort,
  certificate: { certificatePem: string; keyPem: string },
): Promise<Listener> {
  const server = createTlsServer({ cert: certificate.certificatePem, key: certificate.keyPem }, listenerOf(handler));
  return open(server, wanted, () => server.closeAllConnections());
}

let turn: Promise<void> | undefined;

/**
 * When all requests that have come in by now are worked off. Their answers leave together then: each that leaves alone
 * wakes a waiting client, which costs more than to make the answer.
 */
function endOfTurn(): Promise<void> {
  turn ??= new Promise((resolve) => {
    setImmediate(() => {
      turn = undefined;
      resolve();
    });
  });
  return turn;
}

/** Node's callback returns nothing; what goes wrong in the handler is answered by the adapter itself (500). */
function listenerOf(handler: FetchHandler): RequestListener {
  const listener = getRequestListener(async (request, { incoming }) => {
    const answer = await handler(request);
    await endOfTurn();
    if (answer !== 'hang up') return answer;
    (incoming as IncomingMessage).socket.destroy();
    return RESPONSE_ALREADY_SENT;
  });
  return (incoming, outgoing) => void listener(incoming, outgoing);
}

async function open(server: Server, { port, orNext }: WantedPort, endConnections: () => void): Promise<Listener> {
  const last = orNext && port > 0 ? port + portsToTry : port;
  for (let next = port; ; next += 1) {
    try {
      await listen(server, next);
      break;
    } catch (error) {
      if (next >= last || (error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
  }
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise<void>((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        endConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
