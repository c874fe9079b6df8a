import type { LocationId, RoomId } from '@planner/core';
import type { SiteTransaction } from '../database.ts';
import { placedRoomColumns, toPlacedRoom } from './room-row.ts';
import type { PlacedRoom, PlacedRoomRow } from './room-row.ts';

/**
 * Rooms that could be offered instead of others: in use, in one of the locations, large enough; the tightest fit first.
 * @param limit  most rooms: an offer is a handful, found among the likeliest
 */
export async function candidateRooms(
  tx: SiteTransaction,
  wanted: {
    readonly locationIds: readonly LocationId[];
    readonly minCapacity: number;
    readonly except: readonly RoomId[];
    readonly limit: number;
  },
): Promise<PlacedRoom[]> {
  const rows = await tx.query<PlacedRoomRow>(
    `select ${placedRoomColumns} from rooms r join locations l using (site_id, location_id)
     where r.site_id = $1 and r.location_id = any($2::uuid[]) and r.active and r.capacity >= $3
       and r.room_id <> all($4::uuid[])
     order by r.capacity, r.sort_key, r.room_id limit $5`,
    [tx.scope.siteId, wanted.locationIds, wanted.minCapacity, wanted.except, wanted.limit],
  );
  return rows.map(toPlacedRoom);
}
