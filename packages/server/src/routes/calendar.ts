import type { FastifyInstance } from 'fastify';
import { daysBetween, refused, startOfDay } from '@planner/core';
import { calendarOf } from '@planner/db';
import type { ServerDeps } from '../deps.ts';
import { answer, serve } from '../http/calls.ts';
import { invalid } from '../http/error-frame.ts';
import { presentCalendar } from '../presenters/calendar.ts';

/** Two months: the longest view that a page shows. */
const mostDays = 62;

export function serveCalendar(app: FastifyInstance, deps: ServerDeps): void {
  serve(app, deps, 'readCalendar', async ({ query, caller, tx }) => {
    const days = daysBetween(query.from, query.to);
    if (days < 1 || days > mostDays) return refused(invalid('to', `1 to ${mostDays} days after \`from\``));
    const { id: personId, zone, mail } = caller.person;
    const range = { start: startOfDay(query.from, zone), end: startOfDay(query.to, zone) };
    const rows = await calendarOf(tx, { personId, address: mail?.toLowerCase() ?? null, range });
    return answer(200, presentCalendar(rows, personId));
  });
}
