import type { Attendee, CalendarItem, SeriesException } from '../tenant/item.ts';

/** PATCH replaces the whole list; who stays keeps the answer. */
export function withKnownAnswers(before: readonly Attendee[], sent: readonly Attendee[]): readonly Attendee[] {
  const known = new Map(before.map((one) => [one.address.address.toLowerCase(), one]));
  return sent.map((one) => {
    const old = known.get(one.address.address.toLowerCase());
    return old ? { ...one, status: old.status, proposedNewTime: old.proposedNewTime } : one;
  });
}

/** Who joins or leaves the series does so on its exceptional dates too. */
export function carryAttendees(item: CalendarItem, before: readonly Attendee[], after: readonly Attendee[]): void {
  const keyOf = ({ address }: Attendee): string => address.address.toLowerCase();
  const old = new Set(before.map(keyOf));
  const now = new Set(after.map(keyOf));
  for (const exception of item.series?.exceptions.values() ?? []) {
    const { attendees } = exception.fields;
    if (!attendees) continue;
    const here = new Set(attendees.map(keyOf));
    const stay = attendees.filter((one) => now.has(keyOf(one)) || !old.has(keyOf(one)));
    const join = after.filter((one) => !old.has(keyOf(one)) && !here.has(keyOf(one)));
    exception.fields = { ...exception.fields, attendees: [...stay, ...join] };
  }
}

/** Remembers who was taken off, so that a late answer of theirs doesn't bring them back. */
export function noteDismissed(
  version: CalendarItem | SeriesException,
  { added, removed }: { readonly added: readonly string[]; readonly removed: readonly string[] },
): void {
  if (removed.length === 0 && version.dismissed === undefined) return;
  const dismissed = new Set([...(version.dismissed ?? []), ...removed]);
  for (const address of added) dismissed.delete(address);
  version.dismissed = dismissed;
}

/** Asked anew. */
export function unanswered(attendee: Attendee): Attendee {
  return { ...attendee, status: { response: 'none', at: null }, proposedNewTime: null };
}

/** Whether an attendee's answer was no. */
export const hasDeclined = ({ status }: Attendee): boolean => status.response === 'declined';

/** Who declined has no copy any more: news of any kind make a new one, which wants an answer. */
export const askedAgain = (attendee: Attendee): Attendee => (hasDeclined(attendee) ? unanswered(attendee) : attendee);

/** The same on the dates that have a list of their own, for whoever declined the series. */
export function askAgainOnDates(item: CalendarItem, before: readonly Attendee[]): void {
  const declined = new Set(before.filter(hasDeclined).map(({ address }) => address.address.toLowerCase()));
  for (const exception of item.series?.exceptions.values() ?? []) {
    const { attendees } = exception.fields;
    if (!attendees?.some(({ address }) => declined.has(address.address.toLowerCase()))) continue;
    exception.fields = {
      ...exception.fields,
      attendees: attendees.map((one) => (declined.has(one.address.address.toLowerCase()) ? askedAgain(one) : one)),
    };
  }
}

/** One date, asked anew. */
export function resetAnswers(exception: SeriesException): void {
  exception.answers.clear();
  const { attendees } = exception.fields;
  if (attendees) exception.fields = { ...exception.fields, attendees: attendees.map(unanswered) };
}
