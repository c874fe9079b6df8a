import { entryOf, entryOfDate } from '../calendars/series/occurrences.ts';
import { commitChange, exceptionFor, type Home } from '../tenant/home.ts';
import type { CalendarItem, TimeSlot } from '../tenant/item.ts';
import type { ResponseMessage } from '../tenant/message.ts';
import { settled } from './settled.ts';
import { prefixed } from './wording.ts';

export interface Answer {
  readonly response: ResponseMessage['response'];
  /** Plain text for the organizer. */
  readonly comment: string;
  /** false changes this copy and tells nobody. */
  readonly sendResponse: boolean;
  readonly proposedNewTime?: TimeSlot | null;
}

/**
 * Answers a meeting, or one date of a series, on an attendee's copy: accepted and tentative stay in the calendar,
 * declined goes to Deleted Items. The organizer hears of it by a message, unless none was wanted.
 */
export function answerMeeting(home: Home, item: CalendarItem, date: string | null, answer: Answer): void {
  if (answer.sendResponse && item.fields.responseRequested) sendAnswer(home, item, date, answer);
  if (date === null) answerWhole(home, item, answer);
  else answerDate(home, item, date, answer);
}

function answerWhole(home: Home, item: CalendarItem, { response }: Answer): void {
  const { tenant, mailbox } = home;
  item.response = { response, at: tenant.clock.now() };
  item.own = settled(item.own);
  if (response === 'declined') {
    mailbox.calendar.discard(item);
    commitChange(home, item, 'deleted');
    return;
  }
  // An answer to the series is an answer to each of its dates.
  for (const exception of item.series?.exceptions.values() ?? []) {
    exception.response = null;
    exception.own = settled(exception.own);
  }
  recreate(home, item);
  commitChange(home, item, 'updated');
}

function answerDate(home: Home, item: CalendarItem, date: string, { response }: Answer): void {
  if (!item.series) return;
  if (response === 'declined') {
    item.series.exceptions.delete(date);
    item.series.cancelled.add(date);
    item.series.declined.add(date);
    commitChange(home, item, 'updated', { goneDates: [date] });
    return;
  }
  const exception = exceptionFor(home, item, date);
  exception.response = { response, at: home.tenant.clock.now() };
  // What the series waits for doesn't hold for a date that has its own answer.
  exception.own = { ...settled(exception.own), ...(item.own.pending === true && { showAs: null, pending: false }) };
  if (home.tenant.switches.acceptOnDateTurnsOthersTentative && item.response.response === 'notResponded') {
    item.response = { response: 'tentativelyAccepted', at: home.tenant.clock.now() };
  }
  commitChange(home, item, 'updated', { exception });
}

/** Exchange makes the calendar item anew at each answer (EWS, responding to meeting invitations), so ids may change. */
function recreate({ tenant }: Home, item: CalendarItem): void {
  if (tenant.switches.answerChangesDefaultId) item.idGeneration += 1;
  if (tenant.switches.answerChangesImmutableId) item.immutableGeneration += 1;
}

/** Tells the organizer; the copy here stays as it is. */
export function sendAnswer(home: Home, item: CalendarItem, date: string | null, answer: Answer): void {
  const { user } = home.mailbox;
  const entry = date === null ? entryOf(item) : entryOfDate(item, date);
  if (!entry) return;
  const version = entry.exception ?? item;
  home.tenant.post.send({
    kind: 'response',
    from: { name: user.displayName, address: user.mail ?? user.userPrincipalName },
    to: item.organizer.address.toLowerCase(),
    subject: prefixed(answer.response, entry.fields.subject, user.language),
    comment: answer.comment,
    meetingId: item.orphanOf?.meetingId ?? item.meetingId,
    date: date ?? item.orphanOf?.date ?? null,
    sequence: version.sequence,
    criticalAt: version.criticalAt,
    response: answer.response,
    proposedNewTime: answer.proposedNewTime ?? null,
  });
}
