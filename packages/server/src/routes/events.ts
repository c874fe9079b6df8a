import type { FastifyInstance } from 'fastify';
import { withSite } from '@planner/db';
import { callerOf } from '@planner/identity';
import type { ServerDeps } from '../deps.ts';
import { Refused } from '../http/error-frame.ts';
import { missingRight } from '../http/route-policy.ts';
import { tokenOf } from '../http/session-cookie.ts';
import type { LiveHub } from '../live/live-hub.ts';
import { seesRooms } from '../policies/rooms.ts';

/**
 * `GET /api/v1/events`: server-sent events of the person's site. `hello` means "read again what you show" and comes first,
 * and again whenever messages may have been missed; `bookings` names rooms and times; `sync` the state of synchronization.
 * No message holds what a booking is about: a page asks the API for that.
 */
export function serveEvents(app: FastifyInstance, deps: ServerDeps, hub: LiveHub): void {
  app.get(
    '/api/v1/events',
    { config: { policy: seesRooms }, compress: false, schema: { hide: true } },
    async (request, reply) => {
      const { session: limits } = deps.settings;
      const caller = await withSite(deps.db, request.site.scope, (tx) =>
        callerOf(tx, tokenOf(request), { clock: deps.clock, ...(limits && { limits }) }),
      );
      if (!caller) throw new Refused({ code: 'SIGN_IN_REQUIRED', params: {} });
      const right = missingRight(seesRooms, caller.rights);
      if (right) throw new Refused({ code: 'RIGHT_MISSING', params: { right } });
      if (hub.size >= deps.settings.liveConnections) {
        throw new Refused({ code: 'UNAVAILABLE', params: { retryAfterSeconds: 30 } });
      }
      request.personId = caller.person.id;
      reply.hijack();
      for (const [name, value] of Object.entries(reply.getHeaders())) {
        if (value !== undefined) reply.raw.setHeader(name, value);
      }
      reply.raw.writeHead(200, {
        'Content-Type': 'text/event-stream; charset=utf-8',
        'Cache-Control': 'no-store',
        'X-Accel-Buffering': 'no', // nginx would collect events before it passes them on
      });
      hub.join({ scope: request.site.scope, sessionKey: caller.sessionKey, stream: reply.raw });
    },
  );
}
