import type { RoomId, SiteId } from '@planner/core';

/** The Exchange side of a room and how far it has been read. */
export interface RoomMailbox {
  readonly roomId: RoomId;
  readonly address: string;
  /** What stands in Graph's paths: the object id once it's known. */
  readonly path: string;
  readonly state: 'linking' | 'live' | 'behind' | 'stopped';
  /** Notes on its calendar are bookings too (linking). */
  readonly takeNotes: boolean;
  readonly deltaLink: string | null;
  readonly windowStart: Temporal.Instant | null;
  readonly windowEnd: Temporal.Instant | null;
  /** A wake-up waits for its pull. */
  readonly behind: boolean;
  readonly attempt: number;
  readonly lastChangeAt: Temporal.Instant | null;
  readonly subscriptionId: string | null;
  readonly subscriptionExpiresAt: Temporal.Instant | null;
  /** The address that Graph tells its news. */
  readonly subscriptionUrl: string | null;
}

/** The right to pull one mailbox until the lease runs out; a worker that was overtaken is refused by its fence. */
export interface MailboxClaim {
  readonly siteId: SiteId;
  readonly roomId: RoomId;
  readonly fence: number;
  readonly dirtySeq: number;
}
