import { peopleField } from './address-field.js';
import { hostAddins } from './addin-host.js';
import { byId, field, make, say } from './dom.js';
import { graph } from './mailbox.js';
import { sendOrKeep } from './outbox.js';
import { recurrenceEditor } from './recurrence.js';
import { roomField } from './room-field.js';
import { minutesBetween, plusMinutes } from './addin-time.js';
import { addDays, dateOf, timeOf } from './words.js';

/**
 * Opens the form for a new meeting, or to change one.
 * @param scope  'new' · 'single' · 'date' (one date of a series) · 'series'
 */
export async function openForm({ id, scope, zone, date, time = '10:00', done }) {
  const known = id === undefined ? undefined : await graph('GET', `/me/events/${id}`, undefined, zone);
  const dialog = byId('form');
  const addins = await hostAddins(known ? { mode: 'compose', id, scope } : { mode: 'compose', scope });
  const fields = formFields({ known, scope, zone, date, time });
  const problem = make('p', { class: 'problem-box', role: 'alert', hidden: true });
  const send = make('button', { type: 'submit', class: 'primary' }, 'Send');
  const nameSend = () => (send.textContent = sendWords(known, fields.hasAttendees()));
  const titles = {
    new: 'New meeting',
    single: 'Change the meeting',
    date: 'Change this date',
    series: 'Change the series',
  };
  const form = make(
    'form',
    { novalidate: true },
    make('h2', { id: 'form-title' }, titles[scope]),
    addins.ribbon,
    addins.notices,
    ...fields.elements,
    // Stays in sight: what is typed above makes lines come and go, and a button that moves under the mouse isn't pressed.
    make(
      'div',
      { class: 'form-end' },
      problem,
      make(
        'div',
        { class: 'actions' },
        send,
        make('button', { type: 'button', onclick: () => dialog.close() }, 'Close without sending'),
      ),
    ),
  );
  form.addEventListener('submit', async (submitted) => {
    submitted.preventDefault();
    send.disabled = true;
    problem.hidden = true;
    try {
      const event = fields.read();
      if (!(await addins.maySend())) return;
      Object.assign(event, addins.properties());
      const call = known
        ? ['PATCH', `/me/events/${id}`, event]
        : ['POST', '/me/events', { ...event, transactionId: crypto.randomUUID() }];
      const isSent = await sendOrKeep(...call);
      dialog.close();
      say(isSent ? savedWords(known, event.attendees.length > 0) : 'You work offline: it waits in the Outbox.');
      done(true);
    } catch (error) {
      problem.textContent = error.message;
      problem.hidden = false;
    } finally {
      send.disabled = false;
    }
  });
  form.addEventListener('change', nameSend);
  nameSend();
  dialog.replaceChildren(make('div', { class: 'with-pane' }, form, addins.pane));
  dialog.showModal();
  fields.first.focus();
  addins.open({ ...fields, known, zone });
  dialog.addEventListener('close', addins.close, { once: true });
}

