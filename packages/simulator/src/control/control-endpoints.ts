import { entraEndpoints } from '../entra/entra-control.ts';
import { samlEndpoints } from '../saml/saml-control.ts';
import type { Simulator } from '../simulator.ts';
import { clockEndpoints } from './clock-endpoints.ts';
import type { Endpoint } from './endpoint.ts';
import { faultEndpoints } from './fault-endpoints.ts';
import { mailboxEndpoints } from './mailbox-endpoints.ts';
import { messageEndpoints } from './message-endpoints.ts';
import { personEndpoints } from './person-endpoints.ts';
import { stateEndpoints } from './state-endpoints.ts';

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
