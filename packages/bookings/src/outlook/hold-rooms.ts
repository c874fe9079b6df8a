import { accepted, buffersOf, fitBuffers, occupiedOf, refused } from '@planner/core';
import type { BookingId, DraftId, HoldId, Organizer, Outcome, RoomId, SeriesPolicy, SiteScope } from '@planner/core';
import { freeClaims, holdsOfDraft, lockRooms, prolongHolds, readDraft, replaceHolds, saveDraft } from '@planner/db';
import type { DraftHold, PlacedRoom, SiteTransaction, StoredDraft } from '@planner/db';
import type { Actor } from '../actor.ts';
import type { SkippedDate, When } from '../command.ts';
import type { BookingDeps } from '../deps.ts';
import { datesOf, frameOfTime } from '../judge/dates.ts';
import type { MeetingDate } from '../judge/dates.ts';
import { planBookings } from '../judge/plan.ts';
import type { PlannedBooking } from '../judge/plan.ts';
import { placedRooms } from '../meeting-parts.ts';
import { checkCommand, lockGround, lookAround } from '../prepare.ts';
import { refuse, skippedOf } from '../refusal.ts';
import { transact } from '../transact.ts';

/** What somebody who writes an appointment in Outlook has picked. */
export interface HoldCommand {
  /** Made by the pane; the same appointment has the same key whatever its pane does. */
  readonly draftId: DraftId;
  /** Rises with every wish: one that comes late, or twice, changes nothing. */
  readonly revision: number;
  readonly actor: Actor & { readonly kind: 'person' };
  readonly organizer: Organizer;
  /** Address of the organizer, as Exchange will name it. */
  readonly organizerAddress: string;
  readonly roomIds: readonly RoomId[];
  readonly when: When;
  readonly headcount: number;
  /** How a series deals with dates that can't be had; absent = as the room does. */
  readonly policy?: SeriesPolicy;
  /** Without a meeting from Exchange the rooms are free again after this long. */
  readonly minutes: number;
}

export interface Held {
  readonly draft: StoredDraft;
  /** Dates of a series that a room doesn't keep. */
  readonly skipped: readonly SkippedDate[];
}

const unknown = refused({ code: 'NOT_FOUND', params: {} });

/**
 * Keeps rooms for an appointment that nobody has sent yet, on every date, and gives up what it kept before in the same
 * breath: a move is whole or not at all.
 * Lock the draft → lock its rooms → look → let the rules decide → write holds and draft.
 * @returns on "no" every reason, with what is free instead; a draft of somebody else is answered like an unknown one
 */
export async function holdRooms(scope: SiteScope, command: HoldCommand, deps: BookingDeps): Promise<Outcome<Held>> {
  const wrong = checkCommand({ subject: '', attendees: [], roomIds: command.roomIds });
  if (wrong.length > 0) return refused(...wrong);
  return transact(deps.db, scope, (tx) => hold(tx, command, deps));
}

async function hold(tx: SiteTransaction, command: HoldCommand, deps: BookingDeps): Promise<Outcome<Held>> {
  const now = deps.clock.now();
  const before = await readDraft(tx, command.draftId, { lock: true });
  if (before && before.personId !== command.actor.personId) return unknown;
  if (before && (before.state === 'linked' || command.revision < before.revision)) {
    return accepted({ draft: before, skipped: [] });
  }
  const { ground } = await lockGround(
    tx,
    {
      actor: command.actor,
      source: 'addin',
      attendees: [],
      headcount: command.headcount,
      ...frameOfTime(command.when),
      roomIds: [...new Set([...command.roomIds, ...(before?.roomIds ?? [])])],
      organizer: command.organizer,
    },
    { now, idempotency: null },
  );
  if (!ground.ok) return ground;
  const { frame, rooms, organizer } = ground.value;
  const wanted = placedRooms(rooms, command.roomIds);
  const dates = datesOf(command.when, wanted, frame);
  if (!dates.ok) return dates;
  const [first] = dates.value;
  const last = dates.value.at(-1);
  if (!first || !last) return refused({ code: 'SERIES_EMPTY', params: {} });

  const own = await holdsOfDraft(tx, command.draftId);
  const diary = await lookAround(tx, wanted, dates.value, now);
  for (const holdId of own) diary.remove(holdId, { join: false });
  const plan = planBookings(
    frame,
    {
      rooms: wanted,
      dates: dates.value,
      idFor: () => deps.ids.next() as BookingId,
      stateFor: () => 'tentative',
      ...(command.policy && { policy: command.policy }),
    },
    diary,
  );
  if (!plan.ok) return refuse(tx, ground.value, plan.conflicts);

  const draft: StoredDraft = {
    id: command.draftId,
    personId: command.actor.personId,
    organizerId: organizer.id,
    organizerKey: command.organizerAddress.toLowerCase(),
    state: 'pending',
    reason: null,
    roomIds: command.roomIds,
    firstStart: first.start,
    firstEnd: first.end,
    lastEnd: last.end,
    dates: dates.value.length,
    headcount: command.headcount,
    revision: command.revision,
    meetingId: null,
    icalUid: null,
    expiresAt: expiryOf(first, { now, minutes: command.minutes }),
  };
  await saveDraft(tx, draft, now);
  const kept = plan.bookings.filter(({ state }) => state === 'tentative');
  await replaceHolds(tx, {
    draftId: draft.id,
    personId: draft.personId,
    // Holds that have expired go too: their rows would meet the constraint.
    freed: [...new Set<string>([...own, ...diary.freed()])],
    holds: await holdsFor(tx, kept, { rooms: wanted, dates: dates.value, own, now, layout: frame.layout }),
    expiresAt: draft.expiresAt,
  });
  return accepted({ draft, skipped: skippedOf(plan.skipped) }, plan.warnings);
}

