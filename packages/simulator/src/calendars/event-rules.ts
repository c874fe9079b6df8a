import { GraphError } from '../graph/graph-error.ts';
import type { EventFields, Recurrence } from '../tenant/item.ts';
import { invalidProperty } from '../graph/json-read.ts';
import { hasAnyDay } from './series/pattern-dates.ts';
import { msToWall, requireZone } from './zones.ts';

// Outlook's calendar takes no appointment longer than five years.
const maxDurationMs = 1825 * 86_400_000;

/**
 * What must hold for an event as a whole, whichever way it was written.
 * @throws GraphError 400
 */
export function requireValidEvent(fields: EventFields): void {
  const { start, end, isAllDay, recurrence } = fields;
  if (end.ms < start.ms) throw invalidProperty('end', 'The end of the event is before its start.');
  if (end.ms - start.ms > maxDurationMs) {
    throw new GraphError(400, 'ErrorCalendarDurationIsTooLong', 'The duration of the event is too long.');
  }
  if (isAllDay) requireWholeDays(fields);
  if (recurrence && !hasAnyDay(recurrence)) {
    throw invalidProperty('recurrence', 'The recurrence has no occurrence between its start and its end.');
  }
}

function requireWholeDays({ start, end }: EventFields): void {
  for (const [name, moment] of [
    ['start', start],
    ['end', end],
  ] as const) {
    if (Temporal.PlainTime.compare(moment.wall.toPlainTime(), '00:00') !== 0) {
      throw invalidProperty(name, `The Event.${name} property for an all-day event needs to be set to midnight.`);
    }
  }
  if (start.zone !== end.zone) {
    throw invalidProperty('end', 'An all-day event starts and ends in the same time zone.');
  }
  if (Temporal.PlainDateTime.compare(start.wall, end.wall) >= 0) {
    throw invalidProperty('end', 'The duration of an all-day event must be at least 24 hours.');
  }
}

/**
 * `startDate` must be the date of the event's start (res/recurrencerange). It may be written in the zone of the start
 * or in that of the range; the range keeps the date of its own zone.
 * @throws GraphError 400 ErrorPropertyValidationFailure
 */
export function alignRecurrence(recurrence: Recurrence, start: EventFields['start']): Recurrence {
  const { range } = recurrence;
  const own = msToWall(start.ms, requireZone(range.zone)).toPlainDate();
  if (range.startDate.equals(own)) return recurrence;
  if (!range.startDate.equals(start.wall.toPlainDate())) {
    throw invalidProperty(
      'startDate',
      'The startDate of the recurrence range must be the date of the start of the event.',
    );
  }
  return { ...recurrence, range: { ...range, startDate: own } };
}
