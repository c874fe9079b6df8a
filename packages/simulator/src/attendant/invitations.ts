import { entryOfDate } from '../calendars/series/occurrences.ts';
import { addressOf, type Home } from '../tenant/home.ts';
import type { Attendee, CalendarItem, EventFields, SeriesException } from '../tenant/item.ts';
import type { RequestMessage } from '../tenant/message.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { prefixed } from './wording.ts';

/** What kind of news an update is for the attendee. */
export type UpdateKind = RequestMessage['update'];

// A list inside a list inside a list is enough; a circle of lists must end.
const maxListDepth = 5;

/** SMTP addresses (lower case) that get the messages of a meeting: lists opened, the organizer left out, each once. */
export function recipientsOf({ tenant, mailbox }: Home, attendees: readonly Attendee[]): string[] {
  const found = openedLists(
    tenant,
    attendees.map(({ address }) => address.address),
  );
  found.delete(addressOf(mailbox));
  return [...found];
}

/** Primary addresses (lower case) behind these, each once: a list stands for its members. */
export function openedLists(tenant: Tenant, addresses: readonly string[]): Set<string> {
  const found = new Set<string>();
  const add = (address: string, depth: number): void => {
    const members = tenant.lists.get(address.toLowerCase());
    if (members && depth < maxListDepth) for (const member of members) add(member, depth + 1);
    else found.add((tenant.findByAddress(address)?.mail ?? address).toLowerCase());
  };
  for (const address of addresses) add(address, 0);
  return found;
}

/** Sends the whole meeting (a single one, or a series with its exceptions) to each of the addresses. */
export function invite(home: Home, item: CalendarItem, to: readonly string[], update: UpdateKind): void {
  for (const address of to) {
    home.tenant.post.send({
      ...envelope(item, address),
      kind: 'request',
      update,
      meetingId: item.orphanOf?.meetingId ?? item.meetingId,
      date: item.orphanOf?.date ?? null,
      sequence: item.sequence,
      criticalAt: item.criticalAt,
      fields: item.fields,
      ...seriesFor(home, item, address),
    });
  }
  if (update !== 'new') followUp(home, item, to);
}

/** Sends one date of a series. */
export function inviteToDate(
  home: Home,
  item: CalendarItem,
  date: string,
  to: readonly string[],
  update: UpdateKind,
): void {
  const entry = entryOfDate(item, date);
  if (!entry) throw new Error('a cancelled date invites nobody');
  const version = entry.exception ?? item;
  for (const address of to) {
    home.tenant.post.send({
      ...envelope(item, address, entry.fields),
      kind: 'request',
      update,
      meetingId: item.meetingId,
      date,
      sequence: version.sequence,
      criticalAt: version.criticalAt,
      fields: entry.fields,
      cancelledDates: [],
      exceptions: [],
    });
  }
}

/** Calls a meeting off for these people; `date` for one date of a series. The sequence is that of the last version they know. */
export function callOff(
  home: Home,
  item: CalendarItem,
  to: readonly string[],
  about: { readonly date?: string; readonly comment?: string; readonly sequence: number; readonly criticalAt: number },
): void {
  for (const address of to) {
    const { organizer: _, ...head } = envelope(item, address);
    home.tenant.post.send({
      ...head,
      kind: 'cancellation',
      subject: prefixed('cancelled', item.fields.subject, home.mailbox.user.language),
      comment: about.comment ?? '',
      meetingId: item.orphanOf?.meetingId ?? item.meetingId,
      date: about.date ?? item.orphanOf?.date ?? null,
      sequence: about.sequence,
      criticalAt: about.criticalAt,
    });
  }
}

/**
 * After an update of a series that keeps its pattern: one update per date that differs and one cancellation per date
 * that is gone, those not yet past ([MS-OXOCAL] 3.1.4.7.3.5). Each travels on its own.
 */
function followUp(home: Home, item: CalendarItem, to: readonly string[]): void {
  if (!item.series) return;
  const now = home.tenant.clock.now().epochMilliseconds;
  for (const [date, exception] of item.series.exceptions) {
    const entry = entryOfDate(item, date);
    if (!entry || entry.fields.end.ms <= now) continue;
    const invited = recipientsOf(home, entry.fields.attendees).filter((address) => to.includes(address));
    // The update of the series has raised the sequence; its dates go with it.
    exception.sequence = Math.max(exception.sequence, item.sequence);
    exception.criticalAt = Math.max(exception.criticalAt, item.criticalAt);
    inviteToDate(home, item, date, invited, 'full');
  }
  const today = home.tenant.clock.now().toZonedDateTimeISO('UTC').toPlainDate().subtract({ days: 1 }).toString();
  for (const date of item.series.cancelled) {
    if (date >= today) callOff(home, item, to, { date, sequence: item.sequence, criticalAt: item.criticalAt });
  }
}

/** The exceptional dates as one recipient may know them: where it isn't invited, the date doesn't exist for it. */
function seriesFor(
  home: Home,
  item: CalendarItem,
  address: string,
): { cancelledDates: readonly string[]; exceptions: readonly (readonly [string, SeriesException])[] } {
  if (!item.series) return { cancelledDates: [], exceptions: [] };
  const cancelledDates = [...item.series.cancelled];
  const exceptions: (readonly [string, SeriesException])[] = [];
  for (const [date, exception] of item.series.exceptions) {
    const { attendees } = exception.fields;
    if (attendees && !recipientsOf(home, attendees).includes(address)) cancelledDates.push(date);
    else exceptions.push([date, exception]);
  }
  return { cancelledDates, exceptions };
}

function envelope(item: CalendarItem, to: string, fields: EventFields = item.fields) {
  const { organizer } = item;
  return { from: organizer, organizer, to, subject: fields.subject, comment: '' };
}
