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

const host = '127.0.0.1';

/** Plain http on loopback, for pages that people open. `port` 0 takes a free one; rejects when the port is taken. */
export async function listenPlainly(handler: FetchHandler, port: number): Promise<Listener> {
  const server = createServer(listenerOf(handler));
  return open(server, port, () => server.closeAllConnections());
}

/** https on loopback, for tokens and Graph. */
export async function listenSecurely(
  handler: FetchHandler,
  port: number,
  certificate: { certificatePem: string; keyPem: string },
): Promise<Listener> {
  const server = createTlsServer({ cert: certificate.certificatePem, key: certificate.keyPem }, listenerOf(handler));
  return open(server, port, () => server.closeAllConnections());
}

/** Node's callback returns nothing; what goes wrong in the handler is answered by the adapter itself (500). */
function listenerOf(handler: FetchHandler): RequestListener {
  const listener = getRequestListener(async (request, { incoming }) => {
    const answer = await handler(request);
    if (answer !== 'hang up') return answer;
    (incoming as IncomingMessage).socket.destroy();
    return RESPONSE_ALREADY_SENT;
  });
  return (incoming, outgoing) => void listener(incoming, outgoing);
}

async function open(server: Server, port: number, endConnections: () => void): Promise<Listener> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise<void>((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        endConnections();
      }),
  };
}
