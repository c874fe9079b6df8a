import type { IdSource, RoomId } from '@planner/core';
import type { SiteTransaction } from '@planner/db';
import type { InboundDecision } from '../authority/authority.ts';
import type { RemoteItem } from '../inbound/remote-item.ts';
import { isExpected } from '../link.ts';
import type { Link } from '../link.ts';
import { openFindings, reportFinding, restartAnswerCount } from '../queries/finding-queries.ts';
import { waitingAnswer } from '../queries/outbox-queries.ts';
import type { LinkedRoom } from '../queries/place-queries.ts';
import { exchangeCommand } from './exchange-command.ts';

// A person now and then is no setting; three in a row are (sync.md §2).
const settingAfter = 3;

/**
 * Notes an answer in a room that Planner is to answer for and that Planner hasn't given: it's followed, and told. Several in a
 * row mean that the room answers by itself.
 */
export async function noteAnswerOfOther(
  tx: SiteTransaction,
  room: LinkedRoom,
  {
    item,
    link,
    decision,
  }: { readonly item: RemoteItem; readonly link: Link | null; readonly decision: InboundDecision },
  { ids, now }: { readonly ids: IdSource; readonly now: Temporal.Instant },
): Promise<void> {
  const isFirstSight = link === null || isExpected(link) || (link.judgedVersion === null && link.state === 'new');
  const isUnasked = (decision.do === 'book' && !decision.honour) || decision.do === 'match';
  if (room.authority !== 'planner' || item.event.isOrganizer || item.event.response !== 'accepted') return;
  if (!isFirstSight || !isUnasked) return;
  // An answer of ours may have arrived without our hearing of it.
  const ours = link === null ? null : await waitingAnswer(tx, link.linkId);
  if (ours && !isExpected(link!)) return;
  const [known] = await openFindings(tx, room.roomId, ['answeredByOther']);
  const inARow = inARowOf(known?.params) + 1;
  const subject = { roomId: room.roomId, subjectKey: room.roomId };
  await reportFinding(tx, { ...subject, kind: 'answeredByOther', params: { inARow } }, ids.next(), now);
  if (inARow < settingAfter) return;
  const params = { command: exchangeCommand('autoAcceptOn', room) };
  await reportFinding(tx, { ...subject, kind: 'autoAcceptOn', params }, ids.next(), now);
}

/** Planner has answered by itself: nobody else's answers are in a row any more. */
export function noteOwnAnswer(tx: SiteTransaction, roomId: RoomId, now: Temporal.Instant): Promise<void> {
  return restartAnswerCount(tx, roomId, now);
}

function inARowOf(params: unknown): number {
  if (typeof params !== 'object' || params === null || !('inARow' in params)) return 0;
  return typeof params.inARow === 'number' ? params.inARow : 0;
}
