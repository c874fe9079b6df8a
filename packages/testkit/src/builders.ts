import {
  type AtomId,
  type Clock,
  type Floor,
  type FloorId,
  type IdSource,
  type Location,
  type LocationId,
  type Person,
  type PersonId,
  type Right,
  type RightKind,
  type Room,
  type RoomId,
  type SiteScope,
  type SiteSettings,
} from '@planner/core';
import {
  type Database,
  insertFloor,
  insertLocation,
  insertPerson,
  insertRight,
  insertRoom,
  withSite,
} from '@planner/db';
import { createSite } from '@planner/sites';

/** What builders write with. */
export interface BuildDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: IdSource;
}

let count = 0;
/** Names that differ, so that a test never has to think of one. */
const numbered = (noun: string) => `${noun} ${(count += 1)}`;

/** A site of its own under a host of its own. */
export async function aSite(
  deps: BuildDeps,
  given: { readonly name?: string; readonly hosts?: readonly string[]; readonly settings?: Partial<SiteSettings> } = {},
): Promise<SiteScope> {
  const name = given.name ?? numbered('Site');
  return createSite(
    {
      name,
      language: 'en',
      hosts: given.hosts ?? [`${name.toLowerCase().replaceAll(/\W+/g, '-')}.test`],
      settings: { ...given.settings },
    },
    deps,
  );
}

/** A location that is open day and night, in Copenhagen unless said otherwise. */
export async function aLocation(scope: SiteScope, deps: BuildDeps, given: Partial<Location> = {}): Promise<Location> {
  const location: Location = {
    id: deps.ids.next() as LocationId,
    name: numbered('Location'),
    zone: 'Europe/Copenhagen',
    openingHours: null,
    calendarExceptions: [],
    currency: 'DKK',
    defaultLanguage: 'en',
    ...given,
  };
  await withSite(deps.db, scope, (tx) => insertLocation(tx, location));
  return location;
}

export async function aFloor(
  scope: SiteScope,
  deps: BuildDeps,
  given: Pick<Floor, 'locationId'> & Partial<Floor>,
): Promise<Floor> {
  const floor: Floor = { id: deps.ids.next() as FloorId, name: numbered('Floor'), level: 1, ...given };
  await withSite(deps.db, scope, (tx) => insertFloor(tx, floor));
  return floor;
}

/** A valid room that nothing restricts: open, any duration to a day, minute grid, 180 days. */
export async function aRoom(
  scope: SiteScope,
  deps: BuildDeps,
  given: Pick<Room, 'locationId'> & Partial<Room>,
): Promise<Room> {
  const room: Room = {
    id: deps.ids.next() as RoomId,
    floorId: null,
    name: numbered('Room'),
    code: `R${count}`,
    capacity: 8,
    capacityStrict: false,
    layouts: [],
    features: [],
    atoms: [deps.ids.next() as AtomId],
    setupMinutes: 0,
    teardownMinutes: 0,
    minDurationMinutes: 1,
    maxDurationMinutes: 1440,
    granularityMinutes: 1,
    leadMinutes: 0,
    horizonDays: 180,
    vipCategory: null,
    active: true,
    openingHours: null,
    seriesPolicy: { kind: 'allOrNothing' },
    hiddenInAddressList: false,
    authority: 'planner',
    mailbox: null,
    ...given,
  };
  await withSite(deps.db, scope, (tx) => insertRoom(tx, room, deps.clock.now()));
  return room;
}

/** A person with the rights named, each for the whole site; `book` unless said otherwise. */
export async function aPerson(
  scope: SiteScope,
  deps: BuildDeps,
  given: Partial<Person> & { readonly may?: readonly RightKind[] } = {},
): Promise<Person & { readonly rights: readonly Right[] }> {
  const { may = ['book'], ...rest } = given;
  const displayName = rest.displayName ?? numbered('Person');
  const address = `${displayName.toLowerCase().replaceAll(/\W+/g, '.')}@nordlys.test`;
  const person: Person = {
    id: deps.ids.next() as PersonId,
    displayName,
    mail: address,
    userPrincipalName: address,
    directoryObjectId: null,
    language: 'en',
    zone: 'Europe/Copenhagen',
    defaultLocationId: null,
    vipCategories: [],
    active: true,
    ...rest,
  };
  const rights = may.map((kind): Right => ({ kind, scope: { kind: 'site' } }));
  await withSite(deps.db, scope, async (tx) => {
    await insertPerson(tx, person);
    for (const right of rights) {
      await insertRight(tx, { id: deps.ids.next(), personId: person.id, right, origin: 'manual' });
    }
  });
  return { ...person, rights };
}
