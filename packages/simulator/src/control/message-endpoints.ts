import { z } from 'zod';
import type { Simulator } from '../simulator.ts';
import { presentSubscription } from '../subscriptions/subscription.ts';
import { viewMessage } from './control-views.ts';
import { ControlRefusal, endpoint, type Endpoint } from './endpoint.ts';
import { tenantOf } from './named.ts';

const rate = z.number().min(0).max(1);
const secondsRange = z.tuple([z.number().min(0), z.number().min(0)]);

/** What travels: messages between mailboxes, notifications to subscribers. */
export function messageEndpoints(simulator: Simulator): readonly Endpoint[] {
  const recipient = z.strictObject({
    address: z.string().optional().describe('Only to this recipient; all when left out'),
  });
  return [
    endpoint({
      method: 'get',
      path: '/tenants/{tenant}/messages',
      summary: 'Messages that wait for a frozen recipient',
      handle: ({ params }) => tenantOf(simulator, params).post.waiting().map(viewMessage),
    }),
    endpoint({
      method: 'post',
      path: '/tenants/{tenant}/messages/freeze',
      summary: 'Stop delivery, to one recipient or to all',
      body: recipient,
      handle: async ({ params, body }) => {
        tenantOf(simulator, params).post.freeze(body.address);
        await simulator.keeping.keep();
      },
    }),
    endpoint({
      method: 'post',
      path: '/tenants/{tenant}/messages/deliver',
      summary: 'Let delivery go on; what waited arrives now, in the given order',
      body: recipient.extend({ order: z.array(z.number().int()).optional().describe('Numbers of messages') }),
      handle: async ({ params, body }) => {
        tenantOf(simulator, params).post.thaw(body.address, body.order);
        await simulator.keeping.keep();
      },
    }),
    endpoint({
      method: 'patch',
      path: '/tenants/{tenant}/messages/delivery',
      summary: 'How the post travels from now on',
      body: z.strictObject({ delaySeconds: secondsRange, lossRate: rate, duplicateRate: rate }).partial(),
      handle: async ({ params, body }) => {
        const { delivery } = tenantOf(simulator, params).post;
        Object.assign(delivery, body);
        await simulator.keeping.keep();
        return delivery;
      },
    }),
    endpoint({
      method: 'get',
      path: '/subscriptions',
      summary: 'All subscriptions, of all apps',
      handle: () => simulator.subscriptions.list().map(presentSubscription),
    }),
    endpoint({
      method: 'post',
      path: '/subscriptions/{subscription}/lifecycle',
      summary: 'Tell a subscription something about itself; subscriptionRemoved also ends it',
      body: z.strictObject({ event: z.enum(['missed', 'subscriptionRemoved', 'reauthorizationRequired']) }),
      handle: ({ params, body }) => {
        const subscription = simulator.subscriptions.list().find((one) => one.id === params['subscription']);
        if (subscription === undefined) throw new ControlRefusal(404, 'there is no subscription of that id');
        simulator.subscriptions.tellLifecycle(subscription, body.event);
      },
    }),
    endpoint({
      method: 'patch',
      path: '/notifications',
      summary: 'How notifications travel from now on',
      body: z
        .strictObject({
          latencySeconds: secondsRange,
          createdAlsoUpdated: z.boolean(),
          duplicateRate: rate,
          lossRate: rate,
        })
        .partial(),
      handle: ({ body }) => Object.assign(simulator.subscriptions.sender.settings, body),
    }),
  ];
}
