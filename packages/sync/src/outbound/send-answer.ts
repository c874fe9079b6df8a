import { declineComment, startOfDay } from '@planner/core';
import type { LinkId, Refusal, SiteScope } from '@planner/core';
import { withSite } from '@planner/db';
import type { SiteTransaction } from '@planner/db';
import { GraphFailure, listInstances, respondToEvent } from '@planner/graph';
import type { EventPlace, GraphClient } from '@planner/graph';
import type { AnswerPlan, Authority } from '../authority/authority.ts';
import type { SyncDeps } from '../deps.ts';
import { datesToAnswer, isRequest } from '../authority/planner/decide-inbound.ts';
import { applyRemoteItem } from '../inbound/apply-remote-item.ts';
import type { Applied } from '../inbound/apply-remote-item.ts';
import { organizerCopyOf } from '../inbound/organizer-copy.ts';
import { readItem } from '../inbound/read-changes.ts';
import type { RemoteItem } from '../inbound/remote-item.ts';
import { noteOwnAnswer } from '../findings/who-answers.ts';
import { LeaseLost } from '../lease.ts';
import type { Link } from '../link.ts';
import { tellOfDecline, unheardDecline } from '../organizer-mails.ts';
import type { RoomMailbox } from '../mailbox/room-mailbox.ts';
import { answersSince, linkById, saveLink } from '../queries/link-queries.ts';
import { mailboxOfRoom, markMailboxDirty, noteWrite } from '../queries/mailbox-queries.ts';
import { finishOutbox, outboxRow, postponeOutbox } from '../queries/outbox-queries.ts';
import type { OutboxClaim, OutboxRow } from '../queries/outbox-queries.ts';
import { linkedRoom, personByAddress } from '../queries/place-queries.ts';
import type { LinkedRoom } from '../queries/place-queries.ts';
import { inviteAgain, stillGivenUp, stillOccupies } from './given-up.ts';
import { answerAt, payloadOf } from './queue-answer.ts';
import type { AnswerPayload } from './queue-answer.ts';

interface AnswerContext {
  readonly deps: SyncDeps;
  readonly scope: SiteScope;
  readonly claim: OutboxClaim;
  readonly client: GraphClient;
  readonly authority: Authority;
  readonly row: OutboxRow;
  readonly link: Link;
  readonly room: LinkedRoom;
  readonly mailbox: RoomMailbox;
  readonly place: EventPlace;
  readonly payload: AnswerPayload;
}

export type AnswerOutcome = 'sent' | 'waits' | 'nothingToSay';

/**
 * Answers a request as the room: read, judge, answer; the next delta shows the answer and is compared with what was judged.
 * Whatever happened in between, the item is read first, so a repeated answer is never sent to what is answered already.
 * @throws GraphFailure to be decided by the outbox' frame
 */
export async function sendAnswer(
  deps: SyncDeps,
  scope: SiteScope,
  claim: OutboxClaim,
  { client, authorityOf }: { readonly client: GraphClient; readonly authorityOf: (room: LinkedRoom) => Authority },
): Promise<AnswerOutcome> {
  const opened = await open(deps, scope, claim);
  if (!opened) return 'nothingToSay';
  const context: AnswerContext = { ...opened, client, authority: authorityOf(opened.room) };
  const waitUntil = await waitsUntil(context);
  if (waitUntil) {
    await withSite(deps.db, scope, (tx) => postponeOutbox(tx, claim, { runAt: waitUntil, failure: null }));
    return 'waits';
  }
  const judged = await judgeNow(context);
  if (judged === 'waits') return 'waits';
  const { plan, item, link } = judged;
  if (!plan || !item || !link) {
    await withSite(deps.db, scope, (tx) => finishOutbox(tx, claim));
    return 'nothingToSay';
  }
  try {
    await send(context, item, plan);
  } catch (error) {
    if (!(error instanceof GraphFailure) || (error.kind !== 'invalid' && error.kind !== 'notFound')) throw error;
    // Cancelled, out of date or gone meanwhile: the picture is stale, so it's pulled anew and never retried.
    await withSite(deps.db, scope, async (tx) => {
      await markMailboxDirty(tx, context.room.roomId, deps.clock.now());
      await finishOutbox(tx, claim);
    });
    return 'nothingToSay';
  }
  await settle(context, { link, plan, item });
  return 'sent';
}

async function open(
  deps: SyncDeps,
  scope: SiteScope,
  claim: OutboxClaim,
): Promise<Omit<AnswerContext, 'client' | 'authority'> | null> {
  return withSite(deps.db, scope, async (tx) => {
    const row = await outboxRow(tx, claim);
    if (!row) throw new LeaseLost('answer');
    const link = await linkById(tx, claim.targetId as LinkId);
    const room = link && (await linkedRoom(tx, link.roomId));
    const mailbox = room && (await mailboxOfRoom(tx, room.roomId));
    if (!link || !room || !mailbox || mailbox.state === 'stopped') {
      await finishOutbox(tx, claim);
      return null;
    }
    const payload = payloadOf(row.payload) ?? { plan: null, since: row.createdAt.toString(), givenUp: false };
    return { deps, scope, claim, row, link, room, mailbox, payload, place: { mailbox: mailbox.path, zone: room.zone } };
  });
}

