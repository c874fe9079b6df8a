import { byId, onPress, say } from './dom.js';
import { openDetails, refreshDetails } from './details.js';
import { openForm } from './form.js';
import { drawInbox } from './inbox.js';
import { openMessage } from './message.js';
import { watchOutbox } from './outbox.js';
import { listen, readInbox, readWeek } from './mailbox.js';
import { drawWeek, focusEvent, keyOf } from './week.js';
import { showAddinSettings } from './addin-settings.js';
import { addDays, longDay, mondayOf } from './words.js';

/** What the page shows; week and open meeting stand in the address. */
let shown = { from: '', today: '', zone: '', events: [] };
let openEvent = null;
let openKey = '';

const parameters = () => new URLSearchParams(location.search);

function goTo(changes, { replace = false } = {}) {
  const next = parameters();
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) next.delete(name);
    else next.set(name, value);
  }
  history[replace ? 'replaceState' : 'pushState'](null, '', `?${next}`);
  return show();
}

async function show() {
  const wanted = parameters().get('week');
  const from = mondayOf(wanted ?? (shown.today || (await readWeek(new Date().toISOString().slice(0, 10))).today));
  await draw(from);
  const event = parameters().get('event');
  if (event !== null && event !== openEvent) open(event);
  if (event === null && byId('details').open) byId('details').close();
}

async function draw(from) {
  try {
    const [week, inbox] = await Promise.all([readWeek(from), readInbox()]);
    shown = { ...week, from };
    byId('week-title').textContent = `Week of ${longDay(from)}`;
    byId('goto').value = from;
    drawWeek(
      shown,
      (id) => goTo({ event: id }),
      (date, time) => begin({ date, time }),
    );
    drawInbox(inbox, (number) => openInbox(number, inbox));
    const current = shown.events.find((event) => event.id === openEvent);
    if (current) refreshDetails(current, context());
  } catch (error) {
    say(error.message, true);
  }
}

function open(id) {
  const event = shown.events.find((one) => one.id === id);
  if (event === undefined) {
    say('That meeting is not in this week.', true);
    return;
  }
  openEvent = id;
  openKey = keyOf(event);
  openDetails(event, context());
}

/** What dialogs need: the zone, and what to do when they are done. */
const context = () => ({
  zone: shown.zone,
  done: async (changed) => {
    const wasOpen = openEvent !== null;
    openEvent = null;
    if (parameters().has('event')) await goTo({ event: null }, { replace: true });
    if (changed) await draw(shown.from);
    // The browser can't give the cursor back when the week was drawn anew meanwhile.
    if (wasOpen && document.activeElement === document.body) focusEvent(openKey);
  },
});

const openInbox = (number, messages) =>
  openMessage(number, {
    messages,
    zone: shown.zone,
    goTo: (date) => void goTo({ week: mondayOf(date), event: null }),
    done: context().done,
  }).catch((error) => say(error.message, true));

const begin = ({ date = startDate(), time }) =>
  openForm({ scope: 'new', zone: shown.zone, date, time, done: context().done }).catch((error) =>
    say(error.message, true),
  );

onPress('previous', () => goTo({ week: addDays(shown.from, -7), event: null }));
onPress('next', () => goTo({ week: addDays(shown.from, 7), event: null }));
onPress('today', () => goTo({ week: mondayOf(shown.today), event: null }));
byId('goto').addEventListener(
  'change',
  ({ target }) => target.value && goTo({ week: mondayOf(target.value), event: null }),
);
onPress('new-meeting', () => begin({}));
addEventListener('popstate', () => void show());

/** A new meeting is proposed for today when today is in sight, else for the week's first day. */
const startDate = () => (shown.today >= shown.from && shown.today < addDays(shown.from, 7) ? shown.today : shown.from);

// Many changes in one breath become one drawing.
let planned = 0;
listen(() => {
  clearTimeout(planned);
  planned = setTimeout(() => void draw(shown.from || mondayOf(shown.today)), 80);
});

watchOutbox(() => void draw(shown.from));
showAddinSettings();
await show();
