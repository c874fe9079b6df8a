import { byId, make } from './dom.js';
import { addDays, hoursOf, responseWords, shortDay, timeOf } from './words.js';

const shownFrom = 7;

/** The rooms that a meeting asks for. */
export const roomsOf = (event) => event.attendees.filter((attendee) => attendee.type === 'resource');

/** What stays of a meeting while its id changes: an answer gives the copy a new one. */
export const keyOf = (event) => `${event.iCalUId} ${event.start.dateTime}`;

/** Puts the cursor on a meeting of the week; on the week when it is gone. */
export function focusEvent(key) {
  const week = byId('week');
  (week.querySelector(`[data-key="${CSS.escape(key)}"]`) ?? week).focus();
}

/**
 * Draws the week. Each meeting is a button in the list of its day, so that the keyboard and a screen reader go through
 * the week in order; only its place on the grid comes from the time.
 */
export function drawWeek({ from, today, events }, open, begin) {
  const week = byId('week');
  const scrolled = week.childElementCount > 0 ? week.scrollTop : null;
  const hadFocus = document.activeElement?.dataset?.key;
  const hours = make('div', { class: 'hours', 'aria-hidden': 'true' });
  for (let hour = 1; hour < 24; hour += 1) {
    const mark = make('span', {}, `${String(hour).padStart(2, '0')}:00`);
    mark.style.top = `calc(${hour} * var(--hour))`;
    hours.append(mark);
  }
  const days = Array.from({ length: 7 }, (_, index) =>
    drawDay({ date: addDays(from, index), today, events, open, begin }),
  );
  week.replaceChildren(hours, ...days);
  week.scrollTop = scrolled ?? shownFrom * parseFloat(getComputedStyle(week).fontSize) * 3.5;
  if (hadFocus) focusEvent(hadFocus);
}

function drawDay({ date, today, events, open, begin }) {
  const next = addDays(date, 1);
  const touching = events.filter(
    (event) => event.start.dateTime < `${next}T` && event.end.dateTime > `${date}T00:00:00.0000000`,
  );
  const allDay = touching.filter((event) => event.isAllDay);
  const timed = touching.filter((event) => !event.isAllDay);
  const title = make(
    'h3',
    { id: `day-${date}` },
    shortDay(date),
    date === today && make('span', { class: 'visually-hidden' }, ', today'),
  );
  const head = make('div', { class: 'day-head' }, title);
  if (allDay.length > 0)
    head.append(
      make(
        'ol',
        {},
        allDay.map((event) => make('li', {}, eventButton(event, open))),
      ),
    );
  const list = make('ol', { class: 'timed', 'aria-labelledby': `day-${date}` });
  // As in Outlook; the keyboard has "New meeting".
  list.addEventListener('dblclick', ({ target, offsetY }) => {
    if (target !== list) return;
    const hour = Math.floor((offsetY / list.clientHeight) * 48) / 2;
    begin(date, `${String(Math.floor(hour)).padStart(2, '0')}:${hour % 1 ? '30' : '00'}`);
  });
  for (const { event, lane, lanes } of lanesOf(timed)) {
    const begins = event.start.dateTime < `${date}T` ? 0 : hoursOf(event.start.dateTime);
    const ends = event.end.dateTime >= `${next}T` ? 24 : hoursOf(event.end.dateTime);
    const item = make('li', {}, eventButton(event, open, sizeOf(ends - begins)));
    item.style.setProperty('--from', begins);
    item.style.setProperty('--length', Math.max(ends - begins, 0.4));
    item.style.setProperty('--lane', lane);
    item.style.setProperty('--lanes', lanes);
    list.append(item);
  }
  return make('div', { class: date === today ? 'day is-today' : 'day' }, head, list);
}

/** Places meetings that overlap side by side. */
function lanesOf(events) {
  const placed = [];
  let group = [];
  let groupEnd = '';
  const closeGroup = () => {
    const lanes = Math.max(0, ...group.map(({ lane }) => lane)) + 1;
    placed.push(...group.map((one) => ({ ...one, lanes })));
    group = [];
  };
  for (const event of events.toSorted((one, other) => one.start.dateTime.localeCompare(other.start.dateTime))) {
    if (group.length > 0 && event.start.dateTime >= groupEnd) closeGroup();
    const taken = new Set(group.filter((one) => one.event.end.dateTime > event.start.dateTime).map(({ lane }) => lane));
    let lane = 0;
    while (taken.has(lane)) lane += 1;
    groupEnd = group.length === 0 || event.end.dateTime > groupEnd ? event.end.dateTime : groupEnd;
    group.push({ event, lane });
  }
  closeGroup();
  return placed;
}

/** Lines that there is room for. */
const sizeOf = (hours) => (hours < 0.75 ? 'short' : hours < 0.95 ? 'low' : '');

function eventButton(event, open, size = '') {
  const rooms = roomsOf(event);
  const declined = event.isOrganizer && rooms.some((room) => room.status.response === 'declined');
  const classes = [
    'event',
    size,
    !event.isOrganizer && 'theirs',
    isUnanswered(event) && 'unanswered',
    event.isCancelled && 'is-cancelled',
    declined && 'has-no',
  ];
  const place = event.location?.displayName || rooms.map((room) => room.emailAddress.name).join(', ');
  const state = stateOf(event, rooms);
  const when = event.isAllDay ? 'all day' : `${timeOf(event.start.dateTime)} to ${timeOf(event.end.dateTime)}`;
  // What is seen is also what is heard: hidden words only fill it up, so that nothing differs (WCAG 2.5.3).
  const heard = (text) => make('span', { class: 'visually-hidden' }, text);
  const more = [event.sensitivity === 'private' && 'private', event.seriesMasterId && 'one date of a series'];
  const title = event.subject || 'No title';
  return make(
    'button',
    {
      type: 'button',
      class: classes.filter(Boolean).join(' '),
      'data-event': event.id,
      'data-key': keyOf(event),
      title: [title, when, state, place].filter(Boolean).join('\n'),
      onclick: () => open(event.id),
    },
    make('span', { class: 'line title' }, title),
    make(
      'span',
      { class: 'line time' },
      event.isAllDay ? heard('all day') : [timeOf(event.start.dateTime), heard(` to ${timeOf(event.end.dateTime)}`)],
      ' ',
      state && make('span', { class: declined ? 'state no' : 'state' }, state),
    ),
    place && make('span', { class: 'line place' }, heard('in '), place),
    ...more.filter(Boolean).map((word) => heard(` ${word}`)),
  );
}

const isUnanswered = (event) => !event.isOrganizer && ['none', 'notResponded'].includes(event.responseStatus.response);

/** In few words: what became of the rooms, or what this person answered. */
function stateOf(event, rooms) {
  if (event.isCancelled) return 'cancelled';
  if (!event.isOrganizer) return responseWords[event.responseStatus.response];
  if (rooms.length === 0) return '';
  const count = (response) => rooms.filter((room) => room.status.response === response).length;
  if (count('declined') > 0) return 'room declined';
  if (count('accepted') === rooms.length) return 'room accepted';
  return 'room asked';
}
