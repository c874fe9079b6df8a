import type { FastifyInstance } from 'fastify';
import { refused } from '@planner/core';
import type { JsonValue, RoomId } from '@planner/core';
import {
  appendSiteEvent,
  latestDriftReport,
  latestRoundTrip,
  saveSyncSettings,
  syncSettingsOf,
  withSite,
} from '@planner/db';
import type { ServerDeps } from '../deps.ts';
import { answer, serve, serveOutside } from '../http/calls.ts';
import type { CallOutside } from '../http/calls.ts';
import type { OperationName } from '../api/contract.ts';
import { presentDrift, presentRoundTrip, presentSyncSettings } from '../presenters/sync-settings.ts';

const unknown = refused({ code: 'NOT_FOUND', params: {} });
const unavailable = refused({ code: 'UNAVAILABLE', params: { retryAfterSeconds: 60 } });

/** How a site synchronizes, what was compared, round trips, and the release of a restored copy. */
export function serveSyncSettings(app: FastifyInstance, deps: ServerDeps): void {
  const { sync } = deps;

  serve(app, deps, 'readSyncSettings', async ({ tx }) => answer(200, presentSyncSettings(await syncSettingsOf(tx))));

  serveOutside(app, deps, 'changeSyncSettings', async (call) => {
    const { polling, pollSeconds } = call.body;
    const changes = { ...(polling !== undefined && { polling }), ...(pollSeconds !== undefined && { pollSeconds }) };
    const saved = await withSite(deps.db, call.site.scope, (tx) => saveSyncSettings(tx, changes));
    await audit(deps, call, 'syncSettingsChanged', changes);
    return answer(200, presentSyncSettings(saved));
  });

  serveOutside(app, deps, 'releaseSync', async (call) => {
    if (!sync) return unavailable;
    if (!(await sync.administration.release(call.site.scope))) return unknown;
    await audit(deps, call, 'syncReleased', {});
    return answer(204);
  });

  serve(app, deps, 'readDrift', async ({ tx }) => answer(200, presentDrift(await latestDriftReport(tx))));

  serveOutside(app, deps, 'compareNow', async ({ site }) =>
    sync ? answer(200, presentDrift(await sync.administration.reportDrift(site.scope))) : unavailable,
  );

  serveOutside(app, deps, 'repairDrift', async (call) => {
    if (!sync) return unavailable;
    const { scope } = call.site;
    const report = await withSite(deps.db, scope, latestDriftReport);
    if (!report || report.id !== call.body.report) return unknown;
    const rooms = await sync.administration.repairDrift(scope, report, call.body.rows ?? null);
    await audit(deps, call, 'driftRepaired', { rooms, rows: call.body.rows?.length ?? null });
    return answer(202, { rooms });
  });

  serveOutside(app, deps, 'startRoundTrip', async (call) => {
    if (!sync) return unavailable;
    const { scope } = call.site;
    const roomId = call.params.id as RoomId;
    const started = await sync.administration.startRoundTrip(scope, { roomId, organizer: call.body.organizer ?? null });
    if (!started.ok) return started;
    await audit(deps, call, 'roundTripStarted', { invitation: call.body.organizer !== undefined }, roomId);
    return answer(202, presentRoundTrip(await withSite(deps.db, scope, (tx) => latestRoundTrip(tx, roomId))));
  });

  serve(app, deps, 'readRoundTrip', async ({ tx, params }) =>
    answer(200, presentRoundTrip(await latestRoundTrip(tx, params.id as RoomId))),
  );
}

async function audit(
  deps: ServerDeps,
  { site, caller, correlationId }: Pick<CallOutside<OperationName>, 'site' | 'caller' | 'correlationId'>,
  action: string,
  change: { readonly [name: string]: JsonValue },
  roomId: RoomId | null = null,
): Promise<void> {
  await withSite(deps.db, site.scope, (tx) =>
    appendSiteEvent(tx, {
      id: deps.ids.next(),
      at: deps.clock.now(),
      actor: { kind: 'person', personId: caller.person.id },
      action,
      entity: roomId === null ? 'synchronization' : 'room',
      entityId: roomId,
      change,
      reason: null,
      correlationId,
    }),
  );
}
