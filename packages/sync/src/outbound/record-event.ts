import type { LinkId } from '@planner/core';
import { withSite } from '@planner/db';
import type { SiteTransaction } from '@planner/db';
import { LeaseLost } from '../lease.ts';
import type { Link } from '../link.ts';
import type { OurMeeting } from '../our-meeting.ts';
import { linkByKey, linksOfMeeting, saveLink } from '../queries/link-queries.ts';
import { noteWrite } from '../queries/mailbox-queries.ts';
import { saveOrganizerEvent } from '../queries/organizer-event-queries.ts';
import { dropAnswer, finishOutbox, outboxRow } from '../queries/outbox-queries.ts';
import { lookLater } from './queue-answer.ts';
import { roomMark } from './organizer-event.ts';
import type { OrganizerEvent } from './organizer-event.ts';
import type { ReachContext } from './reach-context.ts';

/** Notes how far an event has come, while the claim holds. @throws LeaseLost */
export async function hold(tx: SiteTransaction, { deps, claim }: ReachContext, event: OrganizerEvent): Promise<void> {
  if (!(await outboxRow(tx, claim))) throw new LeaseLost('meeting');
  await saveOrganizerEvent(tx, event, deps.clock.now());
}

/** Notes that the claimed version is reached, and with which event. @throws LeaseLost */
export async function store(context: ReachContext, event: OrganizerEvent): Promise<void> {
  const { deps, scope, claim, rooms } = context;
  const now = deps.clock.now();
  await withSite(deps.db, scope, async (tx) => {
    if (!(await finishOutbox(tx, claim))) throw new LeaseLost('meeting');
    await saveOrganizerEvent(tx, { ...event, reachedVersion: claim.version }, now);
    await noteWrite(tx, event.mailbox, now);
    await endLinksOfOthers(tx, { event, rooms, now });
    await expectRoomCopies(tx, context, event);
    await lookForAnswers(tx, context);
  });
}

// A booking that was changed waits for Exchange's answer even where nothing was to be written: the room has accepted it as it is.
async function lookForAnswers(tx: SiteTransaction, { deps, rooms, ours }: ReachContext): Promise<void> {
  const now = deps.clock.now();
  const waiting = new Set(ours.bookings.filter(({ state }) => state === 'tentative').map(({ roomId }) => roomId));
  if (waiting.size === 0) return;
  for (const link of await linksOfMeeting(tx, ours.meetingId)) {
    const room = rooms.get(link.roomId);
    if (room?.authority !== 'exchange' || link.state !== 'linked' || !waiting.has(room.roomId)) continue;
    await lookLater(tx, { link, room, now, again: firstLookSeconds });
  }
}

// Minutes are normal; later than this something keeps requests from the room's calendar (sync.md §2).
const copyDueSeconds = 15 * 60;
// Exchange's attendant may decline a request before any delta shows it: then only the organizer's copy tells.
const firstLookSeconds = 15;

/** Each room that was invited is to get a copy: its link is there before it, and is looked at if none comes. */
async function expectRoomCopies(
  tx: SiteTransaction,
  { deps, rooms, ours }: ReachContext,
  event: OrganizerEvent,
): Promise<void> {
  const { uid, base } = event;
  if (event.state !== 'live' || uid === null || base === null) return;
  const now = deps.clock.now();
  for (const room of rooms.values()) {
    const isHome = room.address.toLowerCase() === event.mailbox.toLowerCase();
    if (isHome || !base.people.includes(roomMark(room.address))) continue;
    const known = await linkByKey(tx, { roomId: room.roomId, uid, originalStart: null });
    // A room that was taken off and is invited again gets its copy back; where Planner answers it's seen in any case.
    if (known && (known.state !== 'ended' || room.authority === 'planner')) continue;
    const linkId = known?.linkId ?? (deps.ids.next() as LinkId);
    const link: Link = { ...expectedLink(ours, event), linkId, roomId: room.roomId, uid };
    await saveLink(tx, link, now);
    const again = room.authority === 'exchange' ? firstLookSeconds : copyDueSeconds;
    await lookLater(tx, { link, room, now, again });
  }
}

function expectedLink(ours: OurMeeting, { mailbox }: OrganizerEvent): Omit<Link, 'linkId' | 'roomId' | 'uid'> {
  return {
    originalStart: null,
    meetingId: ours.meetingId,
    seriesId: ours.seriesId,
    eventId: null,
    etag: null,
    organizerAddress: mailbox,
    base: null,
    judgedVersion: null,
    answeredVersion: null,
    answer: null,
    answeredAt: null,
    state: 'new',
  };
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
export async function finish(context: ReachContext): Promise<void> {
  const { deps, scope, claim } = context;
  await withSite(deps.db, scope, async (tx) => {
    if (!(await finishOutbox(tx, claim))) throw new LeaseLost('meeting');
    await lookForAnswers(tx, context);
  });
}
