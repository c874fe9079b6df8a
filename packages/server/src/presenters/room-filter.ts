import { roomFeatures } from '@planner/core';
import type { FloorId, LocationId, RoomFeature } from '@planner/core';
import type { RoomFilter } from '@planner/db';

/** The filters of a query string, as far as a list of rooms has them. */
export interface FilterQuery {
  readonly location?: string | undefined;
  readonly floor?: string | undefined;
  readonly minCapacity?: number | undefined;
  readonly features?: string | undefined;
  readonly q?: string | undefined;
}

/** The filter that a query names; what it doesn't name doesn't matter. */
export function readRoomFilter(query: FilterQuery): RoomFilter {
  const features = readFeatures(query.features);
  return {
    ...(query.location !== undefined && { locationId: query.location as LocationId }),
    ...(query.floor !== undefined && { floorId: query.floor as FloorId }),
    ...(query.minCapacity !== undefined && { minCapacity: query.minCapacity }),
    ...(features.length > 0 && { features }),
    ...(query.q !== undefined && { search: query.q }),
  };
}

/** `screen,video` → both; the schema has refused unknown names. */
export function readFeatures(text: string | undefined): RoomFeature[] {
  const wanted = new Set((text ?? '').split(','));
  return roomFeatures.filter((feature) => wanted.has(feature));
}
