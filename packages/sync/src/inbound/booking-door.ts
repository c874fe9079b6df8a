import { bookMeeting, changeMeeting, confirmBooking, endBooking } from '@planner/bookings';
import type { BookingDeps, MeetingChanges, SkippedDate } from '@planner/bookings';
import type { Attendee, IsoDate, MeetingId, Occurrence, Organizer, Refusal, RoomId } from '@planner/core';
import type { SiteTransaction } from '@planner/db';
import type { DateRefusals, Judgement } from '../authority/authority.ts';
import type { OurBooking, OurMeeting } from '../our-meeting.ts';
import { projectionOfOurs, standingBookings } from '../our-meeting.ts';
import { dateDifferences, onlyDate } from '../projection.ts';
import type { ProjectionField } from '../projection.ts';
import { ourMeeting } from '../queries/our-meeting-queries.ts';
import { personByAddress } from '../queries/place-queries.ts';
import type { LinkedRoom } from '../queries/place-queries.ts';
import { projectionOfItem } from './remote-item.ts';
import type { RemoteItem } from './remote-item.ts';

/** What carrying out needs besides the transaction. */
export interface DoorDeps extends Omit<BookingDeps, 'db'> {
  /** Ties the audit rows of one pull together. */
  readonly correlationId: string;
  /** First state of what is booked, while Exchange's own answer is due; absent = agreed. */
  readonly firstState?: 'tentative';
}

const exchange = { kind: 'exchange' } as const;

/** Whom an Outlook meeting belongs to; addresses alone decide, and an unknown one is an outsider. */
export async function organizerOf(tx: SiteTransaction, item: RemoteItem, room: LinkedRoom): Promise<Organizer> {
  const { organizer, isOrganizer } = item.event;
  const address = organizer?.address ?? '';
  const own = isOrganizer || address.toLowerCase() === room.address.toLowerCase();
  const person = own ? null : await personByAddress(tx, address);
  if (person) return { kind: 'person', personId: person.personId };
  return { kind: 'external', name: organizer?.name || address || room.name, address };
}

/**
 * Books what a room's calendar shows, by the rules.
 * @param ours  the meeting this was before it was refused or ended, or that another room of the same invitation has: it goes
 *              on as the same meeting, with its history
 */
export async function bookFromOutlook(
  tx: SiteTransaction,
  item: RemoteItem,
  room: LinkedRoom,
  { honour, ours, ...deps }: DoorDeps & { readonly honour: boolean; readonly ours: OurMeeting | null },
): Promise<{ judgement: Judgement; meetingId: MeetingId | null }> {
  if (ours !== null && (ours.rule === null) === (item.rule === null)) {
    const joined = await joinMeeting(tx, item, ours, { ...deps, room, honour });
    if (joined.ok) return { judgement: joined, meetingId: ours.meetingId };
    // With other rooms in it the refusal may be theirs: this room is asked alone, as a meeting of its own.
    if (otherRooms(ours, room, deps.clock.now()).length === 0) return { judgement: joined, meetingId: null };
  }
  return bookAlone(tx, item, room, { ...deps, honour });
}

function otherRooms(ours: OurMeeting, room: LinkedRoom, now: Temporal.Instant): RoomId[] {
  const held = standingBookings(ours).filter(
    ({ end, roomId }) => roomId !== room.roomId && Temporal.Instant.compare(end, now) > 0,
  );
  return [...new Set(held.map(({ roomId }) => roomId))];
}

async function joinMeeting(
  tx: SiteTransaction,
  item: RemoteItem,
  ours: OurMeeting,
  { room, honour, ...deps }: DoorDeps & { readonly room: LinkedRoom; readonly honour: boolean },
): Promise<Judgement> {
  if (item.refusals.length > 0) return { ok: false, refusals: item.refusals };
  const { event } = item;
  const changes = {
    subject: event.subject,
    privacy: event.privacy,
    attendees: attendeesOf(item),
    roomIds: [...otherRooms(ours, room, deps.clock.now()), room.roomId],
    ...timesOf(item),
  };
  return all(tx, ours, changes, honour ? { ...deps, grandfathered: true } : deps);
}

// Exceptions and dates called off count as what they are, not as the rule would have them.
function timesOf(item: RemoteItem): MeetingChanges {
  const only = item.dates.get(onlyDate);
  if (only) return { start: only.start, end: only.end, zone: item.event.zone, allDay: item.event.allDay };
  if (item.rule === null) return {};
  return { rule: item.rule, ...(item.explicit ? { explicitDates: explicitDatesOf(item) } : {}) };
}

function explicitDatesOf(item: RemoteItem): Occurrence[] {
  return [...item.dates].map(([key, { start, end }]) => ({ key, start, end }));
}

