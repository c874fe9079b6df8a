import { viewBetween } from '../calendars/calendar-view.ts';
import { shownFreeBusy } from '../calendars/free-busy.ts';
import { entriesBetween, type Entry } from '../calendars/series/occurrences.ts';
import { formatDay } from '../calendars/series/days.ts';
import { lastDay } from '../calendars/series/pattern-dates.ts';
import { requireZone } from '../calendars/zones.ts';
import type { Home } from '../tenant/home.ts';
import type { CalendarItem, EventFields } from '../tenant/item.ts';
import { openedLists } from './invitations.ts';

/** What the booking attendant decides, with the sentence for the organizer. */
export interface Verdict {
  readonly decision: 'accept' | 'decline' | 'delegate';
  readonly reason: string;
  /** Accepted series: dates that are taken and declined one by one. */
  readonly takenDates: readonly string[];
  /** Accepted series beyond the window: the last date the room takes. */
  readonly lastDate: Temporal.PlainDate | null;
}

const accepted: Verdict = { decision: 'accept', reason: 'Your request was accepted.', takenDates: [], lastDate: null };

/** Judges one request by the mailbox's CalendarProcessing, in Exchange's order: who may book, policy, conflicts. */
export function judge(home: Home, entry: Entry): Verdict {
  const { processing } = home.mailbox;
  if (processing.bookingType === 'Reserved') return declined('This workspace can not be booked.');
  const shortened = seriesHorizon(home, entry);
  const breach = policyBreach(home, entry, shortened);
  const organizer = entry.item.organizer.address.toLowerCase();
  const isListed = (addresses: readonly string[]): boolean => openedLists(home.tenant, addresses).has(organizer);
  if (breach !== null) {
    const mayAsk = processing.allRequestOutOfPolicy || isListed(processing.requestOutOfPolicy);
    return mayAsk ? askDelegates(home, entry, shortened) : declined(breach);
  }
  const mayBook = processing.allBookInPolicy || isListed(processing.bookInPolicy);
  if (!mayBook) {
    const mayAsk = processing.allRequestInPolicy || isListed(processing.requestInPolicy);
    return mayAsk
      ? askDelegates(home, entry, shortened)
      : declined('You do not have permission to book this resource.');
  }
  return judgeConflicts(home, entry, shortened);
}

/** A request that needs approval. */
function askDelegates(home: Home, entry: Entry, shortened: Temporal.PlainDate | null): Verdict {
  const { switches } = home.tenant;
  if (switches.pendingWithoutDelegate === 'declined' && home.mailbox.processing.resourceDelegates.length === 0)
    return declined('The request needs approval, and nobody is there to give it.');
  const conflicts = switches.pendingIgnoresConflicts ? null : judgeConflicts(home, entry, shortened);
  return conflicts?.decision === 'decline' ? conflicts : { ...accepted, decision: 'delegate', reason: '' };
}

function policyBreach(home: Home, entry: Entry, shortened: Temporal.PlainDate | null): string | null {
  const { processing } = home.mailbox;
  const { fields } = entry;
  const minutes = (fields.end.ms - fields.start.ms) / 60_000;
  if (processing.maximumDurationInMinutes > 0 && minutes > processing.maximumDurationInMinutes) {
    return `The resource can't be booked for longer than ${processing.maximumDurationInMinutes} minutes.`;
  }
  if (home.mailbox.user.isWorkspace && minutes < processing.minimumDurationInMinutes) {
    return `The workspace can't be booked for less than ${processing.minimumDurationInMinutes} minutes.`;
  }
  if (fields.recurrence && !processing.allowRecurringMeetings)
    return 'The resource does not accept recurring meetings.';
  const limit = windowEnd(home);
  if (fields.start.ms > limit.epochMilliseconds || (isBeyond(home, entry) && shortened === null)) {
    const until = limit.toZonedDateTimeISO(requireZone(home.mailbox.user.zone)).toPlainDate().toString();
    return `The request was declined because the meeting is scheduled beyond the booking window of ${processing.bookingWindowInDays} days. It can be booked until ${until}.`;
  }
  if (processing.scheduleOnlyDuringWorkHours && !isInWorkingHours(home, entry)) {
    return 'The request was declined because it is outside the working hours of the resource.';
  }
  return null;
}

function windowEnd(home: Home): Temporal.Instant {
  return home.tenant.clock.now().add({ hours: 24 * home.mailbox.processing.bookingWindowInDays });
}

