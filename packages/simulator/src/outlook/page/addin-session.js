import { OfficeError } from './addin-errors.js';
import { make } from './dom.js';
import { graph, forgetFor } from './mailbox.js';
import { isOffline } from './outbox.js';

const longestProperties = 2500;
const longestSession = 50_000;
const mostNotices = 5;
const traps = [];
globalThis.addinTraps = traps;

/** The name under which an add-in's custom properties lie in the mailbox (office-js-docs, metadata-for-an-outlook-add-in). */
const propertyId = (addin) => `String {00020329-0000-0000-C000-000000000046} Name cecp-${addin.id}`;

/** Graph's url-safe id in the form of EWS, which Office.js gives out. */
export const toEwsId = (id) => id.replaceAll('-', '/').replaceAll('_', '+');

/** What all pages of one add-in share while an item is open. */
export function openSession({ addin, about, told, quirks, notices }) {
  const isSaved = about.id !== undefined;
  let sessionData = {};
  let draftProperties = null;
  let savesTried = 0;
  let initializationContext = '';
  const shown = new Map();

  async function loadProperties() {
    if (!isSaved) return draftProperties ?? {};
    if (isOffline()) throw new OfficeError(9041);
    const filter = encodeURIComponent(`id eq '${propertyId(addin)}'`);
    const event = await graph('GET', `/me/events/${about.id}?$expand=singleValueExtendedProperties($filter=${filter})`);
    const [stored] = event.singleValueExtendedProperties ?? [];
    try {
      return stored ? JSON.parse(stored.value) : {};
    } catch {
      return {};
    }
  }

  async function saveProperties(values) {
    savesTried += 1;
    const value = JSON.stringify(values);
    if (value.length > longestProperties) throw new OfficeError(9000);
    if (!isSaved) {
      if (quirks.has('markerFailsFirst') && savesTried === 1) throw new OfficeError(9020, 'ErrorInvalidIdMalformed');
      draftProperties = values;
      return;
    }
    if (isOffline()) throw new OfficeError(9041);
    if (quirks.has('markerNotOnDates') && about.scope === 'date') return;
    await graph('PATCH', `/me/events/${about.id}`, {
      singleValueExtendedProperties: [{ id: propertyId(addin), value }],
    });
  }

  function drawNotices() {
    notices.querySelectorAll(`[data-addin="${addin.id}"]`).forEach((one) => one.remove());
    for (const [key, { message }] of shown) {
      const dismiss = () => {
        shown.delete(key);
        drawNotices();
      };
      notices.append(
        make(
          'p',
          { class: 'addin-notice', 'data-addin': addin.id, role: 'status' },
          `${addin.displayName}: ${message} `,
          make('button', { type: 'button', onclick: dismiss }, 'Dismiss'),
        ),
      );
    }
  }
  function putNotice(key, details, { mayReplace }) {
    if (typeof key !== 'string' || key.length > 32 || !(details?.message?.length <= 150)) throw new OfficeError(5001);
    if (shown.has(key) && !mayReplace) throw new OfficeError(9023);
    if (!shown.has(key) && shown.size >= mostNotices) throw new OfficeError(9024);
    shown.set(key, { ...details, key });
    drawNotices();
  }

  let isForgotten = false;
  /** Cached mode: the client has an id before the server knows it. */
  async function unknownOnce() {
    if (isForgotten) return;
    isForgotten = true;
    await forgetFor(about.id, quirks.number('idUnknown'));
  }

  const trap = (member) => () => {
    traps.push({ addin: addin.displayName, member });
    notices.append(
      make('p', { class: 'problem-box', role: 'alert' }, `${addin.displayName} called ${member}, which it must not.`),
    );
    throw new OfficeError(5000);
  };

  return {
    addin,
    /** For a new meeting: what goes along when it is sent. */
    property: () =>
      draftProperties === null || isSaved ? null : { id: propertyId(addin), value: JSON.stringify(draftProperties) },
    setInitializationContext: (text) => void (initializationContext = text),
    calls: {
      loadCustomPropertiesAsync: loadProperties,
      'customProperties.saveAsync': saveProperties,
      'sessionData.getAsync': (name) => {
        if (!(name in sessionData)) throw new OfficeError(9049);
        return sessionData[name];
      },
      'sessionData.setAsync': (name, value) => {
        const next = { ...sessionData, [name]: String(value) };
        if (JSON.stringify(next).length > longestSession) throw new OfficeError(9051);
        sessionData = next;
      },
      'sessionData.getAllAsync': () => sessionData,
      'sessionData.removeAsync': (name) => {
        const { [name]: _, ...rest } = sessionData;
        sessionData = rest;
      },
      'sessionData.clearAsync': () => void (sessionData = {}),
      'notificationMessages.addAsync': (key, details) => putNotice(key, details, { mayReplace: false }),
      'notificationMessages.replaceAsync': (key, details) => putNotice(key, details, { mayReplace: true }),
      'notificationMessages.removeAsync': (key) => {
        if (!shown.delete(key)) throw new OfficeError(9049);
        drawNotices();
      },
      'notificationMessages.getAllAsync': () => [...shown.values()],
      getItemIdAsync: async () => {
        if (!isSaved || quirks.has('itemIdMissing')) throw new OfficeError(9046);
        if (quirks.has('idUnknown')) await unknownOnce();
        return toEwsId(about.id);
      },
      getSharedPropertiesAsync: () => {
        if (!told.profile.isShared) throw new OfficeError(9055);
        return {
          owner: told.owner,
          targetMailbox: told.owner,
          targetRestUrl: 'https://outlook.office365.com/api',
          delegatePermissions: Number(new URLSearchParams(location.search).get('permissions') ?? 63),
        };
      },
      getInitializationContextAsync: () => initializationContext,
      saveAsync: trap('saveAsync'),
      sendAsync: trap('sendAsync'),
      close: trap('close'),
      'roamingSettings.saveAsync': (values) => localStorage.setItem(settingsKey(addin, told), JSON.stringify(values)),
    },
  };
}

const settingsKey = (addin, told) => `roamingSettings/${told.user.emailAddress}/${addin.id}`;

/** What an add-in keeps in the person's mailbox; here it lies in this browser. */
export const roamingSettings = (addin, told) => JSON.parse(localStorage.getItem(settingsKey(addin, told)) ?? '{}');
