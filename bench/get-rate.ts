import { fastify } from 'fastify';
import { signedIn } from './browser.ts';
import { bookingsADay, loadHistory, shownDay } from './history.ts';
import { inTurnsBy, timed } from './measure.ts';
import type { Metric, Timing } from './measure.ts';
import { anOffice, host } from './office.ts';
import { mustHold } from './question.ts';
import type { Bench, Question } from './question.ts';
import type { BenchDatabase } from './server.ts';

const rooms = 50;
const clients = 8;

/**
 * GET: requests a second beside a handler that returns a constant. A page of the timeline asks the database three times,
 * the constant never, so the ratio says what a request costs at most; nobody is judged by it.
 */
export const getQuestion: Question = {
  id: 'GET',
  what: 'requests a second',
  async ask(bench) {
    const database = await bench.server.database();
    try {
      return await ask(bench, database);
    } finally {
      await database.drop();
    }
  },
};

async function ask({ server, seconds }: Bench, database: BenchDatabase): Promise<Metric[]> {
  const office = await anOffice(database, { rooms, linked: true });
  await loadHistory({ database, office, folder: server.folder }, rooms * bookingsADay * 5);
  const { app, cookie, get } = await signedIn(office);
  const metrics: Metric[] = [];
  for (const { id, what, url } of [
    { id: 'GET timeline', what: `GET of the timeline, ${rooms} rooms × ${bookingsADay} bookings`, url: timeline },
    { id: 'GET session', what: 'GET of the session', url: '/api/v1/session' },
  ]) {
    const constant = await get(url);
    const bare = fastify({ logger: false });
    bare.get('/constant', (_request, reply) => reply.type('application/json; charset=utf-8').send(constant));
    await bare.ready();
    const rounds = Math.max(80, Math.round(seconds * 40));
    const ours = await rate(rounds, async () => {
      const { statusCode } = await app.inject({ method: 'GET', url, headers: { host, cookie } });
      mustHold(statusCode === 200, `${url} answered ${statusCode}`);
    });
    const theirs = await rate(rounds * 4, async () => {
      mustHold((await bare.inject('/constant')).statusCode === 200, 'the constant was not answered');
    });
    await bare.close();
    metrics.push({
      id,
      what: `${what}, ${clients} clients`,
      baselineIs: 'bare handler of the same HTTP framework, a constant of equal size',
      subject: ours.timing,
      baseline: theirs.timing,
      value: theirs.perSecond / ours.perSecond,
      unit: 'times',
      ceiling: null,
      notes: {
        requestsASecond: Math.round(ours.perSecond),
        ofTheBaseline: Math.round(theirs.perSecond),
        bytes: Buffer.byteLength(constant),
      },
    });
  }
  await app.close();
  return metrics;
}

const timeline = `/api/v1/timeline?date=${shownDay.toString()}&limit=${rooms}`;

async function rate(rounds: number, work: () => Promise<void>): Promise<{ timing: Timing; perSecond: number }> {
  await inTurnsBy(clients, Math.ceil(rounds / 10), work); // warm-up
  let timing: Timing | null = null;
  const elapsed = await timed(async () => {
    timing = await inTurnsBy(clients, rounds, work);
  });
  if (!timing) throw new Error('nothing was measured');
  return { timing, perSecond: (rounds * 1000) / elapsed };
}
