import { z } from 'zod';
import { GraphFailure } from './graph-failure.ts';
import type { GraphClient } from './transport.ts';

export interface RemoteSubscription {
  readonly id: string;
  readonly expiresAt: Temporal.Instant;
}

const subscriptionSchema = z.object({ id: z.string().min(1), expirationDateTime: z.string() });

function subscriptionOf(raw: unknown): RemoteSubscription {
  const parsed = subscriptionSchema.parse(raw);
  return { id: parsed.id, expiresAt: Temporal.Instant.from(parsed.expirationDateTime) };
}

/** Subscribes to a mailbox's events; Graph validates both addresses before it answers. Immutable ids, since the request asks for them. */
export async function createSubscription(
  client: GraphClient,
  wanted: {
    readonly mailbox: string;
    readonly notificationUrl: string;
    readonly lifecycleUrl: string;
    readonly clientState: string;
    readonly expiresAt: Temporal.Instant;
  },
): Promise<RemoteSubscription> {
  const answer = await client.request({
    mailbox: null,
    method: 'POST',
    path: '/subscriptions',
    body: {
      changeType: 'created,updated,deleted',
      notificationUrl: wanted.notificationUrl,
      lifecycleNotificationUrl: wanted.lifecycleUrl,
      resource: `users/${wanted.mailbox}/events`,
      expirationDateTime: wanted.expiresAt.toString({ smallestUnit: 'second' }),
      clientState: wanted.clientState,
    },
  });
  return subscriptionOf(answer);
}

/** Renews a subscription, which also reauthorizes it. @returns null when Graph no longer has it */
export async function renewSubscription(
  client: GraphClient,
  id: string,
  expiresAt: Temporal.Instant,
): Promise<RemoteSubscription | null> {
  try {
    const answer = await client.request({
      mailbox: null,
      method: 'PATCH',
      path: `/subscriptions/${encodeURIComponent(id)}`,
      body: { expirationDateTime: expiresAt.toString({ smallestUnit: 'second' }) },
    });
    return subscriptionOf(answer);
  } catch (error) {
    if (error instanceof GraphFailure && (error.kind === 'notFound' || error.kind === 'gone')) return null;
    throw error;
  }
}

/** Ends a subscription; one that is already gone counts as done. */
export async function deleteSubscription(client: GraphClient, id: string): Promise<void> {
  try {
    await client.request({ mailbox: null, method: 'DELETE', path: `/subscriptions/${encodeURIComponent(id)}` });
  } catch (error) {
    if (!(error instanceof GraphFailure && (error.kind === 'notFound' || error.kind === 'gone'))) throw error;
  }
}

/** What a notification is worth: which subscription, and its secret. Resource data are left alone: the delta is the truth. */
export const notificationsSchema = z.object({
  value: z
    .array(
      z.object({
        subscriptionId: z.string().max(200),
        clientState: z.string().max(200).nullish(),
        lifecycleEvent: z.enum(['reauthorizationRequired', 'subscriptionRemoved', 'missed']).nullish().catch(null),
      }),
    )
    .max(1000),
});
export type Notifications = z.infer<typeof notificationsSchema>;
