import type { BenchDatabase } from './server.ts';

/**
 * A table equal to what a booking needs at the very least: the columns of a booking and its meeting in one row, and the
 * same exclusion constraint. What the raw driver of the baselines writes into.
 */
export async function makeEqualTable({ sql }: BenchDatabase): Promise<void> {
  await sql(`create table raw_bookings (
    site_id uuid not null, booking_id uuid not null, room_id uuid not null, atom_id uuid not null,
    during tstzrange not null, subject text not null, organizer_id uuid not null, organizer_name text not null,
    attendees jsonb not null, zone text not null, state text not null, version bigint not null default 1,
    created_at timestamptz not null,
    primary key (site_id, booking_id),
    constraint raw_no_double_booking exclude using gist (site_id with =, atom_id with =, during with &&)
      deferrable initially immediate)`);
}

/** Columns as the inserts of the baselines name them. */
export const equalColumns =
  'site_id, booking_id, room_id, atom_id, during, subject, organizer_id, organizer_name, attendees, zone, state, created_at';
