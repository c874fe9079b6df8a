import { readFileSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import type { AtomId, LocationId, Room, RoomId, SiteScope } from '@planner/core';
import { allRooms, type Database, insertLocation, insertRoom, listLocations, uuidSource, withSite } from '@planner/db';
import { nordlys } from '@planner/simulator';
import { allSites } from '@planner/sites';
import { CommandFailure } from '../failure.ts';
import { reachPlanner } from '../runtime/reach.ts';
import { systemClock } from '../runtime/sync.ts';
import { type CalendarEvent, readCalendar, shiftToComingWeek } from './ics-events.ts';

export interface LoadOptions {
  readonly dataDir: string;
  readonly file: string;
  /** Fold the places onto so many rooms; null = each place is a room. */
  readonly rooms: number | null;
  readonly zone: string;
}

/** A place of the calendar as a room: its name in Planner and its mailbox in the tenant. */
interface Place {
  readonly name: string;
  readonly address: string;
}

/**
 * Turns each event of the file, in file order, into an Outlook meeting of a demo person with the event's place as its room,
 * all shifted by whole weeks so that the first lies in the coming week. Rooms and mailboxes are made as needed, before any meeting.
 * @throws CommandFailure when no demo runs, or the file can't be read
 */
export async function loadCalendar(options: LoadOptions): Promise<void> {
  const events = shiftToComingWeek(readEvents(options), Temporal.Now.plainDateISO(options.zone), options.zone);
  const { db, sync, demo } = reachPlanner({}, options.dataDir);
  try {
    const [scope] = await allSites(db);
    if (!scope || !demo) throw new CommandFailure('No demo runs here. Start one with `npm start`.');
    const placeOf = placesOf(path.basename(options.file, '.ics'), options.rooms);
    const places = [...new Map(events.map((event) => [placeOf(event).address, placeOf(event)])).values()];
    const rooms = await makeRooms(db, scope, {
      places,
      location: path.basename(options.file, '.ics'),
      zone: options.zone,
    });
    for (const place of places) await makeMailbox(demo.pagesOrigin, place, options.zone);
    for (const room of rooms) await sync.linkRoom(scope, room);
    console.log(`${places.length} rooms are ready; now ${events.length} meetings are made in Outlook …`);
    await makeMeetings(demo.pagesOrigin, events, placeOf, options.zone);
    console.log(
      `Done. See the location "${path.basename(options.file, '.ics')}" at ${demo.plannerUrl}/timeline, and the declines in Outlook.`,
    );
  } finally {
    await db.close();
  }
}

function readEvents({ file, zone }: LoadOptions): readonly CalendarEvent[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new CommandFailure(
      `${file} can't be read (${(error as NodeJS.ErrnoException).code}). Name a calendar file (.ics).`,
    );
  }
  const { events, leftOut } = readCalendar(text, zone);
  if (events.length === 0)
    throw new CommandFailure(`${file} holds no event with a place, so there is no room to book.`);
  if (leftOut > 0) console.log(`${leftOut} events without a place or a length, or that recur, are left out.`);
  return events;
}

function placesOf(calendar: string, rooms: number | null): (event: CalendarEvent) => Place {
  const addressOf = (key: string) =>
    `${calendar.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}-${key}@${nordlys.domain}`;
  return ({ place }) => {
    if (rooms === null) return { name: place.slice(0, 120), address: addressOf(crc32(place).toString(16)) };
    const number = crc32(place) % rooms;
    return { name: `Room ${number + 1}`, address: addressOf(String(number + 1)) };
  };
}

/** Rooms that nothing restricts, in a location of their own that is open day and night; those of an earlier load are kept. */
async function makeRooms(
  db: Database,
  scope: SiteScope,
  wanted: { readonly places: readonly Place[]; readonly location: string; readonly zone: string },
): Promise<readonly RoomId[]> {
  const ids = uuidSource(systemClock);
  return withSite(db, scope, async (tx) => {
    const known = (await listLocations(tx)).find((location) => location.name === wanted.location);
    const locationId = known?.id ?? (ids.next() as LocationId);
    if (!known) {
      await insertLocation(tx, {
        id: locationId,
        name: wanted.location,
        zone: wanted.zone,
        openingHours: null,
        calendarExceptions: [],
        currency: 'USD',
        defaultLanguage: 'en',
      });
    }
    const existing = new Map((await allRooms(tx)).map(({ room }) => [room.mailbox, room.id]));
    const linked: RoomId[] = [];
    for (const [at, { name, address }] of wanted.places.entries()) {
      const known = existing.get(address);
      const id = known ?? (ids.next() as RoomId);
      if (!known) {
        const identity = { id, locationId, name, code: `${at + 1}`, atoms: [ids.next() as AtomId], mailbox: address };
        await insertRoom(tx, { ...openRoom, ...identity }, systemClock.now());
      }
      linked.push(id);
    }
    return linked;
  });
}

const openRoom: Omit<Room, 'id' | 'locationId' | 'name' | 'code' | 'atoms' | 'mailbox'> = {
  floorId: null,
  capacity: 100,
  capacityStrict: false,
  layouts: [],
  features: [],
  setupMinutes: 0,
  teardownMinutes: 0,
  minDurationMinutes: 1,
  maxDurationMinutes: 7 * 1440,
  granularityMinutes: 5,
  leadMinutes: 0,
  horizonDays: 180,
  vipCategory: null,
  active: true,
  openingHours: null,
  seriesPolicy: { kind: 'allOrNothing' },
  hiddenInAddressList: false,
  authority: 'planner',
};

async function makeMailbox(pagesOrigin: string, place: Place, zone: string): Promise<void> {
  const answer = await control(pagesOrigin, 'rooms', {
    name: place.name,
    address: place.address,
    zone,
    processing: { automateProcessing: 'AutoUpdate' },
  });
  if (answer.status !== 409) await accept(answer); // 409: there from an earlier load
}

/** A hundred acts a call: one call each would spend most of the time on the way. */
const actsPerCall = 100;

async function makeMeetings(
  pagesOrigin: string,
  events: readonly CalendarEvent[],
  placeOf: (event: CalendarEvent) => Place,
  zone: string,
): Promise<void> {
  const organizer = nordlys.people.find((person) => person.part === 'employee')?.address;
  const wall = (instant: Temporal.Instant) =>
    instant.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' });
  const acts = events.map((event) => ({
    does: 'invite',
    key: event.uid.slice(0, 100),
    organizer,
    subject: event.title.slice(0, 255),
    start: wall(event.start),
    end: wall(event.end),
    zone,
    allDay: event.allDay,
    rooms: [placeOf(event).address],
  }));
  for (let from = 0; from < acts.length; from += actsPerCall) {
    const done = (await (
      await accept(await control(pagesOrigin, 'acts', acts.slice(from, from + actsPerCall)))
    ).json()) as {
      refused: readonly { act: { subject: string }; why: string }[];
    };
    for (const { act, why } of done.refused) console.log(`  "${act.subject}" couldn't be made: ${why}`);
    console.log(`  ${Math.min(from + actsPerCall, acts.length)} of ${acts.length}`);
  }
}

function control(pagesOrigin: string, what: string, body: unknown): Promise<Response> {
  return fetch(`${pagesOrigin}/control/api/tenants/${nordlys.tenantId}/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function accept(answer: Response): Promise<Response> {
  if (answer.ok) return answer;
  throw new CommandFailure(`The simulator refused (${answer.status}): ${await answer.text()}`);
}
