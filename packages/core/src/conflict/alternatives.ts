import type { Refusal } from '../errors.ts';
import type { FloorId, LocationId, RoomId } from '../ids.ts';
import type { JsonValue } from '../json.ts';
import type { RoomFeature } from '../room.ts';
import { overlaps } from '../time/interval.ts';
import type { Interval } from '../time/interval.ts';
import { addMinutes, elapsedMinutes } from '../time/wall-time.ts';

/** Most offers in one answer: more is a search, not an offer. */
export const maxAlternatives = 5;

/** A room and a time that were free when this was computed. */
export interface Alternative {
  readonly kind: 'otherRoom' | 'otherTime';
  readonly roomId: RoomId;
  readonly name: string;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
}

/** A room that could take the meeting's place, with what is known to occupy it. */
export interface Candidate {
  readonly roomId: RoomId;
  readonly name: string;
  readonly locationId: LocationId;
  readonly floorId: FloorId | null;
  readonly capacity: number;
  readonly features: readonly RoomFeature[];
  readonly setupMinutes: number;
  readonly teardownMinutes: number;
  /** Occupied ranges of the room's atoms, buffers included; in any order. */
  readonly occupied: readonly Interval[];
  /** When the room is open, where the caller knows it; absent = always. */
  readonly open?: readonly Interval[];
}

export interface AlternativesRequest {
  readonly wanted: Interval;
  readonly room: Candidate;
  readonly headcount: number;
  /** Features that the organizer asked for; every offer has them. */
  readonly features: readonly RoomFeature[];
  /** Other rooms that the organizer may book; those that don't fit are left out here. */
  readonly others: readonly Candidate[];
  /** Where other times in the same room are looked for; `occupied` must be complete inside it. */
  readonly searchWithin: Interval;
  readonly now: Temporal.Instant;
  /** Minutes between two proposed starts. */
  readonly stepMinutes: number;
  readonly limit?: number;
}

/**
 * Free rooms and times to offer instead of a taken one, best first, at most five.
 * Same time in another room comes before another time in the same room, which gets up to two of the five places.
 */
export function rankAlternatives(request: AlternativesRequest): Alternative[] {
  const limit = request.limit ?? maxAlternatives;
  const rooms = otherRooms(request);
  const times = otherTimes(request);
  const roomPlaces = Math.max(limit - Math.min(times.length, 2), 0);
  const chosen = rooms.slice(0, roomPlaces);
  return [...chosen, ...times.slice(0, limit - chosen.length)];
}

/** An alternative as the parameter of a refusal. */
export function alternativeParams({ kind, roomId, name, start, end }: Alternative): {
  readonly [key: string]: JsonValue;
} {
  return { kind, roomId, name, start: start.toString(), end: end.toString() };
}

/** A refusal with rooms and times to offer, for callers that look for them only once a room was found taken. */
export function withAlternatives(refusal: Refusal, alternatives: readonly Alternative[]): Refusal {
  const offers = alternatives.slice(0, maxAlternatives).map(alternativeParams);
  return { ...refusal, params: { ...refusal.params, alternatives: offers } };
}

/** Rooms free at the wanted time: same floor first, then same location, then the tightest fit, then by name. */
function otherRooms({ wanted, room, headcount, features, others }: AlternativesRequest): Alternative[] {
  return others
    .filter((other) => other.roomId !== room.roomId && fits(other, headcount, features) && isFree(other, wanted))
    .toSorted(
      (a, b) =>
        distance(a, room) - distance(b, room) ||
        a.capacity - b.capacity ||
        compareText(a.name, b.name) ||
        compareText(a.roomId, b.roomId),
    )
    .map(({ roomId, name }) => ({ kind: 'otherRoom', roomId, name, start: wanted.start, end: wanted.end }));
}

/** Free times of the same length in the wanted room, nearest to the wanted start first, not overlapping each other. */
function otherTimes(request: AlternativesRequest): Alternative[] {
  const { wanted, room, searchWithin, now, stepMinutes } = request;
  if (!fits(room, 0, request.features)) return [];
  const length = elapsedMinutes(wanted);
  const found: Interval[] = [];
  const starts: Temporal.Instant[] = [];
  const reach = Math.ceil(elapsedMinutes(searchWithin) / stepMinutes);
  for (let step = 1; step <= reach; step += 1) {
    starts.push(addMinutes(wanted.start, step * stepMinutes), addMinutes(wanted.start, -step * stepMinutes));
  }
  for (const start of starts) {
    if (found.length >= maxAlternatives) break;
    const time = { start, end: addMinutes(start, length) };
    const inside =
      Temporal.Instant.compare(start, now) > 0 &&
      Temporal.Instant.compare(searchWithin.start, time.start) <= 0 &&
      Temporal.Instant.compare(time.end, searchWithin.end) <= 0;
    if (inside && isFree(room, time) && !found.some((other) => overlaps(other, time))) found.push(time);
  }
  return found.map(({ start, end }) => ({ kind: 'otherTime', roomId: room.roomId, name: room.name, start, end }));
}

function fits(candidate: Candidate, headcount: number, features: readonly RoomFeature[]): boolean {
  return candidate.capacity >= headcount && features.every((feature) => candidate.features.includes(feature));
}

function isFree(candidate: Candidate, bare: Interval): boolean {
  const during = {
    start: addMinutes(bare.start, -candidate.setupMinutes),
    end: addMinutes(bare.end, candidate.teardownMinutes),
  };
  if (candidate.occupied.some((taken) => overlaps(taken, during))) return false;
  const { open } = candidate;
  return open === undefined || open.some((stretch) => covered(stretch, bare));
}

function covered(outer: Interval, inner: Interval): boolean {
  return Temporal.Instant.compare(outer.start, inner.start) <= 0 && Temporal.Instant.compare(inner.end, outer.end) <= 0;
}

function distance(one: Candidate, other: Candidate): number {
  if (one.locationId !== other.locationId) return 2;
  return one.floorId !== null && one.floorId === other.floorId ? 0 : 1;
}

/** By code point: the order must be the same on every machine. */
function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
