import { z } from 'zod';
import type { Simulator } from '../simulator.ts';
import { isVirtual } from '../tenant/clock.ts';
import { ControlRefusal, endpoint, type Endpoint } from './endpoint.ts';

/** Time, and what it will bring. */
export function clockEndpoints(simulator: Simulator): readonly Endpoint[] {
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
