// Part of the stand-in for office.js: see script.ts. The object `Office` itself.
import { ask, isDialog, onHost, tell } from './bridge.js';
import { ui } from './dialog.js';
import { cutNetwork } from './network.js';
import { handlersOf, makeItem, raiseEvent } from './item.js';
import { SeriesTime } from './series-time.js';
import { hasSet } from './surface.js';
import { mailboxValues, officeValues } from './values.js';

const associated = new Map();
const readyCallbacks = [];
let readyInfo = null;

const Office = {
  ...officeValues,
  MailboxEnums: mailboxValues,
  SeriesTime,
  actions: { associate: (name, handler) => void associated.set(name, handler) },
  initialize: undefined,
  onReady(callback) {
    return new Promise((resolve) => {
      const call = (info) => {
        callback?.(info);
        resolve(info);
      };
      if (readyInfo) call(readyInfo);
      else readyCallbacks.push(call);
    });
  },
  context: {},
};

function contextOf(told) {
  const { profile, user, theme, displayLanguage, contentLanguage, zone } = told;
  return {
    displayLanguage,
    contentLanguage,
    officeTheme: theme,
    platform: profile.platform,
    host: 'Outlook',
    diagnostics: { host: 'Outlook', platform: profile.platform, version: profile.hostVersion },
    requirements: {
      isSetSupported: (name, version = '1.1') => {
        const most = Object.entries(profile.sets).find(
          ([set]) => set.toLowerCase() === String(name).toLowerCase(),
        )?.[1];
        return most !== undefined && hasSet(most, version);
      },
    },
    ui,
    roamingSettings: roamingSettings(told.roamingSettings),
    mailbox: {
      item: told.item === null ? null : makeItem(told),
      userProfile: user,
      diagnostics: {
        hostName: profile.hostName,
        hostVersion: profile.hostVersion,
        ...(profile.owaView && { OWAView: profile.owaView }),
      },
      // The two forms differ in two letters of their alphabet (Outlook add-in API, convertToRestId).
      convertToRestId: (id) => id.replaceAll('/', '-').replaceAll('+', '_'),
      convertToEwsId: (id) => id.replaceAll('-', '/').replaceAll('_', '+'),
      convertToLocalClientTime: (date) => localClientTime(date, zone),
      convertToUtcClientTime: (local) => utcOf(local),
      ...(hasSet(profile.mailbox, '1.5') ? handlersOf('mailbox') : {}),
    },
  };
}

function roamingSettings(stored) {
  const values = { ...stored };
  return {
    get: (name) => values[name],
    set: (name, value) => void (values[name] = value),
    remove: (name) => void delete values[name],
    saveAsync: (callback) =>
      ask('roamingSettings.saveAsync', [values], ({ status, error }) =>
        callback?.(status === 'succeeded' ? { status } : { status, error }),
      ),
  };
}

function localClientTime(date, zone) {
  const at = Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO(zone);
  return {
    year: at.year,
    month: at.month - 1,
    date: at.day,
    hours: at.hour,
    minutes: at.minute,
    seconds: at.second,
    milliseconds: at.millisecond,
    timezoneOffset: at.offsetNanoseconds / 60e9,
  };
}

function utcOf({ year, month, date, hours, minutes, seconds, milliseconds, timezoneOffset }) {
  return new Date(Date.UTC(year, month, date, hours, minutes - timezoneOffset, seconds, milliseconds));
}

/** What msal-browser looks for (naa/AuthBridge): text goes out, text comes back. */
function nestedAppAuthBridge() {
  const listeners = new Set();
  onHost('naa', ({ text }) => {
    for (const listener of listeners) listener({ data: text });
  });
  return {
    addEventListener: (_type, listener) => void listeners.add(listener),
    removeEventListener: (_type, listener) => void listeners.delete(listener),
    postMessage: (text) => tell('naa', { text }),
  };
}

/** Runs a launch event: the function that the page associated with the manifest's name. */
onHost('launch', ({ id, name, event }) => {
  const completed = (options = {}) => tell('completed', { id, options });
  const handler = associated.get(name);
  if (!handler) {
    tell('completed', { id, missing: true });
    return;
  }
  handler({ ...event, completed });
});

onHost('init', (told) => {
  if (readyInfo) return;
  if (isDialog)
    Office.context = { ui, displayLanguage: told.displayLanguage, requirements: { isSetSupported: () => false } };
  else Office.context = contextOf(told);
  if (!isDialog && told.profile.nestedAppAuth) window.nestedAppAuthBridge = nestedAppAuthBridge();
  readyInfo = { host: 'Outlook', platform: told.profile.platform, addins: undefined };
  if (told.isOffline) cutNetwork(true);
  Office.initialize?.('documentOpened');
  for (const call of readyCallbacks.splice(0)) call(readyInfo);
  tell('ready');
});

onHost('event', ({ owner, type, data }) => {
  if (data?.officeTheme) Office.context.officeTheme = data.officeTheme;
  raiseEvent(owner, type, data);
});

/** Another item was chosen while this pane is pinned: handlers of the item before are gone with it (Office.EventType.ItemChanged). */
onHost('itemChanged', (told) => {
  Office.context.mailbox.item = told.item === null ? null : makeItem(told);
  raiseEvent('mailbox', officeValues.EventType.ItemChanged);
});

onHost('network', ({ isOffline }) => cutNetwork(isOffline));

// Office takes these away from the page (office.js, "_initializeFunctions"): a router of the history kind breaks in a pane.
window.history.replaceState = null;
window.history.pushState = null;
window.Office = Office;
// The page's own scripts come first: they set Office.initialize and associate what the manifest names.
const sayHello = () => tell('hello');
if (document.readyState === 'loading') addEventListener('DOMContentLoaded', sayHello);
else setTimeout(sayHello, 0);