async function bookAlone(
  tx: SiteTransaction,
  item: RemoteItem,
  room: LinkedRoom,
  { honour, ...deps }: DoorDeps & { readonly honour: boolean },
): Promise<{ judgement: Judgement; meetingId: MeetingId | null }> {
  const { event, rule } = item;
  const only = item.dates.get(onlyDate);
  const outcome = await bookMeeting(
    tx.scope,
    {
      actor: exchange,
      source: 'exchange',
      subject: event.subject,
      organizer: await organizerOf(tx, item, room),
      attendees: attendeesOf(item),
      privacy: event.privacy,
      roomIds: [room.roomId],
      when:
        rule === null || only
          ? {
              kind: 'single',
              start: only?.start ?? event.start,
              end: only?.end ?? event.end,
              zone: event.zone,
              allDay: event.allDay,
            }
          : { kind: 'series', rule, ...(item.explicit ? { explicitDates: explicitDatesOf(item) } : {}) },
      ...(honour ? { grandfathered: true } : {}),
      ...(deps.firstState ? { state: deps.firstState } : {}),
      correlationId: deps.correlationId,
    },
    { db: tx, clock: deps.clock, ids: deps.ids },
  );
  if (!outcome.ok) return { judgement: { ok: false, refusals: outcome.errors }, meetingId: null };
  return { judgement: { ok: true, skipped: skippedIn(outcome.value, room) }, meetingId: outcome.value.meeting.id };
}

function skippedIn({ skipped }: { readonly skipped: readonly SkippedDate[] }, room: LinkedRoom): DateRefusals[] {
  return skipped.filter(({ roomId }) => roomId === room.roomId).map(({ key, errors }) => ({ key, refusals: errors }));
}

/** Whether a meeting has become another kind: a series without its recurrence, or a single meeting that repeats now. */
export function isAnotherKind(item: RemoteItem, ours: OurMeeting): boolean {
  return ours.onlyKey === undefined && (item.rule === null) !== (ours.rule === null);
}

/**
 * Books a meeting that has become another kind: what this room held of it ends, and it goes on as a meeting of its own, by
 * the rules; its history tells the end and the beginning.
 * @param sibling  what another room of the same invitation has become already
 */
export async function rebookFromOutlook(
  tx: SiteTransaction,
  item: RemoteItem,
  ours: OurMeeting,
  { room, sibling, ...deps }: DoorDeps & { readonly room: LinkedRoom; readonly sibling: OurMeeting | null },
): Promise<{ judgement: Judgement; meetingId: MeetingId | null }> {
  await endFromOutlook(tx, ours, { ...deps, room, state: 'cancelled', reason: null });
  if (item.refusals.length > 0) return { judgement: { ok: false, refusals: item.refusals }, meetingId: null };
  return bookFromOutlook(tx, item, room, { ...deps, honour: false, ours: sibling });
}

/** Takes over what the organizer has changed, by the rules. What is refused leaves the old booking as it was. */
export async function changeFromOutlook(
  tx: SiteTransaction,
  item: RemoteItem,
  ours: OurMeeting,
  change: DoorDeps & { readonly room: LinkedRoom; readonly fields: ReadonlySet<ProjectionField> },
): Promise<Judgement> {
  const { event } = item;
  const texts = {
    ...(change.fields.has('subject') ? { subject: event.subject } : {}),
    ...(change.fields.has('privacy') ? { privacy: event.privacy } : {}),
    ...(change.fields.has('people') ? { attendees: attendeesOf(item) } : {}),
  };
  const { room, fields, ...deps } = change;
  if (fields.size === 0) return { ok: true, skipped: [] };
  if (!fields.has('time')) return all(tx, ours, texts, { ...deps, room });
  if (item.refusals.length > 0) return { ok: false, refusals: item.refusals };
  const judgement =
    item.rule === null
      ? await all(tx, ours, { ...texts, ...timesOf(item) }, { ...deps, room })
      : await changeSeries(tx, item, ours, { ...deps, room, texts });
  if (judgement.ok || otherRooms(ours, room, deps.clock.now()).length === 0) return judgement;
  // The refusal may be another room's: this one is asked alone. The others come back with their own copies of the update.
  return all(tx, ours, { ...texts, ...timesOf(item), roomIds: [room.roomId] }, { ...deps, room });
}

/** Ends what this room holds of a meeting: some dates, or all that lie ahead. */
export async function endFromOutlook(
  tx: SiteTransaction,
  ours: OurMeeting,
  end: DoorDeps & {
    readonly room: LinkedRoom;
    readonly state: 'cancelled' | 'declined' | 'released';
    readonly reason: Refusal | null;
    readonly keys?: readonly IsoDate[];
  },
): Promise<void> {
  const now = end.clock.now();
  const bookingIds = standingBookings(ours, end.room.roomId)
    .filter((one) => one.state !== 'completed' && Temporal.Instant.compare(one.end, now) > 0)
    .filter((one) => end.keys === undefined || end.keys.includes(one.key))
    .map(({ bookingId }) => bookingId);
  if (bookingIds.length === 0) return;
  await endBooking(
    tx.scope,
    {
      actor: exchange,
      source: 'exchange',
      bookingIds,
      state: end.state,
      reason: end.reason,
      correlationId: end.correlationId,
    },
    { db: tx, clock: end.clock, ids: end.ids },
  );
}

