import { addDays, dateIn } from '@planner/core';
import type { Floor, Location, RoomId, SiteSettings } from '@planner/core';
import type { PlacedRoom } from '@planner/db';
import { roomFeatures } from '@planner/core';
import type { LocationsAnswer, RoomAnswer } from '../api/rooms-schema.ts';

/** How synchronization of a room stands, as everybody may know it. */
export type RoomExchange = RoomAnswer['exchange'];

/** What a room is presented with beside itself. */
export interface RoomFrame {
  readonly now: Temporal.Instant;
  readonly settings: Pick<SiteSettings, 'maxHorizonDays'>;
  readonly floors: readonly Floor[];
  /** Of rooms that have a mailbox. */
  readonly exchange: ReadonlyMap<RoomId, RoomExchange>;
}

/**
 * The last date on which somebody without further rights may book the room: today of its zone and the horizon's days.
 */
export function lastBookableDate({ room, location }: PlacedRoom, frame: Pick<RoomFrame, 'now' | 'settings'>): string {
  return addDays(dateIn(frame.now, location.zone), Math.min(room.horizonDays, frame.settings.maxHorizonDays));
}

/** A room as people see it. */
export function presentRoom(placed: PlacedRoom, frame: RoomFrame): RoomAnswer {
  const { room, location } = placed;
  return {
    id: room.id,
    name: room.name,
    code: room.code,
    capacity: room.capacity,
    features: [...room.features],
    layouts: room.layouts.map(({ name, capacity }) => ({ name, capacity })),
    locationId: location.id,
    locationName: location.name,
    floorId: room.floorId,
    floorName: frame.floors.find(({ id }) => id === room.floorId)?.name ?? null,
    zone: location.zone,
    granularityMinutes: room.granularityMinutes,
    setupMinutes: room.setupMinutes,
    teardownMinutes: room.teardownMinutes,
    minDurationMinutes: room.minDurationMinutes,
    maxDurationMinutes: room.maxDurationMinutes,
    lastBookableDate: lastBookableDate(placed, frame),
    active: room.active,
    exchange: frame.exchange.get(room.id) ?? null,
  };
}

/** Locations with their floors, highest first, in the order in which they were read. */
export function presentLocations(locations: readonly Location[], floors: readonly Floor[]): LocationsAnswer {
  return {
    locations: locations.map((location) => ({
      id: location.id,
      name: location.name,
      zone: location.zone,
      language: location.defaultLanguage,
      floors: floors
        .filter(({ locationId }) => locationId === location.id)
        .map(({ id, name, level }) => ({ id, name, level })),
    })),
    features: [...roomFeatures],
  };
}
