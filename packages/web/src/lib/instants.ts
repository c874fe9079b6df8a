import { addDays, startOfDay } from '@planner/core';
import type { IsoDate, ZoneName } from '@planner/core';

export const minuteMs = 60_000;
export const hourMs = 3_600_000;

/** Epoch milliseconds of an RFC 3339 text. */
export function msOf(iso: string): number {
  return Temporal.Instant.from(iso).epochMilliseconds;
}

/** RFC 3339 in UTC. */
export function isoOf(ms: number): string {
  return Temporal.Instant.fromEpochMilliseconds(ms).toString();
}

/** The calendar date of an instant in a zone. */
export function dateOf(ms: number, zone: ZoneName): IsoDate {
  return zoned(ms, zone).toPlainDate().toString();
}

/** Wall time `HH:mm` of an instant in a zone. */
export function timeOf(ms: number, zone: ZoneName): string {
  return zoned(ms, zone).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** First and last instant of a date in a zone; a DST day has 23 or 25 hours. */
export function dayBounds(date: IsoDate, zone: ZoneName): readonly [number, number] {
  return [startOfDay(date, zone).epochMilliseconds, startOfDay(addDays(date, 1), zone).epochMilliseconds];
}

/** The instant of a wall time, in epoch milliseconds; null when it isn't a time. */
export function msAt(date: IsoDate, time: string, zone: ZoneName): number | null {
  try {
    return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone).epochMilliseconds;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The Monday at or before a date. */
export function mondayOf(date: IsoDate): IsoDate {
  return addDays(date, 1 - Temporal.PlainDate.from(date).dayOfWeek);
}

/** ISO week number of a date. */
export function weekOf(date: IsoDate): number {
  return Temporal.PlainDate.from(date).weekOfYear ?? 0;
}

/** Hours by which one zone is ahead of another at an instant. */
export function hoursAhead(ms: number, zone: ZoneName, than: ZoneName): number {
  return (zoned(ms, zone).offsetNanoseconds - zoned(ms, than).offsetNanoseconds) / (hourMs * 1e6);
}

function zoned(ms: number, zone: ZoneName): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
}
