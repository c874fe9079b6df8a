import type { EventFields } from '../../tenant/item.ts';
import { slotOf } from './occurrences.ts';

/**
 * Whether two versions of a series fall on the same days at the same wall time, apart from where they end.
 * Only then do exceptional dates keep their meaning.
 */
export function samePattern(one: EventFields, other: EventFields): boolean {
  if (!one.recurrence || !other.recurrence) return false;
  const day = one.recurrence.range.startDate.toString();
  return (
    JSON.stringify(one.recurrence.pattern) === JSON.stringify(other.recurrence.pattern) &&
    one.recurrence.range.startDate.equals(other.recurrence.range.startDate) &&
    one.recurrence.range.zone === other.recurrence.range.zone &&
    one.isAllDay === other.isAllDay &&
    slotOf(one, day).start.ms === slotOf(other, day).start.ms &&
    slotOf(one, day).end.ms === slotOf(other, day).end.ms
  );
}
