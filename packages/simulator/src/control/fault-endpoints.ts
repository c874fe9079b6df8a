import { faultRuleSchema } from '../faults/fault-rule.ts';
import type { Simulator } from '../simulator.ts';
import { ControlRefusal, endpoint, type Endpoint } from './endpoint.ts';

/** Faults on request. */
export function faultEndpoints(simulator: Simulator): readonly Endpoint[] {
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
