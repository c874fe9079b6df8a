import type { FastifyInstance } from 'fastify';
import { searchPeople } from '@planner/db';
import type { ServerDeps } from '../deps.ts';
import { answer, serve } from '../http/calls.ts';

export function servePeople(app: FastifyInstance, deps: ServerDeps): void {
  serve(app, deps, 'findPeople', async ({ query, tx }) => {
    const people = await searchPeople(tx, { text: query.q, limit: query.limit });
    return answer(200, { people: people.map(({ id, displayName, mail }) => ({ id, displayName, mail })) });
  });
}
