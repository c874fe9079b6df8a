import { readSeriesEnd } from './mailbox.js';

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const short = (day) => day.slice(0, 3);
const long = (day) => weekdays.find((one) => short(one) === day);
const workdays = weekdays.slice(1, 6);

/** A set of weekdays in a pattern by place: one day, or Office's words for several. */
function dayWord(days) {
  if (days.length === 7) return 'day';
  if (days.length === 5 && workdays.every((day) => days.includes(day))) return 'weekday';
  if (days.length === 2 && days.includes('saturday') && days.includes('sunday')) return 'weekendDay';
  return short(days[0]);
}

function daysOfWord(word) {
  if (word === 'day') return weekdays;
  if (word === 'weekday') return workdays;
  return word === 'weekendDay' ? ['saturday', 'sunday'] : [long(word)];
}

/** Graph's pattern as Office.js tells it: `{ recurrenceType, recurrenceProperties }`. */
export function toOffice(pattern) {
  const { type, interval, daysOfWeek = [], dayOfMonth, month, index, firstDayOfWeek } = pattern;
  const by = { dayOfWeek: daysOfWeek.length > 0 ? dayWord(daysOfWeek) : undefined, weekNumber: index };
  switch (type) {
    case 'daily':
      return { recurrenceType: 'daily', recurrenceProperties: { interval } };
    case 'weekly':
      return {
        recurrenceType: 'weekly',
        recurrenceProperties: {
          interval,
          days: daysOfWeek.map(short),
          firstDayOfWeek: short(firstDayOfWeek ?? 'sunday'),
        },
      };
    case 'absoluteMonthly':
      return { recurrenceType: 'monthly', recurrenceProperties: { interval, dayOfMonth } };
    case 'relativeMonthly':
      return { recurrenceType: 'monthly', recurrenceProperties: { interval, ...by } };
    case 'absoluteYearly':
      return { recurrenceType: 'yearly', recurrenceProperties: { interval, dayOfMonth, month: months[month - 1] } };
    default:
      return { recurrenceType: 'yearly', recurrenceProperties: { interval, ...by, month: months[month - 1] } };
  }
}

/** Office's pattern as Graph's; undefined when it can't be one. */
export function toGraph({ recurrenceType, recurrenceProperties = {} }) {
  const { interval = 1, days = [], dayOfMonth, dayOfWeek, weekNumber, month, firstDayOfWeek } = recurrenceProperties;
  const monthNumber = month === undefined ? undefined : months.indexOf(month) + 1;
  const isPlace = dayOfWeek !== undefined && weekNumber !== undefined;
  const place = isPlace ? { daysOfWeek: daysOfWord(dayOfWeek), index: weekNumber } : {};
  switch (recurrenceType) {
    case 'daily':
      return { type: 'daily', interval };
    case 'weekday':
      return { type: 'weekly', interval: 1, daysOfWeek: workdays, firstDayOfWeek: 'sunday' };
    case 'weekly': {
      const known = days.map(long);
      if (known.length === 0 || known.includes(undefined)) return undefined;
      return { type: 'weekly', interval, daysOfWeek: known, firstDayOfWeek: long(firstDayOfWeek ?? 'sun') };
    }
    case 'monthly':
      if (isPlace) return { type: 'relativeMonthly', interval, ...place };
      return dayOfMonth === undefined ? undefined : { type: 'absoluteMonthly', interval, dayOfMonth };
    case 'yearly':
      if (!monthNumber) return undefined;
      if (isPlace) return { type: 'relativeYearly', interval, ...place, month: monthNumber };
      return dayOfMonth === undefined
        ? undefined
        : { type: 'absoluteYearly', interval, dayOfMonth, month: monthNumber };
    default:
      return undefined;
  }
}

/** The range of a series in Graph's form. */
export function rangeOf({ startDate, endDate }, zone) {
  const end = endDate === null ? { type: 'noEnd' } : { type: 'endDate', endDate };
  return { ...end, startDate, recurrenceTimeZone: zone };
}

/** The last date of Graph's recurrence, null when it has none. */
export async function lastDateOf({ pattern, range }) {
  if (range.type === 'noEnd') return null;
  return range.type === 'endDate' ? range.endDate : (await readSeriesEnd({ pattern, range })).endDate;
}
