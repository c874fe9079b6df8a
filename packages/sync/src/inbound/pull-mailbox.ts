import type { JsonValue, SiteScope } from '@planner/core';
import { DatabaseAway, StorageFull, withSite } from '@planner/db';
import { GraphFailure } from '@planner/graph';
import type { EventPlace, GraphClient } from '@planner/graph';
import type { Authority } from '../authority/authority.ts';
import { nextTryAt } from '../backoff.ts';
import type { SyncDeps } from '../deps.ts';
import { privacyFiltered } from '../findings/finding.ts';
import type { OpenFinding } from '../findings/finding.ts';
import { LeaseLost } from '../lease.ts';
import { Stopped, stopHere } from '../stopping.ts';
import { isExpected } from '../link.ts';
import type { Link } from '../link.ts';
import type { MailboxClaim, RoomMailbox } from '../mailbox/room-mailbox.ts';
import { pullWindow } from '../mailbox/window.ts';
import { cutAtHorizon, heldUntil, isEndlessAndAgreed } from '../linking/endless.ts';
import type { EndlessSeries } from '../queries/finding-queries.ts';
import { endlessOf, openFindings, reportFinding, resolveFinding } from '../queries/finding-queries.ts';
import { rememberTaken } from '../queries/link-batch-queries.ts';
import { linksByEventIds, liveLinksOfRoom, wantedAgain } from '../queries/link-queries.ts';
import { finishPull, holdsMailbox, mailboxOfRoom, postponePull, releaseMailbox } from '../queries/mailbox-queries.ts';
import { linkedRoom } from '../queries/place-queries.ts';
import type { LinkedRoom } from '../queries/place-queries.ts';
import { planSettlement } from '../outbound/queue-answer.ts';
import { applyRemoteItem } from './apply-remote-item.ts';
import type { ApplyContext } from './apply-remote-item.ts';
import { draftOfItem, draftsMayWait } from './draft-of-item.ts';
import { organizerCopyOf } from './organizer-copy.ts';
import { readChanges, readItem } from './read-changes.ts';
import type { Changes } from './read-changes.ts';
import { isOwnAsWritten } from './what-is-known.ts';
import type { RemoteItem } from './remote-item.ts';
import type { Subject } from './what-is-known.ts';

/** What one pull did. */
export interface Pulled {
  readonly items: number;
  readonly applied: number;
  readonly ended: number;
  readonly quarantined: number;
  readonly full: boolean;
}

interface PullContext {
  readonly deps: SyncDeps;
  readonly scope: SiteScope;
  readonly claim: MailboxClaim;
  readonly client: GraphClient;
  readonly room: LinkedRoom;
  readonly mailbox: RoomMailbox;
  readonly place: EventPlace;
  readonly authority: Authority;
  /** What was said of this mailbox before and is still open: only that has to be closed when it's well again. */
  readonly open: readonly OpenFinding[];
  /** Events that were set aside at linking and are to be tried again. */
  readonly aside: readonly string[];
  readonly endless: readonly EndlessSeries[];
}

// An event that couldn't be applied is tried so often in all before it waits for a person.
const quarantineTries = 5;

/**
 * Pulls one mailbox: reads what changed, applies meeting by meeting, and stores the delta link last of all.
 * A crash anywhere repeats work and changes nothing twice.
 * @returns null when it had to be put off; why and until when stands in the mailbox's row
 */
export async function pullMailbox(
  deps: SyncDeps,
  scope: SiteScope,
  claim: MailboxClaim,
  authorityOf: (room: LinkedRoom) => Authority,
): Promise<Pulled | null> {
  const startedAt = deps.clock.now();
  try {
    const context = await openPull(deps, scope, claim, authorityOf);
    if (!context) return null;
    const pulled = await pull(context);
    deps.log('mailbox pulled', { site: scope.siteId, room: claim.roomId, ...pulled, ms: msSince(startedAt, deps) });
    return pulled;
  } catch (error) {
    if (error instanceof LeaseLost) return null;
    if (error instanceof Stopped) {
      await withSite(deps.db, scope, (tx) => releaseMailbox(tx, claim));
      return null;
    }
    if (!(error instanceof GraphFailure) && !(error instanceof DatabaseAway) && !(error instanceof StorageFull))
      throw error;
    await putOff(deps, scope, claim, error);
    return null;
  }
}

