import { addDays, dateIn, maxAlternatives, rankAlternatives, startOfDay } from '@planner/core';
import type { Interval, JsonValue, LocationId, RoomId, SiteScope, ZoneName } from '@planner/core';
import { listRooms, withSite } from '@planner/db';
import type { PlacedRoom, RoomFilter, SiteTransaction } from '@planner/db';
import { siteSettings } from '@planner/sites';
import type { Actor } from './actor.ts';
import type { BookingDeps } from './deps.ts';
import type { Diary } from './judge/diary.ts';
import { judge } from './judge/judge.ts';
import type { MeetingFrame } from './judge/judge.ts';
import { lookAround } from './prepare.ts';

/** A wish for some room at a time. */
export interface FindCommand {
  readonly actor: Actor & { readonly kind: 'person' };
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly zone: ZoneName;
  readonly headcount: number;
  /** Without `minCapacity`: the head count asks for seats, and rooms that are merely full aren't offered. */
  readonly filter: Omit<RoomFilter, 'minCapacity' | 'search'>;
  /** Rooms here come first. */
  readonly nearLocationId: LocationId | null;
  readonly limit: number;
}

/** A free room that this person may book at that time, and why it stands where it does. */
export interface FoundRoom {
  readonly placed: PlacedRoom;
  /** Higher fits better. */
  readonly score: number;
  readonly reasons: readonly { readonly code: FitReason; readonly params: { readonly [name: string]: JsonValue } }[];
}

export type FitReason = 'exactFit' | 'seatsOver' | 'ownLocation' | 'allFeatures';

export interface FreeTime extends Interval {
  readonly roomId: RoomId;
  readonly roomName: string;
}

export interface FoundRooms {
  /** Best first. */
  readonly rooms: readonly FoundRoom[];
  /** When no room is free then: the nearest times of that day at which one is. */
  readonly nearest: readonly FreeTime[];
  /** When no room is free then: how many are without one of the filters. */
  readonly withoutFilter: { readonly [filter in 'headcount' | 'location' | 'floor' | 'features']?: number };
}

/** Rooms that one question looks at; a site has at most so many in one place. */
const mostRooms = 500;

/**
 * Rooms that are free at a time and that the rules let this person book, best first: own location, then the tightest fit.
 * Nothing is locked, so what is free now may be taken a moment later; booking decides.
 */
export async function findRooms(scope: SiteScope, command: FindCommand, deps: BookingDeps): Promise<FoundRooms> {
  return withSite(deps.db, scope, async (tx) => {
    const frame = await frameOf(tx, command, deps);
    const wanted = { start: command.start, end: command.end };
    const matching = (await roomsOf(tx, command.filter)).filter(({ room }) => seats(room, command.headcount));
    const free = await freeRooms(tx, { rooms: matching, wanted, frame });
    if (free.length > 0) return { rooms: ranked(free, command), nearest: [], withoutFilter: {} };
    return {
      rooms: [],
      nearest: await nearestTimes(tx, { rooms: matching, wanted, frame }),
      withoutFilter: await freeWithoutFilter(tx, command, { wanted, frame }),
    };
  });
}

async function frameOf(tx: SiteTransaction, command: FindCommand, deps: BookingDeps): Promise<MeetingFrame> {
  const { actor } = command;
  return {
    now: deps.clock.now(),
    source: 'web',
    actor,
    organizerId: actor.personId,
    organizerKey: actor.personId,
    settings: await siteSettings(tx),
    allDay: false,
    zone: command.zone,
    headcount: command.headcount,
    layout: null,
    grandfathered: false,
    begun: false,
  };
}

/** Rooms in use that match a filter, in the order of lists. */
export async function roomsOf(tx: SiteTransaction, filter: RoomFilter): Promise<readonly PlacedRoom[]> {
  const { items } = await listRooms(tx, { filter, cursor: null, limit: mostRooms });
  return items.filter(({ room }) => room.active);
}

/** Whether a room seats so many in one of its layouts. */
export function seats({ capacity, layouts }: PlacedRoom['room'], headcount: number): boolean {
  return Math.max(capacity, ...layouts.map((layout) => layout.capacity)) >= headcount;
}

export interface Search {
  readonly rooms: readonly PlacedRoom[];
  readonly wanted: Interval;
  readonly frame: MeetingFrame;
}

