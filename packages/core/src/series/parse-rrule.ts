import { accepted, refused } from '../errors.ts';
import type { Outcome, Refusal } from '../errors.ts';
import { addDays, isIsoDate, weekdayOf, weekdays } from '../time/calendar.ts';
import type { IsoDate, WallTime, Weekday, ZoneName } from '../time/calendar.ts';
import { instantAt, wallOf } from '../time/wall-time.ts';
import { patternDates } from './pattern-dates.ts';
import { checkPattern, checkRange } from './pattern.ts';
import { rruleDays, safeDayOfMonth } from './rrule.ts';
import { weekIndexes } from './series.ts';
import type { Pattern, SeriesRange, WeekIndex } from './series.ts';

/** DTSTART, taken apart: date and wall time of the first instance in the series zone. */
export interface RRuleStart {
  readonly startDate: IsoDate;
  readonly startTime: WallTime;
  readonly zone: ZoneName;
}

/** What an RRULE says in Graph's words. */
export interface ParsedRRule {
  readonly pattern: Pattern;
  readonly range: SeriesRange;
}

type Parts = ReadonlyMap<string, string>;

const longestRRule = 1000; // the longest useful one has some 200 letters

/**
 * Reads an RRULE (RFC 5545 §3.3.10) into one of Graph's patterns. What has no such form is refused, never approximated.
 * @param text  the value, with or without `RRULE:`; further properties (RDATE, EXRULE) are refused by name
 * @returns on "no": PATTERN_UNSUPPORTED{part} for a rule that Planner can't keep, PATTERN_INVALID for one that is wrong
 */
export function fromRRule(text: string, start: RRuleStart): Outcome<ParsedRRule> {
  const split = splitParts(text);
  if (!split.ok) return split;
  const parts = split.value;
  const strange = [...parts.keys()].find((name) => !known.has(name));
  if (strange !== undefined) return unsupported(strange);
  const pattern = readPattern(parts, start);
  if (!pattern.ok) return pattern;
  const range = readRange(parts, start);
  if (!range.ok) return range;
  const wrong = [...checkPattern(pattern.value), ...checkRange(range.value)];
  if (wrong.length > 0) return refused(...wrong);
  // RFC 5545 counts DTSTART as an instance even when the rule doesn't name its day; Graph has no word for that.
  for (const first of patternDates(pattern.value, { type: 'noEnd', startDate: start.startDate })) {
    if (first !== start.startDate) return unsupported('DTSTART');
    break;
  }
  return accepted({ pattern: pattern.value, range: range.value });
}

