import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { nordlys } from '@planner/simulator';
import { inTurnsBy, timed, timingOf, type Metric, type Timing } from './measure.ts';
import { mustHold, type Bench, type Question } from './question.ts';
import type { Order, Ready } from './simulator-process.ts';

const clients = 16;
const app = nordlys.apps.calendarService;

/** SIM: the simulator by itself: how long it takes to generate, what a delta and a request cost, how much it holds. */
export const simulatorQuestion: Question = {
  id: 'SIM',
  what: 'the simulator: generate, delta, requests a second, memory',
  async ask(bench) {
    return [await generating(bench), ...(await serving(bench)), await holding(bench)];
  },
};

/** A hundred thousand people and three thousand rooms, five million dates. */
async function generating({ seed, tell }: Bench): Promise<Metric> {
  const world = await start({ seed, people: 100_000, rooms: 3000, meetings: 5_000_000, eachRoomAlike: false });
  try {
    const { rssMb } = await world.say({});
    tell(`  generated and loaded in ${Math.round(world.ready.loadMs)} ms`);
    return told('SIM load', '100 000 people and 3 000 rooms generated and loaded', {
      value: world.ready.loadMs,
      unit: 'ms',
      ceiling: 20_000,
      notes: { rssMb: Math.round(rssMb) },
    });
  } finally {
    world.end();
  }
}

/** 600 people, 100 rooms with 1 000 events each. */
async function serving({ seed, seconds, tell }: Bench): Promise<Metric[]> {
  const world = await start({ seed, people: 600, rooms: 100, meetings: 100_000, eachRoomAlike: true });
  try {
    const { events, rooms } = world.ready;
    mustHold(events.length >= 500, `only ${events.length} mailboxes have an event`);
    const headers = { authorization: `Bearer ${await world.token()}` };
    const counted = await Promise.all(
      rooms.slice(0, 3).map(async (room) => {
        const view = `startDateTime=2020-01-01T00:00:00Z&endDateTime=2024-12-30T00:00:00Z`;
        return (await world.get(`/v1.0/users/${room}/calendarView?${view}&$top=1`, headers)).status;
      }),
    );
    mustHold(
      counted.every((status) => status === 200),
      `a view was answered with ${counted.join()}`,
    );
    return [...(await requests(world, headers, { seconds, tell })), await delta(world, headers, tell)];
  } finally {
    world.end();
  }
}

async function requests(
  world: World,
  headers: Record<string, string>,
  { seconds, tell }: Pick<Bench, 'seconds' | 'tell'>,
): Promise<Metric[]> {
  const { events, bareOrigin } = world.ready;
  let next = 0;
  const ask = async () => {
    const [mailbox, event] = events[next++ % events.length]!;
    const { status } = await world.get(`/v1.0/users/${mailbox}/events/${event}?$select=subject,start,end`, headers);
    mustHold(status === 200, `a request was answered with ${status}`);
  };
  const [mailbox, event] = events[0]!;
  const sample = await world.get(`/v1.0/users/${mailbox}/events/${event}?$select=subject,start,end`, headers);
  await world.say({ constant: sample.text });
  const bare = async () => mustHold((await world.get('/', {}, bareOrigin)).status === 200, 'no constant');
  await inTurnsBy(clients, 4000, ask);
  await inTurnsBy(clients, 4000, bare);
  // In turns, so that a machine that slows down does so for both.
  const rounds = Math.max(1500, seconds * 200);
  const rates: { ours: number; theirs: number }[] = [];
  for (let turn = 0; turn < 4; turn += 1) {
    const ours = (rounds * 1000) / (await timed(() => inTurnsBy(clients, rounds, ask)));
    const theirs = (rounds * 1000) / (await timed(() => inTurnsBy(clients, rounds, bare)));
    rates.push({ ours, theirs });
  }
  const middle = (values: readonly number[]) => timingOf(values).p50;
  const [ours, theirs] = [middle(rates.map((one) => one.ours)), middle(rates.map((one) => one.theirs))];
  tell(`  ${Math.round(ours)} requests a second beside ${Math.round(theirs)} of a bare handler`);
  const notes = {
    mailboxes: events.length,
    clients,
    requestsASecond: Math.round(ours),
    ofTheBaseline: Math.round(theirs),
  };
  return [
    told('SIM rate', 'a simple request, limits on', { value: 1000 / ours, unit: 'ms', ceiling: 0.5, notes }),
    {
      ...told('SIM ratio', 'a simple request', { value: theirs / ours, unit: 'times', ceiling: 1 / 0.6, notes }),
      baselineIs: 'bare handler of the same HTTP framework, a constant of equal size',
    },
  ];
}

/** A delta after one change in a calendar of 1 000 and in one of 100 000 events. */
async function delta(world: World, headers: Record<string, string>, tell: Bench['tell']): Promise<Metric> {
  const [few, many] = [await calendarOf(world, headers, 0, 1000), await calendarOf(world, headers, 1, 100_000)];
  const costs: { few: number[]; many: number[] } = { few: [], many: [] };
  for (let round = -20; round < 150; round += 1) {
    for (const [calendar, into] of [
      [many, costs.many],
      [few, costs.few],
    ] as const) {
      await calendar.change(round);
      const cost = await timed(() => calendar.pull());
      if (round >= 0) into.push(cost);
    }
  }
  const [subject, baseline]: [Timing, Timing] = [timingOf(costs.many), timingOf(costs.few)];
  tell(`  delta: ${subject.p50.toFixed(2)} ms at 100 000 events, ${baseline.p50.toFixed(2)} ms at 1 000`);
  return {
    id: 'SIM delta',
    what: 'delta after one change, calendar of 100 000 events',
    baselineIs: 'the same in a calendar of 1 000 events',
    subject,
    baseline,
    value: subject.p50 / baseline.p50,
    unit: 'times',
    ceiling: 1.2,
  };
}

