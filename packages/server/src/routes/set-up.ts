import type { FastifyInstance } from 'fastify';
import { refused } from '@planner/core';
import {
  appendSiteEvent,
  latestConsent,
  pilotProgress,
  readAddin,
  reportMailboxes,
  siteZone,
  skippedSteps,
  skipStep,
  unlinkedRooms,
} from '@planner/db';
import type { SiteTransaction } from '@planner/db';
import { historyOfJob, listJobs } from '@planner/directory';
import { signOnConfiguration } from '@planner/identity';
import { connectionOf, connectionState } from '@planner/sites';
import type { Application, ConnectionDeps } from '@planner/sites';
import type { SetUpAnswer } from '../api/set-up-schema.ts';
import type { ServerDeps } from '../deps.ts';
import { answer, serve } from '../http/calls.ts';
import {
  addinStanding,
  connectionStanding,
  pilotStanding,
  presentSetUp,
  roomsStanding,
  signOnStanding,
  usersStanding,
} from '../presenters/set-up.ts';
import type { JobProgress, Standing } from '../presenters/set-up.ts';

const unavailable = refused({ code: 'UNAVAILABLE', params: { retryAfterSeconds: 60 } });

/** The set-up list: how each step stands is computed from what is there; only what was set aside is stored. */
export function serveSetUp(app: FastifyInstance, deps: ServerDeps): void {
  const { connections } = deps;

  serve(app, deps, 'readSetUp', async ({ tx, now }) =>
    connections ? answer(200, await readSetUp(tx, { connections, now })) : unavailable,
  );

  serve(app, deps, 'changeSetUp', async ({ tx, body: { step, skipped }, caller, now, correlationId }) => {
    if (!connections) return unavailable;
    await skipStep(tx, step, skipped);
    await appendSiteEvent(tx, {
      id: deps.ids.next(),
      at: now,
      actor: { kind: 'person', personId: caller.person.id },
      action: 'setUp.changed',
      entity: 'site',
      entityId: null,
      change: { step, skipped },
      reason: null,
      correlationId,
    });
    return answer(200, await readSetUp(tx, { connections, now }));
  });
}

async function readSetUp(
  tx: SiteTransaction,
  { connections, now }: { readonly connections: ConnectionDeps; readonly now: Temporal.Instant },
): Promise<SetUpAnswer> {
  const permission = async (application: Application['key']): Promise<Standing> => {
    const connection = await connectionOf(tx, application, connections.secrets);
    return connectionStanding(connection, connectionState(connection, await latestConsent(tx, application), now));
  };
  const zone = await siteZone(tx);
  const jobs: JobProgress[] = [];
  for (const job of await listJobs(tx)) jobs.push({ job, runs: await historyOfJob(tx, job.id) });
  const standings = {
    calendarService: await permission('calendar-service'),
    addinApplication: await permission('addin'),
    plannerApplication: await permission('planner'),
    users: usersStanding(jobs, { zone, now }),
    singleSignOn: signOnStanding(await signOnConfiguration(tx)),
    addin: addinStanding(await readAddin(tx)),
    rooms: roomsStanding(await reportMailboxes(tx), (await unlinkedRooms(tx)).length),
    pilot: pilotStanding(await pilotProgress(tx)),
  };
  return presentSetUp(standings, { skipped: await skippedSteps(tx), zone });
}
