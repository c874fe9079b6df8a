import { addressOf, commitChange, emptySeries, exceptionFor, type Home } from '../tenant/home.ts';
import { meetingIdOfDate } from '../tenant/ids.ts';
import type { CalendarItem, EventFields, OwnFields, SeriesException, SeriesState } from '../tenant/item.ts';
import type { CancellationMessage, RequestMessage } from '../tenant/message.ts';
import { hasDate } from '../calendars/series/occurrences.ts';
import { samePattern } from '../calendars/series/same-pattern.ts';
import { settled } from './settled.ts';
import { prefixed } from './wording.ts';

/** What the Calendar Attendant made of a message: the copy it touched, and whether it still wants an answer. */
export interface Filed {
  readonly item: CalendarItem;
  readonly date: string | null;
  readonly isOpen: boolean;
}

/**
 * Exchange's Calendar Attendant: puts requests, updates and cancellations into the calendar, answers nothing.
 * It works for AutoUpdate and AutoAccept alike; with AutomateProcessing None nothing enters the calendar.
 * @returns what was filed, or null when the message changed nothing (out of date, unwanted)
 */
export function fileRequest(home: Home, message: RequestMessage): Filed | null {
  return message.date === null ? fileMeeting(home, message) : fileDate(home, message, message.date);
}

function fileMeeting(home: Home, message: RequestMessage): Filed | null {
  const { calendar } = home.mailbox;
  const known = calendar.activeByMeeting(message.meetingId);
  if (!known) return fileNew(home, message, message.meetingId, null);
  if (known.isOrganizer || isOutOfDate(known, message)) return null;
  // Forwarded or sent again: it is here already. A cancelled copy comes back to life with a new invitation.
  if (message.update === 'new' && known.sequence === message.sequence && !known.isCancelled) return null;
  const startsOver = message.update !== 'informational';
  const formerSeries = known.fields.recurrence ? known.fields : null;
  known.series = nextSeries(home, known, message);
  known.fields = incomingFields(home, message);
  known.sequence = message.sequence;
  known.criticalAt = message.criticalAt;
  known.isCancelled = false;
  known.organizer = message.organizer;
  if (startsOver) reopen(known);
  commitChange(home, known, 'updated', { formerSeries });
  return { item: known, date: null, isOpen: startsOver };
}

function fileDate(home: Home, message: RequestMessage, date: string): Filed | null {
  const { calendar } = home.mailbox;
  const series = calendar.activeByMeeting(message.meetingId);
  if (!series?.series) return fileOrphan(home, message, date);
  if (series.isOrganizer || !hasDate(series, date)) return null;
  const known = series.series.exceptions.get(date);
  if (isOutOfDate(known ?? series, message)) return null;
  // A date that was cancelled for this attendee or declined by it comes back only by a real update.
  if (series.series.cancelled.has(date) && message.update === 'informational') return null;
  series.series.cancelled.delete(date);
  series.series.declined.delete(date);
  const exception = exceptionFor(home, series, date);
  const { recurrence: _, ...fields } = incomingFields(home, message);
  exception.fields = fields;
  exception.sequence = message.sequence;
  exception.criticalAt = message.criticalAt;
  exception.isCancelled = false;
  const startsOver = message.update !== 'informational';
  if (startsOver) reopen(exception);
  commitChange(home, series, 'updated', { exception });
  return { item: series, date, isOpen: startsOver };
}

/** One date without its series in this mailbox: an item of its own ([MS-OXOCAL] 2.2.1.35, orphan instance). */
function fileOrphan(home: Home, message: RequestMessage, date: string): Filed | null {
  const orphanId = meetingIdOfDate(message.meetingId, date);
  const known = home.mailbox.calendar.activeByMeeting(orphanId);
  if (!known) return fileNew(home, message, orphanId, { meetingId: message.meetingId, date });
  if (isOutOfDate(known, message)) return null;
  const startsOver = message.update !== 'informational';
  known.fields = incomingFields(home, message);
  known.sequence = message.sequence;
  known.criticalAt = message.criticalAt;
  known.isCancelled = false;
  if (startsOver) reopen(known);
  commitChange(home, known, 'updated');
  return { item: known, date: null, isOpen: startsOver };
}

