import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const msal = new URL('../../../../node_modules/@azure/msal-browser/lib/msal-browser.min.js', import.meta.url);

/** Runs in each page: `call('item.subject.getAsync', …)` as a promise, and what was raised. */
const driver = `
window.raised = [];
window.call = (path, ...args) => new Promise((resolve) => {
  const names = path.split('.');
  const name = names.pop();
  const owner = names.reduce((one, part) => one[part], { item: Office.context.mailbox.item, mailbox: Office.context.mailbox, Office });
  owner[name](...args, (result) => resolve({ status: result.status, value: result.value, code: result.error?.code }));
});
window.heard = (type) => call('item.addHandlerAsync', Office.EventType[type], (event) => raised.push(event.type));
Office.onReady((info) => { document.body.dataset.host = info.host; });
`;

const pages: Readonly<Record<string, string>> = {
  compose: driver,
  read: driver,
  events: `Office.actions.associate('onSend', (event) => Office.context.mailbox.item.subject.getAsync(({ value }) =>
    event.completed(value.includes('secret') ? { allowEvent: false, errorMessage: 'Say another title.', cancelLabel: 'Change it' } : { allowEvent: true })));`,
  dialog: `Office.onReady(() => Office.context.ui.messageParent('signed in'));`,
};

/** A small add-in on an origin of its own; its pages load the script at `officeUrl()` and do what a test tells them. */
export async function aTestAddin(officeUrl: () => string) {
  const answer = async (name: string, response: ServerResponse): Promise<void> => {
    if (name === 'msal.js') {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(await readFile(msal));
      return;
    }
    const script = pages[name];
    if (script === undefined) {
      response.writeHead(404).end();
      return;
    }
    const head = `<meta charset="utf-8"><title>Test add-in</title><link rel="icon" href="data:,"><script src="${officeUrl()}"></script>`;
    const body = `<h1>Test add-in</h1><script src="/msal.js"></script><script>${script}</script>`;
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(`<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`);
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/icon.png') response.writeHead(200, { 'content-type': 'image/png' }).end(pixel);
    else void answer(pathname.slice(1), response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
