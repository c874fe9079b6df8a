import type { Floor, FloorId, Location, LocationId } from '@planner/core';
import type { SiteTransaction } from '../database.ts';
import { sortKey } from './sort-key.ts';

interface LocationRow {
  readonly location_id: LocationId;
  readonly name: string;
  readonly zone: string;
  readonly opening_hours: Location['openingHours'];
  readonly calendar_exceptions: Location['calendarExceptions'];
  readonly currency: string;
  readonly default_language: Location['defaultLanguage'];
}

/** Adds a location. Its name is unique in the site (ConflictOnConstraint). */
export async function insertLocation(tx: SiteTransaction, location: Location): Promise<void> {
  await tx.query(
    `insert into locations (site_id, location_id, name, sort_key, zone, opening_hours, calendar_exceptions, currency, default_language)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      tx.scope.siteId,
      location.id,
      location.name,
      sortKey(location.name),
      location.zone,
      location.openingHours === null ? null : JSON.stringify(location.openingHours),
      JSON.stringify(location.calendarExceptions),
      location.currency,
      location.defaultLanguage,
    ],
  );
}

/** Adds a floor to a location. */
export async function insertFloor(tx: SiteTransaction, floor: Floor): Promise<void> {
  await tx.query('insert into floors (site_id, floor_id, location_id, name, level) values ($1, $2, $3, $4, $5)', [
    tx.scope.siteId,
    floor.id,
    floor.locationId,
    floor.name,
    floor.level,
  ]);
}

/** Every location of the site, in the order of their names. */
export async function listLocations(tx: SiteTransaction): Promise<Location[]> {
  const rows = await tx.query<LocationRow>(
    `select location_id, name, zone, opening_hours, calendar_exceptions, currency, default_language
     from locations where site_id = $1 order by sort_key, location_id`,
    [tx.scope.siteId],
  );
  return rows.map(toLocation);
}

/** Every floor of the site, higher ones first. */
export async function listFloors(tx: SiteTransaction): Promise<Floor[]> {
  const rows = await tx.query<{ floor_id: FloorId; location_id: LocationId; name: string; level: number }>(
    'select floor_id, location_id, name, level from floors where site_id = $1 order by level desc, floor_id',
    [tx.scope.siteId],
  );
  return rows.map((row) => ({ id: row.floor_id, locationId: row.location_id, name: row.name, level: row.level }));
}

function toLocation(row: LocationRow): Location {
  return {
    id: row.location_id,
    name: row.name,
    zone: row.zone,
    openingHours: row.opening_hours,
    calendarExceptions: row.calendar_exceptions,
    currency: row.currency,
    defaultLanguage: row.default_language,
  };
}
