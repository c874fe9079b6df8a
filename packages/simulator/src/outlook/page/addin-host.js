import { watchChanges } from './addin-changes.js';
import { composeCalls } from './addin-compose.js';
import { dialogDesk } from './addin-dialog.js';
import { makeFrame, talkWith } from './addin-frame.js';
import { askBeforeSend, launcher } from './addin-launch.js';
import { readQuirks } from './addin-quirks.js';
import { readCalls, readItem } from './addin-read.js';
import { openSession, roamingSettings, toEwsId } from './addin-session.js';
import { signInDesk } from './addin-sign-in.js';
import { make } from './dom.js';
import { readAddinHost } from './mailbox.js';

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * The add-ins of one open appointment: the ribbon with their buttons, the pane, notices, and what sending asks of them.
 * @param about  `{ mode: 'compose', scope, id }`, or `{ mode: 'read', event }`
 */
export async function hostAddins(about) {
  const told = await readAddinHost();
  const quirks = readQuirks();
  const isCompose = about.mode === 'compose';
  const notices = make('div', { class: 'addin-notices' });
  const pane = make('aside', { class: 'task-pane', hidden: true });
  const eventPages = make('div', { hidden: true });
  const sessions = told.addins[isCompose ? 'AppointmentOrganizer' : 'AppointmentAttendee'].map((addin) =>
    openSession({ addin, about: isCompose ? about : { id: about.event.id }, told, quirks, notices }),
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
    const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
    return {
      mode: about.mode,
      profile: { ...told.profile, nestedAppAuth: told.profile.nestedAppAuth && !quirks.has('noBridge') },
      user: told.user,
      zone: told.zone,
      displayLanguage: told.language,
      contentLanguage: told.language,
      theme: isDark ? darkTheme : lightTheme,
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
    const members = { ...session.calls, ...itemCalls, ...desk.calls };
    const slowed = Object.fromEntries(
      Object.entries(members).map(([name, work]) => [
        name,
        async (...args) => {
          if (quirks.has('slow')) await pause(quirks.number('slow'));
          return work(...args);
        },
      ]),
    );
    const { post, end } = talkWith(() => frame.contentWindow, origin, {
      init: init(session),
      calls: slowed,
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
    pane.replaceChildren(make('header', {}, make('h3', {}, addin.displayName), close), page.frame);
    pane.hidden = false;
    openPane = { session, channel: talk(session, page) };
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

  return {
    ribbon,
    notices,
    pane: make('div', { class: 'pane-side' }, pane, eventPages),
    /** Begins for a form that is shown now. */
    open(form) {
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
    /** Begins for an appointment that is read. */
    async read() {
      item = await readItem(about.event, told);
      itemCalls = readCalls(about.event);
    },
    close() {
      hide();
      for (const { channel } of launchers.values()) channel.end();
      launchers.clear();
    },
    /** Whether every add-in lets the meeting go. */
    async maySend() {
      if (quirks.has('sendUnasked')) return true;
      for (const [session, { events }] of launchers) {
        const { addin } = session;
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

const lightTheme = {
  bodyBackgroundColor: '#ffffff',
  bodyForegroundColor: '#242424',
  controlBackgroundColor: '#f5f5f5',
  controlForegroundColor: '#242424',
  isDarkTheme: false,
};
const darkTheme = {
  bodyBackgroundColor: '#1f1f1f',
  bodyForegroundColor: '#ffffff',
  controlBackgroundColor: '#292929',
  controlForegroundColor: '#ffffff',
  isDarkTheme: true,
};
