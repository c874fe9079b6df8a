import { setTimeout as delay } from 'node:timers/promises';
import type { RoomId, SiteScope } from '@planner/core';
import { accepted, refused } from '@planner/core';
import type { Outcome } from '@planner/core';
import { DatabaseAway, listen, withSite } from '@planner/db';
import { allSites, scopeOfLease } from '@planner/sites';
import { administrationOf } from './administration.ts';
import type { Administration } from './administration.ts';
import { authorityOf } from './authority/authorities.ts';
import { compareAll } from './compare/compare-all.ts';
import type { Comparison } from './compare/compare-all.ts';
import type { SyncDeps } from './deps.ts';
import { nightlyDrift } from './drift/drift-report.ts';
import { compareHeld, recogniseRestored } from './drift/restored.ts';
import { pullMailbox } from './inbound/pull-mailbox.ts';
import type { Pulled } from './inbound/pull-mailbox.ts';
import type { MailboxClaim } from './mailbox/room-mailbox.ts';
import { runOutbox } from './outbound/run-outbox.ts';
import { renewLeases } from './queries/lease-queries.ts';
import { claimMailboxes, insertMailbox, markDueMailboxes, markMailboxDirty } from './queries/mailbox-queries.ts';
import { claimOutbox } from './queries/outbox-queries.ts';
import type { OutboxClaim } from './queries/outbox-queries.ts';
import { linkedRoom } from './queries/place-queries.ts';
import { Stopped, stoppable } from './stopping.ts';
import { advanceRoundTrips } from './verify/round-trip.ts';
import { keepSubscriptions } from './subscriptions/keep-subscriptions.ts';
import { receiveNotifications } from './subscriptions/receive-notifications.ts';
import type { Received } from './subscriptions/receive-notifications.ts';

/** What one step did: all zero means that nothing was due. */
export interface Stepped {
  readonly pulled: number;
  readonly commands: number;
  readonly subscriptions: number;
}

/** Room mailboxes and Planner, kept equal in both directions. Any number of engines may run: leases share the work out. */
export interface SyncEngine {
  /** Does everything that is due by the clock, once; for simulations with a clock of their own. */
  step(): Promise<Stepped>;
  /**
   * Works until the signal: woken by the database's news, by due times and by polls. Then it returns within seconds, whatever is
   * under way; claims are handed back.
   */
  run(signal: AbortSignal): Promise<void>;
  pullMailbox(claim: MailboxClaim): Promise<Pulled | null>;
  runOutbox(claim: OutboxClaim): Promise<string>;
  /** Wakes a room's mailbox up: it's pulled next. */
  markDirty(scope: SiteScope, roomId: RoomId): Promise<void>;
  /** Takes in a webhook POST; persists and does nothing else. null: not a collection of notifications. */
  receiveNotifications(body: unknown): Promise<Received | null>;
  renewSubscriptions(): Promise<number>;
  /** Every linked room in full. */
  compareAll(scope: SiteScope): Promise<Comparison>;
  /** Starts synchronizing a room with its mailbox; what stands in it is honoured. */
  linkRoom(scope: SiteScope, roomId: RoomId): Promise<Outcome<{ readonly address: string }>>;
  /** What an administrator does with rooms and their mailboxes. */
  readonly administration: Administration;
}

// More than this at once would only wait for Graph: the next round of the same step takes the rest.
const claimsPerRound = 50;
// A step ends even if its own work keeps waking new work; the next step goes on.
const roundsPerStep = 200;
const subscriptionCheckSeconds = 60;
// The net under the news: a lost NOTIFY costs at most this.
const idlePauseMs = 500;