async function openPull(
  deps: SyncDeps,
  scope: SiteScope,
  claim: MailboxClaim,
  authorityOf: (room: LinkedRoom) => Authority,
): Promise<PullContext | null> {
  stopHere(deps.signal);
  const found = await withSite(deps.db, scope, async (tx) => ({
    mailbox: await mailboxOfRoom(tx, claim.roomId),
    room: await linkedRoom(tx, claim.roomId),
    open: await openFindings(tx, claim.roomId, ['quarantined', 'unreachable', 'endless']),
    aside: await wantedAgain(tx, claim.roomId),
  }));
  const client = await deps.graphFor(scope);
  if (!found.mailbox || !found.room || !client) {
    throw new GraphFailure({
      kind: client ? 'gone' : 'denied',
      code: client ? 'roomNotLinked' : 'notConnected',
      status: 0,
    });
  }
  const { mailbox, room, open, aside } = found;
  const endless = open.filter(({ kind }) => kind === 'endless').map((one) => endlessOf(one, room.roomId));
  const place = { mailbox: mailbox.path, zone: room.zone };
  return { deps, scope, claim, client, room, mailbox, place, open, aside, endless, authority: authorityOf(room) };
}

async function pull(context: PullContext): Promise<Pulled> {
  const { deps, scope, claim, client, mailbox, place, open, aside, endless } = context;
  const window = pullWindow(mailbox, {
    pastDays: deps.settings.pastDays,
    now: deps.clock.now(),
  });
  const again = open.filter(({ kind, attempts }) => kind === 'quarantined' && attempts < quarantineTries);
  const held = heldUntil(context.room, deps.clock.now());
  const growing = endless.filter(({ until }) => until < held).map(({ eventId }) => eventId);
  const read = await readChanges(client, {
    ...place,
    since: window.since,
    window,
    again: [...again.map(({ subjectKey }) => subjectKey), ...aside, ...growing],
    isOwnAsWritten: (item) => withSite(deps.db, scope, (tx) => isOwnAsWritten(tx, context.room, item)),
  });
  const changes = { ...read, items: await withEndlessCut(context, read.items, endless) };
  const full = !('deltaLink' in window.since);
  const subjects = await subjectsOf(context, changes, full);
  let applied = 0;
  let ended = 0;
  let quarantined = await quarantine(context, changes);
  const withDrafts = subjects.some(({ kind }) => kind === 'item') && (await draftsMayWait(deps, scope, context.room));
  for (const subject of subjects) {
    stopHere(deps.signal);
    const outcome = await applyOne(context, subject, withDrafts);
    if (outcome === 'failed') quarantined += 1;
    else if (outcome !== 'nothing') applied += 1;
    if (outcome === 'end') ended += 1;
  }
  const now = deps.clock.now();
  const stored = await withSite(deps.db, scope, async (tx) => {
    if (open.some(({ kind }) => kind === 'unreachable'))
      await resolveFinding(tx, { kind: 'unreachable', subjectKey: claim.roomId }, now);
    return finishPull(tx, claim, {
      now,
      deltaLink: changes.deltaLink,
      windowStart: window.start,
      windowEnd: window.end,
      changed: applied > 0,
      nextPollAt: now.add({ seconds: mailbox.subscriptionId ? deps.settings.sweepSeconds : deps.settings.pollSeconds }),
    });
  });
  if (!stored) throw new LeaseLost('mailbox');
  return { items: changes.items.length, applied, ended, quarantined, full };
}

