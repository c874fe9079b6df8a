import type { EventFields } from '../tenant/item.ts';
import { readArray, readEnum, readObject, readString, requireKnown, type Json } from '../graph/json-read.ts';

type Location = EventFields['location'];

const locationTypes = [
  'default',
  'conferenceRoom',
  'homeAddress',
  'businessAddress',
  'geoCoordinates',
  'streetAddress',
  'hotel',
  'restaurant',
  'localBusiness',
  'postalAddress',
] as const;
const uniqueIdTypes = ['unknown', 'locationStore', 'directory', 'private', 'bing'] as const;
const addressParts = ['street', 'city', 'state', 'countryOrRegion', 'postalCode'];

/** What an event without a place shows. */
export const noLocation: Location = {
  displayName: '',
  locationType: 'default',
  uniqueIdType: 'unknown',
  address: {},
  coordinates: {},
};

/** Reads one location and fills in what Outlook adds: the text becomes a private unique id. */
export function readLocation(value: unknown, name: string): Location {
  if (value === null) return noLocation;
  const object = readObject(value, name);
  requireKnown(object, 'location', [
    'displayName',
    'locationEmailAddress',
    'locationType',
    'locationUri',
    'uniqueId',
    'uniqueIdType',
    'address',
    'coordinates',
  ]);
  const displayName = text(object, 'displayName') ?? '';
  const uniqueId = text(object, 'uniqueId') ?? (displayName === '' ? undefined : displayName);
  const uniqueIdType =
    object['uniqueIdType'] === undefined || object['uniqueIdType'] === null
      ? displayName === ''
        ? 'unknown'
        : 'private'
      : readEnum(object['uniqueIdType'], 'uniqueIdType', uniqueIdTypes);
  return compact({
    displayName,
    locationUri: text(object, 'locationUri'),
    locationEmailAddress: text(object, 'locationEmailAddress'),
    locationType: readEnum(object['locationType'] ?? 'default', 'locationType', locationTypes),
    uniqueId,
    uniqueIdType,
    address: object['address'] === undefined || object['address'] === null ? undefined : readAddress(object['address']),
    coordinates:
      object['coordinates'] === undefined || object['coordinates'] === null
        ? undefined
        : readObject(object['coordinates'], 'coordinates'),
  });
}

/** Reads `locations`. A bare text among several stays without a unique id, as the documented sample shows. */
export function readLocations(value: unknown): readonly Location[] {
  if (value === null) return [];
  return readArray(value, 'locations').map((one) => {
    const location = readLocation(one, 'locations');
    const sent = readObject(one, 'locations');
    const isBare = Object.keys(sent).every((key) => key === 'displayName');
    if (!isBare) return location;
    const { uniqueId: _, ...rest } = location;
    return { ...rest, uniqueIdType: 'unknown' };
  });
}

/** Keeps `location` and `locations` in step: setting one alone replaces the other (res/event). */
export function alignLocations(sent: {
  readonly location?: Location;
  readonly locations?: readonly Location[];
}): { location: Location; locations: readonly Location[] } | null {
  const { location, locations } = sent;
  if (location && locations) return { location, locations };
  if (location) return { location, locations: location['displayName'] === '' ? [] : [location] };
  if (!locations) return null;
  const joined = locations.map((one) => one['displayName']).join('; ');
  const [only] = locations;
  if (only && locations.length === 1) return { location: only, locations };
  return { location: joined === '' ? noLocation : readLocation({ displayName: joined }, 'location'), locations };
}

function readAddress(value: unknown): Json {
  const object = readObject(value, 'address');
  requireKnown(object, 'physicalAddress', addressParts);
  return compact(Object.fromEntries(addressParts.map((part) => [part, text(object, part)])));
}

function text(object: Json, name: string): string | undefined {
  return object[name] === undefined || object[name] === null ? undefined : readString(object[name], name);
}

function compact(object: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}
