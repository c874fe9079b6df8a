import type { AtomId, RoomId } from '../ids.ts';
import type { LayoutName, Room } from '../room.ts';
import { overlaps } from '../time/interval.ts';
import type { Interval } from '../time/interval.ts';
import { addMinutes } from '../time/wall-time.ts';

/** Minutes for which a room is kept free around a meeting. They never overlap with a neighbour's: people work in them. */
export interface Buffers {
  readonly setupMinutes: number;
  readonly teardownMinutes: number;
}

/** A claim on a room's atoms, as far as conflicts are concerned. */
export interface Claim {
  readonly roomId: RoomId;
  readonly atoms: readonly AtomId[];
  /** The meeting itself. */
  readonly bare: Interval;
  /** The meeting with its buffers: what the database's constraint sees. */
  readonly during: Interval;
  /** The same text for two meetings of one organizer: a person's id or a lower-case address; null = unknown */
  readonly organizerKey: string | null;
  readonly layout: LayoutName | null;
}

/** The longest of the set-up times that the room, its layout and the booking ask for; teardown likewise. */
export function buffersOf(
  room: Pick<Room, 'setupMinutes' | 'teardownMinutes' | 'layouts'>,
  layout: LayoutName | null,
  booking?: Buffers,
): Buffers {
  const chosen = room.layouts.find((candidate) => candidate.name === layout);
  return {
    setupMinutes: Math.max(room.setupMinutes, chosen?.setupMinutes ?? 0, booking?.setupMinutes ?? 0),
    teardownMinutes: Math.max(room.teardownMinutes, chosen?.teardownMinutes ?? 0, booking?.teardownMinutes ?? 0),
  };
}

/** The range that a meeting keeps its room: `[start − setup, end + teardown)`. */
export function occupiedOf(bare: Interval, buffers: Buffers): Interval {
  return { start: addMinutes(bare.start, -buffers.setupMinutes), end: addMinutes(bare.end, buffers.teardownMinutes) };
}

/** Whether two rooms are the same space at least in part. */
export function shareAtom(one: readonly AtomId[], other: readonly AtomId[]): boolean {
  return one.some((atom) => other.includes(atom));
}

/** Whether two claims can't both hold: they share an atom and an instant. */
export function conflicts(one: Pick<Claim, 'atoms' | 'during'>, other: Pick<Claim, 'atoms' | 'during'>): boolean {
  return overlaps(one.during, other.during) && shareAtom(one.atoms, other.atoms);
}

/** Whether two meetings follow each other without a pause, with one organizer, in one room and layout. */
export function areBackToBack(one: Omit<Claim, 'during' | 'atoms'>, other: Omit<Claim, 'during' | 'atoms'>): boolean {
  return (
    one.organizerKey !== null &&
    one.organizerKey === other.organizerKey &&
    one.roomId === other.roomId &&
    one.layout === other.layout &&
    (one.bare.end.equals(other.bare.start) || other.bare.end.equals(one.bare.start))
  );
}

/** A claim and its neighbours after the buffers between meetings of one organizer were dropped. */
export interface Joined<C extends Claim> {
  readonly claim: Claim;
  /** Every neighbour, in the order given; those that the claim touches no longer reach into it. */
  readonly neighbours: readonly C[];
  /** Only the neighbours whose range changed: these rows have to be written. */
  readonly trimmed: readonly C[];
}

/**
 * Drops the buffers between a claim and its own organizer's meetings right before and after it (domain §5, buffers).
 * When one of the two ends later, the other's range has to be computed again from `occupiedOf`.
 */
export function joinOwnMeetings<C extends Claim>(claim: Claim, neighbours: readonly C[]): Joined<C> {
  let during = claim.during;
  const trimmed: C[] = [];
  const joined = neighbours.map((neighbour) => {
    if (!areBackToBack(claim, neighbour)) return neighbour;
    const after = neighbour.bare.start.equals(claim.bare.end);
    during = after ? { start: during.start, end: claim.bare.end } : { start: claim.bare.start, end: during.end };
    const shorter = after
      ? { start: neighbour.bare.start, end: neighbour.during.end }
      : { start: neighbour.during.start, end: neighbour.bare.end };
    if (shorter.start.equals(neighbour.during.start) && shorter.end.equals(neighbour.during.end)) return neighbour;
    const cut = { ...neighbour, during: shorter };
    trimmed.push(cut);
    return cut;
  });
  return { claim: { ...claim, during }, neighbours: joined, trimmed };
}

/**
 * The widest range around a meeting that no other claim on its atoms occupies, never wider than its own buffers ask for.
 * For meetings that Exchange has already accepted and whose buffers are only a wish (site setting exchangeBuffers).
 */
export function fitBuffers(claim: Claim, others: readonly Pick<Claim, 'atoms' | 'during'>[]): Interval {
  let { start, end } = claim.during;
  for (const other of others) {
    if (!shareAtom(claim.atoms, other.atoms)) continue;
    if (Temporal.Instant.compare(other.during.end, claim.bare.start) <= 0) {
      if (Temporal.Instant.compare(other.during.end, start) > 0) start = other.during.end;
    } else if (Temporal.Instant.compare(other.during.start, claim.bare.end) >= 0) {
      if (Temporal.Instant.compare(other.during.start, end) < 0) end = other.during.start;
    }
  }
  return { start, end };
}
