import type { IsoDate, ZoneName } from '@planner/core';
import type { Text } from './i18n/text.tsx';

const formats = {
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  day: { weekday: 'short', day: 'numeric', month: 'short' },
  dayYear: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  longDay: { weekday: 'long', day: 'numeric', month: 'long' },
  shortDate: { day: 'numeric', month: 'short' },
  weekday: { weekday: 'long' },
  weekdayShort: { weekday: 'short' },
  month: { month: 'long', year: 'numeric' },
  monthName: { month: 'long' },
  dateTime: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  zoneName: { timeZoneName: 'short' },
} as const satisfies { readonly [name: string]: Intl.DateTimeFormatOptions };

type Format = keyof typeof formats;
const made = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: string, zone: ZoneName, format: Format): Intl.DateTimeFormat {
  const key = `${locale} ${zone} ${format}`;
  let found = made.get(key);
  if (!found) made.set(key, (found = new Intl.DateTimeFormat(locale, { ...formats[format], timeZone: zone })));
  return found;
}

/** An instant (epoch milliseconds) as its reader writes it, in a zone. */
export function instantText(ms: number, format: Format, zone: ZoneName, { locale }: Pick<Text, 'locale'>): string {
  return formatter(locale, zone, format).format(ms);
}

/** A calendar date as its reader writes it. */
export function dateText(
  date: IsoDate,
  format: Exclude<Format, 'time' | 'dateTime'>,
  text: Pick<Text, 'locale'>,
): string {
  return formatter(text.locale, 'UTC', format).format(
    Temporal.PlainDate.from(date).toZonedDateTime('UTC').epochMilliseconds,
  );
}

/** `10:00–11:30` in a zone. */
export function rangeText(startMs: number, endMs: number, zone: ZoneName, text: Pick<Text, 'locale'>): string {
  return `${instantText(startMs, 'time', zone, text)}–${instantText(endMs, 'time', zone, text)}`;
}

/** The place in a zone's name: `Copenhagen` of `Europe/Copenhagen`. */
export function zonePlace(zone: ZoneName): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** `1 h 30 min`, in the reader's words. */
export function durationText(minutes: number, { t }: Pick<Text, 't'>): string {
  return t('time.duration', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
