import type { ZoneName } from './calendar.ts';

/**
 * Names that the IANA database has replaced and that runtimes still hand out (V8's ICU lists `Europe/Kiev`, `Asia/Calcutta`).
 * Source: IANA tzdata, file `backward`.
 */
const renamed: { readonly [old: string]: ZoneName } = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

/**
 * Whether the text names an IANA zone of this runtime, aliases and any letter case included.
 * Fixed offsets (`+02:00`) aren't zones: they have no rules for next summer.
 */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(name)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/**
 * The zone's present name, so that `europe/kiev`, `Europe/Kiev` and `Europe/Kyiv` are stored alike.
 * @returns null when the runtime doesn't know the zone
 */
export function canonicalZone(name: string): ZoneName | null {
  if (!isZone(name)) return null;
  const id = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
  return renamed[id] ?? id;
}

/** Whether two names mean the same zone (`Asia/Calcutta` and `Asia/Kolkata`); false when either is unknown. */
export function sameZone(one: string, other: string): boolean {
  if (!isZone(one) || !isZone(other)) return false;
  const epoch = Temporal.Instant.fromEpochMilliseconds(0);
  return epoch.toZonedDateTimeISO(one).equals(epoch.toZonedDateTimeISO(other));
}

/** Every zone name to choose from, present names only, sorted. */
export function zoneNames(): ZoneName[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone').map((name) => renamed[name] ?? name), 'UTC'])].toSorted();
}

const proposalCount = 5;

/**
 * The zone names that look most like a text that isn't one, best first, at most five (for ZONE_UNKNOWN).
 * A city alone finds its zone (`copenhagen`), and so does a slip of the pen (`Europe/Copenhagne`).
 */
export function nearestZones(name: string): ZoneName[] {
  // A zone name has at most a few dozen letters; more of the text can't make it more alike and would cost time.
  const wanted = plain(name.slice(0, 60));
  const city = wanted.slice(wanted.lastIndexOf('/') + 1);
  return zoneNames()
    .map((zone) => ({ zone, distance: likeness(plain(zone), wanted, city) }))
    .toSorted((a, b) => a.distance - b.distance || (a.zone < b.zone ? -1 : 1))
    .slice(0, proposalCount)
    .map(({ zone }) => zone);
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_-]+/g, '_');
}

function likeness(zone: string, wanted: string, city: string): number {
  const zoneCity = zone.slice(zone.lastIndexOf('/') + 1);
  return Math.min(editDistance(zone, wanted), editDistance(zoneCity, city) + 0.5);
}

/** Levenshtein's distance: letters to insert, delete or exchange. */
function editDistance(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const exchange = above[column - 1]! + (one[row - 1] === other[column - 1] ? 0 : 1);
      line.push(Math.min(exchange, above[column]! + 1, line[column - 1]! + 1));
    }
    above = line;
  }
  return above[other.length]!;
}
