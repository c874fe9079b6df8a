import { accepted, refused } from '../errors.ts';
import type { Outcome } from '../errors.ts';
import type { IsoDate } from '../time/calendar.ts';
import { addDays, weekdays } from '../time/calendar.ts';
import { patternDates } from './pattern-dates.ts';
import type { Pattern, SeriesRange, SeriesRule } from './series.ts';

/** A date of a series where it stands now: an exception may have moved it away from its key. */
export interface StandingDate {
  readonly key: IsoDate;
  /** Local date of its start in the series zone. */
  readonly date: IsoDate;
}

/** The dates right before and after one date of a series; null at either end. */
export interface Neighbours {
  readonly before: IsoDate | null;
  readonly after: IsoDate | null;
}

/**
 * The rule without the date `key` and all later ones; its `numbered` becomes an end date.
 * @returns null when no date is left
 */
export function truncateBefore(rule: SeriesRule, key: IsoDate): SeriesRule | null {
  const { startDate } = rule.range;
  const last = datesBefore(rule, key).at(-1);
  if (last === undefined) return null;
  return { ...rule, range: { type: 'endDate', startDate, endDate: addDays(key, -1) } };
}

/**
 * "This and following": the series up to the day before `key`, and the series from `key` on with what remained.
 * @param key  a date of the series; assert before that it is one
 * @returns `before` null when `key` is the first date: then it's the same as changing all of them
 * @throws RangeError when `key` isn't a date of the series
 */
export function splitAt(
  rule: SeriesRule,
  key: IsoDate,
): { readonly before: SeriesRule | null; readonly after: SeriesRule } {
  if (!isDateOf(rule, key)) throw new RangeError(`${key} isn't a date of the series`);
  return { before: truncateBefore(rule, key), after: { ...rule, range: rangeFrom(rule, key) } };
}

/**
 * The rule starting at its first real date. iCalendar and Graph's `start` count the first day as an instance even when
 * the pattern doesn't, so every export begins here; the phase of an interval stays, since the period is the same.
 * @returns null when the series has no date
 */
export function rebased(rule: SeriesRule): SeriesRule | null {
  for (const first of patternDates(rule.pattern, rule.range)) {
    return { ...rule, range: { ...rule.range, startDate: first } };
  }
  return null;
}

/** Whether a key is a date of the series' pattern. It stops looking once it's past the key. */
export function isDateOf(rule: SeriesRule, key: IsoDate): boolean {
  for (const date of patternDates(rule.pattern, rule.range)) {
    if (date >= key) return date === key;
  }
  return false;
}

/**
 * The standing dates right before and after a key.
 * @param standing  dates of the series that take place, without cancelled ones; in any order
 */
export function neighboursOf(standing: readonly StandingDate[], key: IsoDate): Neighbours {
  let before: StandingDate | null = null;
  let after: StandingDate | null = null;
  for (const one of standing) {
    if (one.key < key && (before === null || one.key > before.key)) before = one;
    if (one.key > key && (after === null || one.key < after.key)) after = one;
  }
  return { before: before?.date ?? null, after: after?.date ?? null };
}

/**
 * Whether a date of a series may be moved to another day: it stays strictly between its neighbours
 * (Graph: ErrorOccurrenceCrossingBoundary).
 * @param to  the new local date of its start in the series zone
 * @returns on "no" OCCURRENCE_CROSSES_NEIGHBOUR with the first and last allowed date
 */
export function mayMoveTo(
  standing: readonly StandingDate[],
  { key, to }: { key: IsoDate; to: IsoDate },
): Outcome<IsoDate> {
  const { before, after } = neighboursOf(standing, key);
  if ((before === null || before < to) && (after === null || to < after)) return accepted(to);
  return refused({
    code: 'OCCURRENCE_CROSSES_NEIGHBOUR',
    field: 'start',
    params: {
      date: key,
      earliest: before === null ? null : addDays(before, 1),
      latest: after === null ? null : addDays(after, -1),
    },
  });
}

/** What becomes of a series' exceptions and cancelled dates. */
export interface ExceptionFate {
  /** Stay with the series they belong to. */
  readonly kept: readonly IsoDate[];
  /** Go over to the new series that begins at the split. */
  readonly moved: readonly IsoDate[];
  /** Given up; the person is warned with these dates first, and can undo. */
  readonly dropped: readonly IsoDate[];
}

/**
 * Exceptions and cancelled dates at a split (domain §7.4): earlier ones stay; later ones go along if pattern and time are
 * unchanged, because only then their dates still mean the same.
 */
export function exceptionsAtSplit(
  keys: readonly IsoDate[],
  key: IsoDate,
  { patternOrTimeChanges }: { patternOrTimeChanges: boolean },
): ExceptionFate {
  const later = keys.filter((one) => one >= key);
  return {
    kept: keys.filter((one) => one < key),
    moved: patternOrTimeChanges ? [] : later,
    dropped: patternOrTimeChanges ? later : [],
  };
}

/**
 * Exceptions and cancelled dates when all future dates of a series change: those that have begun are history and stay;
 * the rest stays only if pattern, time and room do.
 * @param from  key of the first date that hasn't begun; null = every date has
 */
export function exceptionsAtChangeOfAll(
  keys: readonly IsoDate[],
  from: IsoDate | null,
  { patternTimeOrRoomChanges }: { patternTimeOrRoomChanges: boolean },
): ExceptionFate {
  const isOpen = (one: IsoDate): boolean => from !== null && one >= from;
  return {
    kept: keys.filter((one) => !patternTimeOrRoomChanges || !isOpen(one)),
    moved: [],
    dropped: patternTimeOrRoomChanges ? keys.filter(isOpen) : [],
  };
}

/** Whether two rules differ in what makes exceptions meaningless: their pattern, zone or wall times. */
export function patternOrTimeDiffers(one: SeriesRule, other: SeriesRule): boolean {
  return (
    !samePattern(one.pattern, other.pattern) ||
    one.zone !== other.zone ||
    one.startTime !== other.startTime ||
    one.endTime !== other.endTime ||
    one.endDayOffset !== other.endDayOffset ||
    one.allDay !== other.allDay
  );
}

/** Whether two patterns say the same, whatever the order of their weekdays. */
export function samePattern(one: Pattern, other: Pattern): boolean {
  return JSON.stringify(normal(one)) === JSON.stringify(normal(other));
}

function normal(pattern: Pattern): readonly (readonly [string, unknown])[] {
  const days = 'daysOfWeek' in pattern ? weekdays.filter((day) => pattern.daysOfWeek.includes(day)) : [];
  return Object.entries({ ...pattern, daysOfWeek: days }).toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function datesBefore(rule: SeriesRule, key: IsoDate): IsoDate[] {
  const dates: IsoDate[] = [];
  for (const date of patternDates(rule.pattern, rule.range)) {
    if (date >= key) break;
    dates.push(date);
  }
  return dates;
}

function rangeFrom(rule: SeriesRule, key: IsoDate): SeriesRange {
  if (rule.range.type !== 'numbered') return { ...rule.range, startDate: key };
  const numberOfOccurrences = rule.range.numberOfOccurrences - datesBefore(rule, key).length;
  return { type: 'numbered', startDate: key, numberOfOccurrences };
}
