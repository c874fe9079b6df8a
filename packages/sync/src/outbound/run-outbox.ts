import type { JsonValue, SiteScope } from '@planner/core';
import { DatabaseAway, StorageFull, withSite } from '@planner/db';
import { GraphFailure } from '@planner/graph';
import type { Authority } from '../authority/authority.ts';
import { nextTryAt } from '../backoff.ts';
import type { SyncDeps } from '../deps.ts';
import { LeaseLost } from '../lease.ts';
import { Stopped, stopHere } from '../stopping.ts';
import { reportFinding, resolveFinding } from '../queries/finding-queries.ts';
import { finishOutbox, outboxRow, postponeOutbox } from '../queries/outbox-queries.ts';
import type { OutboxClaim } from '../queries/outbox-queries.ts';
import type { LinkedRoom } from '../queries/place-queries.ts';
import { reachMeeting } from './reach-meeting.ts';
import { sendAnswer } from './send-answer.ts';

// An answer may take a while to show: before this it can't be told from one that never came, and the organizer would get
// two mails.
const openOutcomeSeconds = 60;
// What Exchange refuses as it stands is tried a few times (a stale picture heals), then waits for a person.
const invalidTries = 5;

/**
 * Carries out one claimed command, and decides in this one place what becomes of it when the outside fails: what may pass is
 * kept and tried again, exactly when Graph says; what won't pass becomes a finding with its cause.
 * @returns what it did, or why it was put off
 */
export async function runOutbox(
  deps: SyncDeps,
  scope: SiteScope,
  claim: OutboxClaim,
  authorityOf: (room: LinkedRoom) => Authority,
): Promise<string> {
  try {
    stopHere(deps.signal);
    const client = await deps.graphFor(scope);
    if (!client) throw new GraphFailure({ kind: 'denied', code: 'notConnected', status: 0 });
    const outcome =
      claim.target === 'answer'
        ? await sendAnswer(deps, scope, claim, { client, authorityOf })
        : await reachMeeting(deps, scope, claim, client);
    deps.log('command done', {
      site: scope.siteId,
      target: claim.target,
      id: claim.targetId,
      version: claim.version,
      outcome,
    });
    return outcome;
  } catch (error) {
    if (error instanceof LeaseLost) return 'leaseLost';
    if (error instanceof Stopped) {
      await withSite(deps.db, scope, (tx) => postponeOutbox(tx, claim, { runAt: deps.clock.now(), failure: null }));
      return 'stopped';
    }
    if (!(error instanceof GraphFailure) && !(error instanceof DatabaseAway) && !(error instanceof StorageFull))
      throw error;
    return putOff(deps, scope, claim, error);
  }
}

async function putOff(
  deps: SyncDeps,
  scope: SiteScope,
  claim: OutboxClaim,
  error: GraphFailure | DatabaseAway | StorageFull,
): Promise<string> {
  const graph = error instanceof GraphFailure ? error : null;
  const now = deps.clock.now();
  const failure: JsonValue = { kind: graph?.kind ?? error.name, code: graph?.code ?? '', at: now.toString() };
  const outcome = await withSite(deps.db, scope, async (tx) => {
    const row = await outboxRow(tx, claim);
    if (!row) return 'leaseLost';
    const attempt = row.attempt + 1;
    const standing = graph !== null && !graph.mayPass && graph.kind !== 'conflict';
    if (standing) {
      const params: JsonValue = { target: claim.target, kind: graph.kind, code: graph.code };
      await reportFinding(
        tx,
        { kind: 'refusedByExchange', roomId: null, subjectKey: claim.targetId, params },
        deps.ids.next(),
        now,
      );
      if (graph.kind !== 'denied' && attempt >= invalidTries) {
        await finishOutbox(tx, claim);
        return 'givenUp';
      }
    } else {
      await resolveFinding(tx, { kind: 'refusedByExchange', subjectKey: claim.targetId }, now);
    }
    const next = nextTryAt(
      { attempt: standing ? attempt + 4 : attempt, retryAt: graph?.retryAt ?? null },
      now,
      deps.random,
    );
    const open = graph?.kind === 'unknownOutcome' && claim.target === 'answer';
    const runAt = open && !graph.retryAt ? now.add({ seconds: openOutcomeSeconds }) : next;
    await postponeOutbox(tx, claim, { runAt, failure });
    return graph?.kind ?? error.name;
  });
  deps.log('command put off', {
    site: scope.siteId,
    target: claim.target,
    id: claim.targetId,
    kind: graph?.kind ?? error.name,
  });
  return outcome;
}
