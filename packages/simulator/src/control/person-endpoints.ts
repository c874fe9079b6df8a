import { z } from 'zod';
import { performActs } from '../scenario/perform-acts.ts';
import { actsSchema } from '../scenario/scenario-schema.ts';
import type { Simulator } from '../simulator.ts';
import { callAsPerson } from './act-as-person.ts';
import { endpoint, type Endpoint } from './endpoint.ts';
import { personOf, tenantOf } from './named.ts';

/** What people do. */
export function personEndpoints(simulator: Simulator): readonly Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/tenants/{tenant}/acts',
      summary: 'Let people do something in their Outlook: the acts of a scenario',
      body: actsSchema,
      handle: async ({ params, body }) => {
        const done = await performActs(simulator, tenantOf(simulator, params), body);
        // A check-in stands in no calendar, so no line of the journal tells of it.
        if (body.some(({ does }) => does === 'check-in')) await simulator.keeping.keep();
        return done;
      },
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
        const { tenant, user } = personOf(simulator, params);
        return callAsPerson(simulator, { tenant, person: user }, { ...call, ...(headers && { headers }) });
      },
    }),
  ];
}
