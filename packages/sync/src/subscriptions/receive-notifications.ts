import { timingSafeEqual } from 'node:crypto';
import type { RoomId, SiteId } from '@planner/core';
import { withSite, withoutScope } from '@planner/db';
import type { Database } from '@planner/db';
import { notificationsSchema } from '@planner/graph';
import { scopeOfLease } from '@planner/sites';
import type { Clock } from '@planner/core';
import { saveSubscription, wakeMailbox } from '../queries/mailbox-queries.ts';
import { hashOf } from './keep-subscriptions.ts';

/** What a webhook call was worth; the sender learns nothing of it. */
export interface Received {
  /** Mailboxes that are to be pulled now. */
  readonly woken: number;
  /** Unknown subscription or wrong secret: counted, never acted on. */
  readonly ignored: number;
}

/**
 * Takes in a POST of change or lifecycle notifications: checks the secret in constant time, marks the mailboxes dirty, and
 * does nothing else. The delta is the truth; a notification is only a reason to look.
 * @param body  the parsed JSON
 * @returns null when it isn't a collection of notifications at all (HTTP 400)
 */
export async function receiveNotifications(
  deps: { readonly db: Database; readonly clock: Clock },
  body: unknown,
): Promise<Received | null> {
  const parsed = notificationsSchema.safeParse(body);
  if (!parsed.success) return null;
  const bySubscription = new Map<string, { clientState: string; lifecycle: string | null }>();
  for (const one of parsed.data.value) {
    const known = bySubscription.get(one.subscriptionId);
    bySubscription.set(one.subscriptionId, {
      clientState: one.clientState ?? '',
      lifecycle: one.lifecycleEvent ?? known?.lifecycle ?? null,
    });
  }
  let woken = 0;
  for (const [subscriptionId, { clientState, lifecycle }] of bySubscription) {
    if (await wake(deps, { subscriptionId, clientState, lifecycle })) woken += 1;
  }
  return { woken, ignored: bySubscription.size - woken };
}

async function wake(
  deps: { readonly db: Database; readonly clock: Clock },
  notification: { readonly subscriptionId: string; readonly clientState: string; readonly lifecycle: string | null },
): Promise<boolean> {
  const rows = await withoutScope(deps.db, (connection) =>
    connection.query<{ site_id: SiteId; room_id: RoomId; client_state_hash: Buffer | null }>(
      'select site_id, room_id, client_state_hash from mailbox_of_subscription($1)',
      [notification.subscriptionId],
    ),
  );
  // A hash is compared in any case, so that an unknown subscription takes as long as a known one.
  const expected = rows[0]?.client_state_hash ?? Buffer.alloc(32);
  const genuine = timingSafeEqual(hashOf(notification.clientState), expected);
  const mailbox = rows[0];
  if (!mailbox || !genuine) return false;
  const now = deps.clock.now();
  await withSite(deps.db, scopeOfLease(mailbox.site_id), async (tx) => {
    // Gone or about to go: the next round makes a new one.
    if (notification.lifecycle === 'subscriptionRemoved') await saveSubscription(tx, mailbox.room_id, null);
    await wakeMailbox(tx, mailbox.room_id, now);
  });
  return true;
}
