import type { LinkId, SiteScope } from '@planner/core';
import { withSite } from '@planner/db';
import type { SiteTransaction } from '@planner/db';
import type { AnswerPlan } from '../authority/authority.ts';
import { isRequest } from '../authority/planner/decide-inbound.ts';
import type { SyncDeps } from '../deps.ts';
import type { RemoteItem } from '../inbound/remote-item.ts';
import type { Link } from '../link.ts';
import { standingBookings } from '../our-meeting.ts';
import { saveLink } from '../queries/link-queries.ts';
import { ourMeeting } from '../queries/our-meeting-queries.ts';
import { enqueueMeeting, waitingAnswer } from '../queries/outbox-queries.ts';
import type { LinkedRoom } from '../queries/place-queries.ts';
import { payloadOf } from './queue-answer.ts';

/**
 * What a person in Planner has given up and not taken back meanwhile: what has been, the room keeps, and nobody hears of it.
 * @returns null when nothing of it is left to be declined
 */
export async function stillGivenUp(
  {
    deps,
    scope,
    link,
    room,
  }: { readonly deps: SyncDeps; readonly scope: SiteScope; readonly link: Link; readonly room: LinkedRoom },
  plan: AnswerPlan,
): Promise<AnswerPlan | null> {
  const { meetingId } = link;
  const ours = meetingId && (await withSite(deps.db, scope, (tx) => ourMeeting(tx, meetingId)));
  const held = ours ? standingBookings(ours, room.roomId).filter(({ state }) => state !== 'completed') : [];
  if (plan.whole !== null) return held.length === 0 ? plan : null;
  const keys = new Set<string>(held.map(({ key }) => key));
  const dates = plan.dates.filter(({ key }) => !keys.has(key));
  return dates.length === 0 ? null : { ...plan, dates };
}

/** Whether the copy still stands for the room, so that there is something to decline. */
export function stillOccupies(item: RemoteItem): boolean {
  const { event } = item;
  return (
    !event.cancelled &&
    !event.isOrganizer &&
    (isRequest(item, null) || event.response === 'accepted' || event.response === 'tentativelyAccepted')
  );
}

/** Whether the room was asked to decline this, with its outcome open. */
export async function isGivenUp(tx: SiteTransaction, linkId: LinkId): Promise<boolean> {
  return payloadOf((await waitingAnswer(tx, linkId))?.payload)?.givenUp ?? false;
}

/**
 * The room has declined what a person in Planner has taken back since: the meeting's command is due once more, and finds a room
 * that has to be invited. @returns the link as it stands now
 */
export async function inviteAgain(tx: SiteTransaction, link: Link, now: Temporal.Instant): Promise<Link> {
  const ended: Link = { ...link, state: 'ended', eventId: null, answer: 'declined', answeredAt: now };
  await saveLink(tx, ended, now);
  if (link.meetingId)
    await enqueueMeeting(tx, { meetingId: link.meetingId, mailbox: link.organizerAddress ?? '', now });
  return ended;
}