// Removed ids prove nothing (an event may have left the window, an answer may have re-created it): each linked one is
// looked up by its iCalUId. After a full read whatever is linked and wasn't seen is looked up as well.
async function subjectsOf(context: PullContext, changes: Changes, full: boolean): Promise<Subject[]> {
  const { deps, scope, claim, client, place } = context;
  const seen = new Set(changes.items.map(keyOf));
  const isQuiet = !full && changes.removedIds.length === 0;
  const suspects = isQuiet
    ? []
    : await withSite(deps.db, scope, async (tx): Promise<Link[]> =>
        full ? liveLinksOfRoom(tx, claim.roomId) : linksByEventIds(tx, claim.roomId, changes.removedIds),
      );
  const subjects: Subject[] = changes.items.map((item) => ({ kind: 'item', item }));
  for (const link of suspects) {
    if (link.state === 'ended' || seen.has(keyOf(link)) || isExpected(link)) continue;
    const found = await readItem(client, place, link);
    if (found) subjects.push({ kind: 'item', item: await cutIfHeld(context, found) });
    else subjects.unshift({ kind: 'gone', link });
  }
  return subjects;
}

function keyOf({
  uid,
  originalStart,
}: {
  readonly uid: string;
  readonly originalStart: Temporal.Instant | null;
}): string {
  return `${uid}/${originalStart?.toString() ?? ''}`;
}

// Endless series that were agreed before the room was linked are honoured as far as the horizon; others are refused.
async function withEndlessCut(
  context: PullContext,
  items: readonly RemoteItem[],
  endless: readonly { readonly uid: string }[],
): Promise<RemoteItem[]> {
  const { client, place, room, deps, mailbox } = context;
  const honoured = new Set(endless.map(({ uid }) => uid));
  const cut: RemoteItem[] = [];
  for (const item of items) {
    const isHeld = (mailbox.state === 'linking' || honoured.has(item.uid)) && isEndlessAndAgreed(item);
    cut.push(isHeld ? await cutAtHorizon(client, place, item, { room, now: deps.clock.now() }) : item);
  }
  return cut;
}

async function cutIfHeld(context: PullContext, item: RemoteItem): Promise<RemoteItem> {
  return (await withEndlessCut(context, [item], context.endless))[0] ?? item;
}

async function applyOne(context: PullContext, subject: Subject, withDrafts: boolean): Promise<string> {
  const { deps, scope, room, mailbox } = context;
  const settle = planSettlement(deps, room);
  const draftId =
    withDrafts && subject.kind === 'item' ? await draftOfItem(deps, scope, { room, item: subject.item }) : null;
  const apply = { ...applyContextOf(context), draftId };
  const subjectKey = subject.kind === 'item' ? subject.item.event.id : (subject.link.eventId ?? subject.link.uid);
  try {
    const { decision } = await applyRemoteItem(apply, subject, async (tx, applied) => {
      await settle(tx, applied);
      const meetingId = applied.link?.meetingId ?? null;
      if (mailbox.state === 'linking' && applied.decision === 'book' && meetingId !== null)
        await rememberTaken(tx, room.roomId, meetingId);
    });
    const wasQuarantined = context.open.some((one) => one.kind === 'quarantined' && one.subjectKey === subjectKey);
    if (wasQuarantined)
      await withSite(deps.db, scope, (tx) => resolveFinding(tx, { kind: 'quarantined', subjectKey }, deps.clock.now()));
    const { uid } = subject.kind === 'item' ? subject.item : subject.link;
    const isHeld = subject.kind === 'item' && subject.item.heldUntil !== null;
    if (!isHeld && context.endless.some((one) => one.uid === uid)) {
      const over = { kind: 'endless', subjectKey: `${room.roomId}/${uid}` } as const;
      await withSite(deps.db, scope, (tx) => resolveFinding(tx, over, deps.clock.now()));
    }
    return decision;
  } catch (error) {
    if (isOutside(error)) throw error;
    // Ours to mend, but its neighbours go on (I7).
    deps.log('event not applied', { room: room.roomId, event: subjectKey, error: String(error).slice(0, 300) });
    await withSite(deps.db, scope, (tx) =>
      reportFinding(
        tx,
        {
          kind: 'quarantined',
          roomId: room.roomId,
          subjectKey,
          params: { why: 'notApplied', error: String(error).slice(0, 300) },
        },
        deps.ids.next(),
        deps.clock.now(),
      ),
    );
    return 'failed';
  }
}

