import type { FastifyInstance } from 'fastify';
import { refused } from '@planner/core';
import type { RoomId } from '@planner/core';
import { allRooms, linkedRoomsForScript, withSite } from '@planner/db';
import { roomSettingsScript } from '@planner/sites';
import type { By, LinkWish } from '@planner/sync';
import type { LinkWishBody } from '../api/linking-schema.ts';
import type { ServerDeps, SyncDoor } from '../deps.ts';
import { answer, serve, serveOutside } from '../http/calls.ts';
import type { CallOutside } from '../http/calls.ts';
import { linkingPolicies } from '../policies/linking.ts';
import { presentExchangeRooms, presentLinkPreview, presentMailbox } from '../presenters/linking.ts';

const unknown = refused({ code: 'NOT_FOUND', params: {} });

/** Rooms and their mailboxes: linking with its preview, unlinking, undoing, reading anew. */
export function serveLinking(app: FastifyInstance, deps: ServerDeps): void {
  serve(app, deps, 'readRoomScript', async ({ tx }) => {
    const rooms = await linkedRoomsForScript(tx);
    return answer(200, { script: roomSettingsScript(rooms), rooms: rooms.length });
  });
  if (!deps.sync) return serveNone(app, deps);
  const { administration }: SyncDoor = deps.sync;

  serveOutside(app, deps, 'listExchangeRooms', async ({ site }) => {
    const places = await administration.exchangeRooms(site.scope);
    const ours = await withSite(deps.db, site.scope, allRooms);
    return answer(
      200,
      presentExchangeRooms(
        places,
        ours.map(({ room }) => room),
      ),
    );
  });

  serveOutside(app, deps, 'previewLink', async ({ site, params, body }) => {
    const preview = await administration.previewLink(site.scope, wishOf(params.id, body));
    return preview.ok ? answer(200, presentLinkPreview(preview.value)) : preview;
  });

  serveOutside(app, deps, 'linkRoom', async (call) => {
    const { site, params, body } = call;
    const linked = await administration.link(site.scope, wishOf(params.id, body), byOf(call));
    return linked.ok ? answer(202, { mailbox: presentMailbox(linked.value) }) : linked;
  });

  serveOutside(app, deps, 'unlinkRoom', async (call) => {
    const unlinked = await administration.unlink(call.site.scope, call.params.id as RoomId, byOf(call));
    return unlinked.ok ? answer(204) : unlinked;
  });

  serveOutside(app, deps, 'undoLink', async (call) => {
    const undone = await administration.undoLink(call.site.scope, call.params.id as RoomId, byOf(call));
    return undone.ok ? answer(200, undone.value) : undone;
  });

  serveOutside(app, deps, 'resyncRoom', async (call) =>
    (await administration.resync(call.site.scope, call.params.id as RoomId, byOf(call))) ? answer(202) : unknown,
  );
}

/** A process that can't reach Exchange says so. */
function serveNone(app: FastifyInstance, deps: ServerDeps): void {
  const unavailable = refused({ code: 'UNAVAILABLE', params: { retryAfterSeconds: 60 } });
  for (const name of Object.keys(linkingPolicies) as (keyof typeof linkingPolicies)[]) {
    if (name !== 'readRoomScript') serve(app, deps, name, async () => unavailable);
  }
}

function wishOf(roomId: string, body: LinkWishBody): LinkWish {
  const { address, path, authority, takeNotes } = body;
  return {
    roomId: roomId as RoomId,
    address,
    path: path ?? null,
    authority: authority ?? 'planner',
    takeNotes: takeNotes ?? false,
  };
}

function byOf({ caller, correlationId }: Pick<CallOutside<'linkRoom'>, 'caller' | 'correlationId'>): By {
  return { personId: caller.person.id, correlationId };
}
