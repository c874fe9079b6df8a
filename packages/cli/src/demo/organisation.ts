import {
  type AtomId,
  type Clock,
  type FloorId,
  type IdSource,
  languageOf,
  type LocationId,
  type Person,
  type PersonId,
  type RightKind,
  type Room,
  type RoomId,
  type SiteScope,
  type WeeklyHours,
  weekdays,
} from '@planner/core';
import {
  type Database,
  insertFloor,
  insertLocation,
  insertPerson,
  insertRight,
  insertRoom,
  listLocations,
  readAddin,
  replaceSiteHosts,
  type SiteTransaction,
  withSite,
  writeAddinSettings,
} from '@planner/db';
import { insertJob, jobByName, jobSettingsSchema } from '@planner/directory';
import type { DemoPerson, DemoRole } from '@planner/identity';
import { nordlys } from '@planner/simulator';
import {
  allSites,
  clientSecret,
  connectionOf,
  createSite,
  newConnection,
  saveConnection,
  type SecretBox,
} from '@planner/sites';

export interface OrganisationDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly box: SecretBox;
}

/** Where the tenant answers today; its ports may differ at each start. */
export interface TenantAddresses {
  readonly authorityUrl: string;
  readonly graphUrl: string;
  /** The simulated Outlook, which shows the task pane. */
  readonly pagesOrigin: string;
  /** Names under which people open Planner. */
  readonly hosts: readonly string[];
}

const demoJob = 'Azure AD';

/** The people whom one click signs in as, by the part they play in the tenant. */
const parts: Readonly<Record<string, { role: DemoRole; description: string; may: readonly RightKind[] }>> = {
  employee: { role: 'employee', description: 'Books rooms for herself, in Planner and in Outlook', may: ['book'] },
  'facility manager': {
    role: 'facilityManager',
    description: 'Runs rooms and services',
    may: ['book', 'bookForOthers', 'manageRooms', 'manageServices', 'reception', 'reports'],
  },
  administrator: {
    role: 'administrator',
    description: 'Runs Microsoft 365 and the integration',
    may: ['book', 'administrator', 'managePeople'],
  },
};

/**
 * The Nordlys Group's site: made at the first start, found again later. Its rooms, people and connection are written in one
 * transaction, so a start that was cut short leaves an empty site, which the next one fills.
 */
export async function prepareOrganisation(addresses: TenantAddresses, deps: OrganisationDeps): Promise<SiteScope> {
  const [known] = await allSites(deps.db);
  const scope =
    known ??
    (await createSite(
      {
        name: nordlys.displayName,
        language: 'en',
        zone: 'Europe/Copenhagen',
        hosts: addresses.hosts,
        settings: { colleaguesSeeSubject: true },
      },
      deps,
    ));
  await withSite(deps.db, scope, async (tx) => {
    await replaceSiteHosts(tx, addresses.hosts);
    if (!(await connectionOf(tx, 'calendar-service', deps.box))) await writeOrganisation(tx, deps);
    await prepareConnections(tx, addresses, deps);
    await prepareImport(tx, deps);
    await prepareAddin(tx, addresses);
  });
  return scope;
}

/**
 * The three connections with their ids and secrets. The calendars are connected from the start, since the demo lives of
 * them; the other two wait for their administrator. What was done to them since stays; only the tenant's addresses follow.
 */
async function prepareConnections(
  tx: SiteTransaction,
  { authorityUrl, graphUrl }: TenantAddresses,
  deps: OrganisationDeps,
): Promise<void> {
  const now = deps.clock.now();
  for (const [application, { appId: clientId, secret, consented }] of [
    ['calendar-service', nordlys.apps.calendarService],
    ['planner', nordlys.apps.directoryImport],
    ['addin', nordlys.apps.addin],
  ] as const) {
    const before = await connectionOf(tx, application, deps.box);
    const entered = { application, tenantId: nordlys.tenantId, clientId, authorityUrl, graphUrl };
    const fresh = newConnection({ ...entered, credential: clientSecret(secret) });
    // Checked within seconds: its page then says what the tenant answers, not what we wrote here.
    const connected = { ...fresh, state: 'connected', connectedAt: now, nextCheckAt: now } as const;
    // At each start too: its addresses may be new, and a folder of an earlier release was never checked.
    const again = before && {
      ...before,
      authorityUrl,
      graphUrl,
      nextCheckAt: before.state === 'connected' ? now : null,
    };
    const next = again ?? (consented ? connected : fresh);
    await saveConnection(tx, next, deps);
  }
}

/** The job that `planner import` runs in the demo: everybody, by hand. */
async function prepareImport(tx: SiteTransaction, deps: OrganisationDeps): Promise<void> {
  const [location] = await listLocations(tx);
  if (!location || (await jobByName(tx, demoJob))) return;
  const settings = jobSettingsSchema.parse({
    name: demoJob,
    defaultLocation: location.id,
    defaultUserLanguage: location.defaultLanguage,
  });
  await insertJob(tx, { id: deps.ids.next(), settings, at: deps.clock.now() });
}