/** How a pulled meeting is applied: the claim is asserted in each transaction, the organizer's copy read outside of them. */
export function applyContextOf(context: PullContext): ApplyContext {
  const { deps, scope, claim, client, room, mailbox, authority } = context;
  return {
    db: deps.db,
    scope,
    room,
    authority,
    clock: deps.clock,
    ids: deps.ids,
    correlationId: `pull-${claim.roomId}-${claim.fence}`,
    linking: mailbox.state === 'linking',
    leaveNotes: !mailbox.takeNotes,
    assertHeld: async (tx) => {
      if (!(await holdsMailbox(tx, claim))) throw new LeaseLost('mailbox');
    },
    organizerCopy: (subject) => organizerCopyOf(client, subject, room),
    waitedSeconds: 0,
  };
}

async function quarantine({ deps, scope, room }: PullContext, changes: Changes): Promise<number> {
  for (const one of changes.unreadable) {
    const params: JsonValue = { why: 'unreadable', field: one.field };
    await withSite(deps.db, scope, (tx) =>
      reportFinding(
        tx,
        { kind: 'quarantined', roomId: room.roomId, subjectKey: one.eventId, params, raw: privacyFiltered(one.raw) },
        deps.ids.next(),
        deps.clock.now(),
      ),
    );
  }
  return changes.unreadable.length;
}

function isOutside(error: unknown): boolean {
  return (
    error instanceof GraphFailure ||
    error instanceof DatabaseAway ||
    error instanceof StorageFull ||
    error instanceof LeaseLost ||
    error instanceof Stopped
  );
}

async function putOff(
  deps: SyncDeps,
  scope: SiteScope,
  claim: MailboxClaim,
  error: GraphFailure | DatabaseAway | StorageFull,
): Promise<void> {
  const now = deps.clock.now();
  const graph = error instanceof GraphFailure ? error : null;
  // Expired: the next pull reads the whole window and compares, at once.
  const lost = graph?.kind === 'syncStateLost';
  const standing = graph !== null && !graph.mayPass && !lost;
  await withSite(deps.db, scope, async (tx) => {
    const attempt = ((await mailboxOfRoom(tx, claim.roomId))?.attempt ?? 0) + 1;
    await postponePull(tx, claim, {
      runAt: lost
        ? now
        : nextTryAt(
            { attempt: standing ? Math.max(attempt, 6) : attempt, retryAt: graph?.retryAt ?? null },
            now,
            deps.random,
          ),
      failure: { kind: graph?.kind ?? error.name, code: graph?.code ?? '', at: now.toString() },
      forgetDeltaLink: lost,
      state: 'behind',
    });
    if (!standing) return;
    const params: JsonValue = { kind: graph.kind, code: graph.code };
    await reportFinding(
      tx,
      { kind: 'unreachable', roomId: claim.roomId, subjectKey: claim.roomId, params },
      deps.ids.next(),
      now,
    );
  });
  deps.log('mailbox put off', { site: scope.siteId, room: claim.roomId, kind: graph?.kind ?? error.name });
}

function msSince(startedAt: Temporal.Instant, { clock }: SyncDeps): number {
  return clock.now().epochMilliseconds - startedAt.epochMilliseconds;
}
