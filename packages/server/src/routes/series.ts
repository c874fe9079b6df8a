import type { FastifyInstance } from 'fastify';
import { refused } from '@planner/core';
import type { SeriesId } from '@planner/core';
import { masterOfSeries } from '@planner/db';
import type { ServerDeps } from '../deps.ts';
import { answer, serve } from '../http/calls.ts';
import { presentSeries } from '../presenters/series.ts';
import { readShownMeeting } from './shown-meeting.ts';

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
}
