import { watchChanges } from './addin-changes.js';
import { composeCalls } from './addin-compose.js';
import { dialogDesk } from './addin-dialog.js';
import { makeFrame, talkWith } from './addin-frame.js';
import { askBeforeSend, launcher } from './addin-launch.js';
import { readQuirks } from './addin-quirks.js';
import { readCalls, readItem, readMessage } from './addin-read.js';
import { openSession, roamingSettings, toEwsId } from './addin-session.js';
import { signInDesk } from './addin-sign-in.js';
import { officeTheme, watchTheme } from './addin-theme.js';
import { byId, make } from './dom.js';
import { readAddinHost } from './mailbox.js';
import { isOffline } from './outbox.js';

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * The add-ins of one open appointment: the ribbon with their buttons, the pane, notices, and what sending asks of them.
 * @param about  `{ mode: 'compose', scope, id }`, `{ mode: 'read', event }`, or `{ mode: 'message' }`, whose message is shown later
 */
export async function hostAddins(about) {
  const told = await readAddinHost();
  const quirks = readQuirks();
  const notices = make('div', { class: 'addin-notices' });
  const pane = make('aside', { class: 'task-pane', hidden: true });
  const eventPages = make('div', { hidden: true });
  const sessionAbout = about.mode === 'read' ? { id: about.event.id } : about;
  const sessions = told.addins[surfaceNames[about.mode]].map((addin) =>
    openSession({ addin, about: sessionAbout, told, quirks, notices }),
  );
  let itemCalls = {};
  let item = { itemType: 'appointment', seriesId: null };
  let openPane = null;
  const launchers = new Map();

  const ribbon = make(
    'div',
    {
      class: 'ribbon',
      role: 'toolbar',
      'aria-label': 'Add-ins',
      hidden: sessions.every(({ addin }) => !addin.buttons.length),
    },
    sessions.flatMap((session) =>
      session.addin.buttons.map((button) =>
        make(
          'button',
          { type: 'button', title: button.tip, onclick: () => show(session, button) },
          button.icon && make('img', { src: button.icon, alt: '', width: '20', height: '20' }),
          button.label,
        ),
      ),
    ),
  );

  /** What a page is told when it says hello. */
  const init = (session) => () => {
    return {
      mode: about.mode,
      profile: { ...told.profile, nestedAppAuth: told.profile.nestedAppAuth && !quirks.has('noBridge') },
      user: told.user,
      zone: told.zone,
      displayLanguage: told.language,
      contentLanguage: told.language,
      theme: officeTheme(),
      isOffline: isOffline(),
      roamingSettings: roamingSettings(session.addin, told),
      faults: quirks.names(),
      item,
    };
  };

  /** Opens a channel with a frame that stands in the document. */
  function talk(session, { frame, origin }, more = {}) {
    const channel = {};
    channel.ready = new Promise((resolve) => (channel.isReady = resolve));
    const desk = dialogDesk({
      addin: session.addin,
      origin,
      quirks,
      notices,
      post: (...args) => channel.post(...args),
      init: init(session),
    });
    // Looked up at each call: a pinned pane outlives its item.
    const members = (name) => {
      const work = desk.calls[name] ?? itemCalls[name] ?? session.calls[name];
      return (
        work &&
        (async (...args) => {
          if (quirks.has('slow')) await pause(quirks.number('slow'));
          return work(...args);
        })
      );
    };
    const { post, end } = talkWith(() => frame.contentWindow, origin, {
      init: init(session),
      calls: members,
      told: {
        ...desk.told,
        naa: signInDesk({ told, pageOrigin: origin }),
        ready: () => channel.isReady(),
        closeContainer: hide,
        ...more,
      },
    });
    channel.post = post;
    channel.end = () => {
      desk.end();
      end();
    };
    return channel;
  }

  function show(session, button) {
    hide();
    const { addin } = session;
    const page = makeFrame(button.page, { title: addin.displayName });
    const close = make('button', { type: 'button', onclick: hide, 'aria-label': `Close ${addin.displayName}` }, '×');
    pane.setAttribute('aria-label', addin.displayName);
    const pin = make(
      'button',
      { type: 'button', 'aria-pressed': 'false', onclick: () => setPinned(!openPane.isPinned) },
      'Pin',
    );
    const setPinned = (isPinned) => {
      openPane.isPinned = isPinned;
      pin.setAttribute('aria-pressed', String(isPinned));
    };
    const mayPin = about.mode !== 'compose' && button.supportsPinning;
    pane.replaceChildren(
      make('header', {}, make('h3', {}, addin.displayName), make('span', {}, mayPin && pin, close)),
      page.frame,
    );
    pane.hidden = false;
    openPane = { session, channel: talk(session, page), isPinned: false };
    close.focus();
  }
  function hide() {
    openPane?.channel.end();
    openPane = null;
    pane.hidden = true;
    pane.replaceChildren();
  }
  function showCommand(session, commandId, contextData) {
    const button = session.addin.buttons.find(({ id }) => id === commandId) ?? session.addin.buttons[0];
    session.setInitializationContext(typeof contextData === 'string' ? contextData : JSON.stringify(contextData ?? ''));
    if (button) show(session, button);
  }

  /** Opens the page of launch events, out of sight. */
  function startEvents(session) {
    const { launch } = session.addin;
    if (!launch) return;
    const page = makeFrame(launch.page, { title: 'Event page', hidden: true });
    eventPages.append(page.frame);
    const channel = talk(session, page, { completed: (data) => events.completed(data) });
    const events = launcher({ launch, channel });
    launchers.set(session, { events, channel });
  }

  const channels = () => [...launchers.values(), ...(openPane ? [openPane] : [])].map(({ channel }) => channel);
  const tellOffline = () => {
    for (const channel of channels()) channel.post('network', { isOffline: isOffline() });
  };
  addEventListener('addin-settings', tellOffline);
  const themeSet = told.profile.sets.Mailbox.split('.').map(Number)[1] >= 14;
  const unwatchTheme = watchTheme((theme) => {
    const data = { officeTheme: theme };
    if (themeSet) openPane?.channel.post('event', { owner: 'mailbox', type: 'officeThemeChanged', data });
  });

  /** A dialog makes the rest of the page unreachable: what is chosen for add-ins goes in with them. */
  const bringSettings = () => {
    if (sessions.length > 0) ribbon.closest('dialog').append(byId('addin-settings'));
  };

  return {
    ribbon,
    notices,
    pane: make('div', { class: 'pane-side' }, pane, eventPages),
    /** Begins for a form that is shown now. */
    open(form) {
      bringSettings();
      const look = () => watch();
      itemCalls = composeCalls({ form, told, quirks, about, changed: () => void look() });
      const raise = (type, launchType, data) => {
        openPane?.channel.post('event', { owner: 'item', type, data });
        if (launchType) for (const { events } of launchers.values()) void events.fire(launchType);
      };
      const watch = watchChanges({ form, told, quirks, calls: itemCalls, raise });
      item = { itemType: 'appointment', seriesId: about.scope === 'date' ? toEwsId(form.known.seriesMasterId) : null };
      ribbon.closest('form').addEventListener('change', () => void look());
      for (const session of sessions) startEvents(session);
      for (const { events } of launchers.values()) {
        if (about.id === undefined) void events.fire('OnNewAppointmentOrganizer');
        void events.fire('OnAppointmentOrganizer');
      }
    },
    /** Shows a message, or the next one: a pane stays only when it is pinned, and hears of it. */
    async showMessage(message, event) {
      bringSettings();
      item = await readMessage(message, event, told);
      if (openPane && !openPane.isPinned) hide();
      openPane?.channel.post('itemChanged', init(openPane.session)());
    },
    /** Begins for an appointment that is read. */
    async read() {
      bringSettings();
      item = await readItem(about.event, told);
      itemCalls = readCalls(about.event);
    },
    close() {
      hide();
      for (const { channel } of launchers.values()) channel.end();
      launchers.clear();
      unwatchTheme();
      byId('main').after(byId('addin-settings'));
      removeEventListener('addin-settings', tellOffline);
    },
    /** Whether every add-in lets the meeting go. */
    async maySend() {
      if (quirks.has('sendUnasked')) return true;
      for (const [session, { events }] of launchers) {
        const { addin } = session;
        // Offline nobody is asked: SoftBlock and Block can't send at all, PromptUser goes to the Outbox unchecked.
        if (isOffline()) {
          const mode = events.sendEvent()?.sendMode ?? 'PromptUser';
          if (mode === 'PromptUser') continue;
          throw new Error(`${addin.displayName} must look at the meeting before it is sent: work online to send it.`);
        }
        const openCommand = (...args) => showCommand(session, ...args);
        if (!(await askBeforeSend({ addin, events, notices, openPane: openCommand }))) return false;
      }
      return true;
    },
    /** What a new meeting takes along for the add-ins. */
    properties() {
      const values = sessions.map((session) => session.property()).filter(Boolean);
      return values.length > 0 ? { singleValueExtendedProperties: values } : {};
    },
  };
}

const surfaceNames = { compose: 'AppointmentOrganizer', read: 'AppointmentAttendee', message: 'MessageRead' };
