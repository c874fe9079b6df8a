import { callOff, recipientsOf } from '../attendant/invitations.ts';
import { GraphError } from '../graph/graph-error.ts';
import { commitChange, type Home } from '../tenant/home.ts';
import type { Entry } from './series/occurrences.ts';

/**
 * DELETE: on the organizer's copy of a meeting everybody gets a cancellation, on an attendee's copy it just goes.
 * Either way it moves to Deleted Items; one date of a series is cancelled in it.
 */
export function deleteEvent(home: Home, entry: Entry): void {
  remove(home, entry, '');
}

/**
 * Deletes for good: like DELETE, and not even the immutable id finds it in Deleted Items. One date of a series is gone
 * from its series either way.
 */
export function purgeEvent(home: Home, entry: Entry): void {
  // The new generation is noted with the change that the deletion records.
  if (entry.date === null) entry.item.immutableGeneration += 1;
  remove(home, entry, '');
}

/** Cancels a meeting, or one date, with a message to everybody. @throws GraphError 400 when not the organizer */
export function cancelEvent(home: Home, entry: Entry, comment: string): void {
  if (!entry.item.isOrganizer) {
    throw new GraphError(
      400,
      'ErrorInvalidRequest',
      "Your request can't be completed. You need to be an organizer to cancel a meeting.",
    );
  }
  remove(home, entry, comment);
}

function remove(home: Home, entry: Entry, comment: string): void {
  const { item, date } = entry;
  const { mailbox, tenant } = home;
  if (item.isOrganizer) {
    const version = entry.exception ?? item;
    const recipients = new Set(recipientsOf(home, entry.fields.attendees));
    if (date === null) for (const one of exceptionGuests(home, entry)) recipients.add(one);
    callOff(home, item, [...recipients], {
      ...(date === null ? {} : { date }),
      comment,
      sequence: version.sequence + 1,
      criticalAt: tenant.clock.now().epochMilliseconds,
    });
  }
  if (date === null || !item.series) {
    if (item.isOrganizer) item.sequence += 1;
    mailbox.calendar.discard(item);
    commitChange(home, item, 'deleted');
    return;
  }
  item.series.exceptions.delete(date);
  item.series.cancelled.add(date);
  commitChange(home, item, 'updated', { goneDates: [date] });
}

/** People and rooms that were invited to single dates only. */
function exceptionGuests(home: Home, { item }: Entry): string[] {
  return [...(item.series?.exceptions.values() ?? [])].flatMap(({ fields }) =>
    fields.attendees ? recipientsOf(home, fields.attendees) : [],
  );
}
