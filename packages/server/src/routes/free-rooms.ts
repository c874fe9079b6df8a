import type { FastifyInstance } from 'fastify';
import { findRooms } from '@planner/bookings';
import { intervalOf, refused } from '@planner/core';
import type { LocationId } from '@planner/core';
import type { ServerDeps } from '../deps.ts';
import { answer, serve } from '../http/calls.ts';
import { presentFreeRooms } from '../presenters/free-rooms.ts';
import { personActorOf } from '../presenters/meeting-draft.ts';
import { readRoomFilter } from '../presenters/room-filter.ts';
import { frameOf } from './rooms.ts';

export function serveFreeRooms(app: FastifyInstance, deps: ServerDeps): void {
  serve(app, deps, 'findFreeRooms', async ({ query, caller, site, tx, now }) => {
    const wanted = intervalOf(Temporal.Instant.from(query.start), Temporal.Instant.from(query.end));
    if (!wanted) return refused({ code: 'TIME_RANGE_INVALID', field: 'end', params: { kind: 'order' } });
    const found = await findRooms(
      site.scope,
      {
        actor: personActorOf(caller),
        ...wanted,
        zone: caller.person.zone,
        headcount: query.headcount ?? 1,
        filter: readRoomFilter({ location: query.location, floor: query.floor, features: query.features }),
        nearLocationId: (query.location as LocationId | undefined) ?? caller.person.defaultLocationId,
        limit: query.limit,
      },
      { ...deps, db: tx },
    );
    const frame = await frameOf(
      found.rooms.map(({ placed }) => placed),
      { tx, site, now },
    );
    return answer(200, presentFreeRooms(found, frame));
  });
}