async function freeRooms(tx: SiteTransaction, { rooms, wanted, frame }: Search): Promise<PlacedRoom[]> {
  if (rooms.length === 0) return [];
  const diary = await lookAround(tx, rooms, [{ key: null, ...wanted }], frame.now);
  return rooms.filter((placed) => judge(frame, { placed, key: null, ...wanted }, diary).errors.length === 0);
}

function ranked(free: readonly PlacedRoom[], command: FindCommand): FoundRoom[] {
  return free
    .map((placed) => fitOf(placed, command))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, command.limit);
}

const ownLocationBonus = 1000; // nearer than any number of empty seats

function fitOf(placed: PlacedRoom, { headcount, nearLocationId, filter }: FindCommand): FoundRoom {
  const seatsOver = Math.max(placed.room.capacity - headcount, 0);
  const isNear = placed.room.locationId === nearLocationId;
  const reasons: FoundRoom['reasons'][number][] = [
    seatsOver === 0 ? { code: 'exactFit', params: {} } : { code: 'seatsOver', params: { seats: seatsOver } },
  ];
  if (isNear) reasons.push({ code: 'ownLocation', params: { location: placed.location.name } });
  if ((filter.features ?? []).length > 0) reasons.push({ code: 'allFeatures', params: {} });
  return { placed, score: (isNear ? ownLocationBonus : 0) - seatsOver, reasons };
}

const stepMinutes = 15;

/** The nearest free times on the wanted day, at most five, each room once. */
export async function nearestTimes(tx: SiteTransaction, { rooms, wanted, frame }: Search): Promise<FreeTime[]> {
  if (rooms.length === 0) return [];
  const day = {
    start: startOfDay(dateIn(wanted.start, frame.zone), frame.zone),
    end: startOfDay(addDays(dateIn(wanted.end, frame.zone), 1), frame.zone),
  };
  const diary = await lookAround(tx, rooms, [{ key: null, ...day }], frame.now);
  const times = rooms.flatMap((placed) => firstFreeTime(placed, { day, wanted, frame, diary }) ?? []);
  const distance = ({ start }: FreeTime) => Math.abs(start.epochMilliseconds - wanted.start.epochMilliseconds);
  return times.toSorted((a, b) => distance(a) - distance(b)).slice(0, maxAlternatives);
}

function firstFreeTime(
  placed: PlacedRoom,
  { day, wanted, frame, diary }: { day: Interval; wanted: Interval; frame: MeetingFrame; diary: Diary },
): FreeTime | null {
  const { room } = placed;
  const occupied = [...diary.bookingsNear(room.atoms, day), ...diary.holdsNear(room.atoms, day)];
  const offers = rankAlternatives({
    wanted,
    room: { ...room, roomId: room.id, occupied: occupied.map(({ during }) => during) },
    headcount: frame.headcount,
    features: [],
    others: [],
    searchWithin: day,
    now: frame.now,
    stepMinutes: Math.max(room.granularityMinutes, stepMinutes),
  });
  const allowed = offers.find(
    ({ start, end }) => judge(frame, { placed, key: null, start, end }, diary).errors.length === 0,
  );
  return allowed ? { roomId: room.id, roomName: room.name, start: allowed.start, end: allowed.end } : null;
}

/** For each filter that is set: the rooms that are free when it alone is taken off. */
async function freeWithoutFilter(
  tx: SiteTransaction,
  { filter, headcount }: FindCommand,
  { wanted, frame }: Omit<Search, 'rooms'>,
): Promise<FoundRooms['withoutFilter']> {
  // Rules about the head count would keep the rooms out that this is about.
  const rooms = await roomsOf(tx, {});
  const free = await freeRooms(tx, { rooms, wanted, frame: { ...frame, headcount: 1 } });
  const passes = {
    headcount: ({ room }: PlacedRoom) => seats(room, headcount),
    location: ({ room }: PlacedRoom) => filter.locationId === undefined || room.locationId === filter.locationId,
    floor: ({ room }: PlacedRoom) => filter.floorId === undefined || room.floorId === filter.floorId,
    features: ({ room }: PlacedRoom) => (filter.features ?? []).every((feature) => room.features.includes(feature)),
  };
  const isSet = {
    headcount: headcount > 1,
    location: filter.locationId !== undefined,
    floor: filter.floorId !== undefined,
    features: (filter.features ?? []).length > 0,
  };
  const names = (['headcount', 'location', 'floor', 'features'] as const).filter((name) => isSet[name]);
  return Object.fromEntries(
    names.map((off) => [off, free.filter((placed) => names.every((on) => on === off || passes[on](placed))).length]),
  );
}
