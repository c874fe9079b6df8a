import type { JsonValue, Refusal } from '@planner/core';
import type { SiteTransaction } from '@planner/db';
import type { AnswerPlan } from '../authority/authority.ts';
import type { Link } from '../link.ts';
import type { SyncDeps } from '../deps.ts';
import type { Applied } from '../inbound/apply-remote-item.ts';
import { dropAnswer, enqueueAnswer, waitingAnswer } from '../queries/outbox-queries.ts';
import type { LinkedRoom } from '../queries/place-queries.ts';

/** What the outbox keeps of an answer: what to send, or just that the item is to be looked at again. */
export interface AnswerPayload {
  readonly plan: AnswerPlan | null;
  /** When this version was first judged: patience ends counted from here. */
  readonly since: string;
  /** A person in Planner gave the room away: the room declines whatever the rules say. */
  readonly givenUp: boolean;
}

/** Puts what was decided into the outbox, in the transaction that has booked it. */
export function planSettlement(
  deps: SyncDeps,
  room: LinkedRoom,
): (tx: SiteTransaction, applied: Applied) => Promise<void> {
  return async (tx, { link, plan, again }) => {
    if (!link) return;
    const now = deps.clock.now();
    if (!plan && again !== null) return lookLater(tx, { link, room, now, again });
    if (!plan) {
      // Nobody waits for Exchange's answer any more.
      if (room.authority === 'exchange' && payloadOf((await waitingAnswer(tx, link.linkId))?.payload)?.plan === null)
        await dropAnswer(tx, link.linkId);
      return;
    }
    const since = await sinceOf(tx, link.linkId, plan, now);
    const payload: AnswerPayload = { plan, since: since.toString(), givenUp: false };
    await enqueue(tx, { link, room, payload, runAt: answerAt(plan, since, now, deps), now });
  };
}

/** Has a meeting looked at once more. Whoever waits already goes on waiting from when it was first seen. */
export async function lookLater(
  tx: SiteTransaction,
  {
    link,
    room,
    now,
    again,
  }: { readonly link: Link; readonly room: LinkedRoom; readonly now: Temporal.Instant; readonly again: number },
): Promise<void> {
  const waiting = payloadOf((await waitingAnswer(tx, link.linkId))?.payload);
  if (waiting?.plan === null && room.authority === 'exchange') return;
  const payload: AnswerPayload = { plan: null, since: now.toString(), givenUp: false };
  await enqueue(tx, { link, room, payload, runAt: now.add({ seconds: again }), now });
}

/**
 * Asks for the room to decline what a person in Planner has given up: the whole, or some dates of it. It waits as a conflict
 * does: whoever takes it back at once costs its organizer no mail.
 */
export function giveUp(
  tx: SiteTransaction,
  deps: SyncDeps,
  {
    link,
    room,
    keys,
    refusals,
  }: {
    readonly link: NonNullable<Applied['link']>;
    readonly room: LinkedRoom;
    readonly keys: readonly string[] | null;
    readonly refusals: readonly Refusal[];
  },
): Promise<void> {
  const now = deps.clock.now();
  const plan: AnswerPlan = {
    version: link.judgedVersion ?? '',
    whole: keys === null ? 'decline' : null,
    dates: (keys ?? []).map((key) => ({ key, answer: 'decline', refusals })),
    refusals,
    patient: false,
    fresh: false,
  };
  const runAt = now.add({ seconds: deps.settings.quietSeconds });
  return enqueue(tx, { link, room, payload: { plan, since: now.toString(), givenUp: true }, runAt, now });
}

/**
 * When an answer is sent: a conflict waits until the mailbox is quiet, since one act of a person arrives as several
 * messages in any order; everything else goes at once.
 */
export function answerAt(
  plan: AnswerPlan,
  since: Temporal.Instant,
  now: Temporal.Instant,
  { settings }: Pick<SyncDeps, 'settings'>,
): Temporal.Instant {
  if (!plan.patient) return now;
  const quiet = now.add({ seconds: settings.quietSeconds });
  const latest = since.add({ seconds: settings.quietMaxSeconds });
  return Temporal.Instant.compare(quiet, latest) < 0 ? quiet : latest;
}

/** Reads back what the outbox kept. @returns null for something that isn't one: the item is then looked at anew */
export function payloadOf(raw: unknown): AnswerPayload | null {
  return typeof raw === 'object' && raw !== null && 'plan' in raw && 'since' in raw ? (raw as AnswerPayload) : null;
}

// The same version judged again keeps its first instant, or patience would never end.
async function sinceOf(
  tx: SiteTransaction,
  linkId: NonNullable<Applied['link']>['linkId'],
  plan: AnswerPlan,
  now: Temporal.Instant,
): Promise<Temporal.Instant> {
  const waiting = payloadOf((await waitingAnswer(tx, linkId))?.payload);
  return waiting?.plan?.version === plan.version ? Temporal.Instant.from(waiting.since) : now;
}

async function enqueue(
  tx: SiteTransaction,
  {
    link,
    room,
    payload,
    runAt,
    now,
  }: {
    link: NonNullable<Applied['link']>;
    room: LinkedRoom;
    payload: AnswerPayload;
    runAt: Temporal.Instant;
    now: Temporal.Instant;
  },
): Promise<void> {
  await enqueueAnswer(tx, {
    linkId: link.linkId,
    mailbox: room.address,
    payload: payload as unknown as JsonValue,
    runAt,
    now,
  });
}
