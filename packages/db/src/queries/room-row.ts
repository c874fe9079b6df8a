import type { AtomId, FloorId, Location, LocationId, Room, RoomId } from '@planner/core';

/** A room with what the rules read of its location. */
export interface PlacedRoom {
  readonly room: Room;
  readonly location: Pick<
    Location,
    'id' | 'name' | 'zone' | 'openingHours' | 'calendarExceptions' | 'currency' | 'defaultLanguage'
  >;
}

/** Columns of `rooms r` and its `locations l` that make a PlacedRoom. */
export const placedRoomColumns = `r.room_id, r.location_id, r.floor_id, r.name, r.code, r.capacity, r.capacity_strict, r.layouts,
  r.features, r.atoms, r.setup_minutes, r.teardown_minutes, r.min_duration_minutes, r.max_duration_minutes,
  r.granularity_minutes, r.lead_minutes, r.horizon_days, r.vip_category, r.active, r.opening_hours, r.series_policy,
  r.hidden_in_address_list, r.authority, r.mailbox, l.name as location_name, l.zone, l.opening_hours as location_hours,
  l.calendar_exceptions, l.currency, l.default_language`;

export interface PlacedRoomRow {
  readonly room_id: RoomId;
  readonly location_id: LocationId;
  readonly floor_id: FloorId | null;
  readonly name: string;
  readonly code: string;
  readonly capacity: number;
  readonly capacity_strict: boolean;
  readonly layouts: Room['layouts'];
  readonly features: Room['features'];
  readonly atoms: readonly AtomId[];
  readonly setup_minutes: number;
  readonly teardown_minutes: number;
  readonly min_duration_minutes: number;
  readonly max_duration_minutes: number;
  readonly granularity_minutes: Room['granularityMinutes'];
  readonly lead_minutes: number;
  readonly horizon_days: number;
  readonly vip_category: string | null;
  readonly active: boolean;
  readonly opening_hours: Room['openingHours'];
  readonly series_policy: Room['seriesPolicy'];
  readonly hidden_in_address_list: boolean;
  readonly authority: Room['authority'];
  readonly mailbox: string | null;
  readonly location_name: string;
  readonly zone: string;
  readonly location_hours: Location['openingHours'];
  readonly calendar_exceptions: Location['calendarExceptions'];
  readonly currency: string;
  readonly default_language: Location['defaultLanguage'];
}

export function toPlacedRoom(row: PlacedRoomRow): PlacedRoom {
  return {
    room: {
      id: row.room_id,
      locationId: row.location_id,
      floorId: row.floor_id,
      name: row.name,
      code: row.code,
      capacity: row.capacity,
      capacityStrict: row.capacity_strict,
      layouts: row.layouts,
      features: row.features,
      atoms: row.atoms,
      setupMinutes: row.setup_minutes,
      teardownMinutes: row.teardown_minutes,
      minDurationMinutes: row.min_duration_minutes,
      maxDurationMinutes: row.max_duration_minutes,
      granularityMinutes: row.granularity_minutes,
      leadMinutes: row.lead_minutes,
      horizonDays: row.horizon_days,
      vipCategory: row.vip_category,
      active: row.active,
      openingHours: row.opening_hours,
      seriesPolicy: row.series_policy,
      hiddenInAddressList: row.hidden_in_address_list,
      authority: row.authority,
      mailbox: row.mailbox,
    },
    location: {
      id: row.location_id,
      name: row.location_name,
      zone: row.zone,
      openingHours: row.location_hours,
      calendarExceptions: row.calendar_exceptions,
      currency: row.currency,
      defaultLanguage: row.default_language,
    },
  };
}
