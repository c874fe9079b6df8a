import type { Clock, Location, Person, Right, Room, SiteScope } from '@planner/core';
import { type Database, uuidSource } from '@planner/db';
import { type GraphClient, type GraphSent, createGraphClient } from '@planner/graph';
import {
  type Simulator,
  type Switches,
  type Tenant,
  type VirtualClock,
  createRandom,
  createSimulator,
  faultRuleSchema,
  virtualClock,
} from '@planner/simulator';
import { type SyncEngine, type SyncSettings, createSyncEngine, defaultSyncSettings } from '@planner/sync';
import { aLocation, aPerson, aRoom, aSite } from '../builders.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { CrashPoint, ProcessDied, StallPoint, mortal } from './crash.ts';

export interface WorldOptions {
  /** Everything random comes from it. */
  readonly seed: string;
  readonly people?: number;
  readonly rooms?: number;
  /** How many of them Exchange's attendant answers for: the last ones. */
  readonly exchangeRooms?: number;
  readonly settings?: Partial<SyncSettings>;
  readonly switches?: Partial<Switches>;
  /** When the story begins; a Tuesday morning unless told otherwise. */
  readonly now?: string;
  readonly room?: Partial<Room>;
  /** Processes of Planner that share the database; one unless told otherwise. */
  readonly replicas?: number;
  /** A database to be emptied and used instead of a new one: many worlds after one another. It stays when the world is closed. */
  readonly database?: TestDatabase;
}

export type WorldPerson = Person & { readonly mail: string; readonly rights: readonly Right[] };
export type WorldRoom = Room & { readonly mailbox: string };

/** One call that Planner made, with the instant. */
export interface WorldCall extends GraphSent {
  readonly at: Temporal.Instant;
}

/**
 * A small organisation with everything real but time, chance and the wires: Planner's engine and database, and a tenant
 * of Microsoft 365 in process, under one clock and one seed.
 */
export interface World {
  readonly seed: string;
  readonly database: TestDatabase;
  readonly db: Database;
  readonly clock: VirtualClock;
  readonly simulator: Simulator;
  readonly tenant: Tenant;
  readonly scope: SiteScope;
  readonly location: Location;
  readonly people: readonly WorldPerson[];
  readonly rooms: readonly WorldRoom[];
  readonly crash: CrashPoint;
  /** Of each process, where the answer to one of its calls can be kept back. */
  readonly stalls: readonly StallPoint[];
  /**
   * Set by a test to change what Planner reads from Graph, or to let something happen while an answer is on its way: gets the
   * parsed body of each answer, returns another one or a promise of it.
   */
  tamper: ((call: { readonly url: string; readonly method: string }, body: unknown) => unknown) | null;
  /** Bodies of the change notifications that have reached Planner. */
  readonly notifications: readonly unknown[];
  /** Set: notifications get lost on the way. */
  deaf: boolean;
  readonly notificationsLost: number;
  /** Every call of Planner to Graph so far. */
  readonly calls: readonly WorldCall[];
  readonly deps: { readonly db: Database; readonly clock: Clock; readonly ids: ReturnType<typeof uuidSource> };
  /** 0 ≤ x < 1, from the seed; the story's own chance. */
  readonly random: () => number;
  /** The engine that runs now; another one after each death. */
  engine(): SyncEngine;
  /** Ends the process; the next one has these settings beside those of the world. */
  restart(settings: Partial<SyncSettings>): void;
  /** Lets time pass: messages travel, then Planner does what is due. A death on the way starts a new process. */
  pass(seconds: number): Promise<void>;
  /** Lets time pass until nothing is due any more. @throws when the world doesn't come to rest */
  settle(): Promise<void>;
  /** Puts a fault in the way of Planner's calls: the simulator's own rule, without the application. */
  fault(rule: Record<string, unknown>): void;
  /** The wires to the tenant, for whoever signs in by themselves. */
  fetch(url: string, init: RequestInit): Promise<Response>;
  /** A call to Graph as some person's Outlook makes it. */
  outlook(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ readonly status: number; readonly body: Record<string, unknown> }>;
  close(): Promise<void>;
}

/** One process of Planner. */
interface Replica {
  readonly stall: StallPoint;
  /** Another one after each death. */
  engine: SyncEngine;
  /** A step that waits for the answer to a call. */
  underWay: Promise<boolean> | null;
}

const plannerApp = 'planner';
const plannerSecret = 'secret of the simulated application';
const outlookApp = 'outlook';
const domain = 'nordlys.test';

