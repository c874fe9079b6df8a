import type { AtomId, Clock, IdSource, Location, Person, Right, Room, SiteScope } from '@planner/core';
import { insertRoom, uuidSource, withSite } from '@planner/db';
import type { BookCommand } from '@planner/bookings';
import { aLocation, aPerson, aSite } from '@planner/testkit';
import { mustHold } from './question.ts';
import type { BenchDatabase } from './server.ts';

export type Booker = Person & { readonly rights: readonly Right[] };

/** A site with rooms and Ida, who books. */
export interface Office {
  readonly scope: SiteScope;
  readonly location: Location;
  readonly rooms: readonly Room[];
  readonly ida: Booker;
  readonly deps: { readonly db: BenchDatabase['db']; readonly clock: Clock; readonly ids: IdSource };
}

export const host = 'planner.bench';
/** A Tuesday morning, 07:00 in Copenhagen, so that the same run gives the same dates. */
export const now = Temporal.Instant.from('2026-11-24T06:00:00Z');
export const zone = 'Europe/Copenhagen';

/** @param linked  whether the rooms have a mailbox, so that each change is also written for Exchange */
export async function anOffice(
  database: BenchDatabase,
  { rooms: count, linked }: { readonly rooms: number; readonly linked: boolean },
): Promise<Office> {
  const clock: Clock = { now: () => now };
  const ids = uuidSource(clock);
  const deps = { db: database.db, clock, ids };
  const scope = await aSite(deps, { name: 'Bench', hosts: [host, 'localhost'] });
  const location = await aLocation(scope, deps, { name: 'Copenhagen', zone });
  const ida = await aPerson(scope, deps, { displayName: 'Ida Holm' });
  const rooms = Array.from({ length: count }, (_none, at): Room => {
    const number = String(at + 1).padStart(4, '0');
    return {
      ...plainRoom,
      id: ids.next() as Room['id'],
      locationId: location.id,
      name: `Room ${number}`,
      code: `R${number}`,
      capacity: 4 + 2 * (at % 8),
      atoms: [ids.next() as AtomId],
      mailbox: linked ? `room${number}@nordlys.test` : null,
    };
  });
  await withSite(database.db, scope, async (tx) => {
    for (const room of rooms) await insertRoom(tx, room, now);
  });
  return { scope, location, rooms, ida, deps };
}

const plainRoom: Omit<Room, 'id' | 'locationId' | 'name' | 'code' | 'capacity' | 'atoms' | 'mailbox'> = {
  floorId: null,
  capacityStrict: false,
  layouts: [],
  features: ['screen', 'video'],
  setupMinutes: 0,
  teardownMinutes: 0,
  minDurationMinutes: 5,
  maxDurationMinutes: 1440,
  granularityMinutes: 15,
  leadMinutes: 0,
  horizonDays: 180,
  vipCategory: null,
  active: true,
  openingHours: null,
  seriesPolicy: { kind: 'allOrNothing' },
  hiddenInAddressList: false,
  authority: 'planner',
};

/** An hour in one room, as the web page books it, with its key against a second press. */
export function anHour(office: Office, room: Room, start: Temporal.Instant): BookCommand {
  const { ida, deps } = office;
  return {
    ...aCommand(office, room),
    when: { kind: 'single', start, end: start.add({ hours: 1 }), zone, allDay: false },
    idempotency: { personId: ida.id, key: deps.ids.next(), fingerprint: Buffer.alloc(32, 1) },
  };
}

/** What every booking of the bench has; only `when` is missing. */
export function aCommand({ ida }: Office, room: Room): Omit<BookCommand, 'when'> {
  return {
    actor: {
      kind: 'person',
      personId: ida.id,
      rights: ida.rights,
      vipCategories: ida.vipCategories,
      displayName: ida.displayName,
    },
    source: 'web',
    subject: 'Budget review',
    organizer: { kind: 'person', personId: ida.id },
    attendees: [
      { name: 'Lars Toft', address: 'lars.toft@nordlys.test', type: 'required' },
      { name: 'Mette Lund', address: 'mette.lund@nordlys.test', type: 'required' },
    ],
    privacy: 'normal',
    roomIds: [room.id],
    correlationId: null,
  };
}

/** @throws WrongResult when two claims share a space and an instant, or another number of bookings is there than was made */
export async function checkBookings(database: BenchDatabase, expected: number): Promise<void> {
  const [found] = await database.sql<{ overlaps: number; bookings: number; occupied: number }>(
    `select (select count(*)::int from (
         select lower(during) < lag(upper(during)) over (partition by site_id, atom_id order by lower(during)) as clash
         from occupancy) pairs where clash) as overlaps,
       (select count(*)::int from bookings) as bookings, (select count(*)::int from occupancy) as occupied`,
  );
  mustHold(found?.overlaps === 0, `${found?.overlaps ?? 'an unknown number of'} bookings overlap`);
  mustHold(
    found?.bookings === expected && found.occupied === expected,
    `${expected} bookings were made, but ${found?.bookings} stand there and occupy ${found?.occupied} times`,
  );
}
