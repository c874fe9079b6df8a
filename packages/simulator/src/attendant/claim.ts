import { entriesBetween, entryOf, entryOfDate, type Entry } from '../calendars/series/occurrences.ts';
import type { Ticket } from '../tenant/agenda.ts';
import { commitChange, type Home } from '../tenant/home.ts';
import type { CalendarItem } from '../tenant/item.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { answerMeeting } from './answer.ts';

// A series is looked at a year ahead; where that year is empty, it is looked at again after it.
const lookAheadMs = 366 * 86_400_000;

const planned = new WeakMap<CalendarItem, Ticket>();

/** EnableAutoRelease: whoever hasn't checked in some minutes after the start loses the room. */
export function watchClaims(tenant: Tenant): void {
  tenant.onEventChange(({ mailbox, item }) => planRelease({ tenant, mailbox }, item));
}

/** Somebody is there: this booking, or this date of a series, is kept. */
export function checkIn({ mailbox }: Home, item: CalendarItem, date: string | null): void {
  mailbox.checkedIn.add(claimOf(item, date));
}

/** Plans the release of the next booking that nobody has claimed yet; replaces what was planned before. */
export function planRelease(home: Home, item: CalendarItem): void {
  const { agenda, clock } = home.tenant;
  const before = planned.get(item);
  if (before) agenda.cancel(before);
  const { processing } = home.mailbox;
  if (!processing.enableAutoRelease || processing.automateProcessing !== 'AutoAccept') return;
  if (item.isOrganizer || item.folder !== 'calendar') return;
  const graceMs = processing.postReservationMaxClaimTimeInMinutes * 60_000;
  const now = clock.now().epochMilliseconds;
  const entries = item.series ? entriesBetween(item, now - graceMs, now + lookAheadMs) : [entryOf(item)];
  const next = entries
    .filter((entry) => isUnclaimed(home, entry) && entry.fields.start.ms + graceMs > now)
    .sort((one, other) => one.fields.start.ms - other.fields.start.ms)[0];
  if (!next && !item.series) return;
  const ms = next ? next.fields.start.ms + graceMs : now + lookAheadMs;
  const ticket = agenda.add({
    at: Temporal.Instant.fromEpochMilliseconds(ms),
    what: `release of ${home.mailbox.user.displayName} unless somebody checks in`,
    run: () => {
      const still = next && (next.date === null ? entryOf(item) : entryOfDate(item, next.date));
      if (still && isUnclaimed(home, still) && still.fields.start.ms === next.fields.start.ms) release(home, still);
      // What is released is a change, which plans the next; what was claimed isn't.
      else planRelease(home, item);
    },
  });
  planned.set(item, ticket);
}

function isUnclaimed({ mailbox }: Home, { item, date, response, isCancelled }: Entry): boolean {
  return response.response === 'accepted' && !isCancelled && !mailbox.checkedIn.has(claimOf(item, date));
}

function release(home: Home, { item, date }: Entry): void {
  if (home.tenant.switches.autoReleaseAs === 'declined') {
    const comment = 'The reservation was released because nobody checked in.';
    answerMeeting(home, item, date, { response: 'declined', comment, sendResponse: true });
    return;
  }
  if (date === null) {
    home.mailbox.calendar.discard(item);
    commitChange(home, item, 'deleted');
    return;
  }
  item.series?.exceptions.delete(date);
  item.series?.cancelled.add(date);
  commitChange(home, item, 'updated', { goneDates: [date] });
}

const claimOf = ({ number }: CalendarItem, date: string | null): string => `${number}/${date ?? ''}`;
