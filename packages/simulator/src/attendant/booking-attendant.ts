import { entryOf, entryOfDate, type Entry } from '../calendars/series/occurrences.ts';
import { commitChange, type Home } from '../tenant/home.ts';
import type { CalendarItem } from '../tenant/item.ts';
import { answerMeeting } from './answer.ts';
import { judge, type Verdict } from './booking-rules.ts';
import type { Filed } from './calendar-attendant.ts';
import { leaveToDelegates } from './delegates.ts';
import { rewritten } from './rewriting.ts';

// The attendant works through its mailbox a moment after the request has arrived.
const thinkingSeconds = [1, 4] as const;

/** Exchange's booking attendant (AutoAccept): some seconds after a request arrived it judges and answers. */
export function considerRequest(home: Home, filed: Filed): void {
  const { tenant, mailbox } = home;
  const { item, date } = filed;
  const judged = versionOf(item, date);
  tenant.agenda.add({
    at: tenant.clock
      .now()
      .add({ milliseconds: tenant.random.integer(thinkingSeconds[0] * 1000, thinkingSeconds[1] * 1000) }),
    what: `booking attendant of ${mailbox.user.displayName}`,
    run: () => {
      // Called off, answered by somebody or replaced by a newer version in the meantime: that has its own turn.
      if (!isStillOpen(item, date) || versionOf(item, date) !== judged) return;
      decide(home, item, date);
    },
  });
}

function decide(home: Home, item: CalendarItem, date: string | null): void {
  const entry = date === null ? entryOf(item) : entryOfDate(item, date);
  if (!entry) return;
  rewrite(home, entry);
  const verdict = judge(home, entry);
  switch (verdict.decision) {
    case 'decline':
      answerMeeting(home, item, date, { response: 'declined', comment: wording(home, verdict), sendResponse: true });
      return;
    case 'delegate':
      leaveToDelegates(home, entry);
      return;
    case 'accept':
      if (verdict.lastDate) shorten(home, item, verdict.lastDate);
      answerMeeting(home, item, date, { response: 'accepted', comment: wording(home, verdict), sendResponse: true });
      for (const taken of verdict.takenDates) {
        answerMeeting(home, item, taken, { response: 'declined', comment: verdict.reason, sendResponse: true });
      }
  }
}

/** The change is written with the answer that follows. */
function rewrite({ mailbox }: Home, { item, exception, fields }: Entry): void {
  const { subject, body, sensitivity, attachments } = rewritten(mailbox.processing, fields, item.organizer.name);
  const changed = { subject, body, sensitivity, ...(attachments ? { attachments } : {}) };
  if (exception) exception.fields = { ...exception.fields, ...changed };
  else item.fields = { ...item.fields, ...changed };
}

/** EnforceSchedulingHorizon false: the room takes the series up to the end of its window. */
function shorten(home: Home, item: CalendarItem, lastDate: Temporal.PlainDate): void {
  const { recurrence } = item.fields;
  if (!recurrence) return;
  const range = { ...recurrence.range, type: 'endDate' as const, endDate: lastDate, numberOfOccurrences: 0 };
  item.fields = { ...item.fields, recurrence: { ...recurrence, range } };
  commitChange(home, item, 'updated');
}

function wording(home: Home, verdict: Verdict): string {
  const { processing } = home.mailbox;
  const reason = processing.enableResponseDetails ? verdict.reason : '';
  const addition = processing.addAdditionalResponse ? processing.additionalResponse : '';
  return [reason, addition].filter((part) => part !== '').join('\n');
}

function isStillOpen(item: CalendarItem, date: string | null): boolean {
  if (item.folder !== 'calendar' || item.isCancelled) return false;
  if (date === null) return item.response.response === 'notResponded';
  const entry = entryOfDate(item, date);
  return entry !== null && !entry.isCancelled && entry.response.response === 'notResponded';
}

function versionOf(item: CalendarItem, date: string | null): string {
  const version = (date === null ? undefined : item.series?.exceptions.get(date)) ?? item;
  return `${version.sequence}/${version.criticalAt}`;
}
