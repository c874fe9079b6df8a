import { z } from 'zod';
import { entraEndpoints } from '../entra/entra-control.ts';
import { faultRuleSchema } from '../faults/fault-rule.ts';
import { addRoom } from '../scenario/apply-scenario.ts';
import { performActs } from '../scenario/perform-acts.ts';
import { actsSchema, roomSchema } from '../scenario/scenario-schema.ts';
import { samlEndpoints } from '../saml/saml-control.ts';
import type { Simulator } from '../simulator.ts';
import { readSnapshotJson, restoreSnapshot, takeSnapshot } from '../snapshot/simulator-snapshot.ts';
import { presentSubscription } from '../subscriptions/subscription.ts';
import { isVirtual } from '../tenant/clock.ts';
import type { Mailbox } from '../tenant/mailbox.ts';
import { defaultSwitches } from '../tenant/switches.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { callAsPerson } from './act-as-person.ts';
import { viewMailbox, viewMailboxLine, viewMessage, viewState, viewTenant } from './control-views.ts';
import { ControlRefusal, endpoint, type Endpoint } from './endpoint.ts';

const rate = z.number().min(0).max(1);
const secondsRange = z.tuple([z.number().min(0), z.number().min(0)]);

/** All calls of the control API. */
export function controlEndpoints(simulator: Simulator): readonly Endpoint[] {
  return [
    ...stateEndpoints(simulator),
    ...mailboxEndpoints(simulator),
    ...messageEndpoints(simulator),
    ...personEndpoints(simulator),
    ...faultEndpoints(simulator),
    ...clockEndpoints(simulator),
    ...entraEndpoints(simulator),
    ...samlEndpoints(simulator),
  ];
}

function stateEndpoints(simulator: Simulator): readonly Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/state',
      summary: 'Clock, tenants and counters',
      handle: () => viewState(simulator),
    }),
    endpoint({
      method: 'get',
      path: '/tenants/{tenant}',
      summary: 'A tenant: apps, switches, how its post travels',
      handle: ({ params }) => viewTenant(findTenant(simulator, params)),
    }),
    endpoint({
      method: 'patch',
      path: '/tenants/{tenant}/switches',
      summary: 'Set behaviour that no document settles',
      body: z.record(z.string(), z.json()),
      handle: async ({ params, body }) => {
        const { switches } = findTenant(simulator, params);
        for (const [name, value] of Object.entries(body)) {
          if (!(name in defaultSwitches)) throw new ControlRefusal(400, `there is no switch "${name}"`);
          const usual = defaultSwitches[name as keyof typeof defaultSwitches];
          if (typeof value !== typeof usual)
            throw new ControlRefusal(400, `the switch "${name}" takes a ${typeof usual}`);
        }
        Object.assign(switches, body);
        await simulator.keeping.keep();
        return switches;
      },
    }),
    endpoint({
      method: 'get',
      path: '/snapshot',
      summary: 'The whole state as JSON, to look at or to keep',
      handle: () => takeSnapshot(simulator, { journal: 0, notes: {} }),
    }),
    endpoint({
      method: 'put',
      path: '/snapshot',
      summary: 'Put what a snapshot holds in the place of all there is',
      body: z.json(),
      handle: async ({ body }) => {
        const read = readSnapshotJson(body);
        if (!read.ok) throw new ControlRefusal(400, `this is no snapshot of the simulator: ${read.problem}`);
        simulator.removeTenants();
        simulator.subscriptions.clear();
        restoreSnapshot(simulator, read.snapshot);
        await simulator.keeping.replaced();
      },
    }),
    endpoint({
      method: 'post',
      path: '/reset',
      summary: 'Throw everything away and begin with the scenario again',
      handle: async () => {
        const { reset } = simulator.keeping;
        if (reset === undefined)
          throw new ControlRefusal(409, 'this simulator was started without a way to begin again');
        await reset();
      },
    }),
    endpoint({
      method: 'get',
      path: '/log',
      summary: 'The newest requests',
      handle: () => simulator.log.entries().map((entry) => ({ ...entry, at: entry.at.toString() })),
    }),
    endpoint({ method: 'delete', path: '/log', summary: 'Empty the request log', handle: () => simulator.log.clear() }),
  ];
}

