import type { PaneTime } from '@planner/api-client';
import { ask, composeItem } from './office.ts';
import { readSeries } from './office-recurrence.ts';
import type { OfficeRecurrence } from './office-recurrence.ts';

/** What can be wrong with an appointment before anybody is asked. */
export type SnapshotProblem = 'order' | 'pattern' | 'end';

/** The appointment at hand, as far as rooms depend on it. Two that are equal as JSON are the same appointment. */
export interface Snapshot {
  readonly time: PaneTime | null;
  readonly problem: SnapshotProblem | null;
  /** Of the first date, in the zone that Outlook shows: `2026-11-24T10:00`. */
  readonly shownStart: string;
  readonly shownEnd: string;
  /** Everybody with the organizer, without rooms. */
  readonly headcount: number;
  /** Addresses of the rooms in it, in small letters. */
  readonly rooms: readonly string[];
  /** Places that are text alone. */
  readonly places: readonly string[];
}

/**
 * Reads the appointment anew.
 * @param owner  whose calendar it's in, where that is somebody else's
 * @throws HostFailure when Outlook doesn't tell
 */
export async function readSnapshot(owner: string | null): Promise<Snapshot> {
  const item = composeItem();
  const [start, end, recurrence, required, optional, locations] = await Promise.all([
    ask<Date>((done) => item.start.getAsync(done)),
    ask<Date>((done) => item.end.getAsync(done)),
    ask<unknown>((done) => item.recurrence.getAsync(done as never)),
    ask<Office.EmailAddressDetails[]>((done) => item.requiredAttendees.getAsync(done)),
    ask<Office.EmailAddressDetails[]>((done) => item.optionalAttendees.getAsync(done)),
    ask<Office.LocationDetails[]>((done) => item.enhancedLocation.getAsync(done)),
  ]);
  const isRoom = ({ locationIdentifier }: Office.LocationDetails) => locationIdentifier.type === 'room';
  const rooms = locations.filter(isRoom).map(({ locationIdentifier }) => locationIdentifier.id.toLowerCase());
  const people = new Set(
    [...required, ...optional]
      .map(({ emailAddress }) => emailAddress.toLowerCase())
      .filter((one) => !rooms.includes(one)),
  );
  people.add((owner ?? Office.context.mailbox.userProfile.emailAddress).toLowerCase());
  return {
    ...timeOf(start, end, recurrence as OfficeRecurrence | null),
    shownStart: shown(start),
    shownEnd: shown(end),
    headcount: people.size,
    rooms: [...new Set(rooms)].toSorted(),
    places: locations.filter((one) => !isRoom(one)).map(({ displayName }) => displayName),
  };
}

function timeOf(start: Date, end: Date, recurrence: OfficeRecurrence | null): Pick<Snapshot, 'time' | 'problem'> {
  if (end.getTime() <= start.getTime()) return { time: null, problem: 'order' };
  const zone = Office.context.mailbox.userProfile.timeZone;
  const allDay = shown(start).endsWith('T00:00') && shown(end).endsWith('T00:00');
  if (!recurrence) {
    return {
      time: { kind: 'single', start: start.toISOString(), end: end.toISOString(), zone, allDay },
      problem: null,
    };
  }
  const series = readSeries(recurrence, zone);
  return 'problem' in series
    ? { time: null, problem: series.problem }
    : { time: { kind: 'series', ...series, allDay }, problem: null };
}

/** A moment on the clock that Outlook shows. */
function shown(date: Date): string {
  const local = Office.context.mailbox.convertToLocalClientTime(date);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${local.year}-${two(local.month + 1)}-${two(local.date)}T${two(local.hours)}:${two(local.minutes)}`;
}