function isBeyond(home: Home, { fields }: Entry): boolean {
  if (!fields.recurrence) return false;
  const zone = requireZone(fields.recurrence.range.zone);
  return formatDay(lastDay(fields.recurrence)) > windowEnd(home).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** The date at which a series beyond the window is cut, or null when it isn't cut. */
function seriesHorizon(home: Home, entry: Entry): Temporal.PlainDate | null {
  const { recurrence } = entry.fields;
  if (!recurrence || home.mailbox.processing.enforceSchedulingHorizon || !isBeyond(home, entry)) return null;
  return windowEnd(home).toZonedDateTimeISO(requireZone(recurrence.range.zone)).toPlainDate();
}

function isInWorkingHours(home: Home, { fields }: Entry): boolean {
  const { workingHours } = home.mailbox;
  const zone = requireZone(workingHours.zone);
  const start = Temporal.Instant.fromEpochMilliseconds(fields.start.ms).toZonedDateTimeISO(zone);
  const end = Temporal.Instant.fromEpochMilliseconds(fields.end.ms).toZonedDateTimeISO(zone);
  const weekday = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'][start.dayOfWeek - 1];
  const opens = Temporal.PlainTime.from(workingHours.startTime);
  const closes = Temporal.PlainTime.from(workingHours.endTime);
  return (
    workingHours.daysOfWeek.includes(weekday ?? '') &&
    start.toPlainDate().equals(end.toPlainDate()) &&
    Temporal.PlainTime.compare(start.toPlainTime(), opens) >= 0 &&
    Temporal.PlainTime.compare(end.toPlainTime(), closes) <= 0
  );
}

function judgeConflicts(home: Home, entry: Entry, shortened: Temporal.PlainDate | null): Verdict {
  const { processing } = home.mailbox;
  const verdict = { ...accepted, lastDate: shortened };
  const hindrance = hindranceOf(home, entry.item);
  if (hindrance === null) return verdict;
  if (!entry.fields.recurrence) {
    const reason = hindrance(entry.fields);
    return reason === null ? verdict : declined(reason);
  }
  const until =
    shortened?.add({ days: 1 }).toZonedDateTime('UTC').epochMilliseconds ?? windowEnd(home).epochMilliseconds;
  const dates = entriesBetween(entry.item, entry.fields.start.ms, until + 86_400_000);
  const takenDates = dates.filter(({ fields }) => hindrance(fields) !== null).map(({ date }) => date ?? '');
  if (takenDates.length === 0) return verdict;
  const share = (100 * takenDates.length) / dates.length;
  const isTooMuch =
    share > processing.conflictPercentageAllowed || takenDates.length > processing.maximumConflictInstances;
  const named = `The resource is already booked on ${takenDates.slice(0, 5).join(', ')}${takenDates.length > 5 ? ` and ${takenDates.length - 5} more dates` : ''}.`;
  return isTooMuch ? declined(named) : { ...verdict, takenDates, reason: named };
}

/** Says of an hour why it can't be had, or null when it can. No such function: conflicts are allowed. */
function hindranceOf(home: Home, item: CalendarItem): ((fields: EventFields) => string | null) | null {
  const { processing, user } = home.mailbox;
  const capacity = user.profile['capacity'];
  // The capacity of a workspace takes the place of the question whether anybody is there already.
  if (user.isWorkspace && processing.enforceCapacity && typeof capacity === 'number') {
    return (fields) =>
      seatsTaken(home, fields, item) + seatsOf(home, fields) > capacity
        ? `The workspace has a capacity of ${capacity} and too few seats are left.`
        : null;
  }
  if (processing.allowConflicts) return null;
  return (fields) => {
    const [taken] = findBusy(home, fields.start.ms, fields.end.ms, item);
    if (!taken) return null;
    return processing.organizerInfo
      ? `The resource is already booked by ${taken.item.organizer.name}.`
      : 'The resource is already booked.';
  };
}

/** The most seats that are taken at one moment of an hour. */
function seatsTaken(home: Home, { start, end }: EventFields, item: CalendarItem): number {
  const others = findBusy(home, start.ms, end.ms, item).map(({ fields }) => fields);
  const moments = [start.ms, ...others.map((fields) => fields.start.ms).filter((ms) => ms > start.ms)];
  const takenAt = (ms: number): number =>
    others
      .filter((fields) => fields.start.ms <= ms && fields.end.ms > ms)
      .reduce((sum, fields) => sum + seatsOf(home, fields), 0);
  return Math.max(...moments.map(takenAt));
}

/** The organizer and the people invited, unless a booking takes one seat whoever is on it. */
function seatsOf({ tenant }: Home, { attendees }: EventFields): number {
  if (tenant.switches.workspaceSeats === 'one') return 1;
  return 1 + attendees.filter(({ type }) => type !== 'resource').length;
}

/**
 * What stands in the way of a request. Requests that nobody has answered yet don't: the first that is processed wins.
 */
function findBusy({ mailbox }: Home, from: number, to: number, except: CalendarItem): Entry[] {
  return viewBetween(mailbox, from, to).filter(
    (entry) =>
      entry.item !== except &&
      entry.fields.start.ms < to &&
      entry.fields.end.ms > from &&
      (entry.response.response !== 'notResponded' || entry.own.pending === true) &&
      shownFreeBusy(entry) !== 'free',
  );
}

function declined(reason: string): Verdict {
  return { decision: 'decline', reason, takenDates: [], lastDate: null };
}
