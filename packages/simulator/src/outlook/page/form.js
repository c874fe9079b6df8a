import { addressField } from './address-field.js';
import { hostAddins } from './addin-host.js';
import { byId, field, make, say } from './dom.js';
import { graph } from './mailbox.js';
import { recurrenceEditor } from './recurrence.js';
import { roomField } from './room-field.js';
import { addDays, dateOf, timeOf } from './words.js';

/**
 * Opens the form for a new meeting, or to change one.
 * @param scope  'new' · 'single' · 'date' (one date of a series) · 'series'
 */
export async function openForm({ id, scope, zone, date, done }) {
  const known = id === undefined ? undefined : await graph('GET', `/me/events/${id}`, undefined, zone);
  const dialog = byId('form');
  const addins = await hostAddins(known ? { mode: 'compose', id, scope } : { mode: 'compose', scope });
  const fields = formFields({ known, scope, zone, date });
  const problem = make('p', { class: 'problem-box', role: 'alert', hidden: true });
  const send = make('button', { type: 'submit', class: 'primary' }, known ? 'Send update' : 'Send');
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
    problem,
    ...fields.elements,
    make(
      'div',
      { class: 'actions' },
      send,
      make('button', { type: 'button', onclick: () => dialog.close() }, 'Close without sending'),
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
      if (known) await graph('PATCH', `/me/events/${id}`, event);
      else await graph('POST', '/me/events', { ...event, transactionId: crypto.randomUUID() });
      dialog.close();
      say(known ? 'The update was sent.' : 'The meeting was sent; the answers of rooms and people come by mail.');
      done(true);
    } catch (error) {
      problem.textContent = error.message;
      problem.hidden = false;
    } finally {
      send.disabled = false;
    }
  });
  dialog.replaceChildren(make('div', { class: 'with-pane' }, form, addins.pane));
  dialog.showModal();
  fields.first.focus();
  addins.open({ ...fields, known, zone });
  dialog.addEventListener('close', addins.close, { once: true });
}

function formFields({ known, scope, zone, date }) {
  const title = make('input', { maxlength: '255', value: known?.subject ?? '' });
  const startDate = make('input', { type: 'date', value: known ? dateOf(known.start.dateTime) : date, required: true });
  const startTime = make('input', { type: 'time', value: known ? timeOf(known.start.dateTime) : '10:00' });
  const endDate = make('input', { type: 'date', value: known ? lastDay(known) : date, required: true });
  const endTime = make('input', { type: 'time', value: known ? timeOf(known.end.dateTime) : '11:00' });
  const allDay = make('input', { type: 'checkbox', checked: known?.isAllDay ?? false });
  const isPrivate = make('input', { type: 'checkbox', checked: known?.sensitivity === 'private' });
  const text = make('textarea', { rows: '3', value: known ? plainText(known.body) : '' });
  const people = addressField('People', known, (attendee) => attendee.type !== 'resource', 'people-list');
  const rooms = roomField(known, () => ({ start: wall(startDate, startTime), end: wall(endDate, endTime) }));
  // One date can't repeat; its series is changed as a series.
  let recurrence = scope === 'new' || scope === 'series' ? recurrenceEditor(known?.recurrence) : undefined;
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
  const moved = () => {
    if (endDate.value < startDate.value) endDate.value = startDate.value;
    recurrence?.follow(startDate.value);
    void rooms.look();
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
  allDay.addEventListener('change', showTimes);
  for (const control of [startDate, startTime, endDate, endTime]) control.addEventListener('change', moved);
  showTimes();
  if (!known) recurrence?.follow(date);
  void rooms.look();

  return {
    elements,
    first: title,
    people,
    rooms,
    title: () => title.value,
    /** Wall times of the form's zone; those of an all-day meeting are midnights. */
    times: () => ({
      start: allDay.checked ? `${startDate.value}T00:00` : wall(startDate, startTime),
      end: allDay.checked ? `${addDays(endDate.value, 1)}T00:00` : wall(endDate, endTime),
    }),
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
    },
    /** The event for Graph. Throws a sentence when something is missing. */
    read() {
      if (startDate.value === '' || endDate.value === '') throw new Error('Say when the meeting begins and ends.');
      const start = allDay.checked ? `${startDate.value}T00:00` : wall(startDate, startTime);
      const end = allDay.checked ? `${addDays(endDate.value, 1)}T00:00` : wall(endDate, endTime);
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

const wall = (date, time) => `${date.value}T${time.value || '00:00'}`;

/** Graph's end of an all-day meeting is the midnight after it. */
const lastDay = ({ end, isAllDay }) => (isAllDay ? addDays(dateOf(end.dateTime), -1) : dateOf(end.dateTime));

function plainText(body) {
  if (!body?.content) return '';
  if (body.contentType === 'text') return body.content;
  return new DOMParser().parseFromString(body.content, 'text/html').body.textContent.trim();
}
