import {
  appendSiteEvent,
  claimConnectionChecks,
  endWaitingConsents,
  latestConsent,
  lockConnection,
  roomsToProbe,
  withSite,
} from '@planner/db';
import type { AuditActor, ConnectedApplication, Database } from '@planner/db';
import type { SiteScope } from '@planner/core';
import { scopeOfLease } from '../scope.ts';
import type { SecretBox } from '../secret-box.ts';
import { afterCheck } from './after-check.ts';
import { checkConnection } from './check-connection.ts';
import type { CheckAnswer, CheckDeps } from './check-connection.ts';
import { connectionState, isWaiting } from './connection-state.ts';
import { connectionOf, saveConnection } from './connection.ts';
import type { Connection } from './connection.ts';
import { tellOfState } from './notices.ts';

/** What connections reach outside with. */
export interface ConnectionDeps extends CheckDeps {
  readonly db: Database;
  readonly secrets: SecretBox;
  /** Scheme and port of the deployment, for links in mails; without it they have none. */
  readonly publicUrl?: string | null;
  /**
   * Where browsers meet a sign-in host, when that isn't the address that this process uses: the simulated tenant's
   * certificate is trusted here alone. The usual one when left out.
   */
  readonly signInPages?: (authorityUrl: string) => string;
}

/** Rooms that one check tries at most: the first may be one whose mailbox is gone. */
const mostRooms = 5;

/**
 * Checks a connection now and keeps what came of it. While Microsoft has asked us to wait, nothing is sent.
 * @param by  who asked, for the audit
 * @returns false when there is nothing to check: no connection, or none with a credential
 */
export async function runCheck(
  scope: SiteScope,
  application: ConnectedApplication,
  { by, deps }: { readonly by: AuditActor; readonly deps: ConnectionDeps },
): Promise<boolean> {
  const { db, secrets, clock } = deps;
  const [before, rooms] = await withSite(db, scope, async (tx) => [
    await connectionOf(tx, application, secrets),
    await roomsToProbe(tx, mostRooms),
  ]);
  if (!before || (!before.credential && !before.nextCredential)) return false;
  if (asksToWait(before, clock.now())) return true;
  const answer = await checkConnection(before, rooms, deps);
  await keep(scope, { before, answer, by }, deps);
  return true;
}

function asksToWait({ missed }: Connection, now: Temporal.Instant): boolean {
  const retryAt = missed?.retryAt ?? null;
  return retryAt !== null && Temporal.Instant.compare(Temporal.Instant.from(retryAt), now) > 0;
}

async function keep(
  scope: SiteScope,
  { before, answer, by }: { readonly before: Connection; readonly answer: CheckAnswer; readonly by: AuditActor },
  { db, secrets, clock, ids, publicUrl = null }: ConnectionDeps,
): Promise<void> {
  const { application } = before;
  await withSite(db, scope, async (tx) => {
    await lockConnection(tx, application);
    const now = clock.now();
    const current = await connectionOf(tx, application, secrets);
    // Somebody changed it while Microsoft was asked: the answer is about another connection.
    if (!current || !isSame(current, before)) return;
    const consent = await latestConsent(tx, application);
    const waits = consent !== null && isWaiting(consent, now);
    const consentedBy = consent && (waits || current.verifyUntil) ? consent.startedBy : null;
    const next = afterCheck(current, answer, { now, consentedBy });
    await saveConnection(tx, next, { box: secrets, clock });
    // Consent that nobody came back from, given all the same (by another administrator, or in Entra itself).
    if (waits && next.state === 'connected' && next.checked?.problem === null && answer.kind === 'found') {
      await endWaitingConsents(tx, application, { at: now, outcome: { kind: 'approved' } });
    }
    const was = connectionState(current, null, now);
    const is = connectionState(next, null, now);
    const problem = answer.kind === 'found' ? answer.finding.problem : null;
    const sameProblem =
      JSON.stringify(problem?.kind ?? null) === JSON.stringify(current.checked?.problem?.kind ?? null);
    if (was === is && sameProblem) return;
    await tellOfState(tx, { application, was, is, problem: problem?.kind ?? null, at: now }, { ids, publicUrl });
    await appendSiteEvent(tx, {
      id: ids.next(),
      at: now,
      actor: by,
      action: 'connection.checked',
      entity: 'connection',
      entityId: null,
      change: { application, state: { from: was, to: is }, problem: problem && { ...problem } },
      reason: null,
      correlationId: problem?.correlationId ?? null,
    });
  });
}

/** Whether an answer about one is an answer about the other. */
function isSame(one: Connection, other: Connection): boolean {
  const identity = ({ tenantId, clientId, authorityUrl, graphUrl, credential, nextCredential }: Connection) =>
    JSON.stringify([tenantId, clientId, authorityUrl, graphUrl, credential, nextCredential]);
  return identity(one) === identity(other);
}

const claimSeconds = 90; // longer than two tokens and five probes can take in all but the worst case
const mostAtOnce = 10;

/**
 * One round of the worker: checks whatever is due, of all sites.
 * @returns how many it was
 */
export async function runDueChecks(
  deps: ConnectionDeps,
  onFault: (error: unknown, application: ConnectedApplication) => void,
): Promise<number> {
  const at = deps.clock.now();
  const claimed = await claimConnectionChecks(deps.db, {
    at,
    againAt: at.add({ seconds: claimSeconds }),
    most: mostAtOnce,
  });
  const by = { kind: 'system', name: 'connection check' } as const;
  await Promise.all(
    claimed.map(({ siteId, application }) =>
      runCheck(scopeOfLease(siteId), application, { by, deps }).catch((error: unknown) => onFault(error, application)),
    ),
  );
  return claimed.length;
}
