import { accepted, refused } from '../errors.ts';
import type { Outcome, Refusal } from '../errors.ts';
import type { IsoDate } from '../time/calendar.ts';
import { dateOfDayNumber, dayNumber } from '../time/day-number.ts';
import { addMinutes, instantAt } from '../time/wall-time.ts';
import { patternDates } from './pattern-dates.ts';
import { checkSeriesRule, nominalMinutes } from './pattern.ts';
import type { Occurrence, SeriesRule } from './series.ts';

/** Most dates of one series. */
export const maxOccurrences = 400;

export interface ExpandOptions {
  /** Most dates; 400 unless told. Expansion stops at the first date beyond it. */
  readonly limit?: number;
  /** Minutes that the room is kept free around each date; dates that meet only there overlap too (SERIES_SELF_OVERLAP). */
  readonly buffers?: { readonly setupMinutes: number; readonly teardownMinutes: number };
  /** Whether the buffers between two dates that touch are dropped (site setting joinOwnMeetings). */
  readonly joinOwnMeetings?: boolean;
  /** The last date that the room can be booked for, told in SERIES_INFINITE and SERIES_EMPTY. */
  readonly lastDate?: IsoDate;
}

/**
 * Every date of a series as instants, in order (domain §7.1). Wall times are read in the series zone.
 * @returns on "no": PATTERN_INVALID, ZONE_UNKNOWN, TIME_RANGE_INVALID, SERIES_INFINITE, SERIES_EMPTY, SERIES_TOO_LONG,
 *          SERIES_SELF_OVERLAP. It does bounded work whatever the rule says.
 */
export function expandSeries(rule: SeriesRule, options: ExpandOptions = {}): Outcome<Occurrence[]> {
  const wrong = checkSeriesRule(rule);
  if (wrong.length > 0) return refused(...wrong);
  const lastDate = options.lastDate === undefined ? {} : { lastDate: options.lastDate };
  if (rule.range.type === 'noEnd') return refused({ code: 'SERIES_INFINITE', field: 'series.range', params: lastDate });

  const limit = options.limit ?? maxOccurrences;
  const occurrences: Occurrence[] = [];
  for (const key of patternDates(rule.pattern, rule.range)) {
    if (occurrences.length === limit) {
      return refused({
        code: 'SERIES_TOO_LONG',
        field: 'series.range',
        params: { limit, lastDate: occurrences.at(-1)?.key ?? rule.range.startDate },
      });
    }
    occurrences.push(occurrenceOn(rule, key));
  }
  if (occurrences.length === 0) {
    return refused({
      code: 'SERIES_EMPTY',
      field: 'series.range',
      params: { startDate: rule.range.startDate, ...lastDate },
    });
  }
  const overlap = selfOverlap(occurrences, options);
  return overlap ? refused(overlap) : accepted(occurrences);
}

/** The occurrence of a date: both wall times in the series zone, and never an end at or before its start. */
export function occurrenceOn(rule: SeriesRule, key: IsoDate): Occurrence {
  const start = instantAt(key, rule.startTime, rule.zone);
  const endDate = rule.endDayOffset === 0 ? key : dateOfDayNumber(dayNumber(key) + rule.endDayOffset);
  const end = instantAt(endDate, rule.endTime, rule.zone);
  // 02:30–03:00 in the night in which 02:00–03:00 doesn't exist: the start moves to 03:30, behind its own end.
  if (Temporal.Instant.compare(end, start) > 0) return { key, start, end };
  return { key, start, end: addMinutes(start, nominalMinutes(rule)) };
}

function selfOverlap(occurrences: readonly Occurrence[], options: ExpandOptions): Refusal | null {
  const apart = (options.buffers?.setupMinutes ?? 0) + (options.buffers?.teardownMinutes ?? 0);
  for (let i = 1; i < occurrences.length; i += 1) {
    const before = occurrences[i - 1]!;
    const after = occurrences[i]!;
    const gap = after.start.epochMilliseconds - before.end.epochMilliseconds;
    const joined = options.joinOwnMeetings === true && gap === 0;
    if (!joined && gap < apart * 60_000) {
      return {
        code: 'SERIES_SELF_OVERLAP',
        field: 'series.pattern',
        params: { first: before.key, second: after.key, bufferMinutes: apart },
      };
    }
  }
  return null;
}
