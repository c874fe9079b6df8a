import type { Refusal } from '../errors.ts';
import { isIsoDate, isWallTime, minutesOfDay, weekdays } from '../time/calendar.ts';
import { isZone, nearestZones } from '../time/zones.ts';
import { weekIndexes } from './series.ts';
import type { Pattern, SeriesRange, SeriesRule } from './series.ts';

/** Longest distance between two periods of a pattern; beyond it no calendar offers one. */
export const maxInterval = 9999;

/**
 * What is wrong with a pattern, a field a refusal (PATTERN_INVALID); empty when nothing is.
 * It reads values that only claim to be a pattern, so it trusts no type.
 */
export function checkPattern(pattern: Pattern): Refusal[] {
  const wrong: Refusal[] = [];
  const say = (field: string, expected: string): void => {
    wrong.push(invalid(`series.pattern.${field}`, expected));
  };
  if (!isWithin(pattern.interval, 1, maxInterval)) say('interval', `1–${maxInterval}`);
  if ('daysOfWeek' in pattern) {
    const known = pattern.daysOfWeek.every((day) => weekdays.includes(day));
    if (pattern.daysOfWeek.length === 0 || !known) say('daysOfWeek', weekdays.join(', '));
  }
  if ('firstDayOfWeek' in pattern && !weekdays.includes(pattern.firstDayOfWeek)) {
    say('firstDayOfWeek', weekdays.join(', '));
  }
  if ('dayOfMonth' in pattern && !isWithin(pattern.dayOfMonth, 1, 31)) say('dayOfMonth', '1–31');
  if ('month' in pattern && !isWithin(pattern.month, 1, 12)) say('month', '1–12');
  if ('index' in pattern && !weekIndexes.includes(pattern.index)) say('index', weekIndexes.join(', '));
  return wrong;
}

/** What is wrong with the range of a series; an end before the start isn't: such a series is empty. */
export function checkRange(range: SeriesRange): Refusal[] {
  const wrong: Refusal[] = [];
  if (!isIsoDate(range.startDate)) wrong.push(invalid('series.range.startDate', '2027-01-31'));
  if (range.type === 'endDate' && !isIsoDate(range.endDate)) wrong.push(invalid('series.range.endDate', '2027-01-31'));
  if (range.type === 'numbered' && !isWithin(range.numberOfOccurrences, 1, Number.MAX_SAFE_INTEGER)) {
    wrong.push(invalid('series.range.numberOfOccurrences', '≥ 1'));
  }
  return wrong;
}

/** What is wrong with a whole series rule before any date of it is known; empty when nothing is. */
export function checkSeriesRule(rule: SeriesRule): Refusal[] {
  const wrong = [...checkPattern(rule.pattern), ...checkRange(rule.range)];
  if (!isZone(rule.zone)) {
    wrong.push({
      code: 'ZONE_UNKNOWN',
      field: 'series.zone',
      params: { name: rule.zone, nearest: nearestZones(rule.zone) },
    });
  }
  const times = isWallTime(rule.startTime) && (isWallTime(rule.endTime) || rule.endTime === '24:00');
  if (!times || !isWithin(rule.endDayOffset, 0, 31)) wrong.push(invalid('series.startTime', '09:00–10:30'));
  else if (nominalMinutes(rule) <= 0) {
    wrong.push({ code: 'TIME_RANGE_INVALID', field: 'series.endTime', params: { kind: 'order' } });
  }
  return wrong;
}

/** Minutes from start to end as the clock on the wall counts them, without any DST change between them. */
export function nominalMinutes(rule: Pick<SeriesRule, 'startTime' | 'endTime' | 'endDayOffset'>): number {
  return rule.endDayOffset * 1440 + minutesOfDay(rule.endTime) - minutesOfDay(rule.startTime);
}

function isWithin(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

function invalid(field: string, expected: string): Refusal {
  return { code: 'PATTERN_INVALID', field, params: { field, expected } };
}
