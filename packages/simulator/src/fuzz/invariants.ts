import type { CalendarItem } from '../tenant/item.ts';
import type { Mailbox } from '../tenant/mailbox.ts';
import { addressOf } from '../tenant/home.ts';
import { recipientsOf } from '../attendant/invitations.ts';
import type { Tenant } from '../tenant/tenant.ts';

/**
 * Copies whose organizer is in the tenant but has no copy of the meeting, though nobody called it off. To be asked when no
 * message is under way.
 * @returns a sentence each
 */
export function copiesWithoutOrganizer(tenant: Tenant): string[] {
  const found: string[] = [];
  for (const mailbox of tenant.mailboxes.values()) {
    const { user, calendar } = mailbox;
    for (const item of calendar.active()) {
      if (item.isOrganizer || item.isCancelled || hasOriginal(tenant, mailbox, item)) continue;
      found.push(`${user.displayName} has "${item.fields.subject}" (${item.meetingId}), its organizer hasn't`);
    }
  }
  return found;
}

function hasOriginal(tenant: Tenant, mailbox: Mailbox, item: CalendarItem): boolean {
  const organizer = tenant.mailboxAt(item.organizer.address);
  // Of another organisation, or deleted since: nobody can tell.
  if (organizer === undefined) return true;
  const meetingId = item.orphanOf?.meetingId ?? item.meetingId;
  const original = organizer.calendar.byMeeting(meetingId).findLast(({ isOrganizer }) => isOrganizer);
  if (original === undefined) return false;
  if (original.folder === 'calendar') return true;
  // Whom the organizer forwarded it to is on no list, so no cancellation goes there (event-forward: "this convenience
  // isn't available when forwarding from the organizer's copy").
  const home = { tenant, mailbox: organizer };
  const versions = [original.fields, ...[...(original.series?.exceptions.values() ?? [])].map(({ fields }) => fields)];
  const invited = versions.flatMap(({ attendees }) => recipientsOf(home, attendees ?? []));
  return !invited.includes(addressOf(mailbox));
}

type Shown = {
  readonly id: string;
  readonly seriesMasterId?: string | null;
  readonly type?: string;
  readonly '@removed'?: object;
};

/**
 * What a client holds that follows a delta. A master brings all of its dates in the window with it, so those that it doesn't
 * bring are gone (deleted occurrences may have no `@removed`).
 */
export class DeltaFollower {
  readonly #held = new Map<string, Shown>();

  take(values: readonly Shown[]): void {
    for (const value of values) {
      if (value['@removed']) this.#held.delete(value.id);
      else if (value.type === 'seriesMaster') {
        // A single meeting that became a series keeps its id: it is no meeting of the window any more.
        this.#held.delete(value.id);
        for (const [id, held] of this.#held) if (held.seriesMasterId === value.id) this.#held.delete(id);
      } else this.#held.set(value.id, value);
    }
  }

  /** Ids of all that stands in the window, sorted. */
  ids(): string[] {
    return [...this.#held.keys()].toSorted();
  }
}