// A conflict waits until nothing has come for a while, and every room says at most so many answers a minute.
async function waitsUntil({ deps, scope, mailbox, room, payload }: AnswerContext): Promise<Temporal.Instant | null> {
  const now = deps.clock.now();
  const { quietSeconds, quietMaxSeconds, answersPerMinute } = deps.settings;
  if (payload.plan?.patient) {
    const latest = Temporal.Instant.from(payload.since).add({ seconds: quietMaxSeconds });
    const quietFrom = (mailbox.lastChangeAt ?? now).add({ seconds: quietSeconds });
    const isNoisy = mailbox.behind || Temporal.Instant.compare(quietFrom, now) > 0;
    if (isNoisy && Temporal.Instant.compare(now, latest) < 0) {
      const next = mailbox.behind ? now.add({ seconds: 1 }) : quietFrom;
      return Temporal.Instant.compare(next, latest) < 0 ? next : latest;
    }
  }
  const recent = await withSite(deps.db, scope, (tx) => answersSince(tx, room.roomId, now.subtract({ seconds: 60 })));
  return recent >= answersPerMinute ? now.add({ seconds: 5 }) : null;
}

interface Judged {
  readonly plan: AnswerPlan | null;
  readonly item: RemoteItem | null;
  readonly link: Link | null;
}

async function judgeNow(context: AnswerContext): Promise<Judged | 'waits'> {
  const { deps, scope, claim, client, link, room, place, payload, row, mailbox, authority } = context;
  const { plan } = payload;
  // Judged so lately that no other worker can have had this command, sent the answer and died over it.
  const ageSeconds = deps.clock.now().since(Temporal.Instant.from(payload.since)).total('seconds');
  if (
    plan?.fresh &&
    row.attempt === 0 &&
    ageSeconds < deps.settings.leaseSeconds &&
    plan.dates.length === 0 &&
    link.eventId !== null &&
    link.answeredVersion !== plan.version
  ) {
    return { plan, link, item: { ...bareItem(link), version: plan.version } };
  }
  const item = await readItem(client, place, link);
  const judged = payload.givenUp ? await judgeGivenUp(context, item) : null;
  if (judged) return judged;
  let answer: AnswerPlan | null = null;
  const applied = await applyRemoteItem(
    {
      db: deps.db,
      scope,
      room,
      authority,
      clock: deps.clock,
      ids: deps.ids,
      correlationId: `answer-${link.linkId}-${claim.fence}`,
      linking: mailbox.state === 'linking',
      assertHeld: (tx) => assertHeld(tx, claim),
      organizerCopy: (subject) => organizerCopyOf(client, subject, room),
      waitedSeconds: deps.clock.now().since(Temporal.Instant.from(payload.since)).total('seconds'),
    },
    item ? { kind: 'item', item } : { kind: 'gone', link },
    async (tx, outcome) => {
      answer = await settlePlan(tx, context, outcome);
    },
  );
  if ((!applied.plan && applied.again !== null) || (applied.plan && !answer)) return 'waits';
  return { plan: answer, item, link: applied.link };
}

/**
 * What is to be said of something that a person in Planner has given up.
 * @returns null when it was taken back and the request still waits: then it is judged as any other
 */
async function judgeGivenUp(context: AnswerContext, item: RemoteItem | null): Promise<Judged | null> {
  const { deps, scope, link, room, payload } = context;
  const plan = payload.plan!;
  const left = await stillGivenUp({ deps, scope, link, room }, plan);
  if (item === null) {
    // An earlier try may have declined it; then it isn't there any more.
    if (left === null && plan.whole !== null && link.state !== 'ended')
      await withSite(deps.db, scope, (tx) => inviteAgain(tx, link, deps.clock.now()));
    return { plan: null, item, link };
  }
  // What was given up took the place of an answer that was still to be sent. It's due once more.
  const unanswered = isRequest(item, link);
  if (left === null) return unanswered ? null : { plan: null, item, link };
  const whole = left.whole ?? (unanswered && datesToAnswer(item).length === 0 ? 'accept' : null);
  return { plan: stillOccupies(item) ? { ...left, whole, version: item.version } : null, item, link };
}

