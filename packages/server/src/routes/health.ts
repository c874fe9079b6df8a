import type { FastifyInstance } from 'fastify';
import { DatabaseAway, SchemaMismatch, StorageFull, withoutScope } from '@planner/db';
import type { ServerDeps } from '../deps.ts';
import { anyone } from '../http/route-policy.ts';

const policy = anyone('asked by the machine that runs Planner; says nothing of a site');

/** Whether this process takes requests. It says no as soon as it is told to stop, so that a proxy looks elsewhere first. */
export interface Readiness {
  draining: boolean;
}

/** `/livez`: the process runs. `/readyz`: it can serve, with the reason when not. */
export function serveHealth(app: FastifyInstance, deps: ServerDeps, readiness: Readiness): void {
  app.get('/livez', { config: { policy, quiet: true } }, (_request, reply) => reply.send({ ok: true }));
  app.get('/readyz', { config: { policy, quiet: true } }, async (_request, reply) => {
    const reason = readiness.draining ? 'stopping' : await databaseTrouble(deps);
    void reply.header('Cache-Control', 'no-store');
    return reason === null ? reply.send({ ok: true }) : reply.code(503).send({ ok: false, reason });
  });
}

async function databaseTrouble({ db }: ServerDeps): Promise<string | null> {
  try {
    await withoutScope(db, (connection) => connection.query('select 1'));
    return null;
  } catch (error) {
    if (error instanceof DatabaseAway || error instanceof StorageFull || error instanceof SchemaMismatch) {
      return error.name;
    }
    throw error;
  }
}