/** Makes the world; its rooms are linked and read once. Close it in the end. */
export async function createWorld(options: WorldOptions): Promise<World> {
  const clock = virtualClock(Temporal.Instant.from(options.now ?? '2026-11-24T07:00:00Z'));
  const random = createRandom(`${options.seed}/story`);
  const notifications: unknown[] = [];
  let notificationsLost = 0;
  const simulator = createSimulator({ seed: options.seed, clock, outgoing: (request) => takeIn(request) });
  const tenant = simulator.addTenant({
    displayName: 'Nordlys',
    domains: [domain],
    ...(options.switches ? { switches: options.switches } : {}),
  });
  tenant.addApp({ appId: plannerApp, secret: plannerSecret, roles: ['Calendars.ReadWrite', 'User.Read.All'] });
  tenant.addApp({ appId: outlookApp, roles: ['Calendars.ReadWrite', 'User.Read.All'] });
  const database = options.database ?? (await testDatabase());
  if (options.database) await empty(database);
  const ids = uuidSource(clock, (bytes) => Uint8Array.from({ length: bytes }, () => Math.floor(random.next() * 256)));
  const build = { db: database.db, clock, ids };
  const scope = await aSite(build);
  const location = await aLocation(scope, build, { name: 'Havn', zone: 'Europe/Copenhagen' });
  const people: WorldPerson[] = [];
  for (let n = 0; n < (options.people ?? 3); n += 1) {
    const address = `person${n}@${domain}`;
    tenant.addUser({ userPrincipalName: address, displayName: `Person ${n}`, zone: 'Romance Standard Time' });
    const person = await aPerson(scope, build, {
      displayName: `Person ${n}`,
      mail: address,
      userPrincipalName: address,
      may: n === 0 ? ['book', 'manageRooms', 'bookForOthers'] : ['book'],
    });
    people.push({ ...person, mail: address });
  }
  const rooms: WorldRoom[] = [];
  const roomCount = options.rooms ?? 2;
  for (let n = 0; n < roomCount; n += 1) {
    const authority = n >= roomCount - (options.exchangeRooms ?? 0) ? 'exchange' : 'planner';
    const address = `room${n}@${domain}`;
    tenant.addUser(
      { userPrincipalName: address, displayName: `Room ${n}`, kind: 'room', zone: 'Romance Standard Time' },
      { automateProcessing: authority === 'exchange' ? 'AutoAccept' : 'AutoUpdate' },
    );
    const room = await aRoom(scope, build, {
      locationId: location.id,
      name: `Room ${n}`,
      mailbox: address,
      capacity: 50,
      authority,
      ...options.room,
    });
    rooms.push({ ...room, mailbox: address });
  }

  const takeIn = async (request: Request): Promise<Response> => {
    const token = new URL(request.url).searchParams.get('validationToken');
    if (token !== null) return new Response(token, { headers: { 'Content-Type': 'text/plain' } });
    if (world.deaf) {
      notificationsLost += 1;
      return new Response(null, { status: 202 });
    }
    const body: unknown = await request.json();
    notifications.push(body);
    await first.engine.receiveNotifications(body);
    return new Response(null, { status: 202 });
  };

  const calls: WorldCall[] = [];
  const crash = new CrashPoint();
  const graphClient = (stall: StallPoint): GraphClient =>
    createGraphClient({
      fetch: (url, init) => stall.pass(() => crash.pass('at a call', () => fetchThrough(world, url, init))),
      tokens: { token: () => Promise.resolve(plannerApp), forget: () => undefined },
      baseUrl: 'https://graph.microsoft.com',
      clock,
      requestId: () => ids.next(),
      observe: (sent) => calls.push({ ...sent, at: clock.now() }),
    });
  let count = 0;
  const start = (stall: StallPoint, settings: Partial<SyncSettings> = {}): SyncEngine => {
    const client = graphClient(stall);
    count += 1;
    return createSyncEngine({
      db: mortal(database.db, crash),
      graphFor: () => Promise.resolve(client),
      addinFor: () => Promise.resolve(client),
      clock,
      ids,
      random: () => random.next(),
      settings: {
        ...defaultSyncSettings,
        parallelMailboxes: 1,
        answersPerMinute: 1000,
        ...options.settings,
        ...settings,
      },
      log: () => undefined,
      worker: `worker-${count}`,
    });
  };
  const replicas = Array.from({ length: options.replicas ?? 1 }, (): Replica => {
    const stall = new StallPoint(() => clock.now());
    return { stall, engine: start(stall), underWay: null };
  });
  const [first] = replicas as [Replica, ...Replica[]];
  // Who comes first is drawn apart from the story, so that a story is the same with one process and with two.
  const turns = createRandom(`${options.seed}/replicas`);

  const takeStep = async (replica: Replica): Promise<boolean> => {
    try {
      const { pulled, commands, subscriptions } = await replica.engine.step();
      return pulled + commands + subscriptions > 0;
    } catch (error) {
      if (!(error instanceof ProcessDied)) throw error;
      crash.revive();
      replica.engine = start(replica.stall);
      return true;
    }
  };
  const stepOf = async (replica: Replica): Promise<void> => {
    const { stall } = replica;
    if (stall.until && Temporal.Instant.compare(stall.until, clock.now()) > 0) return;
    stall.release();
    const stalled = stall.stalled();
    replica.underWay ??= takeStep(replica);
    if ((await Promise.race([replica.underWay, stalled])) !== 'stalled') replica.underWay = null;
  };
  const step = async (): Promise<void> => {
    const order = replicas.length > 1 && turns.next() < 0.5 ? replicas.toReversed() : replicas;
    for (const replica of order) await stepOf(replica);
  };
  const world: World = {
    seed: options.seed,
    database,
    db: database.db,
    clock,
    simulator,
    tenant,
    scope,
    location,
    people,
    rooms,
    crash,
    stalls: replicas.map(({ stall }) => stall),
    tamper: null,
    notifications,
    deaf: false,
    get notificationsLost() {
      return notificationsLost;
    },
    calls,
    deps: build,
    random: () => random.next(),
    engine: () => first.engine,
    restart: (settings) => {
      first.engine = start(first.stall, settings);
    },
    async pass(seconds) {
      await simulator.advanceTo(clock.now().add({ seconds }));
      await step();
    },
    async settle() {
      // Leases of dead processes, patience, backoff and polls all end within minutes; rest is five silent minutes.
      let silentSeconds = 0;
      for (let round = 0; round < 400 && silentSeconds < 300; round += 1) {
        const before = calls.length;
        const seconds = silentSeconds === 0 ? 10 : 100;
        await world.pass(seconds);
        const moving =
          calls.slice(before).some(isWrite) ||
          isDueSoon(simulator) ||
          replicas.some(({ underWay }) => underWay !== null) ||
          (await waitingCommands(world)) > 0;
        silentSeconds = moving ? 0 : silentSeconds + seconds;
      }
      if (silentSeconds >= 300) return;
      throw new Error(`the world doesn't come to rest: ${await waitingCommands(world)} commands wait`);
    },
    fault: (rule) => void simulator.faults.add(faultRuleSchema.parse({ appId: plannerApp, ...rule })),
    fetch: (url, init) => simulator.fetch(new Request(url, init)),
    async outlook(method, path, body) {
      const response = await simulator.fetch(
        new Request(`https://graph.microsoft.com/v1.0${path}`, {
          method,
          headers: {
            authorization: `Bearer ${outlookApp}`,
            'content-type': 'application/json',
            Prefer: 'IdType="ImmutableId", outlook.timezone="UTC"',
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      );
      const text = await response.text();
      return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
    },
    close: () => (options.database ? Promise.resolve() : database.drop()),
  };
  for (const room of rooms) await first.engine.linkRoom(scope, room.id);
  await world.pass(1);
  return world;
}

/** Whether a call wanted to change something. */
export function isWrite({ call }: WorldCall): boolean {
  return call.method !== 'GET';
}

async function fetchThrough(world: World, url: string, init: RequestInit): Promise<Response> {
  const answer = await world.simulator.fetch(new Request(url, init));
  if (!world.tamper || !answer.ok || !(answer.headers.get('content-type') ?? '').includes('json')) return answer;
  const body = await world.tamper({ url, method: init.method ?? 'GET' }, await answer.json());
  return new Response(JSON.stringify(body), { status: answer.status, headers: answer.headers });
}

// Messages and answers travel for minutes; what is further off (a subscription's end) isn't waited for.
function isDueSoon({ agenda, clock }: Simulator): boolean {
  const next = agenda.nextDueAt();
  return next !== undefined && Temporal.Instant.compare(next, clock.now().add({ minutes: 5 })) <= 0;
}

async function waitingCommands(world: World): Promise<number> {
  const [row] = await world.database.sql<{ count: number }>(
    'select count(*)::int as count from outbox where done_version < version',
  );
  return row?.count ?? 0;
}

// One statement, and rows instead of files: a world has few rows in many tables, and each truncated table costs files of its own.
async function empty(database: TestDatabase): Promise<void> {
  await database.sql(`do $$ declare name text; begin
    set local session_replication_role = replica;
    for name in select quote_ident(tablename) from pg_tables where schemaname = 'public' and tablename <> 'schema_migrations' loop
      execute 'delete from ' || name;
    end loop; end $$`);
}
