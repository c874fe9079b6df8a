import { GraphError } from '../graph/graph-error.ts';
import { percentDecoded } from '../graph/percent.ts';
import type { Mailbox } from '../tenant/mailbox.ts';
import type { Tenant } from '../tenant/tenant.ts';

/** What a change to an item is called in a subscription. */
export type ChangeType = 'created' | 'updated' | 'deleted';

/** A standing wish of an app to hear of changes. */
export type Subscription = {
  readonly id: string;
  readonly tenantId: string;
  readonly appId: string;
  readonly creatorId: string;
  /** As the app wrote it; Graph gives it back unchanged. */
  readonly resource: string;
  readonly watched: WatchedResource;
  readonly changeTypes: readonly ChangeType[];
  notificationUrl: string;
  readonly lifecycleNotificationUrl: string | null;
  readonly clientState: string | null;
  expiresAt: Temporal.Instant;
  /** The app asked for immutable ids when it subscribed; only then do notifications carry them. */
  readonly immutableIds: boolean;
};

/** One mailbox's events, or all users or groups of the directory. */
export type WatchedResource =
  { readonly kind: 'events'; readonly mailboxId: string } | { readonly kind: 'users' } | { readonly kind: 'groups' };

/** Graph's bounds (change-notifications-overview; resources/subscription). */
export const subscriptionLimits = {
  outlookMinutes: 10_080,
  directoryMinutes: 41_760,
  /** A shorter wish is raised to this. */
  leastMinutes: 45,
  clientStateCharacters: 128,
  perMailbox: 1000,
} as const;

const changeTypes: readonly ChangeType[] = ['created', 'updated', 'deleted'];

/** Reads `changeType`, a comma list. Throws Graph's 400. */
export function readChangeTypes(value: unknown): readonly ChangeType[] {
  const parts = typeof value === 'string' ? value.split(',').map((part) => part.trim().toLowerCase()) : [];
  const known = changeTypes.filter((type) => parts.includes(type));
  if (known.length === 0 || known.length !== new Set(parts).size) {
    throw invalid('Invalid changeType: only created, updated and deleted are known, separated by commas.');
  }
  return known;
}

/**
 * Reads `resource`; `me` is the signed-in person, whose id is `userId`. Throws 400 for what this simulator (or Graph) doesn't watch, 404 for a mailbox that isn't there.
 */
export function readWatchedResource(value: unknown, tenant: Tenant, userId?: string): WatchedResource {
  const asked = typeof value === 'string' ? value.replace(/^\//, '').replace(/\/$/, '') : '';
  const resource = userId === undefined ? asked : asked.replace(/^me\//i, `users/${userId}/`);
  const plural = resource.toLowerCase();
  if (plural === 'users' || plural === 'groups') return { kind: plural };
  const owner = /^users(?:\/([^/]+)|\('([^']+)'\))\/(?:calendar\/)?events$/i.exec(resource);
  const name = owner?.[1] ?? owner?.[2];
  if (name === undefined) {
    throw new GraphError(
      400,
      'ExtensionError',
      `Operation: Create; Exception: [Status Code: BadRequest; Reason: The resource '${resource}' is not supported for subscriptions.]`,
    );
  }
  const mailbox = findMailbox(tenant, percentDecoded(name) ?? name);
  if (mailbox === undefined) throw new GraphError(404, 'ResourceNotFound', 'Resource could not be discovered.');
  return { kind: 'events', mailboxId: mailbox.user.id };
}

/** The address of an endpoint. Plain http is let through on loopback alone, where nobody can have a public certificate. */
export function readNotificationUrl(value: unknown, field: string): string {
  const url = typeof value === 'string' ? URL.parse(value) : null;
  if (url === null) throw invalid(`The value of ${field} is not a valid URL.`);
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback)) {
    throw invalid(`The ${field} must be an HTTPS address.`);
  }
  return value as string;
}

/** Reads `expirationDateTime`. Throws 400 for the past and for more than the resource allows. */
export function readExpiry(value: unknown, watched: WatchedResource, now: Temporal.Instant): Temporal.Instant {
  let asked: Temporal.Instant;
  try {
    asked = Temporal.Instant.from(String(value));
  } catch {
    throw invalid('The value of expirationDateTime is not a valid date and time with offset.');
  }
  if (Temporal.Instant.compare(asked, now) <= 0) {
    throw invalid('Subscription expiration can only be in the future.');
  }
  const most = watched.kind === 'events' ? subscriptionLimits.outlookMinutes : subscriptionLimits.directoryMinutes;
  if (Temporal.Instant.compare(asked, now.add({ minutes: most })) > 0) {
    throw new GraphError(
      400,
      'ExtensionError',
      `Operation: Create; Exception: [Status Code: BadRequest; Reason: Subscription expiration can only be ${most} minutes in the future.]`,
    );
  }
  const least = now.add({ minutes: subscriptionLimits.leastMinutes });
  return Temporal.Instant.compare(asked, least) < 0 ? least : asked;
}

/** Reads `clientState`: at most 128 characters, or absent. */
export function readClientState(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string' || value.length > subscriptionLimits.clientStateCharacters) {
    throw invalid(`clientState must be a string of at most ${subscriptionLimits.clientStateCharacters} characters.`);
  }
  return value;
}

/** A subscription as Graph shows it. */
export function presentSubscription(subscription: Subscription): Record<string, unknown> {
  return {
    id: subscription.id,
    resource: subscription.resource,
    applicationId: subscription.appId,
    changeType: subscription.changeTypes.join(','),
    clientState: subscription.clientState,
    notificationUrl: subscription.notificationUrl,
    notificationQueryOptions: null,
    notificationContentType: null,
    lifecycleNotificationUrl: subscription.lifecycleNotificationUrl,
    expirationDateTime: subscription.expiresAt.toString(),
    creatorId: subscription.creatorId,
    includeResourceData: null,
    latestSupportedTlsVersion: 'v1_2',
    encryptionCertificate: null,
    encryptionCertificateId: null,
    notificationUrlAppId: null,
  };
}

/** Graph's plain 400 of the subscription service. */
export const invalid = (message: string): GraphError => new GraphError(400, 'InvalidRequest', message);

function findMailbox(tenant: Tenant, name: string): Mailbox | undefined {
  const user = tenant.findUser(name);
  return user && tenant.mailboxes.get(user.id);
}
