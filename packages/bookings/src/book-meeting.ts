import { accepted, isHolding, refused } from '@planner/core';
import type { BookingId, JsonValue, MeetingId, Outcome, Refusal, RoomId, SeriesId, SiteScope } from '@planner/core';
import { readWholeMeeting, writeChanges } from '@planner/db';
import type { BookingChanges, IdempotencyFinding, SiteTransaction, StoredBooking, StoredMeeting } from '@planner/db';
import type { BookCommand, Booked, SkippedDate } from './command.ts';
import type { BookingDeps } from './deps.ts';
import { datesOf, frameOfTime } from './judge/dates.ts';
import type { MeetingDate } from './judge/dates.ts';
import { answerIsDue } from './judge/frame.ts';
import { planBookings } from './judge/plan.ts';
import type { Plan } from './judge/plan.ts';
import type { Diary } from './judge/diary.ts';
import { keysWithoutRoom, placedRooms, plannedRow } from './meeting-parts.ts';
import { checkCommand, lockGround, lookAround } from './prepare.ts';
import type { Ground } from './prepare.ts';
import { auditOf, newsOf, nothing, outboxOf, spanOf } from './record.ts';
import { refuse, skippedOf } from './refusal.ts';
import { transact } from './transact.ts';

/**
 * Books a meeting, single or series, in one or more rooms: all of it or nothing.
 * Lock the rooms → look what is there → let the rules decide → write meeting, bookings, audit and outbox in one statement.
 * @returns on "no" every reason; taken rooms carry what is free instead. The same idempotency key gives the first answer again.
 */
export async function bookMeeting(scope: SiteScope, command: BookCommand, deps: BookingDeps): Promise<Outcome<Booked>> {
  const wrong = checkCommand(command);
  if (wrong.length > 0) return refused(...wrong);
  return transact(deps.db, scope, (tx) => book(tx, command, deps));
}

async function book(tx: SiteTransaction, command: BookCommand, deps: BookingDeps): Promise<Outcome<Booked>> {
  const now = deps.clock.now();
  const { locked, ground } = await lockGround(
    tx,
    { ...command, ...frameOfTime(command.when), roomIds: allRoomIds(command) },
    { now, idempotency: command.idempotency ?? null },
  );
  const repeated = locked.idempotency && (await repeat(tx, locked.idempotency));
  if (repeated) return repeated;
  if (!ground.ok) return ground;
  const known = command.meetingId && (await knownMeeting(tx, command.meetingId, command));
  if (known) return known;

  const judged = await judgeMeeting(tx, command, ground.value, deps);
  if (!judged.ok) return judged;
  const { plan, diary } = judged.value;
  if (!plan.ok) return refuse(tx, ground.value, plan.conflicts);

  const rows = rowsOf(command, ground.value, plan, deps);
  await writeChanges(tx, changesOf(tx.scope, command, { ground: ground.value, plan, diary, rows }, deps));
  return accepted({ ...rows, skipped: skippedOf(plan.skipped), replayed: false }, plan.warnings);
}

/** Rooms that a command names, those for single dates included. */
export function allRoomIds({ roomIds, when }: Pick<BookCommand, 'roomIds' | 'when'>): RoomId[] {
  const others = when.kind === 'series' ? Object.values(when.otherRooms ?? {}) : [];
  return [...new Set([...roomIds, ...others])];
}

/** Expands the dates, looks around them and decides; writes nothing. Shared with the check. */
export async function judgeMeeting(
  tx: SiteTransaction,
  command: Pick<BookCommand, 'roomIds' | 'when' | 'state' | 'source'>,
  ground: Ground,
  deps: BookingDeps,
): Promise<Outcome<{ readonly plan: Plan; readonly diary: Diary; readonly dates: readonly MeetingDate[] }>> {
  const { when } = command;
  const { rooms, frame } = ground;
  const wanted = placedRooms(rooms, command.roomIds);
  const dates = datesOf(when, wanted, frame);
  if (!dates.ok) return dates;
  const diary = await lookAround(tx, [...rooms.values()], dates.value, frame.now);
  const otherRooms = when.kind === 'series' ? Object.entries(when.otherRooms ?? {}) : [];
  const plan = planBookings(
    frame,
    {
      rooms: wanted,
      dates: dates.value,
      otherRooms: new Map(
        otherRooms.flatMap(([key, roomId]) => placedRooms(rooms, [roomId]).map((placed) => [key, placed])),
      ),
      idFor: () => deps.ids.next() as BookingId,
      stateFor: ({ placed }) => command.state ?? (answerIsDue(placed.room, command.source) ? 'tentative' : 'confirmed'),
      ...(when.kind === 'series' && when.policy ? { policy: when.policy } : {}),
    },
    diary,
  );
  return accepted({ plan, diary, dates: dates.value });
}

interface Rows {
  readonly meeting: StoredMeeting;
  readonly series: Booked['series'];
  readonly exceptions: readonly StoredMeeting[];
  readonly bookings: readonly StoredBooking[];
}

