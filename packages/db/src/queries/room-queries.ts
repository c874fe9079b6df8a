import type { FloorId, LocationId, Room, RoomFeature, RoomId } from '@planner/core';
import type { SiteTransaction } from '../database.ts';
import { placedRoomColumns, toPlacedRoom } from './room-row.ts';
import type { PlacedRoom, PlacedRoomRow } from './room-row.ts';
import { plainText, sortKey } from './sort-key.ts';

/** What a list of rooms is narrowed to; what isn't named doesn't matter. */
export interface RoomFilter {
  readonly locationId?: LocationId;
  readonly floorId?: FloorId;
  readonly minCapacity?: number;
  /** Each of them has to be there. */
  readonly features?: readonly RoomFeature[];
  /** A part of the room's name or code, whatever the case and accents. */
  readonly search?: string;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Hand it back to get what follows; null = that was all. */
  readonly next: string | null;
}

/** How many rooms there are, and how many there would be if one filter were taken off. */
export interface RoomCounts {
  readonly total: number;
  readonly matching: number;
  readonly withoutFilter: {
    readonly location?: number;
    readonly floor?: number;
    readonly minCapacity?: number;
    readonly features?: number;
  };
}

/** Adds a room. Its place in lists is location, then floor (higher first), then name. */
export async function insertRoom(tx: SiteTransaction, room: Room, at: Temporal.Instant): Promise<void> {
  await tx.query(
    `insert into rooms (site_id, room_id, location_id, floor_id, name, sort_key, search_key, code, capacity, capacity_strict,
       layouts, features, atoms, setup_minutes, teardown_minutes, min_duration_minutes, max_duration_minutes,
       granularity_minutes, lead_minutes, horizon_days, vip_category, active, opening_hours, series_policy,
       hidden_in_address_list, authority, mailbox, created_at, updated_at)
     select $1, $2, $3, $4, $5,
       l.sort_key || chr(9) || coalesce(lpad((10000 - f.level)::text, 5, '0'), '99999') || chr(9) || $6, $7,
       $8, $9, $10, $11::jsonb, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23::jsonb, $24::jsonb, $25, $26, $27, $28, $28
     from locations l left join floors f on f.site_id = l.site_id and f.floor_id = $4
     where l.site_id = $1 and l.location_id = $3`,
    [
      tx.scope.siteId,
      room.id,
      room.locationId,
      room.floorId,
      room.name,
      sortKey(room.name),
      plainText(`${room.name} ${room.code}`),
      room.code,
      room.capacity,
      room.capacityStrict,
      JSON.stringify(room.layouts),
      room.features,
      room.atoms,
      room.setupMinutes,
      room.teardownMinutes,
      room.minDurationMinutes,
      room.maxDurationMinutes,
      room.granularityMinutes,
      room.leadMinutes,
      room.horizonDays,
      room.vipCategory,
      room.active,
      room.openingHours === null ? null : JSON.stringify(room.openingHours),
      JSON.stringify(room.seriesPolicy),
      room.hiddenInAddressList,
      room.authority,
      room.mailbox,
      at,
    ],
  );
}

/** Writes every field of a room that exists; its place and its atoms stay. */
export async function updateRoom(tx: SiteTransaction, room: Room, at: Temporal.Instant): Promise<void> {
  await tx.run(
    `update rooms set capacity = $3, capacity_strict = $4, layouts = $5::jsonb, features = $6, setup_minutes = $7,
       teardown_minutes = $8, min_duration_minutes = $9, max_duration_minutes = $10, granularity_minutes = $11,
       lead_minutes = $12, horizon_days = $13, vip_category = $14, active = $15, opening_hours = $16::jsonb,
       series_policy = $17::jsonb, authority = $18, mailbox = $19, updated_at = $20, version = version + 1
     where site_id = $1 and room_id = $2`,
    [
      tx.scope.siteId,
      room.id,
      room.capacity,
      room.capacityStrict,
      JSON.stringify(room.layouts),
      room.features,
      room.setupMinutes,
      room.teardownMinutes,
      room.minDurationMinutes,
      room.maxDurationMinutes,
      room.granularityMinutes,
      room.leadMinutes,
      room.horizonDays,
      room.vipCategory,
      room.active,
      room.openingHours === null ? null : JSON.stringify(room.openingHours),
      JSON.stringify(room.seriesPolicy),
      room.authority,
      room.mailbox,
      at,
    ],
  );
}

/** The rooms with these ids, in no order; unknown ones and those of other sites are simply not there. */
export async function roomsById(tx: SiteTransaction, roomIds: readonly RoomId[]): Promise<PlacedRoom[]> {
  const rows = await tx.query<PlacedRoomRow>(
    `select ${placedRoomColumns} from rooms r join locations l using (site_id, location_id)
     where r.site_id = $1 and r.room_id = any($2::uuid[])`,
    [tx.scope.siteId, roomIds],
  );
  return rows.map(toPlacedRoom);
}

/** The room that a mailbox stands for, whatever the case of the address; null when there is none. */
export async function roomByMailbox(tx: SiteTransaction, address: string): Promise<PlacedRoom | null> {
  const [row] = await tx.query<PlacedRoomRow>(
    `select ${placedRoomColumns} from rooms r join locations l using (site_id, location_id)
     where r.site_id = $1 and r.mailbox_key = $2`,
    [tx.scope.siteId, address.toLowerCase()],
  );
  return row ? toPlacedRoom(row) : null;
}

