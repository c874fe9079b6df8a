import type { Authority, Language, LocationId, PersonId, RoomId, SeriesPolicy, ZoneName } from '@planner/core';
import type { SiteTransaction } from '@planner/db';

/** A room with a mailbox, as the synchronization needs it. */
export interface LinkedRoom {
  readonly roomId: RoomId;
  readonly locationId: LocationId;
  readonly name: string;
  readonly address: string;
  readonly authority: Authority;
  readonly zone: ZoneName;
  readonly language: Language;
  readonly seriesPolicy: SeriesPolicy;
  readonly horizonDays: number;
}

interface RoomRow {
  readonly room_id: RoomId;
  readonly location_id: LocationId;
  readonly name: string;
  readonly mailbox: string;
  readonly authority: Authority;
  readonly zone: ZoneName;
  readonly default_language: Language;
  readonly series_policy: SeriesPolicy;
  readonly horizon_days: number;
}

const roomSelect = `select r.room_id, r.location_id, r.name, r.mailbox, r.authority, l.zone, l.default_language, r.series_policy, r.horizon_days
  from rooms r join locations l on l.site_id = r.site_id and l.location_id = r.location_id
  where r.site_id = current_site() and r.mailbox is not null`;

function roomOf(row: RoomRow): LinkedRoom {
  return {
    roomId: row.room_id,
    locationId: row.location_id,
    name: row.name,
    address: row.mailbox,
    authority: row.authority,
    zone: row.zone,
    language: row.default_language,
    seriesPolicy: row.series_policy,
    horizonDays: row.horizon_days,
  };
}

/** A room with its mailbox. @returns null when it has none */
export async function linkedRoom(tx: SiteTransaction, roomId: RoomId): Promise<LinkedRoom | null> {
  const rows = await tx.query<RoomRow>(`${roomSelect} and r.room_id = $1`, [roomId]);
  return rows[0] ? roomOf(rows[0]) : null;
}

/** Every room of the site that has a mailbox. */
export async function linkedRooms(tx: SiteTransaction): Promise<LinkedRoom[]> {
  return (await tx.query<RoomRow>(`${roomSelect} order by r.name, r.room_id`)).map(roomOf);
}

/** A person of the site behind an address. */
export interface KnownPerson {
  readonly personId: PersonId;
  readonly language: Language;
}

/** Whether an address is a room's own mailbox. */
export async function isRoomAddress(tx: SiteTransaction, address: string): Promise<boolean> {
  const rows = await tx.query(
    'select 1 from rooms where site_id = current_site() and lower(mailbox) = lower($1) limit 1',
    [address],
  );
  return rows.length > 0;
}

/** Who has this address, by mail or sign-in name. @returns null for outsiders: nobody is ever matched by name */
export async function personByAddress(tx: SiteTransaction, address: string): Promise<KnownPerson | null> {
  if (address === '') return null;
  const rows = await tx.query<{ person_id: PersonId; language: Language }>(
    `select person_id, language from people where site_id = current_site() and (lower(mail) = lower($1) or lower(user_principal_name) = lower($1))
     order by (lower(mail) = lower($1)) desc nulls last limit 1`,
    [address],
  );
  return rows[0] ? { personId: rows[0].person_id, language: rows[0].language } : null;
}
