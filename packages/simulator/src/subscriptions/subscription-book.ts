import { maySubscribe } from '../entra/permission-table.ts';
import type { Caller } from '../graph/caller.ts';
import { GraphError } from '../graph/graph-error.ts';
import type { Agenda } from '../tenant/agenda.ts';
import type { ChangeKind } from '../tenant/calendar-store.ts';
import type { Clock } from '../tenant/clock.ts';
import type { Random } from '../tenant/random.ts';
import type { EventChange, Tenant } from '../tenant/tenant.ts';
import { NotificationSender } from './notification-sender.ts';
import {
  invalid,
  readChangeTypes,
  readClientState,
  readExpiry,
  readNotificationUrl,
  readWatchedResource,
  subscriptionLimits,
  type ChangeType,
  type Subscription,
} from './subscription.ts';
import { validateEndpoint, type OutgoingFetch } from './validation.ts';

/** What a subscription hears about itself. */
export type LifecycleEvent = 'missed' | 'subscriptionRemoved' | 'reauthorizationRequired';

export type SubscriptionDeps = {
  readonly clock: Clock;
  readonly agenda: Agenda;
  readonly random: Random;
  readonly outgoing: OutgoingFetch;
};

/** All subscriptions of the simulator, by id; hears the tenants' changes and tells the subscribers. */
export class SubscriptionBook {
  readonly sender: NotificationSender;
  readonly #deps: SubscriptionDeps;
  readonly #subscriptions = new Map<string, Subscription>();
  /** Mailbox or tenant (for users and groups) → the subscriptions on it, so that a change costs no search. */
  readonly #byWatched = new Map<string, Set<Subscription>>();
  readonly #watchedTenants = new Map<string, () => void>();
  readonly #listeners = new Set<() => void>();

  constructor(deps: SubscriptionDeps) {
    this.#deps = deps;
    this.sender = new NotificationSender(deps);
  }