const known = new Set(['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'BYSETPOS', 'WKST']);

function splitParts(text: string): Outcome<Parts> {
  if (text.length > longestRRule) return invalid('rrule', `≤ ${longestRRule}`);
  const lines = text.trim().split(/\r?\n/);
  const other = lines.map((line) => /^(RDATE|EXDATE|EXRULE)[;:]/i.exec(line)?.[1]).find((name) => name !== undefined);
  if (other !== undefined) return unsupported(other.toUpperCase());
  if (lines.length !== 1) return unsupported('RRULE');
  const parts = new Map<string, string>();
  for (const part of lines[0]!.replace(/^RRULE:/i, '').split(';')) {
    const [name, value] = part.toUpperCase().split('=');
    if (!name || !value || parts.has(name)) return invalid('rrule', 'FREQ=WEEKLY;INTERVAL=1;BYDAY=MO;WKST=MO;COUNT=10');
    parts.set(name, value);
  }
  return accepted(parts);
}

function readPattern(parts: Parts, start: RRuleStart): Outcome<Pattern> {
  const interval = Number(parts.get('INTERVAL') ?? '1');
  switch (parts.get('FREQ')) {
    case 'DAILY':
      return readDaily(parts, interval);
    case 'WEEKLY':
      return readWeekly(parts, interval, start);
    case 'MONTHLY':
      return parts.has('BYMONTH') ? unsupported('BYMONTH') : readMonthly(parts, interval, start);
    case 'YEARLY':
      return readYearly(parts, interval, start);
    case undefined:
      return invalid('rrule', 'FREQ=WEEKLY');
    default:
      return unsupported('FREQ');
  }
}

function readDaily(parts: Parts, interval: number): Outcome<Pattern> {
  const strange = firstOf(parts, ['BYMONTH', 'BYMONTHDAY', 'BYSETPOS']);
  if (strange) return unsupported(strange);
  if (!parts.has('BYDAY')) return accepted({ type: 'daily', interval });
  // "Each day, if it's one of these" is the same as "each week on these"; with an interval it's neither.
  if (interval !== 1) return unsupported('BYDAY');
  const daysOfWeek = plainDays(parts);
  return daysOfWeek ? accepted(weekly(1, daysOfWeek, parts)) : unsupported('BYDAY');
}

function readWeekly(parts: Parts, interval: number, start: RRuleStart): Outcome<Pattern> {
  const strange = firstOf(parts, ['BYMONTH', 'BYMONTHDAY', 'BYSETPOS']);
  if (strange) return unsupported(strange);
  const daysOfWeek = parts.has('BYDAY') ? plainDays(parts) : [weekdayOf(start.startDate)];
  return daysOfWeek ? accepted(weekly(interval, daysOfWeek, parts)) : unsupported('BYDAY');
}

function weekly(interval: number, daysOfWeek: readonly Weekday[], parts: Parts): Pattern {
  return { type: 'weekly', interval, daysOfWeek, firstDayOfWeek: dayOf(parts.get('WKST') ?? 'MO') ?? 'monday' };
}

function readMonthly(parts: Parts, interval: number, start: RRuleStart): Outcome<Pattern> {
  if (parts.has('BYDAY')) {
    const relative = readRelative(parts);
    return relative.ok ? accepted({ type: 'relativeMonthly', interval, ...relative.value }) : relative;
  }
  const day = readDayOfMonth(parts, start);
  return day.ok ? accepted({ type: 'absoluteMonthly', interval, dayOfMonth: day.value }) : day;
}

function readYearly(parts: Parts, interval: number, start: RRuleStart): Outcome<Pattern> {
  if (parts.has('BYDAY') && !parts.has('BYMONTH')) return unsupported('BYDAY'); // "the 20th Monday of the year"
  if (parts.has('BYMONTHDAY') && !parts.has('BYMONTH')) return unsupported('BYMONTHDAY'); // that day of every month
  const month = Number(parts.get('BYMONTH') ?? start.startDate.slice(5, 7));
  if (!Number.isInteger(month)) return unsupported('BYMONTH');
  if (parts.has('BYDAY')) {
    const relative = readRelative(parts);
    return relative.ok ? accepted({ type: 'relativeYearly', interval, month, ...relative.value }) : relative;
  }
  const day = readDayOfMonth(parts, start);
  return day.ok ? accepted({ type: 'absoluteYearly', interval, month, dayOfMonth: day.value }) : day;
}

/** `BYMONTHDAY=d`, `-1`, or the list 28…d with `BYSETPOS=-1`; a plain 31 skips months and so has no Graph form. */
function readDayOfMonth(parts: Parts, start: RRuleStart): Outcome<number> {
  const days = (parts.get('BYMONTHDAY') ?? String(Number(start.startDate.slice(8)))).split(',').map(Number);
  const position = parts.get('BYSETPOS');
  const [first] = days;
  if (days.length === 1 && position === undefined) {
    if (first === -1) return accepted(31);
    return first !== undefined && first >= 1 && first <= safeDayOfMonth ? accepted(first) : unsupported('BYMONTHDAY');
  }
  const isTail = days.every((day, index) => day === safeDayOfMonth + index) && days.length <= 4;
  if (position === '-1' && isTail) return accepted(safeDayOfMonth + days.length - 1);
  return unsupported(days.length > 1 ? 'BYMONTHDAY' : 'BYSETPOS');
}

/** `BYDAY=2TU`, `BYDAY=-1FR`, or plain days with one BYSETPOS. */
function readRelative(parts: Parts): Outcome<{ daysOfWeek: readonly Weekday[]; index: WeekIndex }> {
  if (parts.has('BYMONTHDAY')) return unsupported('BYMONTHDAY');
  const position = parts.get('BYSETPOS');
  if (position === undefined) {
    const single = /^([+-]?\d)(MO|TU|WE|TH|FR|SA|SU)$/.exec(parts.get('BYDAY') ?? '');
    const index = indexOf(single?.[1]);
    const day = dayOf(single?.[2] ?? '');
    return index && day ? accepted({ daysOfWeek: [day], index }) : unsupported('BYDAY');
  }
  const daysOfWeek = plainDays(parts);
  if (!daysOfWeek) return unsupported('BYDAY');
  const index = indexOf(position);
  return index ? accepted({ daysOfWeek, index }) : unsupported('BYSETPOS');
}

function readRange(parts: Parts, start: RRuleStart): Outcome<SeriesRange> {
  const { startDate } = start;
  const count = parts.get('COUNT');
  const until = parts.get('UNTIL');
  if (count !== undefined && until !== undefined) return invalid('rrule', 'COUNT / UNTIL');
  if (count !== undefined) return accepted({ type: 'numbered', startDate, numberOfOccurrences: Number(count) });
  if (until === undefined) return accepted({ type: 'noEnd', startDate });
  const endDate = lastDateUntil(until, start);
  return endDate === null
    ? invalid('rrule', 'UNTIL=20271231T225959Z')
    : accepted({ type: 'endDate', startDate, endDate });
}

/** The last date whose start isn't after UNTIL: a date, an instant in UTC, or a wall time of the series zone. */
function lastDateUntil(until: string, { startTime, zone }: RRuleStart): IsoDate | null {
  const parts = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?$/.exec(until);
  if (!parts) return null;
  const date = `${parts[1]}-${parts[2]}-${parts[3]}`;
  if (!isIsoDate(date)) return null;
  if (parts[4] === undefined) return date;
  const time = `${parts[4]}:${parts[5]}`;
  if (Number(parts[4]) > 23 || Number(parts[5]) > 59 || Number(parts[6]) > 60) return null;
  const limit = instantAt(date, time, parts[7] === 'Z' ? 'UTC' : zone);
  const local = wallOf(limit, zone).date;
  return Temporal.Instant.compare(instantAt(local, startTime, zone), limit) <= 0 ? local : addDays(local, -1);
}

function plainDays(parts: Parts): readonly Weekday[] | null {
  const days = (parts.get('BYDAY') ?? '').split(',').map(dayOf);
  return days.every((day) => day !== null) ? days : null;
}

function dayOf(letters: string): Weekday | null {
  return weekdays[rruleDays.findIndex((candidate) => candidate === letters)] ?? null;
}

function indexOf(position: string | undefined): WeekIndex | null {
  if (position === '-1') return 'last';
  const number = Number(position);
  return number >= 1 && number <= 4 ? (weekIndexes[number - 1] ?? null) : null;
}

function firstOf(parts: Parts, names: readonly string[]): string | undefined {
  return names.find((name) => parts.has(name));
}

function unsupported(part: string): { readonly ok: false; readonly errors: readonly Refusal[] } {
  return refused({ code: 'PATTERN_UNSUPPORTED', field: 'rrule', params: { part } });
}

function invalid(field: string, expected: string): { readonly ok: false; readonly errors: readonly Refusal[] } {
  return refused({ code: 'PATTERN_INVALID', field, params: { field, expected } });
}
