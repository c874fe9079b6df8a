import { z } from 'zod';
import { switchesSchema } from '../scenario/switches-schema.ts';
import type { Simulator } from '../simulator.ts';
import { readSnapshotJson, restoreSnapshot, takeSnapshot } from '../snapshot/simulator-snapshot.ts';
import { viewState, viewTenant } from './control-views.ts';
import { ControlRefusal, endpoint, type Endpoint } from './endpoint.ts';
import { tenantOf } from './named.ts';

/** The world as a whole: its tenants and their switches, snapshots, the request log. */
export function stateEndpoints(simulator: Simulator): readonly Endpoint[] {
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
      handle: ({ params }) => viewTenant(tenantOf(simulator, params)),
    }),
    endpoint({
      method: 'patch',
      path: '/tenants/{tenant}/switches',
      summary: 'Set behaviour that no document settles',
      body: switchesSchema,
      handle: async ({ params, body }) => {
        const { switches } = tenantOf(simulator, params);
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
      handle: () =>
        simulator.log.entries().map(({ number, atMs, ...entry }) => ({
          number,
          at: Temporal.Instant.fromEpochMilliseconds(atMs).toString(),
          ...entry,
        })),
    }),
    endpoint({ method: 'delete', path: '/log', summary: 'Empty the request log', handle: () => simulator.log.clear() }),
  ];
}
