import type { LinkId, MeetingId, RoomId, SeriesId } from '@planner/core';
import type { Projection } from './projection.ts';

export type LinkAnswer = 'accepted' | 'declined' | 'tentativelyAccepted';

/** The pairing of a meeting with its copy in one room's calendar. Key: room, `iCalUId`, original start; ids of events are a cache. */
export interface Link {
  readonly linkId: LinkId;
  readonly roomId: RoomId;
  readonly uid: string;
  readonly originalStart: Temporal.Instant | null;
  /** null while a request waits or was refused */
  readonly meetingId: MeetingId | null;
  readonly seriesId: SeriesId | null;
  readonly eventId: string | null;
  readonly etag: string | null;
  readonly organizerAddress: string | null;
  /** Last projection on which both sides agreed. */
  readonly base: Projection | null;
  readonly judgedVersion: string | null;
  readonly answeredVersion: string | null;
  readonly answer: LinkAnswer | null;
  readonly answeredAt: Temporal.Instant | null;
  readonly state: 'new' | 'linked' | 'failing' | 'broken' | 'detached' | 'ended';
}

/** Whether no copy of it has been seen yet: a room that was invited, and whose calendar hasn't shown the request. */
export function isExpected({ eventId, base, state }: Link): boolean {
  return eventId === null && base === null && state === 'new';
}
