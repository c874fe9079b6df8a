import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Clock, Location, PersonId, Right, Room, SiteScope } from '@planner/core';
import { uuidSource } from '@planner/db';
import { createGraphClient, createTokenSource } from '@planner/graph';
import type { DemoRole } from '@planner/identity';
import { startServer } from '@planner/server';
import { createSimulator, type RunningSimulator, startSimulator, type Tenant } from '@planner/simulator';
import { createSyncEngine, defaultSyncSettings, type SyncEngine } from '@planner/sync';
import { pino } from 'pino';
import { aFloor, aLocation, aPerson, aRoom, aSite, type BuildDeps } from './builders.ts';
import { type TestDatabase, testDatabase } from './database.ts';

/** Planner as people meet it: the real server with the built site, database, synchronization and a tenant, in real time. */
export interface RunningPlanner {
  /** `http://localhost:…` */
  readonly url: string;
  /** Pages of the simulated tenant: `/outlook`, `/control`. */
  readonly outlookUrl: string;
  readonly scope: SiteScope;
  readonly location: Location;
  /** In the order of their floor: Anholt 6, Bornholm 12, Fanø 4 on the 1st floor; Langeland 16, Tunø 4 on the 2nd. */
  readonly rooms: readonly Room[];
  /** Ida (employee), Mette (facility manager), Jonas (administrator), Lars (a colleague who isn't offered at sign-in). */
  readonly people: readonly {
    readonly id: PersonId;
    readonly displayName: string;
    readonly mail: string;
    readonly rights: readonly Right[];
  }[];
  readonly database: TestDatabase;
  readonly build: BuildDeps;
  readonly tenant: Tenant;
  readonly simulator: RunningSimulator;
  readonly sync: SyncEngine;
  stop(): Promise<void>;
}

const systemClock: Clock = { now: () => Temporal.Now.instant() };
const webRoot = fileURLToPath(new URL('../../web/dist', import.meta.url));
const domain = 'nordlys.test';
const app = { appId: '91f4b8d6-27ce-4a35-b0c1-5d6a7e3f8c21', secret: 'only-in-tests' };

const roomPlan = [
  { name: 'Anholt', capacity: 6, level: 1, features: ['screen', 'video'] },
  { name: 'Bornholm', capacity: 12, level: 1, features: ['screen', 'video', 'whiteboard'] },
  { name: 'Fanø', capacity: 4, level: 1, features: ['screen'] },
  { name: 'Langeland', capacity: 16, level: 2, features: ['screen', 'audio'] },
  { name: 'Tunø', capacity: 4, level: 2, features: [] },
] as const;

const peoplePlan: readonly { name: string; role: DemoRole | null; may: Parameters<typeof aPerson>[2] }[] = [
  { name: 'Ida Holm', role: 'employee', may: { may: ['book'] } },
  { name: 'Mette Lund', role: 'facilityManager', may: { may: ['book', 'bookForOthers', 'manageRooms'] } },
  { name: 'Jonas Friis', role: 'administrator', may: { may: ['book', 'administrator'] } },
  { name: 'Lars Toft', role: null, may: { may: ['book'] } },
];

