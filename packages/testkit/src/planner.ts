import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import tls from 'node:tls';
import { fileURLToPath } from 'node:url';
import type { Clock, Location, PersonId, Right, Room, SiteScope } from '@planner/core';
import { uuidSource, withSite, writeAddinSettings } from '@planner/db';
import { type DemoRole, administratorLink } from '@planner/identity';
import { startServer } from '@planner/server';
import {
  applicationKeys,
  applications,
  clientSecret,
  createGraphAccess,
  newConnection,
  saveConnection,
  secretBox,
} from '@planner/sites';
import {
  createSimulator,
  deployAddin,
  exposeApi,
  type RunningSimulator,
  startSimulator,
  type Tenant,
} from '@planner/simulator';
import { createSyncEngine, defaultSyncSettings, type SyncEngine } from '@planner/sync';
import { pino } from 'pino';
import { aFloor, aLocation, aPerson, aRoom, aSite, type BuildDeps } from './builders.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { registeredIds } from './registrations.ts';

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
  /** What stands in the site's tables, for what no page shows. */
  rows<Row extends object>(statement: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Uploads a manifest as an administrator of the tenant does. @throws with what the admin center says against it */
  deploy(manifest: string): void;
  /** A link that makes an administrator, as a first start prints it. */
  setupLink(): Promise<string>;
  stop(): Promise<void>;
}

