import type { FastifyInstance } from 'fastify';
import { refused } from '@planner/core';
import type { RoomId } from '@planner/core';
import { listFloors, listLocations, listRooms, mailboxStates, roomsById } from '@planner/db';
import type { PlacedRoom, SiteTransaction } from '@planner/db';
import type { ServerDeps } from '../deps.ts';
import { answer, serve } from '../http/calls.ts';
import { readPage } from '../http/paging.ts';
import type { Site } from '../http/site-host.ts';
import { readRoomFilter } from '../presenters/room-filter.ts';
import { presentLocations, presentRoom } from '../presenters/rooms.ts';
import type { RoomFrame } from '../presenters/rooms.ts';
import { roomExchangeOf } from '../presenters/sync.ts';

export function serveRooms(app: FastifyInstance, deps: ServerDeps): void {
  serve(app, deps, 'listLocations', async ({ tx }) =>
    answer(200, presentLocations(await listLocations(tx), await listFloors(tx))),
  );

  serve(app, deps, 'listRooms', async ({ query, site, tx, now }) => {
    const page = await readPage(() =>
      listRooms(tx, { filter: readRoomFilter(query), cursor: query.cursor ?? null, limit: query.limit }),
    );
    if (!page.ok) return page;
    const { items, next } = page.value;
    const frame = await frameOf(items, { tx, site, now });
    return answer(200, { rooms: items.map((placed) => presentRoom(placed, frame)), next });
  });

  serve(app, deps, 'readRoom', async ({ params, site, tx, now }) => {
    const [placed] = await roomsById(tx, [params.id as RoomId]);
    if (!placed) return refused({ code: 'NOT_FOUND', params: {} });
    return answer(200, presentRoom(placed, await frameOf([placed], { tx, site, now })));
  });
}

interface Around {
  readonly tx: SiteTransaction;
  readonly site: Site;
  readonly now: Temporal.Instant;
}

/** What rooms are presented with: two statements, however many rooms. */
export async function frameOf(rooms: readonly PlacedRoom[], { tx, site, now }: Around): Promise<RoomFrame> {
  const floors = await listFloors(tx);
  const states = await mailboxStates(
    tx,
    rooms.map(({ room }) => room.id),
  );
  const exchange = new Map([...states].map(([roomId, state]) => [roomId, roomExchangeOf(state)]));
  return { now, settings: site.settings, floors, exchange };
}
