import { field, make } from './dom.js';
import { readRooms } from './mailbox.js';

/** The room finder: rooms of the address list with whether they are free, and a field for any other address. */
export function roomField(known, when) {
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
  let asked = 0;

  async function look() {
    try {
      asked += 1;
      const mine = asked;
      const found = await readRooms(when());
      // An answer that a later question has overtaken is about another time.
      if (mine !== asked) return;
      rooms = found;
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
        freeDates: null,
        dates: 1,
      }));
    const shown = [...typed, ...rooms].filter(
      (room) =>
        `${room.name} ${room.building} ${room.floor}`.toLocaleLowerCase().includes(wanted) &&
        (!onlyFree.checked || room.freeDates === room.dates || chosen.has(room.address.toLowerCase())),
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
    const state = freeWords(room);
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
    chosen: () => [...chosen.values()],
    /** Takes the address that still stands in the field. */
    take: takeOther,
    /** A room of the address list; undefined for one that isn't there. */
    known: (address) => rooms.find((room) => room.address.toLowerCase() === address.toLowerCase()),
    put(address, name) {
      chosen.set(address.toLowerCase(), { name, address });
      draw();
    },
    remove(address) {
      chosen.delete(address.toLowerCase());
      draw();
    },
  };
}

/** Class and words for what a room's calendar says about the times asked for. */
function freeWords({ freeDates, dates }) {
  if (freeDates === null) return ['wait', 'not known'];
  if (freeDates === dates) return ['yes', dates === 1 ? 'free' : `free on all ${dates} dates`];
  return [
    'no',
    dates === 1 ? 'taken' : freeDates === 0 ? 'taken on all dates' : `free on ${freeDates} of ${dates} dates`,
  ];
}
