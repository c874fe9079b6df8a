import { entryOf, entryOfDate } from '../calendars/series/occurrences.ts';
import type { Home } from '../tenant/home.ts';
import type { MeetingMessage, RequestMessage } from '../tenant/message.ts';

/**
 * What still lies in the inbox, oldest first. A request leaves it with its answer (microsoft-graph-docs#9756);
 * RemoveOldMeetingMessages takes out what a newer message about the same has overtaken, and
 * RemoveForwardedMeetingNotifications the notices of forwards. Without calendar processing nothing leaves by itself.
 */
export function inboxOf(home: Home): readonly MeetingMessage[] {
  const { messages, processing } = home.mailbox;
  const isWorked = processing.automateProcessing !== 'None';
  const newest = new Map(messages.map((message) => [subjectOf(message), message.number]));
  return messages.filter((message) => {
    if (message.kind === 'request' && isAnswered(home, message)) return false;
    if (message.kind === 'delegated') return true;
    if (message.kind === 'forward-notice') return !(isWorked && processing.removeForwardedMeetingNotifications);
    return !(isWorked && processing.removeOldMeetingMessages && newest.get(subjectOf(message)) !== message.number);
  });
}

/** What a newer message makes an older one old about: the organizer's news of a meeting or date, one person's answers. */
function subjectOf(message: MeetingMessage): string {
  const sender = message.kind === 'response' ? message.from.address.toLowerCase() : '';
  const kind = message.kind === 'cancellation' ? 'request' : message.kind;
  return [kind, sender, message.meetingId, message.date ?? ''].join(' ');
}

/** Whether this mailbox has answered the meeting, by a response or by taking the item out of the calendar. */
function isAnswered({ mailbox }: Home, { meetingId, date }: RequestMessage): boolean {
  const copies = mailbox.calendar.byMeeting(meetingId);
  const copy = copies.findLast(({ folder }) => folder === 'calendar') ?? copies.at(-1);
  if (!copy) return false;
  if (copy.folder === 'deleted') return true;
  const entry = date === null || copy.series === null ? entryOf(copy) : entryOfDate(copy, date);
  return entry === null || (entry.response.response !== 'notResponded' && entry.own.pending !== true);
}
