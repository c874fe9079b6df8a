const dayFormat = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});
const longFormat = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

const utc = (date) => new Date(`${date}T00:00:00Z`);

/** "Mon 23 Nov" for `2026-11-23`. */
export const shortDay = (date) => dayFormat.format(utc(date));

/** "Monday 23 November 2026". */
export const longDay = (date) => longFormat.format(utc(date));

/** The date so many days later. */
export function addDays(date, days) {
  const moved = utc(date);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

/** The Monday of the week of a date. */
export const mondayOf = (date) => addDays(date, -((utc(date).getUTCDay() + 6) % 7));

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (date) => ((utc(date).getUTCDay() + 6) % 7) + 1;

/** `HH:MM` of Graph's wall time. */
export const timeOf = (wall) => wall.slice(11, 16);
export const dateOf = (wall) => wall.slice(0, 10);

/** Hours since midnight, as a number. */
export const hoursOf = (wall) => Number(wall.slice(11, 13)) + Number(wall.slice(14, 16)) / 60;

/** What an answer is called. */
export const responseWords = {
  accepted: 'accepted',
  tentativelyAccepted: 'tentative',
  declined: 'declined',
  none: 'no answer yet',
  notResponded: 'no answer yet',
  organizer: 'organizer',
};

/** How an answer looks: a class beside its word, never alone. */
export const responseClass = (response) => ({ accepted: 'yes', declined: 'no', organizer: '' })[response] ?? 'wait';

export const capital = (word) => word[0].toUpperCase() + word.slice(1);

const listed = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const unitOf = { daily: 'day', weekly: 'week', absoluteMonthly: 'month', relativeMonthly: 'month' };
const monthFormat = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' });

/** How a series repeats, in a sentence: "every 2 weeks on Monday and Thursday, until Friday, 18 December 2026". */
export function repeatsWords({ pattern, range }) {
  const { type, interval, daysOfWeek = [], dayOfMonth, month, index } = pattern;
  const unit = unitOf[type] ?? 'year';
  const every = interval === 1 ? `every ${unit}` : `every ${interval} ${unit}s`;
  const days = listed.format(daysOfWeek.map(capital));
  const ofMonth = type.endsWith('Yearly')
    ? ` of ${monthFormat.format(utc(`2000-${String(month).padStart(2, '0')}-01`))}`
    : '';
  const on = {
    daily: '',
    weekly: ` on ${days}`,
    absoluteMonthly: ` on day ${dayOfMonth}`,
    relativeMonthly: ` on the ${index} ${days}`,
    absoluteYearly: ` on day ${dayOfMonth}${ofMonth}`,
    relativeYearly: ` on the ${index} ${days}${ofMonth}`,
  }[type];
  const ends = {
    endDate: `until ${longDay(range.endDate)}`,
    numbered: `${range.numberOfOccurrences} times`,
    noEnd: 'without end',
  }[range.type];
  return `${every}${on}, from ${longDay(range.startDate)}, ${ends}`;
}

/** When a meeting is, in a person's own words; an all-day one ends at the midnight after it. */
export function whenOf({ start, end, isAllDay }, zone) {
  const first = dateOf(start.dateTime);
  const last = isAllDay ? addDays(dateOf(end.dateTime), -1) : dateOf(end.dateTime);
  if (isAllDay) return `${longDay(first)}${last === first ? '' : ` to ${longDay(last)}`}, all day`;
  return `${longDay(first)}, ${timeOf(start.dateTime)} to ${last === first ? '' : `${longDay(last)}, `}${timeOf(end.dateTime)} (${zone})`;
}