function mailboxEndpoints(simulator: Simulator): readonly Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/tenants/{tenant}/mailboxes',
      summary: 'All mailboxes, a line each',
      handle: ({ params }) => [...findTenant(simulator, params).mailboxes.values()].map(viewMailboxLine),
    }),
    endpoint({
      method: 'get',
      path: '/tenants/{tenant}/mailboxes/{mailbox}',
      summary: 'A mailbox: every item of its calendar, every message it got',
      handle: ({ params }) => viewMailbox(findMailbox(simulator, params)),
    }),
    endpoint({
      method: 'post',
      path: '/tenants/{tenant}/rooms',
      summary: 'Add a room mailbox, as a scenario describes one',
      body: roomSchema,
      handle: async ({ params, body }) => {
        const tenant = findTenant(simulator, params);
        if (tenant.findByAddress(body.address)) throw new ControlRefusal(409, `${body.address} exists already`);
        addRoom(tenant, body);
        await simulator.keeping.keep();
      },
    }),
    endpoint({
      method: 'patch',
      path: '/tenants/{tenant}/mailboxes/{mailbox}/processing',
      summary: 'Parameters of Set-CalendarProcessing, e.g. {"automateProcessing":"AutoAccept"}',
      body: z.record(z.string(), z.json()),
      handle: async ({ params, body }) => {
        const mailbox = findMailbox(simulator, params);
        const foreign = Object.keys(body).find((name) => !(name in mailbox.processing));
        if (foreign !== undefined)
          throw new ControlRefusal(400, `Set-CalendarProcessing has no parameter "${foreign}" here`);
        mailbox.processing = { ...mailbox.processing, ...body };
        await simulator.keeping.keep();
        return mailbox.processing;
      },
    }),
    endpoint({
      method: 'post',
      path: '/tenants/{tenant}/mailboxes/{mailbox}/expire-delta-links',
      summary: 'From now on older delta links of this mailbox answer 410',
      handle: async ({ params }) => {
        findMailbox(simulator, params).calendar.syncGeneration += 1;
        await simulator.keeping.keep();
      },
    }),
  ];
}

