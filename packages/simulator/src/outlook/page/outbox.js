import { byId, make, say } from './dom.js';
import { graph } from './mailbox.js';

/** What was sent while Outlook worked offline, in order; it lives as long as the page. */
const waiting = [];

/** Whether Outlook works offline: it stands in the page's address. */
export const isOffline = () => new URLSearchParams(location.search).has('offline');

/** Sends, or puts into the Outbox while offline; resolves to whether it went. */
export async function sendOrKeep(...call) {
  if (!isOffline()) {
    await graph(...call);
    return true;
  }
  waiting.push(call);
  show();
  return false;
}

/** Begins to send what waits as soon as Outlook is online again. What is refused is said and not tried again. */
export function watchOutbox(sent) {
  addEventListener('addin-settings', () => void empty(sent));
}

async function empty(sent) {
  while (!isOffline() && waiting.length > 0) {
    const call = waiting.shift();
    try {
      await graph(...call);
    } catch (error) {
      say(error.message, true);
    }
  }
  show();
  sent();
}

function show() {
  const box = byId('outbox');
  box.hidden = waiting.length === 0;
  box.replaceChildren(
    make('strong', {}, 'Outbox: '),
    `${waiting.length === 1 ? 'one meeting waits' : `${waiting.length} meetings wait`} until you work online again.`,
  );
}
