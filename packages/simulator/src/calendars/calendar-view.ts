import type { CalendarItem } from '../tenant/item.ts';
import type { Mailbox } from '../tenant/mailbox.ts';
import { entriesBetween, entryOf, overlaps, type Entry } from './series/occurrences.ts';

/** Everything in [from, to) (epoch milliseconds): single meetings, occurrences, exceptions; by start, then by age. */
export function viewBetween(mailbox: Mailbox, from: number, to: number, calendarId: string | null = null): Entry[] {
  const found: Entry[] = [];
  for (const item of mailbox.calendar.active()) {
    if (calendarId !== null && item.calendarId !== calendarId) continue;
    found.push(...entriesOfItem(item, from, to));
  }
  return found.sort((one, other) => one.fields.start.ms - other.fields.start.ms || one.item.number - other.item.number);
}

/** What of one item stands in [from, to). */
export function entriesOfItem(item: CalendarItem, from: number, to: number): Entry[] {
  if (item.isOutside?.(from, to) === true) return [];
  if (item.fields.recurrence) return entriesBetween(item, from, to);
  return overlaps(item.fields, from, to) ? [entryOf(item)] : [];
}
