import { addRoom } from '../scenario/apply-scenario.ts';
import { processingSchema } from '../scenario/processing-schema.ts';
import { roomSchema } from '../scenario/scenario-schema.ts';
import type { Simulator } from '../simulator.ts';
import { viewMailbox, viewMailboxLine } from './control-views.ts';
import { ControlRefusal, endpoint, type Endpoint } from './endpoint.ts';
import { mailboxOf, tenantOf } from './named.ts';

/** Mailboxes: what is in them, and how they treat meeting requests. */
export function mailboxEndpoints(simulator: Simulator): readonly Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/tenants/{tenant}/mailboxes',
      summary: 'All mailboxes, a line each',
      handle: ({ params }) => [...tenantOf(simulator, params).mailboxes.values()].map(viewMailboxLine),
    }),
    endpoint({
      method: 'get',
      path: '/tenants/{tenant}/mailboxes/{mailbox}',
      summary: 'A mailbox: every item of its calendar, every message it got',
      handle: ({ params }) =>
        viewMailbox({ tenant: tenantOf(simulator, params), mailbox: mailboxOf(simulator, params) }),
    }),
    endpoint({
      method: 'post',
      path: '/tenants/{tenant}/rooms',
      summary: 'Add a room mailbox, as a scenario describes one',
      body: roomSchema,
      handle: async ({ params, body }) => {
        const tenant = tenantOf(simulator, params);
        if (tenant.findByAddress(body.address)) throw new ControlRefusal(409, `${body.address} exists already`);
        addRoom(tenant, body);
        await simulator.keeping.keep();
      },
    }),
    endpoint({
      method: 'patch',
      path: '/tenants/{tenant}/mailboxes/{mailbox}/processing',
      summary: 'Parameters of Set-CalendarProcessing, e.g. {"automateProcessing":"AutoAccept"}',
      body: processingSchema,
      handle: async ({ params, body }) => {
        const mailbox = mailboxOf(simulator, params);
        Object.assign(mailbox.processing, body);
        await simulator.keeping.keep();
        return mailbox.processing;
      },
    }),
    endpoint({
      method: 'post',
      path: '/tenants/{tenant}/mailboxes/{mailbox}/expire-delta-links',
      summary: 'From now on older delta links of this mailbox answer 410',
      handle: async ({ params }) => {
        mailboxOf(simulator, params).calendar.syncGeneration += 1;
        await simulator.keeping.keep();
      },
    }),
  ];
}