// Judged once more at the end of its patience: what has become free is given, what is still taken is declined now.
async function settlePlan(
  tx: SiteTransaction,
  { deps, claim, payload }: AnswerContext,
  { plan, again }: Applied,
): Promise<AnswerPlan | null> {
  const now = deps.clock.now();
  if (!plan && again !== null) {
    await postponeOutbox(tx, claim, { runAt: now.add({ seconds: again }), failure: null });
    return null;
  }
  if (!plan?.patient || payload.plan?.version === plan.version) return plan;
  // Another version than the one that has waited: its own patience begins.
  const later: AnswerPayload = { plan, since: now.toString(), givenUp: false };
  await tx.run(
    `update outbox set payload = $3::jsonb, run_at = $4, lease_owner = null, lease_until = null
     where site_id = current_site() and target = $1 and target_id = $2`,
    [claim.target, claim.targetId, JSON.stringify(later), answerAt(plan, now, now, deps)],
  );
  return null;
}

async function assertHeld(tx: SiteTransaction, claim: OutboxClaim): Promise<void> {
  if (!(await outboxRow(tx, claim))) throw new LeaseLost('answer');
}

// For our own create only its id is needed: the delta has just shown it unchanged.
function bareItem(link: Link): RemoteItem {
  return {
    event: { id: link.eventId } as RemoteItem['event'],
    uid: link.uid,
    originalStart: link.originalStart,
    rule: null,
    dates: new Map(),
    explicit: false,
    refusals: [],
    heldUntil: null,
    version: '',
  };
}

async function send(context: AnswerContext, item: RemoteItem, plan: AnswerPlan): Promise<void> {
  const { client, place } = context;
  if (plan.whole !== null) {
    const comment = plan.whole === 'decline' ? await commentFor(context, plan.refusals, []) : '';
    await respondToEvent(client, place, item.event.id, { kind: plan.whole, comment });
  }
  if (plan.whole === 'decline') return;
  const declined = plan.dates.filter(({ answer }) => answer === 'decline').map(({ key }) => key);
  for (const { key, answer, refusals } of plan.dates) {
    const instance = await instanceOn(context, item, key);
    // Not there any more: declined by an earlier try, or called off meanwhile.
    if (!instance) continue;
    const comment = answer === 'decline' ? await commentFor(context, refusals, declined) : '';
    await respondToEvent(client, place, instance, { kind: answer, comment });
  }
}

async function instanceOn({ client, place }: AnswerContext, item: RemoteItem, key: string): Promise<string | null> {
  const zone = item.rule?.zone ?? item.event.zone;
  const moved = item.dates.get(key);
  const day = startOfDay(key, zone);
  // A moved date may lie on another day than its key.
  const from = moved && Temporal.Instant.compare(moved.start, day) < 0 ? moved.start : day;
  const until = (moved && Temporal.Instant.compare(moved.end, day) > 0 ? moved.end : day).add({ hours: 25 });
  const instances = await listInstances(client, place, item.event.id, { start: from, end: until });
  const found = instances.find(
    (one) => (one.originalStart ?? one.start).toZonedDateTimeISO(zone).toPlainDate().toString() === key,
  );
  return found && found.response !== 'declined' && !found.cancelled ? found.id : null;
}

async function commentFor(
  { deps, scope, link, room }: AnswerContext,
  refusals: readonly Refusal[],
  dates: readonly string[],
): Promise<string> {
  const address = link.organizerAddress ?? '';
  const person = await withSite(deps.db, scope, (tx) => personByAddress(tx, address));
  return declineComment(refusals, {
    language: person?.language ?? room.language,
    roomName: room.name,
    zone: room.zone,
    dates: dates.length > 0 ? dates : datesOf(refusals),
    external: person === null,
  });
}

function datesOf(refusals: readonly Refusal[]): string[] {
  const dates = refusals.map(({ params }) => params['date']).filter((date) => typeof date === 'string');
  return [...new Set(dates)].toSorted();
}

async function settle(
  context: AnswerContext,
  { link, plan, item }: { readonly link: Link; readonly plan: AnswerPlan; readonly item: RemoteItem },
): Promise<void> {
  const { deps, scope, claim, room } = context;
  const now = deps.clock.now();
  const unheard = unheardDecline(item, plan);
  const comment = unheard ? await commentFor(context, unheard.refusals, unheard.dates) : '';
  await withSite(deps.db, scope, async (tx) => {
    if (!(await finishOutbox(tx, claim))) throw new LeaseLost('answer');
    const declined = plan.whole === 'decline';
    await saveLink(
      tx,
      {
        ...link,
        judgedVersion: plan.version,
        answeredVersion: plan.version,
        answeredAt: now,
        answer: declined ? 'declined' : 'accepted',
        state: declined ? 'ended' : link.state,
      },
      now,
    );
    await noteWrite(tx, room.address, now);
    await noteOwnAnswer(tx, room.roomId, now);
    if (unheard)
      await tellOfDecline(tx, { link, item, room, version: plan.version, dates: unheard.dates, comment }, deps);
  });
}
