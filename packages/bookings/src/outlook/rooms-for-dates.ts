import {
  accepted,
  buffersOf,
  checkRules,
  claimsByTime,
  expandSeries,
  lastBookableDate,
  occupiedOf,
  refused,
} from '@planner/core';
import type {
  AtomId,
  DraftId,
  Interval,
  IsoDate,
  LocationId,
  Outcome,
  Refusal,
  RoomId,
  SiteScope,
} from '@planner/core';
import { holdsOfDraft, occupiedTimes, withSite } from '@planner/db';
import type { PlacedRoom, RoomFilter, SiteTransaction } from '@planner/db';
import { siteSettings } from '@planner/sites';
import type { Actor } from '../actor.ts';
import type { When } from '../command.ts';
import type { BookingDeps } from '../deps.ts';
import { nearestTimes, roomsOf, seats } from '../find-rooms.ts';
import type { FreeTime } from '../find-rooms.ts';
import { frameOfTime } from '../judge/dates.ts';
import type { MeetingDate } from '../judge/dates.ts';
import { rangeAround } from '../judge/judge.ts';
import type { MeetingFrame } from '../judge/judge.ts';

/** A wish for rooms on every date of an appointment. */
export interface RoomsForDatesCommand {
  readonly actor: Actor & { readonly kind: 'person' };
  readonly when: When;
  readonly headcount: number;
  /** A name narrows too; seats come from the head count. */
  readonly filter: Omit<RoomFilter, 'minCapacity'>;
  readonly nearLocationId: LocationId | null;
  /** The appointment's own draft: what it holds already counts as free for it. */
  readonly draftId: DraftId | null;
  readonly limit: number;
}

/** A date on which a room can't be had, and which other room can. */
export interface DateWithout {
  readonly key: IsoDate | null;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly refusal: Refusal;
  /** Free then, and allowed; null when no other room is. */
  readonly instead: { readonly roomId: RoomId; readonly roomName: string } | null;
}

export interface RoomForDates {
  readonly placed: PlacedRoom;
  readonly freeDates: number;
  /** The dates without it, in order. */
  readonly without: readonly DateWithout[];
  readonly warnings: readonly Refusal[];
}

export interface RoomsForDates {
  readonly dates: readonly MeetingDate[];
  /** Those that are free on all dates first, then by how many. */
  readonly rooms: readonly RoomForDates[];
  /** For a single appointment without a free room: the nearest times of the day. */
  readonly nearest: readonly FreeTime[];
  /** Why no room can be had at all, when that isn't a matter of other meetings. */
  readonly refusals: readonly Refusal[];
}

// The rules are asked for the best candidates alone: opening hours and horizons cost a hundred times a look at the calendar.
const mostJudged = 60;

/**
 * Rooms for all dates of an appointment at once. One look at the calendars of all matching rooms, in numbers; then the rules,
 * for the likeliest. Nothing is locked: a hold decides.
 * @returns on "no" what is wrong with the series: SERIES_INFINITE with the last date that a room allows, SERIES_TOO_LONG …
 */
export async function roomsForDates(
  scope: SiteScope,
  command: RoomsForDatesCommand,
  deps: BookingDeps,
): Promise<Outcome<RoomsForDates>> {
  return withSite(deps.db, scope, async (tx) => {
    const frame = await frameOf(tx, command, deps);
    const matching = (await roomsOf(tx, command.filter)).filter(({ room }) => seats(room, command.headcount));
    const dates = datesOf(command.when, matching, frame);
    if (!dates.ok) return dates;
    const isFree = await calendarOf(tx, matching, { dates: dates.value, frame, draftId: command.draftId });
    const ranked = rank(matching, { dates: dates.value, isFree, command });
    const rooms = judgeBest(ranked, { dates: dates.value, isFree, frame, limit: command.limit });
    const free = rooms.filter(({ freeDates }) => freeDates > 0);
    const [only] = dates.value;
    const isSingle = command.when.kind === 'single' && only !== undefined;
    const nearest =
      free.length === 0 && isSingle ? await nearestTimes(tx, { rooms: matching, wanted: only, frame }) : [];
    return accepted({ dates: dates.value, rooms: free, nearest, refusals: free.length > 0 ? [] : reasonsOf(rooms) });
  });
}

async function frameOf(tx: SiteTransaction, command: RoomsForDatesCommand, deps: BookingDeps): Promise<MeetingFrame> {
  const { actor, headcount, when } = command;
  return {
    now: deps.clock.now(),
    source: 'addin',
    actor,
    organizerId: actor.personId,
    organizerKey: actor.personId,
    settings: await siteSettings(tx),
    ...frameOfTime(when),
    headcount,
    layout: null,
    grandfathered: false,
    begun: false,
  };
}

function datesOf(
  when: When,
  rooms: readonly PlacedRoom[],
  { now, settings }: MeetingFrame,
): Outcome<readonly MeetingDate[]> {
  if (when.kind === 'single') {
    if (Temporal.Instant.compare(when.end, when.start) <= 0)
      return refused({ code: 'TIME_RANGE_INVALID', field: 'end', params: { kind: 'order' } });
    return accepted([{ key: null, start: when.start, end: when.end }]);
  }
  const lastDate = rooms
    .map(({ room, location }) => lastBookableDate(now, room, settings, location.zone))
    .toSorted()
    .at(-1);
  return expandSeries(when.rule, lastDate === undefined ? {} : { lastDate });
}

type IsFree = (room: PlacedRoom, date: number) => boolean;