function formFields({ known, scope, zone, date, time }) {
  const title = make('input', { maxlength: '255', value: known?.subject ?? '' });
  const startDate = make('input', { type: 'date', value: known ? dateOf(known.start.dateTime) : date, required: true });
  const startTime = make('input', { type: 'time', value: known ? timeOf(known.start.dateTime) : time });
  const end = known ? undefined : plusMinutes(`${date}T${time}`, 60);
  const endDate = make('input', { type: 'date', value: known ? lastDay(known) : dateOf(end), required: true });
  const endTime = make('input', { type: 'time', value: timeOf(known ? known.end.dateTime : end) });
  const allDay = make('input', { type: 'checkbox', checked: known?.isAllDay ?? false });
  const isPrivate = make('input', { type: 'checkbox', checked: known?.sensitivity === 'private' });
  const text = make('textarea', { rows: '3', value: known ? plainText(known.body) : '' });
  const people = peopleField(known, 'people-list');
  const times = () => ({
    start: allDay.checked ? `${startDate.value}T00:00` : wall(startDate, startTime),
    end: allDay.checked ? `${addDays(endDate.value, 1)}T00:00` : wall(endDate, endTime),
  });
  const rooms = roomField(known, () => ({ ...times(), recurrence: repeats() }));
  // One date can't repeat; its series is changed as a series.
  let recurrence = scope === 'date' ? undefined : recurrenceEditor(known?.recurrence);
  /** The recurrence as it stands; null also while it is being filled in. */
  const repeats = () => {
    try {
      return recurrence?.read(times().start, zone) ?? null;
    } catch {
      return null;
    }
  };
  const before = known?.recurrence && JSON.stringify(recurrence?.read(known.start.dateTime, zone));
  const roomNames = new Set((known?.attendees ?? []).map(({ emailAddress }) => emailAddress.name));
  const place = make('input', {
    maxlength: '255',
    value: (known?.locations ?? [])
      .filter((one) => !one.locationEmailAddress && !roomNames.has(one.displayName))
      .map(({ displayName }) => displayName)
      .join('; '),
  });
  const texts = () =>
    place.value
      .split(';')
      .map((one) => one.trim())
      .filter(Boolean);

  const showTimes = () => {
    for (const control of [startTime, endTime]) control.closest('label').hidden = allDay.checked;
  };
  const look = () => void rooms.look();
  let startBefore = '';
  const moved = () => {
    startBefore = wall(startDate, startTime);
    recurrence?.follow(startDate.value);
    look();
  };
  /** A new start takes the end along, as in Outlook. */
  const startMoved = () => {
    const start = wall(startDate, startTime);
    if (startDate.value !== '' && startBefore !== '') {
      const end = plusMinutes(wall(endDate, endTime), minutesBetween(startBefore, start));
      [endDate.value, endTime.value] = [dateOf(end), timeOf(end)];
    }
    moved();
  };
  const elements = [
    field('Title', title),
    people.element,
    make(
      'div',
      { class: 'row' },
      field('Starts', startDate),
      field('Start time', startTime),
      field('Ends', endDate),
      field('End time', endTime),
    ),
    make(
      'div',
      { class: 'row' },
      make('label', { class: 'check' }, allDay, 'All day'),
      make('label', { class: 'check' }, isPrivate, 'Private'),
      make('span', { class: 'about' }, `Times of ${zone}`),
    ),
    recurrence?.element,
    rooms.element,
    field('Other place, in words', place),
    field('Text', text),
  ].filter(Boolean);
  allDay.addEventListener('change', () => {
    showTimes();
    look();
  });
  for (const control of [startDate, startTime]) control.addEventListener('change', startMoved);
  for (const control of [endDate, endTime]) control.addEventListener('change', look);
  // Numbers while they are typed; choices once the fields that belong to them are there.
  const watchRecurrence = () => {
    for (const event of ['input', 'change']) recurrence?.element.addEventListener(event, look);
  };
  watchRecurrence();
  showTimes();
  startBefore = wall(startDate, startTime);
  recurrence?.follow(startDate.value);
  look();

  return {
    elements,
    first: title,
    people,
    rooms,
    title: () => title.value,
    /** Wall times of the form's zone; those of an all-day meeting are midnights. */
    times,
    setTimes({ start, end }) {
      [startDate.value, startTime.value] = [dateOf(start), timeOf(start)];
      [endDate.value, endTime.value] = [dateOf(end), timeOf(end)];
      allDay.checked = false;
      showTimes();
      moved();
    },
    places: texts,
    setPlaces: (words) => void (place.value = words.join('; ')),
    mayRepeat: recurrence !== undefined,
    /** Graph's recurrence of the form; null for a single meeting. */
    recurrence: () => recurrence?.read(wall(startDate, startTime), zone) ?? null,
    setRecurrence(value) {
      const next = recurrenceEditor(value ?? undefined);
      recurrence.element.replaceWith(next.element);
      recurrence = next;
      recurrence.follow(startDate.value);
      watchRecurrence();
      look();
    },
    /** Whether somebody is invited, so that there is something to send. */
    hasAttendees: () => people.chosen().length + rooms.chosen().length > 0,
    /** The event for Graph. Throws a sentence when something is missing. */
    read() {
      if (startDate.value === '' || endDate.value === '') throw new Error('Say when the meeting begins and ends.');
      const { start, end } = times();
      people.take();
      rooms.take();
      if (end <= start) throw new Error('The meeting must end after it begins.');
      const chosen = rooms.chosen();
      const event = {
        subject: title.value,
        body: { contentType: 'text', content: text.value },
        start: { dateTime: start, timeZone: zone },
        end: { dateTime: end, timeZone: zone },
        isAllDay: allDay.checked,
        sensitivity: isPrivate.checked ? 'private' : 'normal',
        attendees: [
          ...people.chosen().map(({ name, address, type }) => ({ type, emailAddress: { name, address } })),
          ...chosen.map(({ name, address }) => ({ type: 'resource', emailAddress: { name, address } })),
        ],
        locations: [
          ...chosen.map(({ name, address }) => ({
            displayName: name,
            locationType: 'conferenceRoom',
            locationEmailAddress: address,
          })),
          ...texts().map((displayName) => ({ displayName, locationType: 'default' })),
        ],
      };
      const repeats = recurrence?.read(start, zone);
      // An unchanged pattern isn't sent: Graph would take it for a new one and drop the exceptions.
      if (recurrence && JSON.stringify(repeats) !== before && !(repeats === null && !known?.recurrence))
        event.recurrence = repeats;
      return event;
    },
  };
}

/** As in Outlook: what nobody is invited to is saved, not sent. */
function sendWords(known, hasAttendees) {
  if (known === undefined) return 'Send';
  return hasAttendees || known.attendees.length > 0 ? 'Send update' : 'Save';
}

function savedWords(known, hasAttendees) {
  if (!hasAttendees && !known?.attendees.length) return 'The appointment is in the calendar.';
  return known ? 'The update was sent.' : 'The meeting was sent; the answers of rooms and people come by mail.';
}

const wall = (date, time) => `${date.value}T${time.value || '00:00'}`;

/** Graph's end of an all-day meeting is the midnight after it. */
const lastDay = ({ end, isAllDay }) => (isAllDay ? addDays(dateOf(end.dateTime), -1) : dateOf(end.dateTime));

function plainText(body) {
  if (!body?.content) return '';
  if (body.contentType === 'text') return body.content;
  return new DOMParser().parseFromString(body.content, 'text/html').body.textContent.trim();
}
