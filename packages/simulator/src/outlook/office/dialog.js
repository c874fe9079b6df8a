// Part of the stand-in for office.js: see script.ts. `Office.context.ui`.
import { ask, isDialog, onHost, tell } from './bridge.js';
import { officeValues } from './values.js';

const dialogs = new Map();
let parentHandler = null;

/** `Office.context.ui` of a pane, or of a page in a dialog. */
export const ui = {
  displayDialogAsync(address, ...rest) {
    const options = rest.find((one) => typeof one === 'object') ?? {};
    const callback = rest.find((one) => typeof one === 'function');
    const { asyncContext, ...sent } = options;
    ask('ui.displayDialogAsync', [address, sent], ({ status, value, error }) =>
      callback?.(
        status === 'succeeded' ? { status, value: dialogOf(value), asyncContext } : { status, error, asyncContext },
      ),
    );
  },
  messageParent(message, options = {}) {
    if (!isDialog) throw new Error('messageParent is for pages in a dialog.');
    tell('messageParent', { message: String(message), targetOrigin: options.targetOrigin ?? location.origin });
  },
  closeContainer: () => tell('closeContainer'),
  openBrowserWindow: (url) => tell('openBrowserWindow', { url }),
  addHandlerAsync(type, handler, ...rest) {
    if (type === officeValues.EventType.DialogParentMessageReceived) parentHandler = handler;
    const callback = rest.find((one) => typeof one === 'function');
    if (callback) setTimeout(() => callback({ status: 'succeeded' }), 0);
  },
};

function dialogOf(id) {
  const handlers = new Map();
  dialogs.set(id, handlers);
  return {
    close: () => tell('dialogClose', { id }),
    addEventHandler: (type, handler) => void handlers.set(type, handler),
    messageChild: (message, options = {}) =>
      tell('messageChild', { id, message: String(message), targetOrigin: options.targetOrigin ?? location.origin }),
  };
}

onHost('dialog', ({ id, type, data }) => dialogs.get(id)?.get(type)?.(data));
onHost('parentMessage', ({ message, origin }) =>
  parentHandler?.({ type: 'dialogParentMessageReceived', message, origin }),
);
