import { withoutScope } from '@planner/db';
import type { Database } from '@planner/db';
import { notificationsSchema } from '@planner/graph';
import type { Clock } from '@planner/core';
import { hashOf } from './keep-subscriptions.ts';

/** What a webhook call was worth; the sender learns nothing of it. */
export interface Received {
  /** Mailboxes that are to be pulled now. */
  readonly woken: number;
  /** Unknown subscription or wrong secret: counted, never acted on. */
  readonly ignored: number;
}

/**
 * Takes in a POST of change or lifecycle notifications: checks each secret, marks the mailboxes dirty in one
 * statement, and does nothing else. The delta is the truth; a notification is only a reason to look.
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
  const told = [...bySubscription];
  // The secret is checked by its hash in the statement itself: a wrong one is as unknown as no subscription at all.
  const rows = await withoutScope(deps.db, (connection) =>
    connection.query<{ woken: number }>('select wake_mailboxes($1, $2, $3, $4) as woken', [
      told.map(([subscriptionId]) => subscriptionId),
      told.map(([, { clientState }]) => hashOf(clientState)),
      told.map(([, { lifecycle }]) => lifecycle === 'subscriptionRemoved'),
      deps.clock.now(),
    ]),
  );
  const woken = rows[0]?.woken ?? 0;
  return { woken, ignored: bySubscription.size - woken };
}