async function calendarOf(world: World, headers: Record<string, string>, index: number, count: number) {
  const name = `bench-${index}@${world.ready.domain}`;
  const added = await world.send('POST', `/control/api/tenants/${world.ready.tenantId}/rooms`, { name, address: name });
  mustHold(added.status < 300, `no room could be added: ${added.status}`);
  const base = `/v1.0/users/${name}`;
  const body = {
    subject: 'One',
    start: { dateTime: '2026-11-24T08:00:00', timeZone: 'UTC' },
    end: { dateTime: '2026-11-24T08:30:00', timeZone: 'UTC' },
  };
  const made = JSON.parse((await world.send('POST', `${base}/events`, body, headers)).text) as { id: string };
  const user = await world.get(`/control/api/tenants/${world.ready.tenantId}/mailboxes`, {});
  const mailboxes = JSON.parse(user.text) as { id: string; address: string }[];
  await world.say({ fill: [mailboxes.find(({ address }) => address === name)!.id, count] });
  let link = `${base}/calendarView/delta?startDateTime=2026-11-24T00:00:00Z&endDateTime=2026-11-26T00:00:00Z`;
  const pull = async () => {
    const { text } = await world.get(link, headers);
    const page = JSON.parse(text) as Record<string, string> & { value: unknown[] };
    const next = new URL(page['@odata.nextLink'] ?? page['@odata.deltaLink']!);
    link = next.pathname + next.search;
    return { isLast: page['@odata.deltaLink'] !== undefined, count: page.value.length };
  };
  while (!(await pull()).isLast);
  return {
    change: async (round: number) => {
      const patched = await world.send('PATCH', `${base}/events/${made.id}`, { subject: `Round ${round}` }, headers);
      mustHold(patched.status === 200, `a change was answered with ${patched.status}`);
    },
    pull: async () => {
      let count = 0;
      for (;;) {
        const page = await pull();
        count += page.count;
        if (page.isLast) break;
      }
      mustHold(count === 1, `a delta after one change told of ${count}`);
    },
  };
}

/** Size M, after everybody's calendar of the day was asked for in all rooms and by a tenth of the people. */
async function holding({ seed, tell }: Bench): Promise<Metric> {
  const world = await start({ seed, people: 5000, rooms: 300, meetings: 500_000, eachRoomAlike: false });
  try {
    const headers = { authorization: `Bearer ${await world.token()}` };
    let next = 0;
    const { rooms } = world.ready;
    await inTurnsBy(3, rooms.length, async () => {
      const view = 'startDateTime=2026-11-23T00:00:00Z&endDateTime=2026-11-30T00:00:00Z&$top=100';
      const { status } = await world.get(`/v1.0/users/${rooms[next++]}/calendarView?${view}`, headers);
      mustHold(status === 200, `a view was answered with ${status}`);
    });
    const { rssMb } = await world.say({});
    tell(`  size M holds ${Math.round(rssMb)} MB`);
    return told('SIM memory', 'RSS at size M: 5 000 people, 300 rooms all looked at, 500 000 dates', {
      value: rssMb,
      unit: 'MB',
      ceiling: 400,
    });
  } finally {
    world.end();
  }
}

function told(id: string, what: string, of: Pick<Metric, 'value' | 'unit' | 'ceiling' | 'notes'>): Metric {
  return { id, what, baselineIs: '–', subject: null, baseline: null, ...of };
}

type Answer = { readonly status: number; readonly text: string };
type World = Awaited<ReturnType<typeof start>>;

async function start(order: Order) {
  const child: ChildProcess = fork(new URL('simulator-process.ts', import.meta.url), { execArgv: [] });
  child.send(order);
  const [ready] = (await once(child, 'message', { signal: AbortSignal.timeout(120_000) })) as [Ready];
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const callOnce = (
    method: string,
    url: string,
    { headers = {}, body }: { headers?: Record<string, string>; body?: string },
  ): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const sent = request(url, { method, agent, headers }, (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('end', () =>
          resolve({ status: incoming.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
        );
        incoming.on('error', reject);
      });
      sent.on('error', reject);
      sent.end(body);
    });
  // The server may close an idle connection at the moment we take it again.
  const call = (...args: Parameters<typeof callOnce>) =>
    callOnce(...args).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ECONNRESET') throw error;
      return callOnce(...args);
    });
  const { pagesOrigin } = ready;
  return {
    ready,
    get: (path: string, headers: Record<string, string>, origin = pagesOrigin) =>
      call('GET', origin + path, { headers }),
    send: (method: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
      call(method, pagesOrigin + path, {
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    token: async () => {
      const form = new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: app.appId,
        client_secret: app.secret,
        scope: 'https://graph.microsoft.com/.default',
      });
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const url = `${pagesOrigin}/${ready.tenantId}/oauth2/v2.0/token`;
      const { text } = await call('POST', url, { headers, body: form.toString() });
      const { access_token: token } = JSON.parse(text) as { access_token?: string };
      mustHold(token !== undefined, `no token: ${text}`);
      return token!;
    },
    say: async (what: { constant?: string; fill?: readonly [string, number] }) => {
      child.send(what);
      const [answer] = (await once(child, 'message', { signal: AbortSignal.timeout(60_000) })) as [{ rssMb: number }];
      return answer;
    },
    end: () => {
      agent.destroy();
      child.disconnect();
    },
  };
}
