// Part of the stand-in for office.js: see script.ts. Talks with the page of simulated Outlook that frames this one.

const hostInfo = new URLSearchParams(location.search).get('_host_Info') ?? '';
/** A page that displayDialogAsync opened talks with the page that opened it. */
export const isDialog = hostInfo.endsWith('isDialog');
const host = isDialog ? window.opener : window.parent;

const waiting = new Map();
const listeners = new Map();
let lastCall = 0;

/** Hears of one kind of the host's messages: 'init', 'event', 'launch', 'dialog', 'parentMessage', 'naa'. */
export const onHost = (kind, listener) => listeners.set(kind, listener);

/** Tells the host something that it needn't answer. */
export const tell = (kind, data = {}) => host?.postMessage({ office: kind, ...data }, '*');

/**
 * Asks the host; `done` gets `{ status, value, error }`, and never when the host never answers.
 * What can't be sent over (a function) throws, as it does in Office.
 */
export function ask(member, args, done) {
  lastCall += 1;
  waiting.set(lastCall, done);
  tell('call', { id: lastCall, member, args });
}

addEventListener('message', ({ source, data }) => {
  if (source !== host || typeof data?.office !== 'string') return;
  if (data.office === 'result') {
    const done = waiting.get(data.id);
    waiting.delete(data.id);
    done?.(data);
    return;
  }
  listeners.get(data.office)?.(data);
});
