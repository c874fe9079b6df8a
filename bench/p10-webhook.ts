import { createHash } from 'node:crypto';
import { fastify } from 'fastify';
import { signedIn } from './browser.ts';
import { comparePairs } from './measure.ts';
import type { Metric } from './measure.ts';
import { anOffice } from './office.ts';
import { syncWithoutGraph } from './outside.ts';
import { mustHold } from './question.ts';
import type { Bench, Question } from './question.ts';
import type { BenchDatabase } from './server.ts';

const secret = 'the secret of the subscription';
const url = '/webhooks/graph';

/** P10: what taking in a notification of Graph costs beside a bare handler that inserts one row. */
export const webhookQuestion: Question = {
  id: 'P10',
  what: 'receipt of a webhook notification',
  async ask(bench) {
    const database = await bench.server.database();
    try {
      return await ask(bench, database);
    } finally {
      await database.drop();
    }
  },
};

async function ask({ seconds }: Bench, database: BenchDatabase): Promise<Metric[]> {
  const office = await anOffice(database, { rooms: 20, linked: true });
  const sync = syncWithoutGraph(office);
  for (const room of office.rooms) await sync.linkRoom(office.scope, room.id);
  await database.sql(
    `update mailboxes set state = 'live', subscription_id = 'subscription-' || room_id,
      subscription_expires_at = '2027-01-01', client_state_hash = $1`,
    [createHash('sha256').update(secret).digest()],
  );
  const { app } = await signedIn(office, { sync });
  const bare = await bareReceiver(database);
  const notify = (round: number) => ({
    value: [
      {
        subscriptionId: `subscription-${office.rooms[round % office.rooms.length]!.id}`,
        clientState: secret,
        changeType: 'updated',
        resource: 'Users/room/Events/AAMkAGI2',
        resourceData: { '@odata.type': '#Microsoft.Graph.Event', id: 'AAMkAGI2' },
        tenantId: '84bd8158-6d4d-4958-8b9f-9d6445542f95',
      },
    ],
  });
  let sent = 0;
  const post = async (receiver: Pick<typeof app, 'inject'>, round: number) => {
    const answer = await receiver.inject({ method: 'POST', url, payload: notify(round) });
    mustHold(answer.statusCode === 202, `a notification was answered with ${answer.statusCode}`);
  };
  const before = database.db.statements;
  const rounds = Math.min(2000, Math.max(100, seconds * 60));
  const { subject, baseline, ratio } = await comparePairs(
    rounds,
    async (round) => {
      await post(app, round);
      sent += 1;
    },
    (round) => post(bare.app, round),
  );
  const roundTrips = (database.db.statements - before) / sent;
  // A mailbox begins with one thing to do; each notification adds one.
  const [found] = await database.sql<{ woken: number }>('select sum(dirty_seq - 1)::int as woken from mailboxes');
  mustHold(found?.woken === sent, `${sent} notifications woke mailboxes ${found?.woken} times`);
  await app.close();
  await bare.close();
  return [
    {
      id: 'P10',
      what: 'receipt of a webhook notification',
      baselineIs: 'bare handler of the same HTTP framework and one insert',
      subject,
      baseline,
      value: ratio,
      unit: 'times',
      ceiling: 2,
      notes: { roundTrips, rounds },
    },
  ];
}

async function bareReceiver({ sql, raw }: BenchDatabase) {
  await sql('create table raw_notifications (id bigint generated always as identity primary key, body jsonb not null)');
  const app = fastify({ logger: false });
  app.post(url, async (request, reply) => {
    await raw.query({
      name: 'raw_notification',
      text: 'insert into raw_notifications (body) values ($1)',
      values: [JSON.stringify(request.body)],
    });
    return reply.code(202).send();
  });
  await app.ready();
  return { app, close: () => app.close() };
}