function messageEndpoints(simulator: Simulator): readonly Endpoint[] {
  const recipient = z.strictObject({
    address: z.string().optional().describe('Only to this recipient; all when left out'),
  });
  return [
    endpoint({
      method: 'get',
      path: '/tenants/{tenant}/messages',
      summary: 'Messages that wait for a frozen recipient',
      handle: ({ params }) => findTenant(simulator, params).post.waiting().map(viewMessage),
    }),
    endpoint({
      method: 'post',
      path: '/tenants/{tenant}/messages/freeze',
      summary: 'Stop delivery, to one recipient or to all',
      body: recipient,
      handle: async ({ params, body }) => {
        findTenant(simulator, params).post.freeze(body.address);
        await simulator.keeping.keep();
      },
    }),
    endpoint({
      method: 'post',
      path: '/tenants/{tenant}/messages/deliver',
      summary: 'Let delivery go on; what waited arrives now, in the given order',
      body: recipient.extend({ order: z.array(z.number().int()).optional().describe('Numbers of messages') }),
      handle: async ({ params, body }) => {
        findTenant(simulator, params).post.thaw(body.address, body.order);
        await simulator.keeping.keep();
      },
    }),
    endpoint({
      method: 'patch',
      path: '/tenants/{tenant}/messages/delivery',
      summary: 'How the post travels from now on',
      body: z.strictObject({ delaySeconds: secondsRange, lossRate: rate, duplicateRate: rate }).partial(),
      handle: async ({ params, body }) => {
        const { delivery } = findTenant(simulator, params).post;
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

function personEndpoints(simulator: Simulator): readonly Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/tenants/{tenant}/acts',
      summary: 'Let people do something in their Outlook: the acts of a scenario',
      body: actsSchema,
      handle: ({ params, body }) => performActs(simulator, findTenant(simulator, params), body),
    }),
    endpoint({
      method: 'post',
      path: '/tenants/{tenant}/people/{person}/graph',
      summary: 'Any Graph call as this person, e.g. {"method":"POST","path":"/me/events","body":{…}}',
      body: z.strictObject({
        method: z.enum(['GET', 'POST', 'PATCH', 'DELETE']),
        path: z.string().startsWith('/'),
        body: z.json().optional(),
        headers: z.record(z.string(), z.string()).optional(),
      }),
      handle: ({ params, body: { headers, ...call } }) => {
        const tenant = findTenant(simulator, params);
        const person = findMailbox(simulator, { ...params, mailbox: params['person'] ?? '' }).user;
        return callAsPerson(simulator, { tenant, person }, { ...call, ...(headers && { headers }) });
      },
    }),
  ];
}

function faultEndpoints(simulator: Simulator): readonly Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/faults',
      summary: 'Faults in force and how often they struck',
      handle: () => simulator.faults.list(),
    }),
    endpoint({
      method: 'post',
      path: '/faults',
      summary: 'Put a fault in force',
      body: faultRuleSchema,
      handle: ({ body }) => simulator.faults.add(body),
    }),
    endpoint({
      method: 'delete',
      path: '/faults',
      summary: 'Take all faults out',
      handle: () => simulator.faults.clear(),
    }),
    endpoint({
      method: 'delete',
      path: '/faults/{number}',
      summary: 'Take a fault out',
      handle: ({ params }) => {
        if (!simulator.faults.remove(Number(params['number'])))
          throw new ControlRefusal(404, 'there is no fault of that number');
      },
    }),
  ];
}

function clockEndpoints(simulator: Simulator): readonly Endpoint[] {
  const moveTo = async (instant: Temporal.Instant) => {
    if (!isVirtual(simulator.clock))
      throw new ControlRefusal(409, 'this simulator runs in real time; start it with --clock fixed');
    return { ran: await simulator.advanceTo(instant), now: simulator.clock.now().toString() };
  };
  return [
    endpoint({
      method: 'put',
      path: '/clock',
      summary: 'Move a virtual clock forward to an instant; what falls due on the way happens',
      body: z.strictObject({ now: z.iso.datetime({ offset: true }) }),
      handle: ({ body }) => moveTo(Temporal.Instant.from(body.now)),
    }),
    endpoint({
      method: 'post',
      path: '/clock/advance',
      summary: 'Move a virtual clock forward by seconds',
      body: z.strictObject({ seconds: z.number().min(0) }),
      handle: ({ body }) => moveTo(simulator.clock.now().add({ milliseconds: Math.round(body.seconds * 1000) })),
    }),
    endpoint({
      method: 'get',
      path: '/agenda',
      summary: 'What will happen by itself, in order (the first 500)',
      handle: () =>
        simulator.agenda
          .planned()
          .slice(0, 500)
          .map(({ at, what }) => ({ at: at.toString(), what })),
    }),
  ];
}

/** By id or by a domain. */
export function findTenant(simulator: Simulator, params: Readonly<Record<string, string>>): Tenant {
  const name = (params['tenant'] ?? '').toLowerCase();
  const found =
    simulator.tenants.get(name) ?? [...simulator.tenants.values()].find((tenant) => tenant.domains.includes(name));
  if (found === undefined) throw new ControlRefusal(404, `there is no tenant "${name}"`);
  return found;
}

/** By object id, user principal name or address. */
export function findMailbox(simulator: Simulator, params: Readonly<Record<string, string>>): Mailbox {
  const tenant = findTenant(simulator, params);
  const name = params['mailbox'] ?? '';
  const user = tenant.findUser(name) ?? tenant.findByAddress(name);
  const mailbox = user && tenant.mailboxes.get(user.id);
  if (mailbox === undefined) throw new ControlRefusal(404, `${tenant.displayName} has no mailbox "${name}"`);
  return mailbox;
}
