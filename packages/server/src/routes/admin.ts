import type { FastifyInstance } from 'fastify';
import { refused } from '@planner/core';
import type { RoomId } from '@planner/core';
import { reportFindings, reportMailboxes, retryFinding, unlinkedRooms, wakeMailbox } from '@planner/db';
import type { ServerDeps } from '../deps.ts';
import { answer, serve, serveOutside } from '../http/calls.ts';
import { presentComparison, presentFindings, presentMailboxes } from '../presenters/sync.ts';

const unknown = refused({ code: 'NOT_FOUND', params: {} });

export function serveAdmin(app: FastifyInstance, deps: ServerDeps): void {
  serve(app, deps, 'listMailboxes', async ({ tx }) =>
    answer(200, presentMailboxes(await reportMailboxes(tx), await unlinkedRooms(tx))),
  );

  serve(app, deps, 'pullMailbox', async ({ params, tx, now }) =>
    (await wakeMailbox(tx, params.id as RoomId, now)) ? answer(202) : unknown,
  );

  serve(app, deps, 'listFindings', async ({ tx }) => answer(200, presentFindings(await reportFindings(tx))));

  serve(app, deps, 'retryFinding', async ({ params, tx, now }) =>
    (await retryFinding(tx, params.id, now)) ? answer(202) : unknown,
  );

  serveOutside(app, deps, 'compareCalendars', async ({ site }) => {
    if (!deps.sync) return refused({ code: 'UNAVAILABLE', params: { retryAfterSeconds: 60 } });
    return answer(200, presentComparison(await deps.sync.compareAll(site.scope)));
  });
}
