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
