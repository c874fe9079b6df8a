import { entryOf, entryOfDate } from '../calendars/series/occurrences.ts';
import { commitChange, exceptionFor, type Home } from '../tenant/home.ts';
import { meetingIdOfDate } from '../tenant/ids.ts';
import type { Attendee, CalendarItem, SeriesException } from '../tenant/item.ts';
import type { ForwardNotice, ResponseMessage } from '../tenant/message.ts';

/**
 * An answer arrives in the organizer's mailbox: the attendee's status and time change, and with them the etag.
 * An answer to an older version is ignored; so is one to a meeting that is gone.
 * @returns whether the organizer's copy took it
 */
export function fileResponse(home: Home, message: ResponseMessage): boolean {
  const { calendar } = home.mailbox;
  const item =
    calendar.activeByMeeting(message.meetingId) ??
    (message.date === null ? undefined : calendar.activeByMeeting(meetingIdOfDate(message.meetingId, message.date)));
  if (!item?.isOrganizer) return false;
  return message.date !== null && item.series
    ? takeForDate(home, item, message.date, message)
    : takeForMeeting(home, item, message);
}

function takeForMeeting(home: Home, item: CalendarItem, message: ResponseMessage): boolean {
  if (isOutOfDate(item, message) || isDismissed(item, message)) return false;
  item.fields = { ...item.fields, attendees: withAnswer(item.fields.attendees, message) };
  // Dates with a list of their own carry the answer to the series too, unless they were answered by themselves.
  for (const exception of item.series?.exceptions.values() ?? []) {
    const { attendees } = exception.fields;
    if (attendees) exception.fields = { ...exception.fields, attendees: withAnswer(attendees, message, 'open') };
  }
  commitChange(home, item, 'updated');
  return true;
}

function takeForDate(home: Home, item: CalendarItem, date: string, message: ResponseMessage): boolean {
  const entry = entryOfDate(item, date);
  if (!entry || isOutOfDate(entry.exception ?? item, message)) return false;
  if (isDismissed(item, message) || (entry.exception && isDismissed(entry.exception, message))) return false;
  const exception = exceptionFor(home, item, date);
  const { address } = message.from;
  const isListed = entry.fields.attendees.some((one) => one.address.address.toLowerCase() === address.toLowerCase());
  if (isListed) noteAnswer(exception, message);
  else exception.fields = { ...exception.fields, attendees: withAnswer(entry.fields.attendees, message) };
  commitChange(home, item, 'updated', { exception });
  return true;
}

/**
 * An attendee's forward becomes known to the organizer. Whether those it went to stand on the list at once or with their
 * answer is a switch.
 */
export function fileForwardNotice(home: Home, { meetingId, date, forwardedTo }: ForwardNotice): void {
  const item = home.mailbox.calendar.activeByMeeting(meetingId);
  if (!item?.isOrganizer || !home.tenant.switches.forwardNoticeAddsAttendee) return;
  const entry = date === null ? entryOf(item) : entryOfDate(item, date);
  if (!entry) return;
  const listed = new Set(entry.fields.attendees.map(({ address }) => address.address.toLowerCase()));
  const added = forwardedTo.filter(({ address }) => !listed.has(address.toLowerCase()));
  if (added.length === 0) return;
  const attendees = [
    ...entry.fields.attendees,
    ...added.map((address) => ({ type: 'optional' as const, address, status: none, proposedNewTime: null })),
  ];
  if (date === null) {
    item.fields = { ...item.fields, attendees };
    commitChange(home, item, 'updated');
    return;
  }
  const exception = exceptionFor(home, item, date);
  exception.fields = { ...exception.fields, attendees };
  commitChange(home, item, 'updated', { exception });
}

function isDismissed({ dismissed }: { readonly dismissed?: ReadonlySet<string> }, { from }: ResponseMessage): boolean {
  return dismissed?.has(from.address.toLowerCase()) ?? false;
}

function noteAnswer({ answers }: SeriesException, message: ResponseMessage): void {
  const key = message.from.address.toLowerCase();
  const known = answers.get(key);
  // An answer that overtook a newer one on the way must not win.
  if (known?.status.at && Temporal.Instant.compare(message.sentAt, known.status.at) < 0) return;
  answers.set(key, {
    status: { response: message.response, at: message.sentAt },
    proposedNewTime: message.proposedNewTime,
  });
}

function isOutOfDate(
  version: { readonly sequence: number; readonly criticalAt: number },
  message: ResponseMessage,
): boolean {
  return (
    message.sequence < version.sequence ||
    (message.sequence === version.sequence && message.criticalAt < version.criticalAt)
  );
}

/** The list with one answer in it. Who answers without being on the list (by way of a list or a forward) is added. */
function withAnswer(
  attendees: readonly Attendee[],
  message: ResponseMessage,
  which: 'any' | 'open' = 'any',
): readonly Attendee[] {
  const from = message.from.address.toLowerCase();
  const isSender = (one: Attendee): boolean => one.address.address.toLowerCase() === from;
  if (!attendees.some(isSender)) {
    if (which === 'open') return attendees;
    return [
      ...attendees,
      answered({ type: 'optional', address: message.from, status: none, proposedNewTime: null }, message),
    ];
  }
  return attendees.map((one) =>
    isSender(one) && (which === 'any' || one.status.response === 'none') ? answered(one, message) : one,
  );
}

const none = { response: 'none', at: null } as const;

function answered(attendee: Attendee, message: ResponseMessage): Attendee {
  if (attendee.status.at && Temporal.Instant.compare(message.sentAt, attendee.status.at) < 0) return attendee;
  return {
    ...attendee,
    status: { response: message.response, at: message.sentAt },
    proposedNewTime: message.proposedNewTime,
  };
}
