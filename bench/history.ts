import { chmodSync, createWriteStream, rmSync } from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';
import type { Office } from './office.ts';
import { now, zone } from './office.ts';
import type { BenchDatabase } from './server.ts';

/** Bookings a room and day in a loaded history: what an office in demand has. */
export const bookingsADay = 8;

/** The day that a loaded history ends with: today, full in every room. */
export const shownDay = now.toZonedDateTimeISO(zone).toPlainDate();

/**
 * Fills the rooms with hours, day after day backwards from today, until there are as many bookings. By COPY, without the
 * constraint and the foreign keys' triggers, which are put back and hold for all of it.
 */
export async function loadHistory(
  { database, office, folder }: { database: BenchDatabase; office: Office; folder: string },
  bookings: number,
): Promise<void> {
  const files = { meetings: 'meetings', bookings: 'bookings', occupancy: 'occupancy' };
  const paths = Object.values(files).map((name) => path.join(folder, `${name}.csv`));
  try {
    await writeRows(office, paths, bookings);
    await copy(database, paths);
  } finally {
    for (const file of paths) rmSync(file, { force: true });
  }
}

const rowsAPiece = 2000;

async function writeRows({ scope, rooms, ida }: Office, paths: readonly string[], bookings: number): Promise<void> {
  const streams = paths.map((file) => createWriteStream(file));
  const perDay = rooms.length * bookingsADay;
  let pieces: [string, string, string] = ['', '', ''];
  const flush = async () => {
    for (const [at, stream] of streams.entries()) if (!stream.write(pieces[at])) await once(stream, 'drain');
    pieces = ['', '', ''];
  };
  let hours: readonly (readonly [start: string, end: string])[] = [];
  for (let count = 0; count < bookings; count += 1) {
    const inDay = count % perDay;
    if (inDay === 0) hours = hoursOf(shownDay.subtract({ days: Math.floor(count / perDay) }));
    const room = rooms[Math.floor(inDay / bookingsADay)]!;
    const [start, end] = hours[inDay % bookingsADay]!;
    const [meetingId, bookingId] = [idOf('a', count), idOf('b', count)];
    pieces[0] += `${scope.siteId},${meetingId},Budget review ${count},${ida.id},Ida Holm,${ida.mail},${ida.id},${start},${end},${end},${zone},web,active,${start},${start}\n`;
    pieces[1] += `${scope.siteId},${bookingId},${meetingId},${room.id},${start},${end},confirmed\n`;
    pieces[2] += `${scope.siteId},${room.atoms[0]},"[${start},${end})",${bookingId}\n`;
    if (count % rowsAPiece === 0) await flush();
  }
  await flush();
  for (const stream of streams) await new Promise<void>((resolve) => void stream.end(resolve));
  for (const file of paths) chmodSync(file, 0o644); // the server may run as another user
}

/** Nine to five in the room's zone, as UTC. */
function hoursOf(day: Temporal.PlainDate): (readonly [string, string])[] {
  const first = day.toZonedDateTime({ timeZone: zone, plainTime: '09:00' }).toInstant();
  return Array.from({ length: bookingsADay }, (_none, at) => [
    first.add({ hours: at }).toString(),
    first.add({ hours: at + 1 }).toString(),
  ]);
}

/** Rising as real ids do, oldest last as in a history that was imported. */
function idOf(kind: 'a' | 'b', count: number): string {
  return `01900000-0000-7000-8000-${kind}${count.toString(16).padStart(11, '0')}`;
}

async function copy({ raw }: BenchDatabase, [meetings, bookings, occupancy]: readonly string[]): Promise<void> {
  const client = await raw.connect();
  try {
    await client.query('alter table occupancy drop constraint no_double_booking');
    await client.query(`set session_replication_role = replica`); // foreign keys are checked row by row otherwise
    await client.query(`copy meetings (site_id, meeting_id, subject, organizer_id, organizer_name, organizer_address, creator_id,
      start_at, end_at, last_end_at, zone, source, state, created_at, updated_at) from '${meetings}' (format csv)`);
    await client.query(`copy bookings (site_id, booking_id, meeting_id, room_id, start_at, end_at, state)
      from '${bookings}' (format csv)`);
    await client.query(`copy occupancy (site_id, atom_id, during, claim_id) from '${occupancy}' (format csv)`);
    await client.query('reset session_replication_role');
    // As in the migration; adding it checks every pair, so a load that overlaps fails here.
    await client.query(`alter table occupancy add constraint no_double_booking
      exclude using gist (site_id with =, atom_id with =, during with &&) deferrable initially immediate`);
    await client.query('vacuum analyze');
  } finally {
    client.release();
  }
}
