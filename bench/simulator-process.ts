// Started by simulator.ts as a process of its own: a generated organisation behind plain http, and a bare handler of the
// same HTTP framework beside it. Says on its channel what it did; ends when the channel is closed.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { performance } from 'node:perf_hooks';
import { getRequestListener } from '@hono/node-server';
import {
  applyScenario,
  createSimulator,
  generatedScenario,
  startSimulator,
  type CalendarItem,
} from '@planner/simulator';

export type Order = {
  readonly seed: number;
  readonly people: number;
  readonly rooms: number;
  readonly meetings: number;
  readonly eachRoomAlike: boolean;
};

export type Ready = {
  /** From the order to open ports. */
  readonly loadMs: number;
  readonly tenantId: string;
  readonly domain: string;
  readonly pagesOrigin: string;
  readonly bareOrigin: string;
  readonly rooms: readonly string[];
  /** A mailbox and the id of an event in it, each mailbox once. */
  readonly events: readonly (readonly [mailbox: string, event: string])[];
};

process.once('message', (order: Order) => void open(order));
process.once('disconnect', () => process.exit(0));

async function open(order: Order): Promise<void> {
  const startedAt = performance.now();
  const simulator = createSimulator({ seed: order.seed });
  const { seed: _, ...generate } = order;
  const read = generatedScenario(generate);
  if (!read.ok) throw new Error(read.problems.join());
  const [tenant] = applyScenario(simulator, read.scenario);
  const running = await startSimulator({ simulator });
  const loadMs = performance.now() - startedAt;

  const mailboxes = [...tenant!.mailboxes.values()];
  const rooms = mailboxes.filter(({ user }) => user.kind === 'room').map(({ user }) => user.id);
  const events: [string, string][] = [];
  for (const { user, calendar } of mailboxes.slice(0, order.eachRoomAlike ? 700 : 0)) {
    const [item] = calendar.active();
    if (item) events.push([user.id, calendar.itemId(item, 'default')]);
  }
  let constant = '{}';
  const bare = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  const listener = getRequestListener(
    () => new Response(constant, { headers: { 'Content-Type': 'application/json; charset=utf-8' } }),
  );
  await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve));
  process.on('message', (ask: { readonly constant?: string; readonly fill?: readonly [string, number] }) => {
    if (ask.constant !== undefined) constant = ask.constant;
    if (ask.fill !== undefined) multiply(ask.fill[0], ask.fill[1]);
    process.send!({ rssMb: process.memoryUsage().rss / 2 ** 20 });
  });

  /** Lets the one event of a calendar stand there `count` times, an hour apart, as if it had always been so. */
  function multiply(userId: string, count: number): void {
    const { calendar } = tenant!.mailboxes.get(userId)!;
    const [first] = calendar.active();
    const { fields } = first as CalendarItem;
    const later = (moment: typeof fields.start, hours: number) => ({
      ...moment,
      wall: moment.wall.add({ hours }),
      ms: moment.ms + hours * 3_600_000,
    });
    for (let index = 1; index < count; index += 1) {
      const number = calendar.nextNumber();
      calendar.insert({
        ...first!,
        number,
        meetingId: `${first!.meetingId}${number}`,
        fields: { ...fields, start: later(fields.start, index), end: later(fields.end, index) },
      });
    }
  }

  const ready: Ready = {
    loadMs,
    tenantId: tenant!.id,
    domain: tenant!.domains[0]!,
    pagesOrigin: running.pagesOrigin,
    bareOrigin: `http://localhost:${(bare.address() as AddressInfo).port}`,
    rooms,
    events,
  };
  process.send!(ready);
}
