import { bookMeeting, cancelMeeting, changeMeeting, endBooking, readdOccurrence } from '@planner/bookings';
import type { BookingDeps } from '@planner/bookings';
import { decideSeries } from '@planner/core';
import type { Attendee, IsoDate, MeetingId, Organizer, Refusal } from '@planner/core';
import type { SiteTransaction } from '@planner/db';
import type { DateRefusals, Judgement } from '../authority/authority.ts';
import type { OurMeeting } from '../our-meeting.ts';
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

/** Books what a room's calendar shows, by the rules. */
export async function bookFromOutlook(
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
          : {
              kind: 'series',
              rule,
              // Exceptions and dates called off count as what they are, not as the rule would have them.
              ...(item.explicit
                ? { explicitDates: [...item.dates].map(([key, { start, end }]) => ({ key, start, end })) }
                : {}),
            },
      ...(honour ? { grandfathered: true } : {}),
      correlationId: deps.correlationId,
    },
    { db: tx, clock: deps.clock, ids: deps.ids },
  );
  if (!outcome.ok) return { judgement: { ok: false, refusals: outcome.errors }, meetingId: null };
  const skipped = outcome.value.skipped.map(({ key, errors }) => ({ key, refusals: errors }));
  return { judgement: { ok: true, skipped }, meetingId: outcome.value.meeting.id };
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
  if (!change.fields.has('time')) {
    return change.fields.size === 0 ? { ok: true, skipped: [] } : judge(await all(tx, ours, texts, change));
  }
  const only = item.dates.get(onlyDate);
  if (only) {
    const when = { start: only.start, end: only.end, zone: event.zone, allDay: event.allDay };
    return judge(await all(tx, ours, { ...texts, ...when }, change));
  }
  if (item.refusals.length > 0 || item.rule === null) return { ok: false, refusals: item.refusals };
  return changeSeries(tx, item, ours, { ...change, texts });
}

/** Ends what this room holds of a meeting: some dates, or all that lie ahead. */
export async function endFromOutlook(
  tx: SiteTransaction,
  ours: OurMeeting,
  end: DoorDeps & {
    readonly room: LinkedRoom;
    readonly state: 'cancelled' | 'declined';
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

type Texts = {
  readonly subject?: string;
  readonly privacy?: OurMeeting['privacy'];
  readonly attendees?: readonly Attendee[];
};

// The rule first, as one change; then date by date whatever still differs: exceptions, dates called off, dates come back.
async function changeSeries(
  tx: SiteTransaction,
  item: RemoteItem,
  ours: OurMeeting,
  change: DoorDeps & { readonly room: LinkedRoom; readonly texts: Texts },
): Promise<Judgement> {
  const theirs = projectionOfItem(item);
  const { rule } = item;
  let standing = ours;
  if (rule !== null && theirs.rule !== projectionOfOurs(ours, change.room.roomId).rule) {
    const changed = await all(tx, ours, { ...change.texts, rule }, change);
    if (!changed.ok) return { ok: false, refusals: changed.errors };
    standing = (await reread(tx, ours)) ?? ours;
  } else if (Object.keys(change.texts).length > 0) {
    const changed = await all(tx, ours, change.texts, change);
    if (!changed.ok) return { ok: false, refusals: changed.errors };
  }
  const refused = await reachDates(tx, item, standing, change);
  if (refused.length === 0) return { ok: true, skipped: [] };
  const decided = decideSeries(change.room.seriesPolicy, item.dates.size, refused);
  return decided.ok ? { ok: true, skipped: refused } : { ok: false, refusals: decided.errors };
}

async function reachDates(
  tx: SiteTransaction,
  item: RemoteItem,
  ours: OurMeeting,
  change: DoorDeps & { readonly room: LinkedRoom },
): Promise<DateRefusals[]> {
  const { room, clock, ids, correlationId } = change;
  const deps = { db: tx, clock, ids };
  const mine = projectionOfOurs(ours, room.roomId);
  const { added, removed, moved } = dateDifferences(projectionOfItem(item).dates, mine.dates, clock.now());
  const command = {
    actor: exchange,
    source: 'exchange',
    meetingId: ours.meetingId,
    expectedVersion: null,
    span: 'this',
    correlationId,
  } as const;
  const refused: DateRefusals[] = [];
  // Dates called off go first: they make room for those that move.
  for (const key of removed) await cancelMeeting(tx.scope, { ...command, key, roomIds: [room.roomId] }, deps);
  for (const key of [...added, ...moved]) {
    const date = item.dates.get(key);
    if (!date) continue;
    const back = added.includes(key)
      ? await readdOccurrence(
          tx.scope,
          {
            actor: exchange,
            source: 'exchange',
            meetingId: ours.meetingId,
            key,
            roomIds: [room.roomId],
            start: date.start,
            end: date.end,
            correlationId,
          },
          deps,
        )
      : await changeMeeting(tx.scope, { ...command, key, changes: { start: date.start, end: date.end } }, deps);
    if (!back.ok) {
      refused.push({ key, refusals: back.errors });
      // Nothing silently keeps the old time: the meeting is no longer there.
      if (moved.includes(key))
        await endFromOutlook(tx, ours, { ...change, state: 'declined', reason: back.errors[0] ?? null, keys: [key] });
    }
  }
  return refused;
}

/** The meeting as it stands after a change in the same transaction. */
async function reread(tx: SiteTransaction, ours: OurMeeting): Promise<OurMeeting | null> {
  return ourMeeting(tx, ours.meetingId);
}

async function all(
  tx: SiteTransaction,
  ours: OurMeeting,
  changes: Parameters<typeof changeMeeting>[1]['changes'],
  { clock, ids, correlationId }: DoorDeps,
): ReturnType<typeof changeMeeting> {
  return changeMeeting(
    tx.scope,
    {
      actor: exchange,
      source: 'exchange',
      meetingId: ours.meetingId,
      expectedVersion: null,
      span: 'all',
      changes,
      correlationId,
    },
    { db: tx, clock, ids },
  );
}

function judge(
  outcome: { readonly ok: true } | { readonly ok: false; readonly errors: readonly Refusal[] },
): Judgement {
  return outcome.ok ? { ok: true, skipped: [] } : { ok: false, refusals: outcome.errors };
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
