import { addDays } from './calendar.ts';
import type { IsoDate, WallTime, ZoneName } from './calendar.ts';
import type { Interval } from './interval.ts';

/**
 * The instant of a wall time on a date in a zone.
 * A wall time inside a gap moves forward by the gap's length; one that happens twice means the earlier instant
 * (RFC 5545 §3.3.5, Temporal's "compatible").
 * @param time  `HH:mm`, or `24:00` for the midnight that ends the date
 * @throws RangeError for a date, time or zone that doesn't exist
 */
export function instantAt(date: IsoDate, time: WallTime, zone: ZoneName): Temporal.Instant {
  if (time === '24:00') return instantAt(addDays(date, 1), '00:00', zone);
  return Temporal.PlainDateTime.from(`${date}T${time}`)
    .toZonedDateTime(zone, { disambiguation: 'compatible' })
    .toInstant();
}

/**
 * What the clock on the wall and the calendar show at an instant. Seconds are cut off.
 * @throws RangeError for an unknown zone
 */
export function wallOf(instant: Temporal.Instant, zone: ZoneName): { readonly date: IsoDate; readonly time: WallTime } {
  const text = instant.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' });
  const cut = text.indexOf('T');
  return { date: text.slice(0, cut), time: text.slice(cut + 1) };
}

/** The calendar date of an instant in a zone: "today" of a room when the instant is now. */
export function dateIn(instant: Temporal.Instant, zone: ZoneName): IsoDate {
  return instant.toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** The first instant of a date in a zone; where midnight doesn't exist that day, the first one after it. */
export function startOfDay(date: IsoDate, zone: ZoneName): Temporal.Instant {
  return Temporal.PlainDate.from(date).toZonedDateTime(zone).toInstant();
}

/** The whole minute at or before an instant: from when a meeting of Exchange occupies its room. */
export function floorToMinute(instant: Temporal.Instant): Temporal.Instant {
  return instant.round({ smallestUnit: 'minute', roundingMode: 'floor' });
}

/** The whole minute at or after an instant: until when a meeting of Exchange occupies its room. */
export function ceilToMinute(instant: Temporal.Instant): Temporal.Instant {
  return instant.round({ smallestUnit: 'minute', roundingMode: 'ceil' });
}

/** Whether an instant lies on a whole minute. */
export function isWholeMinute(instant: Temporal.Instant): boolean {
  return instant.epochMilliseconds % 60_000 === 0 && instant.epochNanoseconds % 1_000_000n === 0n;
}

/** Elapsed minutes of an interval; the clock change of a DST night counts as it happens. */
export function elapsedMinutes(interval: Interval): number {
  return (interval.end.epochMilliseconds - interval.start.epochMilliseconds) / 60_000;
}

/** The instant `minutes` elapsed minutes later (negative: earlier). */
export function addMinutes(instant: Temporal.Instant, minutes: number): Temporal.Instant {
  return minutes === 0 ? instant : Temporal.Instant.fromEpochMilliseconds(instant.epochMilliseconds + minutes * 60_000);
}