/** Unanswered again: what was decided or waited for was about an older version. */
function reopen(copy: CalendarItem | SeriesException): void {
  copy.response = { response: 'notResponded', at: null };
  copy.own = settled(copy.own);
}

function fileNew(
  home: Home,
  message: RequestMessage,
  meetingId: string,
  orphanOf: CalendarItem['orphanOf'],
): Filed | null {
  const { tenant, mailbox } = home;
  if (!mailbox.processing.addNewRequestsTentatively) return null;
  const now = tenant.clock.now();
  const fields = incomingFields(home, message);
  const item: CalendarItem = {
    number: mailbox.calendar.nextNumber(),
    meetingId,
    orphanOf,
    calendarId: mailbox.calendar.defaultCalendar.id,
    createdAt: now,
    modifiedAt: now,
    changeNumber: 0,
    transactionId: null,
    isOrganizer: false,
    folder: 'calendar',
    idGeneration: 1,
    immutableGeneration: 1,
    organizer: message.organizer,
    fields,
    own: freshOwn,
    response: { response: 'notResponded', at: null },
    isCancelled: false,
    sequence: message.sequence,
    criticalAt: message.criticalAt,
    series: fields.recurrence ? seriesFromMessage(message) : null,
  };
  mailbox.calendar.insert(item);
  commitChange(home, item, 'created');
  if (fields.recurrence) absorbOrphans(home, item);
  return { item, date: null, isOpen: true };
}

/** When the whole series arrives, single dates of it that stood alone go away: they are part of the series now. */
function absorbOrphans(home: Home, series: CalendarItem): void {
  for (const item of orphansOf(home, series.meetingId)) {
    home.mailbox.calendar.discard(item);
    commitChange(home, item, 'deleted');
  }
}

/** Single dates of a series that stand here without it. */
function orphansOf(home: Home, meetingId: string): CalendarItem[] {
  return [...home.mailbox.calendar.active()].filter((item) => item.orphanOf?.meetingId === meetingId);
}

/**
 * Files a cancellation of a meeting, or of one date. The item stays, cancelled and free, unless RemoveCanceledMeetings.
 * @returns false when there was nothing to cancel or the message was out of date
 */
export function fileCancellation(home: Home, message: CancellationMessage): boolean {
  const { calendar } = home.mailbox;
  const meeting = calendar.activeByMeeting(message.meetingId);
  if (message.date === null) {
    const copies = meeting ? [meeting] : orphansOf(home, message.meetingId);
    return copies.map((copy) => cancelItem(home, copy, message)).some((isDone) => isDone);
  }
  const orphan = calendar.activeByMeeting(meetingIdOfDate(message.meetingId, message.date));
  if (orphan) return cancelItem(home, orphan, message);
  return meeting?.series ? cancelDate(home, meeting, message.date, message) : false;
}

function cancelItem(home: Home, item: CalendarItem, message: CancellationMessage): boolean {
  if (item.isOrganizer || item.isCancelled || message.sequence < item.sequence) return false;
  if (home.mailbox.processing.removeCanceledMeetings) {
    home.mailbox.calendar.discard(item);
    commitChange(home, item, 'deleted');
    return true;
  }
  item.isCancelled = true;
  item.sequence = message.sequence;
  item.fields = { ...item.fields, subject: prefixed('cancelled', item.fields.subject, home.mailbox.user.language) };
  commitChange(home, item, 'updated');
  return true;
}

