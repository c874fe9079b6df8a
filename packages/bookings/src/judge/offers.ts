import {
  addDays,
  addMinutes,
  checkRules,
  dateIn,
  later,
  maxAlternatives,
  narrowedHours,
  occupiedOf,
  openIntervals,
  overlaps,
  rankAlternatives,
  startOfDay,
} from '@planner/core';
import type { Alternative, AtomId, Candidate, Interval, JsonValue, Refusal, RoomId } from '@planner/core';
import { candidateRooms, occupiedTimes } from '@planner/db';
import type { PlacedRoom, SiteTransaction } from '@planner/db';
import type { Ask, MeetingFrame } from './judge.ts';
import type { Conflict } from './plan.ts';

/** A room and a time that were free a moment ago: on one date, or on every date of a series. */
export interface Offer {
  readonly kind: Alternative['kind'] | 'roomForAllDates';
  readonly roomId: RoomId;
  readonly roomName: string;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
}

/** What could be had instead of taken rooms. */
export interface Offers {
  /** Up to five, best first, in place of one room on one date. */
  instead(ask: Ask): Offer[];
  /** Up to five other rooms that are free on all of the dates. */
  onAll(dates: readonly Ask[]): Offer[];
}

const candidateLimit = 60;
const datesWithOffers = 10; // a list of forty conflicts is read by its first dates
const bufferReachMinutes = 240; // a buffer may reach into the day before or after
const rankedForEach = 20; // some fall to a rule: grid, horizon, rights

/** Reads what offers are made from: two statements, whatever the number of rooms and dates. */
export async function findOffers(tx: SiteTransaction, frame: MeetingFrame, asks: readonly Ask[]): Promise<Offers> {
  const own = new Map(asks.map(({ placed }) => [placed.room.id, placed]));
  const candidates = await candidateRooms(tx, {
    locationIds: [...new Set([...own.values()].map(({ room }) => room.locationId))],
    minCapacity: frame.headcount,
    except: [...own.keys()],
    limit: candidateLimit,
  });
  const atoms = new Set([...own.values(), ...candidates].flatMap(({ room }) => room.atoms));
  const days = new Map(asks.map(dayOf).map((day) => [day.start.toString(), day]));
  const ranges = [...days.values()].map(({ start, end }) => ({
    start: addMinutes(start, -bufferReachMinutes),
    end: addMinutes(end, bufferReachMinutes),
  }));
  const times = await occupiedTimes(tx, [...atoms], ranges, frame.now);
  const byAtom = Map.groupBy(times, ({ atomId }) => atomId);
  const occupied = ({ room }: PlacedRoom): Interval[] =>
    room.atoms.flatMap((atom: AtomId) => (byAtom.get(atom) ?? []).map(({ during }) => during));

  return {
    instead(ask) {
      const wanted = { start: ask.start, end: ask.end };
      const ranked = rankAlternatives({
        wanted,
        room: { ...candidateOf(ask.placed, occupied(ask.placed)), open: openOn(ask) },
        headcount: frame.headcount,
        features: [],
        others: candidates.map((placed) => candidateOf(placed, occupied(placed))),
        searchWithin: { ...dayOf(ask), start: later(dayOf(ask).start, frame.now) },
        now: frame.now,
        stepMinutes: Math.max(ask.placed.room.granularityMinutes, 15),
        limit: rankedForEach,
      });
      const placedBy = new Map([ask.placed, ...candidates].map((placed) => [placed.room.id, placed]));
      const allowed = ranked.filter(({ roomId, start, end }) => {
        const placed = placedBy.get(roomId);
        return placed !== undefined && passes(frame, { ...ask, placed, start, end });
      });
      return inPlaces(allowed).map(({ kind, roomId, name, start, end }) => ({
        kind,
        roomId,
        roomName: name,
        start,
        end,
      }));
    },
    onAll(dates) {
      const first = dates[0];
      if (!first) return [];
      return candidates
        .filter((placed) =>
          dates.every((date) => isFree(placed, date, occupied(placed)) && passes(frame, { ...date, placed })),
        )
        .slice(0, maxAlternatives)
        .map(({ room }) => ({
          kind: 'roomForAllDates',
          roomId: room.id,
          roomName: room.name,
          start: first.start,
          end: first.end,
        }));
    },
  };
}

/** Puts offers into the refusals of taken rooms, for the first dates of a long list. */
export function withOffers(conflicts: readonly Conflict[], offers: Offers): Conflict[] {
  return conflicts.map((conflict, index) => {
    const taken = conflict.errors.some(({ code }) => code === 'ROOM_TAKEN');
    if (!taken || index >= datesWithOffers) return conflict;
    const alternatives = offers.instead(conflict.ask).map(offerParams);
    return { ...conflict, errors: conflict.errors.map((error) => withAlternatives(error, alternatives)) };
  });
}

/** An offer as JSON of a refusal's parameters. */
export function offerParams({ kind, roomId, roomName, start, end }: Offer): { readonly [name: string]: JsonValue } {
  return { kind, roomId, roomName, name: roomName, start: start.toString(), end: end.toString() };
}

function withAlternatives(error: Refusal, alternatives: readonly JsonValue[]): Refusal {
  return error.code === 'ROOM_TAKEN' ? { ...error, params: { ...error.params, alternatives } } : error;
}

/** Other rooms first; up to two of the five places for other times in the same room. */
function inPlaces(ranked: readonly Alternative[]): Alternative[] {
  const rooms = ranked.filter(({ kind }) => kind === 'otherRoom');
  const times = ranked.filter(({ kind }) => kind === 'otherTime');
  const chosen = rooms.slice(0, maxAlternatives - Math.min(times.length, 2));
  return [...chosen, ...times.slice(0, maxAlternatives - chosen.length)];
}

/** Every rule but the conflict, which the ranking has answered. */
function passes(frame: MeetingFrame, ask: Ask): boolean {
  const { errors } = checkRules({
    ...frame,
    room: ask.placed.room,
    location: ask.placed.location,
    start: ask.start,
    end: ask.end,
    occupied: [],
    holds: [],
    blocked: [],
  });
  return errors.length === 0;
}

function isFree({ room }: PlacedRoom, { start, end }: Ask, occupied: readonly Interval[]): boolean {
  const during = occupiedOf({ start, end }, room);
  return !occupied.some((taken) => overlaps(taken, during));
}

function candidateOf({ room }: PlacedRoom, occupied: readonly Interval[]): Candidate {
  return { ...room, roomId: room.id, occupied };
}

/** The local day of a meeting in its room's zone: where other times are looked for. */
function dayOf({ placed, start, end }: Ask): Interval {
  const { zone } = placed.location;
  return {
    start: startOfDay(dateIn(start, zone), zone),
    end: startOfDay(addDays(dateIn(end, zone), 1), zone),
  };
}

function openOn(ask: Ask): Interval[] {
  const { room, location } = ask.placed;
  const hours = narrowedHours(location.openingHours, room.openingHours);
  return openIntervals(hours, location.calendarExceptions, dayOf(ask), location.zone);
}
