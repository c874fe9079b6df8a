import { make } from './dom.js';
import { capital, dateOf, weekdayOf } from './words.js';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const kinds = {
  none: 'Does not repeat',
  daily: 'Daily',
  weekly: 'Weekly',
  absoluteMonthly: 'Monthly on a day of the month',
  relativeMonthly: 'Monthly on a weekday',
  absoluteYearly: 'Yearly on a date',
  relativeYearly: 'Yearly on a weekday',
};
const units = {
  daily: 'days',
  weekly: 'weeks',
  absoluteMonthly: 'months',
  relativeMonthly: 'months',
  absoluteYearly: 'years',
  relativeYearly: 'years',
};
/** How long a series is proposed to last, by its kind. */
const lasts = {
  daily: { months: 1 },
  weekly: { months: 3 },
  absoluteMonthly: { years: 1 },
  relativeMonthly: { years: 1 },
  absoluteYearly: { years: 5 },
  relativeYearly: { years: 5 },
};
const indexes = ['first', 'second', 'third', 'fourth', 'last'];

/**
 * The part of the form that says how a meeting repeats: Graph's six patterns and three ends.
 * @returns `element` to put into the form, `follow(date)` to propose from a start date, `read(start, zone)` for Graph
 */
export function recurrenceEditor(known) {
  const kind = select('Repeats', kinds, known?.pattern.type ?? 'none');
  const interval = number('Every', known?.pattern.interval ?? 1, 999);
  const unit = make('span', {}, '');
  const days = weekdays.map((day) => ({
    day,
    box: make('input', { type: 'checkbox', checked: known?.pattern.daysOfWeek?.includes(day) ?? false }),
  }));
  const dayList = make(
    'fieldset',
    {},
    make('legend', {}, 'On'),
    make(
      'div',
      { class: 'row' },
      days.map(({ day, box }) => make('label', { class: 'check' }, box, capital(day))),
    ),
  );
  const index = select(
    'Which one',
    Object.fromEntries(indexes.map((name) => [name, name])),
    known?.pattern.index ?? 'first',
  );
  const dayOfMonth = number('Day of the month', known?.pattern.dayOfMonth || 1, 31);
  const month = select(
    'Month',
    Object.fromEntries(months.map((name, place) => [place + 1, name])),
    String(known?.pattern.month || 1),
  );
  const ends = select(
    'Series ends',
    { endDate: 'On a date', numbered: 'After a number of dates', noEnd: 'Never' },
    known?.range.type ?? 'endDate',
  );
  const lastDate = make('input', { type: 'date', value: known?.range.type === 'endDate' ? known.range.endDate : '' });
  const lastField = make('label', { class: 'field' }, make('span', {}, 'Last date'), lastDate);
  const count = number('Number of dates', known?.range.numberOfOccurrences || 10, 999);
  const detail = make(
    'div',
    {},
    make('div', { class: 'row' }, interval.field, make('span', { class: 'beside' }, unit)),
    dayList,
    make('div', { class: 'row' }, index.field, dayOfMonth.field, month.field),
    make('div', { class: 'row' }, ends.field, lastField, count.field),
  );
  const element = make('fieldset', {}, make('legend', {}, 'Recurrence'), kind.field, detail);
  let from = null;
  for (const control of [kind.input, ends.input]) control.addEventListener('change', arrange);
  lastDate.addEventListener('change', () => (lastDate.dataset.touched = 'yes'));
  arrange();

  function arrange() {
    const type = kind.input.value;
    detail.hidden = type === 'none';
    unit.textContent = units[type] ?? '';
    dayList.hidden = !['weekly', 'relativeMonthly', 'relativeYearly'].includes(type);
    index.field.hidden = !type.startsWith('relative');
    dayOfMonth.field.hidden = !type.startsWith('absolute');
    month.field.hidden = !type.endsWith('Yearly');
    lastField.hidden = ends.input.value !== 'endDate';
    count.field.hidden = ends.input.value !== 'numbered';
    if (from !== null && type !== 'none' && !lastDate.dataset.touched)
      lastDate.value = Temporal.PlainDate.from(from).add(lasts[type]).toString();
  }

  return {
    element,
    /** Proposes weekday, day, month and end from the start, as long as nobody chose otherwise. */
    follow(date) {
      if (known || date === '') return;
      from = date;
      if (!days.some(({ box }) => box.dataset.touched))
        for (const { day, box } of days) box.checked = weekdays[weekdayOf(date) - 1] === day;
      dayOfMonth.input.value = Number(date.slice(8));
      month.input.value = String(Number(date.slice(5, 7)));
      const place = Math.ceil(Number(date.slice(8)) / 7);
      index.input.value = indexes[Math.min(place, 5) - 1];
      arrange();
    },
    /** Graph's patternedRecurrence; null when the meeting doesn't repeat. Throws a sentence when something is missing. */
    read(start, zone) {
      const type = kind.input.value;
      if (type === 'none') return null;
      const chosen = days.filter(({ box }) => box.checked).map(({ day }) => day);
      if (!dayList.hidden && chosen.length === 0) throw new Error('Choose at least one weekday.');
      const pattern = { type, interval: Number(interval.input.value) };
      if (!dayList.hidden) pattern.daysOfWeek = chosen;
      if (type === 'weekly') pattern.firstDayOfWeek = 'monday';
      if (!index.field.hidden) pattern.index = index.input.value;
      if (!dayOfMonth.field.hidden) pattern.dayOfMonth = Number(dayOfMonth.input.value);
      if (!month.field.hidden) pattern.month = Number(month.input.value);
      const range = { type: ends.input.value, startDate: dateOf(start), recurrenceTimeZone: zone };
      if (range.type === 'endDate') {
        if (lastDate.value === '') throw new Error('Say on which date the series ends.');
        range.endDate = lastDate.value;
      }
      if (range.type === 'numbered') range.numberOfOccurrences = Number(count.input.value);
      return { pattern, range };
    },
  };
}

for (const name of ['change'])
  addEventListener(
    name,
    ({ target }) =>
      target instanceof HTMLInputElement && target.type === 'checkbox' && (target.dataset.touched = 'yes'),
  );

function select(label, options, value) {
  const input = make(
    'select',
    {},
    Object.entries(options).map(([key, text]) => make('option', { value: key }, text)),
  );
  input.value = value;
  return { input, field: make('label', { class: 'field' }, make('span', {}, label), input) };
}

function number(label, value, most) {
  const input = make('input', { type: 'number', min: '1', max: String(most), value: String(value), required: true });
  return { input, field: make('label', { class: 'field' }, make('span', {}, label), input) };
}