/** Nothing is kept past the beginning: from then on the appointment has been sent, or wasn't. */
function expiryOf(
  first: MeetingDate,
  { now, minutes }: { readonly now: Temporal.Instant; readonly minutes: number },
): Temporal.Instant {
  const wanted = now.add({ minutes });
  const begins = Temporal.Instant.compare(first.start, now) > 0 ? first.start : wanted;
  return Temporal.Instant.compare(begins, wanted) < 0 ? begins : wanted;
}

/**
 * What each hold occupies: the meeting with as much of its set-up and clean-down as its neighbours leave. A neighbour of the
 * same organizer may have kept its own buffer; it gives it when the meeting is booked, not before.
 */
async function holdsFor(
  tx: SiteTransaction,
  kept: readonly PlannedBooking[],
  {
    rooms,
    dates,
    own,
    now,
    layout,
  }: {
    readonly rooms: readonly PlacedRoom[];
    readonly dates: readonly MeetingDate[];
    readonly own: readonly HoldId[];
    readonly now: Temporal.Instant;
    readonly layout: null | Parameters<typeof buffersOf>[1];
  },
): Promise<DraftHold[]> {
  const around = await lookAround(tx, rooms, dates, now);
  for (const holdId of own) around.remove(holdId, { join: false });
  return kept.map(({ id, ask }) => {
    const { room } = ask.placed;
    const bare = { start: ask.start, end: ask.end };
    const during = occupiedOf(bare, buffersOf(room, layout));
    const claim = { roomId: room.id, atoms: room.atoms, bare, during, organizerKey: null, layout };
    const neighbours = [...around.bookingsNear(room.atoms, during), ...around.holdsNear(room.atoms, during)];
    return {
      id: id as unknown as HoldId,
      roomId: room.id,
      atoms: room.atoms,
      ...bare,
      during: fitBuffers(claim, neighbours),
    };
  });
}

/**
 * Keeps a draft's rooms for longer, as an open pane asks every few minutes.
 * @returns on "no" NOT_FOUND for an unknown draft or one of somebody else; one whose rooms were given up says so by its state
 */
export async function prolongDraft(
  scope: SiteScope,
  { draftId, actor, minutes }: Pick<HoldCommand, 'draftId' | 'actor' | 'minutes'>,
  deps: BookingDeps,
): Promise<Outcome<StoredDraft>> {
  return transact(deps.db, scope, async (tx) => {
    const now = deps.clock.now();
    const draft = await readDraft(tx, draftId, { lock: true });
    if (!draft || draft.personId !== actor.personId) return unknown;
    if (draft.state !== 'pending') return accepted(draft);
    const isOver = Temporal.Instant.compare(draft.expiresAt, now) <= 0;
    const first = { key: null, start: draft.firstStart, end: draft.firstEnd };
    const next: StoredDraft = isOver
      ? { ...draft, state: 'expired' }
      : { ...draft, expiresAt: expiryOf(first, { now, minutes }) };
    if (!isOver) await prolongHolds(tx, draftId, next.expiresAt);
    await saveDraft(tx, next, now);
    return accepted(next);
  });
}

/** Gives a draft's rooms up. @returns on "no" NOT_FOUND for an unknown draft or one of somebody else */
export async function releaseDraft(
  scope: SiteScope,
  { draftId, actor }: Pick<HoldCommand, 'draftId' | 'actor'>,
  deps: BookingDeps,
): Promise<Outcome<StoredDraft>> {
  return transact(deps.db, scope, async (tx) => {
    const draft = await readDraft(tx, draftId, { lock: true });
    if (!draft || draft.personId !== actor.personId) return unknown;
    if (draft.state !== 'pending') return accepted(draft);
    await lockRooms(tx, { roomIds: draft.roomIds, personIds: [], idempotency: null });
    await freeClaims(tx, await holdsOfDraft(tx, draftId));
    const released: StoredDraft = { ...draft, state: 'released' };
    await saveDraft(tx, released, deps.clock.now());
    return accepted(released);
  });
}