function cancelDate(home: Home, item: CalendarItem, date: string, message: CancellationMessage): boolean {
  if (!item.series || item.isOrganizer || item.series.cancelled.has(date) || !hasDate(item, date)) return false;
  const known = item.series.exceptions.get(date);
  if (message.sequence < (known ?? item).sequence) return false;
  const asException =
    home.tenant.switches.cancelledDateAs === 'exception' && !home.mailbox.processing.removeCanceledMeetings;
  if (!asException) {
    item.series.exceptions.delete(date);
    item.series.cancelled.add(date);
    commitChange(home, item, 'updated', { goneDates: [date] });
    return true;
  }
  if (known?.isCancelled) return false;
  const exception = exceptionFor(home, item, date);
  const subject = exception.fields.subject ?? item.fields.subject;
  exception.isCancelled = true;
  exception.sequence = message.sequence;
  exception.fields = { ...exception.fields, subject: prefixed('cancelled', subject, home.mailbox.user.language) };
  commitChange(home, item, 'updated', { exception });
  return true;
}

/** Lower sequence, or the same sequence with an older critical change ([MS-OXOCAL], out-of-date section). */
function isOutOfDate(
  known: { readonly sequence: number; readonly criticalAt: number },
  message: { readonly sequence: number; readonly criticalAt: number },
): boolean {
  return (
    message.sequence < known.sequence || (message.sequence === known.sequence && message.criticalAt < known.criticalAt)
  );
}

const freshOwn: OwnFields = {
  categories: [],
  reminderMinutesBeforeStart: 15,
  isReminderOn: true,
  showAs: null,
  properties: new Map(),
  extensions: new Map(),
};

/** What the recipient sees of the organizer's fields: nobody else's answers, and the private flag as its mailbox allows. */
function incomingFields(home: Home, message: RequestMessage): EventFields {
  const { fields } = message;
  const hidden = fields.hideAttendees
    ? fields.attendees.filter((one) => isOwner(home, one.address.address))
    : fields.attendees;
  const keepsPrivate = home.mailbox.user.kind !== 'room' || home.tenant.switches.privateKeptUnderAutoUpdate;
  const isAccepting = home.mailbox.processing.automateProcessing === 'AutoAccept';
  return {
    ...fields,
    attendees: hidden.map((one) => ({ ...one, status: { response: 'none', at: null } })),
    sensitivity: keepsPrivate || isAccepting || fields.sensitivity !== 'private' ? fields.sensitivity : 'normal',
  };
}

function isOwner(home: Home, address: string): boolean {
  return home.tenant.findByAddress(address) === home.mailbox.user || address.toLowerCase() === addressOf(home.mailbox);
}

function seriesFromMessage(message: RequestMessage): SeriesState {
  const series = emptySeries();
  for (const date of message.cancelledDates) series.cancelled.add(date);
  for (const [date, exception] of message.exceptions) {
    series.exceptions.set(date, { ...exception, own: {}, answers: new Map(), response: null });
  }
  return series;
}

/** The exceptional dates after an update of the whole series. A new pattern drops them all. */
function nextSeries(home: Home, known: CalendarItem, message: RequestMessage): SeriesState | null {
  if (!message.fields.recurrence) return null;
  if (!known.series || !known.fields.recurrence) return seriesFromMessage(message);
  if (!samePattern(known.fields, message.fields)) return seriesFromMessage(message);
  const returning = home.tenant.switches.declinedDateReturnsWithSeriesUpdate && message.update === 'full';
  const cancelled = new Set(message.cancelledDates);
  for (const date of known.series.cancelled) {
    if (!(returning && known.series.declined.has(date))) cancelled.add(date);
  }
  const declined = returning ? new Set<string>() : known.series.declined;
  const exceptions = new Map(known.series.exceptions);
  if (message.update === 'full') {
    for (const [date, exception] of exceptions)
      exceptions.set(date, { ...exception, own: settled(exception.own), response: null });
  }
  return { exceptions, cancelled, declined };
}