/**
 * Confirms what this room holds of a meeting and Exchange has accepted by now, date by date where the times are the same.
 * @returns whether anything was
 */
export async function confirmFromOutlook(
  tx: SiteTransaction,
  item: RemoteItem,
  meetingId: MeetingId,
  { room, clock, ids, correlationId }: DoorDeps & { readonly room: LinkedRoom },
): Promise<boolean> {
  if (room.authority !== 'exchange') return false;
  const ours = await ourMeeting(tx, meetingId);
  if (!ours) return false;
  const { isOrganizer } = item.event;
  const isAgreed = ({ key, start, end }: OurBooking): boolean => {
    const date = item.dates.get(key);
    if (!date || !(isOrganizer || date.response === 'accepted')) return false;
    return Temporal.Instant.compare(date.start, start) === 0 && Temporal.Instant.compare(date.end, end) === 0;
  };
  const bookingIds = standingBookings(ours, room.roomId)
    .filter((one) => one.state === 'tentative' && isAgreed(one))
    .map(({ bookingId }) => bookingId);
  if (bookingIds.length === 0) return false;
  const command = { actor: exchange, source: 'exchange', bookingIds, correlationId } as const;
  return (await confirmBooking(tx.scope, command, { db: tx, clock, ids })).ok;
}

// Another rule, or dates that come back: one change of the whole. Else date by date, so that each stays an exception with
// its history.
async function changeSeries(
  tx: SiteTransaction,
  item: RemoteItem,
  ours: OurMeeting,
  { texts, ...change }: DoorDeps & { readonly room: LinkedRoom; readonly texts: MeetingChanges },
): Promise<Judgement> {
  const theirs = projectionOfItem(item);
  const mine = projectionOfOurs(ours, change.room.roomId);
  const { added, removed, moved } = dateDifferences(theirs.dates, mine.dates, change.clock.now());
  if (theirs.rule !== mine.rule || added.length > 0) {
    return all(tx, ours, { ...texts, ...timesOf(item), explicitDates: explicitDatesOf(item) }, change);
  }
  if (Object.keys(texts).length > 0) {
    const changed = await all(tx, ours, texts, change);
    if (!changed.ok) return changed;
  }
  // Dates called off go first: they make room for those that move.
  await endFromOutlook(tx, ours, { ...change, state: 'cancelled', reason: null, keys: removed });
  const refused: DateRefusals[] = [];
  for (const key of moved) {
    const date = item.dates.get(key);
    if (!date) continue;
    const outcome = await changeMeeting(
      tx.scope,
      { ...exchangeCommand(ours, change), span: 'this', key, changes: { start: date.start, end: date.end } },
      { db: tx, clock: change.clock, ids: change.ids },
    );
    if (outcome.ok) continue;
    refused.push({ key, refusals: outcome.errors });
    // Nothing silently keeps the old time: the meeting is no longer there.
    await endFromOutlook(tx, ours, { ...change, state: 'declined', reason: outcome.errors[0] ?? null, keys: [key] });
  }
  // The room declines those dates alone: the rest of the series is agreed already.
  return { ok: true, skipped: refused };
}

async function all(
  tx: SiteTransaction,
  ours: OurMeeting,
  changes: MeetingChanges,
  {
    clock,
    ids,
    room,
    grandfathered,
    ...deps
  }: DoorDeps & { readonly room?: LinkedRoom; readonly grandfathered?: boolean },
): Promise<Judgement> {
  const outcome = await changeMeeting(
    tx.scope,
    {
      ...exchangeCommand(ours, deps),
      ...spanOf(ours),
      changes,
      ...(grandfathered ? { grandfathered } : {}),
      ...(deps.firstState ? { state: deps.firstState } : {}),
    },
    { db: tx, clock, ids },
  );
  if (!outcome.ok) return { ok: false, refusals: outcome.errors };
  return { ok: true, skipped: room ? skippedIn(outcome.value, room) : [] };
}

function spanOf({ onlyKey }: OurMeeting): { readonly span: 'all' } | { readonly span: 'this'; readonly key: IsoDate } {
  return onlyKey === undefined ? { span: 'all' } : { span: 'this', key: onlyKey };
}

function exchangeCommand(ours: OurMeeting, { correlationId }: { readonly correlationId: string }) {
  return {
    actor: exchange,
    source: 'exchange',
    meetingId: ours.meetingId,
    expectedVersion: null,
    correlationId,
  } as const;
}

function attendeesOf(item: RemoteItem): Attendee[] {
  const seen = new Set<string>();
  return item.event.attendees.flatMap(({ name, address, type }) => {
    const key = address.toLowerCase();
    if (type === 'resource' || address === '' || seen.has(key)) return [];
    seen.add(key);
    return [{ name, address, type }];
  });
}
