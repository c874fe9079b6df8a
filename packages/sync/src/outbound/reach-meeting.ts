import type { MeetingId, SiteScope } from '@planner/core';
import { withSite } from '@planner/db';
import type { GraphClient } from '@planner/graph';
import type { SyncDeps } from '../deps.ts';
import { LeaseLost } from '../lease.ts';
import { linksOfMeeting } from '../queries/link-queries.ts';
import { organizerEventOf } from '../queries/organizer-event-queries.ts';
import { ourMeeting } from '../queries/our-meeting-queries.ts';
import { finishOutbox, outboxRow } from '../queries/outbox-queries.ts';
import type { OutboxClaim } from '../queries/outbox-queries.ts';
import { linkedRooms } from '../queries/place-queries.ts';
import { changeEvent } from './change-event.ts';
import { adoptEvent, makeEvent } from './make-event.ts';
import { decideOutbound } from './decide-outbound.ts';
import { followOutlookMeeting } from './follow-outlook-meeting.ts';
import type { ReachContext } from './reach-context.ts';
import { finish, store } from './record-event.ts';
import { withdrawEvent } from './withdraw-event.ts';

export type ReachOutcome = 'nothing' | 'created' | 'changed' | 'withdrawn' | 'followed';

/**
 * Brings the event of a meeting to the state that Planner has committed: it's created, changed, or withdrawn; of a meeting
 * made in Outlook the room's part is declined or the organizer's copy changed. Safe to repeat after any failure.
 * @throws GraphFailure to be decided by the outbox' frame
 */
export async function reachMeeting(
  deps: SyncDeps,
  scope: SiteScope,
  claim: OutboxClaim,
  client: GraphClient,
): Promise<ReachOutcome> {
  const context = await open(deps, scope, claim, client);
  if (!context) return 'nothing';
  const { ours, own, links } = context;
  const madeInOutlook = own === null && ours.source === 'exchange';
  if (madeInOutlook || (own === null && links.length > 0)) {
    await followOutlookMeeting(context);
    await finish(context);
    return 'followed';
  }
  const decision = decideOutbound(ours, own, context.rooms, deps.clock.now());
  if (decision.do === 'nothing') {
    await finish(context);
    return 'nothing';
  }
  if (decision.do === 'create') {
    await makeEvent(context, decision.wanted);
    return 'created';
  }
  // 'change' and 'withdraw' exist only where there is an event, or a create whose outcome is open.
  const live = own!.eventId === null ? await adoptEvent(context, own!) : own!;
  if (decision.do === 'withdraw') {
    await withdrawEvent(context, live, decision.lastBegun);
    await store(context, { ...live, state: 'ended' });
    return 'withdrawn';
  }
  await store(context, await changeEvent(context, live, decision));
  return 'changed';
}

async function open(
  deps: SyncDeps,
  scope: SiteScope,
  claim: OutboxClaim,
  client: GraphClient,
): Promise<ReachContext | null> {
  return withSite(deps.db, scope, async (tx) => {
    const row = await outboxRow(tx, claim);
    if (!row) throw new LeaseLost('meeting');
    const ours = await ourMeeting(tx, claim.targetId as MeetingId);
    if (!ours) {
      await finishOutbox(tx, claim);
      return null;
    }
    const own = await organizerEventOf(tx, ours.meetingId);
    const links = await linksOfMeeting(tx, ours.meetingId);
    const rooms = new Map((await linkedRooms(tx)).map((room) => [room.roomId, room]));
    return { deps, scope, claim, client, attempt: row.attempt, ours, own, links, rooms };
  });
}
