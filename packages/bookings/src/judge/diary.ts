import { areBackToBack, fitBuffers, joinOwnMeetings, occupiedOf } from '@planner/core';
import type { AtomId, BookingId, Claim, HoldClaim, HoldId, Interval } from '@planner/core';
import type { FoundClaim, Occupancy } from '@planner/db';

/** A claim with the id of the booking or hold behind it. */
export interface DiaryClaim extends Claim {
  readonly claimId: BookingId | HoldId;
}

interface Entry {
  claim: DiaryClaim;
  readonly expiresAt: Temporal.Instant | null;
  /** Its own set-up and clean-down minutes, whatever it occupies at the moment. */
  readonly buffers: { readonly setupMinutes: number; readonly teardownMinutes: number };
  isNew: boolean;
  isChanged: boolean;
  /** What the claim occupies, as numbers: a series asks for its neighbours some hundred times. */
  startMs: number;
  endMs: number;
}

/**
 * What occupies the rooms concerned while a use case decides: everything found under the lock, without what the use case
 * itself gives up, and with what it adds. At the end it says which rows have to be written.
 */
export interface Diary {
  /** Bookings whose time comes near a range, on any of these atoms. */
  bookingsNear(atoms: readonly AtomId[], range: Interval): DiaryClaim[];
  holdsNear(atoms: readonly AtomId[], range: Interval): HoldClaim[];
  /** The claim of a booking as it stands; absent when it occupies nothing near. */
  claimOf(claimId: BookingId | HoldId): DiaryClaim | undefined;
  /** Adds a claim of ours. Neighbours of the same organizer give their buffers, and so does the claim. */
  add(claim: DiaryClaim, buffers: Entry['buffers'], options: { join: boolean; fit: boolean }): void;
  /** Takes a claim out; neighbours that had given it their buffers get them back. */
  remove(claimId: BookingId | HoldId, options: { join: boolean }): void;
  /** Rows to write: every claim that is new or occupies another time than before. */
  changed(): Occupancy[];
  /** Claims that were there and are no more: removed ones and expired holds. */
  freed(): (BookingId | HoldId)[];
}

/** @param now  holds that have expired by then are dropped at once */
export function diaryOf(found: readonly FoundClaim[], now: Temporal.Instant): Diary {
  const entries = new Map<string, Entry>();
  const freed = new Set<BookingId | HoldId>();
  for (const one of found) {
    if (one.expiresAt && Temporal.Instant.compare(one.expiresAt, now) <= 0) freed.add(one.claimId);
    else entries.set(one.claimId, entryOf(one));
  }

  const near = (atoms: readonly AtomId[], range: Interval, holds: boolean): Entry[] => {
    const first = range.start.epochMilliseconds - reachMs;
    const last = range.end.epochMilliseconds + reachMs;
    const found: Entry[] = [];
    for (const entry of entries.values()) {
      if (entry.startMs >= last || entry.endMs <= first || (entry.expiresAt !== null) !== holds) continue;
      if (entry.claim.atoms.some((atom) => atoms.includes(atom))) found.push(entry);
    }
    return found;
  };
  const bookingsNear = (atoms: readonly AtomId[], range: Interval) =>
    near(atoms, range, false).map(({ claim }) => claim);
  const settle = (entry: Entry, { join, fit }: { join: boolean; fit: boolean }) => {
    const others = bookingsNear(entry.claim.atoms, entry.claim.during).filter(
      ({ claimId }) => claimId !== entry.claim.claimId,
    );
    const joined = join
      ? joinOwnMeetings(entry.claim, others)
      : { claim: entry.claim, neighbours: others, trimmed: [] };
    for (const trimmed of joined.trimmed) change(entries.get(trimmed.claimId), trimmed.during);
    const during = fit ? fitBuffers(joined.claim, joined.neighbours) : joined.claim.during;
    change(entry, during);
  };

  return {
    bookingsNear,
    claimOf: (claimId) => entries.get(claimId)?.claim,
    holdsNear: (atoms, range) =>
      near(atoms, range, true).map(({ claim, expiresAt }) => ({
        ...claim,
        holdId: claim.claimId as HoldId,
        expiresAt: expiresAt ?? now,
      })),
    add(claim, buffers, options) {
      freed.delete(claim.claimId);
      const entry: Entry = { claim, expiresAt: null, buffers, isNew: true, isChanged: true, ...reachOf(claim) };
      entries.set(claim.claimId, entry);
      settle(entry, options);
    },
    remove(claimId, { join }) {
      const gone = entries.get(claimId);
      entries.delete(claimId);
      freed.add(claimId);
      if (!gone || !join) return;
      for (const neighbour of near(gone.claim.atoms, gone.claim.bare, false)) {
        if (!areBackToBack(gone.claim, neighbour.claim)) continue;
        change(neighbour, occupiedOf(neighbour.claim.bare, neighbour.buffers));
        // Something else may have come closer meanwhile than the buffer reaches: it stays.
        settle(neighbour, { join: true, fit: true });
      }
    },
    changed: () =>
      [...entries.values()]
        .filter(({ isNew, isChanged }) => isNew || isChanged)
        .map(({ claim: { claimId, atoms, during } }) => ({ claimId, atoms, during })),
    freed: () => [...freed],
  };
}

const reachMs = 60_000; // meetings that only touch are neighbours too

function entryOf(found: FoundClaim): Entry {
  const { claimId, roomId, atoms, bare, during, organizerKey, layout, setupMinutes, teardownMinutes } = found;
  return {
    claim: { claimId, roomId, atoms, bare, during, organizerKey, layout },
    expiresAt: found.expiresAt,
    buffers: { setupMinutes, teardownMinutes },
    isNew: false,
    isChanged: false,
    ...reachOf({ during }),
  };
}

function reachOf({ during }: Pick<DiaryClaim, 'during'>): Pick<Entry, 'startMs' | 'endMs'> {
  return { startMs: during.start.epochMilliseconds, endMs: during.end.epochMilliseconds };
}

function change(entry: Entry | undefined, during: Interval): void {
  if (!entry) return;
  const before = entry.claim.during;
  if (before.start.equals(during.start) && before.end.equals(during.end)) return;
  entry.claim = { ...entry.claim, during };
  Object.assign(entry, reachOf({ during }));
  entry.isChanged = true;
}