function rowsOf(
  command: BookCommand,
  { organizer, frame }: Ground,
  plan: Plan & { ok: true },
  deps: BookingDeps,
): Rows {
  const { when } = command;
  const id = command.meetingId ?? (deps.ids.next() as MeetingId);
  const seriesId = when.kind === 'series' ? (deps.ids.next() as SeriesId) : null;
  const dates = plan.bookings.map(({ ask }) => ({ start: ask.start, end: ask.end }));
  const first = dates.reduce((a, b) => (Temporal.Instant.compare(b.start, a.start) < 0 ? b : a));
  const meeting: StoredMeeting = {
    id,
    subject: command.subject,
    body: command.body ?? null,
    organizer: organizer.organizer,
    organizerName: organizer.name,
    organizerAddress: organizer.address,
    creatorId: command.actor.kind === 'person' ? command.actor.personId : null,
    start: first.start,
    end: first.end,
    lastEnd: spanOf(dates)?.end ?? first.end,
    zone: frame.zone,
    allDay: frame.allDay,
    privacy: command.privacy,
    attendees: command.attendees,
    headcount: command.headcount ?? null,
    layout: frame.layout,
    seriesId,
    occurrenceKey: null,
    source: command.source,
    state: 'active',
    version: 1,
    createdAt: frame.now,
    updatedAt: frame.now,
  };
  // A date in another room is an exception: a meeting of its own for all of its rooms.
  const exceptions = new Map<string, StoredMeeting>();
  for (const { ask, elsewhere } of plan.bookings) {
    if (!elsewhere || ask.key === null) continue;
    const exceptionId = deps.ids.next() as MeetingId;
    const { start, end, key } = ask;
    exceptions.set(key, { ...meeting, id: exceptionId, occurrenceKey: key, start, end, lastEnd: end });
  }
  const bookings = plan.bookings.map((planned) => {
    const meetingId = (planned.ask.key === null ? undefined : exceptions.get(planned.ask.key)?.id) ?? id;
    const { layout, grandfathered, now: at } = frame;
    return plannedRow(planned, { meetingId, seriesId, layout, grandfathered, at }, undefined);
  });
  const series: Booked['series'] =
    when.kind === 'series' && seriesId
      ? {
          id: seriesId,
          masterId: id,
          rule: when.rule,
          cancelledKeys: keysWithoutRoom(bookings),
          explicitDates: when.explicitDates ?? null,
          splitFrom: null,
          state: 'active',
          version: 1,
        }
      : null;
  return { meeting, series, exceptions: [...exceptions.values()], bookings };
}

function changesOf(
  scope: SiteScope,
  command: BookCommand,
  { ground, plan, diary, rows }: { ground: Ground; plan: Plan & { ok: true }; diary: Diary; rows: Rows },
  deps: BookingDeps,
): BookingChanges {
  const at = ground.frame.now;
  const { meeting, series, exceptions, bookings } = rows;
  const rooms = [...ground.rooms.values()];
  const held = bookings.filter(({ state }) => isHolding(state));
  const answer: JsonValue = {
    meetingId: meeting.id,
    skipped: skippedOf(plan.skipped).map(({ key, roomId, errors }) => ({
      key,
      roomId,
      errors: errors.map(refusalJson),
    })),
    warnings: plan.warnings.map(refusalJson),
  };
  const deed = {
    ...command,
    action: 'meetingBooked' as const,
    change: {
      start: meeting.start.toString(),
      end: meeting.end.toString(),
      zone: meeting.zone,
      rooms: [...new Set(held.map(({ roomId }) => roomId))],
      ...(series ? { dates: plan.bookings.length, skipped: plan.skipped.map(({ ask }) => ask.key) } : {}),
    },
  };
  return {
    ...nothing,
    meetings: [meeting, ...exceptions],
    series: series ? [series] : [],
    bookings,
    occupied: diary.changed(),
    freed: diary.freed(),
    audit: [auditOf(deed, meeting, { at, ids: deps.ids })],
    outbox: outboxOf(meeting, rooms, { source: command.source, at }),
    idempotency: command.idempotency ? { ...command.idempotency, answer, at } : null,
    live: newsOf(
      scope,
      held.map(({ roomId }) => roomId),
      spanOf(held) ?? meeting,
    ),
  };
}

function refusalJson({ code, field, params }: Refusal): JsonValue {
  return field === undefined ? { code, params } : { code, field, params };
}

/** A meeting that has the chosen id already: asked for twice by the same person it's the answer, else a mistake. Null = free. */
async function knownMeeting(
  tx: SiteTransaction,
  meetingId: MeetingId,
  { actor }: BookCommand,
): Promise<Outcome<Booked> | null> {
  const whole = await readWholeMeeting(tx, meetingId);
  if (!whole) return null;
  const { master: meeting, series, bookings } = whole;
  if (actor.kind === 'person' && meeting.creatorId !== actor.personId) {
    return refused({ code: 'INVALID_REQUEST', field: 'meetingId', params: { field: 'meetingId', expected: 'new' } });
  }
  return accepted({ meeting, series, bookings, skipped: [], replayed: true });
}

interface StoredAnswer {
  readonly meetingId: MeetingId;
  readonly skipped: readonly SkippedDate[];
  readonly warnings: readonly Refusal[];
}

/** The answer to a request that has come before; null when it's new. */
async function repeat(tx: SiteTransaction, finding: IdempotencyFinding): Promise<Outcome<Booked> | null> {
  if (finding.state === 'new') return null;
  if (finding.state === 'running')
    return refused({ code: 'IDEMPOTENCY_IN_PROGRESS', params: { retryAfterSeconds: 1 } });
  if (!finding.sameBody) return refused({ code: 'IDEMPOTENCY_MISMATCH', params: {} });
  const answer = finding.answer as StoredAnswer;
  const whole = await readWholeMeeting(tx, answer.meetingId);
  if (!whole) throw new Error(`the meeting ${answer.meetingId} of a stored answer is gone`);
  const { master: meeting, series, bookings } = whole;
  return accepted({ meeting, series, bookings, skipped: answer.skipped, replayed: true }, answer.warnings);
}
