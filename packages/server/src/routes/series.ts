import type { FastifyInstance } from 'fastify';
import { readdOccurrence } from '@planner/bookings';
import { refused } from '@planner/core';
import type { SeriesId } from '@planner/core';
import { masterOfSeries } from '@planner/db';
import type { ServerDeps } from '../deps.ts';
import { answer, serve } from '../http/calls.ts';
import { presentSeries } from '../presenters/series.ts';
import { personActorOf } from '../presenters/meeting-draft.ts';
import { answerWritten, readShownMeeting } from './shown-meeting.ts';

export function serveSeries(app: FastifyInstance, deps: ServerDeps): void {
  serve(app, deps, 'readSeries', async ({ params, caller, reader, site, tx }) => {
    const masterId = await masterOfSeries(tx, params.id as SeriesId);
    const found = masterId && (await readShownMeeting(tx, masterId));
    if (!found) return refused({ code: 'NOT_FOUND', params: {} });
    const { series } = found.shown;
    if (!series) throw new Error(`the master meeting of series ${params.id} belongs to no series`);
    const body = presentSeries({ ...found.shown, series }, { caller, site, reader });
    return answer(200, body, { ETag: `"${body.version}"` });
  });

  serve(app, deps, 'readdOccurrence', async (call) => {
    const { params, caller, site, tx, correlationId } = call;
    const masterId = await masterOfSeries(tx, params.id as SeriesId);
    if (!masterId) return refused({ code: 'NOT_FOUND', params: {} });
    const readded = await readdOccurrence(
      site.scope,
      { actor: personActorOf(caller), source: 'web', meetingId: masterId, key: params.key, correlationId },
      { ...deps, db: tx },
    );
    if (!readded.ok) return readded;
    const told = { warnings: readded.warnings, skipped: readded.value.skipped };
    const { body, etag } = await answerWritten(call, readded.value.meeting.id, told);
    return answer(200, body, { ETag: etag });
  });
}
