import type { FastifyInstance } from 'fastify';
import type { ServerDeps } from '../deps.ts';
import { serveMeetings } from './meetings.ts';
import { servePeople } from './people.ts';
import { serveSession } from './session.ts';

/** Every call of the contract. */
export function serveCalls(app: FastifyInstance, deps: ServerDeps): void {
  serveSession(app, deps);
  serveMeetings(app, deps);
  servePeople(app, deps);
}
