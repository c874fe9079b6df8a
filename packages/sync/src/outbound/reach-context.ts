import type { RoomId, SiteScope } from '@planner/core';
import type { EventPlace, GraphClient } from '@planner/graph';
import type { SyncDeps } from '../deps.ts';
import type { Link } from '../link.ts';
import type { OurMeeting } from '../our-meeting.ts';
import type { OutboxClaim } from '../queries/outbox-queries.ts';
import type { LinkedRoom } from '../queries/place-queries.ts';
import type { OrganizerEvent } from './organizer-event.ts';

/** Everything one outbound command works with. */
export interface ReachContext {
  readonly deps: SyncDeps;
  readonly scope: SiteScope;
  readonly claim: OutboxClaim;
  readonly client: GraphClient;
  readonly attempt: number;
  readonly ours: OurMeeting;
  readonly own: OrganizerEvent | null;
  readonly links: readonly Link[];
  readonly rooms: ReadonlyMap<RoomId, LinkedRoom>;
}

/** Whether Planner's event of a meeting lives in a room's own calendar. */
export function isRoomHome({ rooms }: Pick<ReachContext, 'rooms'>, event: OrganizerEvent): boolean {
  const mailbox = event.mailbox.toLowerCase();
  return [...rooms.values()].some(({ address }) => address.toLowerCase() === mailbox);
}

/** Where Planner's event of a meeting lives. */
export function placeOf({ ours }: Pick<ReachContext, 'ours'>, event: OrganizerEvent): EventPlace {
  return { mailbox: event.mailbox, zone: ours.zone };
}
