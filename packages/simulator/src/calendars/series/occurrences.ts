import type {
  CalendarItem,
  EventFields,
  Moment,
  OwnFields,
  Recurrence,
  ResponseState,
  SeriesException,
} from '../../tenant/item.ts';
import { msToWall, requireZone, wallToMs } from '../zones.ts';
import { formatDay, parseDay, type Day } from './days.ts';
import { lastDay, seriesDays, startDay } from './pattern-dates.ts';

/** What stands in a calendar at one place: a single meeting, a whole series, or one date of it. */
export interface Entry {
  readonly item: CalendarItem;
  /** `yyyy-mm-dd` in the series' zone for an occurrence or exception, else null. */
  readonly date: string | null;
  readonly exception: SeriesException | null;
  readonly fields: EventFields;
  readonly own: OwnFields;
  readonly response: ResponseState;
  readonly isCancelled: boolean;
}

/** The item itself: a single meeting, or a series as its master. */
export function entryOf(item: CalendarItem): Entry {
  const { fields, own, response, isCancelled } = item;
  return { item, date: null, exception: null, fields, own, response, isCancelled };
}

/** Wall times of the series in its own zone: what every date has in common. */
interface SeriesClock {
  readonly zone: string;
  readonly startTime: Temporal.PlainTime;
  readonly endTime: Temporal.PlainTime;
  /** Days from the date of the start to the date of the end. */
  readonly endDayOffset: number;
  readonly durationMs: number;
}

const clocks = new WeakMap<EventFields, SeriesClock>();

function clockOf(fields: EventFields): SeriesClock {
  const known = clocks.get(fields);
  if (known) return known;
  const { recurrence, start, end } = fields;
  if (!recurrence) throw new Error('only a series has dates');
  const zone = requireZone(recurrence.range.zone);
  const startWall = msToWall(start.ms, zone);
  const endWall = msToWall(end.ms, zone);
  const made: SeriesClock = {
    zone,
    startTime: startWall.toPlainTime(),
    endTime: endWall.toPlainTime(),
    endDayOffset: startWall.toPlainDate().until(endWall.toPlainDate(), { largestUnit: 'days' }).days,
    durationMs: end.ms - start.ms,
  };
  clocks.set(fields, made);
  return made;
}

/**
 * Start and end of one date of a series as the pattern has them. Exchange stores minutes since midnight for both ends,
 * so the wall times stay when a clock change lies between; an end that wouldn't be after its start keeps the duration.
 */
export function slotOf(fields: EventFields, date: string): { start: Moment; end: Moment } {
  const { zone, startTime, endTime, endDayOffset, durationMs } = clockOf(fields);
  const day = Temporal.PlainDate.from(date);
  const startMs = wallToMs(day.toPlainDateTime(startTime), zone);
  const wallEndMs = wallToMs(day.add({ days: endDayOffset }).toPlainDateTime(endTime), zone);
  const endMs = wallEndMs > startMs || durationMs === 0 ? wallEndMs : startMs + durationMs;
  return { start: momentAt(startMs, fields.start.zone), end: momentAt(endMs, fields.end.zone) };
}

/** A moment at an instant, written in a zone. */
export function momentAt(ms: number, zone: string): Moment {
  return { ms, zone, wall: msToWall(ms, requireZone(zone)) };
}

/** One date of a series; null when the series has no such date or it is gone. */
export function entryOfDate(item: CalendarItem, date: string): Entry | null {
  if (!hasDate(item, date) || item.series?.cancelled.has(date)) return null;
  return makeEntry(item, date);
}

/** Whether the pattern has the date at all, cancelled or not. */
export function hasDate(item: CalendarItem, date: string): boolean {
  const { recurrence } = item.fields;
  if (!recurrence) return false;
  const day = parseDay(date);
  for (const found of seriesDays(recurrence, day, day)) return found === day;
  return false;
}

/** All dates of a series that overlap [from, to), exceptions by their own time, in order of the original dates. */
export function entriesBetween(item: CalendarItem, from: number, to: number): Entry[] {
  return datesNear(item, from, to)
    .map((date) => makeEntry(item, date))
    .filter(({ fields }) => overlaps(fields, from, to));
}

/** Dates of the series, with those cancelled, whose pattern time overlaps [from, to). */
export function patternDatesBetween(item: CalendarItem, from: number, to: number): string[] {
  const { recurrence } = item.fields;
  if (!recurrence) return [];
  const { days } = searchRange(item.fields, from, to);
  return [...seriesDays(recurrence, ...days)].map(formatDay);
}

/** Half-open overlap; an event without length counts at its own instant. */
export function overlaps({ start, end }: EventFields, from: number, to: number): boolean {
  return start.ms < to && (end.ms > from || (end.ms === start.ms && start.ms >= from));
}

function datesNear(item: CalendarItem, from: number, to: number): string[] {
  const { recurrence } = item.fields;
  if (!recurrence || !item.series) return [];
  const { cancelled, exceptions } = item.series;
  const dates = new Set(patternDatesBetween(item, from, to));
  for (const date of exceptions.keys()) dates.add(date);
  return [...dates].filter((date) => !cancelled.has(date)).sort();
}

const dayMs = 86_400_000;

/** Days whose occurrence may touch the window: one more on each side covers every zone. */
function searchRange(fields: EventFields, from: number, to: number): { days: readonly [Day, Day] } {
  const { durationMs } = clockOf(fields);
  const first = Math.floor((from - durationMs) / dayMs) - 1;
  const last = Math.floor(to / dayMs) + 1;
  return { days: [first, last] };
}

function makeEntry(item: CalendarItem, date: string): Entry {
  const exception = item.series?.exceptions.get(date) ?? null;
  const plain = { ...item.fields, ...slotOf(item.fields, date), recurrence: null };
  return {
    item,
    date,
    exception,
    fields: exception ? withAnswers({ ...plain, ...exception.fields }, exception) : plain,
    own: exception ? { ...item.own, ...exception.own } : item.own,
    response: exception?.response ?? item.response,
    isCancelled: item.isCancelled || (exception?.isCancelled ?? false),
  };
}

function withAnswers(fields: EventFields, { answers }: SeriesException): EventFields {
  if (answers.size === 0) return fields;
  const attendees = fields.attendees.map((one) => ({ ...one, ...answers.get(one.address.address.toLowerCase()) }));
  return { ...fields, attendees };
}

/** The nearest dates before and after one date that are still in the calendar, with what stands there. */
export function neighboursOf(item: CalendarItem, date: string): { before: Entry | null; after: Entry | null } {
  const { recurrence } = item.fields;
  if (!recurrence) return { before: null, after: null };
  const day = parseDay(date);
  const isThere = (one: Day): boolean => one !== day && !item.series?.cancelled.has(formatDay(one));
  let after: Day | undefined;
  for (const one of seriesDays(recurrence, day + 1, lastDay(recurrence))) {
    if (!isThere(one)) continue;
    after = one;
    break;
  }
  const before = lastDayBefore(recurrence, day, isThere);
  return {
    before: before === undefined ? null : makeEntry(item, formatDay(before)),
    after: after === undefined ? null : makeEntry(item, formatDay(after)),
  };
}

/** Backwards by growing stretches: a daily series is long, a yearly one has its neighbour far away. */
function lastDayBefore(recurrence: Recurrence, day: Day, isThere: (day: Day) => boolean): Day | undefined {
  const first = startDay(recurrence);
  for (let width = 40, to = day - 1; to >= first; to -= width, width *= 10) {
    const found = [...seriesDays(recurrence, to - width, to)].findLast(isThere);
    if (found !== undefined) return found;
  }
  return undefined;
}