/** The task pane runs in the simulated Outlook, whose Office.js and pages aren't Microsoft's; its ports may be new. */
async function prepareAddin(tx: SiteTransaction, { pagesOrigin }: TenantAddresses): Promise<void> {
  const { sendMode } = await readAddin(tx);
  await writeAddinSettings(tx, {
    officeJsUrl: `${pagesOrigin}/outlook/office.js`,
    frameHosts: [pagesOrigin],
    sendMode,
  });
}

async function writeOrganisation(tx: SiteTransaction, deps: OrganisationDeps): Promise<void> {
  const fresh = () => deps.ids.next();
  const locationIds = new Map(nordlys.locations.map((location) => [location.key, fresh() as LocationId] as const));
  const floorIds = new Map(nordlys.floors.map((floor) => [floor.key, fresh() as FloorId] as const));
  const atomIds = new Map(
    nordlys.rooms.flatMap((room) => room.atoms).map((atom) => [atom, fresh() as AtomId] as const),
  );

  for (const location of nordlys.locations) {
    await insertLocation(tx, {
      id: known(locationIds, location.key),
      name: location.name,
      zone: location.zone,
      openingHours: hoursOf(location),
      calendarExceptions: [],
      currency: location.currency,
      defaultLanguage: location.language,
    });
  }
  for (const floor of nordlys.floors) {
    await insertFloor(tx, {
      id: known(floorIds, floor.key),
      locationId: known(locationIds, floor.location),
      name: floor.name,
      level: floor.level,
    });
  }
  for (const room of nordlys.rooms) {
    await insertRoom(
      tx,
      {
        ...roomDefaults,
        id: fresh() as RoomId,
        locationId: known(locationIds, room.location),
        floorId: known(floorIds, room.floor),
        name: room.name,
        code: room.code,
        capacity: room.capacity,
        layouts: room.layouts,
        features: room.features,
        atoms: room.atoms.map((atom) => known(atomIds, atom)),
        setupMinutes: room.setupMinutes,
        teardownMinutes: room.teardownMinutes,
        hiddenInAddressList: room.hidden,
        mailbox: room.address,
      },
      deps.clock.now(),
    );
  }
  for (const somebody of nordlys.people.filter((person) => person.enabled)) {
    const person: Person = {
      id: fresh() as PersonId,
      displayName: somebody.name,
      mail: somebody.address,
      userPrincipalName: somebody.address,
      directoryObjectId: somebody.id,
      language: languageOf(somebody.language),
      zone: somebody.zone,
      defaultLocationId: known(locationIds, somebody.location),
      vipCategories: [],
      active: true,
    };
    await insertPerson(tx, person);
    for (const kind of parts[somebody.part ?? '']?.may ?? (['book'] as const)) {
      const right = { kind, scope: { kind: 'site' } } as const;
      await insertRight(tx, { id: deps.ids.next(), personId: person.id, right, origin: 'manual' });
    }
  }
}

const roomDefaults: Omit<
  Room,
  | 'id'
  | 'locationId'
  | 'floorId'
  | 'name'
  | 'code'
  | 'capacity'
  | 'layouts'
  | 'features'
  | 'atoms'
  | 'setupMinutes'
  | 'teardownMinutes'
  | 'hiddenInAddressList'
  | 'mailbox'
> = {
  capacityStrict: false,
  minDurationMinutes: 5,
  maxDurationMinutes: 1440,
  granularityMinutes: 15,
  leadMinutes: 0,
  horizonDays: 180,
  vipCategory: null,
  active: true,
  openingHours: null,
  seriesPolicy: { kind: 'allOrNothing' },
  authority: 'planner',
};

/** @param location  hours as the tenant's data have them: Monday to Friday, and perhaps the weekend */
function hoursOf(location: (typeof nordlys.locations)[number]): WeeklyHours {
  const working = [{ from: location.opensAt, to: location.closesAt }];
  const weekend = location.weekend ? [{ from: location.weekend.opensAt, to: location.weekend.closesAt }] : [];
  return Object.fromEntries(weekdays.map((day, at) => [day, at < 5 ? working : weekend]));
}

function known<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): Value {
  const value = map.get(key);
  if (value === undefined) throw new Error(`the demo organisation has no ${String(key)}`);
  return value;
}

/** The people of the sign-in page, in the order employee, facility manager, administrator. */
export async function demoPeople(scope: SiteScope, db: Database): Promise<readonly DemoPerson[]> {
  const rows = await withSite(db, scope, (tx) =>
    tx.query<{ person_id: PersonId; directory_object_id: string }>(
      'select person_id, directory_object_id from people where site_id = $1 and directory_object_id = any($2::text[])',
      [scope.siteId, nordlys.people.filter((person) => parts[person.part ?? '']).map((person) => person.id)],
    ),
  );
  return Object.entries(parts).flatMap(([part, { role, description }]) => {
    const somebody = nordlys.people.find((person) => person.part === part);
    const row = rows.find((one) => one.directory_object_id === somebody?.id);
    return somebody && row ? [{ id: row.person_id, displayName: somebody.name, role, description }] : [];
  });
}
