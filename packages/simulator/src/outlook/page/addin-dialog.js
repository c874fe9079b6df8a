import { OfficeError } from './addin-errors.js';
import { talkWith } from './addin-frame.js';
import { make } from './dom.js';

const looksMs = 300;
const isLoopback = (url) => ['localhost', '127.0.0.1'].includes(url.hostname);

/**
 * Dialogs of one pane (`displayDialogAsync`): at most one, on the add-in's own domains, and only when the person allows.
 * What becomes of it is told to the pane: messages, and 12006 when the window is closed or goes out of our sight (a page
 * with Cross-Origin-Opener-Policy does).
 */
export function dialogDesk({ addin, origin, quirks, notices, post, init }) {
  let open = null;
  let lastId = 0;

  async function display(address, options = {}) {
    const url = URL.parse(address);
    if (url === null || (url.protocol !== 'https:' && !isLoopback(url))) throw new OfficeError(12005);
    if (url.origin !== origin && !addin.appDomains.includes(url.origin)) throw new OfficeError(12004);
    if (open) throw new OfficeError(12007);
    if (quirks.has('dialogRefused')) throw new OfficeError(12009);
    if (options.promptBeforeOpen !== false && !(await isAllowed())) throw new OfficeError(12009);
    url.searchParams.set('_host_Info', 'Outlook|Web|16.01|en-US|simulated|isDialog');
    const size = (share, whole) => Math.round((whole * (share ?? 80)) / 100);
    const [width, height] = [size(options.width, screen.availWidth), size(options.height, screen.availHeight)];
    const popup = quirks.has('popupsBlocked')
      ? null
      : window.open(url.href, '_blank', `popup,width=${width},height=${height}`);
    if (popup === null) throw new OfficeError(12011);
    lastId += 1;
    return watch(popup, url.origin, lastId);
  }

  function watch(popup, dialogOrigin, id) {
    const channel = talkWith(() => popup, dialogOrigin, {
      init,
      calls: () => undefined,
      told: {
        messageParent: ({ message, targetOrigin }) => {
          if (targetOrigin !== '*' && targetOrigin !== origin) return;
          post('dialog', { id, type: 'dialogMessageReceived', data: { message, origin: dialogOrigin } });
        },
      },
    });
    const timer = setInterval(() => {
      if (!popup.closed) return;
      end();
      post('dialog', { id, type: 'dialogEventReceived', data: { error: 12006 } });
    }, looksMs);
    const end = () => {
      clearInterval(timer);
      channel.end();
      open = null;
    };
    open = { id, popup, channel, end };
    return id;
  }

  /** Outlook on the web asks before it opens a window of an add-in. */
  function isAllowed() {
    return new Promise((resolve) => {
      const answer = (value) => () => {
        question.remove();
        resolve(value);
      };
      const question = make(
        'div',
        { class: 'addin-question', role: 'alertdialog', 'aria-label': 'Open a window' },
        make('p', {}, `${addin.displayName} wants to display a new window.`),
        make('button', { type: 'button', class: 'primary', onclick: answer(true) }, 'Allow'),
        make('button', { type: 'button', onclick: answer(false) }, 'Ignore'),
      );
      notices.append(question);
      question.querySelector('button').focus();
    });
  }

  return {
    calls: { 'ui.displayDialogAsync': display },
    told: {
      dialogClose: ({ id }) => {
        if (open?.id !== id) return;
        open.popup.close();
        open.end();
      },
      messageChild: ({ id, message, targetOrigin }) => {
        if (open?.id === id) open.channel.post('parentMessage', { message, origin: targetOrigin });
      },
      openBrowserWindow: ({ url }) => void window.open(url, '_blank', 'noopener'),
    },
    end: () => {
      open?.popup.close();
      open?.end();
    },
  };
}
