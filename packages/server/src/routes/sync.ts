import type { FastifyInstance } from 'fastify';
import { summarizeExchange } from '@planner/db';
import type { ServerDeps } from '../deps.ts';
import { answer, serve } from '../http/calls.ts';
import { presentSync } from '../presenters/sync.ts';

export function serveSync(app: FastifyInstance, deps: ServerDeps): void {
  serve(app, deps, 'readSync', async ({ tx, now }) => answer(200, presentSync(await summarizeExchange(tx), now)));
}
