import { dateOfDayNumber, dayNumber, weekdayIndexOf } from './day-number.ts';

/** A calendar date `yyyy-MM-dd`, without zone. */
export type IsoDate = string;
/** A wall time `HH:mm` (`24:00` only as the end of opening hours), without zone. */
export type WallTime = string;
/** An IANA zone name that the runtime knows. */
export type ZoneName = string;

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
/** Weekdays as Graph spells them; the index in `weekdays` is `Temporal`'s dayOfWeek − 1. */
export type Weekday = (typeof weekdays)[number];

/** Whether the text is an existing calendar date `yyyy-MM-dd`; `2027-02-30` isn't one. */
export function isIsoDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return false;
  const month = Number(parts[2]);
  const day = Number(parts[3]);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(Number(parts[1]), month);
}

/** Whether the text is a wall time `HH:mm` from `00:00` to `23:59`; `24:00` isn't the start of anything. */
export function isWallTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** Days of a month of the ISO calendar; `month` counts from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The date `days` calendar days later (negative: earlier). */
export function addDays(date: IsoDate, days: number): IsoDate {
  return dateOfDayNumber(dayNumber(date) + days);
}

/** Calendar days from one date to another; negative when `to` lies before `from`. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The weekday of a date. */
export function weekdayOf(date: IsoDate): Weekday {
  return weekdays[weekdayIndexOf(dayNumber(date))]!;
}

/** Minutes since midnight of a wall time; 1440 for `24:00`. */
export function minutesOfDay(time: WallTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