/** Every room of the site in the order of lists. For workers and administrators; pages take `listRooms`. */
export async function allRooms(tx: SiteTransaction): Promise<PlacedRoom[]> {
  const rows = await tx.query<PlacedRoomRow>(
    `select ${placedRoomColumns} from rooms r join locations l using (site_id, location_id)
     where r.site_id = $1 order by r.sort_key, r.room_id`,
    [tx.scope.siteId],
  );
  return rows.map(toPlacedRoom);
}

/**
 * One page of the rooms that pass the filter.
 * @param cursor  `next` of the page before; null = from the beginning
 * @param limit   most rooms of a page, 1–500
 */
export async function listRooms(
  tx: SiteTransaction,
  { filter, cursor, limit }: { filter: RoomFilter; cursor: string | null; limit: number },
): Promise<Page<PlacedRoom>> {
  const rows = await tx.query<PlacedRoomRow & { sort_key: string }>(
    `select ${placedRoomColumns}, r.sort_key from rooms r join locations l using (site_id, location_id)
     where r.site_id = $1 and (r.sort_key, r.room_id) > ($2, $3::uuid)
       and ${conditions.location('$4')} and ${conditions.floor('$5')} and ${conditions.capacity('$6')}
       and ${conditions.features('$7')} and ${conditions.search('$8')}
     order by r.sort_key, r.room_id limit $9`,
    [tx.scope.siteId, ...pageStart(cursor), ...filterValues(filter), limit + 1],
  );
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: rows.slice(0, limit).map(toPlacedRoom),
    next: last ? writeCursor({ sortKey: last.sort_key, roomId: last.room_id }) : null,
  };
}

/** Counts for the sentence "12 of 41 rooms; 20 without the capacity". One reading of the site's rooms. */
export async function countRooms(tx: SiteTransaction, filter: RoomFilter): Promise<RoomCounts> {
  const [row] = await tx.query<CountsRow>(countsStatement, [tx.scope.siteId, ...filterValues(filter)]);
  if (!row) throw new Error('a count gave no row');
  return toCounts(row, filter);
}

export type CountsRow = Record<'total' | 'matching' | 'location' | 'floor' | 'capacity' | 'features', number>;

/** The counts as they are told: only filters that are set can be taken off. */
export function toCounts(row: CountsRow, filter: RoomFilter): RoomCounts {
  return {
    total: row.total,
    matching: row.matching,
    withoutFilter: {
      ...(filter.locationId === undefined ? {} : { location: row.location }),
      ...(filter.floorId === undefined ? {} : { floor: row.floor }),
      ...(filter.minCapacity === undefined ? {} : { minCapacity: row.capacity }),
      ...((filter.features ?? []).length === 0 ? {} : { features: row.features }),
    },
  };
}

/** SQL of each filter over `rooms r`; a null or empty parameter lets everything through. */
export const conditions = {
  location: (parameter: string) => `(${parameter}::uuid is null or r.location_id = ${parameter}::uuid)`,
  floor: (parameter: string) => `(${parameter}::uuid is null or r.floor_id is not distinct from ${parameter}::uuid)`,
  capacity: (parameter: string) => `(r.capacity >= ${parameter}::integer)`,
  features: (parameter: string) => `(r.features @> ${parameter}::text[])`,
  search: (parameter: string) => `(${parameter}::text = '' or position(${parameter}::text in r.search_key) > 0)`,
};

/** Counts of all rooms by filter; $1 is the site, $2 to $6 are the five filters. */
export const countsStatement = `select count(*) as total,
    count(*) filter (where location and floor and capacity and features and search) as matching,
    count(*) filter (where floor and capacity and features and search) as location,
    count(*) filter (where location and capacity and features and search) as floor,
    count(*) filter (where location and floor and features and search) as capacity,
    count(*) filter (where location and floor and capacity and search) as features
  from (select ${conditions.location('$2')} as location, ${conditions.floor('$3')} as floor,
      ${conditions.capacity('$4')} as capacity, ${conditions.features('$5')} as features,
      ${conditions.search('$6')} as search
    from rooms r where r.site_id = $1) as judged`;

/** Values for the five conditions, in their order. */
export function filterValues(filter: RoomFilter): readonly unknown[] {
  return [
    filter.locationId ?? null,
    filter.floorId ?? null,
    filter.minCapacity ?? 0,
    filter.features ?? [],
    plainText(filter.search ?? ''),
  ];
}

interface RoomCursor {
  readonly sortKey: string;
  readonly roomId: string;
}

/** The sort key and the id after which a page begins. @throws RangeError for a cursor that no page gave out */
export function pageStart(cursor: string | null): readonly [sortKey: string, roomId: string] {
  if (cursor === null) return ['', '00000000-0000-0000-0000-000000000000'];
  const after = readCursor(cursor);
  return [after.sortKey, after.roomId];
}

export function writeCursor(cursor: RoomCursor): string {
  return Buffer.from(JSON.stringify([cursor.sortKey, cursor.roomId])).toString('base64url');
}

/** @throws RangeError for a text that no page gave out */
function readCursor(text: string): RoomCursor {
  try {
    const [key, roomId] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as [unknown, unknown];
    if (typeof key === 'string' && typeof roomId === 'string' && /^[0-9a-f-]{36}$/.test(roomId)) {
      return { sortKey: key, roomId };
    }
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof TypeError)) throw error;
  }
  throw new RangeError('not a cursor of this list');
}