  /**
   * Creates a subscription: reads and checks the wish, asks both endpoints to prove themselves, then keeps it.
   * Throws the documented GraphError on "no".
   */
  async create(
    tenant: Tenant,
    caller: Caller,
    wish: Record<string, unknown>,
    options: { immutableIds: boolean },
  ): Promise<Subscription> {
    const now = this.#deps.clock.now();
    if (wish['includeResourceData'] === true) {
      throw invalid('Notifications with resource data are not supported by this simulator.');
    }
    const types = readChangeTypes(wish['changeType']);
    const notificationUrl = readNotificationUrl(wish['notificationUrl'], 'notificationUrl');
    const lifecycleNotificationUrl =
      wish['lifecycleNotificationUrl'] == null
        ? null
        : readNotificationUrl(wish['lifecycleNotificationUrl'], 'lifecycleNotificationUrl');
    const watched = readWatchedResource(wish['resource'], tenant, caller.delegated?.userId);
    const resource = wish['resource'] as string;
    mustBeAllowed(caller, resource, watched);
    const expiresAt = readExpiry(wish['expirationDateTime'], watched, now);
    const clientState = readClientState(wish['clientState']);
    const watchedKey = keyOf({ tenantId: tenant.id, watched });
    if ((this.#byWatched.get(watchedKey)?.size ?? 0) >= subscriptionLimits.perMailbox) {
      throw new GraphError(403, 'Forbidden', 'The subscription limit of this resource has been reached.');
    }
    for (const url of [notificationUrl, lifecycleNotificationUrl]) {
      if (url !== null) await validateEndpoint(url, this.#validationToken(), this.#deps.outgoing);
    }
    const subscription: Subscription = {
      id: this.#deps.random.guid(),
      tenantId: tenant.id,
      appId: caller.appId,
      creatorId: caller.delegated?.userId ?? caller.appId,
      resource,
      watched,
      changeTypes: types,
      notificationUrl,
      lifecycleNotificationUrl,
      clientState,
      expiresAt,
      immutableIds: options.immutableIds,
    };
    this.keep(tenant, subscription);
    return subscription;
  }

  /** Takes a subscription in without asking anybody: after a restart, from the kept data. */
  keep(tenant: Tenant, subscription: Subscription): void {
    this.#subscriptions.set(subscription.id, subscription);
    const key = keyOf(subscription);
    const relatives = this.#byWatched.get(key);
    if (relatives) relatives.add(subscription);
    else this.#byWatched.set(key, new Set([subscription]));
    this.#watch(tenant);
    this.#planExpiry(subscription);
    this.#tellListeners();
  }

  /** Hears of added, renewed and removed subscriptions. Returns the function that ends it. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** All of one tenant, or all. */
  list(filter: { tenantId?: string; appId?: string } = {}): readonly Subscription[] {
    return [...this.#subscriptions.values()].filter(
      (one) =>
        (filter.tenantId === undefined || one.tenantId === filter.tenantId) &&
        (filter.appId === undefined || one.appId === filter.appId),
    );
  }

  /** One of the caller's own subscriptions. Throws 404 for others', expired and unknown ones. */
  get(caller: Caller, id: string): Subscription {
    const found = this.#subscriptions.get(id.toLowerCase());
    if (found === undefined || found.tenantId !== caller.tenantId || found.appId !== caller.appId) {
      throw new GraphError(404, 'ResourceNotFound', 'The object was not found.');
    }
    return found;
  }

  /** Renews or redirects a subscription; renewing reauthorizes too. Throws the documented GraphError on "no". */
  async change(caller: Caller, id: string, wish: Record<string, unknown>): Promise<Subscription> {
    const subscription = this.get(caller, id);
    const known = ['expirationDateTime', 'notificationUrl'];
    const foreign = Object.keys(wish).find((field) => !known.includes(field) && !field.startsWith('@'));
    if (foreign !== undefined) throw invalid(`The property ${foreign} cannot be changed by PATCH.`);
    if (wish['expirationDateTime'] === undefined && wish['notificationUrl'] === undefined) {
      throw invalid('expirationDateTime or notificationUrl is required.');
    }
    mustBeAllowed(caller, subscription.resource, subscription.watched);
    const expiresAt =
      wish['expirationDateTime'] === undefined
        ? subscription.expiresAt
        : readExpiry(wish['expirationDateTime'], subscription.watched, this.#deps.clock.now());
    if (wish['notificationUrl'] !== undefined) {
      const url = readNotificationUrl(wish['notificationUrl'], 'notificationUrl');
      await validateEndpoint(url, this.#validationToken(), this.#deps.outgoing);
      subscription.notificationUrl = url;
    }
    subscription.expiresAt = expiresAt;
    this.#planExpiry(subscription);
    this.#tellListeners();
    return subscription;
  }

  /** Ends a subscription. */
  remove(subscription: Subscription): void {
    this.#subscriptions.delete(subscription.id);
    this.#byWatched.get(keyOf(subscription))?.delete(subscription);
    this.#tellListeners();
  }

  #tellListeners(): void {
    for (const listener of this.#listeners) listener();
  }

  /** Tells a subscription something about itself; `subscriptionRemoved` also ends it. */
  tellLifecycle(subscription: Subscription, lifecycleEvent: LifecycleEvent): void {
    if (lifecycleEvent === 'subscriptionRemoved') this.remove(subscription);
    if (subscription.lifecycleNotificationUrl === null) return;
    this.sender.send(subscription.lifecycleNotificationUrl, {
      body: {
        subscriptionId: subscription.id,
        subscriptionExpirationDateTime: subscription.expiresAt.toString(),
        tenantId: subscription.tenantId,
        clientState: subscription.clientState,
        lifecycleEvent,
      },
    });
  }

  /** Forgets everything; what already travels still arrives. */
  clear(): void {
    this.#subscriptions.clear();
    this.#byWatched.clear();
    for (const unwatch of this.#watchedTenants.values()) unwatch();
    this.#watchedTenants.clear();
  }

  #watch(tenant: Tenant): void {
    if (this.#watchedTenants.has(tenant.id)) return;
    const unwatchEvents = tenant.onEventChange((change) => this.#hearEvent(change));
    const unwatchUsers = tenant.onUserChange((user, kind) =>
      this.#hearObject(tenant, { set: 'users', type: '#Microsoft.Graph.User', id: user.id, kind }),
    );
    const unwatchGroups = tenant.groups.onChange((group, kind) =>
      this.#hearObject(tenant, { set: 'groups', type: '#Microsoft.Graph.Group', id: group.id, kind }),
    );
    this.#watchedTenants.set(tenant.id, () => {
      unwatchEvents();
      unwatchUsers();
      unwatchGroups();
    });
  }

  /** New and soft-deleted objects are reported as updated, gone for ever as deleted (resources/subscription). */
  #hearObject(tenant: Tenant, about: { set: 'users' | 'groups'; type: string; id: string; kind: ChangeKind }): void {
    const { set, type, id } = about;
    const isGone = about.kind === 'deleted' && !tenant.deleted.has(id);
    const path = `${set === 'users' ? 'Users' : 'Groups'}/${id}`;
    for (const one of this.#byWatched.get(`${set}/${tenant.id}`) ?? [])
      this.#tell(one, isGone ? 'deleted' : 'updated', { type, path, id, etag: null });
  }

  #hearEvent({ mailbox, item, kind }: EventChange): void {
    for (const one of this.#byWatched.get(`events/${mailbox.user.id}`) ?? []) {
      const id = mailbox.calendar.itemId(item, one.immutableIds ? 'immutable' : 'default');
      const about = {
        type: '#Microsoft.Graph.Event',
        path: `Users/${mailbox.user.id}/Events/${id}`,
        id,
        etag: `W/"${mailbox.calendar.changeKey(item)}"`,
      };
      this.#tell(one, kind, about);
      if (kind === 'created' && this.sender.settings.createdAlsoUpdated) this.#tell(one, 'updated', about);
    }
  }

  #tell(
    subscription: Subscription,
    changeType: ChangeType,
    about: { type: string; path: string; id: string; etag: string | null },
  ): void {
    if (!subscription.changeTypes.includes(changeType)) return;
    this.sender.send(subscription.notificationUrl, {
      body: {
        subscriptionId: subscription.id,
        subscriptionExpirationDateTime: subscription.expiresAt.toString(),
        changeType,
        resource: about.path,
        resourceData: {
          '@odata.type': about.type,
          '@odata.id': about.path,
          ...(about.etag !== null && { '@odata.etag': about.etag }),
          id: about.id,
        },
        clientState: subscription.clientState,
        tenantId: subscription.tenantId,
      },
      onLost: () => this.tellLifecycle(subscription, 'missed'),
    });
  }

  /** Before the end comes a reminder, at the end the subscription is gone without a word. */
  #planExpiry(subscription: Subscription): void {
    const { agenda, clock } = this.#deps;
    const { expiresAt } = subscription;
    const stillThis = () =>
      this.#subscriptions.get(subscription.id) === subscription && subscription.expiresAt === expiresAt;
    const lifeMs = expiresAt.since(clock.now()).total('milliseconds');
    // Graph doesn't say how early it reminds; an hour, or half of a short life, leaves time to answer.
    const remindAt = expiresAt.subtract({ milliseconds: Math.round(Math.min(3_600_000, Math.max(0, lifeMs / 2))) });
    agenda.add({
      at: remindAt,
      what: `remind of subscription ${subscription.id}`,
      run: () => {
        if (stillThis()) this.tellLifecycle(subscription, 'reauthorizationRequired');
      },
    });
    agenda.add({
      at: expiresAt,
      what: `end subscription ${subscription.id}`,
      run: () => {
        if (stillThis()) this.remove(subscription);
      },
    });
  }

  #validationToken(): string {
    return `Validation: Testing client application reachability for subscription Request-Id: ${this.#deps.random.guid()}`;
  }
}

const keyOf = ({ tenantId, watched }: Pick<Subscription, 'tenantId' | 'watched'>): string =>
  watched.kind === 'events' ? `events/${watched.mailboxId}` : `${watched.kind}/${tenantId}`;

/** An app needs the right to read what it watches; a signed-in person may watch only the own mailbox. */
function mustBeAllowed(caller: Caller, resource: string, watched: Subscription['watched']): void {
  const allowed = caller.delegated
    ? watched.kind === 'events' && watched.mailboxId === caller.delegated.userId
    : maySubscribe(caller.roles, resource);
  if (!allowed) throw new GraphError(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
}
