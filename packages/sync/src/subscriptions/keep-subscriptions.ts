import { createHash } from 'node:crypto';
import type { JsonValue, SiteScope } from '@planner/core';
import { syncSettingsOf, withSite } from '@planner/db';
import { GraphFailure, createSubscription, deleteSubscription, renewSubscription } from '@planner/graph';
import type { GraphClient } from '@planner/graph';
import type { SyncDeps } from '../deps.ts';
import type { RoomMailbox } from '../mailbox/room-mailbox.ts';
import { reportFinding, resolveFinding } from '../queries/finding-queries.ts';
import { allMailboxes, forgetSubscription, markMailboxDirty, saveSubscription } from '../queries/mailbox-queries.ts';

// Graph allows just under seven days; renewing at half life leaves time for another try.
const lifeHours = 6 * 24;
const renewBeforeHours = lifeHours / 2;
const createsPerRound = 20;

/**
 * Keeps one subscription a room mailbox: created where there is none, renewed at half life, created anew when Graph has lost
 * it or Planner has moved to another address. A new one always means a pull, since what happened in between told nobody.
 * @returns how many were created or renewed; 0 in poll mode
 */
export async function keepSubscriptions(deps: SyncDeps, scope: SiteScope): Promise<number> {
  const { webhookUrl } = deps.settings;
  if (webhookUrl === null) return 0;
  const notificationUrl = new URL('/webhooks/graph', webhookUrl).href;
  const client = await deps.graphFor(scope);
  if (!client) return 0;
  const { mailboxes, settings } = await withSite(deps.db, scope, async (tx) => ({
    mailboxes: await allMailboxes(tx),
    settings: await syncSettingsOf(tx),
  }));
  if (settings.heldAt !== null) return 0;
  if (settings.polling) return endSubscriptions(deps, scope, client, mailboxes);
  const due = mailboxes
    .filter((mailbox) => mailbox.state !== 'stopped' && isDue(mailbox, notificationUrl, deps.clock.now()))
    .slice(0, createsPerRound);
  let kept = 0;
  for (const mailbox of due) if (await keepOne(deps, scope, { client, mailbox, notificationUrl })) kept += 1;
  return kept;
}

/** The site asks for news by itself from now on: Graph is told that nobody listens. @returns how many ended */
async function endSubscriptions(
  deps: SyncDeps,
  scope: SiteScope,
  client: GraphClient,
  mailboxes: readonly RoomMailbox[],
): Promise<number> {
  let ended = 0;
  for (const { roomId, subscriptionId } of mailboxes) {
    if (subscriptionId === null) continue;
    try {
      await deleteSubscription(client, subscriptionId);
    } catch (error) {
      if (!(error instanceof GraphFailure)) throw error; // it runs out by itself
    }
    await withSite(deps.db, scope, (tx) => forgetSubscription(tx, roomId));
    ended += 1;
  }
  return ended;
}

function isDue(mailbox: RoomMailbox, notificationUrl: string, now: Temporal.Instant): boolean {
  const { subscriptionId, subscriptionExpiresAt, subscriptionUrl } = mailbox;
  if (subscriptionId === null || subscriptionExpiresAt === null || subscriptionUrl !== notificationUrl) return true;
  return Temporal.Instant.compare(subscriptionExpiresAt, now.add({ hours: renewBeforeHours })) <= 0;
}

async function keepOne(
  deps: SyncDeps,
  scope: SiteScope,
  { client, mailbox, notificationUrl }: { client: GraphClient; mailbox: RoomMailbox; notificationUrl: string },
): Promise<boolean> {
  const now = deps.clock.now();
  const expiresAt = now.add({ hours: lifeHours });
  try {
    if (mailbox.subscriptionId !== null && mailbox.subscriptionUrl !== notificationUrl) {
      await deleteSubscription(client, mailbox.subscriptionId);
    } else if (mailbox.subscriptionId !== null) {
      const renewed = await renewSubscription(client, mailbox.subscriptionId, expiresAt);
      if (renewed) {
        await withSite(deps.db, scope, (tx) =>
          saveSubscription(tx, mailbox.roomId, { ...renewed, notificationUrl, clientStateHash: null }),
        );
        return true;
      }
    }
    const clientState = secretText(deps.random);
    const made = await createSubscription(client, {
      mailbox: mailbox.path,
      notificationUrl,
      lifecycleUrl: `${notificationUrl}/lifecycle`,
      clientState,
      expiresAt,
    });
    await withSite(deps.db, scope, async (tx) => {
      await saveSubscription(tx, mailbox.roomId, { ...made, notificationUrl, clientStateHash: hashOf(clientState) });
      await markMailboxDirty(tx, mailbox.roomId, now);
      await resolveFinding(tx, { kind: 'unreachable', subjectKey: `subscription/${mailbox.roomId}` }, now);
    });
    return true;
  } catch (error) {
    if (!(error instanceof GraphFailure)) throw error;
    // Without a subscription the poll goes on, so nothing is lost but time.
    const params: JsonValue = { kind: error.kind, code: error.code };
    await withSite(deps.db, scope, (tx) =>
      reportFinding(
        tx,
        { kind: 'unreachable', roomId: mailbox.roomId, subjectKey: `subscription/${mailbox.roomId}`, params },
        deps.ids.next(),
        now,
      ),
    );
    return false;
  }
}

/** How a clientState is stored: its SHA-256, so that a copy of the database forges nothing. */
export function hashOf(clientState: string): Buffer {
  return createHash('sha256').update(clientState).digest();
}

// 32 characters of base36: far more than anyone can try, and well under Graph's 128.
function secretText(random: () => number): string {
  return Array.from({ length: 32 }, () => Math.floor(random() * 36).toString(36)).join('');
}