const systemClock: Clock = { now: () => Temporal.Now.instant() };
const webRoot = fileURLToPath(new URL('../../web/dist', import.meta.url));
const domain = 'nordlys.test';
const secret = 'only-in-tests';

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
  options: {
    readonly language?: 'en' | 'da' | 'de';
    /** The add-in's application is consented to and connected. */
    readonly addinConnected?: boolean;
  } = {},
): Promise<RunningPlanner> {
  const folder = mkdtempSync(path.join(tmpdir(), 'planner-tenant-'));
  const core = createSimulator({ seed: 'web' });
  const tenant = core.addTenant({ displayName: 'Nordlys', domains: [domain] });
  registerApplications(tenant, options.addinConnected === true);
  tenant.post.delivery.delaySeconds = [0, 0];
  const simulator = await startSimulator({ simulator: core, dataDir: folder });

  const database = await testDatabase();
  const ids = uuidSource(systemClock);
  const build: BuildDeps = { db: database.db, clock: systemClock, ids };
  const scope = await aSite(build, { name: 'Nordlys', hosts: ['localhost', '127.0.0.1'] });
  const location = await aLocation(scope, build, { name: 'Copenhagen' });
  const rooms = await makeRooms(scope, build, { location, tenant });
  const people: RunningPlanner['people'][number][] = [];
  for (const { name, may, role } of peoplePlan) {
    const mail = `${name.toLowerCase().replace(' ', '.')}@${domain}`;
    const profile = role === 'administrator' ? { directoryRoles: ['Global Administrator'] } : {};
    const user = tenant.addUser({ userPrincipalName: mail, displayName: name, zone: 'Romance Standard Time', profile });
    const account = { mail, userPrincipalName: mail, directoryObjectId: user.id };
    const more = { displayName: name, ...account, language: options.language ?? 'en' } as const;
    people.push({ ...(await aPerson(scope, build, { ...may, ...more })), mail });
  }

  const outside = { ...build, secrets: secretBox(Buffer.alloc(32, 9)) };
  const connections = {
    ...outside,
    fetch: trusting(simulator.caPem),
    signInPages: () => simulator.pagesOrigin,
  };
  const connected = options.addinConnected === true ? ['calendar-service', 'addin'] : ['calendar-service'];
  await enterConnections(scope, { tenant, origin: simulator.secureOrigin, outside, connected });
  // Synchronization meets the tenant without sockets: it makes thousands of calls.
  const access = createGraphAccess(
    { application: 'calendar-service', trust: 'kept' },
    { ...outside, fetch: (url, init) => core.fetch(new Request(url, init)) },
  );
  const addinAccess = createGraphAccess(
    { application: 'addin', trust: 'kept' },
    { ...outside, fetch: (url, init) => core.fetch(new Request(url, init)) },
  );
  const sync = createSyncEngine({
    db: database.db,
    graphFor: async (site) => (await access(site))?.client ?? null,
    addinFor: async (site) => (await addinAccess(site))?.client ?? null,
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
      directoryOf: createGraphAccess(
        { application: 'planner', trust: 'fresh' },
        { ...outside, fetch: connections.fetch },
      ),
      clock: systemClock,
      ids,
      waitUntil: (instant, signal) =>
        delay(Math.max(0, instant.epochMilliseconds - systemClock.now().epochMilliseconds), undefined, {
          ...(signal && { signal }),
        }),
      worker: 'test',
      log: () => undefined,
    },
    connections,
    settings: { host: '127.0.0.1', port: 0, drainSeconds: 1, verifyAnswers: true },
  });
  const url = `http://localhost:${new URL(server.url).port}`;
  await prepareAddin(scope, { tenant, build, url, pagesOrigin: simulator.pagesOrigin });
  return {
    url,
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
    rows: <Row extends object>(statement: string, values: readonly unknown[] = []) =>
      withSite(database.db, scope, (tx) => tx.query<Row>(statement, [...values])),
    deploy(manifest) {
      const deployed = deployAddin(tenant, manifest);
      if (!deployed.ok) throw new Error(deployed.problems.join('\n'));
    },
    setupLink: () => administratorLink(build, scope, `http://localhost:${new URL(server.url).port}`),
    async stop() {
      await server.stop();
      await simulator.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The add-in's registration as the set-up script makes it, and the pane as it meets the simulated Outlook. */
async function prepareAddin(
  scope: SiteScope,
  {
    tenant,
    build,
    url,
    pagesOrigin,
  }: { readonly tenant: Tenant; readonly build: BuildDeps; readonly url: string; readonly pagesOrigin: string },
): Promise<void> {
  exposeApi(tenant, {
    appId: registeredIds.addin,
    scopes: applications.addin.exposes,
    spaRedirectUris: [`brk-multihub://${new URL(url).host}`],
  });
  const settings = { officeJsUrl: `${pagesOrigin}/outlook/office.js`, frameHosts: [pagesOrigin] };
  await withSite(build.db, scope, (tx) => writeAddinSettings(tx, { ...settings, sendMode: 'PromptUser' }));
}

/** The three registrations as an organisation has them; the calendars are consented to. */
function registerApplications(tenant: Tenant, addinConnected: boolean): void {
  for (const key of applicationKeys) {
    const { name, permissions, redirectPaths } = applications[key];
    const appId = registeredIds[key];
    const roles = permissions.filter(({ type, required }) => type === 'Role' && required).map(({ value }) => value);
    tenant.addApp({ appId, secret, displayName: name, roles });
    const application = tenant.registry.applicationOf(appId)!;
    const web = redirectPaths.map((place) => `http://localhost${place}`);
    application.redirectUris = { ...application.redirectUris, web };
    tenant.registry.applicationChanged(application);
    if (key === 'planner' || (key === 'addin' && !addinConnected))
      tenant.consents.removeAllOf(tenant.registry.servicePrincipalOf(appId)!.id);
  }
}

async function enterConnections(
  scope: SiteScope,
  {
    tenant,
    origin,
    outside,
    connected,
  }: {
    readonly tenant: Tenant;
    readonly connected: readonly string[];
    readonly origin: string;
    readonly outside: BuildDeps & { readonly secrets: ReturnType<typeof secretBox> };
  },
): Promise<void> {
  const { clock, secrets: box } = outside;
  for (const application of applicationKeys) {
    const ids = { application, tenantId: tenant.id, clientId: registeredIds[application] };
    const fresh = newConnection({ ...ids, authorityUrl: origin, graphUrl: origin, credential: clientSecret(secret) });
    const state = connected.includes(application) ? 'connected' : 'disconnected';
    await withSite(outside.db, scope, (tx) => saveConnection(tx, { ...fresh, state }, { box, clock }));
  }
}

/** The platform's fetch, which trusts the simulator's own authority beside the usual ones, as the demo does. */
function trusting(caPem: string): (url: string, init: RequestInit) => Promise<Response> {
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), caPem]);
  return (url, init) => fetch(url, init);
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