/** Starts all of it on free ports; `stop` leaves nothing behind. */
export async function startPlannerForTests(
  options: { readonly language?: 'en' | 'da' | 'de' } = {},
): Promise<RunningPlanner> {
  const folder = mkdtempSync(path.join(tmpdir(), 'planner-tenant-'));
  const core = createSimulator({ seed: 'web' });
  const tenant = core.addTenant({ displayName: 'Nordlys', domains: [domain] });
  tenant.addApp({
    ...app,
    displayName: 'Calendar Service',
    roles: ['Calendars.ReadWrite', 'User.Read.All', 'Group.Read.All'],
  });
  tenant.post.delivery.delaySeconds = [0, 0];
  const simulator = await startSimulator({ simulator: core, dataDir: folder });

  const database = await testDatabase();
  const ids = uuidSource(systemClock);
  const build: BuildDeps = { db: database.db, clock: systemClock, ids };
  const scope = await aSite(build, { name: 'Nordlys', hosts: ['localhost', '127.0.0.1'] });
  const location = await aLocation(scope, build, { name: 'Copenhagen' });
  const rooms = await makeRooms(scope, build, { location, tenant });
  const people: RunningPlanner['people'][number][] = [];
  for (const { name, may } of peoplePlan) {
    const mail = `${name.toLowerCase().replace(' ', '.')}@${domain}`;
    tenant.addUser({ userPrincipalName: mail, displayName: name, zone: 'Romance Standard Time' });
    const more = { displayName: name, mail, userPrincipalName: mail, language: options.language ?? 'en' } as const;
    people.push({ ...(await aPerson(scope, build, { ...may, ...more })), mail });
  }

  const fetchTenant = (url: string, init: RequestInit) => core.fetch(new Request(url, init));
  const client = createGraphClient({
    fetch: fetchTenant,
    tokens: createTokenSource(
      {
        tenantId: tenant.id,
        clientId: app.appId,
        clientSecret: app.secret,
        authorityUrl: simulator.secureOrigin,
        graphUrl: simulator.secureOrigin,
      },
      { fetch: fetchTenant, clock: systemClock },
    ),
    baseUrl: simulator.secureOrigin,
    clock: systemClock,
    requestId: () => ids.next(),
  });
  const sync = createSyncEngine({
    db: database.db,
    graphFor: () => Promise.resolve(client),
    clock: systemClock,
    ids,
    random: Math.random,
    // A person who watches the page waits for what a real site takes seconds for.
    settings: { ...defaultSyncSettings, pollSeconds: 1, quietSeconds: 1, quietMaxSeconds: 3 },
    log: () => undefined,
    worker: 'test',
  });
  for (const room of rooms) await sync.linkRoom(scope, room.id);
  const server = await startServer({
    db: database.db,
    clock: systemClock,
    ids,
    roles: ['web', 'worker', 'sync'],
    log: pino({ level: 'silent' }),
    webRoot,
    demo: {
      people: peoplePlan.flatMap(({ role }, at) => {
        const person = people[at];
        return role && person ? [{ id: person.id, displayName: person.displayName, role, description: role }] : [];
      }),
    },
    sync,
    imports: {
      db: database.db,
      directoryOf: () => Promise.resolve({ client, tenantId: tenant.id }),
      clock: systemClock,
      ids,
      waitUntil: (instant, signal) =>
        delay(Math.max(0, instant.epochMilliseconds - systemClock.now().epochMilliseconds), undefined, {
          ...(signal && { signal }),
        }),
      worker: 'test',
      log: () => undefined,
    },
    settings: { host: '127.0.0.1', port: 0, drainSeconds: 1, verifyAnswers: true },
  });
  return {
    url: `http://localhost:${new URL(server.url).port}`,
    outlookUrl: simulator.pagesOrigin,
    scope,
    location,
    rooms,
    people,
    database,
    build,
    tenant,
    simulator,
    sync,
    async stop() {
      await server.stop();
      await simulator.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function makeRooms(
  scope: SiteScope,
  build: BuildDeps,
  { location, tenant }: { readonly location: Location; readonly tenant: Tenant },
): Promise<readonly Room[]> {
  const floorIds = new Map<number, Room['floorId']>();
  for (const level of [1, 2]) {
    const floor = await aFloor(scope, build, { locationId: location.id, level, name: `Floor ${level}` });
    floorIds.set(level, floor.id);
  }
  const rooms: Room[] = [];
  for (const { level, ...plan } of roomPlan) {
    const address = `room-${plan.name.toLowerCase().replaceAll('ø', 'oe')}@${domain}`;
    tenant.addUser(
      { userPrincipalName: address, displayName: plan.name, kind: 'room', zone: 'Romance Standard Time' },
      { automateProcessing: 'AutoUpdate' },
    );
    const place = { locationId: location.id, floorId: floorIds.get(level) ?? null, mailbox: address };
    rooms.push(await aRoom(scope, build, { ...plan, ...place, granularityMinutes: 15 }));
  }
  return rooms;
}
