import { decideSeries } from '@planner/core';
import type {
  BookingId,
  BookingState,
  DateConflict,
  ErrorCode,
  IsoDate,
  Refusal,
  RoomId,
  SeriesPolicy,
} from '@planner/core';
import type { PlacedRoom } from '@planner/db';
import type { MeetingDate } from './dates.ts';
import type { Diary } from './diary.ts';
import { enter, judge } from './judge.ts';
import type { Ask, MeetingFrame } from './judge.ts';

export interface PlannedBooking {
  readonly id: BookingId;
  readonly ask: Ask;
  readonly state: BookingState;
  /** Why a date of a series isn't taken in this room. */
  readonly reason: Refusal | null;
  /** In a room that a person chose for this date alone. */
  readonly elsewhere: boolean;
}

/** What a room can't have. */
export interface Conflict {
  readonly ask: Ask;
  readonly errors: readonly Refusal[];
}

/** Decided without I/O: which bookings come into being, or why nothing does. */
export type Plan =
  | {
      readonly ok: true;
      readonly bookings: readonly PlannedBooking[];
      readonly warnings: readonly Refusal[];
      readonly skipped: readonly Conflict[];
    }
  | { readonly ok: false; readonly conflicts: readonly Conflict[]; readonly warnings: readonly Refusal[] };

export interface Wish {
  readonly rooms: readonly PlacedRoom[];
  readonly dates: readonly MeetingDate[];
  /** Absent = each room's own. */
  readonly policy?: SeriesPolicy;
  readonly otherRooms?: ReadonlyMap<IsoDate, PlacedRoom>;
  /** Id of the booking in this room on this date: a new one, or that of the row that is there already. */
  readonly idFor: (ask: Ask) => BookingId;
  /** State of a booking that is taken. */
  readonly stateFor: (ask: Ask) => BookingState;
}

/**
 * Judges every room on every date and enters what is taken into the diary. A meeting gets all of its rooms or none;
 * a series gets its dates by the policy, room by room (domain §7.3).
 */
export function planBookings(frame: MeetingFrame, wish: Wish, diary: Diary): Plan {
  const warnings: Refusal[] = [];
  const bookings: PlannedBooking[] = [];
  const skipped: Conflict[] = [];
  const refusals: Conflict[] = [];
  const moved = movedDates(frame, wish, diary);
  const { dates, cut } = withinHorizon(frame, wish, diary);
  if (cut) warnings.push(cut);

  const isSeries = wish.dates.some(({ key }) => key !== null);
  for (const placed of wish.rooms) {
    const conflicts: Conflict[] = [];
    for (const date of dates) {
      const other = date.key === null ? undefined : moved.get(date.key);
      const elsewhere = other?.from === placed.room.id;
      const ask: Ask = { ...date, placed: elsewhere ? other.to : placed };
      const verdict = judge(frame, ask, diary);
      warnings.push(...verdict.warnings);
      const taken = verdict.errors.length === 0;
      const id = wish.idFor(ask);
      if (taken) enter(frame, ask, id, diary);
      else conflicts.push({ ask, errors: verdict.errors });
      const reason = verdict.errors[0] ?? null;
      bookings.push({ id, ask, state: taken ? wish.stateFor(ask) : 'declined', reason, elsewhere });
    }
    const policy = wish.policy ?? placed.room.seriesPolicy;
    if (isSeries ? acceptsSeries(policy, dates.length, conflicts) : conflicts.length === 0) skipped.push(...conflicts);
    else refusals.push(...conflicts);
  }
  if (refusals.length > 0) return { ok: false, conflicts: refusals, warnings };
  return { ok: true, bookings, skipped, warnings: onceEach(warnings) };
}

function acceptsSeries(policy: SeriesPolicy, n: number, conflicts: readonly Conflict[]): boolean {
  // The horizon is a property of the whole series: one date beyond it refuses all.
  if (conflicts.some(({ errors }) => errors.some(({ code }) => code === 'HORIZON_EXCEEDED'))) return false;
  const byDate = conflicts.map(({ ask, errors }): DateConflict => ({ key: ask.key ?? '', refusals: errors }));
  return decideSeries(policy, n, byDate).ok;
}

/** For dates with another room: which of the rooms it replaces. */
function movedDates(
  frame: MeetingFrame,
  wish: Wish,
  diary: Diary,
): ReadonlyMap<IsoDate, { readonly from: RoomId; readonly to: PlacedRoom }> {
  const moved = new Map<IsoDate, { from: RoomId; to: PlacedRoom }>();
  for (const date of wish.dates) {
    const to = date.key === null ? undefined : wish.otherRooms?.get(date.key);
    if (date.key === null || !to) continue;
    const taken = wish.rooms.find((placed) => judge(frame, { ...date, placed }, diary).errors.length > 0);
    const from = taken ?? wish.rooms[0];
    if (from) moved.set(date.key, { from: from.room.id, to });
  }
  return moved;
}

/** With the site's setting the dates beyond the horizon are cut off, as long as one is left. */
function withinHorizon(
  frame: MeetingFrame,
  wish: Wish,
  diary: Diary,
): { readonly dates: readonly MeetingDate[]; readonly cut: Refusal | null } {
  if (!frame.settings.horizonTrim || wish.dates.length < 2) return { dates: wish.dates, cut: null };
  let cut: Refusal | null = null;
  const inside = wish.dates.filter((date) => {
    const beyond = wish.rooms
      .flatMap((placed) => judge(frame, { ...date, placed }, diary).errors)
      .find(({ code }) => code === 'HORIZON_EXCEEDED');
    cut ??= beyond ? { ...beyond, params: { ...beyond.params, trimmed: true, date: date.key } } : null;
    return beyond === undefined;
  });
  return inside.length === 0 ? { dates: wish.dates, cut: null } : { dates: inside, cut };
}

// What is the same on every date is told once, not once a date.
const ofTheWhole: ReadonlySet<ErrorCode> = new Set([
  'TIME_RANGE_INVALID',
  'RIGHT_MISSING',
  'VIP_ONLY',
  'ROOM_INACTIVE',
  'HORIZON_EXCEEDED',
  'TOO_SHORT',
  'TOO_LONG',
  'OFF_GRID',
  'CAPACITY',
]);

/** The refusals of a meeting in the order of the rules' table: of a series each with its date, unless every date has it. */
export function refusalsOf(conflicts: readonly Conflict[]): Refusal[] {
  if (conflicts.every(({ ask }) => ask.key === null)) return conflicts.flatMap(({ errors }) => errors);
  const dated = conflicts.flatMap(({ ask, errors }) =>
    errors.map((error) => {
      if (ask.key === null || ofTheWhole.has(error.code)) return error;
      return { ...error, params: { ...error.params, date: ask.key } };
    }),
  );
  const whole = onceEach(dated.filter(({ code }) => ofTheWhole.has(code)));
  return [...whole, ...dated.filter(({ code }) => !ofTheWhole.has(code))];
}

/** One refusal a code, room and date. */
function onceEach(refusals: readonly Refusal[]): Refusal[] {
  const seen = new Set<string>();
  return refusals.filter(({ code, params }) => {
    const same = JSON.stringify([code, params['roomId'], ofTheWhole.has(code) ? null : params['date']]);
    if (seen.has(same)) return false;
    seen.add(same);
    return true;
  });
}