/** The engine of role `sync`. */
export function createSyncEngine(deps: SyncDeps): SyncEngine {
  let subscriptionsCheckedAt: Temporal.Instant | null = null;

  const pullClaimed = (claim: MailboxClaim, by = deps): Promise<Pulled | null> =>
    pullMailbox(by, scopeOfLease(claim.siteId), claim, authorityOf);
  const runClaimed = (claim: OutboxClaim, by = deps): Promise<string> =>
    runOutbox(by, scopeOfLease(claim.siteId), claim, authorityOf);

  const renewSubscriptions = async (by = deps): Promise<number> => {
    let kept = 0;
    for (const scope of await allSites(by.db)) kept += await keepSubscriptions(by, scope);
    return kept;
  };

  const dueSubscriptions = async (by: SyncDeps): Promise<number> => {
    const now = deps.clock.now();
    if (deps.settings.webhookUrl === null) return 0;
    if (subscriptionsCheckedAt && now.since(subscriptionsCheckedAt).total('seconds') < subscriptionCheckSeconds)
      return 0;
    subscriptionsCheckedAt = now;
    return renewSubscriptions(by);
  };

  const step = async (by = deps): Promise<Stepped> => {
    for (const scope of await allSites(deps.db)) {
      await withSite(deps.db, scope, (tx) => markDueMailboxes(tx, { now: deps.clock.now(), ...deps.settings }));
    }
    const subscriptions = await dueSubscriptions(by);
    let pulled = 0;
    let commands = 0;
    for (let round = 0; round < roundsPerStep && !by.signal?.aborted; round += 1) {
      const due = {
        worker: deps.worker,
        now: deps.clock.now(),
        leaseSeconds: deps.settings.leaseSeconds,
        limit: claimsPerRound,
      };
      const mailboxes = await claimMailboxes(deps.db, due);
      await inParallel(
        mailboxes.map((claim) => () => pullClaimed(claim, by)),
        deps.settings.parallelMailboxes,
      );
      const outbox = await claimOutbox(deps.db, due);
      // One command for one meeting or link never overlaps another: they are one row each.
      await inParallel(
        outbox.map((claim) => () => runClaimed(claim, by)),
        deps.settings.parallelMailboxes,
      );
      pulled += mailboxes.length;
      commands += outbox.length;
      if (mailboxes.length + outbox.length === 0) break;
    }
    return { pulled, commands, subscriptions };
  };

  return {
    step: () => step(),
    run: (signal) => run(deps, () => step(untilStopped(deps, signal)), signal),
    pullMailbox: (claim) => pullClaimed(claim),
    runOutbox: (claim) => runClaimed(claim),
    markDirty: (scope, roomId) => withSite(deps.db, scope, (tx) => markMailboxDirty(tx, roomId, deps.clock.now())),
    receiveNotifications: (body) => receiveNotifications(deps, body),
    renewSubscriptions: () => renewSubscriptions(),
    compareAll: (scope) => compareAll(deps, scope),
    administration: administrationOf(deps),
    linkRoom: (scope, roomId) =>
      withSite(deps.db, scope, async (tx) => {
        const room = await linkedRoom(tx, roomId);
        if (!room) return refused({ code: 'NOT_FOUND', field: 'mailbox', params: {} });
        await insertMailbox(tx, { roomId, address: room.address, now: deps.clock.now() });
        return accepted({ address: room.address });
      }),
  };
}

// The same work, which ends at the next item, page or call once the signal says so; what isn't acknowledged is done again.
function untilStopped(deps: SyncDeps, signal: AbortSignal): SyncDeps {
  const graphFor: SyncDeps['graphFor'] = async (scope) => {
    const client = await deps.graphFor(scope);
    return client && stoppable(client, signal);
  };
  return { ...deps, graphFor, signal };
}

const tendEveryMs = 1000;

/**
 * What isn't the daily work of pulls and commands: the first look at a restored database, the night's comparison, round trips.
 * Beside the work, so that none of it makes a room wait.
 */
async function tend(deps: SyncDeps, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    for (const scope of await allSites(deps.db).catch(() => [])) {
      try {
        await compareHeld(deps, scope);
        await nightlyDrift(deps, scope);
        await advanceRoundTrips(deps, scope);
      } catch (error) {
        if (error instanceof Stopped) return;
        deps.log('tending failed', { site: scope.siteId, error: String(error).slice(0, 300) });
      }
    }
    await delay(tendEveryMs, undefined, { signal }).catch(() => undefined);
  }
}

async function run(deps: SyncDeps, step: () => Promise<Stepped>, signal: AbortSignal): Promise<void> {
  let wake: (() => void) | null = null;
  const news = listen(deps.db, 'planner_work', () => wake?.());
  const stop = (): void => wake?.();
  signal.addEventListener('abort', stop);
  const heart = setInterval(() => void beat(deps), (deps.settings.leaseSeconds * 1000) / 3);
  // Before anything is claimed: a restored copy must not write what was written long ago.
  for (const scope of await allSites(deps.db).catch(() => []))
    await recogniseRestored(deps, scope).catch(() => undefined);
  const tending = tend(untilStopped(deps, signal), signal);
  try {
    while (!signal.aborted) {
      let busy = false;
      try {
        const stepped = await step();
        busy = stepped.pulled + stepped.commands > 0;
      } catch (error) {
        if (!(error instanceof DatabaseAway) && !(error instanceof Stopped))
          deps.log('step failed', { error: String(error).slice(0, 300) });
      }
      if (busy || signal.aborted) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, idlePauseMs);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      wake = null;
    }
  } finally {
    clearInterval(heart);
    signal.removeEventListener('abort', stop);
    await tending;
    await news.close();
  }
}

/** A beat that fails is no harm: the fence refuses whoever was overtaken, and the next one comes soon. */
async function beat(deps: SyncDeps): Promise<void> {
  try {
    await renewLeases(deps.db, {
      worker: deps.worker,
      now: deps.clock.now(),
      leaseSeconds: deps.settings.leaseSeconds,
    });
  } catch (error) {
    deps.log('leases not renewed', { error: String(error).slice(0, 300) });
  }
}

async function inParallel(work: readonly (() => Promise<unknown>)[], limit: number): Promise<void> {
  const waiting = [...work];
  const runner = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await next();
  };
  await Promise.all(Array.from({ length: Math.min(limit, work.length) }, runner));
}