/** Whether each room is free on each date, buffers included: one statement, then comparisons of numbers. */
async function calendarOf(
  tx: SiteTransaction,
  rooms: readonly PlacedRoom[],
  {
    dates,
    frame,
    draftId,
  }: { readonly dates: readonly MeetingDate[]; readonly frame: MeetingFrame; readonly draftId: DraftId | null },
): Promise<IsFree> {
  if (rooms.length === 0) return () => false;
  const own = draftId === null ? [] : await holdsOfDraft(tx, draftId);
  const widest = rooms.reduce((a, b) => (bufferSum(b) > bufferSum(a) ? b : a));
  const ranges = dates.flatMap((date) => rangeAround({ ...date, placed: widest }) ?? []);
  const atoms = [...new Set(rooms.flatMap(({ room }) => room.atoms))];
  const times = await occupiedTimes(tx, atoms, ranges, frame.now, own);
  const byAtom = new Map(
    [...Map.groupBy(times, ({ atomId }) => atomId)].map(
      ([atomId, claims]) => [atomId, claimsByTime(claims)] as [AtomId, (range: Interval) => { during: Interval }[]],
    ),
  );
  return ({ room }, at) => {
    const date = dates[at]!;
    const during = occupiedOf(date, buffersOf(room, frame.layout));
    const [from, to] = [during.start.epochMilliseconds, during.end.epochMilliseconds];
    return !room.atoms.some((atom) =>
      byAtom
        .get(atom)?.(during)
        .some(({ during: taken }) => taken.start.epochMilliseconds < to && taken.end.epochMilliseconds > from),
    );
  };
}

function bufferSum({ room }: PlacedRoom): number {
  return room.setupMinutes + room.teardownMinutes;
}

interface Ranked {
  readonly placed: PlacedRoom;
  readonly free: readonly boolean[];
}

/** Most free dates first, then the own location, then the tightest fit. */
function rank(
  rooms: readonly PlacedRoom[],
  {
    dates,
    isFree,
    command,
  }: { readonly dates: readonly MeetingDate[]; readonly isFree: IsFree; readonly command: RoomsForDatesCommand },
): readonly Ranked[] {
  const count = ({ free }: Ranked): number => free.filter(Boolean).length;
  const isFar = ({ placed }: Ranked): number => (placed.room.locationId === command.nearLocationId ? 0 : 1);
  return rooms
    .map((placed) => ({ placed, free: dates.map((_, at) => isFree(placed, at)) }))
    .toSorted((a, b) => count(b) - count(a) || isFar(a) - isFar(b) || a.placed.room.capacity - b.placed.room.capacity);
}

interface Judging {
  readonly dates: readonly MeetingDate[];
  readonly isFree: IsFree;
  readonly frame: MeetingFrame;
  readonly limit: number;
}

function judgeBest(ranked: readonly Ranked[], { dates, frame, limit }: Judging): RoomForDates[] {
  const rulesOf = rulesWithoutCalendar(frame);
  const allowed = new Map<string, boolean>();
  const isAllowed = (placed: PlacedRoom, date: MeetingDate): boolean => {
    const key = `${placed.room.id} ${date.start.epochMilliseconds}`;
    const known = allowed.get(key) ?? rulesOf(placed, date).errors.length === 0;
    allowed.set(key, known);
    return known;
  };
  const insteadOf = (own: PlacedRoom, at: number): DateWithout['instead'] => {
    const date = dates[at]!;
    const other = ranked
      .slice(0, mostJudged)
      .find(
        ({ placed, free }) =>
          placed.room.id !== own.room.id &&
          placed.room.locationId === own.room.locationId &&
          free[at] === true &&
          isAllowed(placed, date),
      );
    return other ? { roomId: other.placed.room.id, roomName: other.placed.room.name } : null;
  };
  const judged: RoomForDates[] = [];
  for (const { placed, free } of ranked.slice(0, mostJudged)) {
    if (judged.filter(({ freeDates }) => freeDates > 0).length === limit) break;
    const warnings = new Map<string, Refusal>();
    const without = dates.flatMap((date, at): DateWithout[] => {
      const verdict = rulesOf(placed, date);
      for (const warning of verdict.warnings) warnings.set(warning.code, warning);
      const refusal = verdict.errors[0] ?? (free[at] === true ? null : takenOn(placed, date));
      return refusal ? [{ ...date, refusal, instead: null }] : [];
    });
    const freeDates = dates.length - without.length;
    judged.push({
      placed,
      freeDates,
      without:
        freeDates === 0
          ? without
          : without.map((one) => ({
              ...one,
              instead: insteadOf(
                placed,
                dates.findIndex(({ key }) => key === one.key),
              ),
            })),
      warnings: [...warnings.values()],
    });
  }
  return judged.toSorted((a, b) => b.freeDates - a.freeDates);
}

/** Every rule but the conflict, which the calendar has answered. */
function rulesWithoutCalendar(frame: MeetingFrame) {
  return ({ room, location }: PlacedRoom, { start, end }: MeetingDate) =>
    checkRules({ ...frame, room, location, start, end, occupied: [], holds: [], blocked: [] });
}

function takenOn({ room, location }: PlacedRoom, { start, end }: MeetingDate): Refusal {
  const during = { start: start.toString(), end: end.toString() };
  return { code: 'ROOM_TAKEN', params: { roomId: room.id, room: room.name, zone: location.zone, with: during } };
}

/** Why nothing can be had: rules of the best room, when it isn't taken. */
function reasonsOf(rooms: readonly RoomForDates[]): readonly Refusal[] {
  const [best] = rooms.filter(({ without }) => without.some(({ refusal }) => refusal.code !== 'ROOM_TAKEN'));
  const reasons = (best?.without ?? []).map(({ refusal }) => refusal).filter(({ code }) => code !== 'ROOM_TAKEN');
  return [...new Map(reasons.map((refusal) => [refusal.code, refusal])).values()];
}
