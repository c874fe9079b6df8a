import { withSite } from '@planner/db';
import type { SiteTransaction } from '@planner/db';
import { LeaseLost } from '../lease.ts';
import { linksOfMeeting, saveLink } from '../queries/link-queries.ts';
import { noteWrite } from '../queries/mailbox-queries.ts';
import { saveOrganizerEvent } from '../queries/organizer-event-queries.ts';
import { dropAnswer, finishOutbox, outboxRow } from '../queries/outbox-queries.ts';
import { roomMark } from './organizer-event.ts';
import type { OrganizerEvent } from './organizer-event.ts';
import type { ReachContext } from './reach-context.ts';

/** Notes how far an event has come, while the claim holds. @throws LeaseLost */
export async function hold(tx: SiteTransaction, { deps, claim }: ReachContext, event: OrganizerEvent): Promise<void> {
  if (!(await outboxRow(tx, claim))) throw new LeaseLost('meeting');
  await saveOrganizerEvent(tx, event, deps.clock.now());
}

/** Notes that the claimed version is reached, and with which event. @throws LeaseLost */
export async function store({ deps, scope, claim, rooms }: ReachContext, event: OrganizerEvent): Promise<void> {
  const now = deps.clock.now();
  await withSite(deps.db, scope, async (tx) => {
    if (!(await finishOutbox(tx, claim))) throw new LeaseLost('meeting');
    await saveOrganizerEvent(tx, { ...event, reachedVersion: claim.version }, now);
    await noteWrite(tx, event.mailbox, now);
    await endLinksOfOthers(tx, { event, rooms, now });
  });
}

// A room that was taken off hears of it by post. What its copy says until then is no news, so its link ends here and now.
async function endLinksOfOthers(
  tx: SiteTransaction,
  {
    event,
    rooms,
    now,
  }: Pick<ReachContext, 'rooms'> & { readonly event: OrganizerEvent; readonly now: Temporal.Instant },
): Promise<void> {
  for (const link of await linksOfMeeting(tx, event.meetingId)) {
    if (link.uid !== event.uid || link.state === 'ended') continue;
    const room = rooms.get(link.roomId);
    const isInvited = event.base === null || (room && event.base.people.includes(roomMark(room.address)));
    if (event.state !== 'ended' && isInvited) continue;
    await dropAnswer(tx, link.linkId);
    await saveLink(tx, { ...link, state: 'ended' }, now);
  }
}

/** Notes that nothing was to be written. @throws LeaseLost */
export async function finish({ deps, scope, claim }: ReachContext): Promise<void> {
  const finished = await withSite(deps.db, scope, (tx) => finishOutbox(tx, claim));
  if (!finished) throw new LeaseLost('meeting');
}
