import { GraphError } from '../graph/graph-error.ts';
import type { GraphRequest } from '../graph/request.ts';
import type { SimulatorCore } from '../simulator.ts';
import { presentSubscription } from './subscription.ts';
import { subscriptionLimits } from './subscription-limits.ts';
import { SubscriptionBook } from './subscription-book.ts';
import type { OutgoingFetch } from './validation.ts';

/**
 * Adds `/subscriptions` to Graph and starts listening to the tenants.
 * @param outgoing  how notifications leave: `fetch`, or a function of an in-process test
 */
export function registerSubscriptions(simulator: SimulatorCore, outgoing: OutgoingFetch): SubscriptionBook {
  const { clock, agenda, graph } = simulator;
  const book = new SubscriptionBook({ clock, agenda, random: simulator.random.fork('subscriptions'), outgoing });
  const limited = subscriptionLimits();
  const named = (request: GraphRequest) => book.get(request.caller, request.params['subscription'] ?? '');
  const context = (request: GraphRequest) => ({ '@odata.context': `${request.baseUrl}/$metadata#subscriptions` });

  graph.route({
    method: 'POST',
    paths: ['/subscriptions'],
    what: 'Subscribe to the events of a mailbox, to users or to groups: validation handshake with both endpoints, expiry rules',
    permissions: [],
    options: [],
    handle: limited.write(async (request) => {
      const immutableIds = request.preferences.idKind === 'immutable';
      const made = await book.create(request.tenant, request.caller, readWish(request), { immutableIds });
      return { status: 201, body: { ...entityContext(request), ...presentSubscription(made) } };
    }),
  });
  graph.route({
    method: 'GET',
    paths: ['/subscriptions'],
    what: "List the calling app's own subscriptions",
    permissions: [],
    options: [],
    handle: limited.list((request) => {
      const { appId, tenantId } = request.caller;
      return {
        status: 200,
        body: { ...context(request), value: book.list({ appId, tenantId }).map(presentSubscription) },
      };
    }),
  });
  graph.route({
    method: 'GET',
    paths: ['/subscriptions/{subscription}'],
    what: 'Read a subscription',
    permissions: [],
    options: [],
    handle: limited.get((request) => ({
      status: 200,
      body: { ...entityContext(request), ...presentSubscription(named(request)) },
    })),
  });
  graph.route({
    method: 'PATCH',
    paths: ['/subscriptions/{subscription}'],
    what: 'Renew a subscription or move it to another address (which is validated)',
    permissions: [],
    options: [],
    handle: limited.write(async (request) => {
      const changed = await book.change(request.caller, request.params['subscription'] ?? '', readWish(request));
      return { status: 200, body: { ...entityContext(request), ...presentSubscription(changed) } };
    }),
  });
  graph.route({
    method: 'DELETE',
    paths: ['/subscriptions/{subscription}'],
    what: 'End a subscription',
    permissions: [],
    options: [],
    handle: limited.write((request) => {
      book.remove(named(request));
      return { status: 204 };
    }),
  });
  graph.route({
    method: 'POST',
    paths: ['/subscriptions/{subscription}/reauthorize'],
    what: 'Answer a reauthorizationRequired event',
    permissions: [],
    options: [],
    handle: limited.write((request) => {
      named(request);
      return { status: 204 };
    }),
  });
  return book;
}

const entityContext = (request: GraphRequest) => ({
  '@odata.context': `${request.baseUrl}/$metadata#subscriptions/$entity`,
});

function readWish(request: GraphRequest): Record<string, unknown> {
  if (typeof request.body !== 'object' || request.body === null || Array.isArray(request.body)) {
    throw new GraphError(400, 'BadRequest', 'Empty Payload. JSON content expected.');
  }
  return request.body as Record<string, unknown>;
}
