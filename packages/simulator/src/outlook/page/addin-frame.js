import { make } from './dom.js';
import { OfficeError } from './addin-errors.js';

/** Pages of add-ins that talk with us: task panes, event pages and dialogs, by their window. */
const partners = new Map();
/** What add-ins asked for, newest last; tests and curious people read it as `addinCalls` of the page. */
const calls = [];
const keptCalls = 500;
globalThis.addinCalls = calls;

addEventListener('message', ({ source, origin, data }) => {
  const partner = partners.get(source);
  if (!partner || typeof data?.office !== 'string') return;
  // A page that was led elsewhere is no longer the add-in's.
  if (origin !== partner.origin) return;
  void partner.receive(data);
});

/**
 * Talks with one window.
 * @param serve  `{ init(), calls: (member) => (...args) => value, told: { kind: (data) => void } }`
 */
export function talkWith(windowOf, origin, { init, calls: members, told }) {
  const post = (kind, data) => windowOf()?.postMessage({ office: kind, ...data }, origin);
  const receive = async (data) => {
    if (data.office === 'hello') {
      post('init', init());
      return;
    }
    if (data.office !== 'call') {
      told[data.office]?.(data, post);
      return;
    }
    const { id, member, args } = data;
    calls.push({ member, args });
    if (calls.length > keptCalls) calls.shift();
    try {
      const serve = members(member);
      if (!serve) throw new OfficeError(5000);
      post('result', { id, status: 'succeeded', value: await serve(...args) });
    } catch (error) {
      const known = error instanceof OfficeError ? error : new OfficeError(5001, error.message);
      post('result', { id, status: 'failed', error: known.plain() });
    }
  };
  const partner = { origin, receive };
  partners.set(windowOf(), partner);
  return { post, end: () => partners.delete(windowOf()) };
}

/** An iframe with a page of an add-in; `attach` begins to talk once it stands in the document. */
export function makeFrame(page, { title, hidden = false, isDark = false }) {
  const url = new URL(page);
  url.searchParams.set('_host_Info', 'Outlook|Web|16.01|en-US|simulated|||16.0');
  const frame = make('iframe', { src: url.href, title, class: hidden ? 'event-page' : 'pane-page', hidden });
  if (isDark) frame.dataset.dark = 'yes';
  return { frame, origin: url.origin };
}
