import type { MeetingId } from '@planner/core';
import type { Projection } from '../projection.ts';

/** Planner's own event of a meeting, in a person's calendar or, where there is no other way, in a room's. */
export interface OrganizerEvent {
  readonly meetingId: MeetingId;
  /** Address or object id of the mailbox it lives in. */
  readonly mailbox: string;
  /** Part of the transactionId; grows only when the meeting gets a new event. */
  readonly generation: number;
  /** null until the create is known to have happened */
  readonly eventId: string | null;
  readonly uid: string | null;
  readonly etag: string | null;
  /** What was last written; while the create is open, what it was first sent with. */
  readonly base: Projection | null;
  readonly reachedVersion: number;
  readonly state: 'wanted' | 'live' | 'ended' | 'failing';
}

/** How a room stands among the people of what was written: it's compared like them, and told apart from a guest. */
export function roomMark(address: string): string {
  return `room:${address.toLowerCase()}`;
}
