import type { EventFields } from '../tenant/item.ts';
import type { Entry } from './series/occurrences.ts';

/**
 * What the entry does to its owner's time. An unanswered request is tentative whatever the organizer set, an accepted
 * one shows the organizer's value (free stays free), a cancelled one is free.
 */
export function shownFreeBusy(entry: Entry): EventFields['showAs'] {
  if (entry.isCancelled) return 'free';
  if (entry.own.showAs !== null) return entry.own.showAs;
  if (entry.item.isOrganizer || entry.response.response === 'accepted') return entry.fields.showAs;
  return 'tentative';
}
