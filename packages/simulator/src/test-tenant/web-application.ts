import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a web application on this machine got. */
export type Received = { readonly method: string; readonly url: URL; readonly form: URLSearchParams };

const msal = new URL('../../../../node_modules/@azure/msal-browser/lib/msal-browser.min.js', import.meta.url);

/**
 * A web application for tests in a browser: it answers each address with a page of one line and notes what came. `/spa`
 * holds unmodified msal-browser, whose script the test drives.
 */
export async function aWebApplication() {
  const received: Received[] = [];
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? '/', `http://localhost:${port()}`);
    const { type, text } = await answer(url);
    const form = new URLSearchParams(Buffer.concat(chunks).toString());
    if (type === 'text/html' && url.pathname !== '/spa') received.push({ method: request.method ?? '', url, form });
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(text);
  };
  const server = createServer((request, response) => void serve(request, response));
  const port = (): number => (server.address() as AddressInfo).port;
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    origin: `http://localhost:${port()}`,
    received,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(url: URL): Promise<{ type: string; text: string }> {
  if (url.pathname === '/msal.js') return { type: 'text/javascript', text: await readFile(msal, 'utf8') };
  const script = url.pathname === '/spa' ? '<script src="/msal.js"></script>' : '';
  const text = `<!doctype html><html lang="en"><head><title>Application</title><link rel="icon" href="data:,">${script}</head><body><h1>The application</h1></body></html>`;
  return { type: 'text/html', text };
}
