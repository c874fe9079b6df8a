import { byId, make, say } from './dom.js';
import { graph, readRooms } from './mailbox.js';
import { recurrenceEditor } from './recurrence.js';
import { addDays, dateOf, timeOf } from './words.js';

/**
 * Opens the form for a new meeting, or to change one.
 * @param scope  'new' · 'single' · 'date' (one date of a series) · 'series'
 */
export async function openForm({ id, scope, zone, date, done }) {
  const known = id === undefined ? undefined : await graph('GET', `/me/events/${id}`, undefined, zone);
  const dialog = byId('form');
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
  dialog.replaceChildren(form);
  dialog.showModal();
  fields.first.focus();
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
  const recurrence = scope === 'new' || scope === 'series' ? recurrenceEditor(known?.recurrence) : undefined;
  const before = known?.recurrence && JSON.stringify(recurrence?.read(known.start.dateTime, zone));

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
          ...people.chosen().map(({ name, address }) => ({ type: 'required', emailAddress: { name, address } })),
          ...chosen.map(({ name, address }) => ({ type: 'resource', emailAddress: { name, address } })),
        ],
        locations: chosen.map(({ name, address }) => ({
          displayName: name,
          locationType: 'conferenceRoom',
          locationEmailAddress: address,
        })),
      };
      const repeats = recurrence?.read(start, zone);
      // An unchanged pattern isn't sent: Graph would take it for a new one and drop the exceptions.
      if (recurrence && JSON.stringify(repeats) !== before && !(repeats === null && !known?.recurrence))
        event.recurrence = repeats;
      return event;
    },
  };
}

const field = (label, input) => make('label', { class: 'field' }, make('span', {}, label), input);
const wall = (date, time) => `${date.value}T${time.value || '00:00'}`;

/** Graph's end of an all-day meeting is the midnight after it. */
const lastDay = ({ end, isAllDay }) => (isAllDay ? addDays(dateOf(end.dateTime), -1) : dateOf(end.dateTime));

function plainText(body) {
  if (!body?.content) return '';
  if (body.contentType === 'text') return body.content;
  return new DOMParser().parseFromString(body.content, 'text/html').body.textContent.trim();
}

/** A list of addresses: chosen ones are buttons that take themselves out. */
function addressField(label, known, wanted, suggestions) {
  const chosen = new Map(
    (known?.attendees ?? [])
      .filter(wanted)
      .map(({ emailAddress }) => [emailAddress.address.toLowerCase(), emailAddress]),
  );
  const input = make('input', { type: 'email', multiple: true, list: suggestions, autocomplete: 'off' });
  const chips = make('ul', { class: 'chips' });
  const add = () => {
    for (const address of input.value.split(/[,;\s]+/).filter((part) => part.includes('@'))) {
      const option = document.querySelector(`#${suggestions} option[value="${CSS.escape(address)}"]`);
      chosen.set(address.toLowerCase(), { name: option?.textContent ?? address, address });
    }
    input.value = '';
    draw();
  };
  function draw() {
    const chip = ([key, { name }]) =>
      make(
        'li',
        {},
        make(
          'button',
          {
            type: 'button',
            'aria-label': `Remove ${name}`,
            onclick: () => {
              chosen.delete(key);
              draw();
              input.focus();
            },
          },
          `${name} ×`,
        ),
      );
    chips.replaceChildren(...[...chosen].map(chip));
  }
  input.addEventListener('change', add);
  draw();
  return {
    element: make('div', {}, field(`${label} (addresses)`, input), chips),
    chosen: () => {
      add();
      return [...chosen.values()];
    },
  };
}

/** The room finder: rooms of the address list with whether they are free, and a field for any other address. */
function roomField(known, when) {
  const chosen = new Map(
    (known?.attendees ?? [])
      .filter(({ type }) => type === 'resource')
      .map(({ emailAddress }) => [emailAddress.address.toLowerCase(), emailAddress]),
  );
  const find = make('input', { type: 'search', autocomplete: 'off' });
  const onlyFree = make('input', { type: 'checkbox' });
  const list = make('ul', { class: 'room-list', tabindex: '0', 'aria-label': 'Rooms' });
  const other = make('input', { type: 'email', autocomplete: 'off' });
  const addOther = make('button', { type: 'button', onclick: takeOther }, 'Add this address');
  const summary = make('p', { class: 'about', role: 'status' });
  let rooms = [];

  async function look() {
    try {
      const { start, end } = when();
      rooms = await readRooms(start, end);
      draw();
    } catch (error) {
      summary.textContent = error.message;
    }
  }

  function draw() {
    const wanted = find.value.toLocaleLowerCase();
    const known = new Set(rooms.map((room) => room.address.toLowerCase()));
    const typed = [...chosen]
      .filter(([key]) => !known.has(key))
      .map(([, { name, address }]) => ({
        name,
        address,
        building: 'typed address',
        floor: '',
        capacity: null,
        free: null,
      }));
    const shown = [...typed, ...rooms].filter(
      (room) =>
        `${room.name} ${room.building} ${room.floor}`.toLocaleLowerCase().includes(wanted) &&
        (!onlyFree.checked || room.free === true || chosen.has(room.address.toLowerCase())),
    );
    list.replaceChildren(...shown.map(row));
    summary.textContent =
      chosen.size === 0 ? 'No room chosen.' : `Chosen: ${[...chosen.values()].map(({ name }) => name).join(', ')}`;
  }

  function row(room) {
    const key = room.address.toLowerCase();
    const box = make('input', { type: 'checkbox', checked: chosen.has(key) });
    box.addEventListener('change', () => {
      if (box.checked) chosen.set(key, { name: room.name, address: room.address });
      else chosen.delete(key);
      draw();
      list.querySelector(`[data-room="${CSS.escape(key)}"]`)?.focus();
    });
    box.dataset.room = key;
    const seats = room.capacity === null ? '' : `, ${room.capacity} seats`;
    const state = { true: ['yes', 'free'], false: ['no', 'taken'], null: ['wait', 'not known'] }[String(room.free)];
    const place = [room.building, room.floor].filter(Boolean).join(', ');
    return make(
      'li',
      {},
      make('label', { class: 'check' }, box, `${room.name}${seats}${place ? ` (${place})` : ''}`),
      make('span', { class: state[0] }, state[1]),
    );
  }

  function takeOther() {
    const address = other.value.trim();
    if (!address.includes('@')) return;
    chosen.set(address.toLowerCase(), { name: address.split('@')[0], address });
    other.value = '';
    draw();
  }

  find.addEventListener('input', draw);
  onlyFree.addEventListener('change', draw);
  return {
    element: make(
      'fieldset',
      {},
      make('legend', {}, 'Rooms'),
      make(
        'div',
        { class: 'row' },
        field('Find a room', find),
        make('label', { class: 'check' }, onlyFree, 'Only free ones'),
      ),
      list,
      summary,
      make('div', { class: 'row' }, field('Another room address', other), addOther),
    ),
    look,
    chosen: () => {
      takeOther();
      return [...chosen.values()];
    },
  };
}
