import { accepted, addDays, daysBetween, occurrenceOn, refused, wallOf, weekdays } from '@planner/core';
import type { IsoDate, Outcome, Pattern, SeriesRange, SeriesRule } from '@planner/core';
import { timesOf } from './wishes.ts';
import type { MeetingChanges } from './wishes.ts';

/**
 * The rule after one of its dates was moved and the others shall move alike: new wall times in the series zone, and where
 * the date moved to another day, the pattern with it.
 * @param key  the date whose start and end are given
 * @returns on "no" INVALID_REQUEST when the pattern has no form in which all dates move by so many days
 */
export function ruleMovedLike(
  rule: SeriesRule,
  key: IsoDate,
  changes: Pick<MeetingChanges, 'start' | 'end' | 'allDay'>,
): Outcome<SeriesRule> {
  if (!changes.start && !changes.end && changes.allDay === undefined) return accepted(rule);
  const { start, end } = timesOf(changes, occurrenceOn(rule, key));
  const from = wallOf(start, rule.zone);
  const to = wallOf(end, rule.zone);
  const shift = daysBetween(key, from.date);
  const pattern = shift === 0 ? rule.pattern : shiftedPattern(rule.pattern, shift, from.date);
  if (!pattern) return refused({ code: 'INVALID_REQUEST', field: 'start', params: { field: 'start', expected: key } });
  return accepted({
    ...rule,
    pattern,
    range: shift === 0 ? rule.range : shiftedRange(rule.range, shift),
    startTime: from.time,
    endTime: to.time,
    endDayOffset: daysBetween(from.date, to.date),
    allDay: changes.allDay ?? rule.allDay,
  });
}

function shiftedPattern(pattern: Pattern, days: number, to: IsoDate): Pattern | null {
  switch (pattern.type) {
    case 'daily':
      return pattern;
    case 'weekly': {
      const moved = pattern.daysOfWeek.map((day) => weekdays[(((weekdays.indexOf(day) + days) % 7) + 7) % 7]!);
      return { ...pattern, daysOfWeek: moved };
    }
    case 'absoluteMonthly':
    case 'absoluteYearly': {
      const dayOfMonth = pattern.dayOfMonth + days;
      // Over the end of a month the days between two dates differ from month to month: no such pattern.
      return dayOfMonth === Number(to.slice(8, 10)) ? { ...pattern, dayOfMonth } : null;
    }
    default:
      return null;
  }
}

function shiftedRange(range: SeriesRange, days: number): SeriesRange {
  const startDate = addDays(range.startDate, days);
  return range.type === 'endDate'
    ? { ...range, startDate, endDate: addDays(range.endDate, days) }
    : { ...range, startDate };
}
